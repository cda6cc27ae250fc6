// SPDX-License-Identifier: Apache-2.0
// The generic preconditions of a router, in Exim's order: affixes, verify and address_test, domains, local_parts,
// check_local_user, router_home_directory, senders, require_files, condition (policy-language 2.1).
#include "server/deliver/router/routing.h"

#include "shared/base/text.h"

namespace postroom::router {

namespace {

// Takes the affix off the local part. A wildcard prefix takes as much as it can, a wildcard suffix too.
bool takePrefix(Item& item, const Affix& affix) {
    const auto text = std::string_view(item.current);
    if (!affix.wild) {
        if (!base::startsWithIgnoreCase(text, affix.text))
            return false;
        item.prefix = std::string(text.substr(0, affix.text.size()));
        item.current.erase(0, affix.text.size());
        return true;
    }
    for (std::size_t at = text.size() + 1; at-- > 0;) {
        if (at + affix.text.size() > text.size() || !base::startsWithIgnoreCase(text.substr(at), affix.text))
            continue;
        item.prefixVariable = std::string(text.substr(0, at));
        item.prefix = std::string(text.substr(0, at + affix.text.size()));
        item.prefixTaint = expand::Taint::tainted;
        item.current.erase(0, at + affix.text.size());
        return true;
    }
    return false;
}

bool takeSuffix(Item& item, const Affix& affix) {
    const auto text = std::string_view(item.current);
    if (!affix.wild) {
        if (text.size() <= affix.text.size() || !base::endsWithIgnoreCase(text, affix.text))
            return false;
        const auto at = text.size() - affix.text.size();
        item.suffix = std::string(text.substr(at));
        item.current.erase(at);
        return true;
    }
    for (std::size_t at = 0; at + affix.text.size() <= text.size(); ++at) {
        if (!base::startsWithIgnoreCase(text.substr(at), affix.text))
            continue;
        item.suffix = std::string(text.substr(at));
        item.suffixVariable = std::string(text.substr(at + affix.text.size()));
        item.suffixTaint = expand::Taint::tainted;
        item.current.erase(at);
        return true;
    }
    return false;
}

template <typename Take>
bool takeOne(Item& item, const std::vector<Affix>& affixes, bool optional, Take take) {
    if (affixes.empty())
        return true;
    for (const auto& affix : affixes)
        if (take(item, affix))
            return true;
    return optional;
}

Say takeAffixes(Item& item, const Router& router) {
    item.current = router.casefulLocalPart ? item.localPart : base::lower(item.localPart);
    item.prefix.clear();
    item.prefixVariable.clear();
    item.suffix.clear();
    item.suffixVariable.clear();
    item.prefixTaint = item.suffixTaint = expand::Taint::clean;
    item.domainData.reset();
    item.localPartData.reset();
    item.senderData.reset();
    item.home.reset();
    item.localUid.reset();
    item.localGid.reset();
    if (!takeOne(item, router.prefixes, router.prefixOptional, takePrefix)) {
        Routing::note(item, "local_part_prefix", item.current + " has no such prefix", "skipped");
        return Say::skip;
    }
    if (!takeOne(item, router.suffixes, router.suffixOptional, takeSuffix)) {
        Routing::note(item, "local_part_suffix", item.current + " has no such suffix", "skipped");
        return Say::skip;
    }
    return Say::ok;
}

Say checkList(Routing& routing, Item& item, const std::optional<ListOption>& list, std::string_view name, const std::string& subject,
              std::optional<expand::Value>& data, lookup::LetterCase letters) {
    if (!list)
        return Say::ok;
    const Routing::ItemScope scope(routing, item);
    const auto result = list->match(subject, scope.scope(), letters);
    switch (result.verdict) {
    case lookup::MatchResult::Verdict::yes:
        if (result.data)
            data = expand::Value::clean(*result.data);
        return Say::ok;
    case lookup::MatchResult::Verdict::no:
        Routing::note(item, name, matchSentence(subject, *list, result), "skipped");
        return Say::skip;
    case lookup::MatchResult::Verdict::defer:
    case lookup::MatchResult::Verdict::error:
        item.message = std::string(name) + " check lookup or other defer: " + result.message;
        Routing::note(item, name, item.message, "deferred");
        return Say::defer;
    }
    return Say::defer;
}

Say checkPurpose(const Routing& routing, Item& item, const Router& router) {
    const char* why = nullptr;
    switch (routing.request.purpose) {
    case Purpose::delivery:
        why = router.verifyOnly ? "verify_only" : nullptr;
        break;
    case Purpose::addressTest:
        why = router.verifyOnly ? "verify_only" : router.addressTest ? nullptr : "address_test";
        break;
    case Purpose::verifySender:
        why = router.verifySender ? nullptr : "verify_sender";
        break;
    case Purpose::verifyRecipient:
        why = router.verifyRecipient ? nullptr : "verify_recipient";
        break;
    case Purpose::expansion:
        why = router.expn ? nullptr : "expn";
        break;
    }
    if (why == nullptr)
        return Say::ok;
    Routing::note(item, why, "this router is not for this purpose", "skipped");
    return Say::skip;
}

Say checkUser(Routing& routing, Item& item, const Router& router) {
    if (!router.checkLocalUser)
        return Say::ok;
    const auto user = routing.outer.world.hostFact(world::HostFact::user, item.current);
    // A number is a name here, never a uid.
    if (!user.found() || user.values.empty() || user.values[0] != item.current) {
        Routing::note(item, "check_local_user", item.current + " is no user of this machine", "skipped");
        return Say::skip;
    }
    item.localPartData = expand::Value::clean(user.values[0]);
    if (user.values.size() > 4) {
        item.localUid = expand::Value::clean(user.values[1]);
        item.localGid = expand::Value::clean(user.values[2]);
        item.home = expand::Value::clean(user.values[4]);
    }
    return Say::ok;
}

Say checkHome(Routing& routing, Item& item, const Router& router) {
    if (!router.homeDirectory)
        return Say::ok;
    auto home = expandSetting(routing, item, *router.homeDirectory, "router_home_directory");
    if (!home.value)
        return home.forced ? Say::ok : Say::defer;
    item.home = std::move(home.value);
    return Say::ok;
}

// One item of require_files: "/path", "!/path", "+/path" (a missing permission counts as not there).
Say checkFile(Routing& routing, Item& item, const expand::Value& value) {
    std::string_view path = base::trim(value.text);
    bool inverted = false, denialIsAbsence = false;
    while (!path.empty() && (path[0] == '!' || path[0] == '+')) {
        (path[0] == '!' ? inverted : denialIsAbsence) = true;
        path = base::trim(path.substr(1));
    }
    if (path.empty() || path.find('/') == std::string_view::npos)
        return Say::ok; // a user: everything is looked at as the server's own user
    if (path[0] != '/') {
        item.message = "require_files: \"" + std::string(path) + "\" is not absolute";
        return Say::defer;
    }
    if (value.taint == expand::Taint::tainted) {
        item.message = "require_files: the name \"" + std::string(path) +
                       "\" comes from outside; use $local_part_data or $domain_data, which a lookup has checked";
        return Say::defer;
    }
    const auto answer = routing.outer.world.stat(path);
    if (!answer.found() && answer.status != world::Status::notFound && !denialIsAbsence) {
        item.message = "require_files: cannot look at " + std::string(path) + ": " + answer.detail;
        return Say::defer;
    }
    if (answer.found() != inverted)
        return Say::ok;
    Routing::note(item, "require_files", std::string(path) + (answer.found() ? " exists" : " does not exist"), "skipped");
    return Say::skip;
}

Say checkFiles(Routing& routing, Item& item, const Router& router) {
    for (const auto& [source, program] : router.requireFiles) {
        auto expanded = expandSetting(routing, item, program, "require_files");
        if (!expanded.value) {
            if (expanded.forced)
                continue;
            return Say::defer;
        }
        if (const Say said = checkFile(routing, item, *expanded.value); said != Say::ok)
            return said;
    }
    return Say::ok;
}

// An expansion error skips the router, a lookup that cannot answer now defers; every word but 0, no and false is true (2.14.2).
Say checkConditions(Routing& routing, Item& item, const Router& router) {
    for (const auto& condition : router.conditions) {
        const Routing::ItemScope scope(routing, item);
        const auto value = condition.evaluate(scope.scope());
        if (!value) {
            if (value.error().kind == expand::Failure::Kind::temporary) {
                item.message = "condition check lookup defer: " + value.error().message;
                return Say::defer;
            }
            Routing::note(item, "condition", "cannot be expanded: " + value.error().message, "skipped");
            return Say::skip;
        }
        const auto word = base::lower(value->text);
        if (word.empty() || word == "0" || word == "no" || word == "false") {
            Routing::note(item, "condition", condition.source() + " gives \"" + base::shortened(value->text, 200) + "\"", "skipped");
            return Say::skip;
        }
    }
    return Say::ok;
}

} // namespace

Expanded expandSetting(Routing& routing, Item& item, const expand::Program& program, std::string_view name) {
    const Routing::ItemScope scope(routing, item);
    auto value = program.evaluate(scope.scope());
    if (value)
        return {std::move(*value), false};
    if (value.error().kind == expand::Failure::Kind::forced)
        return {std::nullopt, true};
    item.message = "failed to expand \"" + program.source() + "\" for " + std::string(name) + " in " + item.router->name +
                   " router: " + value.error().message;
    return {};
}

std::optional<bool> expandFlag(Routing& routing, Item& item, const std::optional<expand::Program>& program, std::string_view name,
                               bool fallback) {
    if (!program)
        return fallback;
    const auto expanded = expandSetting(routing, item, *program, name);
    if (!expanded.value)
        return expanded.forced ? std::optional(fallback) : std::nullopt;
    const auto word = base::lower(base::trim(expanded.value->text));
    if (word == "true" || word == "yes")
        return true;
    if (word == "false" || word == "no")
        return false;
    item.message = "\"" + expanded.value->text + "\" is not a valid value for the \"" + std::string(name) + "\" option in the " +
                   item.router->name + " router";
    return std::nullopt;
}

Say checkPreconditions(Routing& routing, Item& item, const Router& router) {
    using lookup::LetterCase;
    if (const Say said = takeAffixes(item, router); said != Say::ok)
        return said;
    if (const Say said = checkPurpose(routing, item, router); said != Say::ok)
        return said;
    if (const Say said = checkList(routing, item, router.domains, "domains", item.domain, item.domainData, LetterCase::ignore);
        said != Say::ok)
        return said;
    const auto letters = router.casefulLocalPart ? LetterCase::heed : LetterCase::ignore;
    // As it was written: +caseful in the list looks at that, the rest at lower case.
    const auto written = item.localPart.substr(item.prefix.size(), item.current.size());
    if (const Say said = checkList(routing, item, router.localParts, "local_parts", written, item.localPartData, letters);
        said != Say::ok)
        return said;
    if (const Say said = checkUser(routing, item, router); said != Say::ok)
        return said;
    if (const Say said = checkHome(routing, item, router); said != Say::ok)
        return said;
    if (const Say said = checkList(routing, item, router.senders, "senders", routing.request.sender, item.senderData, LetterCase::ignore);
        said != Say::ok)
        return said;
    if (const Say said = checkFiles(routing, item, router); said != Say::ok)
        return said;
    return checkConditions(routing, item, router);
}

} // namespace postroom::router
