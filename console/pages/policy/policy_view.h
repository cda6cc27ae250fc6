// SPDX-License-Identifier: GPL-3.0-or-later
// The ACLs: one at a time, as a table of statements with a form below it, or as text. Both are the working copy.
#pragma once

#include "console/pages/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace postroom::console {

class AclDocument;
class AclText;
class SentenceBanner;
class StatementsPane;
class StatePlaceholder;

class PolicyView : public PageView {
    Q_OBJECT
public:
    PolicyView(PageContext context, QWidget* parent);

    /// "policy/acl_check_rcpt/3"; "?view=text"
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString heading() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] AclDocument& document() const { return *m_document; }

private:
    [[nodiscard]] WorkingCopy& copy() const { return context().workingCopy; }
    QWidget* makeHead();
    void addActions();
    void addAcl();
    void list();
    void update();
    void showView(int view);

    AclDocument* m_document;
    QComboBox* m_acl;
    QToolButton* m_newAcl;
    QLabel* m_use;
    QTabBar* m_views;
    QPushButton* m_changes;
    SentenceBanner* m_banner;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    StatementsPane* m_table;
    AclText* m_text;
    QList<QAction*> m_editActions;
    QString m_wantedAcl;
    int m_wantedStatement = 0;
};

} // namespace postroom::console
