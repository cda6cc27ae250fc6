// SPDX-License-Identifier: Apache-2.0
// The list of the recorded cases in which ours differs from Exim, each with its reason (exim_language_differences.txt),
// held against what a comparison found: a difference that is not in the list is a problem, and so is one that is gone.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>

namespace postroom::test {

class ExplainedDifferences {
public:
    enum class Kind : std::uint8_t {
        specification, ///< the specification (policy-language) asks for something else than Exim 4.96 does
        intended,      ///< we decided so
        absent,        ///< a feature that this version has not, and says so
        recorded,      ///< what Exim answered hangs on the machine, or on what Debian built into it
        wrong,         ///< known to be wrong
    };
    struct Entry {
        Kind kind;
        QString reason;
    };

    /// Lines "group | case | kind | reason"; "#" begins a comment. Nothing, with `problem`, when a line is not like that.
    static std::optional<ExplainedDifferences> parse(const QByteArray& text, QString& problem);

    /// One run of one group.
    class Comparison {
    public:
        Comparison(const ExplainedDifferences& list, const QString& group);
        void add(const QString& id, bool agrees);
        /// One sentence for each difference that the list has not, and for each entry that does not differ.
        [[nodiscard]] QStringList problems() const;
        /// The figures in one paragraph.
        [[nodiscard]] QString summary() const;
        /// Per cent of the cases that are as Exim or as the specification has them; left out are `absent` and `recorded`,
        /// in which nothing can be compared.
        [[nodiscard]] double asAsked() const;

    private:
        [[nodiscard]] int count(Kind kind) const { return m_kinds[static_cast<std::size_t>(kind)]; }
        QMap<QString, Entry> m_expected; ///< what has not been seen to differ yet
        QString m_group;
        QStringList m_unexplained;
        std::array<int, 5> m_kinds{};
        int m_cases = 0;
        int m_agree = 0;
    };

private:
    QMap<QString, QMap<QString, Entry>> m_groups;
};

} // namespace postroom::test
