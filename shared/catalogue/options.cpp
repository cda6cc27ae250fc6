// SPDX-License-Identifier: Apache-2.0
// The index over the tables of options.
#include "shared/catalogue/tables.h"

#include <unordered_map>

namespace postroom::catalogue {

namespace {

using Index = std::unordered_multimap<std::string_view, const OptionRow*>;

const Index& index() {
    static const Index result = [] {
        Index rows;
        for (const auto& table : optionTables())
            for (const OptionRow& row : table)
                rows.emplace(row.name, &row);
        return rows;
    }();
    return result;
}

constexpr std::array<std::string_view, 7> routerDrivers{"accept", "dnslookup", "ipliteral", "iplookup", "manualroute", "queryprogram", "redirect"};
constexpr std::array<std::string_view, 5> transportDrivers{"appendfile", "autoreply", "lmtp", "pipe", "smtp"};
constexpr std::array<std::string_view, 2> authenticatorDrivers{"accounts", "plaintext"};
constexpr std::array<std::string_view, 1> absentTransports{"queuefile"};
constexpr std::array<std::string_view, 8> absentAuthenticators{"cram_md5", "cyrus_sasl", "dovecot", "external",
                                                               "gsasl", "heimdal_gssapi", "spa", "tls"};

} // namespace

std::span<const std::span<const OptionRow>> optionTables() {
    static const std::array tables{
        optionsMainGeneral(),        optionsMainSmtp(),         optionsMainAcl(),
        optionsMainTls(),            optionsMainQueue(),        optionsDomainList(),
        optionsHostList(),           optionsAddressList(),      optionsLocalPartList(),
        optionsListener(),           optionsAccount(),          optionsRouter(),
        optionsRouterDnslookup(),    optionsRouterIplookup(), optionsRouterManualroute(), optionsRouterQueryprogram(), optionsRouterRedirect(),
        optionsTransport(),          optionsTransportSmtp(),    optionsTransportAppendfile(),
        optionsTransportPipe(),      optionsTransportAutoreply(), optionsTransportLmtp(),
        optionsRetry(),            optionsRewrite(),
        optionsAuthenticator(),      optionsAuthenticatorPlaintext(), optionsTest(),
    };
    return tables;
}

const OptionRow* findOption(Kind kind, std::string_view driver, std::string_view name) {
    const OptionRow* generic = nullptr;
    const auto [begin, end] = index().equal_range(name);
    for (auto it = begin; it != end; ++it) {
        const OptionRow& row = *it->second;
        if (row.kind != kind)
            continue;
        if (row.driver.empty())
            generic = &row;
        else if (row.driver == driver)
            return &row;
    }
    return generic;
}

std::vector<const OptionRow*> optionsOf(Kind kind, std::string_view driver) {
    std::vector<const OptionRow*> result;
    for (const auto& table : optionTables())
        for (const OptionRow& row : table)
            if (row.kind == kind && (row.driver.empty() || row.driver == driver))
                result.push_back(&row);
    return result;
}

std::span<const std::string_view> driversOf(Kind kind) {
    if (kind == Kind::router)
        return routerDrivers;
    if (kind == Kind::transport)
        return transportDrivers;
    if (kind == Kind::authenticator)
        return authenticatorDrivers;
    return {};
}

std::span<const std::string_view> absentDriversOf(Kind kind) {
    if (kind == Kind::transport)
        return absentTransports;
    if (kind == Kind::authenticator)
        return absentAuthenticators;
    return {};
}

std::string_view optionTypeName(OptionType type) {
    switch (type) {
    case OptionType::boolean: return "boolean";
    case OptionType::integer: return "integer";
    case OptionType::size: return "size";
    case OptionType::duration: return "time";
    case OptionType::octal: return "octal number";
    case OptionType::text: return "text";
    case OptionType::path: return "path";
    case OptionType::choice: return "choice";
    case OptionType::durationList: return "list of times";
    case OptionType::stringList: return "list";
    case OptionType::hostList: return "host list";
    case OptionType::domainList: return "domain list";
    case OptionType::addressList: return "address list";
    case OptionType::localPartList: return "local part list";
    case OptionType::textLines: return "texts";
    case OptionType::aclReference: return "ACL";
    }
    return "text";
}

} // namespace postroom::catalogue
