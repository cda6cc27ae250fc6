// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/compiler.h"

#include "server/policy/expand/list_setting.h"
#include "shared/base/text.h"

namespace postroom::expand {

bool Compiler::conditionName(std::string& out) {
    out = m_reader.name("_");
    if (!out.empty())
        return true;
    const char c = m_reader.peek();
    if (c == '=' || c == '<' || c == '>') {
        out += m_reader.take();
        if (m_reader.peek() == '=')
            out += m_reader.take();
        return true;
    }
    return wrong("missing-condition", "condition name expected, but found \"" + std::string(m_reader.rest().substr(0, 16)) + "\"");
}

bool Compiler::condition(Condition& out) {
    if (++m_depth > 500)
        return tooDeep();
    for (m_reader.skipBlanks(); m_reader.takeIf('!'); m_reader.skipBlanks())
        out.wanted = !out.wanted;
    const std::size_t at = m_reader.position();
    std::string name;
    if (!conditionName(name))
        return false;
    out.row = findCondition(name);
    if (out.row == nullptr) {
        const auto near = base::nearestName(name, conditionNames());
        return wrongAt(at, "unknown-condition", "unknown condition \"" + name + "\"", near ? "did you mean " + *near + "?" : "");
    }
    bool ok = false;
    switch (out.row->form) {
    case ConditionForm::defined: ok = defined(out); break;
    case ConditionForm::none: ok = true; break;
    case ConditionForm::one: ok = conditionArguments(out, 1); break;
    case ConditionForm::two:
    case ConditionForm::twoList: ok = conditionArguments(out, 2); break;
    case ConditionForm::group: ok = groupArguments(out); break;
    case ConditionForm::logic: ok = logic(out); break;
    case ConditionForm::iterate: ok = iterate(out); break;
    case ConditionForm::absent:
        return wrongAt(at, "not-in-this-version", "the condition " + name + " belongs to " + std::string(out.row->help) + ", which is not in this version");
    }
    --m_depth;
    return ok && prepare(out, at);
}

bool Compiler::defined(Condition& out) {
    if (!m_reader.takeIf(':'))
        return wrong("missing-colon", "\":\" expected after \"def\"");
    const std::size_t at = m_reader.position();
    const std::string name = m_reader.name("_");
    std::string headerStart;
    if (const auto form = headerForm(name, headerStart)) {
        out.isHeader = true;
        out.headerForm = *form;
        out.text = headerStart + m_reader.headerName();
        if (out.text.find('}') != std::string::npos)
            m_openHeader = true;
        m_variables.push_back("h_" + out.text + ":");
        return true;
    }
    Node node;
    if (!variable(node, name, at, false))
        return false;
    out.text = name;
    out.variable = node.variable;
    return true;
}

bool Compiler::conditionArguments(Condition& out, std::size_t count) {
    const std::string name(out.row->name);
    for (std::size_t i = 0; i < count; ++i) {
        m_reader.skipBlanks();
        if (!m_reader.takeIf('{'))
            return i == 0 ? wrong("missing-brace", "missing { after \"" + name + "\"", std::string(out.row->help))
                          : wrong("missing-brace", "missing 2nd string in {} after \"" + name + "\"", std::string(out.row->help));
        const bool plain = i == 1 && out.row->form == ConditionForm::twoList;
        out.args.emplace_back();
        if (!sequence(out.args.back(), Until::brace, plain ? Dollars::plain : Dollars::honoured))
            return false;
        m_reader.take();
    }
    return true;
}

bool Compiler::groupArguments(Condition& out) {
    const std::string name(out.row->name);
    m_reader.skipBlanks();
    if (!m_reader.takeIf('{'))
        return wrong("missing-brace", "missing { after \"" + name + "\"");
    m_reader.skipBlanks();
    while (m_reader.peek() == '{' && out.args.size() < out.row->most) {
        m_reader.take();
        out.args.emplace_back();
        if (!sequence(out.args.back(), Until::brace))
            return false;
        m_reader.take();
        m_reader.skipBlanks();
    }
    if (out.args.size() < out.row->least || !m_reader.takeIf('}'))
        return wrong("bad-arguments", "too few arguments or bracketing error for " + name, std::string(out.row->help));
    return true;
}

bool Compiler::logic(Condition& out) {
    const std::string name(out.row->name);
    m_reader.skipBlanks();
    if (!m_reader.takeIf('{'))
        return wrong("missing-brace", "missing { after \"" + name + "\"");
    for (m_reader.skipBlanks(); !m_reader.takeIf('}'); m_reader.skipBlanks()) {
        if (!m_reader.takeIf('{'))
            return wrong("missing-brace", "each subcondition inside an \"" + name + "{...}\" condition must be in its own {}");
        out.inner.emplace_back();
        if (!condition(out.inner.back())) {
            m_error.message += " inside \"" + name + "{...}\" condition";
            return false;
        }
        m_reader.skipBlanks();
        if (!m_reader.takeIf('}'))
            return wrong("missing-brace", "missing } at end of condition inside \"" + name + "\" group");
    }
    return true;
}

bool Compiler::iterate(Condition& out) {
    const std::string name(out.row->name);
    if (!conditionArguments(out, 1))
        return false;
    m_reader.skipBlanks();
    if (!m_reader.takeIf('{'))
        return wrong("missing-brace", "missing { after \"" + name + "\"");
    out.inner.emplace_back();
    if (!condition(out.inner.back())) {
        m_error.message += " inside \"" + name + "\" condition";
        return false;
    }
    m_reader.skipBlanks();
    if (!m_reader.takeIf('}'))
        return wrong("missing-brace", "missing } at end of condition inside \"" + name + "\"");
    return true;
}

bool Compiler::prepare(Condition& out, std::size_t at) {
    const std::string_view name = out.row->name;
    if (name == "match" && out.args[1].isConstant()) {
        return constantPattern(out.args[1], at, out.pattern);
    } else if (out.row->form == ConditionForm::twoList && out.args[1].isConstant()) {
        const lookup::ListKind kind = name == "match_domain"  ? lookup::ListKind::domain
                                      : name == "match_ip"    ? lookup::ListKind::host
                                      : name == "match_address" ? lookup::ListKind::address
                                                                : lookup::ListKind::localPart;
        out.list = std::make_shared<lookup::List>(lookup::List::parse(kind, out.args[1].constant()));
        for (const std::string& unknown : unknownLists(*out.list, kind, m_names))
            return wrongAt(at, "unknown-list", "there is no " + std::string(lookup::listKindName(kind)) + " \"" + unknown + "\"",
                           m_names.listHint(lookup::listKindName(kind), unknown));
        if (kind == lookup::ListKind::host && out.args[1].constant().find('$') != std::string::npos) {
            // Wrong text is an error when it is used, as above.
            Sequence late;
            if (Compiler(out.args[1].constant(), m_names).compile(late))
                out.late = std::make_shared<Sequence>(std::move(late));
        }
    }
    return true;
}

} // namespace postroom::expand
