// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/replay_model.h"

#include "console/pages/link.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QRegularExpression>

namespace postroom::console {

namespace {

Tone outcomeTone(const QString& outcome) { return outcome == "accept" ? Tone::good : outcome == "defer" ? Tone::warning : outcome == "discard" ? Tone::neutral : Tone::bad; }

} // namespace

QString decisionText(const QString& outcome) {
    if (outcome == "accept")
        return ReplayModel::tr("accepted");
    if (outcome == "defer")
        return ReplayModel::tr("deferred");
    if (outcome == "deny")
        return ReplayModel::tr("refused");
    if (outcome == "drop")
        return ReplayModel::tr("refused, hung up");
    return outcome == "discard" ? ReplayModel::tr("discarded") : outcome;
}

QString linkOfRule(const QString& decidedBy) {
    static const QRegularExpression form("^(\\S+) statement (\\d+)$");
    const auto match = form.match(decidedBy);
    return match.hasMatch() ? Link::to("policy", {match.captured(1), match.captured(2)}).text() : QString();
}

void ReplayModel::clear() {
    beginResetModel();
    m_rows.clear();
    m_leftOut = 0;
    endResetModel();
}

void ReplayModel::append(const base::Json& differing) {
    std::vector<Row> added;
    for (const base::Json& each : differing.items())
        for (const base::Json& decision : each["decisions"].items()) {
            if (static_cast<int>(m_rows.size() + added.size()) >= mostRows) {
                ++m_leftOut;
                continue;
            }
            const base::Json &before = decision["before"], &after = decision["after"];
            const QString id = text(each, "id");
            added.push_back({id.isEmpty() ? text(each, "key") : id, time(each["time"]), text(each, "sender"), text(decision, "recipient"), text(each, "client"), text(decision, "phase"),
                             text(before, "outcome"), text(before, "reply"), text(before, "decided_by"), text(after, "outcome"), text(after, "reply"), text(after, "decided_by"),
                             texts(decision["sentences"])});
        }
    if (added.empty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    endInsertRows();
}

QString ReplayModel::ruleLink(int row) const {
    const Row& found = m_rows.at(static_cast<std::size_t>(row));
    return linkOfRule(found.ruleAfter);
}

int ReplayModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int ReplayModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ReplayModel::cell(const Row& row, int column) const {
    switch (static_cast<Column>(column)) {
    case Time: return timeText(row.time);
    case Sender: return row.sender.isEmpty() ? QStringLiteral("<>") : row.sender;
    case Recipient: return row.recipient.isEmpty() ? tr("(all: %1)").arg(row.phase) : row.recipient;
    case Client: return row.client;
    case Before: return row.replyBefore.isEmpty() ? decisionText(row.outcomeBefore) : tr("%1: %2").arg(decisionText(row.outcomeBefore), row.replyBefore);
    case After: return row.replyAfter.isEmpty() ? decisionText(row.outcomeAfter) : tr("%1: %2").arg(decisionText(row.outcomeAfter), row.replyAfter);
    case RuleBefore: return row.ruleBefore;
    case RuleAfter: return row.ruleAfter;
    case ColumnCount: break;
    }
    return {};
}

QVariant ReplayModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return cell(row, index.column());
    case ExportRole: return index.column() == Time ? QVariant(row.time.toString(Qt::ISODateWithMs)) : QVariant(cell(row, index.column()));
    case Qt::DecorationRole:
        if (index.column() == Before)
            return icon(theme::icon(outcomeTone(row.outcomeBefore)), outcomeTone(row.outcomeBefore));
        return index.column() == After ? QVariant(icon(theme::icon(outcomeTone(row.outcomeAfter)), outcomeTone(row.outcomeAfter))) : QVariant();
    case Qt::ToolTipRole: return index.column() == Time ? fullTimeText(row.time) : index.column() >= Before ? row.sentences.join('\n') : cell(row, index.column());
    case KeyRole: return QString("%1/%2/%3").arg(row.key, row.phase, row.recipient);
    case LinkRole: return Link::to("message", {row.key}).text();
    default: return {};
    }
}

QVariant ReplayModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == ExportRole) {
        static const char* const names[] = {"time", "sender", "recipient", "client", "before", "after", "rule_before", "rule_after"};
        return QString::fromLatin1(names[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Time: return tr("Time");
    case Sender: return tr("From");
    case Recipient: return tr("To");
    case Client: return tr("Client");
    case Before: return tr("Was");
    case After: return tr("Would be");
    case RuleBefore: return tr("Decided by");
    case RuleAfter: return tr("Would be decided by");
    case ColumnCount: break;
    }
    return {};
}

} // namespace postroom::console
