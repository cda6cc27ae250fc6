// SPDX-License-Identifier: Apache-2.0
#include "server/receive/message_limits.h"

#include "server/receive/session.h"
#include "shared/base/size_text.h"

namespace postroom::receive {

namespace {
/// The number that the option's text says; a text that cannot be expanded or read counts as `fallback`, so that a mistake
/// in it does not lift the limit.
std::int64_t limitOf(Session& session, TextOption option, std::int64_t fallback) {
    const auto& text = session.settings().text(option);
    if (text.find('$') == std::string::npos)
        return base::readSize(text).value_or(fallback);
    std::string problem;
    const auto expanded = session.gate().expand(option, problem);
    return expanded ? base::readSize(*expanded).value_or(fallback) : fallback;
}
} // namespace

std::int64_t messageSizeLimit(Session& session) { return limitOf(session, TextOption::messageSizeLimit, 50 << 20); }

std::int64_t recipientsMax(Session& session) { return limitOf(session, TextOption::recipientsMax, 50'000); }

std::string limitsText(Session& session) {
    std::string text;
    if (const auto mails = session.settings().acceptMaxPerConnection; mails > 0)
        text = "MAILMAX=" + std::to_string(mails);
    if (const auto recipients = recipientsMax(session); recipients > 0)
        text += (text.empty() ? "RCPTMAX=" : " RCPTMAX=") + std::to_string(recipients);
    return text;
}

} // namespace postroom::receive
