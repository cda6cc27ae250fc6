// SPDX-License-Identifier: Apache-2.0
// iplookup: asks servers by UDP or TCP where an address goes; the answer is another address. The first server that answers
// decides. An answer to another question, or one that response_pattern does not match, declines (policy-language 2.6).
#include "server/deliver/router/option_reader.h"
#include "server/deliver/router/redirect_data.h"
#include "server/deliver/router/routing.h"

#include "server/mail/address.h"
#include "server/policy/lookup/ip_address.h"
#include "server/policy/lookup/list.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <vector>

namespace postroom::router {

namespace {

constexpr std::string_view defaultQuery = "$local_part@$domain $local_part@$domain";

std::string firstWord(std::string_view text) {
    const auto blank = text.find_first_of(" \t\r\n");
    return std::string(text.substr(0, blank));
}

std::string afterFirstWord(std::string_view text) {
    const auto blank = text.find_first_of(" \t\r\n");
    return blank == std::string_view::npos ? std::string() : std::string(base::trim(text.substr(blank)));
}

/// What the first server that answers says; nothing when none does, and then why in item.message.
std::optional<std::string> askServers(Routing& routing, Item& item, const IpLookupOptions& options, const std::string& query) {
    for (const auto& server : options.servers) {
        world::ExchangeRequest request;
        request.target = (options.tcp ? "inet:" : "udp:") + server + ":" + std::to_string(options.port);
        request.send = query;
        request.timeout = options.timeout;
        const auto answer = routing.outer.world.exchange(request);
        if (answer.found())
            return answer.value();
        item.message = "iplookup: " + server + " port " + std::to_string(options.port) + ": " + answer.detail;
    }
    return std::nullopt;
}

/// Is it an answer to this question? Fills $0, $1... for `reroute`.
bool fits(Item& item, const IpLookupOptions& options, const std::string& answer) {
    if (!options.pattern)
        return !options.defaultQuery || base::equalsIgnoreCase(afterFirstWord(answer), item.current + "@" + item.domain);
    std::vector<regex::Group> groups;
    if (options.pattern->match(answer, groups) != regex::MatchOutcome::yes)
        return false;
    item.captures.clear();
    for (const regex::Group& group : groups)
        item.captures.push_back(group.set ? answer.substr(group.begin, group.end - group.begin) : std::string());
    return true;
}

} // namespace

void readIpLookup(OptionReader& reader, Router& router) {
    auto& options = router.ipLookup;
    const auto number = [&](std::string_view name) { return base::toInteger(base::trim(reader.text(name).value_or(""))); };
    const std::string list = reader.text("hosts").value_or("");
    lookup::ListSplitter hosts(list);
    while (const auto host = hosts.next()) {
        if (host->empty())
            continue;
        if (!lookup::IpAddress::parse(*host))
            reader.error("bad-address", reader.placeOf("hosts"), "\"" + *host + "\" is not an IP address; iplookup asks addresses, not names");
        options.servers.push_back(host->find(':') == std::string::npos ? *host : "[" + *host + "]");
    }
    if (options.servers.empty())
        reader.error("missing-option", reader.source().place, "router " + router.name + " needs hosts");
    const auto port = number("port");
    if (!port || *port < 1 || *port > 65535)
        reader.error("missing-option", reader.source().place, "router " + router.name + " needs a port from 1 to 65535");
    options.port = static_cast<std::uint16_t>(port.value_or(0));
    const auto protocol = base::lower(base::trim(reader.text("protocol").value_or("udp")));
    if (protocol != "udp" && protocol != "tcp")
        reader.error("bad-choice", reader.placeOf("protocol"), "protocol is udp or tcp, not \"" + protocol + "\"");
    options.tcp = protocol == "tcp";
    options.defaultQuery = !reader.text("query");
    options.query = options.defaultQuery ? reader.compile(defaultQuery, reader.source().place) : *reader.program("query");
    if (const auto pattern = reader.text("response_pattern")) {
        auto compiled = regex::Pattern::compile(*pattern);
        if (compiled)
            options.pattern = std::make_shared<regex::Pattern>(std::move(*compiled));
        else
            reader.error("bad-pattern", reader.placeOf("response_pattern"), compiled.error().publicText);
    }
    options.reroute = reader.program("reroute");
    options.optional = reader.boolean("optional", false);
    if (const auto timeout = reader.text("timeout")) {
        if (const auto read = base::readDuration(base::trim(*timeout)); read && read->count() > 0 && *read <= base::Seconds(600))
            options.timeout = *read;
        else
            reader.error("bad-duration", reader.placeOf("timeout"), "timeout must be a time above zero and at most 10m, like 5s");
    }
}

Say runIpLookup(Routing& routing, const ItemPtr& item, const Router& router) {
    const auto& options = router.ipLookup;
    const auto query = expandSetting(routing, *item, options.query, "query");
    if (!query.value)
        return query.forced ? Say::decline : Say::defer;
    const auto answer = askServers(routing, *item, options, query.value->text);
    if (!answer)
        return options.optional ? Say::decline : Say::defer;
    if (!fits(*item, options, *answer)) {
        Routing::note(*item, "response", "the answer \"" + base::shortened(base::printable(*answer), 80) + "\" does not fit", "declined");
        return Say::decline;
    }
    std::string rerouted = firstWord(*answer);
    if (options.reroute) {
        const auto made = expandSetting(routing, *item, *options.reroute, "reroute");
        if (!made.value)
            return made.forced ? Say::decline : Say::defer;
        rerouted = std::string(base::trim(made.value->text));
    }
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    const auto parsed = mail::parseAddress(rerouted, syntax);
    if (!parsed) {
        item->message = "iplookup: \"" + base::shortened(base::printable(rerouted), 80) + "\" is no address: " + parsed.error().publicText;
        return Say::defer;
    }
    return routing.addChildren(*item, {makeChild(item, mail::qualify(parsed->address, routing.chain.qualifyRecipient))});
}

} // namespace postroom::router
