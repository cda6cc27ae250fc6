// SPDX-License-Identifier: Apache-2.0
// How each form of item is read: arguments in braces, branches, and the few that have a shape of their own.
#include "server/policy/expand/compiler.h"

#include "server/policy/lookup/lookup_item.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::expand {

bool Compiler::group(Sequence& out, std::string_view missing) {
    m_reader.skipBlanks();
    if (!m_reader.takeIf('{'))
        return wrong("missing-brace", "missing '{' for " + std::string(missing));
    if (!sequence(out, Until::brace))
        return false;
    m_reader.take();
    return true;
}

bool Compiler::arguments(Node& node, const ItemRow& row, std::size_t least, std::size_t most) {
    m_reader.skipBlanks();
    while (node.args.size() < most && m_reader.peek() == '{') {
        m_reader.take();
        node.args.emplace_back();
        if (!sequence(node.args.back(), Until::brace))
            return false;
        m_reader.take();
        m_reader.skipBlanks();
    }
    if (node.args.size() < least)
        return wrong("too-few-arguments", "Not enough arguments for '" + std::string(row.name) + "' (min is " + std::to_string(least) + ")",
                     std::string(row.help));
    return true;
}

bool Compiler::itemEnd(const Node& node) {
    m_reader.skipBlanks();
    if (m_reader.takeIf('}'))
        return true;
    const std::string name(node.item->name);
    if (m_reader.peek() == '{')
        return wrong("too-many-arguments", "Too many arguments for '" + name + "' (max is " + std::to_string(node.item->most) + ")", std::string(node.item->help));
    return wrong("missing-brace", "missing '}' after '" + name + "'");
}

bool Compiler::branches(Node& node) {
    Branches& out = node.branches;
    const std::string name(node.item->name);
    m_reader.skipBlanks();
    if (m_reader.takeIf('}'))
        return true;
    const std::string problem = "curly-bracket problem in conditional yes/no parsing: ";
    if (!m_reader.takeIf('{'))
        return wrong("missing-brace", problem + "'yes' part did not start with '{'");
    out.shape = Branches::Shape::yes;
    out.yes = std::make_unique<Sequence>();
    if (!sequence(*out.yes, Until::brace))
        return false;
    m_reader.take();
    m_reader.skipBlanks();
    if (m_reader.takeIf('{')) {
        out.shape = Branches::Shape::yesNo;
        out.no = std::make_unique<Sequence>();
        if (!sequence(*out.no, Until::brace))
            return false;
        m_reader.take();
    } else if (m_reader.peek() != '}') {
        if (m_reader.name("_") != "fail")
            return wrong("bad-branch", "syntax error in \"" + name + "\" item - \"fail\" expected");
        out.shape = Branches::Shape::yesFail;
    }
    m_reader.skipBlanks();
    if (!m_reader.takeIf('}'))
        return wrong("missing-brace", problem + "did not close with '}'");
    return true;
}

bool Compiler::item(Node& node, const ItemRow& row) {
    const std::size_t at = m_reader.position();
    bool ok = false;
    switch (row.form) {
    case ItemForm::arguments: ok = arguments(node, row, row.least, row.most) && itemEnd(node); break;
    case ItemForm::branched: ok = arguments(node, row, row.least, row.most) && branches(node); break;
    case ItemForm::condition: {
        auto made = std::make_shared<Condition>();
        ok = condition(*made) && branches(node);
        node.condition = std::move(made);
        break;
    }
    case ItemForm::lookup: ok = lookupItem(node); break;
    case ItemForm::iterate: ok = iterateItem(node); break;
    case ItemForm::sort: ok = sortItem(node); break;
    case ItemForm::extract: ok = extractItem(node); break;
    case ItemForm::run: ok = runItem(node); break;
    case ItemForm::readSocket: ok = readSocketItem(node); break;
    case ItemForm::certificate: ok = certificateItem(node); break;
    case ItemForm::absent:
        return wrong("not-in-this-version", "${" + std::string(row.name) + " belongs to " + std::string(row.help) + ", which is not in this version");
    }
    return ok && prepare(node, at);
}

bool Compiler::constantPattern(const Sequence& source, std::size_t at, std::shared_ptr<const regex::Pattern>& out) {
    auto pattern = regex::Pattern::compile(source.constant());
    if (pattern)
        out = std::make_shared<regex::Pattern>(std::move(*pattern));
    else if (m_names.patterns == CompileNames::Patterns::whenCompiled)
        return wrongAt(at, "bad-pattern", pattern.error().publicText);
    return true;
}

/// What can be made ready once: patterns and second expansions whose text is constant. A replacement that is wrong is left as
/// it is: it is an error when it comes to it, as in Exim, where a ${sg} that finds nothing never expands its replacement.
bool Compiler::prepare(Node& node, std::size_t at) {
    const std::string_view name = node.item->name;
    if (name != "sg")
        return true;
    if (node.args[1].isConstant() && !constantPattern(node.args[1], at, node.pattern))
        return false;
    if (node.args[2].isConstant()) {
        Compiler inner(node.args[2].constant(), m_names);
        auto late = std::make_shared<Sequence>();
        if (inner.compile(*late)) {
            node.late = std::move(late);
            m_variables.insert(m_variables.end(), inner.m_variables.begin(), inner.m_variables.end());
        }
    }
    return true;
}

bool Compiler::lookupItem(Node& node) {
    m_reader.skipBlanks();
    bool hasKey = false;
    if (m_reader.peek() == '{') {
        hasKey = true;
        node.args.emplace_back();
        if (!group(node.args.back(), "lookup key"))
            return false;
        m_reader.skipBlanks();
    }
    if (!base::isAlpha(m_reader.peek()))
        return wrong("missing-lookup-type", "missing lookup type");
    const std::size_t at = m_reader.position();
    std::string head;
    while (!m_reader.atEnd() && m_reader.peek() != '{' && !base::isSpace(m_reader.peek()))
        head += m_reader.take();
    auto parsed = lookup::parseLookupHead(head);
    if (!parsed)
        return wrongAt(at, "bad-lookup", parsed.error().publicText);
    const bool query = lookup::findLookupType(parsed->type)->style == lookup::LookupStyle::query;
    if (!query && !hasKey)
        return wrongAt(at, "bad-lookup", "missing {key} for single-key \"" + head + "\" lookup");
    if (query && hasKey)
        return wrongAt(at, "bad-lookup", "a single key was given for lookup type \"" + head + "\", which is not a single-key lookup type");
    node.args.emplace_back();
    if (!group(node.args.back(), "lookup file-or-query arg"))
        return false;
    if (parsed->bind) {
        const std::vector<Node>& parts = node.args.back().nodes;
        for (std::size_t i = 1; i < parts.size(); ++i)
            if (parts[i - 1].type == Node::Type::literal && parts[i].type != Node::Type::literal && !parts[i - 1].text.empty() &&
                (parts[i - 1].text.back() == '\'' || parts[i - 1].text.back() == '"'))
                return wrongAt(at, "bound-in-quotes", "a bound value stands without quotes: write name = $local_part, not name = '$local_part'");
    }
    node.lookup = std::make_shared<lookup::LookupItem>(std::move(*parsed));
    return branches(node);
}

bool Compiler::iterateItem(Node& node) {
    const std::string name(node.item->name);
    node.args.emplace_back();
    if (!group(node.args.back(), "first arg of " + name))
        return false;
    if (name == "reduce") {
        node.args.emplace_back();
        if (!group(node.args.back(), "second arg of reduce"))
            return false;
    }
    if (name == "filter") {
        m_reader.skipBlanks();
        if (!m_reader.takeIf('{'))
            return wrong("missing-brace", "missing '{' for last arg of filter");
        auto made = std::make_shared<Condition>();
        if (!condition(*made)) {
            m_error.message += " inside \"filter\" item";
            return false;
        }
        node.condition = std::move(made);
        m_reader.skipBlanks();
        if (!m_reader.takeIf('}'))
            return wrong("missing-brace", "missing } at end of condition inside \"filter\"; could be an unquoted } in the content");
    } else {
        node.args.emplace_back();
        if (!group(node.args.back(), "last arg of " + name))
            return false;
    }
    m_reader.skipBlanks();
    if (!m_reader.takeIf('}'))
        return wrong("missing-brace", "missing } at end of \"" + name + "\"");
    return true;
}

bool Compiler::sortItem(Node& node) {
    static constexpr std::string_view parts[] = {"list arg of sort", "comparator arg of sort", "extractor arg of sort"};
    for (const std::string_view part : parts) {
        node.args.emplace_back();
        if (!group(node.args.back(), part))
            return false;
    }
    m_reader.skipBlanks();
    if (!m_reader.takeIf('}'))
        return wrong("missing-brace", "missing } at end of \"sort\"");
    return true;
}

/// The first argument, once expanded, says whether two or three arguments stand before the branches: so all groups
/// are read here and taken apart when it runs, or below when the first one is constant.
bool Compiler::extractItem(Node& node) {
    m_reader.skipBlanks();
    if (m_reader.peek() != '{') {
        if (m_reader.rest().substr(0, 5) == "jsons")
            node.text = "jsons";
        else if (m_reader.rest().substr(0, 4) == "json")
            node.text = "json";
        m_reader.skip(node.text.size());
    }
    m_reader.skipBlanks();
    while (m_reader.peek() == '{' && node.args.size() < 5) {
        node.args.emplace_back();
        if (!group(node.args.back(), "arg of extract"))
            return false;
        m_reader.skipBlanks();
    }
    if (node.args.empty())
        return wrong("missing-brace", "missing '{' for arg 1 of extract");
    if (m_reader.peek() != '}') {
        if (m_reader.name("_") != "fail")
            return wrong("bad-branch", "syntax error in \"extract\" item - \"fail\" expected");
        node.branches.shape = Branches::Shape::yesFail;
        m_reader.skipBlanks();
    }
    if (!m_reader.takeIf('}'))
        return wrong("missing-brace", "missing '}' closing extract");
    const Sequence& first = node.args.front();
    if (!first.isConstant())
        return true;
    const std::string_view key = base::trim(first.constant());
    if (key.empty())
        return wrong("bad-argument", "first argument of \"extract\" must not be empty");
    const std::string_view digits = key.substr(key.front() == '-' ? 1 : 0);
    const bool numeric = std::all_of(digits.begin(), digits.end(), base::isDigit);
    const std::size_t needed = numeric && node.text.empty() ? 3 : 2;
    if (node.args.size() < needed)
        return wrong("too-few-arguments", "missing '{' for arg " + std::to_string(node.args.size() + 1) + " of extract");
    if (node.args.size() > needed + 2)
        return wrong("too-many-arguments", "too many arguments for extract");
    if (node.branches.shape == Branches::Shape::yesFail && node.args.size() != needed + 1)
        return wrong("bad-branch", "syntax error in \"extract\" item - \"fail\" stands after the 'yes' part");
    return true;
}

/// ${run{command}{yes}{no}}: the command is split into words first and each word is expanded by itself, so that no
/// value can become two words. With ",preexpand" it is the other way round.
bool Compiler::runItem(Node& node) {
    while (m_reader.takeIf(',')) {
        const std::string option = m_reader.name("_");
        if (option != "preexpand")
            return wrong("bad-option", "bad option '" + option + "' for run", "the only option is preexpand");
        node.text = option;
    }
    m_reader.skipBlanks();
    if (!m_reader.takeIf('{'))
        return wrong("missing-brace", "missing '{' for command arg of run");
    if (node.text == "preexpand") {
        node.args.emplace_back();
        if (!sequence(node.args.back(), Until::brace))
            return false;
        m_reader.take();
        return branches(node);
    }
    return runWords(node) && branches(node);
}

namespace {

/// The words of a command as Exim splits them: blanks part them, "..." with escapes, '...' as it stands. Quotes count
/// only at the start of a word.
std::vector<std::string> commandWords(std::string_view text) {
    std::vector<std::string> words;
    Reader reader(text);
    for (reader.skipBlanks(); !reader.atEnd(); reader.skipBlanks()) {
        std::string word;
        if (reader.takeIf('\'')) {
            while (!reader.atEnd() && reader.peek() != '\'')
                word += reader.take();
            reader.take();
        } else if (reader.takeIf('"')) {
            while (!reader.atEnd() && reader.peek() != '"') {
                const char c = reader.take();
                word += c == '\\' && !reader.atEnd() ? reader.escape() : c;
            }
            reader.take();
        } else {
            while (!reader.atEnd() && !base::isSpace(reader.peek()))
                word += reader.take();
        }
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace

bool Compiler::runWords(Node& node) {
    // Up to the brace that closes this one; the text inside is not expanded yet.
    const std::size_t begin = m_reader.position();
    int open = 1;
    while (!m_reader.atEnd()) {
        const char c = m_reader.peek();
        if (c == '\\')
            m_reader.take();
        else if (c == '{')
            ++open;
        else if (c == '}' && --open == 0)
            break;
        m_reader.take();
    }
    if (m_reader.atEnd())
        return wrong("missing-brace", "missing '}' closing command arg of run");
    const std::string_view command = m_reader.source().substr(begin, m_reader.position() - begin);
    m_reader.take();
    for (const std::string& word : commandWords(command)) {
        Compiler inner(word, m_names);
        node.args.emplace_back();
        if (!inner.compile(node.args.back())) {
            return wrongAt(begin, inner.error().code,
                           "Expansion of \"" + word + "\" from command \"" + std::string(command) + "\" in ${run} expansion failed: " + inner.error().message,
                           "a word with blanks inside its braces needs quotes around it");
        }
        m_variables.insert(m_variables.end(), inner.m_variables.begin(), inner.m_variables.end());
    }
    return true;
}

bool Compiler::readSocketItem(Node& node) {
    if (!arguments(node, *node.item, 2, 4))
        return false;
    if (m_reader.peek() == '{') {
        node.branches.shape = Branches::Shape::yesNo;
        node.branches.no = std::make_unique<Sequence>();
        if (!group(*node.branches.no, "failstring for readsocket"))
            return false;
    }
    m_reader.skipBlanks();
    if (!m_reader.takeIf('}'))
        return wrong("missing-brace", "missing '}' closing readsocket");
    return true;
}

bool Compiler::certificateItem(Node& node) {
    node.args.emplace_back();
    if (!group(node.args.back(), "field arg of certextract"))
        return false;
    m_reader.skipBlanks();
    if (!m_reader.takeIf('{'))
        return wrong("missing-brace", "missing '{' for cert variable arg of certextract");
    m_reader.skipBlanks();
    if (!m_reader.takeIf('$'))
        return wrong("bad-argument", "second argument of \"certextract\" must be a certificate variable");
    const std::size_t at = m_reader.position();
    const bool braces = m_reader.takeIf('{');
    const std::string name = m_reader.name("_");
    if (braces)
        m_reader.takeIf('}');
    if (name != "tls_in_ourcert" && name != "tls_in_peercert" && name != "tls_out_ourcert" && name != "tls_out_peercert")
        return wrongAt(at, "bad-argument", "second argument of \"certextract\" must be a certificate variable",
                       "these are tls_in_ourcert, tls_in_peercert, tls_out_ourcert and tls_out_peercert");
    node.text = name;
    m_variables.push_back(name);
    m_reader.skipBlanks();
    if (!m_reader.takeIf('}'))
        return wrong("missing-brace", "missing '}' closing cert variable arg of certextract");
    return branches(node);
}

} // namespace postroom::expand
