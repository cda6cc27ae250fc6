// SPDX-License-Identifier: Apache-2.0
// A letter that a transport writes by itself: an automatic reply, a warning about a mailbox. It has the null sender, so
// that nothing ever answers it with a bounce (RFC 3834 3.3), and goes through the same door as any other mail.
#pragma once

#include "server/queue/inbox.h"
#include "shared/base/message_id.h"

#include <string>
#include <vector>

namespace postroom::transport {

/// Where letters go; null members: this process sends none (a trial of a configuration).
struct LetterBox {
    queue::Inbox* inbox = nullptr;
    base::MessageIdSource* ids = nullptr;
    std::string hostName;
    std::string qualifyDomain; ///< of the From of warnings
};

struct Letter {
    std::vector<std::string> recipients;
    std::string fields;  ///< header fields in wire form; Received, Date, Message-Id and Auto-Submitted are put in front
    std::string subject; ///< for the search row
    std::string body;    ///< any line ends
};

/// The id of the new message. Errors: io and what Inbox::accept says; temporary when this process sends none.
base::Result<std::string> sendLetter(const LetterBox& box, const Letter& letter, base::RevisionId revision, base::Time now);

/// A header field: folds nothing, and takes line breaks out of the value, so that no second field can be made of it.
std::string letterField(std::string_view name, std::string_view value);

} // namespace postroom::transport
