// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/events/live_event.h"

#include "console/pages/events/events_model.h"
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"

namespace postroom::console {

namespace {

constexpr qsizetype longestValue = 200;


/// "client=192.0.2.7 recipient=anna@example.org"; the packed decision trace says nothing to people.
QString lineOf(const base::Json& fields) {
    QString line;
    for (const auto& [name, value] : fields.members()) {
        if (name == "trace")
            continue;
        QString shown = text(value);
        if (shown.isEmpty())
            continue;
        if (shown.size() > longestValue)
            shown = shown.left(longestValue) + "...";
        line += (line.isEmpty() ? "" : "  ") + toQt(name) + '=' + shown;
    }
    return line;
}

} // namespace

LiveEvent readLiveEvent(const wire::EventMessage& message) {
    LiveEvent event;
    event.document = message.event;
    event.time = time(message.event["time"]);
    event.name = text(message.event, "name");
    if (event.name.isEmpty())
        event.name = "?"; // a name tells events from gaps
    event.message = text(message.event, "message");
    event.connection = message.event["connection"].toInteger();
    event.text = lineOf(message.event["fields"]);
    if (const catalogue::EventRow* row = catalogue::findEvent(event.name.toStdString()))
        event.severity = row->severity;
    return event;
}

LiveEvent gapOf(qint64 count, bool restarted) {
    LiveEvent gap;
    gap.time = QDateTime::currentDateTime();
    gap.severity = catalogue::EventSeverity::warning;
    if (restarted)
        gap.text = EventsModel::tr("The server was started anew: %n event(s) since its start missed, and what it did last before it ended.", nullptr, static_cast<int>(count));
    else
        gap.text = EventsModel::tr("%n event(s) missed", nullptr, static_cast<int>(count));
    return gap;
}

QString severityText(catalogue::EventSeverity severity) {
    using S = catalogue::EventSeverity;
    switch (severity) {
    case S::debug: return EventsModel::tr("Detail");
    case S::info: return EventsModel::tr("Info");
    case S::notice: return EventsModel::tr("Notice");
    case S::warning: return EventsModel::tr("Warning");
    case S::error: return EventsModel::tr("Error");
    }
    return {};
}

QString sentenceOf(const LiveEvent& event) {
    if (event.isGap())
        return event.text;
    const catalogue::EventRow* row = catalogue::findEvent(event.name.toStdString());
    return row == nullptr ? QString() : catalogueText(row->sentence);
}

} // namespace postroom::console
