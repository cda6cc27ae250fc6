// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/queue/queue_model.h"

#include "console/pages/link.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

namespace postroom::console {

namespace {

QString causeOf(const base::Json& row) {
    if (!text(row, "hold_reason").isEmpty())
        return text(row, "hold_reason");
    if (!text(row, "reason").isEmpty())
        return text(row, "reason");
    for (const base::Json& recipient : row["recipients"].items())
        if (!text(recipient, "cause").isEmpty())
            return text(recipient, "cause");
    return {};
}

/// The earliest next try.
QDateTime nextOf(const base::Json& row) {
    QDateTime earliest;
    for (const base::Json& recipient : row["recipients"].items())
        if (const QDateTime next = time(recipient["next"]); next.isValid() && (!earliest.isValid() || next < earliest))
            earliest = next;
    return earliest;
}

QString recipientsOf(const base::Json& row) {
    QStringList addresses;
    for (const base::Json& recipient : row["recipients"].items())
        addresses << text(recipient, "address");
    const qint64 count = row["recipient_count"].toInteger(addresses.size());
    return count > addresses.size() ? addresses.join(", ") + QueueModel::tr(" and %1 more").arg(count - addresses.size()) : addresses.join(", ");
}

} // namespace

QueueModel::QueueModel(Place place, Session& session, QObject* parent) : WindowModel(session, parent), m_place(place) {
    const auto count = [this] {
        if (reply().has("total")) // the windows that follow the first may come without
            m_total = reply()["total"].toInteger();
    };
    connect(this, &WindowModel::fetched, this, count);
    connect(this, &WindowModel::stateChanged, this, count);
}

std::vector<ColumnInfo> QueueModel::makeColumns() const {
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    const auto left = Qt::AlignLeft | Qt::AlignVCenter;
    return {{"received", tr("Received"), tr("When it came"), left, true, 14},
            {"sender", tr("From"), tr("Sender of the envelope; <> is a bounce"), left, true, 26},
            {"recipients", tr("To"), tr("Recipients that still wait"), left, true, 30},
            {"state", tr("State"), tr("Waits, or is on hold"), left, true, 14},
            {"cause", tr("Why it waits"), tr("What the other side said, or who put it on hold"), left, true, 48},
            {"next", tr("Next try"), tr("When it is tried again"), left, true, 14},
            {"attempts", tr("Tries"), tr("How often it was tried"), right, true, 6},
            {"size", tr("Size"), tr("Bytes"), right, true, 8},
            {"subject", tr("Subject"), tr("Hidden from the helpdesk"), left, false, 28},
            {"queue", tr("Queue"), tr("The named queue; empty is the usual one"), left, false, 10},
            {"id", tr("Queue id"), tr("The id of the message"), left, false, 24}};
}

base::Json QueueModel::request() const {
    base::Json params = base::Json::object();
    if (m_place == Place::queue && !m_filter.members().empty())
        params.set("filter", m_filter);
    return params;
}

QVariant QueueModel::cell(const base::Json& row, int column, int role) const {
    if (role == LinkRole)
        return Link::to("message", {text(row, "id")}, {{"tab", "delivery"}}).text();
    const auto plain = [role](const QString& shown) -> QVariant { return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(shown) : QVariant(); };
    const auto moment = [role](const QDateTime& at) -> QVariant {
        if (role == Qt::DisplayRole)
            return at.isValid() ? timeText(at) : QString();
        if (role == Qt::ToolTipRole)
            return at.isValid() ? fullTimeText(at) + ", " + agoText(at) : QString();
        if (role == ExportRole)
            return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
        return {};
    };
    switch (column) {
    case Received: return moment(time(row["received"]));
    case Sender: return plain(text(row, "sender").isEmpty() ? QStringLiteral("<>") : text(row, "sender"));
    case Recipients: return plain(recipientsOf(row));
    case State: {
        const bool held = row["held"].toBool();
        if (role == Qt::DecorationRole)
            return m_place == Place::bin ? icon("trash") : held ? icon("held", Tone::warning) : icon("queued", Tone::neutral);
        return plain(m_place == Place::bin ? tr("in the bin") : held ? tr("on hold") : tr("waits"));
    }
    case Cause: return plain(causeOf(row));
    case Next: return moment(row["held"].toBool() ? time(row["hold_until"]) : nextOf(row));
    case Attempts: {
        qint64 most = 0;
        for (const base::Json& recipient : row["recipients"].items())
            most = std::max<qint64>(most, recipient["attempts"].toInteger());
        return plain(QString::number(most));
    }
    case Size: return role == ExportRole ? QVariant(static_cast<qlonglong>(row["size"].toInteger())) : plain(sizeText(row["size"].toInteger()));
    case Subject: return plain(text(row, "subject"));
    case Queue: return plain(text(row, "queue"));
    case Id: return plain(text(row, "id"));
    default: return {};
    }
}

} // namespace postroom::console
