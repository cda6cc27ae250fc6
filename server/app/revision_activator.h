// SPDX-License-Identifier: Apache-2.0
// What applying a revision needs of the running server: compile a document, and put the compiled form to work.
#pragma once

#include "shared/base/strong_id.h"
#include "shared/config/document.h"
#include "shared/config/finding.h"

#include <memory>

namespace postroom::app {

struct Compiled; ///< compiled.h

class RevisionActivator {
public:
    virtual ~RevisionActivator() = default;
    /// Validates and compiles everything; null when a finding is an error. Changes nothing.
    virtual std::shared_ptr<const Compiled> compile(const config::Document& document, const config::SecretMap& secrets, base::RevisionId revision,
                                                    config::Findings& findings) = 0;
    /// Tries it: runs the tests that stand in it (an error for each that fails), asks whether it relays for strangers and
    /// whether postmaster's mail arrives (warnings).
    virtual config::Findings test(const std::shared_ptr<const Compiled>& compiled) = 0;
    /// Opens new listeners, then swaps the snapshot, then closes listeners that are gone; connections live on. On failure
    /// (a port that cannot be bound) the findings say what, and the old one runs on unchanged.
    virtual bool activate(std::shared_ptr<const Compiled> compiled, config::Findings& findings) = 0;
};

} // namespace postroom::app
