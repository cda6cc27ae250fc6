// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/domain_tree.h"

#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QHeaderView>

namespace postroom::console {

namespace {
constexpr int domainNumber = Qt::UserRole; // index into the book; -1: all
constexpr int domainName = Qt::UserRole + 1; // of one that is no pattern
} // namespace

DomainTree::DomainTree(const DomainBook& book, QWidget* parent) : QTreeWidget(parent), m_book(book) {
    setAccessibleName(tr("Domains"));
    setRootIsDecorated(false);
    setHeaderLabels({tr("Domain"), tr("Addresses")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

void DomainTree::show(const QString& domain) {
    const QStringList ours = m_book.ours();
    clear();
    auto* all = new QTreeWidgetItem(this, {tr("All domains"), countText(m_book.addresses().size())});
    all->setIcon(0, icon("domains"));
    all->setData(0, domainNumber, -1);
    QTreeWidgetItem* chosen = all;
    for (int i = 0; i < m_book.domains().size(); ++i) {
        const MailDomain& each = m_book.domains()[i];
        const QString name = m_book.nameOf(each.item);
        qint64 count = 0;
        for (const MailAddress& address : m_book.addresses())
            count += address.isAt(name, ours) ? 1 : 0;
        auto* item = new QTreeWidgetItem(this, {each.relay ? tr("%1 (passed on)").arg(name) : name, each.plain && !each.relay ? countText(count) : QString()});
        item->setIcon(0, icon(each.relay ? "outgoing" : each.plain ? "incoming" : "filter"));
        item->setToolTip(0, each.relay         ? tr("Mail for it is taken and sent on to its own server.")
                            : !each.plain      ? tr("A pattern, a lookup or another list: its domains are ours too.")
                            : each.item == "@" ? tr("The name of this host; \"@\" in the list.")
                                               : tr("Mail for it is kept here."));
        item->setData(0, domainNumber, i);
        if (!each.plain)
            continue;
        item->setData(0, domainName, name);
        if (name == domain)
            chosen = item;
    }
    setCurrentItem(chosen);
}

const MailDomain* DomainTree::current() const {
    const int number = currentItem() == nullptr ? -1 : currentItem()->data(0, domainNumber).toInt();
    return number >= 0 && number < m_book.domains().size() ? &m_book.domains()[number] : nullptr;
}

QString DomainTree::domain() const { return currentItem() == nullptr ? QString() : currentItem()->data(0, domainName).toString(); }

} // namespace postroom::console
