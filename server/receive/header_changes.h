// SPDX-License-Identifier: Apache-2.0
// What reception does to the header section: our Received field, the fields of a submission, what ACLs add and remove.
#pragma once

#include "server/mail/header_list.h"
#include "server/policy/acl/engine.h"

#include <string>

namespace postroom::receive {

class Session;

/// return_path_remove, delivery_date_remove, envelope_to_remove: what only the final delivery may say (RFC 5321 4.4).
void removeDeliveryFields(Session& session, mail::HeaderList& headers);
/// Puts our Received field in front.
void addReceived(Session& session, mail::HeaderList& headers);
/// control = submission, and messages not received by SMTP: Date, Message-ID, From and Sender where they are missing or
/// not the submitter's (RFC 6409 8).
void completeSubmission(Session& session, mail::HeaderList& headers);
/// Applies what ACLs asked for since the last call, in order.
void applyHeaderChanges(std::vector<acl::HeaderChange>& changes, mail::HeaderList& headers);

} // namespace postroom::receive
