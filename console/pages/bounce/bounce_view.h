// SPDX-License-Identifier: GPL-3.0-or-later
// The bounce helper: at the left what was pasted or dropped, at the right what it means, as soon as it is there.
#pragma once

#include "console/pages/page.h"

#include <QTimer>

class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace postroom::console {

class BounceDetails;
class BounceInput;
class BusyBar;
class SentenceBanner;
class StatePlaceholder;

class BounceView : public PageView {
    Q_OBJECT
public:
    BounceView(PageContext context, QWidget* parent);

    /// "bounce?text=550 5.7.26 ..." explains that text.
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override { return Link::to("bounce"); }
    void refresh() override { explain(); }
    [[nodiscard]] QWidget* firstFocus() override;

private:
    QWidget* makeInput();
    QWidget* makeResult();
    void addActions();
    void chooseFile();
    void explain();
    void showEmpty();
    void showReply(const base::Json& reply);
    void showRecipient(int index);

    BounceInput* m_input = nullptr;
    QTimer m_pause; ///< after the last key
    BusyBar* m_busy = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatePlaceholder* m_placeholder = nullptr;
    SentenceBanner* m_banner = nullptr;
    QPushButton* m_message = nullptr;
    QTreeWidget* m_recipients = nullptr;
    BounceDetails* m_details = nullptr;
    base::Json m_reply;
    QString m_messageLink;
    qint64 m_call = 0;
};

} // namespace postroom::console
