// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/lists/servers_model.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

namespace postroom::console {

namespace {

QString millis(qint64 micros) { return ServersModel::tr("%1 ms").arg(static_cast<double>(micros) / 1000, 0, 'f', 1); }

QString stateText(const QString& state) {
    if (state == "up")
        return ServersModel::tr("answers");
    return state == "down" ? ServersModel::tr("does not answer") : ServersModel::tr("not asked yet");
}

} // namespace

void ServersModel::setResults(const base::Json& results) {
    for (const base::Json& result : results.items())
        m_results[text(result, "server")] = result;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

std::vector<ColumnInfo> ServersModel::makeColumns() const {
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    const auto left = Qt::AlignLeft | Qt::AlignVCenter;
    return {{"server", tr("Server"), tr("As the setting names it."), left, true, 36},
            {"kind", tr("Kind"), {}, left, true, 10},
            {"state", tr("State"), tr("What came of the last question."), left, true, 20},
            {"since", tr("Since"), {}, left, true, 16},
            {"questions", tr("Questions"), tr("Since the server was started."), right, true, 12},
            {"failures", tr("Failures"), tr("Questions without an answer."), right, true, 12},
            {"average", tr("Average"), tr("Time for an answer."), right, true, 12},
            {"tested", tr("Tested now"), {}, left, true, 40}};
}

QString ServersModel::shown(const base::Json& row, int column) const {
    const auto found = m_results.find(text(row, "server"));
    switch (static_cast<Column>(column)) {
    case Server: return text(row, "server");
    case Kind: return text(row, "kind");
    case State: return text(row, "problem").isEmpty() ? stateText(text(row, "state")) : tr("%1: %2").arg(stateText(text(row, "state")), text(row, "problem"));
    case Since: return row["since"].isInteger() ? timeText(time(row["since"])) : QString();
    case Questions: return countText(row["questions"].toInteger());
    case Failures: return countText(row["failures"].toInteger());
    case Average: return row["questions"].toInteger() > 0 ? millis(row["average_us"].toInteger()) : QString();
    case Tested:
        if (found == m_results.end())
            return {};
        return found->second["answers"].toBool() ? tr("answers in %1: %2").arg(millis(found->second["microseconds"].toInteger()), text(found->second, "text"))
                                                 : tr("does not answer: %1").arg(text(found->second, "text"));
    }
    return {};
}

QVariant ServersModel::cell(const base::Json& row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case ExportRole: return shown(row, column);
    case Qt::DecorationRole: {
        if (column == State)
            return text(row, "state") == "up" ? icon("good", Tone::good) : text(row, "state") == "down" ? icon("bad", Tone::bad) : icon("neutral");
        const auto found = m_results.find(text(row, "server"));
        if (column != Tested || found == m_results.end())
            return {};
        return found->second["answers"].toBool() ? icon("good", Tone::good) : icon("bad", Tone::bad);
    }
    default: return {};
    }
}

} // namespace postroom::console
