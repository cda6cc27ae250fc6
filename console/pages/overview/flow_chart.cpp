// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/overview/flow_chart.h"

#include "console/services/json_text.h"
#include "console/widgets/theme.h"

#include <QCoreApplication>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QKeyEvent>
#include <QLocale>
#include <QtCharts/QDateTimeAxis>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <array>

namespace postroom::console {

namespace {

struct Curve {
    const char* field;
    const char* name;
    int colour;
    Qt::PenStyle style; // told apart without colours as well
};

constexpr std::array curves{
    Curve{"accepted", QT_TRANSLATE_NOOP("FlowChart", "came in"), 0, Qt::SolidLine},
    Curve{"delivered", QT_TRANSLATE_NOOP("FlowChart", "went out"), 3, Qt::DashLine},
    Curve{"rejected", QT_TRANSLATE_NOOP("FlowChart", "refused"), 1, Qt::DotLine},
    Curve{"deferred", QT_TRANSLATE_NOOP("FlowChart", "put off"), 2, Qt::DashDotLine},
};

} // namespace

FlowChart::FlowChart(QWidget* parent) : QChartView(new QChart, parent), m_mark(new QGraphicsLineItem) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Mail over time"));
    setAccessibleDescription(tr("Left and Right move the mark, Enter shows the mail of the marked span."));
    setMinimumHeight(theme::spacing(24)); // less leaves no room for the numbers at the side
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    scene()->addItem(m_mark);
    m_mark->setZValue(20);
    m_mark->hide();
    colour();
}

void FlowChart::show(const base::Json& series) {
    m_series = series;
    if (m_marked >= static_cast<int>(series["buckets"].size()))
        m_marked = -1;
    draw();
}

void FlowChart::draw() {
    chart()->removeAllSeries();
    for (QAbstractAxis* axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    const auto& buckets = m_series["buckets"].items();
    if (buckets.empty())
        return;
    auto* times = new QDateTimeAxis;
    auto* counts = new QValueAxis;
    chart()->addAxis(times, Qt::AlignBottom);
    chart()->addAxis(counts, Qt::AlignLeft);
    double top = 4;
    for (const Curve& curve : curves) {
        auto* line = new QLineSeries;
        line->setName(QCoreApplication::translate("FlowChart", curve.name));
        for (const base::Json& bucket : buckets) {
            const double count = static_cast<double>(bucket[curve.field].toInteger());
            top = std::max(top, count);
            line->append(static_cast<double>((bucket["from"].toInteger() + bucket["until"].toInteger()) / 2000), count);
        }
        chart()->addSeries(line);
        line->attachAxis(times);
        line->attachAxis(counts);
        const int kind = static_cast<int>(&curve - curves.data());
        connect(line, &QLineSeries::clicked, this, [this, kind] { m_kind = kind; });
    }
    // The axis begins and ends at a mark: midnight, or every third hour.
    const bool days = time(buckets.front()["from"]).secsTo(time(buckets.back()["until"])) > 100000;
    QDateTime from = time(buckets.front()["from"]);
    from.setTime(QTime(days ? 0 : from.time().hour() / 3 * 3, 0));
    int marks = 1;
    QDateTime until = from;
    while (until < time(buckets.back()["until"])) {
        until = days ? until.addDays(1) : until.addSecs(3 * 3600);
        ++marks;
    }
    times->setRange(from, until);
    times->setFormat(days ? "ddd d." : "HH:mm");
    times->setTickCount(marks);
    m_from = from.toMSecsSinceEpoch();
    m_until = until.toMSecsSinceEpoch();
    counts->setRange(0, top * 1.05);
    counts->setTickCount(5);
    counts->setLabelFormat("%d");
    counts->applyNiceNumbers();
    colour();
    placeMark();
}

void FlowChart::colour() {
    const QPalette colours = palette();
    chart()->setBackgroundBrush(colours.color(QPalette::Base));
    setBackgroundBrush(colours.color(QPalette::Base));
    chart()->legend()->setLabelColor(colours.color(QPalette::WindowText));
    chart()->legend()->setFont(font());
    for (QAbstractAxis* axis : chart()->axes()) {
        axis->setLabelsColor(theme::quiet(colours));
        axis->setLabelsFont(font());
        axis->setGridLineColor(theme::line(colours));
        axis->setLinePenColor(theme::line(colours));
        if (axis->orientation() == Qt::Horizontal)
            axis->setGridLineVisible(false);
    }
    const auto all = chart()->series();
    for (qsizetype i = 0; i < all.size() && i < static_cast<qsizetype>(curves.size()); ++i) {
        QPen pen(theme::series(curves[static_cast<std::size_t>(i)].colour, colours), 2, curves[static_cast<std::size_t>(i)].style);
        static_cast<QLineSeries*>(all[i])->setPen(pen);
    }
    m_mark->setPen(QPen(theme::quiet(colours), 1, Qt::DashLine));
}

int FlowChart::bucketAt(const QPoint& point) const {
    const auto& buckets = m_series["buckets"].items();
    if (buckets.empty())
        return -1;
    const QRectF area = chart()->plotArea();
    const QPointF place = chart()->mapFromScene(mapToScene(point));
    if (!area.adjusted(-2, 0, 2, 0).contains(place))
        return -1;
    const double at = m_from + (place.x() - area.left()) / area.width() * (m_until - m_from);
    for (std::size_t i = 0; i < buckets.size(); ++i)
        if (at * 1000 < static_cast<double>(buckets[i]["until"].toInteger()))
            return at * 1000 < static_cast<double>(buckets[i]["from"].toInteger()) ? -1 : static_cast<int>(i);
    return -1;
}

void FlowChart::mark(int bucket) {
    if (m_marked == bucket)
        return;
    m_marked = bucket;
    placeMark();
    setAccessibleDescription(markedText());
    emit markChanged();
}

void FlowChart::placeMark() {
    m_mark->setVisible(m_marked >= 0 && m_marked < static_cast<int>(m_series["buckets"].size()));
    if (!m_mark->isVisible())
        return;
    const base::Json& bucket = m_series["buckets"].items()[static_cast<std::size_t>(m_marked)];
    const double middle = static_cast<double>(bucket["from"].toInteger() + bucket["until"].toInteger()) / 2000;
    const QRectF area = chart()->plotArea();
    const double x = area.left() + (middle - m_from) / (m_until - m_from) * area.width();
    const QPointF upper = chart()->mapToScene(QPointF(x, area.top())), lower = chart()->mapToScene(QPointF(x, area.bottom()));
    m_mark->setLine(QLineF(upper, lower));
}

QString FlowChart::markedText() const {
    if (m_marked < 0 || m_marked >= static_cast<int>(m_series["buckets"].size()))
        return {};
    const base::Json& bucket = m_series["buckets"].items()[static_cast<std::size_t>(m_marked)];
    QStringList counts;
    for (const Curve& curve : curves)
        counts << tr("%1 %2").arg(QLocale().toString(static_cast<qlonglong>(bucket[curve.field].toInteger())), QCoreApplication::translate("FlowChart", curve.name));
    const QDateTime from = time(bucket["from"]), until = time(bucket["until"]);
    return tr("%1 to %2: %3").arg(QLocale().dayName(from.date().dayOfWeek(), QLocale::ShortFormat) + from.toString(" HH:mm"), until.toString("HH:mm"), counts.join(", "));
}

void FlowChart::openMarked() {
    if (m_marked < 0 || m_marked >= static_cast<int>(m_series["buckets"].size()))
        return;
    QString query = text(m_series["buckets"].items()[static_cast<std::size_t>(m_marked)], "query");
    if (m_kind >= 0)
        if (const QString kind = text(m_series["queries"], curves[static_cast<std::size_t>(m_kind)].field); !kind.isEmpty())
            query = kind + ' ' + query;
    m_kind = -1;
    if (!query.isEmpty())
        emit queryWanted(query);
}

void FlowChart::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_series["buckets"].size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left: return mark(m_marked < 0 ? last : std::max(0, m_marked - 1));
    case Qt::Key_Right: return mark(m_marked < 0 ? last : std::min(last, m_marked + 1));
    case Qt::Key_Home: return mark(last < 0 ? -1 : 0);
    case Qt::Key_End: return mark(last);
    case Qt::Key_Return:
    case Qt::Key_Enter: return openMarked();
    default: QChartView::keyPressEvent(event);
    }
}

void FlowChart::mouseMoveEvent(QMouseEvent* event) {
    mark(bucketAt(event->pos()));
    setCursor(m_marked >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QChartView::mouseMoveEvent(event);
}

void FlowChart::mousePressEvent(QMouseEvent* event) {
    m_kind = -1;
    QChartView::mousePressEvent(event); // a curve under the pointer says so when it is released
    const int bucket = bucketAt(event->pos());
    if (bucket >= 0 && event->button() == Qt::LeftButton) {
        mark(bucket);
        openMarked();
    }
}

void FlowChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && chart() != nullptr)
        colour();
}

void FlowChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    placeMark();
}

} // namespace postroom::console
