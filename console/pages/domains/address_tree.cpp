// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/address_tree.h"

#include "console/widgets/icons.h"

#include <QHeaderView>

#include <algorithm>

namespace postroom::console {

namespace {
constexpr int addressNumber = Qt::UserRole; // index into the book
using AddressKind = MailAddress::Kind;
} // namespace

AddressTree::AddressTree(const DomainBook& book, QWidget* parent) : QTreeWidget(parent), m_book(book) {
    setAccessibleName(tr("Addresses"));
    setRootIsDecorated(false);
    setTextElideMode(Qt::ElideMiddle); // paths and addresses differ at their ends
    setHeaderLabels({tr("Address"), tr("Goes to"), tr("What it is"), tr("Stands in"), tr("Remarks")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setSectionResizeMode(GoesTo, QHeaderView::Stretch);
    header()->resizeSection(WhatItIs, fontMetrics().averageCharWidth() * 13);
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (const MailAddress* chosen = current()) {
            m_object = chosen->object;
            m_localPart = chosen->localPart;
        }
    });
}

/// Where there is room, whole addresses and file names are seen.
void AddressTree::resizeEvent(QResizeEvent* event) {
    QTreeWidget::resizeEvent(event);
    struct Share {
        int column, characters, percent;
    };
    for (const auto& [column, characters, percent] : {Share{Address, 33, 22}, Share{StandsIn, 24, 22}, Share{Remarks, 16, 18}})
        header()->resizeSection(column, std::max(characters * fontMetrics().averageCharWidth(), viewport()->width() * percent / 100));
}

QString AddressTree::titleOf(const MailAddress& address) const {
    const QString at = !m_domain.isEmpty() ? m_domain : address.everyDomain ? tr("all our domains") : address.domains.join(", ");
    return address.localPart.isEmpty() ? tr("everything else at %1").arg(at) : address.localPart + '@' + at;
}

void AddressTree::show(const QString& domain, Shown what) {
    m_domain = domain;
    const QString object = m_object, local = m_localPart;
    const QStringList ours = m_book.ours();
    clear();
    QTreeWidgetItem* chosen = nullptr;
    for (int i = 0; i < m_book.addresses().size() && what == Shown::addresses; ++i) {
        const MailAddress& each = m_book.addresses()[i];
        if (!domain.isEmpty() && !each.isAt(domain, ours))
            continue;
        const bool mailbox = each.kind == AddressKind::mailbox;
        QStringList remarks = m_book.findings(each.object);
        const bool wrong = !remarks.isEmpty();
        const QString before = each.isInFile() ? m_book.routerBefore(each) : QString();
        if (!before.isEmpty())
            remarks << tr("%1 comes first").arg(before);
        auto* item = new QTreeWidgetItem(this, {titleOf(each), mailbox ? (each.transport.isEmpty() ? tr("its mailbox") : tr("its mailbox, by %1").arg(each.transport)) : each.targets.join(", "),
                                                mailbox ? tr("mailbox") : each.kind == AddressKind::catchAll ? tr("catch-all") : before.isEmpty() ? tr("alias") : tr("alias, unused"), each.object, remarks.join("; ")});
        item->setIcon(Address, icon(mailbox ? "user" : each.kind == AddressKind::catchAll ? "filter" : "forward"));
        if (!remarks.isEmpty())
            item->setIcon(Remarks, wrong ? icon("bad", Tone::bad) : icon("info"));
        item->setData(0, addressNumber, i);
        for (int column = 0; column < columnCount(); ++column)
            item->setToolTip(column, item->text(column));
        if (each.object == object && each.localPart == local)
            chosen = item;
    }
    setCurrentItem(chosen != nullptr ? chosen : topLevelItem(0));
}

const MailAddress* AddressTree::current() const {
    const int number = currentItem() == nullptr ? -1 : currentItem()->data(0, addressNumber).toInt();
    return number >= 0 && number < m_book.addresses().size() ? &m_book.addresses()[number] : nullptr;
}

} // namespace postroom::console
