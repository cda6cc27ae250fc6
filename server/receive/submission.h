// SPDX-License-Identifier: Apache-2.0
// Mail that comes not by SMTP: a local program hands it over (sendmail, the control socket). The not-SMTP ACLs decide,
// the same inbox keeps, the same header fields are added. Local messages are completed as submissions are.
#pragma once

#include "server/receive/session.h"

#include <string>
#include <vector>

namespace postroom::receive {

struct LocalMessage {
    std::string user;                  ///< login name of the submitter, from the socket's credentials
    bool mayChooseSender = false;      ///< a trusted user: any sender, and no Sender field is added
    std::string sender;                ///< "" is user@qualify_domain; "<>" the null sender; others only when allowed
    std::string fullName;              ///< for a From field that is missing
    std::vector<std::string> recipients;
    bool recipientsFromHeader = false; ///< -t: To, Cc and Bcc are added; Bcc is removed
    std::string content;               ///< header and body; LF or CR LF line ends, made CR LF
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

} // namespace postroom::receive
