// SPDX-License-Identifier: GPL-3.0-or-later
// Colours with a meaning, light or dark by the palette (Qt 6.4 has no colorScheme). A tone never stands alone: an icon and
// a word say the same.
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;
class QFont;

namespace postroom::console {

enum class Tone { neutral, good, info, warning, bad };

namespace theme {

enum class Appearance { system, light, dark };

[[nodiscard]] bool isDark(const QPalette& palette);
/// For text and icons on the window or base colour: contrast of at least 4.5 to 1.
[[nodiscard]] QColor ink(Tone tone, const QPalette& palette);
/// A quiet background for the tone.
[[nodiscard]] QColor wash(Tone tone, const QPalette& palette);
/// Text that steps back: explanations, units.
[[nodiscard]] QColor quiet(const QPalette& palette);
/// A thin line between parts.
[[nodiscard]] QColor line(const QPalette& palette);
/// Curves and bars of charts: distinguishable without colour vision by lightness.
[[nodiscard]] QColor series(int number, const QPalette& palette);
/// The icon's name for a tone: "good", "warning"...
[[nodiscard]] QString icon(Tone tone);

/// Sets style and palette of the program. `system` keeps what the platform says.
void apply(QApplication& application, Appearance appearance);
[[nodiscard]] Appearance appearanceFromName(const QString& name);
[[nodiscard]] QString name(Appearance appearance);

/// Fonts by role, relative to the system's.
[[nodiscard]] QFont titleFont();
[[nodiscard]] QFont headingFont();
[[nodiscard]] QFont figureFont();
[[nodiscard]] QFont fixedFont();
/// A distance in units of the font, so that layouts scale: spacing(1) is half a line.
[[nodiscard]] int spacing(double units = 1);

} // namespace theme

} // namespace postroom::console
