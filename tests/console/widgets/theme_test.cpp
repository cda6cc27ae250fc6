// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/theme.h"
#include "tests/support/test_main.h"

#include <QApplication>
#include <QCheckBox>
#include <QRadioButton>

#include <cmath>

using namespace postroom::console;

namespace {

/// WCAG 2.1: from 1 to 21.
double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& colour) {
        const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
    };
    const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

/// The greatest contrast to the window in a row through the middle of the indicator.
double outlineContrast(QWidget& box) {
    const QImage image = box.grab().toImage();
    double greatest = 0;
    for (int x = 0; x < std::min(24, image.width()); ++x)
        greatest = std::max(greatest, contrast(image.pixelColor(x, image.height() / 2), box.palette().color(QPalette::Window)));
    return greatest;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void anEmptyBoxIsSeenInLightAndDark() {
        auto& application = *qobject_cast<QApplication*>(QCoreApplication::instance());
        for (const auto appearance : {theme::Appearance::dark, theme::Appearance::light}) {
            theme::apply(application, appearance);
            QCheckBox check;
            QRadioButton radio;
            for (QWidget* box : {static_cast<QWidget*>(&check), static_cast<QWidget*>(&radio)}) {
                const double found = outlineContrast(*box);
                QVERIFY2(found >= 3, qPrintable(QString("%1, %2: %3").arg(box->metaObject()->className(), theme::name(appearance)).arg(found))); // 1.4.11
            }
        }
    }
};

POSTROOM_TEST(ThemeTest)
#include "theme_test.moc"
