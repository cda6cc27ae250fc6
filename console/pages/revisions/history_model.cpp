// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/revisions/history_model.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

namespace postroom::console {

namespace {
enum Column { revisionColumn, timeColumn, authorColumn, commentColumn, stateColumn };
} // namespace

std::vector<ColumnInfo> HistoryModel::makeColumns() const {
    return {{"revision", tr("No."), tr("Number of the revision"), Qt::AlignRight | Qt::AlignVCenter, true, 5},
            {"time", tr("When"), tr("When it was applied"), Qt::AlignLeft | Qt::AlignVCenter, true, 17},
            {"author", tr("Who"), tr("Who applied it"), Qt::AlignLeft | Qt::AlignVCenter, true, 10},
            {"comment", tr("Why"), tr("The comment it was applied with"), Qt::AlignLeft | Qt::AlignVCenter, true, 34},
            {"state", tr("State"), tr("Is it in force?"), Qt::AlignLeft | Qt::AlignVCenter, true, 10}};
}

QVariant HistoryModel::cell(const base::Json& row, int column, int role) const {
    if (role == LinkRole)
        return "revision/" + text(row, "revision");
    const bool running = row["running"].toBool(), onTrial = row.has("reverts_at");
    switch (column) {
    case revisionColumn: return role == Qt::DisplayRole ? text(row, "revision") : role == ExportRole ? QVariant(static_cast<qlonglong>(row["revision"].toInteger())) : QVariant();
    case timeColumn: return role == Qt::DisplayRole ? timeText(time(row["time"])) : role == Qt::ToolTipRole ? fullTimeText(time(row["time"])) : QVariant();
    case authorColumn: return role == Qt::DisplayRole ? text(row, "author") : QVariant();
    case commentColumn: return role == Qt::DisplayRole || role == Qt::ToolTipRole ? text(row, "comment") : QVariant();
    case stateColumn:
        if (role == Qt::DisplayRole)
            return onTrial ? tr("on trial") : running ? tr("running") : QString();
        if (role == Qt::DecorationRole && (running || onTrial))
            return onTrial ? icon("clock", Tone::warning) : icon("good", Tone::good);
        return {};
    default: return {};
    }
}

} // namespace postroom::console
