// SPDX-License-Identifier: Apache-2.0
// The command line of sendmail as programs have used it for decades: switches with their value attached or after them,
// modes under -b, Exim's message actions under -M. What has no meaning here is taken and ignored; what is unknown is an
// error. Pure.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <vector>

namespace postroom::ctl {

struct SendmailArguments {
    enum class Mode {
        submit,     ///< -bm, the usual one
        smtp,       ///< -bs
        mailq,      ///< -bp
        count,      ///< -bpc
        newaliases, ///< -bi
        address,    ///< -bt
        verify,     ///< -bv
        session,    ///< -bh ADDRESS
        expand,     ///< -be
        version,    ///< -bV
        run,        ///< -q, -qf
        message,    ///< -M..., see `action`
    };
    Mode mode = Mode::submit;
    bool recipientsFromHeader = false; ///< -t
    bool ignoreDots = false;           ///< -i, -oi
    bool queueOnly = false;            ///< -odq
    bool force = false;                ///< -qf, -qff
    bool verbose = false;              ///< -v
    std::string sender;                ///< -f, -r; "<>" is the null sender
    std::string fullName;              ///< -F
    std::string notify;                ///< -N
    std::string dsnReturn;             ///< -R: "full" or "headers"
    std::string envelopeId;            ///< -V
    std::string client;                ///< of -bh
    std::string config;                ///< -C, for -be, -bt and -bh
    std::string action;                ///< of -M: "try", "hold", "release", "give-up", "remove", "headers", "body", "log"
    std::vector<std::string> words;    ///< recipients, addresses, message ids, strings
};

/// Errors: invalid, with a sentence that names the switch.
base::Result<SendmailArguments> readSendmailArguments(const std::vector<std::string>& arguments);

} // namespace postroom::ctl
