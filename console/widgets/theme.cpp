// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/theme.h"

#include "console/widgets/theme_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QStyle>

#include <array>

namespace postroom::console::theme {

namespace {

QColor mix(const QColor& a, const QColor& b, double part) {
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - part) + b.redF() * part), static_cast<float>(a.greenF() * (1 - part) + b.greenF() * part),
                            static_cast<float>(a.blueF() * (1 - part) + b.blueF() * part));
}

QPalette makePalette(bool dark) {
    const QColor window(dark ? "#23272b" : "#f2f3f5"), base(dark ? "#1a1d20" : "#ffffff"), text(dark ? "#e6e8ea" : "#1d2226");
    const QColor accent(dark ? "#3f8fc4" : "#2b6ea3");
    QPalette palette(text, window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, dark ? QColor("#1f2326") : QColor("#f7f8fa"));
    palette.setColor(QPalette::Button, dark ? QColor("#2d3237") : QColor("#ffffff"));
    palette.setColor(QPalette::ToolTipBase, dark ? QColor("#32383d") : QColor("#fffdf3"));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::PlaceholderText, mix(text, base, 0.45));
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, dark ? QColor("#6db6e6") : QColor("#1c5f94"));
    palette.setColor(QPalette::LinkVisited, dark ? QColor("#b9a2e6") : QColor("#5d4794"));
    palette.setColor(QPalette::Light, dark ? QColor("#3a4046") : QColor("#ffffff"));
    palette.setColor(QPalette::Midlight, dark ? QColor("#33393e") : QColor("#e9ebee"));
    palette.setColor(QPalette::Mid, dark ? QColor("#3b4147") : QColor("#c6cacf"));
    palette.setColor(QPalette::Dark, dark ? QColor("#14171a") : QColor("#9aa0a6"));
    palette.setColor(QPalette::Shadow, dark ? QColor("#0c0e10") : QColor("#6b7075"));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mix(text, window, 0.55));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mix(accent, window, 0.6));
    return palette;
}

} // namespace

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QColor ink(Tone tone, const QPalette& palette) {
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::neutral: return quiet(palette);
    case Tone::good: return dark ? QColor("#6cc58a") : QColor("#1f7a3f");
    case Tone::info: return dark ? QColor("#6db6e6") : QColor("#1c5f94");
    case Tone::warning: return dark ? QColor("#e3b04b") : QColor("#8a5a00");
    case Tone::bad: return dark ? QColor("#f08a80") : QColor("#b3261e");
    }
    return palette.color(QPalette::WindowText);
}

QColor wash(Tone tone, const QPalette& palette) {
    return mix(palette.color(QPalette::Base), ink(tone, palette), isDark(palette) ? 0.20 : 0.10);
}

QColor quiet(const QPalette& palette) { return mix(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.32); }
QColor line(const QPalette& palette) { return mix(palette.color(QPalette::WindowText), palette.color(QPalette::Window), isDark(palette) ? 0.78 : 0.84); }

QColor series(int number, const QPalette& palette) {
    static const std::array light{"#2b6ea3", "#b3261e", "#c98a1b", "#4f9a63", "#7d5ba6", "#5d6a73"};
    static const std::array dark{"#5aa9dd", "#f08a80", "#e3b04b", "#7fcf97", "#b79be0", "#a3b0b9"};
    const auto& set = isDark(palette) ? dark : light;
    return QColor(set[static_cast<std::size_t>(number) % set.size()]);
}

QString icon(Tone tone) {
    switch (tone) {
    case Tone::neutral: return QStringLiteral("neutral");
    case Tone::good: return QStringLiteral("good");
    case Tone::info: return QStringLiteral("info");
    case Tone::warning: return QStringLiteral("warning");
    case Tone::bad: return QStringLiteral("bad");
    }
    return {};
}

void apply(QApplication& application, Appearance appearance) {
    static const QPalette platform = QApplication::palette();
    static const QString platformStyle = QApplication::style()->name();
    if (appearance == Appearance::system) {
        if (platformStyle == "fusion")
            QApplication::setStyle(new ThemeStyle);
        else if (QApplication::style()->name() != platformStyle)
            QApplication::setStyle(platformStyle);
        // Without a desktop that says otherwise Qt's palette is Fusion's, which is flat grey: ours reads better.
        application.setPalette(platformStyle == "fusion" ? makePalette(isDark(platform)) : platform);
        return;
    }
    QApplication::setStyle(new ThemeStyle); // native styles do not take a palette everywhere
    application.setPalette(makePalette(appearance == Appearance::dark));
}

Appearance appearanceFromName(const QString& name) {
    return name == "light" ? Appearance::light : name == "dark" ? Appearance::dark : Appearance::system;
}

QString name(Appearance appearance) {
    switch (appearance) {
    case Appearance::system: return QStringLiteral("system");
    case Appearance::light: return QStringLiteral("light");
    case Appearance::dark: return QStringLiteral("dark");
    }
    return {};
}

namespace {
QFont scaled(double factor, QFont::Weight weight) {
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}
} // namespace

QFont titleFont() { return scaled(1.5, QFont::DemiBold); }
QFont headingFont() { return scaled(1.0, QFont::DemiBold); }
QFont figureFont() { return scaled(1.9, QFont::DemiBold); }

QFont fixedFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

int spacing(double units) { return qRound(QFontMetrics(QApplication::font()).height() * 0.5 * units); }

} // namespace postroom::console::theme
