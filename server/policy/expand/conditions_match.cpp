// SPDX-License-Identifier: Apache-2.0
// match_address, match_domain, match_ip, match_local_part: the second argument is a list, and is not expanded with the
// string around it. As with Exim the host list of match_ip is expanded when it is matched, the other kinds never are.
#include "server/policy/expand/families.h"
#include "server/policy/lookup/ip_address.h"
#include "shared/base/text.h"

#include <optional>

namespace postroom::expand {

namespace {

lookup::MatchResult match(Evaluator& evaluator, std::string_view name, const lookup::List& list, const std::string& subject) {
    lookup::MatchContext context = evaluator.matchContext();
    if (name == "match_domain")
        return lookup::matchDomain(list, subject, context);
    if (name == "match_address")
        return lookup::matchAddress(list, subject, context);
    if (name == "match_local_part")
        return lookup::matchLocalPart(list, subject, context);
    lookup::HostSubject host{subject, {}, lookup::HostSubject::Names::addressOnly};
    return lookup::matchHost(list, host, context);
}

enum class Made : unsigned char { list, never, failed };

/// The list to match against: in `out` when its text has to be expanded first.
Made expandedList(Evaluator& evaluator, const Condition& condition, std::optional<lookup::List>& out) {
    const std::string& source = condition.args[1].constant();
    Value text;
    const bool done = condition.late ? evaluator.append(*condition.late, text) : evaluator.expandText(source, text);
    if (!done && evaluator.failure().kind == Failure::Kind::forced)
        return Made::never; // as in any list (policy-language 2.14.1)
    if (!done) {
        evaluator.fail(evaluator.failure().kind, "unable to complete match against \"" + source + "\": " + evaluator.failure().message);
        return Made::failed;
    }
    if (text.taint == Taint::tainted) { // its items may be files and lookups
        evaluator.error("the list \"" + source + "\" is made of tainted text");
        return Made::failed;
    }
    out = lookup::List::parse(lookup::ListKind::host, text.text);
    return Made::list;
}

} // namespace

bool conditionMatchList(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value subject;
    if (!evaluator.value(condition.args[0], subject))
        return false;
    const std::string_view name = condition.row->name;
    if (name == "match_ip" && !subject.text.empty() && !lookup::IpAddress::parse(subject.text))
        return evaluator.error("\"" + subject.text + "\" is not an IP address");
    std::optional<lookup::List> expanded;
    if (name == "match_ip" && condition.args[1].constant().find('$') != std::string::npos) {
        const Made made = expandedList(evaluator, condition, expanded);
        if (made == Made::failed)
            return false;
        if (made == Made::never) {
            result = false;
            return true;
        }
    }
    const lookup::MatchResult found = match(evaluator, name, expanded ? *expanded : *condition.list, subject.text);
    using Verdict = lookup::MatchResult::Verdict;
    evaluator.note(std::string(name) + " " + subject.text + " in " + condition.args[1].constant(),
                   found.verdict == Verdict::yes ? "yes: " + found.item : found.verdict == Verdict::no ? "no" : found.message);
    if (found.verdict == Verdict::defer || found.verdict == Verdict::error)
        return evaluator.fail(found.verdict == Verdict::defer ? Failure::Kind::temporary : Failure::Kind::error,
                              "unable to complete match against \"" + condition.args[1].constant() + "\": " + found.message);
    result = found.yes();
    evaluator.locals().value.reset();
    if (found.data)
        evaluator.locals().value = Value::clean(*found.data);
    if (result && name != "match_ip") {
        std::vector<Value>& captures = evaluator.locals().captures;
        captures.clear();
        for (const std::string& capture : found.captures)
            captures.push_back({capture, subject.taint});
    }
    return true;
}

} // namespace postroom::expand
