// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/dialogue_pane.h"

#include "console/pages/try/dialogue_result.h"
#include "console/pages/try/recent_mail.h"
#include "console/pages/try/tried_configuration.h"
#include "console/services/json_text.h"
#include "console/widgets/busy_bar.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {

const char* const example = "EHLO client.example\nMAIL FROM:<someone@client.example>\nRCPT TO:<postmaster>\nDATA\nFrom: someone@client.example\nSubject: a test\n\nHello\n.\nQUIT\n";

/// The step that decides: the last answer before QUIT when a message was sent, else the first refusal. -1: none.
int outcomeStep(const base::Json& steps) {
    int refused = -1, last = -1, number = 0;
    bool sent = false;
    for (const base::Json& step : steps.items()) {
        const QString answer = lastLine(step["after"]);
        sent = sent || answer.startsWith("354");
        if (refused < 0 && (answer.startsWith('4') || answer.startsWith('5')))
            refused = number;
        if (!text(step, "said").trimmed().startsWith("QUIT", Qt::CaseInsensitive))
            last = number;
        ++number;
    }
    return sent || refused < 0 ? last : refused;
}

QString outcomeOf(const base::Json& steps) {
    const int step = outcomeStep(steps);
    return step < 0 ? QString() : lastLine(steps.items()[static_cast<std::size_t>(step)]["after"]);
}

QString outcomeSentence(const QString& reply) {
    switch (reply.isEmpty() ? 0 : reply[0].unicode()) {
    case '2': return DialoguePane::tr("It would be accepted");
    case '3': return DialoguePane::tr("The server would wait for more");
    case '4': return DialoguePane::tr("It would be put off");
    case '5': return DialoguePane::tr("It would be refused");
    default: return DialoguePane::tr("The server said nothing");
    }
}

} // namespace

QString dialogueOf(const base::Json& shown) {
    const base::Json& message = shown["message"];
    const QString helo = text(message, "helo");
    QStringList lines{"EHLO " + (helo.isEmpty() ? QString("client.example") : helo), "MAIL FROM:<" + text(message, "sender") + ">"};
    for (const base::Json& recipient : shown["recipients"].items())
        lines << "RCPT TO:<" + text(recipient, "address") + ">";
    const QString phase = text(message, "phase");
    if (phase.isEmpty() || phase == "data" || phase == "prdr") {
        lines << "DATA";
        const QString subject = text(message, "subject");
        lines << "From: " + text(message, "sender") << (subject.isEmpty() || subject == "(hidden)" ? QString("Subject: test") : "Subject: " + subject) << "" << DialoguePane::tr("(the content was not kept)") << ".";
    }
    lines << "QUIT" << "";
    return lines.join('\n');
}

DialoguePane::DialoguePane(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeInput());
    auto* right = new QWidget(splitter);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(theme::spacing(0.6), 0, 0, 0);
    m_banner = new SentenceBanner(right);
    m_keep = new QPushButton(icon("save"), tr("&Keep as a test..."), m_banner);
    m_keep->setToolTip(tr("Stores the dialogue with this outcome in the configuration; it is run before every change."));
    m_banner->addButton(m_keep);
    m_banner->hide();
    rightLayout->addWidget(m_banner);
    m_busy = new BusyBar(right);
    rightLayout->addWidget(m_busy);
    m_stack = new QStackedWidget(right);
    m_placeholder = new StatePlaceholder(m_stack);
    m_placeholder->showEmpty(tr("Nothing tried yet"), tr("Write what a client would say, or take a message that was seen; nothing is accepted and nothing is counted."), "try");
    m_result = new DialogueResult(this);
    m_stack->addWidget(m_placeholder);
    auto* answers = new QSplitter(Qt::Vertical, m_stack);
    answers->setChildrenCollapsible(false);
    m_why = new QPlainTextEdit(answers);
    m_why->setReadOnly(true);
    m_why->setTabChangesFocus(true);
    m_why->setAccessibleName(tr("The answer, and why"));
    answers->addWidget(m_result);
    answers->addWidget(m_why);
    answers->setStretchFactor(0, 3);
    answers->setStretchFactor(1, 1);
    m_stack->addWidget(answers);
    rightLayout->addWidget(m_stack, 1);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({400, 600});
    layout->addWidget(splitter, 1);
    connect(m_keep, &QPushButton::clicked, this, &DialoguePane::askName);
    connect(m_placeholder, &StatePlaceholder::retry, this, &DialoguePane::run);
    connect(m_result, &DialogueResult::explained, m_why, &QPlainTextEdit::setPlainText);
    connect(m_result, &DialogueResult::statementWanted, this, [this](const QString& acl, int statement) {
        if (m_context.navigator.knows("policy"))
            m_context.navigator.open(Link::to("policy", {acl, QString::number(statement)}));
    });
    connect(&m_context.session, &Session::linkChanged, this, &DialoguePane::update);
    update();
}

QWidget* DialoguePane::makeInput() {
    auto* left = new QWidget(this);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, theme::spacing(0.6), 0);
    auto* form = new QFormLayout;
    auto* fromMessage = new QHBoxLayout;
    m_id = new QLineEdit(left);
    m_id->setPlaceholderText(tr("Id of a message or refusal"));
    m_id->setAccessibleName(tr("Id of a message or refusal"));
    auto* takeButton = new QPushButton(tr("&Take it"), left);
    fromMessage->addWidget(m_id, 1);
    fromMessage->addWidget(takeButton);
    auto* recent = new RecentMail(m_context, left);
    fromMessage->addWidget(recent);
    auto* fromLabel = new QLabel(tr("&From a message"), left);
    fromLabel->setBuddy(m_id);
    form->addRow(fromLabel, fromMessage);
    m_client = new QLineEdit("192.0.2.1", left);
    form->addRow(tr("&Client address"), m_client);
    m_user = new QLineEdit(left);
    m_user->setPlaceholderText(tr("nobody"));
    form->addRow(tr("&Authenticated as"), m_user);
    m_tls = new QCheckBox(tr("&Encrypted"), left);
    form->addRow(QString(), m_tls);
    layout->addLayout(form);
    auto* label = new QLabel(tr("&What the client says"), left);
    m_dialogue = new QPlainTextEdit(QString::fromLatin1(example), left);
    m_dialogue->setFont(theme::fixedFont());
    m_dialogue->setTabChangesFocus(true);
    label->setBuddy(m_dialogue);
    layout->addWidget(label);
    layout->addWidget(m_dialogue, 1);
    m_run = new QPushButton(icon("play"), tr("Try it"), left);
    m_run->setToolTip(tr("Leads the dialogue through the working copy (Ctrl+Alt+R)."));
    layout->addWidget(m_run, 0, Qt::AlignRight);
    connect(recent, &RecentMail::chosen, this, &DialoguePane::take);
    connect(takeButton, &QPushButton::clicked, this, [this] { take(id()); });
    connect(m_id, &QLineEdit::returnPressed, this, [this] { take(id()); });
    connect(m_run, &QPushButton::clicked, this, &DialoguePane::run);
    return left;
}

QString DialoguePane::id() const { return m_id->text().trimmed(); }
void DialoguePane::focusFirst() { m_dialogue->setFocus(Qt::OtherFocusReason); }

void DialoguePane::take(const QString& id) {
    m_id->setText(id);
    if (id.isEmpty())
        return;
    m_context.session.cancel(m_takeCall);
    m_takeCall = m_context.session.call(this, "trace.show", base::Json::object({{"id", id.toStdString()}}), [this](const Answer& answer) {
        if (!answer)
            return m_context.navigator.say(toQt(answer.error().message));
        const base::Json& message = (*answer)["message"];
        if (text(message, "client").isEmpty())
            return m_context.navigator.say(tr("This message did not come over SMTP: there is no dialogue to repeat."));
        m_client->setText(text(message, "client"));
        m_user->setText(text(message, "authenticated_id"));
        m_tls->setChecked(!text(message, "tls").isEmpty());
        m_dialogue->setPlainText(dialogueOf(*answer));
        run();
    });
}

void DialoguePane::run() {
    if (!m_context.session.ready() || !m_context.session.may("config.simulate"))
        return;
    m_context.session.cancel(m_call);
    base::Json params = triedParams(copy());
    QString dialogue = m_dialogue->toPlainText();
    if (!dialogue.endsWith('\n'))
        dialogue += '\n';
    params.set("dialogue", dialogue.replace('\n', "\r\n").toStdString());
    if (!m_client->text().trimmed().isEmpty())
        params.set("client", m_client->text().trimmed().toStdString());
    if (!m_user->text().trimmed().isEmpty())
        params.set("authenticated_id", m_user->text().trimmed().toStdString());
    if (m_tls->isChecked())
        params.set("tls", true);
    m_call = m_context.session.call(this, "config.simulate", std::move(params), [this](const Answer& answer) {
        m_call = 0;
        update();
        if (answer)
            return show(*answer);
        m_reply = {};
        m_banner->hide();
        m_placeholder->showError(answer.error());
        m_stack->setCurrentWidget(m_placeholder);
    });
    update();
}

void DialoguePane::show(const base::Json& reply) {
    m_reply = reply;
    m_result->show(reply["steps"]);
    m_stack->setCurrentIndex(1);
    m_banner->setVisible(true);
    const QString outcome = outcomeOf(reply["steps"]);
    const Tone tone = outcome.startsWith('2') || outcome.startsWith('3') ? Tone::good : outcome.startsWith('4') ? Tone::warning : Tone::bad;
    const auto differences = reply["differences"].toInteger(), rules = reply["rules"].toInteger();
    QString compared = tr("All answers are those of the configuration in force.");
    if (differences > 0)
        compared = tr("%n answer(s) differ from the configuration in force.", nullptr, static_cast<int>(differences));
    else if (rules > 0)
        compared = tr("The answers are the same, %n of them by another rule.", nullptr, static_cast<int>(rules));
    m_banner->show(tone, outcomeSentence(outcome), (outcome.isEmpty() ? QString() : tr("The answer: %1.").arg(outcome) + ' ') + triedSentence(copy()) + ' ' + compared);
    update();
}

void DialoguePane::askName() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep as a test"));
    dialog->setLabelText(tr("Name of the test (letters, digits and underscores):"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) { keep(name.trimmed()); });
    dialog->open();
}

bool DialoguePane::keep(const QString& name) {
    static const QRegularExpression allowed("^[A-Za-z][A-Za-z0-9_]*$");
    if (!allowed.match(name).hasMatch()) {
        m_context.navigator.say(tr("\"%1\" cannot be a name.").arg(name));
        return false;
    }
    if (outcomeStep(m_reply["steps"]) < 1) {
        m_context.navigator.say(tr("Nothing was answered that could be expected."));
        return false;
    }
    const QString outcome = outcomeOf(m_reply["steps"]);
    base::Json say = base::Json::array(); // up to the answer that is expected: it must be the last one
    for (int step = 1; step <= outcomeStep(m_reply["steps"]); ++step) {
        QString said = text(m_reply["steps"].items()[static_cast<std::size_t>(step)], "said").replace("\r\n", "\n");
        if (said.endsWith('\n'))
            said.chop(1);
        for (const QString& line : said.split('\n'))
            say.append(line.toStdString());
    }
    base::Json settings = base::Json::object({{"client", m_client->text().trimmed().toStdString()}, {"say", say},
                                              {"verdict", outcome.startsWith('2') || outcome.startsWith('3') ? "accept" : outcome.startsWith('4') ? "defer" : "deny"}});
    if (!outcome.startsWith('2') && outcome.size() > 4)
        settings.set("reply", outcome.mid(4).section(' ', outcome.mid(4).contains(QRegularExpression("^[245]\\.")) ? 1 : 0).toStdString());
    if (!m_user->text().trimmed().isEmpty())
        settings.set("authenticated_id", m_user->text().trimmed().toStdString());
    if (m_tls->isChecked())
        settings.set("tls", true);
    copy().add("test " + name, base::Json::object({{"settings", settings}}));
    m_context.navigator.say(tr("The test %1 is in the working copy.").arg(name));
    return true;
}

void DialoguePane::update() {
    m_busy->setBusy(m_call != 0);
    m_run->setEnabled(m_context.session.ready() && m_context.session.may("config.simulate"));
    m_keep->setEnabled(copy().mayEdit() && !m_reply.isNull());
}

} // namespace postroom::console
