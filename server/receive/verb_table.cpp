// SPDX-License-Identifier: Apache-2.0
#include "server/receive/verbs.h"

#include <array>

namespace postroom::receive {

namespace {
using smtp::Verb;
constexpr std::array rows{ // in the order in which HELP names them, which is Exim's
    VerbRow{Verb::auth, "AUTH", countsAsNonmail | outsideMessage | beforeAuth, checkAuth, proceedAuth},
    VerbRow{Verb::starttls, "STARTTLS", countsAsNonmail | endsPipeline | beforeAuth, checkStartTls, proceedStartTls},
    VerbRow{Verb::helo, "HELO", countsAsNonmail | endsPipeline | beforeAuth, checkHelo, proceedHelo},
    VerbRow{Verb::ehlo, "EHLO", countsAsNonmail | endsPipeline | beforeAuth, checkEhlo, proceedEhlo},
    VerbRow{Verb::mail, "MAIL", 0, checkMail, proceedMail},
    VerbRow{Verb::rcpt, "RCPT", 0, checkRcpt, proceedRcpt},
    VerbRow{Verb::data, "DATA", endsPipeline | takesNothing, checkData, proceedData},
    VerbRow{Verb::bdat, "BDAT", 0, nullptr, proceedBdat},
    VerbRow{Verb::noop, "NOOP", countsAsNonmail | endsPipeline | beforeAuth, nullptr, proceedNoop},
    VerbRow{Verb::quit, "QUIT", beforeAuth, nullptr, proceedQuit},
    VerbRow{Verb::rset, "RSET", countsAsNonmail | takesNothing | beforeAuth, nullptr, proceedRset},
    VerbRow{Verb::help, "HELP", countsAsNonmail | beforeAuth, nullptr, proceedHelp},
    VerbRow{Verb::etrn, "ETRN", countsAsNonmail | endsPipeline | outsideMessage, nullptr, proceedEtrn},
    VerbRow{Verb::expn, "EXPN", countsAsNonmail | endsPipeline, nullptr, proceedExpn},
    VerbRow{Verb::vrfy, "VRFY", countsAsNonmail | endsPipeline, nullptr, proceedVrfy},
    VerbRow{Verb::xclient, "XCLIENT", endsPipeline | beforeAuth, checkXclient, proceedXclient},
};
} // namespace

std::span<const VerbRow> verbTable() { return rows; }

const VerbRow* findVerb(smtp::Verb verb) {
    for (const auto& row : rows)
        if (row.verb == verb)
            return &row;
    return nullptr;
}

} // namespace postroom::receive
