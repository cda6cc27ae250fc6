// SPDX-License-Identifier: GPL-3.0-or-later
// Our icons (assets/icons, SVG in one stroke), drawn in the colour of the text around them: they follow light, dark,
// disabled and selected by themselves.
#pragma once

#include "console/widgets/theme.h"

#include <QIcon>

namespace postroom::console {

/// The icon of that name; an empty icon when there is none.
[[nodiscard]] QIcon icon(const QString& name);
/// In the colour of a tone.
[[nodiscard]] QIcon icon(const QString& name, Tone tone);
[[nodiscard]] bool hasIcon(const QString& name);
/// The program's own, with its colours.
[[nodiscard]] QIcon applicationIcon();

} // namespace postroom::console
