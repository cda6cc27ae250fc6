// SPDX-License-Identifier: GPL-3.0-or-later
// The message page: the sentence on top, the envelope below it, the rest in tabs.
#pragma once

#include "console/pages/message/message_feed.h"
#include "console/pages/page.h"

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace postroom::console {

class AttemptsPane;
class BouncePane;
class ConfigPane;
class DecisionsPane;
class DetailsTree;
class RevealPane;
class SentenceBanner;
class StatePlaceholder;
class TextPane;
class TimelinePane;
class VerdictsPane;

class MessageView : public PageView {
    Q_OBJECT
public:
    MessageView(PageContext context, QWidget* parent);

    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString heading() const override { return m_feed.id(); }
    void refresh() override { m_feed.reload(); }
    [[nodiscard]] QWidget* firstFocus() override;

private:
    QWidget* makeContents();
    void addTabs();
    void addActions();
    void show();
    void showSentence();
    void showFacts();
    void showStatement(const QString& object, int statement, qint64 revision);
    void exportCase();
    [[nodiscard]] QString tabName() const;

    MessageFeed m_feed;
    QString m_wantedTab, m_wantedRecipient;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    SentenceBanner* m_banner = nullptr;
    QLabel* m_facts = nullptr;
    QTabWidget* m_tabs = nullptr;
    TimelinePane* m_timeline = nullptr;
    DecisionsPane* m_decisions = nullptr;
    VerdictsPane* m_verdicts = nullptr;
    TextPane* m_transcript = nullptr;
    RevealPane* m_content = nullptr;
    AttemptsPane* m_attempts = nullptr;
    BouncePane* m_bounce = nullptr;
    ConfigPane* m_config = nullptr;
    DetailsTree* m_raw = nullptr;
};

} // namespace postroom::console
