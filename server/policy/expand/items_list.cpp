// SPDX-License-Identifier: Apache-2.0
// Items that walk over lists: map, filter, reduce, sort, listextract, listquote.
#include "server/policy/expand/families.h"
#include "shared/base/text.h"

#include <algorithm>
#include <charconv>

namespace postroom::expand {

namespace {

/// A list in the making: items with their separators doubled.
class ListText {
public:
    explicit ListText(char separator) : m_separator(separator) {}

    void add(const Value& item) {
        // An empty first character would run into the separator before it.
        if (!m_first) {
            m_out.text += m_separator;
            if (item.text.empty() || item.text.front() == m_separator)
                m_out.text += ' ';
        }
        m_first = false;
        for (const char c : item.text) {
            m_out.text += c;
            if (c == m_separator)
                m_out.text += c;
        }
        m_out.taint = m_out.taint | item.taint;
    }
    const Value& value() const { return m_out; }

private:
    char m_separator;
    bool m_first = true;
    Value m_out;
};

void put(Value& out, const Value& part) {
    out.text += part.text;
    out.taint = out.taint | part.taint;
}

/// $item for the time of a walk.
class ItemScope {
public:
    explicit ItemScope(Evaluator& evaluator) : m_evaluator(evaluator), m_saved(evaluator.locals().item) {}
    ItemScope(const ItemScope&) = delete;
    ItemScope& operator=(const ItemScope&) = delete;
    ~ItemScope() { m_evaluator.locals().item = std::move(m_saved); }

private:
    Evaluator& m_evaluator;
    std::optional<Value> m_saved;
};

} // namespace

bool itemMap(Evaluator& evaluator, const Node& node, Value& out) {
    Value list;
    if (!evaluator.value(node.args[0], list))
        return false;
    const ItemScope scope(evaluator);
    lookup::ListSplitter splitter(list.text);
    ListText made(splitter.separator());
    while (auto next = splitter.next()) {
        evaluator.locals().item = Value{std::move(*next), list.taint};
        Value mapped;
        if (!evaluator.value(node.args[1], mapped))
            return false;
        made.add(mapped);
    }
    put(out, made.value());
    return true;
}

bool itemFilter(Evaluator& evaluator, const Node& node, Value& out) {
    Value list;
    if (!evaluator.value(node.args[0], list))
        return false;
    const ItemScope scope(evaluator);
    lookup::ListSplitter splitter(list.text);
    ListText made(splitter.separator());
    while (auto next = splitter.next()) {
        evaluator.locals().item = Value{*next, list.taint};
        const std::optional<Value> savedValue = evaluator.locals().value;
        bool wanted = false;
        if (!evaluator.test(*node.condition, wanted))
            return false;
        evaluator.locals().value = savedValue;
        if (wanted)
            made.add({std::move(*next), list.taint});
    }
    put(out, made.value());
    return true;
}

bool itemReduce(Evaluator& evaluator, const Node& node, Value& out) {
    Value list;
    Value result;
    if (!evaluator.value(node.args[0], list) || !evaluator.value(node.args[1], result))
        return false;
    const ItemScope scope(evaluator);
    std::optional<Value> savedValue = evaluator.locals().value;
    lookup::ListSplitter splitter(list.text);
    evaluator.locals().value = std::move(result);
    while (auto next = splitter.next()) {
        evaluator.locals().item = Value{std::move(*next), list.taint};
        Value step;
        if (!evaluator.value(node.args[2], step))
            return false;
        evaluator.locals().value = std::move(step);
    }
    put(out, *evaluator.locals().value);
    evaluator.locals().value = std::move(savedValue);
    return true;
}

namespace {

/// The comparator of ${sort} by its name; null when it is none.
const ConditionRow* comparator(std::string_view name) {
    static constexpr std::string_view usable[] = {"<", "<=", ">", ">=", "lt", "lti", "le", "lei", "gt", "gti", "ge", "gei"};
    return std::find(std::begin(usable), std::end(usable), name) == std::end(usable) ? nullptr : findCondition(name);
}

struct Keyed {
    Value item;
    Value key;
};

} // namespace

bool itemSort(Evaluator& evaluator, const Node& node, Value& out) {
    Value list;
    Value name;
    if (!evaluator.value(node.args[0], list) || !evaluator.value(node.args[1], name))
        return false;
    const ConditionRow* compare = comparator(base::trim(name.text));
    if (compare == nullptr)
        return evaluator.error("comparator \"" + name.text + "\" not allowed in ${sort}; it takes one of < <= > >= lt le gt ge lti lei gti gei");
    const ItemScope scope(evaluator);
    lookup::ListSplitter splitter(list.text);
    const char separator = splitter.separator();
    std::vector<Keyed> sorted;
    while (auto next = splitter.next()) {
        Keyed entry{{std::move(*next), list.taint}, {}};
        evaluator.locals().item = entry.item;
        if (!evaluator.value(node.args[2], entry.key) || entry.key.text.empty())
            return evaluator.error("field-extract in sort: the key of \"" + entry.item.text + "\" is empty or failed");
        std::size_t at = 0;
        for (; at < sorted.size(); ++at) {
            Condition before;
            before.row = compare;
            for (const Value* side : {&entry.key, &sorted[at].key}) {
                before.args.emplace_back();
                before.args.back().nodes.emplace_back();
                before.args.back().nodes.back().text = side->text;
            }
            // What is no number is before nothing, and stays where it is.
            bool smaller = false;
            if (compare->run(evaluator, before, smaller) && smaller)
                break;
        }
        sorted.insert(sorted.begin() + static_cast<std::ptrdiff_t>(at), std::move(entry));
    }
    ListText made(separator);
    for (const Keyed& entry : sorted)
        made.add(entry.item);
    put(out, made.value());
    return true;
}

bool itemListExtract(Evaluator& evaluator, const Node& node, Value& out) {
    Value number;
    Value list;
    if (!evaluator.value(node.args[0], number) || !evaluator.value(node.args[1], list))
        return false;
    const std::string_view digits = base::trim(number.text);
    if (digits.empty())
        return evaluator.error("first argument of \"listextract\" must not be empty");
    const auto wanted = base::toInteger(digits);
    if (!wanted || digits.front() == '+')
        return evaluator.error("first argument of \"listextract\" must be numeric");
    std::vector<std::string> items;
    lookup::ListSplitter splitter(list.text);
    while (auto next = splitter.next())
        items.push_back(std::move(*next));
    const std::int64_t count = static_cast<std::int64_t>(items.size());
    const std::int64_t at = *wanted < 0 ? count + *wanted : *wanted - 1;
    const std::optional<Value> before = evaluator.locals().value;
    const bool found = *wanted != 0 && at >= 0 && at < count;
    evaluator.locals().value.reset();
    if (found)
        evaluator.locals().value = Value{items[static_cast<std::size_t>(at)], list.taint};
    return evaluator.branch(node, found, before, out);
}

bool itemListQuote(Evaluator& evaluator, const Node& node, Value& out) {
    Value separator;
    Value text;
    if (!evaluator.value(node.args[0], separator) || !evaluator.value(node.args[1], text))
        return false;
    // Nothing cannot stand in a list: a blank does.
    if (text.text.empty())
        text.text = " ";
    const char mark = separator.text.empty() ? '\0' : separator.text.front();
    for (const char c : text.text) {
        out.text += c;
        if (c == mark && mark != '\0')
            out.text += c;
    }
    out.taint = out.taint | text.taint;
    return true;
}

} // namespace postroom::expand
