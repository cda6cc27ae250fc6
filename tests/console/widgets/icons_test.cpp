// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "shared/wire/trace_query.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QApplication>

using namespace postroom::console;

class IconsTest : public QObject {
    Q_OBJECT
private slots:
    void everyIconDraws() {
        const QDir folder(qEnvironmentVariable("POSTROOM_SOURCE") + "/assets/icons");
        const QStringList files = folder.entryList({"*.svg"}, QDir::Files);
        QVERIFY(files.size() > 40);
        for (const QString& file : files) {
            QVERIFY2(hasIcon(file.chopped(4)), qPrintable(file));
            const QImage image = icon(file.chopped(4)).pixmap(22, 22).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
            QVERIFY2(inked > 8, qPrintable(file + " is nearly empty"));
        }
        QVERIFY(icon("no-such-icon").isNull());
    }

    void everyOutcomeHasWordAndIcon() {
        for (const auto word : postroom::wire::outcomeWords) {
            const Outcome known = outcome(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
            QVERIFY(!known.word.isEmpty());
            QVERIFY(hasIcon(known.icon));
            QVERIFY(outcomeCell(known.name, Qt::DisplayRole).isValid() && outcomeCell(known.name, Qt::DecorationRole).isValid());
        }
        QCOMPARE(outcome("something-new").word, QString("something-new"));
    }

    /// Text of every tone must be readable on window and base, light and dark (WCAG: 4.5 to 1).
    void tonesHaveContrast() {
        const auto luminance = [](const QColor& colour) {
            const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
            return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
        };
        for (const auto appearance : {theme::Appearance::dark, theme::Appearance::light}) {
            theme::apply(*qobject_cast<QApplication*>(QCoreApplication::instance()), appearance);
            const QPalette palette = QApplication::palette();
            QCOMPARE(theme::isDark(palette), appearance == theme::Appearance::dark);
            for (const Tone tone : {Tone::neutral, Tone::good, Tone::info, Tone::warning, Tone::bad})
                for (const QColor& ground : {palette.color(QPalette::Base), palette.color(QPalette::Window), theme::wash(tone, palette)}) {
                    const double a = luminance(theme::ink(tone, palette)) + 0.05, b = luminance(ground) + 0.05;
                    const double contrast = std::max(a, b) / std::min(a, b);
                    QVERIFY2(contrast >= 4.5, qPrintable(QString("%1 on %2 in %3: %4").arg(theme::ink(tone, palette).name(), ground.name(), theme::name(appearance)).arg(contrast)));
                }
        }
    }
};

POSTROOM_TEST(IconsTest)
#include "icons_test.moc"
