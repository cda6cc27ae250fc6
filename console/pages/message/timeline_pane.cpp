// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/timeline_pane.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "console/widgets/text_format.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {

void addRow(QTreeWidget* tree, const QDateTime& at, const QDateTime& before, const QString& what, const QString& recipient, const QString& text) {
    auto* item = new QTreeWidgetItem(tree);
    item->setText(0, at.toString("HH:mm:ss.zzz"));
    item->setToolTip(0, fullTimeText(at));
    if (before.isValid() && before.msecsTo(at) > 0)
        item->setText(1, before.msecsTo(at) < 1000 ? TimelinePane::tr("+%1 ms").arg(before.msecsTo(at)) : "+" + durationText(std::chrono::seconds(before.secsTo(at))));
    if (what == "received") {
        item->setText(2, TimelinePane::tr("came in"));
        item->setIcon(2, icon("incoming"));
    } else if (what == "decided") {
        item->setText(2, TimelinePane::tr("decided"));
        item->setIcon(2, icon("tree"));
    } else {
        const Outcome shown = outcome(what);
        item->setText(2, shown.word);
        item->setIcon(2, icon(shown.icon, shown.tone));
    }
    item->setText(3, recipient);
    item->setText(4, text);
    item->setToolTip(4, text);
}

} // namespace

TimelinePane::TimelinePane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Timeline"));
    m_tree->setRootIsDecorated(false);
    m_tree->setAlternatingRowColors(true);
    m_tree->setHeaderLabels({tr("Time"), tr("After"), tr("What"), tr("Recipient"), tr("Details")});
    layout->addWidget(m_tree);
}

void TimelinePane::show(const base::Json& record) {
    m_tree->clear();
    QDateTime before;
    for (const base::Json& entry : record["timeline"].items()) {
        const QDateTime at = time(entry["time"]);
        addRow(m_tree, at, before, text(entry, "what"), text(entry, "recipient"), text(entry, "text"));
        before = at;
    }
    const int width = m_tree->fontMetrics().averageCharWidth();
    m_tree->setColumnWidth(0, 15 * width);
    m_tree->setColumnWidth(1, 10 * width);
    m_tree->setColumnWidth(2, 18 * width);
    m_tree->setColumnWidth(3, 30 * width);
}

} // namespace postroom::console
