// SPDX-License-Identifier: GPL-3.0-or-later
// What came in, went out and was refused over a day or a week. A click on a point, or Enter at the marked span (Left and
// Right move the mark), asks for the trace of that span.
#pragma once

#include "shared/base/json.h"

#include <QtCharts/QChartView>

class QGraphicsLineItem;

namespace postroom::console {

class FlowChart : public QChartView {
    Q_OBJECT
public:
    explicit FlowChart(QWidget* parent = nullptr);
    /// The reply of stats.series.
    void show(const base::Json& series);
    /// Of the marked span: "10:20 to 10:30: 12 received, ..."; empty when none is marked.
    [[nodiscard]] QString markedText() const;
    void mark(int bucket);
    void openMarked();

signals:
    /// A query line for the trace.
    void queryWanted(const QString& query);
    void markChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void draw();
    void colour();
    void placeMark();
    [[nodiscard]] int bucketAt(const QPoint& point) const;

    base::Json m_series;
    double m_from = 0; // of the axis, milliseconds
    double m_until = 1;
    int m_marked = -1;
    int m_kind = -1; // the curve that was clicked; -1: all
    QGraphicsLineItem* m_mark;
};

} // namespace postroom::console
