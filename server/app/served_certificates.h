// SPDX-License-Identifier: Apache-2.0
// The certificates that the listeners of a revision serve, as they are in memory.
#pragma once

#include "server/control/daemon_actions.h"

#include <vector>

namespace postroom::receive {
struct Configuration;
}

namespace postroom::app {

std::vector<control::CertificateStatus> servedCertificates(const receive::Configuration& reception);

} // namespace postroom::app
