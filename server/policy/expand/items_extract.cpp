// SPDX-License-Identifier: Apache-2.0
// ${extract: a named field of "name=value" text, a numbered field, or an element of JSON.
#include "server/policy/expand/families.h"
#include "server/policy/expand/json_text.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::expand {

namespace {

/// One value behind "name=": quoted with escapes, or up to a blank.
std::string takeQuoted(std::string_view& rest) {
    std::string out;
    if (rest.empty() || rest.front() != '"') {
        while (!rest.empty() && !base::isSpace(rest.front())) {
            out += rest.front();
            rest.remove_prefix(1);
        }
        return out;
    }
    rest.remove_prefix(1);
    while (!rest.empty() && rest.front() != '"') {
        if (rest.front() == '\\' && rest.size() > 1) {
            rest.remove_prefix(1);
            switch (rest.front()) {
            case 'n': out += '\n'; break;
            case 't': out += '\t'; break;
            case 'r': out += '\r'; break;
            default: out += rest.front();
            }
        } else {
            out += rest.front();
        }
        rest.remove_prefix(1);
    }
    if (!rest.empty())
        rest.remove_prefix(1);
    return out;
}

std::optional<std::string> namedField(std::string_view key, std::string_view text) {
    std::string_view rest = base::trim(text);
    while (!rest.empty()) {
        std::size_t length = 0;
        while (length < rest.size() && rest[length] != '=' && !base::isSpace(rest[length]))
            ++length;
        const std::string_view name = rest.substr(0, length);
        rest.remove_prefix(length);
        while (!rest.empty() && base::isSpace(rest.front()))
            rest.remove_prefix(1);
        if (!rest.empty() && rest.front() == '=') {
            rest.remove_prefix(1);
            while (!rest.empty() && base::isSpace(rest.front()))
                rest.remove_prefix(1);
        }
        std::string value = takeQuoted(rest);
        if (base::equalsIgnoreCase(name, key))
            return value;
        while (!rest.empty() && base::isSpace(rest.front()))
            rest.remove_prefix(1);
    }
    return std::nullopt;
}

/// Field 0 is the whole text; negative ones count from the right.
std::optional<std::string> numberedField(std::int64_t number, std::string_view separators, std::string_view text) {
    if (number == 0)
        return std::string(text);
    std::vector<std::string_view> fields;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = text.find_first_of(separators, begin);
        fields.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos)
            break;
        begin = end + 1;
    }
    const std::int64_t count = static_cast<std::int64_t>(fields.size());
    const std::int64_t at = number < 0 ? count + number : number - 1;
    if (at < 0 || at >= count)
        return std::nullopt;
    return std::string(fields[static_cast<std::size_t>(at)]);
}

struct Wanted {
    std::string key;
    bool numeric = false;
    std::int64_t number = 0;
};

/// False leaves a failure.
bool fromJson(Evaluator& evaluator, const Wanted& wanted, std::string_view text, bool strings, std::optional<std::string>& found) {
    const auto inside = unwrapped(text, wanted.numeric ? "[]" : "{}");
    if (!inside)
        return evaluator.error(wanted.numeric ? "missing array wrapping [] for extract json" : "missing object wrapping {} for extract json");
    JsonElements elements(*inside);
    if (wanted.numeric) {
        if (wanted.number <= 0)
            return evaluator.error("first argument of \"extract\" must be greater than zero");
        for (std::int64_t i = 0; i < wanted.number && (found = elements.next()); ++i) {
        }
    } else {
        while (const auto member = elements.next()) {
            const auto name = unwrapped(*member, "\"\"");
            if (!name)
                return evaluator.error("missing string wrapping for the key of an object in extract json");
            if (*name != wanted.key)
                continue;
            std::string_view rest = base::trim(std::string_view(*member).substr(name->size() + 2));
            if (rest.empty() || rest.front() != ':')
                return evaluator.error("missing object value-separator for extract json");
            found = std::string(base::trim(rest.substr(1)));
            break;
        }
    }
    if (strings && found) {
        found = unwrapped(*found, "\"\"");
        if (!found)
            return evaluator.error("missing string wrapping of the result for extract jsons");
    }
    return true;
}

} // namespace

bool itemExtract(Evaluator& evaluator, const Node& node, Value& out) {
    const bool json = !node.text.empty();
    Value first;
    if (!evaluator.value(node.args[0], first))
        return false;
    Wanted wanted;
    wanted.key = base::trim(first.text);
    if (wanted.key.empty())
        return evaluator.error("first argument of \"extract\" must not be empty");
    const std::string_view digits = std::string_view(wanted.key).substr(wanted.key.front() == '-' ? 1 : 0);
    wanted.numeric = std::all_of(digits.begin(), digits.end(), base::isDigit);
    if (wanted.numeric)
        wanted.number = digits.empty() ? 0 : base::toInteger(wanted.key).value_or(INT32_MAX);
    const std::size_t needed = wanted.numeric && !json ? 3 : 2;
    if (node.args.size() < needed || node.args.size() > needed + 2)
        return evaluator.error("wrong number of arguments for \"extract\" with \"" + wanted.key + "\"");

    Value text;
    std::optional<std::string> found;
    if (needed == 3) {
        Value separators;
        if (!evaluator.value(node.args[1], separators) || !evaluator.value(node.args[2], text))
            return false;
        found = numberedField(wanted.number, separators.text, text.text);
    } else {
        if (!evaluator.value(node.args[1], text))
            return false;
        if (!json)
            found = namedField(wanted.key, text.text);
        else if (!fromJson(evaluator, wanted, text.text, node.text == "jsons", found))
            return false;
    }

    Locals& locals = evaluator.locals();
    const std::optional<Value> before = locals.value;
    locals.value.reset();
    if (found)
        locals.value = Value{std::move(*found), text.taint};
    // The branches are the groups that are left.
    const std::size_t branches = node.args.size() - needed;
    if (found) {
        bool ok = true;
        if (branches == 0)
            out.text += locals.value->text, out.taint = out.taint | locals.value->taint;
        else
            ok = evaluator.append(node.args[needed], out);
        locals.value = before;
        return ok;
    }
    locals.value = before;
    if (branches == 2)
        return evaluator.append(node.args[needed + 1], out);
    if (node.branches.shape == Branches::Shape::yesFail)
        return evaluator.forced("\"extract\" failed and \"fail\" requested");
    return true;
}

} // namespace postroom::expand
