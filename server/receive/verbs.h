// SPDX-License-Identifier: Apache-2.0
// The verbs: one file each, one row of one table each. `check` looks at syntax and state and refuses with a reply;
// `proceed` acts, asks the policy and replies. Private to this folder.
#pragma once

#include "server/receive/session.h"
#include "server/smtp/command_line.h"

#include <optional>
#include <span>

namespace postroom::receive {

using Check = std::optional<smtp::Reply> (*)(Session& session, std::string_view argument);
using Proceed = void (*)(Session& session, std::string_view argument);

enum VerbFlag : unsigned {
    countsAsNonmail = 1,   ///< against smtp_accept_max_nonmail
    outsideMessage = 2,    ///< refused during a mail transaction
    endsPipeline = 4,      ///< RFC 2920 3.1: nothing may follow it in the same group
    takesNothing = 8,      ///< an argument is a syntax error
    beforeAuth = 16,       ///< allowed while AUTH is required and has not happened
};

struct VerbRow {
    smtp::Verb verb;
    std::string_view name;
    unsigned flags;
    Check check; ///< may be null
    Proceed proceed;
};

std::span<const VerbRow> verbTable();
const VerbRow* findVerb(smtp::Verb verb);

std::optional<smtp::Reply> checkEhlo(Session& session, std::string_view argument);
void proceedEhlo(Session& session, std::string_view argument);
std::optional<smtp::Reply> checkHelo(Session& session, std::string_view argument);
void proceedHelo(Session& session, std::string_view argument);
std::optional<smtp::Reply> checkMail(Session& session, std::string_view argument);
void proceedMail(Session& session, std::string_view argument);
std::optional<smtp::Reply> checkRcpt(Session& session, std::string_view argument);
void proceedRcpt(Session& session, std::string_view argument);
std::optional<smtp::Reply> checkData(Session& session, std::string_view argument);
void proceedData(Session& session, std::string_view argument);
void proceedBdat(Session& session, std::string_view argument);
void proceedRset(Session& session, std::string_view argument);
void proceedNoop(Session& session, std::string_view argument);
void proceedQuit(Session& session, std::string_view argument);
void proceedVrfy(Session& session, std::string_view argument);
void proceedExpn(Session& session, std::string_view argument);
void proceedEtrn(Session& session, std::string_view argument);
void proceedHelp(Session& session, std::string_view argument);
std::optional<smtp::Reply> checkStartTls(Session& session, std::string_view argument);
void proceedStartTls(Session& session, std::string_view argument);
std::optional<smtp::Reply> checkAuth(Session& session, std::string_view argument);
void proceedAuth(Session& session, std::string_view argument);
/// A line of the client while AUTH goes on.
void continueAuth(Session& session, std::string_view line);
std::optional<smtp::Reply> checkXclient(Session& session, std::string_view argument);
void proceedXclient(Session& session, std::string_view argument);

// Shared by DATA and BDAT.
void openContent(Session& session);
/// The whole content is there: decides, stores, replies.
void finishMessage(Session& session);
void proceedChunkEnd(Session& session);

} // namespace postroom::receive
