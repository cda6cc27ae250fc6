// SPDX-License-Identifier: GPL-3.0-or-later
// The settings: objects at the left, the form of the chosen one at the right, a search over both. An ACL is shown as text.
#pragma once

#include "console/pages/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace postroom::console {

class ObjectActions;
class ObjectsTree;
class SettingsForm;
class StatePlaceholder;
class TextPane;

class SettingsView : public PageView {
    Q_OBJECT
public:
    SettingsView(PageContext context, QWidget* parent);

    /// "settings/main/smtp_banner", "settings/router smarthost".
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString heading() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;

private:
    [[nodiscard]] WorkingCopy& copy() const { return context().workingCopy; }
    void addActions();
    void showTree(const base::Json& objects);
    void showObject();
    void showForm(const base::Json& settings);
    void showText(const QString& object);
    void showChanges();
    /// When objects have other names than they had: the document with these, the same object chosen.
    void followRenames();
    void openWanted();

    QLineEdit* m_search;
    ObjectsTree* m_tree;
    ObjectActions* m_objects;
    QLabel* m_title;
    QPushButton* m_changes;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    SettingsForm* m_form;
    TextPane* m_text;
    QString m_wantedObject, m_wantedOption;
    QString m_option; // of the link
    base::Json m_renames; // that the document was fetched with
    QString m_inBase;     // what the chosen object is called there
    qint64 m_documentCall = 0;
    qint64 m_call = 0;
};

} // namespace postroom::console
