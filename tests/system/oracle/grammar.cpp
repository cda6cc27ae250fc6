// SPDX-License-Identifier: Apache-2.0
#include "tests/system/oracle/grammar.h"

#include <algorithm>

namespace postroom::test {

namespace {

constexpr int deepest = 9;
constexpr qsizetype longest = 700; // exim -be reads a line in pieces of 1,024

/// "a%name%b" as a, name, b.
std::optional<Grammar::Template> readTemplate(const QByteArray& text) {
    Grammar::Template made{{QByteArray()}};
    bool inName = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && !inName && text.mid(i + 1, 1) == "%")
            made.pieces.back() += text[i++];
        else if (text[i] == '%') {
            inName = !inName;
            made.pieces.emplace_back();
        } else
            made.pieces.back() += text[i];
    }
    return inName ? std::nullopt : std::optional(std::move(made));
}

} // namespace

std::optional<QString> Grammar::addLine(const QByteArray& line) {
    const qsizetype colon = line.indexOf(':');
    QByteArray name = line.left(colon);
    int weight = 1;
    if (const qsizetype star = name.indexOf('*'); star >= 0) {
        weight = name.mid(star + 1).toInt();
        name.truncate(star);
    }
    auto made = readTemplate(line.mid(colon + 1).startsWith(' ') ? line.mid(colon + 2) : line.mid(colon + 1));
    if (colon <= 0 || weight < 1 || !made)
        return "no rule: " + QString::fromUtf8(line);
    for (int i = 0; i < weight; ++i)
        m_rules[name].all.push_back(*made);
    return std::nullopt;
}

std::optional<Grammar> Grammar::parse(const QByteArray& text, QString& problem) {
    Grammar grammar;
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty() && !line.startsWith('#'))
            if (const auto wrong = grammar.addLine(line)) {
                problem = *wrong;
                return std::nullopt;
            }
    for (Rule& rule : grammar.m_rules) {
        for (const Template& one : rule.all) {
            if (one.pieces.size() == 1)
                rule.plain.push_back(one);
            for (std::size_t i = 1; i < one.pieces.size(); i += 2)
                if (!grammar.m_rules.contains(one.pieces[i])) {
                    problem = "nothing is named " + QString::fromUtf8(one.pieces[i]);
                    return std::nullopt;
                }
        }
        if (rule.plain.empty())
            rule.plain = rule.all;
    }
    return grammar;
}

const std::vector<Grammar::Template>& Grammar::templates(const QByteArray& name) const { return m_rules.find(name)->all; }

const std::vector<Grammar::Template>& Grammar::plainTemplates(const QByteArray& name) const { return m_rules.find(name)->plain; }

QByteArray TextMaker::next(const QByteArray& start, Mistakes mistakes) {
    QByteArray text;
    do {
        text.clear();
        write(start, 0, text);
        if (mistakes == Mistakes::some && below(30) == 0 && !text.isEmpty())
            spoil(text);
    } while (text.size() > longest);
    return text;
}

void TextMaker::write(const QByteArray& name, int depth, QByteArray& out) {
    const auto& choices = depth < deepest ? m_grammar.templates(name) : m_grammar.plainTemplates(name);
    const Grammar::Template& chosen = choices[below(choices.size())];
    for (std::size_t i = 0; i < chosen.pieces.size() && out.size() <= longest; ++i) {
        if (i % 2 == 0)
            out += chosen.pieces[i];
        else
            write(chosen.pieces[i], depth + 1, out);
    }
}

void TextMaker::spoil(QByteArray& text) {
    constexpr char odd[] = "{}$\\:;,!<>=()[]*^@ \"'0a";
    const auto place = static_cast<qsizetype>(below(static_cast<quint64>(text.size())));
    const char other = odd[below(sizeof odd - 1)];
    switch (below(4)) {
    case 0: text.remove(place, 1); break;
    case 1: text.insert(place, other); break;
    case 2: text[place] = other; break;
    default: text.truncate(place); break;
    }
}

} // namespace postroom::test
