// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/phases.h"

#include <array>

namespace postroom::acl {

namespace {

struct PhaseRow {
    std::string_view name;
    std::string_view option;
    std::string_view label; // in Exim's log lines: "rejected LABEL ..."
};

// In the order of enum Phase.
constexpr std::array<PhaseRow, phaseCount> rows{{
    {"connect", "acl_smtp_connect", "connection"},
    {"helo", "acl_smtp_helo", "EHLO or HELO"},
    {"starttls", "acl_smtp_starttls", "STARTTLS"},
    {"auth", "acl_smtp_auth", "AUTH"},
    {"mail", "acl_smtp_mail", "MAIL"},
    {"mailauth", "acl_smtp_mailauth", "MAILAUTH"},
    {"rcpt", "acl_smtp_rcpt", "RCPT"},
    {"predata", "acl_smtp_predata", "DATA"},
    {"mime", "acl_smtp_mime", "MIME"},
    {"prdr", "acl_smtp_data_prdr", "PRDR"},
    {"data", "acl_smtp_data", "after DATA"},
    {"quit", "acl_smtp_quit", "QUIT"},
    {"notquit", "acl_smtp_notquit", "not-QUIT"},
    {"vrfy", "acl_smtp_vrfy", "VRFY"},
    {"expn", "acl_smtp_expn", "EXPN"},
    {"etrn", "acl_smtp_etrn", "ETRN"},
    {"not_smtp_start", "acl_not_smtp_start", "non-SMTP-start"},
    {"not_smtp_mime", "acl_not_smtp_mime", "non-SMTP-MIME"},
    {"not_smtp", "acl_not_smtp", "non-SMTP"},
}};

} // namespace

std::string_view phaseName(Phase phase) { return rows[static_cast<std::size_t>(phase)].name; }
std::string_view phaseOption(Phase phase) { return rows[static_cast<std::size_t>(phase)].option; }
std::string_view phaseLabel(Phase phase) { return rows[static_cast<std::size_t>(phase)].label; }

std::optional<Phase> phaseFromName(std::string_view name) {
    for (std::size_t i = 0; i < phaseCount; ++i)
        if (rows[i].name == name)
            return static_cast<Phase>(i);
    return std::nullopt;
}

std::optional<Phase> phaseFromOption(std::string_view option) {
    for (std::size_t i = 0; i < phaseCount; ++i)
        if (rows[i].option == option)
            return static_cast<Phase>(i);
    return std::nullopt;
}

Outcome unsetOutcome(Phase phase) {
    switch (phase) {
    case Phase::rcpt: case Phase::vrfy: case Phase::expn: case Phase::etrn:
        return Outcome::deny;
    case Phase::connect: case Phase::helo: case Phase::starttls: case Phase::auth: case Phase::mail: case Phase::mailauth:
    case Phase::predata: case Phase::mime: case Phase::prdr: case Phase::data: case Phase::quit: case Phase::notquit:
    case Phase::notSmtpStart: case Phase::notSmtpMime: case Phase::notSmtp:
        break;
    }
    return Outcome::accept;
}

std::string phaseNames(PhaseSet set) {
    std::string text;
    for (std::size_t i = 0; i < phaseCount; ++i) {
        if (!set.has(static_cast<Phase>(i)))
            continue;
        text += text.empty() ? "" : ", ";
        text += rows[i].name;
    }
    return text;
}

} // namespace postroom::acl
