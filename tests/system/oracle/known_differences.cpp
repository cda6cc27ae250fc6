// SPDX-License-Identifier: Apache-2.0
#include "tests/system/oracle/known_differences.h"

namespace postroom::test {

namespace {

QRegularExpression expressionOf(const QByteArray& text) {
    // Latin-1: the expressions may be no UTF-8.
    return QRegularExpression(QString::fromLatin1(text), QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

bool KnownDifference::explains(const QByteArray& expression, const QByteArray& found) const {
    return pattern.match(QString::fromLatin1(expression)).hasMatch() && answers.match(QString::fromLatin1(found)).hasMatch();
}

std::optional<std::vector<KnownDifference>> readKnownDifferences(const QByteArray& text, QString& problem) {
    std::vector<KnownDifference> list;
    for (const QByteArray& line : text.split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QByteArray word = line.left(10).trimmed(), rest = line.mid(10);
        if (word == "because")
            list.push_back({rest, {}, {}, {}});
        else if (list.empty() || rest.isEmpty())
            problem = "no entry: " + QString::fromUtf8(line);
        else if (word == "example")
            list.back().example = rest;
        else if (word == "pattern")
            list.back().pattern = expressionOf(rest);
        else if (word == "answers")
            list.back().answers = expressionOf(rest);
        else
            problem = "no entry: " + QString::fromUtf8(line);
    }
    for (const KnownDifference& one : list)
        if (one.example.isEmpty() || one.pattern.pattern().isEmpty() || !one.pattern.isValid() || !one.answers.isValid())
            problem = "an entry without example or pattern: " + QString::fromUtf8(one.reason);
    return problem.isEmpty() ? std::optional(std::move(list)) : std::nullopt;
}

} // namespace postroom::test
