// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/audit/audit_model.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <array>

namespace postroom::console {

namespace {

QIcon kindIcon(const QString& kind) {
    if (kind == "revealed")
        return icon("eye", Tone::info);
    return kind == "denied" ? icon("bad", Tone::bad) : icon("edit");
}

} // namespace

QString auditKindText(const QString& kind) {
    if (kind == "revealed")
        return AuditModel::tr("looked at content");
    if (kind == "denied")
        return AuditModel::tr("was denied");
    return kind == "action" ? AuditModel::tr("did") : kind;
}

void AuditModel::setFilter(const QString& kind, const QString& user, const QString& message) {
    m_kind = kind;
    m_user = user;
    m_message = message;
    fetch();
}

base::Json AuditModel::request() const {
    base::Json request = base::Json::object();
    for (const auto& [name, value] : {std::pair{"kind", m_kind}, std::pair{"user", m_user}, std::pair{"message", m_message}})
        if (!value.isEmpty())
            request.set(name, value.toStdString());
    return request;
}

std::vector<ColumnInfo> AuditModel::makeColumns() const {
    const auto left = Qt::AlignLeft | Qt::AlignVCenter;
    return {{"time", tr("When"), {}, left, true, 20},
            {"kind", tr("What it was"), tr("Looked at content, did something, or was denied it."), left, true, 28},
            {"user", tr("Who"), tr("The user of the control socket."), left, true, 14},
            {"role", tr("Role"), {}, left, true, 16},
            {"what", tr("Part or method"), tr("What was looked at, or what was asked for."), left, true, 22},
            {"message", tr("Message"), {}, left, true, 34},
            {"text", tr("Reason, request"), tr("The reason that was typed, or the request and what came of it."), left, true, 40}};
}

QVariant AuditModel::cell(const base::Json& row, int column, int role) const {
    static constexpr std::array names{"time", "kind", "user", "role", "what", "message", "text"};
    const QString message = text(row, "message");
    if (role == LinkRole)
        return message.isEmpty() ? QString() : "message/" + message;
    if (role == Qt::DecorationRole)
        return column == Kind ? kindIcon(text(row, "kind")) : QVariant();
    if (role == ExportRole)
        return column == Time ? QVariant(time(row["time"]).toString(Qt::ISODateWithMs)) : QVariant(text(row, names[static_cast<std::size_t>(column)]));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (column == Time)
        return role == Qt::ToolTipRole ? fullTimeText(time(row["time"])) : timeText(time(row["time"]));
    return column == Kind ? auditKindText(text(row, "kind")) : text(row, names[static_cast<std::size_t>(column)]);
}

} // namespace postroom::console
