// SPDX-License-Identifier: Apache-2.0
// Conditions made of conditions, and those that ask whether something is there.
#include "server/policy/expand/families.h"
#include "server/policy/expand/json_text.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::expand {

bool conditionAnd(Evaluator& evaluator, const Condition& condition, bool& result) {
    result = true;
    for (const Condition& inner : condition.inner)
        if (!evaluator.test(inner, result))
            return false;
        else if (!result)
            break;
    return true;
}

bool conditionOr(Evaluator& evaluator, const Condition& condition, bool& result) {
    result = false;
    for (const Condition& inner : condition.inner)
        if (!evaluator.test(inner, result))
            return false;
        else if (result)
            break;
    return true;
}

bool conditionBool(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value text;
    if (!evaluator.value(condition.args[0], text))
        return false;
    std::string_view word = base::trim(text.text);
    const std::string_view digits = word.substr(word.substr(0, 1) == "-" ? 1 : 0);
    if (digits.empty()) { // "" and "-"
        result = false;
    } else if (std::all_of(digits.begin(), digits.end(), base::isDigit)) {
        result = std::any_of(digits.begin(), digits.end(), [](char c) { return c != '0'; });
    } else if (base::equalsIgnoreCase(word, "true") || base::equalsIgnoreCase(word, "yes")) {
        result = true;
    } else if (base::equalsIgnoreCase(word, "false") || base::equalsIgnoreCase(word, "no")) {
        result = false;
    } else {
        return evaluator.error("unrecognised boolean value \"" + std::string(word) + "\"");
    }
    return true;
}

bool conditionBoolLax(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value text;
    if (!evaluator.value(condition.args[0], text))
        return false;
    const std::string_view word = base::trim(text.text);
    result = !(word.empty() || word == "0" || word == "-" || base::equalsIgnoreCase(word, "false") || base::equalsIgnoreCase(word, "no"));
    return true;
}

bool conditionDefined(Evaluator& evaluator, const Condition& condition, bool& result) {
    if (condition.isHeader) {
        // A header without text is there all the same.
        result = evaluator.header(HeaderForm::raw, condition.text).has_value();
        return true;
    }
    Value value;
    if (!evaluator.variable(condition.variable, condition.text, value))
        return false;
    result = !value.text.empty();
    return true;
}

namespace {

enum class Kind : unsigned char { text, json, strings };

/// Walks a list or a JSON array; `visit` answers whether to go on.
template <typename Visit>
bool walk(Evaluator& evaluator, const Condition& condition, Visit visit) {
    Value list;
    if (!evaluator.value(condition.args[0], list))
        return false;
    const std::string_view name = condition.row->name;
    const Kind kind = name.ends_with("jsons") ? Kind::strings : name.ends_with("json") ? Kind::json : Kind::text;
    const std::optional<Value> savedItem = evaluator.locals().item;
    bool ok = true;
    if (kind == Kind::text) {
        lookup::ListSplitter splitter(list.text);
        for (auto item = splitter.next(); ok && item; item = splitter.next()) {
            evaluator.locals().item = Value{std::move(*item), list.taint};
            if (!visit(ok))
                break;
        }
    } else {
        const auto inside = unwrapped(list.text, "[]");
        if (!inside)
            return evaluator.error("missing array wrapping [] for " + std::string(name));
        JsonElements elements(*inside);
        for (auto item = elements.next(); ok && item; item = elements.next()) {
            if (kind == Kind::strings) {
                item = unwrapped(*item, "\"\"");
                if (!item)
                    return evaluator.error("missing string wrapping of an element for " + std::string(name));
            }
            evaluator.locals().item = Value{std::move(*item), list.taint};
            if (!visit(ok))
                break;
        }
    }
    evaluator.locals().item = savedItem;
    return ok;
}

} // namespace

bool conditionForAny(Evaluator& evaluator, const Condition& condition, bool& result) {
    result = false;
    return walk(evaluator, condition, [&](bool& ok) {
        ok = evaluator.test(condition.inner.front(), result);
        return ok && !result;
    });
}

bool conditionForAll(Evaluator& evaluator, const Condition& condition, bool& result) {
    result = false; // of an empty list too (policy-language 2.14.11)
    return walk(evaluator, condition, [&](bool& ok) {
        ok = evaluator.test(condition.inner.front(), result);
        return ok && result;
    });
}

} // namespace postroom::expand
