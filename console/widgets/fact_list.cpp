// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/fact_list.h"

#include "console/widgets/icons.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

FactList::FactList(const QString& heading, QWidget* parent) : QFrame(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.2), theme::spacing(1), theme::spacing(0.6), theme::spacing(0.8));
    layout->setSpacing(theme::spacing(0.5));
    auto* title = new QLabel(heading, this);
    title->setFont(theme::headingFont());
    layout->addWidget(title);
    m_empty = new QLabel(this);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop);
    layout->addWidget(m_empty, 1);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(heading);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the page gives it the height
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    layout->addWidget(m_tree, 1);
    const auto open = [this](QTreeWidgetItem* item) {
        const QString link = item->data(0, Qt::UserRole).toString();
        if (!link.isEmpty())
            emit opened(link);
    };
    connect(m_tree, &QTreeWidget::itemActivated, this, open);
    connect(m_tree, &QTreeWidget::itemClicked, this, open);
    setFocusProxy(m_tree);
    show({});
}

void FactList::show(const QList<Fact>& facts, const QString& none) {
    m_facts = facts;
    m_none = none;
    fill();
}

void FactList::fill() {
    const int current = m_tree->indexOfTopLevelItem(m_tree->currentItem());
    m_tree->clear();
    for (const Fact& fact : m_facts) {
        auto* item = new QTreeWidgetItem(m_tree, {fact.text, fact.value});
        item->setIcon(0, icon(fact.icon.isEmpty() ? theme::icon(fact.tone) : fact.icon, fact.tone));
        item->setToolTip(0, fact.detail.isEmpty() ? fact.text : fact.detail);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setForeground(1, theme::quiet(palette()));
        item->setData(0, Qt::UserRole, fact.link);
        item->setData(0, Qt::AccessibleDescriptionRole, fact.detail);
    }
    if (current >= 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(current));
    m_empty->setText(m_none);
    m_empty->setVisible(m_facts.isEmpty());
    m_tree->setVisible(!m_facts.isEmpty());
}

void FactList::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_tree != nullptr)
        fill();
}

void FactList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::line(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::spacing(0.5), theme::spacing(0.5));
}

} // namespace postroom::console
