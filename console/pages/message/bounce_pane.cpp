// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/bounce_pane.h"

#include "console/services/json_text.h"
#include "console/widgets/details_tree.h"
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "console/widgets/text_format.h"
#include "console/widgets/text_pane.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace postroom::console {

BouncePane::BouncePane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_none = new QLabel(tr("No bounce or delay notice was sent about this message."), this);
    m_none->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_none, 1);
    m_contents = new QWidget(this);
    auto* inner = new QVBoxLayout(m_contents);
    inner->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_choice = new QComboBox(m_contents);
    m_choice->setAccessibleName(tr("Notice"));
    row->addWidget(m_choice, 1);
    m_open = new QPushButton(icon("message"), tr("Open it as a message"), m_contents);
    row->addWidget(m_open);
    inner->addLayout(row);
    auto* split = new QSplitter(Qt::Horizontal, m_contents);
    m_fields = new DetailsTree(split);
    m_fields->setAccessibleName(tr("Fields of the notice"));
    split->addWidget(m_fields);
    m_raw = new TextPane(tr("The notice as it was sent"), split);
    split->addWidget(m_raw);
    inner->addWidget(split, 1);
    layout->addWidget(m_contents, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &BouncePane::showNotice);
    connect(m_open, &QPushButton::clicked, this, [this] { emit messageWanted(m_choice->currentData().toString()); });
}

void BouncePane::show(const base::Json& notices, const base::Json& notice) {
    base::Json all = base::Json::array();
    for (const base::Json& each : notices.items())
        all.append(each);
    if (!notice.isNull())
        all.append(notice);
    m_notices = std::move(all);
    m_choice->clear();
    for (const base::Json& each : m_notices.items()) {
        const QString id = text(each, "id");
        m_choice->addItem(id.isEmpty() ? tr("This message is a notice itself")
                                       : tr("%1 to %2: %3").arg(timeText(time(each["time"])), text(each, "to"), outcome(text(each, "outcome")).word), id);
    }
    const bool any = m_choice->count() > 0;
    m_none->setVisible(!any);
    m_contents->setVisible(any);
    if (any)
        showNotice(0);
}

void BouncePane::showNotice(int index) {
    if (index < 0 || index >= static_cast<int>(m_notices.size()))
        return;
    const base::Json& notice = m_notices.items()[static_cast<std::size_t>(index)];
    m_open->setVisible(!text(notice, "id").isEmpty());
    m_fields->setDocument(base::Json::object({{"fields", notice["fields"]}, {"recipients", notice["recipients"]}}));
    m_fields->expandAll();
    m_raw->setText(text(notice, "raw"));
}

} // namespace postroom::console
