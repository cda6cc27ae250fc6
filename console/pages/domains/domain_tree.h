// SPDX-License-Identifier: GPL-3.0-or-later
// The domains, with how many addresses each has.
#pragma once

#include "console/pages/domains/domain_book.h"

#include <QTreeWidget>

namespace postroom::console {

class DomainTree : public QTreeWidget {
    Q_OBJECT
public:
    DomainTree(const DomainBook& book, QWidget* parent);
    /// As the book has them; this domain is chosen when it is there.
    void show(const QString& domain);
    /// Null: all.
    [[nodiscard]] const MailDomain* current() const;
    /// The name of the chosen one; empty for all and for a pattern.
    [[nodiscard]] QString domain() const;

private:
    const DomainBook& m_book;
};

} // namespace postroom::console
