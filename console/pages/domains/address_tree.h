// SPDX-License-Identifier: GPL-3.0-or-later
// The addresses of a domain, or of all, where they go and where that stands.
#pragma once

#include "console/pages/domains/domain_book.h"

#include <QTreeWidget>

namespace postroom::console {

class AddressTree : public QTreeWidget {
    Q_OBJECT
public:
    enum Column { Address, GoesTo, WhatItIs, StandsIn, Remarks };
    enum class Shown { addresses, nothing };
    AddressTree(const DomainBook& book, QWidget* parent);
    /// `domain`: empty for all. The choice stays where it can.
    void show(const QString& domain, Shown what);
    [[nodiscard]] const MailAddress* current() const;
    /// "sales@example.org", "everything else at example.org"
    [[nodiscard]] QString titleOf(const MailAddress& address) const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const DomainBook& m_book;
    QString m_domain;
    QString m_object, m_localPart; // of the chosen one
};

} // namespace postroom::console
