// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/queue/group_list.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

namespace {
constexpr int keyRole = Qt::UserRole;
constexpr int allRole = Qt::UserRole + 1;

/// A cause is a sentence: it goes over as many lines as it needs. (A tree asks its rows without their width.)
class WholeTexts : public QStyledItemDelegate {
public:
    explicit WholeTexts(QTreeWidget* tree) : QStyledItemDelegate(tree), m_tree(tree) {}
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() == 0) {
            const int margin = 2 * (m_tree->style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
            const int sign = index.data(Qt::DecorationRole).isNull() ? 0 : m_tree->iconSize().isValid() ? m_tree->iconSize().width() : m_tree->style()->pixelMetric(QStyle::PM_SmallIconSize) + margin;
            const QRect words = option.fontMetrics.boundingRect(QRect(0, 0, std::max(1, m_tree->columnWidth(0) - margin - sign), 10000), Qt::TextWordWrap, index.data().toString());
            size.setHeight(std::max(size.height(), words.height() + margin));
        }
        return size;
    }

private:
    QTreeWidget* m_tree;
};
} // namespace

GroupList::GroupList(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("Group by"), this);
    row->addWidget(label);
    m_by = new QComboBox(this);
    m_by->setAccessibleName(tr("Group by"));
    label->setBuddy(m_by);
    for (const auto& [text, name] : std::initializer_list<std::pair<QString, const char*>>{
             {tr("cause"), "cause"}, {tr("domain"), "domain"}, {tr("host"), "host"}, {tr("sender"), "sender"}, {tr("age"), "age"}, {tr("transport"), "transport"}, {tr("named queue"), "queue"}})
        m_by->addItem(text, QLatin1String(name));
    row->addWidget(m_by, 1);
    layout->addLayout(row);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Groups of waiting mail"));
    m_tree->setRootIsDecorated(false);
    m_tree->setWordWrap(true);
    m_tree->setItemDelegate(new WholeTexts(m_tree));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Group"), tr("Waiting")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_tree->header(), &QHeaderView::sectionResized, m_tree, &QTreeWidget::doItemsLayout, Qt::QueuedConnection);
    layout->addWidget(m_tree, 1);
    connect(m_by, &QComboBox::currentIndexChanged, this, &GroupList::refresh);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item == nullptr)
            return;
        const bool all = item->data(0, allRole).toBool();
        const QString key = item->data(0, keyRole).toString();
        emit chosen(all ? base::Json::object() : filterFor(by(), key), all ? QString() : key);
    });
}

void GroupList::setBy(const QString& by) {
    if (const int index = m_by->findData(by); index >= 0)
        m_by->setCurrentIndex(index);
}

QString GroupList::by() const { return m_by->currentData().toString(); }

base::Json GroupList::filterFor(const QString& by, const QString& key) {
    return base::Json::object({{by.toStdString(), key.toStdString()}});
}

void GroupList::refresh() {
    m_session.call(this, "queue.groups", base::Json::object({{"by", by().toStdString()}}), [this](const Answer& answer) {
        if (answer)
            show((*answer)["groups"]);
    });
}

void GroupList::show(const base::Json& groups) {
    const QString before = m_tree->currentItem() == nullptr ? QString() : m_tree->currentItem()->data(0, keyRole).toString();
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    auto* all = new QTreeWidgetItem(m_tree, {tr("Everything that waits")});
    all->setData(0, allRole, true);
    all->setIcon(0, icon("queue"));
    qint64 recipients = 0;
    for (const base::Json& group : groups.items()) {
        const QString key = text(group, "key");
        auto* item = new QTreeWidgetItem(m_tree, {key.isEmpty() ? tr("(none)") : key, countText(group["recipients"].toInteger())});
        item->setData(0, keyRole, key);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        const QDateTime oldest = time(group["oldest"]), next = time(group["next"]);
        item->setToolTip(0, key + '\n' + tr("%1 recipients in %2 messages; the oldest waits since %3").arg(countText(group["recipients"].toInteger()), countText(group["messages"].toInteger()), timeText(oldest)) +
                                (next.isValid() ? '\n' + tr("next try %1").arg(agoText(next)) : QString()));
        recipients += group["recipients"].toInteger();
    }
    all->setText(1, countText(recipients));
    all->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->setCurrentItem(all);
    for (int i = 1; i < m_tree->topLevelItemCount(); ++i)
        if (!before.isEmpty() && m_tree->topLevelItem(i)->data(0, keyRole).toString() == before)
            m_tree->setCurrentItem(m_tree->topLevelItem(i));
}

} // namespace postroom::console
