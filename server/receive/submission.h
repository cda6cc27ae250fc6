// SPDX-License-Identifier: Apache-2.0
// Mail that comes not by SMTP: a local program hands it over (sendmail, the control socket). The not-SMTP ACLs decide,
// the same inbox keeps, the same header fields are added. Local messages are completed as submissions are.
#pragma once

#include "server/receive/session.h"

#include <string>
#include <vector>

namespace postroom::receive {

struct LocalMessage : LocalCaller {
    std::string sender;                ///< "" is user@qualify_domain; "<>" the null sender; others as allowedSender has it
    std::vector<std::string> recipients;
    bool recipientsFromHeader = false; ///< -t: To, Cc and Bcc are added; Bcc is removed
    std::string content;               ///< header and body; line ends of any kind, made CR LF
    mail::Notify notify;
    mail::DsnReturn dsnReturn = mail::DsnReturn::unspecified;
    std::string envelopeId;
    bool queueOnly = false;
};

struct SubmitResult {
    base::MessageId id;  ///< of an accepted message; empty: it was refused
    smtp::Reply reply;   ///< what an SMTP client would have been told
    struct Refused {
        std::string address, text;
    };
    std::vector<Refused> refusedRecipients; ///< wrong syntax; the others got their message
};

/// Blocks in the policy and in the inbox, on the calling thread. `services` as for a session, see
/// ReceiveServer::sessionServices.
SubmitResult submit(SessionServices services, LocalMessage message);

/// A session for sendmail -bs: no host, no TLS, no AUTH; SMTP's ACLs decide, senders are as allowedSender has them, and the
/// messages are completed as those of submit() are. Drive it as any session.
std::unique_ptr<Session> openLocalSmtp(SessionServices services, LocalCaller caller);

/// `asked`, a whole address, when the caller may use it: trusted users any, all users the null sender "", their own and those
/// of untrusted_set_sender. Otherwise the caller's own address.
std::string allowedSender(Session& session, const LocalCaller& caller, std::string asked);
/// Makes the message one that is completed for its submitter.
void markAsLocal(const LocalCaller& caller, Transaction& transaction);

} // namespace postroom::receive
