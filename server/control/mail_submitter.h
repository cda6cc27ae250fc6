// SPDX-License-Identifier: Apache-2.0
// Mail given in by a local program (sendmail -t, -bm, -bs) through the control socket. Implemented by server/app over
// server/receive: the not-SMTP ACLs decide, the inbox keeps. Any local user may submit; who it is comes from the
// socket's peer credentials, never from the request. Thread-safe.
#pragma once

#include "server/control/diagnose_runner.h"
#include "server/mail/envelope.h"
#include "shared/base/message_id.h"
#include "shared/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace postroom::control {

struct LocalUser {
    std::string name; ///< login name, or the number when it has none
    unsigned uid = 0;
    bool trusted = false; ///< administrator role: may set any sender (-f), as Exim's trusted users
};

struct Submission {
    LocalUser user;
    std::string sender;             ///< -f; "<>" is the null sender, "" the user's own address
    std::string fullName;           ///< -F
    std::vector<std::string> recipients;
    bool recipientsFromHeader = false; ///< -t: To, Cc and Bcc are added, Bcc is removed
    std::string message;            ///< header and body; any line ends
    mail::Notify notify;            ///< -N
    mail::DsnReturn dsnReturn = mail::DsnReturn::unspecified; ///< -R
    std::string envelopeId;         ///< -V
    bool queueOnly = false;         ///< -odq: wait for the next queue run
};

struct SubmissionOutcome {
    enum class Kind : std::uint8_t { accepted, refused, deferred };
    Kind kind = Kind::accepted;
    base::MessageId id;             ///< of an accepted message
    std::string text;               ///< the reply, or why not
    struct RefusedRecipient {
        std::string address, text;
    };
    std::vector<RefusedRecipient> refusedRecipients; ///< wrong syntax; the rest was accepted
};

class MailSubmitter {
public:
    virtual ~MailSubmitter() = default;
    /// An Error is a failure to keep it (disk full): temporary means try again later.
    virtual base::Result<SubmissionOutcome> submit(Submission submission) = 0;
    /// A real SMTP session for sendmail -bs: what it accepts is kept.
    virtual base::Result<std::unique_ptr<Dialogue>> smtp(const LocalUser& user) = 0;
};

} // namespace postroom::control
