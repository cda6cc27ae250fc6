// SPDX-License-Identifier: Apache-2.0
// What every driver attaches to an address that it takes: variables, error address, header changes, transport, fallback hosts.
#include "server/deliver/router/routing.h"

#include "server/deliver/router/host_finder.h"
#include "server/mail/address.h"
#include "server/mail/header_list.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

namespace postroom::router {

namespace {

constexpr int nestingLimit = 2;

// errors_to counts only when it can be routed; otherwise the address that was there stays.
bool verifies(const Routing& routing, const std::string& address) {
    if (routing.verifying() || routing.nesting >= nestingLimit)
        return true;
    const RouteRequest request{address, {}, Purpose::verifyRecipient};
    Routing inner(routing.chain, request, routing.outer, routing.nesting + 1);
    for (const auto& routed : inner.run())
        if (routed.kind == Routed::Kind::fail || routed.kind == Routed::Kind::hold || routed.kind == Routed::Kind::defer)
            return false;
    return true;
}

} // namespace

Say setVariables(Routing& routing, Item& item, const Router& router) {
    for (const auto& [name, program] : router.variables) {
        auto expanded = expandSetting(routing, item, program, "set " + name);
        if (!expanded.value)
            return expanded.forced ? Say::decline : Say::defer;
        item.variables.emplace_back(name, std::move(*expanded.value));
    }
    return Say::ok;
}

Say attachErrorsTo(Routing& routing, Item& item, const Router& router) {
    if (!router.errorsTo)
        return Say::ok;
    const auto expanded = expandSetting(routing, item, *router.errorsTo, "errors_to");
    if (!expanded.value)
        return expanded.forced ? Say::ok : Say::defer;
    const auto text = std::string(base::trim(expanded.value->text));
    if (text.empty() || text == "<>") {
        item.errorsTo = "";
        item.ignoreErrors = true;
        return Say::ok;
    }
    const auto parsed = mail::parseAddress(text);
    const auto address = parsed ? mail::qualify(parsed->address, routing.chain.qualifyRecipient) : std::string();
    if (!parsed || !verifies(routing, address)) {
        Routing::note(item, "errors_to", text + " cannot be routed, so the sender stays", "skipped");
        return Say::ok;
    }
    item.errorsTo = address;
    return Say::ok;
}

Say attachHeaders(Routing& routing, Item& item, const Router& router) {
    for (const auto& program : router.headersAdd) {
        auto expanded = expandSetting(routing, item, program, "headers_add");
        if (!expanded.value && !expanded.forced)
            return Say::defer;
        if (!expanded.value)
            continue;
        for (const auto field : mail::splitFields(expanded.value->text))
            if (!base::trim(field).empty())
                item.headersAdd.emplace_back(base::trim(field));
    }
    for (const auto& program : router.headersRemove) {
        auto expanded = expandSetting(routing, item, program, "headers_remove");
        if (!expanded.value && !expanded.forced)
            return Say::defer;
        if (!expanded.value)
            continue;
        lookup::ListSplitter names(expanded.value->text);
        while (auto name = names.next())
            if (!name->empty())
                item.headersRemove.push_back(*name);
    }
    return Say::ok;
}

namespace {

// transport_home_directory and transport_current_directory mean something to local transports only.
Say attachFolders(Routing& routing, Item& item) {
    if (routing.chain.transportIsLocal && !routing.chain.transportIsLocal(item.transport))
        return Say::ok;
    const auto attach = [&](const std::optional<expand::Program>& program, std::string_view setting, std::optional<expand::Value>& into) {
        if (!program)
            return Say::ok;
        auto expanded = expandSetting(routing, item, *program, setting);
        if (!expanded.value)
            return expanded.forced ? Say::ok : Say::defer;
        into = std::move(*expanded.value);
        return Say::ok;
    };
    const Router& router = *item.router;
    if (const Say said = attach(router.transportHome, "transport_home_directory", item.transportHome); said != Say::ok)
        return said;
    return attach(router.transportFolder, "transport_current_directory", item.transportFolder);
}

} // namespace

Say attachTransport(Routing& routing, Item& item, const std::optional<expand::Program>& program, std::string_view setting) {
    if (!program) {
        if (routing.verifying())
            return Say::ok;
        item.message = std::string(setting) + " unset in " + item.router->name + " router";
        return Say::defer;
    }
    const auto expanded = expandSetting(routing, item, *program, setting);
    if (!expanded.value) {
        if (expanded.forced)
            item.message = "the expansion of " + std::string(setting) + " in the " + item.router->name + " router was forced to fail";
        return Say::defer;
    }
    if (expanded.value->taint == expand::Taint::tainted) {
        item.message = "the transport name \"" + expanded.value->text + "\" comes from outside";
        return Say::defer;
    }
    if (routing.chain.transportExists && !routing.chain.transportExists(expanded.value->text)) {
        item.message = "transport \"" + expanded.value->text + "\" not found in " + item.router->name + " router";
        return Say::defer;
    }
    item.transport = expanded.value->text;
    return attachFolders(routing, item);
}

Say attachFallbackHosts(Routing& routing, Item& item, const Router& router) {
    if (!router.fallbackHosts)
        return Say::ok;
    const auto expanded = expandSetting(routing, item, *router.fallbackHosts, "fallback_hosts");
    if (!expanded.value)
        return expanded.forced ? Say::ok : Say::defer;
    for (auto& named : readHostList(expanded.value->text)) {
        Host host;
        host.name = named.name;
        host.port = named.port;
        if (isIpAddress(named.name))
            host.addresses.push_back(named.name);
        item.fallbackHosts.push_back(std::move(host)); // names are looked up when they are needed
    }
    return Say::ok;
}

} // namespace postroom::router
