// SPDX-License-Identifier: GPL-3.0-or-later
// Leads a dialogue through the working copy: typed, or made of a message that was seen. What came of it can be kept as a
// test of the configuration.
#pragma once

#include "console/pages/page.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace postroom::console {

class BusyBar;
class DialogueResult;
class SentenceBanner;
class StatePlaceholder;

/// What a client said, from trace.show, as lines; the content is not kept and stands as a line that says so.
[[nodiscard]] QString dialogueOf(const base::Json& shown);

class DialoguePane : public QWidget {
    Q_OBJECT
public:
    DialoguePane(PageContext context, QWidget* parent);
    /// The message, or refusal, as dialogue.
    void take(const QString& id);
    void run();
    /// Adds the dialogue with its outcome to the tests of the working copy, under this name.
    bool keep(const QString& name);
    [[nodiscard]] QString id() const;
    void focusFirst();

private:
    QWidget* makeInput();
    void show(const base::Json& reply);
    void askName();
    void update();
    [[nodiscard]] WorkingCopy& copy() const { return m_context.workingCopy; }

    PageContext m_context;
    QLineEdit* m_id;
    QLineEdit* m_client;
    QLineEdit* m_user;
    QCheckBox* m_tls;
    QPlainTextEdit* m_dialogue;
    QPushButton* m_run;
    QPushButton* m_keep;
    SentenceBanner* m_banner;
    BusyBar* m_busy;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    DialogueResult* m_result;
    QPlainTextEdit* m_why;
    base::Json m_reply;
    qint64 m_call = 0;
    qint64 m_takeCall = 0;
};

} // namespace postroom::console
