// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/changes/findings_list.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QHeaderView>

namespace postroom::console {

namespace {
enum Column { severityColumn, placeColumn, messageColumn, hintColumn };
} // namespace

FindingsList::FindingsList(QWidget* parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Findings"));
    setHeaderLabels({tr("Kind"), tr("Place"), tr("What"), tr("What to do")});
    setRootIsDecorated(false);
    setWordWrap(true);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(messageColumn, QHeaderView::Stretch);
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        emit opened(item->data(0, Qt::UserRole).toString(), item->data(0, Qt::UserRole + 1).toString());
    });
}

void FindingsList::show(const base::Json& findings) {
    clear();
    m_errors = m_warnings = 0;
    for (const base::Json& finding : findings.items()) {
        const auto severity = finding["severity"].toStringView();
        // Flat in the error object, below "place" in replies.
        const base::Json& place = finding["place"].isObject() ? finding["place"] : finding;
        const QString object = text(place, "object"), setting = text(place, "setting");
        auto* item = new QTreeWidgetItem(this);
        if (severity == "error") {
            ++m_errors;
            item->setText(severityColumn, tr("Error"));
            item->setIcon(severityColumn, icon("bad", Tone::bad));
        } else if (severity == "warning") {
            ++m_warnings;
            item->setText(severityColumn, tr("Warning"));
            item->setIcon(severityColumn, icon("warning", Tone::warning));
        } else {
            item->setText(severityColumn, tr("Note"));
            item->setIcon(severityColumn, icon("info", Tone::info));
        }
        item->setText(placeColumn, setting.isEmpty() ? object : object + " / " + setting);
        item->setText(messageColumn, text(finding, "message"));
        item->setText(hintColumn, text(finding, "hint"));
        item->setData(0, Qt::UserRole, object);
        item->setData(0, Qt::UserRole + 1, setting);
        for (const int column : {placeColumn, messageColumn, hintColumn})
            item->setToolTip(column, item->text(column));
    }
    setVisible(topLevelItemCount() > 0);
}

} // namespace postroom::console
