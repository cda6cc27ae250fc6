// SPDX-License-Identifier: Apache-2.0
// The texts of the SMTP server. Codes and enhanced codes follow RFC 5321, 3463, 2034, 4954, 3207, 3030.
#include "shared/catalogue/reply_row.h"

namespace postroom::catalogue {

namespace {

constexpr ReplyRow rows[] = {
    {"auth-already", 503, "5.5.1", "Already authenticated"},
    {"auth-cancelled", 501, "5.7.0", "Authentication cancelled"},
    {"auth-done", 235, "2.7.0", "Authentication succeeded"},
    {"auth-failed", 535, "5.7.8", "Incorrect authentication data"},
    {"auth-in-transaction", 503, "5.5.1", "AUTH is not permitted during a mail transaction"},
    {"auth-mechanism", 504, "5.5.4", "{mechanism} authentication mechanism not supported"},
    {"auth-needs-tls", 538, "5.7.11", "Encryption required for authentication"},
    {"auth-not-advertised", 503, "5.5.1", "AUTH command used when not advertised"},
    {"auth-syntax", 501, "5.5.2", "Invalid base64 data"},
    {"auth-temporary", 454, "4.7.0", "Temporary authentication failure"},
    {"auth-required", 530, "5.7.0", "Authentication required"},
    {"banner", 220, "", "{banner}"},
    {"bare-line-ending", 554, "5.6.0", "Bare CR or LF is not allowed"},
    {"bdat-chunk", 250, "2.0.0", "{bytes} byte chunk received"},
    {"bdat-sequence", 503, "5.5.1", "BDAT command used when CHUNKING not advertised, or DATA in progress"},
    {"bdat-syntax", 501, "5.5.4", "Missing or invalid size for BDAT"},
    {"closing", 221, "2.0.0", "{host} closing connection"},
    {"command-line-too-long", 500, "5.5.2", "Line too long"},
    {"connect-refused", 554, "5.7.1", "SMTP service not available"},
    {"data-go", 354, "", "Enter message, ending with \".\" on a line by itself"},
    {"data-no-recipients", 503, "5.5.1", "Valid RCPT command must precede DATA"},
    {"data-nobody-valid", 554, "5.5.1", "No valid recipients"},
    {"discarded", 250, "2.0.0", "OK"},
    {"ehlo-syntax", 501, "5.5.4", "Syntactically invalid {verb} argument"},
    {"expn-members", 250, "2.1.5", "{members}"},
    {"expn-too-many", 550, "5.7.1", "The list is too long to be shown"},
    {"header-too-large", 552, "5.3.4", "A header line, or the header section, is too large"},
    {"helo-needed", 503, "5.5.1", "HELO or EHLO required"},
    {"help", 214, "2.0.0", "Commands supported:\n{commands}"},
    {"idle", 421, "4.4.2", "{host} SMTP command timeout - closing connection"},
    {"local-error", 451, "4.3.0", "Temporary local problem - please try later"},
    {"loop", 554, "5.4.6", "Too many \"Received\" headers - suspected mail loop"},
    {"mail-nested", 503, "5.5.1", "sender already given"},
    {"mail-ok", 250, "2.1.0", "OK"},
    {"mail-ok-prdr", 250, "2.1.0", "OK, PRDR Requested"},
    {"mail-parameter", 555, "5.5.4", "Unsupported MAIL parameter {parameter}"},
    {"mail-syntax", 501, "5.1.7", "{detail}"},
    {"message-accepted", 250, "2.0.0", "OK id={id}"},
    {"message-rejected", 550, "5.7.1", "Administrative prohibition"},
    {"message-rejected-temporarily", 451, "4.7.1", "Temporary local problem - please try later"},
    {"message-too-large", 552, "5.3.4", "Message size exceeds maximum permitted"},
    {"no-space", 452, "4.3.1", "Space shortage, please try later"},
    {"noop", 250, "2.0.0", "OK"},
    {"not-stored", 451, "4.3.0", "The message could not be stored - please try later"},
    {"parameter-value", 501, "5.5.4", "Invalid value of {parameter}"},
    {"prdr-begin", 353, "", "PRDR content analysis beginning"},
    {"prdr-accept", 250, "2.1.5", "PRDR R=<{address}> acceptance"},
    {"prdr-all-deferred", 450, "4.7.1", "id={id} no recipient accepted for now"},
    {"prdr-all-refused", 550, "5.7.1", "id={id} message rejected for all recipients"},
    {"prdr-defer", 450, "4.7.1", "PRDR R=<{address}> temporary refusal"},
    {"prdr-overall", 250, "2.0.0", "id={id} message accepted"},
    {"prdr-refuse", 550, "5.7.1", "PRDR R=<{address}> refusal"},
    {"prdr-some", 250, "2.0.0", "id={id} message accepted for some recipients"},
    {"proxy-failed", 503, "5.5.1", "Required proxy negotiation failed"},
    {"rcpt-before-mail", 503, "5.5.1", "Sender not yet given"},
    {"rcpt-ok", 250, "2.1.5", "Accepted"},
    {"rcpt-parameter", 555, "5.5.4", "Unsupported RCPT parameter {parameter}"},
    {"rcpt-rejected", 550, "5.7.1", "Administrative prohibition"},
    {"rcpt-rejected-temporarily", 451, "4.7.1", "Temporary local problem - please try later"},
    {"rcpt-syntax", 501, "5.1.3", "{detail}"},
    {"rcpt-too-many", 452, "4.5.3", "Too many recipients"},
    {"rcpt-too-many-rejected", 552, "5.5.3", "Too many recipients"},
    {"relay-denied", 550, "5.7.1", "Relay not permitted"},
    {"reset", 250, "2.0.0", "Reset OK"},
    {"server-stopping", 421, "4.3.2", "{host} shutting down - closing connection"},
    {"smtputf8-needed", 553, "5.6.7", "An internationalized address needs SMTPUTF8"},
    {"starttls-again", 503, "5.5.1", "TLS is already active"},
    {"starttls-arguments", 501, "5.5.4", "STARTTLS takes no argument"},
    {"starttls-failed", 454, "4.7.0", "TLS currently unavailable"},
    {"starttls-go", 220, "2.0.0", "TLS go ahead"},
    {"starttls-not-advertised", 503, "5.5.1", "STARTTLS command used when not advertised"},
    {"synchronization", 554, "5.5.0", "SMTP synchronization error"},
    {"too-many-connections", 421, "4.7.0", "Too many concurrent SMTP connections; please try again later"},
    {"too-many-connections-host", 421, "4.7.0", "Too many concurrent SMTP connections from this host; please try again later"},
    {"too-many-errors", 421, "4.7.0", "Too many syntax or protocol errors"},
    {"too-many-messages", 421, "4.7.0", "Too many messages in one connection"},
    {"too-many-nonmail", 554, "5.7.0", "Too many nonmail commands"},
    {"too-many-unknown", 500, "5.5.1", "Too many unrecognized commands"},
    {"unknown-command", 500, "5.5.1", "unrecognized command"},
    {"not-implemented", 502, "5.5.1", "Command not implemented"},
    {"arguments-unexpected", 501, "5.5.4", "{verb} takes no argument"},
    {"vrfy-no", 252, "2.1.5", "Administrative prohibition"},
    {"vrfy-yes", 250, "2.1.5", "<{address}> is deliverable"},
    {"vrfy-unknown", 550, "5.1.1", "<{address}> is not deliverable"},
    {"xclient-during-transaction", 503, "5.5.1", "XCLIENT is not permitted during a mail transaction"},
    {"xclient-done", 220, "2.0.0", "XCLIENT success"},
    {"xclient-not-advertised", 501, "5.5.1", "XCLIENT command used when not advertised"},
    {"xclient-syntax", 501, "5.5.4", "{detail}"},
};

} // namespace

std::span<const ReplyRow> replyRows() { return rows; }

const ReplyRow* findReply(std::string_view id) {
    for (const ReplyRow& row : rows)
        if (row.id == id)
            return &row;
    return nullptr;
}

} // namespace postroom::catalogue
