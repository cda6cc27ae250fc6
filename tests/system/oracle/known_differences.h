// SPDX-License-Identifier: Apache-2.0
// The list of what may differ between Exim and us in expressions made by chance: each entry explains by a pattern, and has an
// example that is asked in every run, so that an entry that no longer holds is found.
#pragma once

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

#include <optional>
#include <vector>

namespace postroom::test {

struct KnownDifference {
    QByteArray reason;
    QByteArray example;
    QRegularExpression pattern;
    QRegularExpression answers;
    [[nodiscard]] bool explains(const QByteArray& expression, const QByteArray& answers) const;
};

/// Nothing, with `problem`, when a line is wrong.
std::optional<std::vector<KnownDifference>> readKnownDifferences(const QByteArray& text, QString& problem);

} // namespace postroom::test
