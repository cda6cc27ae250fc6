// SPDX-License-Identifier: GPL-3.0-or-later
// Domains at the left, the addresses of the chosen one at the right and where they go.
#pragma once

#include "console/pages/domains/domain_book.h"
#include "console/pages/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace postroom::console {

class AddressTree;
class DomainTree;
class LookupsPane;
class StatePlaceholder;

class DomainsView : public PageView {
    Q_OBJECT
public:
    DomainsView(PageContext context, QWidget* parent);

    /// "domains", "domains/example.org"
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString heading() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] DomainBook& book() const { return *m_book; }

private:
    [[nodiscard]] WorkingCopy& copy() const { return context().workingCopy; }
    QWidget* makeHead();
    QWidget* makeDomains();
    QWidget* makeAddresses();
    void addActions();
    void addDomain();
    void removeDomain();
    [[nodiscard]] bool mayChange(const MailAddress* address) const;
    void editAddress(bool fresh);
    void removeAddress();
    void openAddress();
    void follow();
    void show();
    void showAddresses();
    void update();
    [[nodiscard]] QString noteText() const;

    DomainBook* m_book;
    QLineEdit* m_question;
    QPushButton* m_changes;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    DomainTree* m_domains;
    AddressTree* m_addresses;
    LookupsPane* m_lookups;
    QLabel* m_title;
    QLabel* m_note;
    QAction* m_addDomain = nullptr;
    QAction* m_removeDomain = nullptr;
    QAction* m_addAddress = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_way = nullptr;
    QString m_wanted;
    bool m_showing = false;
};

} // namespace postroom::console
