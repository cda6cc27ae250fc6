// SPDX-License-Identifier: Apache-2.0
// A grammar written as lines "name: template", from which a text is made by chance: the same seed makes the same texts.
// %name% in a template is a part made by one of that name's templates, %% a per cent sign; "name*3:" makes a template three
// times as likely; "#" begins a comment line. Parts nest to a depth, then only templates without parts are taken.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QMap>
#include <QString>

#include <optional>
#include <random>
#include <vector>

namespace postroom::test {

class Grammar {
public:
    /// Nothing, with `problem`, when a line is no rule or a part has no template.
    static std::optional<Grammar> parse(const QByteArray& text, QString& problem);

    struct Template {
        std::vector<QByteArray> pieces; ///< text and names by turns, text first
    };
    [[nodiscard]] const std::vector<Template>& templates(const QByteArray& name) const;
    [[nodiscard]] const std::vector<Template>& plainTemplates(const QByteArray& name) const;

private:
    std::optional<QString> addLine(const QByteArray& line);
    struct Rule {
        std::vector<Template> all;
        std::vector<Template> plain; ///< those without parts; all when there is none
    };
    QMap<QByteArray, Rule> m_rules;
};

/// Makes one text after another.
class TextMaker {
public:
    TextMaker(const Grammar& grammar, quint64 seed) : m_grammar(grammar), m_chance(seed) {}
    enum class Mistakes { some, none };
    /// One text of the rule `start`; one in thirty has a mistake: a character too many or too few, or another one.
    QByteArray next(const QByteArray& start, Mistakes mistakes = Mistakes::some);

private:
    void write(const QByteArray& name, int depth, QByteArray& out);
    void spoil(QByteArray& text);
    quint64 below(quint64 limit) { return m_chance() % limit; }

    const Grammar& m_grammar;
    std::mt19937_64 m_chance; // its numbers are the same everywhere; those of the distributions are not
};

} // namespace postroom::test
