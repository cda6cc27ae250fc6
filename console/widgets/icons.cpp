// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

static void initIconResources() { Q_INIT_RESOURCE(postroom_icons); } // a macro that must stand outside of a namespace

namespace postroom::console {

namespace {

QString fileOf(const QString& name) {
    static const bool initialised = (initIconResources(), true);
    Q_UNUSED(initialised)
    return ":/icons/" + name + ".svg";
}

/// Paints an SVG whose strokes are currentColor.
class TintEngine : public QIconEngine {
public:
    TintEngine(QString name, std::optional<Tone> tone) : m_name(std::move(name)), m_tone(tone) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        Q_UNUSED(state)
        const double ratio = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, draw(rect.size() * ratio, ratio, mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return draw(size, 1.0, mode); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override { return draw(size, 1.0, mode); }
    [[nodiscard]] QIconEngine* clone() const override { return new TintEngine(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("postroom-tint"); }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_tone ? theme::ink(*m_tone, palette) : palette.color(QPalette::WindowText);
    }

    [[nodiscard]] QPixmap draw(const QSize& size, double ratio, QIcon::Mode mode) const {
        const QColor tint = colour(mode);
        const QString key = QStringLiteral("postroom/%1/%2x%3/%4").arg(m_name).arg(size.width()).arg(size.height()).arg(tint.rgba());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            QFile file(fileOf(m_name));
            QByteArray svg = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            svg.replace("currentColor", tint.name().toUtf8());
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            QSvgRenderer(svg).render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

    QString m_name;
    std::optional<Tone> m_tone;
};

} // namespace

bool hasIcon(const QString& name) { return QFile::exists(fileOf(name)); }
QIcon icon(const QString& name) { return hasIcon(name) ? QIcon(new TintEngine(name, std::nullopt)) : QIcon(); }
QIcon icon(const QString& name, Tone tone) { return hasIcon(name) ? QIcon(new TintEngine(name, tone)) : QIcon(); }
QIcon applicationIcon() { return QIcon(fileOf("postroom-console")); }

} // namespace postroom::console
