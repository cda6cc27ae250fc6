// SPDX-License-Identifier: GPL-3.0-or-later
// The fate of a recipient, always as icon and word: rejected, delivered, bounced, queued, discarded, held, accepted.
#pragma once

#include "console/widgets/theme.h"

#include <QIcon>

namespace postroom::console {

struct Outcome {
    QString name;  ///< of the protocol
    QString word;  ///< for people
    QString icon;
    Tone tone = Tone::neutral;
};

/// What is not known stands for itself, neutral.
[[nodiscard]] Outcome outcome(const QString& name);
/// For Qt::DisplayRole, DecorationRole and ForegroundRole of a cell; invalid for other roles.
[[nodiscard]] QVariant outcomeCell(const QString& name, int role);

} // namespace postroom::console
