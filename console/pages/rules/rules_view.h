// SPDX-License-Identifier: GPL-3.0-or-later
// A page of ordered rules: the table, the form of the chosen rule, and beside it what the rules would do; or all as text.
// The pages retry and rewrite are this with their own parts: a RulesPage, made of what a RulesSetup says.
#pragma once

#include "console/pages/page.h"
#include "console/pages/rules/rule_model.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace postroom::console {

class RuleText;
class RulesTable;
class StatePlaceholder;

/// The form of one rule.
class RuleForm : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// From 0; -1: none.
    virtual void show(int rule) = 0;
    virtual void focusFirst() = 0;
};

/// What the rules would do.
class RuleTrial : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void show(int rule) = 0;
    /// Puts the cursor into the question.
    virtual void focusQuestion() = 0;
    virtual void ask() = 0;
    /// A question from a link.
    virtual void ask(const Link&) {}

signals:
    /// The answer is about this rule, from 0.
    void found(int rule);
};

struct RulesSetup {
    catalogue::Kind kind = catalogue::Kind::retry;
    PageInfo info; ///< its id begins the links and actions, its title is their group
    QString tableName, textName;
    QString intro; ///< what these rules are for
    QString emptyTitle, emptyText;
    QString askTitle, askSummary;
    std::vector<RuleColumn> columns;
    std::vector<std::pair<std::string, std::string>> fresh; ///< settings of a new rule
    std::function<RuleForm*(RuleDocument&, QWidget*)> makeForm;
    std::function<RuleTrial*(RuleDocument&, PageContext, QWidget*)> makeTrial;
};

class RulesPage : public Page {
public:
    /// `setup` is asked again each time: its texts are in the language of that moment.
    explicit RulesPage(RulesSetup (*setup)()) : m_setup(setup) {}
    [[nodiscard]] PageInfo info() const override { return m_setup().info; }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override;

private:
    RulesSetup (*m_setup)();
};

class RulesView : public PageView {
    Q_OBJECT
public:
    RulesView(RulesSetup setup, PageContext context, QWidget* parent);

    /// "retry/3"; "?view=text"; the rest is a question
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] RuleDocument& document() const { return *m_document; }

private:
    [[nodiscard]] WorkingCopy& copy() const { return context().workingCopy; }
    QWidget* makeHead();
    QWidget* makeTable();
    void addActions();
    void addRule();
    void show();
    void update();

    RulesSetup m_setup;
    RuleDocument* m_document;
    QTabBar* m_views;
    QPushButton* m_changes;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    RulesTable* m_table = nullptr;
    RuleForm* m_form = nullptr;
    RuleTrial* m_trial = nullptr;
    RuleText* m_text;
    QList<QAction*> m_editActions;
    QAction* m_add = nullptr;
    int m_wanted = 0;
};

} // namespace postroom::console
