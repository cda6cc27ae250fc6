// SPDX-License-Identifier: Apache-2.0
#include "tests/system/explained_differences.h"

namespace postroom::test {

namespace {

const QStringList kindNames{"specification", "intended", "absent", "recorded", "wrong"};

double percent(int part, int whole) { return whole == 0 ? 0.0 : 100.0 * part / whole; }

} // namespace

std::optional<ExplainedDifferences> ExplainedDifferences::parse(const QByteArray& text, QString& problem) {
    ExplainedDifferences list;
    int number = 0;
    for (const QByteArray& raw : text.split('\n')) {
        ++number;
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        QStringList fields = line.split('|');
        for (QString& field : fields)
            field = field.trimmed();
        const auto kind = fields.size() == 4 ? kindNames.indexOf(fields[2]) : -1;
        if (kind < 0 || fields[1].isEmpty() || fields[3].isEmpty()) {
            problem = QString("line %1 is not \"group | case | kind | reason\" (kinds: %2): %3").arg(number).arg(kindNames.join(", "), line);
            return std::nullopt;
        }
        auto& group = list.m_groups[fields[0]];
        if (group.contains(fields[1])) {
            problem = QString("line %1: %2 stands there twice").arg(number).arg(fields[1]);
            return std::nullopt;
        }
        group.insert(fields[1], {static_cast<Kind>(kind), fields[3]});
    }
    if (list.m_groups.isEmpty()) {
        problem = "the list of explained differences is empty or cannot be read";
        return std::nullopt;
    }
    return list;
}

ExplainedDifferences::Comparison::Comparison(const ExplainedDifferences& list, const QString& group)
    : m_expected(list.m_groups.value(group)), m_group(group) {}

void ExplainedDifferences::Comparison::add(const QString& id, bool agrees) {
    ++m_cases;
    if (agrees) {
        ++m_agree;
        return;
    }
    if (const auto found = m_expected.constFind(id); found != m_expected.constEnd()) {
        ++m_kinds[static_cast<std::size_t>(found->kind)];
        m_expected.erase(found);
    } else {
        m_unexplained << id;
    }
}

QStringList ExplainedDifferences::Comparison::problems() const {
    QStringList problems;
    for (const QString& id : m_unexplained)
        problems << QString("%1 | %2 differs from Exim and is not in the list").arg(m_group, id);
    for (auto entry = m_expected.cbegin(); entry != m_expected.cend(); ++entry)
        problems << QString("%1 | %2 is in the list (\"%3\") but no longer differs, or there is no such case").arg(m_group, entry.key(), entry->reason);
    return problems;
}

QString ExplainedDifferences::Comparison::summary() const {
    QStringList kinds;
    for (int i = 0; i < kindNames.size(); ++i)
        if (m_kinds[static_cast<std::size_t>(i)] > 0)
            kinds << QString("%1 %2").arg(m_kinds[static_cast<std::size_t>(i)]).arg(kindNames[i]);
    return QString("%1: %2 of %3 agree with Exim (%4 %); explained: %5; as Exim or as the specification has it: %6 %")
        .arg(m_group).arg(m_agree).arg(m_cases).arg(percent(m_agree, m_cases), 0, 'f', 2)
        .arg(kinds.isEmpty() ? QString("none") : kinds.join(", ")).arg(asAsked(), 0, 'f', 2);
}

double ExplainedDifferences::Comparison::asAsked() const {
    return percent(m_agree + count(Kind::specification), m_cases - count(Kind::absent) - count(Kind::recorded));
}

} // namespace postroom::test
