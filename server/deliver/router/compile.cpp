// SPDX-License-Identifier: Apache-2.0
// Turns the options of the routers into their compiled form.
#include "server/deliver/router/compiled_chain.h"
#include "server/deliver/router/option_reader.h"
#include "server/mail/address.h"
#include "server/policy/lookup/list.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <map>

namespace postroom::router {

namespace {

std::vector<Affix> readAffixes(OptionReader& reader, std::string_view name, bool prefix) {
    std::vector<Affix> affixes;
    const auto text = reader.text(name);
    if (!text)
        return affixes;
    lookup::ListSplitter items(*text);
    while (auto item = items.next()) {
        Affix affix{*item, false};
        if (prefix && !affix.text.empty() && affix.text.front() == '*') {
            affix.wild = true;
            affix.text.erase(0, 1);
        } else if (!prefix && !affix.text.empty() && affix.text.back() == '*') {
            affix.wild = true;
            affix.text.pop_back();
        }
        if (!affix.text.empty())
            affixes.push_back(std::move(affix));
    }
    return affixes;
}

SelfAction readSelf(OptionReader& reader) {
    SelfAction self;
    const auto text = reader.text("self");
    if (!text)
        return self;
    static const std::map<std::string, SelfAction::Kind, std::less<>> kinds{
        {"freeze", SelfAction::Kind::freeze}, {"defer", SelfAction::Kind::defer}, {"fail", SelfAction::Kind::fail},
        {"pass", SelfAction::Kind::pass}, {"send", SelfAction::Kind::send}};
    const auto word = std::string(base::trim(*text));
    if (const auto it = kinds.find(word); it != kinds.end()) {
        self.kind = it->second;
        return self;
    }
    if (word.substr(0, 8) == "reroute:") {
        self.kind = SelfAction::Kind::reroute;
        auto domain = base::trim(std::string_view(word).substr(8));
        if (domain.substr(0, 8) == "rewrite:")
            domain = base::trim(domain.substr(8));
        self.domain = base::lower(domain);
        if (!self.domain.empty())
            return self;
    }
    reader.error("bad-self", reader.placeOf("self"), "self = " + word + " is not known",
                 "use freeze, defer, fail, pass, send or reroute: DOMAIN");
    return self;
}

OnFailure readOnFailure(OptionReader& reader, std::string_view name, OnFailure fallback) {
    const auto text = reader.text(name);
    if (!text)
        return fallback;
    static const std::map<std::string, OnFailure, std::less<>> words{
        {"freeze", OnFailure::freeze}, {"defer", OnFailure::defer}, {"fail", OnFailure::fail},
        {"ignore", OnFailure::ignore}, {"pass", OnFailure::pass}, {"decline", OnFailure::decline}};
    const auto it = words.find(base::trim(*text));
    if (it != words.end())
        return it->second;
    reader.error("bad-choice", reader.placeOf(name), std::string(name) + " = " + *text + " is not known",
                 "use decline, defer, fail, freeze, ignore or pass");
    return fallback;
}

void readVariables(OptionReader& reader, Router& router) {
    for (const auto* option : reader.all("set")) {
        lookup::ListSplitter items(option->value, ';');
        while (auto item = items.next()) {
            if (item->empty())
                continue;
            const auto equals = item->find('=');
            const auto name = std::string(base::trim(std::string_view(*item).substr(0, equals)));
            if (equals == std::string::npos || name.substr(0, 2) != "r_" || name.size() < 3) {
                reader.error("bad-set", option->place, "\"" + *item + "\" does not set a variable r_...", "write: set = r_name = value");
                continue;
            }
            router.variables.emplace_back(name, reader.compile(base::trim(std::string_view(*item).substr(equals + 1)), option->place));
        }
    }
}

void readFiles(OptionReader& reader, Router& router) {
    for (const auto* option : reader.all("require_files")) {
        lookup::ListSplitter items(option->value);
        while (auto item = items.next())
            if (!item->empty())
                router.requireFiles.emplace_back(*item, reader.compile(*item, option->place));
    }
}

// Names that the catalogue calls needless (absent_options.cpp).
void acceptWithoutEffect(OptionReader& reader) {
    for (const auto* name : {"user", "group", "initgroups", "log_as_local", "debug_print", "disable_logging", "dnssec_request_domains"})
        reader.acceptSilently(name);
}

void readGeneric(OptionReader& reader, Router& router) {
    using lookup::ListKind;
    router.prefixes = readAffixes(reader, "local_part_prefix", true);
    router.prefixOptional = reader.boolean("local_part_prefix_optional", false);
    router.suffixes = readAffixes(reader, "local_part_suffix", false);
    router.suffixOptional = reader.boolean("local_part_suffix_optional", false);
    router.addressTest = reader.boolean("address_test", true);
    router.verifyOnly = reader.boolean("verify_only", false);
    const bool verify = reader.boolean("verify", true);
    router.verifySender = reader.boolean("verify_sender", verify);
    router.expn = reader.boolean("expn", true);
    router.verifyRecipient = reader.boolean("verify_recipient", verify);
    const bool failVerify = reader.boolean("fail_verify", false);
    router.failVerifySender = reader.boolean("fail_verify_sender", failVerify);
    router.failVerifyRecipient = reader.boolean("fail_verify_recipient", failVerify);
    router.casefulLocalPart = reader.boolean("caseful_local_part", false);
    router.checkLocalUser = reader.boolean("check_local_user", false);
    router.repeatUse = reader.boolean("repeat_use", true);
    router.passOnTimeout = reader.boolean("pass_on_timeout", false);
    router.dsnLastHop = reader.boolean("dsn_lasthop", false);
    router.domains = ListOption::read(reader, "domains", ListKind::domain);
    router.localParts = ListOption::read(reader, "local_parts", ListKind::localPart);
    router.senders = ListOption::read(reader, "senders", ListKind::address);
    router.ignoreTargetHosts = ListOption::read(reader, "ignore_target_hosts", ListKind::host);
    router.requireDnssec = ListOption::read(reader, "dnssec_require_domains", ListKind::domain);
    router.homeDirectory = reader.program("router_home_directory");
    router.transportHome = reader.program("transport_home_directory");
    router.transportFolder = reader.program("transport_current_directory");
    readFiles(reader, router);
    router.conditions = reader.programs("condition");
    readVariables(reader, router);
    router.addressData = reader.program("address_data");
    router.errorsTo = reader.program("errors_to");
    router.transport = reader.program("transport");
    router.cannotRouteMessage = reader.program("cannot_route_message");
    router.translateIpAddress = reader.program("translate_ip_address");
    router.headersAdd = reader.programs("headers_add");
    router.headersRemove = reader.programs("headers_remove");
    router.fallbackHosts = reader.program("fallback_hosts");
    router.more = reader.program("more");
    router.unseen = reader.program("unseen");
    router.self = readSelf(reader);
    acceptWithoutEffect(reader);
}

// Does what this router says depend on the local part? The data of a redirection nearly always do.
bool looksAtLocalPart(const Router& router) {
    return router.checkLocalUser || router.localParts || !router.conditions.empty() || !router.prefixes.empty() || !router.suffixes.empty() || router.senders ||
           !router.requireFiles.empty() || router.driver == Router::Driver::redirect;
}

void readDnsLookup(OptionReader& reader, Router& router) {
    using lookup::ListKind;
    auto& dns = router.dns;
    dns.ipv4Only = reader.program("ipv4_only");
    dns.ipv4Prefer = reader.program("ipv4_prefer");
    dns.mxDomains = ListOption::read(reader, "mx_domains", ListKind::domain);
    dns.mxFailDomains = ListOption::read(reader, "mx_fail_domains", ListKind::domain);
    dns.srvFailDomains = ListOption::read(reader, "srv_fail_domains", ListKind::domain);
    dns.checkSrv = reader.program("check_srv");
    dns.failDeferDomains = ListOption::read(reader, "fail_defer_domains", ListKind::domain);
    dns.checkSecondaryMx = reader.boolean("check_secondary_mx", false);
    dns.sameDomainCopyRouting = reader.boolean("same_domain_copy_routing", false);
    if (const auto widen = reader.text("widen_domains")) {
        lookup::ListSplitter items(*widen);
        while (auto item = items.next())
            if (!item->empty())
                dns.widenDomains.push_back(base::lower(*item));
    }
    for (const auto* name : {"qualify_single", "rewrite_headers", "search_parents"})
        reader.acceptSilently(name);
}

// "pattern hosts options" where each may be in quotes.
std::string takeWord(std::string_view& rest) {
    rest = base::trim(rest);
    std::string word;
    if (!rest.empty() && rest[0] == '"') {
        std::size_t i = 1;
        for (; i < rest.size() && rest[i] != '"'; ++i) {
            if (rest[i] == '\\' && i + 1 < rest.size())
                ++i;
            word += rest[i];
        }
        rest.remove_prefix(std::min(rest.size(), i + 1));
        return word;
    }
    std::size_t i = 0;
    int braces = 0; // an expansion with blanks in it is one word
    for (; i < rest.size() && (braces > 0 || !base::isSpace(rest[i])); ++i) {
        if (rest[i] == '{')
            ++braces;
        else if (rest[i] == '}' && braces > 0)
            --braces;
    }
    word = std::string(rest.substr(0, i));
    rest.remove_prefix(i);
    return word;
}

void readManualRoute(OptionReader& reader, Router& router) {
    auto& manual = router.manual;
    manual.hostFindFailed = readOnFailure(reader, "host_find_failed", OnFailure::freeze);
    manual.hostAllIgnored = readOnFailure(reader, "host_all_ignored", OnFailure::defer);
    manual.hostsRandomize = reader.boolean("hosts_randomize", false);
    manual.sameDomainCopyRouting = reader.boolean("same_domain_copy_routing", false);
    manual.data = reader.program("route_data");
    for (const auto* option : reader.all("route_list")) {
        lookup::ListSplitter rules(option->value, ';');
        while (auto text = rules.next()) {
            if (text->empty())
                continue;
            std::string_view rest = *text;
            const auto pattern = takeWord(rest);
            const auto hosts = takeWord(rest);
            manual.rules.push_back({ListOption(lookup::ListKind::domain, reader.compile(pattern, option->place)),
                                    reader.compile(hosts, option->place), std::string(base::trim(rest))});
        }
    }
    if (!manual.data && reader.all("route_list").empty())
        reader.error("missing-option", reader.source().place, "router " + router.name + " needs route_list or route_data");
    if (manual.data && !reader.all("route_list").empty())
        reader.error("conflicting-options", reader.placeOf("route_data"), "route_list and route_data exclude each other");
}

void readRedirect(OptionReader& reader, Router& router) {
    auto& redirect = router.redirect;
    redirect.data = reader.program("data");
    redirect.file = reader.program("file");
    if (redirect.data.has_value() == redirect.file.has_value())
        reader.error("missing-option", reader.source().place, "router " + router.name + " needs exactly one of data and file");
    redirect.fileTransport = reader.program("file_transport");
    redirect.directoryTransport = reader.program("directory_transport");
    redirect.pipeTransport = reader.program("pipe_transport");
    redirect.replyTransport = reader.program("reply_transport");
    redirect.qualifyDomain = reader.program("qualify_domain");
    redirect.qualifyPreserveDomain = reader.boolean("qualify_preserve_domain", false);
    redirect.includeDirectory = reader.text("include_directory");
    redirect.syntaxErrorsTo = reader.program("syntax_errors_to");
    redirect.syntaxErrorsText = reader.program("syntax_errors_text");
    if (const auto* address = redirect.syntaxErrorsTo ? redirect.syntaxErrorsTo->constant() : nullptr)
        if (!mail::parseAddress(base::trim(*address)))
            reader.error("bad-address", reader.placeOf("syntax_errors_to"), "syntax_errors_to needs an address, like postmaster@example.com");
    redirect.allowFail = reader.boolean("allow_fail", false);
    redirect.allowDefer = reader.boolean("allow_defer", false);
    redirect.allowFreeze = reader.boolean("allow_freeze", false);
    redirect.allowFilter = reader.boolean("allow_filter", false);
    redirect.forbidBlackhole = reader.boolean("forbid_blackhole", false);
    redirect.forbidFile = reader.boolean("forbid_file", false);
    redirect.forbidPipe = reader.boolean("forbid_pipe", false);
    redirect.forbidInclude = reader.boolean("forbid_include", false);
    redirect.checkAncestor = reader.boolean("check_ancestor", false);
    redirect.oneTime = reader.boolean("one_time", false);
    if (redirect.oneTime) // what is kept of the message then are addresses alone
        for (const auto& [set, name] : {std::pair(!router.headersAdd.empty(), "headers_add"), std::pair(!router.headersRemove.empty(), "headers_remove"),
                                        std::pair(router.unseen.has_value(), "unseen")})
            if (set)
                reader.error("conflicting-options", reader.placeOf(name), std::string(name) + " may not be used with one_time");
    redirect.skipSyntaxErrors = reader.boolean("skip_syntax_errors", false);
    redirect.rewrite = reader.boolean("rewrite", true);
    redirect.ignoreEnotdir = reader.boolean("ignore_enotdir", false);
    redirect.ignoreEacces = reader.boolean("ignore_eacces", false);
    redirect.hideChildInErrmsg = reader.boolean("hide_child_in_errmsg", false);
    for (const auto* name : {"check_owner", "check_group", "owners", "owngroups", "modemask",
                             "forbid_exim_filter", "forbid_filter_dlfunc", "forbid_filter_existstest", "forbid_filter_logwrite",
                             "forbid_filter_lookup", "forbid_filter_perl", "forbid_filter_readfile", "forbid_filter_readsocket",
                             "forbid_filter_reply", "forbid_filter_run", "forbid_sieve_filter", "forbid_smtp_code",
                             "sieve_enotify_mailto_owner", "sieve_subaddress", "sieve_useraddress", "sieve_vacation_directory"})
        reader.acceptSilently(name);
    if (router.transport)
        reader.error("wrong-option", reader.placeOf("transport"), "a redirect router takes no transport");
}

void readQueryProgram(OptionReader& reader, Router& router) {
    if (const auto command = reader.text("command")) {
        std::string_view rest = *command;
        while (!base::trim(rest).empty()) {
            const auto word = takeWord(rest);
            router.query.arguments.emplace_back(word, reader.compile(word, reader.placeOf("command")));
        }
    }
    if (router.query.arguments.empty())
        reader.error("missing-option", reader.source().place, "router " + router.name + " needs a command");
    if (const auto timeout = reader.text("timeout")) {
        if (const auto read = base::readDuration(*timeout))
            router.query.timeoutSeconds = read->count();
        else
            reader.error("bad-duration", reader.placeOf("timeout"), read.error().text());
    }
    router.query.currentDirectory = reader.program("current_directory");
    for (const auto* name : {"command_user", "command_group"})
        reader.acceptSilently(name);
}

void checkTransport(OptionReader& reader, const Router& router, const ChainSource& chain) {
    const bool needed = router.driver == Router::Driver::accept || router.driver == Router::Driver::dnslookup ||
                        router.driver == Router::Driver::ipliteral;
    if (!router.transport) {
        if (needed && !router.verifyOnly)
            reader.error("missing-option", reader.source().place, "router " + router.name + " needs a transport", "or verify_only");
        return;
    }
    const auto* name = router.transport->constant();
    if (name != nullptr && chain.transportExists && !chain.transportExists(*name))
        reader.error("unknown-transport", reader.placeOf("transport"), "there is no transport \"" + *name + "\"");
}

} // namespace

Router compileRouter(OptionReader& reader, const ChainSource& chain) {
    static const std::map<std::string, Router::Driver, std::less<>> drivers{
        {"accept", Router::Driver::accept}, {"dnslookup", Router::Driver::dnslookup},
        {"manualroute", Router::Driver::manualroute}, {"redirect", Router::Driver::redirect},
        {"ipliteral", Router::Driver::ipliteral}, {"iplookup", Router::Driver::iplookup},
        {"queryprogram", Router::Driver::queryprogram}};
    Router router;
    router.name = reader.source().name;
    const auto driver = drivers.find(reader.source().driver);
    if (driver == drivers.end()) {
        reader.error("unknown-driver", reader.source().place,
                     "router " + router.name + ": driver \"" + reader.source().driver + "\" is not built",
                     "accept, dnslookup, manualroute, redirect, ipliteral, iplookup and queryprogram are");
        return router;
    }
    router.driver = driver->second;
    readGeneric(reader, router);
    switch (router.driver) {
    case Router::Driver::dnslookup:
        readDnsLookup(reader, router);
        break;
    case Router::Driver::manualroute:
        readManualRoute(reader, router);
        break;
    case Router::Driver::redirect:
        readRedirect(reader, router);
        break;
    case Router::Driver::queryprogram:
        readQueryProgram(reader, router);
        break;
    case Router::Driver::iplookup:
        readIpLookup(reader, router);
        break;
    case Router::Driver::accept:
    case Router::Driver::ipliteral:
        break;
    }
    checkTransport(reader, router, chain);
    router.retryByLocalPart = reader.boolean("retry_use_local_part", looksAtLocalPart(router));
    for (const auto* name : {"pass_router", "redirect_router"})
        reader.acceptSilently(name); // names of other routers: resolved when all are there
    reader.reportUnknown();
    return router;
}

} // namespace postroom::router
