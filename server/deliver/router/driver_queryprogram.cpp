// SPDX-License-Identifier: Apache-2.0
// queryprogram: asks a program; its first word says what becomes of the address (ACCEPT, DECLINE, PASS, FAIL, DEFER, FREEZE,
// REDIRECT), the rest gives hosts, transport, lookup and data. Arguments from outside are refused (policy-language 2.14.18).
#include "server/deliver/router/host_finder.h"
#include "server/deliver/router/redirect_data.h"
#include "server/deliver/router/routing.h"

#include "server/mail/address.h"
#include "shared/base/text.h"

#include <map>

namespace postroom::router {

namespace {

// "HOSTS=a:b TRANSPORT=x DATA="some text"" as names in upper case and values.
std::map<std::string, std::string> readFields(std::string_view rest) {
    std::map<std::string, std::string> fields;
    while (!(rest = base::trim(rest)).empty()) {
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos)
            return fields;
        const auto name = base::upper(base::trim(rest.substr(0, equals)));
        rest = base::trim(rest.substr(equals + 1));
        std::size_t end = 0;
        std::string value;
        if (!rest.empty() && rest[0] == '"') {
            end = std::min(rest.find('"', 1), rest.size());
            value = std::string(rest.substr(1, end - 1));
            end = std::min(end + 1, rest.size());
        } else {
            while (end < rest.size() && !base::isSpace(rest[end]))
                ++end;
            value = std::string(rest.substr(0, end));
        }
        fields[name] = value;
        rest.remove_prefix(end);
    }
    return fields;
}

Say redirect(Routing& routing, const ItemPtr& item, std::string_view data) {
    std::vector<ItemPtr> children;
    for (auto& entry : readRedirectData(data, item->domain)) {
        if (entry.kind != RedirectItem::Kind::address) {
            item->message = "queryprogram: error in the addresses of REDIRECT: " + entry.text;
            return Say::defer;
        }
        children.push_back(makeChild(item, mail::qualify(entry.text, routing.chain.qualifyRecipient)));
    }
    return children.empty() ? Say::decline : routing.addChildren(*item, std::move(children));
}

Say takeHosts(Routing& routing, const ItemPtr& item, const Router& router, const std::map<std::string, std::string>& fields) {
    const auto hosts = fields.find("HOSTS");
    if (hosts == fields.end())
        return Say::ok;
    const auto how = fields.find("LOOKUP");
    for (const auto& named : readHostList(hosts->second)) {
        FindOptions options(routing.chain.hostRules);
        options.mx = named.mx;
        options.addresses = !named.mx;
        options.systemNames = how != fields.end() && base::equalsIgnoreCase(how->second, "byname");
        options.dnsThenSystem = how == fields.end();
        options.requireDnssec = router.requireDnssec ? &*router.requireDnssec : nullptr;
        const Routing::ItemScope scope(routing, *item);
        const auto found = findHosts(named.name, options, scope.scope());
        if (found.status == FoundHosts::Status::again || found.status == FoundHosts::Status::failed) {
            item->message = "lookup of host \"" + named.name + "\" failed in " + router.name + " router";
            return Say::defer;
        }
        if (found.status == FoundHosts::Status::foundLocal)
            if (const Say said = applySelf(routing, item, router, named.name, false); said != Say::ok)
                return said;
        item->hosts.insert(item->hosts.end(), found.hosts.begin(), found.hosts.end());
    }
    return Say::ok;
}

Say accept(Routing& routing, const ItemPtr& item, const Router& router, std::string_view rest) {
    const auto fields = readFields(rest);
    if (const auto data = fields.find("DATA"); data != fields.end())
        item->addressData = expand::Value::tainted(data->second);
    if (const Say said = takeHosts(routing, item, router, fields); said != Say::ok)
        return said;
    for (auto* attach : {attachErrorsTo, attachHeaders, attachFallbackHosts})
        if (const Say said = attach(routing, *item, router); said != Say::ok)
            return said;
    if (const auto transport = fields.find("TRANSPORT"); transport != fields.end())
        return attachTransport(routing, *item, expand::Program::literal(transport->second), "transport");
    return attachTransport(routing, *item, router.transport, "transport");
}

} // namespace

Say runQueryProgram(Routing& routing, const ItemPtr& item, const Router& router) {
    world::RunRequest run;
    run.timeout = base::Seconds(router.query.timeoutSeconds);
    for (const auto& [source, program] : router.query.arguments) {
        const auto word = expandSetting(routing, *item, program, "command");
        if (!word.value) {
            if (word.forced)
                item->message = "the expansion of \"" + source + "\" was forced to fail";
            return Say::defer;
        }
        if (word.value->taint == expand::Taint::tainted) {
            item->message = "Tainted arg " + std::to_string(run.command.size()) + " for queryprogram router command: '" +
                            word.value->text + "'";
            return Say::defer;
        }
        run.command.push_back(word.value->text);
    }
    if (router.query.currentDirectory) {
        const auto folder = expandSetting(routing, *item, *router.query.currentDirectory, "current_directory");
        if (!folder.value && !folder.forced)
            return Say::defer;
        if (folder.value && (folder.value->taint == expand::Taint::tainted || folder.value->text.substr(0, 1) != "/")) {
            item->message = "current_directory of the " + router.name + " router comes from outside or is not an absolute path: " + folder.value->text;
            return Say::defer;
        }
        if (folder.value)
            run.workingFolder = folder.value->text;
    }
    const auto answer = routing.outer.world.run(run);
    if (!answer.found()) {
        item->message = router.name + " router: " + answer.detail;
        return Say::defer;
    }
    if (answer.values.size() > 1 && answer.values[1] != "0") {
        item->message = router.name + " router: the program ended with status " + answer.values[1];
        return Say::defer;
    }
    auto line = std::string_view(answer.value());
    line = base::trim(line.substr(0, line.find('\n')));
    auto end = line.find_first_of(" \t");
    const auto word = line.substr(0, end);
    const auto rest = end == std::string_view::npos ? std::string_view() : base::trim(line.substr(end));
    static const std::map<std::string, Say> plain{
        {"DECLINE", Say::decline}, {"PASS", Say::pass}, {"FAIL", Say::fail}, {"DEFER", Say::defer}, {"FREEZE", Say::freeze}};
    if (base::equalsIgnoreCase(word, "ACCEPT"))
        return accept(routing, item, router, rest);
    if (base::equalsIgnoreCase(word, "REDIRECT"))
        return redirect(routing, item, rest);
    if (const auto it = plain.find(base::upper(word)); it != plain.end()) {
        item->message = std::string(rest);
        return it->second;
    }
    item->message = router.name + " router: the program's answer \"" + base::shortened(base::printable(line), 100) + "\" is not known";
    return Say::defer;
}

} // namespace postroom::router
