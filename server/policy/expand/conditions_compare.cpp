// SPDX-License-Identifier: Apache-2.0
// Conditions that compare two texts or numbers.
#include "server/platform/crypto/password.h"
#include "server/policy/expand/arithmetic.h"
#include "server/policy/expand/families.h"
#include "server/policy/lookup/ip_address.h"
#include "shared/base/text.h"

namespace postroom::expand {

namespace {

bool readNumber(Evaluator& evaluator, const std::string& text, std::int64_t& out) {
    out = 0;
    if (base::trim(text).empty()) // nothing is zero
        return true;
    std::string why;
    return readInteger(text, out, why) || evaluator.error(std::move(why));
}

bool holds(std::string_view name, int order) {
    if (name == "eq" || name == "eqi" || name == "=" || name == "==")
        return order == 0;
    if (name == "lt" || name == "lti" || name == "<")
        return order < 0;
    if (name == "le" || name == "lei" || name == "<=")
        return order <= 0;
    if (name == "gt" || name == "gti" || name == ">")
        return order > 0;
    return order >= 0;
}

int compareIgnoringCase(std::string_view a, std::string_view b) {
    const std::size_t shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        const int order = static_cast<unsigned char>(base::lowerChar(a[i])) - static_cast<unsigned char>(base::lowerChar(b[i]));
        if (order != 0)
            return order;
    }
    // Exim 4.96 takes a text for greater than one that continues it, when case is ignored; the records have it so.
    return a.size() == b.size() ? 0 : 1;
}

} // namespace

bool conditionNumber(Evaluator& evaluator, const Condition& condition, bool& result) {
    std::int64_t numbers[2] = {0, 0};
    Value text;
    for (std::size_t i = 0; i < 2; ++i)
        if (!evaluator.value(condition.args[i], text) || !readNumber(evaluator, text.text, numbers[i]))
            return false;
    result = holds(condition.row->name, numbers[0] < numbers[1] ? -1 : numbers[0] > numbers[1] ? 1 : 0);
    return true;
}

bool conditionText(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value a;
    Value b;
    if (!evaluator.value(condition.args[0], a) || !evaluator.value(condition.args[1], b))
        return false;
    const std::string_view name = condition.row->name;
    const bool ignoreCase = name.size() == 3;
    result = holds(name, ignoreCase ? compareIgnoringCase(a.text, b.text) : a.text.compare(b.text));
    return true;
}

bool conditionMatch(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value subject;
    Value source;
    if (!evaluator.value(condition.args[0], subject) || !evaluator.value(condition.args[1], source))
        return false;
    std::shared_ptr<const regex::Pattern> pattern = condition.pattern;
    if (!pattern) {
        auto made = regex::Pattern::compile(source.text);
        if (!made)
            return evaluator.error(made.error().publicText);
        pattern = std::make_shared<regex::Pattern>(std::move(*made));
    }
    std::vector<regex::Group> groups;
    const regex::MatchOutcome outcome = pattern->match(subject.text, groups);
    if (outcome == regex::MatchOutcome::limit)
        return evaluator.error("the pattern " + source.text + " takes too long on this text");
    result = outcome == regex::MatchOutcome::yes;
    if (result) {
        std::vector<Value>& captures = evaluator.locals().captures;
        captures.clear();
        for (const regex::Group& group : groups)
            captures.push_back({subject.text.substr(group.begin, group.end - group.begin), subject.taint});
    }
    return true;
}

bool conditionIsIp(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value text;
    if (!evaluator.value(condition.args[0], text))
        return false;
    const auto address = lookup::IpAddress::parse(text.text);
    const std::string_view name = condition.row->name;
    result = address && (name == "isip" || (name == "isip6") == address->v6);
    return true;
}

bool conditionInList(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value wanted;
    Value list;
    if (!evaluator.value(condition.args[0], wanted) || !evaluator.value(condition.args[1], list))
        return false;
    const bool ignoreCase = condition.row->name == "inlisti";
    result = false;
    lookup::ListSplitter splitter(list.text);
    while (auto item = splitter.next()) {
        if (ignoreCase ? base::equalsIgnoreCase(*item, wanted.text) : *item == wanted.text) {
            evaluator.locals().value = Value{std::move(*item), list.taint};
            result = true;
            break;
        }
    }
    return true;
}

bool conditionCrypt(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value password;
    Value stored;
    if (!evaluator.value(condition.args[0], password) || !evaluator.value(condition.args[1], stored))
        return false;
    if (stored.text.empty()) {
        result = false;
        return true;
    }
    switch (crypto::verifyPassword(password.text, stored.text)) {
    case crypto::PasswordMatch::yes: result = true; return true;
    case crypto::PasswordMatch::no: result = false; return true;
    case crypto::PasswordMatch::unsupported: break;
    }
    result = false;
    if (stored.text.front() != '{') // for crypt(), which has no more to say than that it does not fit
        return true;
    return evaluator.error("unknown encryption mechanism in \"" + base::shortened(stored.text, 20) + "\"");
}

} // namespace postroom::expand
