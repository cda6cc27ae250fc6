// SPDX-License-Identifier: Apache-2.0
// Enhanced status codes: RFC 3463 and the registry that RFC 5248 opened (RFC 4954, 5336, 7293, 7372, 7505, 8616...).
#include "server/mail/bounce/reason_rules.h"

namespace postroom::bounce {

namespace {

constexpr StatusRow firmRows[] = {
    {"2.2", Reason::mailboxFull},     {"3.4", Reason::tooBig},          {"2.3", Reason::tooBig},
    {"1.6", Reason::mailboxMoved},    {"4.6", Reason::mailLoop},        {"7.20", Reason::authentication}, {"7.21", Reason::authentication},
    {"7.22", Reason::authentication}, {"7.23", Reason::authentication}, {"7.24", Reason::authentication},
    {"7.25", Reason::reverseDns},     {"7.26", Reason::authentication}, {"7.27", Reason::senderRefused},
    {"7.28", Reason::tooMany},        {"7.29", Reason::authentication}, {"7.30", Reason::tls},
};

constexpr StatusRow rows[] = {
    {"1.1", Reason::mailboxUnknown},  {"1.0", Reason::mailboxUnknown}, {"1.2", Reason::hostUnknown},     {"1.3", Reason::addressSyntax},
    {"1.4", Reason::mailboxUnknown},  {"1.7", Reason::senderRefused},   {"1.8", Reason::senderRefused},
    {"1.9", Reason::relayDenied},     {"1.10", Reason::noMailService}, {"2.1", Reason::mailboxDisabled}, {"2.4", Reason::serverError},
    {"3.0", Reason::serverError},     {"3.1", Reason::serverFull},     {"3.2", Reason::serverError},     {"3.3", Reason::protocol},
    {"3.5", Reason::serverError},     {"3.6", Reason::serverError},    {"4.1", Reason::network},         {"4.2", Reason::network},
    {"4.3", Reason::network},         {"4.4", Reason::hostUnknown},    {"4.5", Reason::serverFull},      {"4.7", Reason::expired},
    {"5.1", Reason::protocol},        {"5.2", Reason::protocol},       {"5.3", Reason::tooMany},         {"5.4", Reason::protocol},
    {"5.5", Reason::protocol},        {"5.6", Reason::protocol},       {"6.0", Reason::content},         {"6.1", Reason::content},
    {"6.2", Reason::content},         {"6.3", Reason::content},        {"6.5", Reason::content},         {"6.6", Reason::content},
    {"6.7", Reason::content},         {"6.8", Reason::content},        {"6.9", Reason::content},         {"7.0", Reason::policy},
    {"7.1", Reason::policy},          {"7.2", Reason::notPermitted},   {"7.3", Reason::notPermitted},   {"7.4", Reason::tls},             {"7.5", Reason::tls},            {"7.6", Reason::tls},
    {"7.7", Reason::content},         {"7.8", Reason::protocol},       {"7.9", Reason::policy},          {"7.10", Reason::tls},
    {"7.11", Reason::tls},            {"7.13", Reason::mailboxDisabled}, {"7.16", Reason::policy},       {"7.17", Reason::mailboxUnknown},
    {"7.18", Reason::mailboxUnknown}, {"7.19", Reason::mailboxUnknown},
};

template <typename Rows>
std::optional<Reason> lookUp(const Rows& table, std::string_view status) {
    if (status.size() < 5 || (status[0] != '4' && status[0] != '5'))
        return std::nullopt;
    for (const auto& row : table)
        if (status.substr(2) == row.status)
            return row.reason;
    return std::nullopt;
}

} // namespace

std::optional<Reason> firmReasonOf(std::string_view status) { return lookUp(firmRows, status); }

std::optional<Reason> reasonOfStatus(std::string_view status) {
    if (status == "5.3.2" || status == "5.1.10") // "not accepting network messages", for good; RFC 7505
        return Reason::noMailService;
    return lookUp(rows, status);
}

// RFC 5321 4.2.3, RFC 4954 6, RFC 7504: what is left when the words say nothing.
std::optional<Reason> reasonOfCode(int code) {
    switch (code) {
    case 521:
    case 556: return Reason::noMailService;
    case 551: return Reason::mailboxMoved;
    case 525: return Reason::mailboxDisabled;
    case 552: return Reason::mailboxFull;
    case 452: return Reason::serverFull;
    case 523: return Reason::tooBig;
    case 500:
    case 501:
    case 502:
    case 503:
    case 504:
    case 555: return Reason::protocol;
    case 530:
    case 535: return Reason::notPermitted;
    case 421:
    case 432:
    case 450:
    case 451: return Reason::serverError;
    default: return std::nullopt;
    }
}

} // namespace postroom::bounce
