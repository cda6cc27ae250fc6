// SPDX-License-Identifier: Apache-2.0
// Operators on text, numbers and lists.
#include "server/policy/expand/arithmetic.h"
#include "server/policy/expand/families.h"
#include "server/policy/expand/hashes.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <charconv>

namespace postroom::expand {

namespace {

void put(Value& out, std::string_view text, Taint taint) {
    out.text += text;
    out.taint = out.taint | taint;
}

struct Numbers {
    int first = 0;
    int second = -1;
};

/// "name_5_3": one or two numbers; `single` when the operator has one only, which then is the second.
bool readNumbers(Evaluator& evaluator, const Node& node, bool single, bool mayBeNegative, Numbers& out) {
    if (node.number == 0)
        return evaluator.error("missing values after " + std::string(node.operation->name));
    std::string_view text = node.text;
    int* into = single ? &out.second : &out.first;
    if (single)
        out.second = 0;
    int sign = 1;
    if (mayBeNegative && text.substr(0, 1) == "-") {
        sign = -1;
        text.remove_prefix(1);
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at != 0 && text[at] == '_' && into == &out.first) {
            into = &out.second;
            out.second = 0;
        } else if (!base::isDigit(text[at])) {
            return evaluator.error("non-digit after underscore in \"" + std::string(node.operation->name) + "_" + node.text + "\"");
        } else if (*into < 100'000'000) {
            *into = *into * 10 + (text[at] - '0');
        }
    }
    out.first *= sign;
    return true;
}

bool evaluate(Evaluator& evaluator, NumberBase numbers, const Value& subject, Value& out) {
    std::int64_t result = 0;
    std::string why;
    if (!evaluateExpression(subject.text, numbers, result, why))
        return evaluator.error(std::move(why));
    put(out, std::to_string(result), Taint::clean);
    return true;
}

} // namespace

bool operatorLower(Evaluator&, const Node&, Value& subject, Value& out) {
    put(out, base::lower(subject.text), subject.taint);
    return true;
}

bool operatorUpper(Evaluator&, const Node&, Value& subject, Value& out) {
    put(out, base::upper(subject.text), subject.taint);
    return true;
}

bool operatorLengthOf(Evaluator&, const Node&, Value& subject, Value& out) {
    put(out, std::to_string(subject.text.size()), Taint::clean);
    return true;
}

bool operatorHash(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    Numbers numbers;
    if (!readNumbers(evaluator, node, false, false, numbers))
        return false;
    const auto hash = textHash(std::move(subject.text), numbers.first, numbers.second);
    if (!hash)
        return evaluator.error("hash count \"" + std::to_string(numbers.second) + "\" too big or not positive");
    put(out, *hash, subject.taint);
    return true;
}

bool operatorNumericHash(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    Numbers numbers;
    if (!readNumbers(evaluator, node, false, false, numbers))
        return false;
    const auto hash = numericHash(subject.text, numbers.first, numbers.second);
    if (!hash)
        return evaluator.error("the numbers of nhash must be positive");
    put(out, *hash, Taint::clean);
    return true;
}

bool operatorLength(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    Numbers numbers;
    if (!readNumbers(evaluator, node, true, false, numbers))
        return false;
    put(out, substringOf(subject.text, 0, numbers.second), subject.taint);
    return true;
}

bool operatorSubstring(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    Numbers numbers;
    if (!readNumbers(evaluator, node, false, true, numbers))
        return false;
    put(out, substringOf(subject.text, numbers.first, numbers.second), subject.taint);
    return true;
}

bool operatorExpand(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    if (subject.text.empty())
        return true;
    if (subject.taint != Taint::clean)
        return evaluator.error("attempt to expand tainted string \"" + base::shortened(base::printable(subject.text), 100) + "\"");
    if (evaluator.expandText(subject.text, out))
        return true;
    evaluator.failure().message = "internal expansion of \"" + base::shortened(subject.text, 100) + "\" failed: " + evaluator.failure().message;
    return false;
}

bool operatorEval(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    return evaluate(evaluator, NumberBase::any, subject, out);
}

bool operatorEvalDecimal(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    return evaluate(evaluator, NumberBase::decimal, subject, out);
}

bool operatorRandom(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    std::int64_t limit = 0;
    std::string why;
    if (!readInteger(subject.text, limit, why))
        return evaluator.error(std::move(why));
    if (limit < 0)
        return evaluator.error("non-negative integer expected but \"" + subject.text + "\" found");
    put(out, std::to_string(evaluator.world().random(static_cast<std::uint64_t>(limit))), Taint::clean);
    return true;
}

bool operatorTimeEval(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    // Units may come in any order and more than once, unlike in settings; a bare number is refused.
    static constexpr std::pair<char, std::int64_t> units[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86'400}, {'w', 604'800}};
    std::int64_t total = 0;
    std::string_view rest = subject.text;
    bool right = !rest.empty();
    while (right && !rest.empty()) {
        std::int64_t number = 0;
        const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        const std::size_t length = static_cast<std::size_t>(end - rest.data());
        right = problem == std::errc() && base::isDigit(rest.front()) && length < rest.size() && number < 100'000'000'000;
        if (!right)
            break;
        std::int64_t unit = 0;
        for (const auto& [letter, seconds] : units)
            if (letter == rest[length])
                unit = seconds;
        right = unit != 0;
        total += number * unit;
        rest.remove_prefix(length + 1);
    }
    if (!right)
        return evaluator.error("string \"" + subject.text + "\" is not an Exim time interval in \"time_eval\" operator");
    put(out, std::to_string(total), Taint::clean);
    return true;
}

bool operatorTimeInterval(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    if (subject.text.empty()) {
        put(out, "0s", Taint::clean);
        return true;
    }
    const auto seconds = base::toInteger(subject.text);
    if (!seconds || *seconds < 0 || !base::isDigit(subject.text.front()))
        return evaluator.error("string \"" + subject.text + "\" is not a positive integer in \"time_interval\" operator");
    put(out, base::durationText(base::Seconds(*seconds)), Taint::clean);
    return true;
}

bool operatorListCount(Evaluator&, const Node&, Value& subject, Value& out) {
    lookup::ListSplitter splitter(subject.text);
    std::size_t count = 0;
    while (splitter.next())
        ++count;
    put(out, std::to_string(count), Taint::clean);
    return true;
}

namespace {

const lookup::NamedList* findList(Evaluator& evaluator, std::string_view name, char letter) {
    static constexpr std::pair<char, lookup::ListKind> kinds[] = {{'a', lookup::ListKind::address}, {'d', lookup::ListKind::domain},
                                                                  {'h', lookup::ListKind::host}, {'l', lookup::ListKind::localPart}};
    if (name.substr(0, 1) == "+")
        name.remove_prefix(1);
    for (const auto& [known, kind] : kinds)
        if (letter == '\0' || letter == known)
            if (const lookup::NamedList* list = evaluator.scope().lists.find(kind, name))
                return list;
    return nullptr;
}

/// The text of a list as a list with colons, lists inside in their place.
bool listText(Evaluator& evaluator, std::string_view name, char letter, int depth, std::string& out) {
    const lookup::NamedList* list = findList(evaluator, name, letter);
    if (list == nullptr || depth > 20) {
        if (name.substr(0, 1) == "+")
            name.remove_prefix(1);
        const std::string kind = letter == '\0' ? "" : letter == 'a' ? "address " : letter == 'd' ? "domain " : letter == 'h' ? "host " : "localpart ";
        return evaluator.error("\"" + std::string(name) + "\" is not a " + kind + "named list");
    }
    lookup::ListSplitter splitter(list->source);
    bool first = true;
    while (auto item = splitter.next()) {
        if (!first)
            out += " : ";
        first = false;
        if (item->substr(0, 1) == "+") {
            if (!listText(evaluator, *item, letter, depth + 1, out))
                return false;
            continue;
        }
        out += splitter.separator() == ':' ? *item : base::replaceAll(*item, ":", "::");
    }
    return true;
}

} // namespace

bool operatorListNamed(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    char letter = '\0';
    if (node.number != 0) {
        if (node.text.size() != 1 || std::string_view("dhal").find(node.text[0]) == std::string_view::npos)
            return evaluator.error("bad suffix on \"list\" operator");
        letter = node.text[0];
    }
    return listText(evaluator, subject.text, letter, 0, out.text);
}

} // namespace postroom::expand
