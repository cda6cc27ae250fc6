// SPDX-License-Identifier: Apache-2.0
// sendmail, mailq, newaliases, runq, rmail: the old names, by argv[0] or as subcommands.
#pragma once

#include "server/ctl/context.h"
#include "server/ctl/sendmail_arguments.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::ctl {

/// Is it one of the names ("sendmail", "mailq", "newaliases", "runq", "rmail", "exim4"...)?
[[nodiscard]] bool isSendmailName(std::string_view name);
/// Runs as that program.
int runSendmail(Context& context, std::string_view name, const std::vector<std::string>& arguments);
/// Hands in a message from standard input.
int submitMail(Context& context, const SendmailArguments& arguments);

} // namespace postroom::ctl
