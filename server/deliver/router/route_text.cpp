// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/route_text.h"

#include "server/mail/address.h"

#include <algorithm>

namespace postroom::router {

namespace {

using base::Json;

Json hostsJson(const std::vector<Host>& hosts) {
    struct Line {
        int preference;
        std::string name;
        std::string text;
    };
    std::vector<Line> lines;
    bool allMx = true, oneName = true;
    for (const auto& host : hosts) {
        const auto mx = host.mxPreference >= 0 ? " MX=" + std::to_string(host.mxPreference) : std::string();
        const auto port = host.port != 0 ? " port=" + std::to_string(host.port) : std::string();
        allMx = allMx && host.mxPreference >= 0;
        oneName = oneName && host.name == hosts.front().name;
        for (const auto& address : host.addresses)
            lines.push_back({host.mxPreference, host.name, host.name + " [" + address + "]" + mx + port});
        if (host.addresses.empty())
            lines.push_back({host.mxPreference, host.name, host.name + " [unknown]" + mx + port});
    }
    if (allMx || oneName) // otherwise the administrator's order counts
        std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
            return a.preference != b.preference ? a.preference < b.preference : a.text < b.text;
        });
    Json array = Json::array();
    for (auto& line : lines)
        array.append(std::move(line.text));
    return array;
}

std::string_view outcomeOf(Routed::Kind kind) {
    switch (kind) {
    case Routed::Kind::deliver:
        return "";
    case Routed::Kind::fail:
        return "is undeliverable";
    case Routed::Kind::defer:
    case Routed::Kind::hold:
        return "cannot be resolved at this time";
    case Routed::Kind::discard:
        return "mail to this address would be discarded";
    }
    return "";
}

Json stepsJson(const std::vector<Step>& steps) {
    Json array = Json::array();
    for (const auto& step : steps)
        array.append(Json::object({{"router", step.router}, {"what", step.what}, {"found", step.found}, {"result", step.result}}));
    return array;
}

Json routeJson(const Routed& routed, WithSteps steps) {
    Json entry = Json::object({{"address", routed.address}});
    const bool delivers = routed.kind == Routed::Kind::deliver;
    if (!routed.pipeOrFile.empty()) { // like Exim: the address that was redirected, and where to
        entry.set("outcome", "->");
        entry.set("text", routed.pipeOrFile);
        if (!routed.transport.empty())
            entry.set("transport", routed.transport);
    } else if (delivers) {
        entry.set("router", routed.router);
        entry.set("transport", routed.transport);
        if (!routed.hosts.empty())
            entry.set("hosts", hostsJson(routed.hosts));
    } else {
        entry.set("outcome", outcomeOf(routed.kind));
        entry.set("text", routed.message);
    }
    if (routed.pipeOrFile.empty() && !routed.parents.empty()) {
        Json parents = Json::array();
        for (const auto& parent : routed.parents)
            parents.append(parent);
        entry.set("parents", std::move(parents));
    }
    if (steps == WithSteps::yes)
        entry.set("steps", stepsJson(routed.steps));
    return entry;
}

} // namespace

Json routesJson(const std::vector<Routed>& routes, WithSteps steps) {
    Json array = Json::array();
    for (const auto& routed : routes) {
        array.append(routeJson(routed, steps));
        if (!routed.pipeOrFile.empty() && routed.kind != Routed::Kind::deliver) {
            array.append(Json::object({{"address", "*** Error in setting up pipe, file, or autoreply:"}}));
            array.append(Json::object({{"address", routed.message}}));
        }
    }
    return array;
}

Json testAddress(const RouterChain& chain, std::string_view address, std::string_view sender, const expand::Scope& scope, WithSteps steps) {
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    const auto parsed = mail::parseAddress(address, syntax);
    Json array = Json::array();
    if (!parsed) {
        array.append(Json::object({{"address", "syntax error: " + parsed.error().publicText}}));
        return array;
    }
    const auto qualified = mail::qualify(parsed->address, chain.qualifyRecipient());
    const auto rewritten = chain.rewriteRules().address(qualified, 'T', scope);
    if (rewritten != qualified)
        array.append(Json::object({{"address", "Address rewritten as: " + rewritten}}));
    const auto routes = chain.route({rewritten, std::string(sender), Purpose::addressTest}, scope);
    const auto described = routesJson(routes, steps);
    for (const auto& entry : described.items())
        array.append(entry);
    return array;
}

std::vector<std::string> stepSentences(const std::vector<Step>& steps) {
    std::vector<std::string> sentences;
    for (const auto& step : steps) {
        std::string line = step.router.empty() ? std::string() : "router " + step.router + ": ";
        line += step.what;
        if (!step.found.empty())
            line += ": " + step.found;
        sentences.push_back(line + " (" + step.result + ")");
    }
    return sentences;
}

} // namespace postroom::router
