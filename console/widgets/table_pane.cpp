// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/table_pane.h"

#include "console/widgets/busy_bar.h"
#include "console/widgets/text_format.h"

#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace postroom::console {

TablePane::TablePane(WindowModel* model, const QString& title, QWidget* parent)
    : QWidget(parent), m_model(model), m_emptyTitle(tr("Nothing here")), m_emptyIcon("info") {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_busy = new BusyBar(this);
    layout->addWidget(m_busy);
    m_stack = new QStackedWidget(this);
    m_table = new TableView(m_stack);
    m_table->setModel(model);
    m_table->setAccessibleName(title);
    m_placeholder = new StatePlaceholder(m_stack);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);
    m_footer = new QLabel(this);
    m_footer->setContentsMargins(theme::spacing(), theme::spacing(0.4), theme::spacing(), theme::spacing(0.4));
    layout->addWidget(m_footer);
    setFocusProxy(m_table);
    connect(m_placeholder, &StatePlaceholder::retry, m_model, &WindowModel::fetch);
    connect(m_model, &WindowModel::stateChanged, this, &TablePane::update);
    connect(m_model, &WindowModel::fetched, this, &TablePane::update);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TablePane::update);
    update();
}

void TablePane::setEmptyText(const QString& title, const QString& explanation, const QString& iconName) {
    m_emptyTitle = title;
    m_emptyText = explanation;
    m_emptyIcon = iconName;
    update();
}

void TablePane::update() {
    switch (m_model->state()) {
    case WindowModel::State::idle: break; // what is shown stays until the next state
    case WindowModel::State::loading: m_placeholder->showLoading(); break;
    case WindowModel::State::failed: m_placeholder->showError(m_model->error()); break;
    case WindowModel::State::empty: m_placeholder->showEmpty(m_emptyTitle, m_emptyText, m_emptyIcon); break;
    case WindowModel::State::ready: break;
    }
    const bool rows = m_model->state() == WindowModel::State::ready;
    m_stack->setCurrentWidget(rows ? static_cast<QWidget*>(m_table) : m_placeholder);
    m_busy->setBusy(m_model->busy() && rows);
    m_footer->setVisible(rows);
    if (rows) {
        QString text = tr("%n row(s)", nullptr, m_model->rowCount());
        if (m_model->reply().has("total"))
            text = tr("%1 of %2").arg(countText(m_model->rowCount()), countText(m_model->reply()["total"].toInteger()));
        if (m_model->hasMore())
            text += tr(", more when you scroll down");
        m_footer->setText(text);
    }
}

} // namespace postroom::console
