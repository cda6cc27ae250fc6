// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses that cannot be listed because a router looks each up: who is asked and what, and a line that asks for one
// address now, with the working copy. Hidden where there are none.
#pragma once

#include "console/pages/domains/alias_lookups.h"
#include "console/pages/page.h"
#include "console/widgets/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace postroom::console {

class LookupsPane : public QWidget {
    Q_OBJECT
public:
    LookupsPane(PageContext context, QWidget* parent);
    void show(const QList<AliasLookup>& lookups);
    /// Asks all of them for the address in the line.
    void test();
    [[nodiscard]] QLineEdit* question() const { return m_address; }

private:
    void ask(const QString& localPart, const QString& domain);
    void take(const QString& address, const base::Json& results);
    void say(const char* iconName, Tone tone, const QString& text);

    PageContext m_context;
    QList<AliasLookup> m_lookups;
    QTreeWidget* m_tree;
    QLineEdit* m_address;
    QPushButton* m_test;
    QLabel* m_resultIcon;
    QLabel* m_result;
    qint64 m_call = 0;
};

} // namespace postroom::console
