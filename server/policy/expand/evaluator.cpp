// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/evaluator.h"

#include "server/policy/expand/compiled_list.h"
#include "server/policy/expand/compiler.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::expand {

namespace {

constexpr std::size_t longestResult = 16 << 20;
constexpr int deepest = 600;

/// Names in a sequence and all that is inside it, for messages.
void collectVariables(const Sequence& sequence, std::string& out) {
    for (const Node& node : sequence.nodes) {
        if (node.type == Node::Type::variable || node.type == Node::Type::header) {
            if (!out.empty())
                out += ", ";
            out += node.type == Node::Type::header ? "$h_" + node.text + ":" : "$" + node.text;
        }
        for (const Sequence& inner : node.args)
            collectVariables(inner, out);
        if (node.branches.yes)
            collectVariables(*node.branches.yes, out);
        if (node.branches.no)
            collectVariables(*node.branches.no, out);
    }
}

void cutAtZero(std::string& text) {
    if (const std::size_t zero = text.find('\0'); zero != std::string::npos)
        text.resize(zero);
}

void add(Value& out, const Value& part) {
    out.text += part.text;
    out.taint = out.taint | part.taint;
}

} // namespace

bool Evaluator::fail(Failure::Kind kind, std::string message) {
    m_failure = {kind, std::move(message)};
    return false;
}

void Evaluator::note(std::string_view question, std::string_view answer) {
    if (m_scope.observer != nullptr)
        m_scope.observer->onAnswer(question, answer);
}

lookup::MatchContext Evaluator::matchContext() {
    lookup::MatchContext context{m_scope.world, m_scope.lists, this, {}};
    if (m_scope.observer != nullptr)
        context.onAnswer = [this](std::string_view question, std::string_view answer) { note(question, answer); };
    return context;
}

bool Evaluator::append(const Sequence& sequence, Value& out) {
    for (const Node& node : sequence.nodes) {
        if (node.type == Node::Type::literal)
            out.text += node.text;
        else if (!run(node, out))
            return false;
    }
    if (out.text.size() > longestResult)
        return error("the result is longer than " + std::to_string(longestResult >> 20) + " MiB");
    return true;
}

bool Evaluator::value(const Sequence& sequence, Value& out) {
    out.text.clear();
    out.taint = Taint::clean;
    if (!append(sequence, out))
        return false;
    // Exim's texts end at a zero byte; a policy that sees more than Exim did could be led astray.
    cutAtZero(out.text);
    return true;
}

bool Evaluator::run(const Node& node, Value& out) {
    switch (node.type) {
    case Node::Type::literal: out.text += node.text; return true;
    case Node::Type::variable: {
        Value found;
        if (!variable(node.variable, node.text, found))
            return false;
        if (out.text.empty()) {
            found.taint = found.taint | out.taint;
            out = std::move(found);
        } else {
            add(out, found);
        }
        return true;
    }
    case Node::Type::header:
        if (const auto found = header(node.headerForm, node.text))
            add(out, *found);
        return true;
    case Node::Type::capture:
        if (node.number < m_locals.captures.size())
            add(out, m_locals.captures[node.number]);
        else if (m_locals.captures.empty())
            if (const auto given = fromOutside(std::to_string(node.number)))
                add(out, *given);
        return true;
    case Node::Type::item:
    case Node::Type::operation: break;
    }
    if (m_depth >= deepest)
        return error("expansions are nested deeper than " + std::to_string(deepest) + " levels");
    ++m_depth;
    const bool ok = node.type == Node::Type::item ? node.item->run(*this, node, out) : operation(node, out);
    --m_depth;
    return ok;
}

bool Evaluator::operation(const Node& node, Value& out) {
    Value subject;
    return value(node.args.front(), subject) && node.operation->run(*this, node, subject, out);
}

bool Evaluator::test(const Condition& condition, bool& result) {
    if (m_depth >= deepest)
        return error("conditions are nested deeper than " + std::to_string(deepest) + " levels");
    bool found = false;
    ++m_depth;
    const bool ok = condition.row->run(*this, condition, found);
    --m_depth;
    result = found == condition.wanted;
    return ok;
}

bool Evaluator::branch(const Node& node, bool success, const std::optional<Value>& before, Value& out) {
    const Branches& branches = node.branches;
    const bool isIf = node.item->form == ItemForm::condition;
    if (branches.shape == Branches::Shape::none) {
        if (success && isIf)
            out.text += "true";
        else if (success && m_locals.value)
            add(out, *m_locals.value);
        if (!isIf)
            m_locals.value = before;
        return true;
    }
    if (success) {
        if (!append(*branches.yes, out))
            return false;
        if (!isIf)
            m_locals.value = before;
        return true;
    }
    if (!isIf)
        m_locals.value = before;
    if (branches.shape == Branches::Shape::yesFail)
        return forced("\"" + std::string(node.item->name) + "\" failed and \"fail\" requested");
    return branches.shape != Branches::Shape::yesNo || append(*branches.no, out);
}

bool Evaluator::expandText(std::string_view text, Value& out) {
    // Names were checked when the revision was loaded; a text that is made only now is checked against the fixed names.
    static const CompileNames anyName{[](auto, auto) { return true; }, [](auto) { return true; }, [](std::string_view name) { return name.substr(0, 2) == "r_"; }};
    Compiler compiler(text, anyName);
    Sequence made;
    if (!compiler.compile(made))
        return error(compiler.error().message);
    if (m_depth >= deepest)
        return error("expansions are nested deeper than " + std::to_string(deepest) + " levels");
    ++m_depth;
    const bool ok = append(made, out);
    --m_depth;
    return ok;
}

lookup::ListExpander::Text Evaluator::expandNamedList(const lookup::NamedList& list) {
    Value out;
    // A list is expanded apart from where it is used: it sees no $value, $item or $1.
    Locals saved = std::move(m_locals);
    m_locals = {};
    bool ok = false;
    if (list.compiled)
        ok = append(static_cast<const CompiledList&>(*list.compiled).sequence, out);
    else
        ok = expandText(list.source, out);
    m_locals = std::move(saved);
    if (ok)
        return {Text::Outcome::expanded, std::move(out.text)};
    switch (m_failure.kind) {
    case Failure::Kind::forced: return {Text::Outcome::forcedFailure, m_failure.message};
    case Failure::Kind::error: return {Text::Outcome::error, "failed to expand the list " + list.name + ": " + m_failure.message};
    case Failure::Kind::temporary: return {Text::Outcome::temporary, m_failure.message};
    }
    return {Text::Outcome::error, m_failure.message};
}

bool Evaluator::variable(const VariableRow* row, std::string_view name, Value& out) {
    const VariableKind kind = row == nullptr ? VariableKind::source : row->kind;
    if (kind == VariableKind::local)
        return local(name, out);
    for (const VariableSource* source : m_scope.variables) {
        if (auto found = source->variable(name)) {
            out = std::move(*found);
            if (m_scope.observer != nullptr)
                m_scope.observer->onVariable(name, out);
            return true;
        }
    }
    if (kind == VariableKind::clock)
        out = Value::clean(clockText(name, m_scope.world.now()));
    else if (kind == VariableKind::host)
        return hostFact(name, out);
    else if (row != nullptr)
        out = Value::clean(std::string(row->unset));
    else
        out = {};
    return true;
}

std::optional<Value> Evaluator::header(HeaderForm form, std::string_view name) {
    static constexpr std::string_view prefixes[] = {"h_", "rh_", "bh_", "lh_"};
    const std::string asked = std::string(prefixes[static_cast<std::size_t>(form)]) + base::lower(name) + ":";
    for (const VariableSource* source : m_scope.variables) {
        if (auto found = source->variable(asked)) {
            if (m_scope.observer != nullptr)
                m_scope.observer->onVariable(asked, *found);
            return found;
        }
    }
    return std::nullopt;
}

// $value and $0.. that the place of the expansion gives: what the pattern of a route_list or of a rewrite rule matched.
std::optional<Value> Evaluator::fromOutside(std::string_view name) const {
    for (const VariableSource* source : m_scope.variables)
        if (auto found = source->variable(name))
            return found;
    return std::nullopt;
}

bool Evaluator::local(std::string_view name, Value& out) {
    const auto set = [&out](const std::optional<Value>& from) {
        out = from.value_or(Value());
        return true;
    };
    if (name == "value" && !m_locals.value)
        return set(fromOutside(name));
    if (name == "value")
        return set(m_locals.value);
    if (name == "item")
        return set(m_locals.item);
    if (name == "runrc")
        return set(Value::clean(m_locals.runrc));
    if (name == "prvscheck_address")
        return set(m_locals.prvsAddress);
    if (name == "prvscheck_keynum")
        return set(m_locals.prvsKeyNumber);
    if (name == "prvscheck_result")
        return set(m_locals.prvsResult);
    if (name == "srs_recipient")
        return set(m_locals.srsRecipient);
    if (name == "lookup_dnssec_authenticated")
        return set(Value::clean(m_locals.dnssec));
    out = {};
    return true;
}

bool Evaluator::hostFact(std::string_view name, Value& out) {
    static constexpr std::pair<std::string_view, world::HostFact> facts[] = {
        {"primary_hostname", world::HostFact::primaryHostname}, {"load_average", world::HostFact::loadAverage},
        {"spool_space", world::HostFact::spoolSpace},           {"spool_inodes", world::HostFact::spoolInodes},
        {"log_space", world::HostFact::logSpace},               {"log_inodes", world::HostFact::logInodes},
        {"pid", world::HostFact::processId},                    {"queue_size", world::HostFact::queueSize},
    };
    for (const auto& [known, fact] : facts)
        if (known == name)
            out = Value::clean(m_scope.world.hostFact(fact).value());
    return true;
}

bool Evaluator::requireClean(const Value& value, const Sequence& from, std::string_view use) {
    if (value.taint == Taint::clean)
        return true;
    std::string names;
    collectVariables(from, names);
    return error("tainted text \"" + base::shortened(base::printable(value.text), 100) + "\" may not be used as " + std::string(use) +
                 (names.empty() ? "" : " (it comes from " + names + ")") +
                 "; use what a lookup finds for it instead, for example ${lookup{...}dsearch{/directory}} or $local_part_data, $domain_data");
}

bool Evaluator::boundQuery(const Sequence& sequence, std::string_view type, Value& text, std::vector<std::string>& values) {
    text = {};
    for (const Node& node : sequence.nodes) {
        Value part;
        if (!run(node, part))
            return false;
        if (node.type == Node::Type::literal) {
            text.text += part.text;
            continue;
        }
        values.push_back(std::move(part.text));
        text.text += type == "pgsql" ? "$" + std::to_string(values.size()) : std::string("?");
    }
    return true;
}

bool Evaluator::query(const Sequence& sequence, std::string_view type, Value& out) {
    out = {};
    for (const Node& node : sequence.nodes) {
        Value part;
        if (!run(node, part))
            return false;
        // The settings in front of an LDAP URL are in quotes of their own, and all its types quote alike.
        const bool quoted = node.type == Node::Type::operation && node.operation->name == "quote" &&
                            (node.text == type || (type.substr(0, 4) == "ldap" && (node.text.empty() || node.text.substr(0, 4) == "ldap")));
        if (part.taint != Taint::clean && !quoted) {
            std::string names;
            collectVariables(sequence, names);
            return error("tainted text \"" + base::shortened(base::printable(part.text), 100) + "\" may not stand in a query (the query reads " + names +
                         "); put it through ${quote_" + std::string(type == "ldapauth" ? "ldap" : type) + ":...}" +
                         (type.substr(0, 4) == "ldap" ? "" : ", or write \"" + std::string(type) + ",bind\" and the values are sent apart from the query"));
        }
        out.text += part.text;
    }
    return true;
}

} // namespace postroom::expand
