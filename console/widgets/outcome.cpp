// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/outcome.h"

#include "console/widgets/icons.h"

#include <QApplication>
#include <QVariant>

namespace postroom::console {

namespace {

struct Row {
    const char* name;
    const char* word;
    const char* icon;
    Tone tone;
};

constexpr Row rows[] = {
    {"rejected", QT_TRANSLATE_NOOP("Outcome", "rejected"), "rejected", Tone::bad},
    {"delivered", QT_TRANSLATE_NOOP("Outcome", "delivered"), "delivered", Tone::good},
    {"bounced", QT_TRANSLATE_NOOP("Outcome", "bounced"), "bounced", Tone::bad},
    {"failed", QT_TRANSLATE_NOOP("Outcome", "failed"), "bounced", Tone::bad},
    {"queued", QT_TRANSLATE_NOOP("Outcome", "queued"), "queued", Tone::warning},
    {"deferred", QT_TRANSLATE_NOOP("Outcome", "deferred"), "queued", Tone::warning},
    {"discarded", QT_TRANSLATE_NOOP("Outcome", "discarded"), "discarded", Tone::neutral},
    {"held", QT_TRANSLATE_NOOP("Outcome", "held"), "held", Tone::warning},
    {"accepted", QT_TRANSLATE_NOOP("Outcome", "accepted"), "accepted", Tone::info},
    {"rejected for now", QT_TRANSLATE_NOOP("Outcome", "refused for now"), "rejected", Tone::warning},
    {"redirected", QT_TRANSLATE_NOOP("Outcome", "redirected"), "forward", Tone::neutral},
};

} // namespace

Outcome outcome(const QString& name) {
    for (const Row& row : rows)
        if (name == QLatin1String(row.name))
            return {name, QCoreApplication::translate("Outcome", row.word), row.icon, row.tone};
    return {name, name, "neutral", Tone::neutral};
}

QVariant outcomeCell(const QString& name, int role) {
    const Outcome shown = outcome(name);
    switch (role) {
    case Qt::DisplayRole: return shown.word;
    case Qt::DecorationRole: return icon(shown.icon, shown.tone);
    case Qt::ForegroundRole: return theme::ink(shown.tone, QApplication::palette());
    default: return {};
    }
}

} // namespace postroom::console
