// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/trace/trace_model.h"

#include "console/pages/link.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "console/widgets/text_format.h"

namespace postroom::console {

namespace {

/// Blanks need quotes in a query.
QString term(const char* keyword, const QString& value) {
    if (value.isEmpty())
        return {};
    return QLatin1String(keyword) + (value.contains(' ') ? '"' + value + '"' : value);
}

QString directionText(const QString& direction) {
    if (direction == "in")
        return TraceModel::tr("in");
    if (direction == "out")
        return TraceModel::tr("out");
    return direction == "local" ? TraceModel::tr("local") : direction;
}

QString clientText(const base::Json& row) {
    const QString address = text(row, "client"), name = text(row, "client_name");
    if (name.isEmpty() || address.isEmpty())
        return name + address;
    return name + " [" + address + "]";
}

} // namespace

TraceModel::TraceModel(Session& session, QObject* parent) : WindowModel(session, parent) {}

std::vector<ColumnInfo> TraceModel::makeColumns() const {
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    const auto left = Qt::AlignLeft | Qt::AlignVCenter;
    return {{"time", tr("Time"), tr("When the server was asked to take it"), left, true, 14},
            {"direction", tr("Way"), tr("Came from outside, went out, or stayed here"), left, false, 6},
            {"from", tr("From"), tr("Sender of the envelope; <> is a bounce"), left, true, 26},
            {"to", tr("To"), tr("Recipient of the envelope"), left, true, 26},
            {"outcome", tr("Outcome"), tr("What became of it for this recipient"), left, true, 19},
            {"reason", tr("Why"), tr("The reply that was given, or what the next server said"), left, true, 44},
            {"client", tr("Sent by"), tr("The host that handed it over"), left, true, 24},
            {"host", tr("Next host"), tr("Where it went, or where it waits for"), left, false, 20},
            {"tls", tr("TLS"), tr("How the connection was encrypted"), left, false, 18},
            {"size", tr("Size"), tr("Bytes"), right, true, 8},
            {"subject", tr("Subject"), tr("Hidden from the helpdesk until a reason is given"), left, true, 28},
            {"id", tr("Queue id"), tr("The id of the message on this server; none when it was refused"), left, false, 24},
            {"messageid", tr("Message-ID"), tr("As its header says"), left, false, 30},
            {"revision", tr("Revision"), tr("The configuration that decided"), right, false, 8}};
}

base::Json TraceModel::request() const {
    base::Json params = base::Json::object();
    if (!m_query.isEmpty())
        params.set("query", m_query.toStdString());
    return params;
}

QVariant TraceModel::cell(const base::Json& row, int column, int role) const {
    if (role == LinkRole) {
        const QString id = text(row, "id");
        return Link::to("message", {id.isEmpty() ? text(row, "key") : id}, {{"to", text(row, "recipient")}}).text();
    }
    const auto plain = [role](const QString& shown, const char* keyword, const QString& value) -> QVariant {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return shown;
        if (role == FilterRole && keyword != nullptr)
            return term(keyword, value);
        return {};
    };
    switch (column) {
    case Time: {
        const QDateTime at = time(row["time"]);
        if (role == Qt::DisplayRole)
            return timeText(at);
        if (role == Qt::ToolTipRole)
            return fullTimeText(at);
        if (role == ExportRole)
            return at.toUTC().toString(Qt::ISODateWithMs);
        return role == SortRole ? QVariant(at) : QVariant();
    }
    case Direction: return plain(directionText(text(row, "direction")), nullptr, {});
    case From: {
        const QString sender = text(row, "sender");
        return plain(sender.isEmpty() ? QStringLiteral("<>") : sender, "from:", sender.isEmpty() ? QStringLiteral("<>") : sender);
    }
    case To: return plain(text(row, "recipient"), "to:", text(row, "recipient"));
    case Result: {
        const QString name = text(row, "outcome");
        if (role == FilterRole)
            return term("status:", name == "deferred" ? QStringLiteral("queued") : name.startsWith("rejected") ? QStringLiteral("rejected") : name);
        return role == Qt::ToolTipRole ? QVariant(text(row, "reason")) : outcomeCell(name, role);
    }
    case Reason: return plain(text(row, "reason"), nullptr, {});
    case Client: return plain(clientText(row), "ip:", text(row, "client"));
    case Host: return plain(text(row, "host"), nullptr, {});
    case Tls: return plain(text(row, "tls"), nullptr, {});
    case Size:
        if (role == ExportRole || role == SortRole)
            return static_cast<qlonglong>(row["size"].toInteger());
        return role == Qt::DisplayRole && row["size"].toInteger() > 0 ? QVariant(sizeText(row["size"].toInteger())) : QVariant();
    case Subject: return plain(text(row, "subject"), "subject:", text(row, "subject"));
    case Id: return plain(text(row, "id"), "msgid:", text(row, "id"));
    case MessageId: return plain(text(row, "message_id"), "msgid:", text(row, "message_id"));
    case Revision: return plain(text(row, "revision"), nullptr, {});
    default: return {};
    }
}

} // namespace postroom::console
