// SPDX-License-Identifier: Apache-2.0
// Recorded cases put to another revision (control/diagnose_runner.h, Replayer). A case that comes out otherwise is put to
// the running revision too: what that one would decide in the same way is no consequence of the change.
#pragma once

#include "server/app/compiled.h"
#include "server/control/diagnose_runner.h"

namespace postroom::app {

class CaseReplayer final : public control::Replayer {
public:
    CaseReplayer(std::shared_ptr<const Compiled> changed, std::shared_ptr<const Compiled> running)
        : m_changed(std::move(changed)), m_running(std::move(running)) {}
    control::ReplayOutcome replay(std::string_view packedTrace) override;

private:
    std::shared_ptr<const Compiled> m_changed, m_running;
};

} // namespace postroom::app
