// SPDX-License-Identifier: Apache-2.0
// Mail of local programs under the running revision (control/mail_submitter.h): who is trusted, what becomes of Sender,
// and the daemon's own inbox behind receive::submit and behind the sessions of sendmail -bs. Thread-safe.
#pragma once

#include "server/app/compiled.h"
#include "server/control/mail_submitter.h"
#include "server/receive/submission.h"

#include <functional>
#include <memory>

namespace postroom::app {

class Submitter final : public control::MailSubmitter {
public:
    /// What `parts` refers to outlives this and every dialogue it opened. `running` gives null before the first revision.
    Submitter(receive::ReceiveServer::Parts parts, std::function<std::shared_ptr<const Compiled>()> running)
        : m_parts(std::move(parts)), m_running(std::move(running)) {}

    base::Result<control::SubmissionOutcome> submit(control::Submission submission) override;
    base::Result<std::unique_ptr<control::Dialogue>> smtp(const control::LocalUser& user) override;

private:
    base::Result<std::shared_ptr<const Compiled>> running() const;
    [[nodiscard]] receive::SessionServices services(const Compiled& compiled) const;

    receive::ReceiveServer::Parts m_parts;
    std::function<std::shared_ptr<const Compiled>()> m_running;
};

} // namespace postroom::app
