// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/trial_banner.h"

#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

TrialBanner::TrialBanner(Trial& trial, Session& session, QWidget* parent) : QWidget(parent), m_trial(trial), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(0.3));
    m_banner = new SentenceBanner(this);
    layout->addWidget(m_banner);
    m_keep = new QPushButton(icon("good"), tr("&Keep"), m_banner);
    m_takeBack = new QPushButton(icon("undo"), tr("&Take back now"), m_banner);
    m_close = new QPushButton(icon("close"), tr("&Close"), m_banner);
    for (QPushButton* button : {m_keep, m_takeBack, m_close})
        m_banner->addButton(button);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(theme::spacing(0.6));
    m_bar->setAccessibleName(tr("Time left to keep the changes"));
    layout->addWidget(m_bar);
    connect(m_keep, &QPushButton::clicked, &m_trial, &Trial::keep);
    connect(m_takeBack, &QPushButton::clicked, &m_trial, &Trial::takeBack);
    connect(m_close, &QPushButton::clicked, &m_trial, &Trial::dismiss);
    connect(&m_trial, &Trial::changed, this, &TrialBanner::update);
    connect(&m_session, &Session::linkChanged, this, &TrialBanner::update);
    update();
}

QString TrialBanner::sentence() const { return isHidden() ? QString() : m_banner->sentence(); }

void TrialBanner::update() {
    const bool waiting = m_trial.state() == Trial::State::waiting;
    const int left = static_cast<int>(m_trial.left().count());
    const qint64 revision = m_trial.revision();
    switch (m_trial.state()) {
    case Trial::State::none: break;
    case Trial::State::waiting:
        if (m_session.ready())
            m_banner->show(Tone::warning, tr("Keep these changes? Taken back in %n second(s).", nullptr, left),
                           m_trial.trouble().isEmpty() ? tr("Revision %1 is in force. Unless you keep it, the server goes back to the one before by itself.").arg(revision)
                                                       : tr("That did not work: %1").arg(m_trial.trouble()));
        else
            m_banner->show(Tone::bad, tr("The connection is lost. The changes are taken back in %n second(s).", nullptr, left),
                           tr("Perhaps the changes cut it off. The console goes on trying; unless it comes back in time, the server takes revision %1 back by itself.").arg(revision));
        break;
    case Trial::State::kept:
        m_banner->show(Tone::good, tr("Revision %1 is kept.").arg(revision));
        break;
    case Trial::State::takenBack:
        m_banner->show(Tone::info, tr("Revision %1 was taken back.").arg(revision),
                       tr("Revision %1 runs now. Your changes are still here, to be applied again.").arg(m_trial.runningNow()));
        break;
    case Trial::State::unknown:
        m_banner->show(Tone::bad, tr("The console could not reconnect: the server takes revision %1 back by itself.").arg(revision),
                       tr("The time to keep it is over. What runs is shown as soon as there is a connection again."));
        break;
    }
    m_bar->setRange(0, std::max(1, static_cast<int>(m_trial.whole().count())));
    m_bar->setValue(left);
    m_bar->setVisible(waiting);
    m_keep->setVisible(waiting);
    m_takeBack->setVisible(waiting);
    m_keep->setEnabled(m_session.ready());
    m_takeBack->setEnabled(m_session.ready());
    m_close->setVisible(!waiting);
    setVisible(m_trial.state() != Trial::State::none);
}

} // namespace postroom::console
