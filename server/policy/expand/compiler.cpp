// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/compiler.h"

#include "server/policy/lookup/lookup_item.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::expand {

namespace {

constexpr int deepest = 500; // of braces in braces: a stack of 1 MiB holds this many, see program_test
const std::string empty;

std::string didYouMean(std::string_view wrong, const std::vector<std::string>& names) {
    const auto near = base::nearestName(wrong, names);
    return near ? "did you mean " + *near + "?" : std::string();
}

} // namespace

bool Sequence::isConstant() const {
    return nodes.empty() || (nodes.size() == 1 && nodes.front().type == Node::Type::literal);
}

const std::string& Sequence::constant() const {
    return nodes.empty() ? empty : nodes.front().text;
}

bool Compiler::wrong(std::string code, std::string message, std::string hint) {
    return wrongAt(m_reader.position(), std::move(code), std::move(message), std::move(hint));
}

bool Compiler::wrongAt(std::size_t position, std::string code, std::string message, std::string hint) {
    if (hint.empty() && m_openHeader && code == "missing-brace")
        hint = "a header's name may lack its ending colon";
    if (m_error.message.empty())
        m_error = {position, std::move(code), std::move(message), std::move(hint)};
    return false;
}

bool Compiler::tooDeep() {
    return wrong("nested-too-deep", "expansions are nested deeper than " + std::to_string(deepest) + " levels");
}

void Compiler::addLiteral(Sequence& out, std::string_view text) {
    if (text.empty())
        return;
    if (out.nodes.empty() || out.nodes.back().type != Node::Type::literal)
        out.nodes.emplace_back();
    out.nodes.back().text += text;
}

bool Compiler::compile(Sequence& out) {
    return sequence(out, Until::end);
}

bool Compiler::sequence(Sequence& out, Until until, Dollars dollars) {
    if (++m_depth > deepest)
        return tooDeep();
    while (!m_reader.atEnd()) {
        const char c = m_reader.peek();
        if (c == '\\') {
            if (!backslash(out))
                return false;
        } else if (until == Until::brace && c == '}') {
            break;
        } else if (c == '$' && dollars == Dollars::honoured) {
            if (!dollar(out))
                return false;
        } else {
            // A run of plain characters at once.
            const std::string_view rest = m_reader.rest();
            const std::size_t length = std::min(rest.size(), std::max<std::size_t>(1, std::min(rest.find_first_of("\\$}"), rest.size())));
            addLiteral(out, rest.substr(0, length));
            m_reader.skip(length);
        }
    }
    --m_depth;
    if (until == Until::brace && m_reader.atEnd())
        return wrong("missing-brace", "missing } at end of string");
    return true;
}

bool Compiler::backslash(Sequence& out) {
    m_reader.take();
    if (m_reader.atEnd())
        return wrong("backslash-at-end", "\\ at end of string");
    if (m_reader.peek() == 'N') {
        m_reader.take();
        const std::string_view rest = m_reader.rest();
        const std::size_t end = rest.find("\\N");
        addLiteral(out, rest.substr(0, end));
        m_reader.skip(end == std::string_view::npos ? rest.size() : end + 2);
        return true;
    }
    const char c = m_reader.escape();
    addLiteral(out, std::string_view(&c, 1));
    return true;
}

std::optional<HeaderForm> Compiler::headerForm(std::string_view name, std::string& rest) {
    HeaderForm form = HeaderForm::decoded;
    std::string_view tail = name;
    if (!tail.empty() && tail.front() != 'h') {
        if (tail.front() == 'r')
            form = HeaderForm::raw;
        else if (tail.front() == 'b')
            form = HeaderForm::unfoldedBytes;
        else if (tail.front() == 'l')
            form = HeaderForm::list;
        else
            return std::nullopt;
        tail.remove_prefix(1);
    }
    if (tail.substr(0, 2) == "h_")
        rest = tail.substr(2);
    else if (tail.substr(0, 7) == "header_")
        rest = tail.substr(7);
    else
        return std::nullopt;
    return form;
}

bool Compiler::dollar(Sequence& out) {
    const std::size_t at = m_reader.position();
    m_reader.take();
    const char c = m_reader.peek();
    if (base::isAlpha(c))
        return plainName(out);
    if (base::isDigit(c)) {
        Node node;
        node.type = Node::Type::capture;
        node.number = m_reader.number();
        out.nodes.push_back(std::move(node));
        return true;
    }
    if (c != '{' || m_reader.atEnd())
        return wrongAt(at, "bad-dollar", "$ not followed by letter, digit, or {", "write \\$ for a dollar sign");
    m_reader.take();
    return braced(out);
}

bool Compiler::plainName(Sequence& out) {
    const std::size_t at = m_reader.position();
    std::string name = m_reader.name("_");
    std::string headerStart;
    Node node;
    node.position = static_cast<std::uint32_t>(at);
    if (const auto form = headerForm(name, headerStart)) {
        // The name may go on with characters that no variable has.
        m_reader.seek(at + name.size());
        node.type = Node::Type::header;
        node.headerForm = *form;
        node.text = headerStart + m_reader.headerName();
        if (node.text.find('}') != std::string::npos)
            m_openHeader = true;
        m_variables.push_back("h_" + node.text + ":");
        out.nodes.push_back(std::move(node));
        return true;
    }
    if (!variable(node, name, at, false))
        return false;
    out.nodes.push_back(std::move(node));
    return true;
}

bool Compiler::variable(Node& node, const std::string& name, std::size_t at, bool inBraces) {
    const VariableRow* row = findVariable(name);
    if (row == nullptr && !m_names.extraVariable(name)) {
        std::string hint = didYouMean(name, variableNames());
        if (hint.empty() && name.substr(0, 4) == "acl_")
            hint = "ACL variables begin with acl_c or acl_m, then a digit or an underscore";
        return wrongAt(at, "unknown-variable", inBraces ? "unknown variable in \"${" + name + "}\"" : "unknown variable name \"" + name + "\"", hint);
    }
    if (row != nullptr && row->kind == VariableKind::absent)
        return wrongAt(at, "not-in-this-version", "$" + name + " belongs to " + std::string(row->help) + ", which is not in this version");
    node.type = Node::Type::variable;
    node.text = name;
    node.variable = row;
    m_variables.push_back(name);
    return true;
}

bool Compiler::braced(Sequence& out) {
    const std::size_t at = m_reader.position();
    Node node;
    node.position = static_cast<std::uint32_t>(at);
    if (base::isDigit(m_reader.peek())) {
        node.type = Node::Type::capture;
        node.number = m_reader.number();
        if (!m_reader.takeIf('}'))
            return wrong("missing-brace", "} expected after number");
        out.nodes.push_back(std::move(node));
        return true;
    }
    if (!base::isAlpha(m_reader.peek()))
        return wrong("bad-dollar", "letter or digit expected after ${");
    const std::string name = m_reader.name("_-");
    if (const ItemRow* row = findItem(name)) {
        node.type = Node::Type::item;
        node.item = row;
        if (!item(node, *row))
            return false;
        out.nodes.push_back(std::move(node));
        return true;
    }
    if (m_reader.peek() == ':') {
        if (!operation(node, name))
            return false;
        out.nodes.push_back(std::move(node));
        return true;
    }
    if (m_reader.takeIf('}')) {
        if (!variable(node, name, at, true))
            return false;
        out.nodes.push_back(std::move(node));
        return true;
    }
    return wrongAt(at, "unknown-item", "\"${" + name + "\" is not a known operator (or a } is missing in a variable reference)",
                   didYouMean(name, itemNames()));
}

bool Compiler::operation(Node& node, const std::string& name) {
    const std::size_t at = m_reader.position() - name.size();
    node.type = Node::Type::operation;
    node.operation = findOperator(name);
    if (node.operation == nullptr) {
        // An underscore may be part of the name or introduce arguments: whole names first, as above.
        const std::size_t underscore = name.find('_');
        if (underscore != std::string::npos) {
            const std::string head = name.substr(0, underscore);
            const OperatorRow* row = findOperator(head);
            if (row != nullptr) {
                node.operation = row;
                node.text = name.substr(underscore + 1);
                node.number = 1; // an argument was written, perhaps an empty one
            }
        }
    }
    m_reader.take(); // the colon
    node.args.emplace_back();
    if (!sequence(node.args.back(), Until::brace))
        return false;
    m_reader.take();
    if (node.operation == nullptr)
        return wrongAt(at, "unknown-operator", "unknown expansion operator \"" + name + "\"", didYouMean(name, operatorNames()));
    if (node.operation->run == nullptr)
        return wrongAt(at, "not-in-this-version", "the operator " + name + " belongs to " + std::string(node.operation->help) + ", which is not in this version");
    if (node.operation->name == "quote" && node.number == 1 && lookup::findLookupType(node.text) == nullptr && node.text != "ldap_dn")
        return wrongAt(at, "unknown-lookup", "unknown lookup type \"" + node.text + "\"", didYouMean(node.text, lookup::lookupTypeNames()));
    return true;
}

} // namespace postroom::expand
