// SPDX-License-Identifier: GPL-3.0-or-later
// The working copy: what it changes, what the server finds in it, and putting it to work: comment, countdown, keep or
// taken back. Says when somebody else changed the configuration meanwhile, and which objects conflict.
#pragma once

#include "console/pages/page.h"

class QPushButton;
class QStackedWidget;

namespace postroom::console {

class BusyBar;
class DifferenceView;
class FindingsList;
class ReasonForm;
class SentenceBanner;
class StatePlaceholder;

class ChangesView : public PageView {
    Q_OBJECT
public:
    ChangesView(PageContext context, QWidget* parent);

    /// "changes?apply=1" goes to the comment.
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override { return Link::to("changes"); }
    void refresh() override { copy().check(); }
    [[nodiscard]] QWidget* firstFocus() override;

private:
    [[nodiscard]] WorkingCopy& copy() const { return context().workingCopy; }
    QWidget* makeContents();
    void addActions();
    void update();
    void apply();
    void openPlace(const QString& object, const QString& setting);

    QStackedWidget* m_stack = nullptr;
    StatePlaceholder* m_placeholder = nullptr;
    BusyBar* m_busy = nullptr;
    SentenceBanner* m_banner = nullptr;
    QPushButton* m_rebase = nullptr;
    DifferenceView* m_difference = nullptr;
    FindingsList* m_findings = nullptr;
    ReasonForm* m_reason = nullptr;
    QPushButton* m_apply = nullptr;
    QString m_onTrial; // the comment of what is on trial
    std::optional<wire::WireError> m_refusal; // of the last apply; until the next edit
};

} // namespace postroom::console
