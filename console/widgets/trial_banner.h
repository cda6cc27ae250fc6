// SPDX-License-Identifier: GPL-3.0-or-later
// "Keep these changes? Taken back in 97 s": the countdown of a revision on trial and what became of it, on top of the pages
// that deal with the configuration. Hidden while there is nothing to say.
#pragma once

#include "console/services/trial.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace postroom::console {

class SentenceBanner;

class TrialBanner : public QWidget {
    Q_OBJECT
public:
    TrialBanner(Trial& trial, Session& session, QWidget* parent = nullptr);
    [[nodiscard]] QString sentence() const;

private:
    void update();
    Trial& m_trial;
    Session& m_session;
    SentenceBanner* m_banner;
    QProgressBar* m_bar;
    QPushButton* m_keep;
    QPushButton* m_takeBack;
    QPushButton* m_close;
};

} // namespace postroom::console
