// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/retry_trial.h"

#include "console/pages/rules/retry_form.h"
#include "console/pages/rules/retry_words.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/text_format.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr std::chrono::milliseconds restOfKeys{250};
} // namespace

RetryTrial::RetryTrial(RuleDocument& document, PageContext context, QWidget* parent) : RuleTrial(parent), m_document(document), m_context(context) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(), 0, 0, 0);
    layout->setSpacing(theme::spacing(0.6));
    auto* heading = new QLabel(tr("Which rule would apply?"), this);
    heading->setFont(theme::headingFont());
    layout->addWidget(heading);
    auto* form = new QFormLayout;
    m_subject = new QLineEdit(this);
    m_subject->setPlaceholderText(tr("anna@partner.example or mx.partner.example"));
    form->addRow(tr("&Address or host"), m_subject);
    m_error = makeErrorBox(this);
    form->addRow(tr("Fa&ilure"), m_error);
    auto* last = new QHBoxLayout;
    m_sender = new QLineEdit(this);
    m_sender->setPlaceholderText(tr("any"));
    auto* ask = new QPushButton(icon("search"), tr("&Which rule?"), this);
    ask->setAutoDefault(false);
    last->addWidget(m_sender, 1);
    last->addWidget(ask);
    auto* label = new QLabel(tr("Mail f&rom"), this);
    label->setBuddy(m_sender);
    form->addRow(label, last);
    layout->addLayout(form);
    m_banner = new SentenceBanner(this);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_title = new QLabel(this);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title);
    m_tries = new QTreeWidget(this);
    m_tries->setAccessibleName(tr("When a message that arrives now would be tried"));
    m_tries->setRootIsDecorated(false);
    m_tries->setHeaderLabels({tr("Try"), tr("When"), tr("After")});
    m_tries->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    layout->addWidget(m_tries, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(restOfKeys);
    connect(&m_soon, &QTimer::timeout, this, &RetryTrial::preview);
    for (QLineEdit* line : {m_subject, m_sender})
        connect(line, &QLineEdit::returnPressed, this, qOverload<>(&RetryTrial::ask));
    connect(ask, &QPushButton::clicked, this, qOverload<>(&RetryTrial::ask));
    connect(&m_document, &RuleDocument::changed, this, [this] {
        if (m_waiting && m_document.known())
            return this->ask();
        if (m_document.value(m_rule, "schedule") != m_shown)
            m_soon.start();
    });
}

void RetryTrial::show(int rule) {
    m_rule = rule;
    if (!m_asking) // what was asked counts, whatever is chosen meanwhile
        preview();
}

void RetryTrial::preview() {
    m_banner->hide();
    m_shown = m_document.value(m_rule, "schedule");
    const auto steps = readSchedule(m_shown);
    m_tries->clear();
    if (m_rule < 0 || m_rule >= m_document.count() || !steps)
        return m_title->setText({});
    if (steps->isEmpty())
        return m_title->setText(tr("Rule %1: it fails at once, without another try.").arg(m_rule + 1));
    call(base::Json::object({{"schedule", m_shown.toStdString()}}), false);
}

void RetryTrial::focusQuestion() {
    m_subject->setFocus(Qt::ShortcutFocusReason);
    m_subject->selectAll();
}

void RetryTrial::ask(const Link& link) {
    const QString subject = link.value("for");
    if (subject.isEmpty())
        return;
    m_subject->setText(subject);
    setError(*m_error, link.value("error"));
    m_sender->setText(link.value("from"));
    ask();
}

void RetryTrial::ask() {
    const QString subject = m_subject->text().trimmed();
    if (subject.isEmpty())
        return focusQuestion();
    m_waiting = !m_document.known();
    if (m_waiting)
        return; // asked when the rules are there
    base::Json params = base::Json::object({{subject.contains('@') ? "address" : "host", subject.toStdString()}, {"error", errorOf(*m_error).toStdString()}});
    if (const QString sender = m_sender->text().trimmed(); !sender.isEmpty())
        params.set("sender", sender.toStdString());
    if (const base::Json configuration = m_document.configuration(); !configuration.isNull())
        params.set("configuration", configuration);
    m_soon.stop();
    call(std::move(params), true);
}

void RetryTrial::call(base::Json params, bool question) {
    m_context.session.cancel(m_call);
    m_asking = question;
    if (!m_context.session.may("address.retry"))
        return;
    m_call = m_context.session.call(this, "address.retry", std::move(params), [this, question](const Answer& answer) {
        m_call = 0;
        m_asking = false;
        if (answer)
            return showPlan(*answer, question);
        m_tries->clear();
        m_title->clear();
        m_banner->setVisible(question);
        m_banner->show(Tone::bad, tr("The rules could not be asked"), toQt(answer.error().message));
    });
}

void RetryTrial::showPlan(const base::Json& reply, bool question) {
    const base::Json& rule = reply["rule"];
    if (question) {
        const int number = static_cast<int>(rule["number"].toInteger());
        m_soon.stop();
        if (number > 0) { // the table shows it, and its plan, before the answer stands here
            m_rule = number - 1;
            m_shown = m_document.value(m_rule, "schedule");
            emit found(number - 1);
            m_context.session.cancel(m_call);
        }
        m_banner->setVisible(true);
        if (number > 0)
            m_banner->show(Tone::good, tr("Rule %1 applies").arg(number), tr("%1: %2").arg(text(rule, "pattern"), retryErrorWords(text(rule, "error"))));
        else
            m_banner->show(Tone::warning, tr("No rule applies"), tr("It fails at once; a last rule for * and any failure would catch it."));
    }
    m_tries->clear();
    const auto& tries = reply["tries"].items();
    const QDateTime now = QDateTime::currentDateTime();
    for (std::size_t i = 0; i < tries.size(); ++i) {
        const qint64 seconds = tries[i].toInteger();
        const bool last = i + 1 == tries.size() && reply["gives_up"].toBool();
        auto* item = new QTreeWidgetItem(m_tries, {QString::number(i + 1), i == 0 ? tr("now") : timeText(now.addSecs(seconds), now),
                                                   last && i > 0 ? tr("%1; then it goes back to the sender").arg(durationText(std::chrono::seconds(seconds)))
                                                   : i == 0      ? tr("at once")
                                                                 : durationText(std::chrono::seconds(seconds))});
        if (i > 0)
            item->setToolTip(1, fullTimeText(now.addSecs(seconds)));
    }
    const int count = static_cast<int>(tries.size());
    QString title = count <= 1 ? tr("It fails at once, without another try.")
                    : reply["gives_up"].toBool() ? tr("A message that arrives now would be tried %n time(s) until %1.", nullptr, count).arg(timeText(now.addSecs(tries.back().toInteger()), now))
                                                 : tr("The first %n tries of a message that arrives now:", nullptr, count);
    if (reply["random"].toBool())
        title += ' ' + tr("Times drawn by lot are shown in the middle.");
    m_title->setText(title);
}

} // namespace postroom::console
