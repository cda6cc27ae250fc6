// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/message_view.h"

#include "console/pages/message/attempts_pane.h"
#include "console/pages/message/bounce_pane.h"
#include "console/pages/message/config_pane.h"
#include "console/pages/message/decisions_pane.h"
#include "console/pages/message/reveal_pane.h"
#include "console/pages/message/ticket_text.h"
#include "console/pages/message/timeline_pane.h"
#include "console/pages/message/transcript_text.h"
#include "console/pages/message/verdicts_pane.h"
#include "console/services/json_text.h"
#include "console/widgets/details_tree.h"
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/text_format.h"
#include "console/widgets/text_pane.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

MessageView::MessageView(PageContext context, QWidget* parent) : PageView(context, parent), m_feed(context.session, this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1), theme::spacing(1), theme::spacing(1), theme::spacing(1));
    m_stack = new QStackedWidget(this);
    m_placeholder = new StatePlaceholder(m_stack);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(makeContents());
    layout->addWidget(m_stack);
    addActions();
    connect(&m_feed, &MessageFeed::changed, this, &MessageView::show);
    connect(&m_feed, &MessageFeed::failed, this, [this](const wire::WireError& error) {
        if (!m_feed.record().isNull())
            return navigator().say(toQt(error.message));
        m_placeholder->showError(error);
        m_stack->setCurrentIndex(0);
    });
    connect(m_placeholder, &StatePlaceholder::retry, &m_feed, &MessageFeed::reload);
}

QWidget* MessageView::makeContents() {
    auto* contents = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(contents);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(0.8));
    m_banner = new SentenceBanner(contents);
    auto* copy = new QPushButton(icon("copy"), tr("Copy for a ticket"), contents);
    connect(copy, &QPushButton::clicked, this, [this] { context().actions.find("message.copy")->trigger(); });
    m_banner->addButton(copy);
    layout->addWidget(m_banner);
    m_facts = new QLabel(contents);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_facts->setAccessibleName(tr("Envelope"));
    connect(m_facts, &QLabel::linkActivated, this, [this](const QString& target) { navigator().open(target); });
    layout->addWidget(m_facts);
    m_tabs = new QTabWidget(contents);
    m_tabs->setDocumentMode(true);
    layout->addWidget(m_tabs, 1);
    addTabs();
    return contents;
}

void MessageView::addTabs() {
    const auto add = [this](auto* pane, const char* name, const QString& title, const QString& iconName) {
        pane->setObjectName(QLatin1String(name));
        m_tabs->addTab(pane, icon(iconName), title);
        return pane;
    };
    m_timeline = add(new TimelinePane(m_tabs), "timeline", tr("Timeline"), "clock");
    m_decisions = add(new DecisionsPane(m_tabs), "decisions", tr("Decisions"), "tree");
    m_verdicts = add(new VerdictsPane(m_tabs), "verdicts", tr("Verdicts"), "columns");
    m_attempts = add(new AttemptsPane(m_tabs), "delivery", tr("Delivery attempts"), "outgoing");
    m_transcript = add(new TextPane(tr("SMTP session"), m_tabs), "transcript", tr("SMTP session"), "transcript");
    m_content = add(new RevealPane(session(), m_tabs), "content", tr("Headers and content"), "lock");
    m_bounce = add(new BouncePane(m_tabs), "bounce", tr("Bounce"), "bounce");
    m_config = add(new ConfigPane(session(), m_tabs), "configuration", tr("Configuration then"), "settings");
    m_raw = add(new DetailsTree(m_tabs), "raw", tr("Raw"), "list");
    m_raw->setAccessibleName(tr("The record as it is"));
    connect(m_decisions, &DecisionsPane::statementWanted, this, &MessageView::showStatement);
    connect(m_verdicts, &VerdictsPane::decisionWanted, this, [this](int decision) {
        m_tabs->setCurrentWidget(m_decisions);
        m_decisions->select(decision);
    });
    connect(m_verdicts, &VerdictsPane::deliveryWanted, this, [this](const QString& recipient) {
        m_tabs->setCurrentWidget(m_attempts);
        m_attempts->selectRecipient(recipient);
    });
    connect(m_bounce, &BouncePane::messageWanted, this, [this](const QString& id) { navigator().open(Link::to("message", {id})); });
    connect(m_content, &RevealPane::subjectRevealed, this, [this] { showFacts(); });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { navigator().moved(link()); });
}

void MessageView::addActions() {
    const auto add = [this](const char* id, const QString& text, const QString& summary, const QString& iconName, const QKeySequence& key, std::function<void()> run) {
        context().actions.add({id, text, summary, iconName, key, tr("Message"), "console#message"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    add("message.copy", tr("Copy for a ticket"), tr("Sentences, envelope and attempts as text, with a link that opens this page."), "copy", QKeySequence("Ctrl+Shift+T"), [this] {
        const QString host = toQt(session().hello().hostName);
        QGuiApplication::clipboard()->setText(ticketText(m_feed.record(), m_feed.explanation(), link().address(host)));
        navigator().say(tr("Copied."));
    });
    add("message.case", tr("Save a case file"), tr("Everything about this message in one file, addresses masked, to be opened without a server."), "export", QKeySequence("Ctrl+E"), [this] { exportCase(); });
    if (navigator().knows("try"))
        add("message.try", tr("Try it with the working copy"), tr("Leads the dialogue of this message through the changed rules."), "try", QKeySequence("Ctrl+Alt+T"),
            [this] { navigator().open(Link::to("try", {"dialogue"}, {{"id", m_feed.id()}})); });
    if (navigator().knows("audit"))
        add("message.access", tr("Who looked at it"), tr("Lists who looked at the content of this message, and why."), "eye", QKeySequence("Ctrl+Shift+V"), [this] {
            navigator().open(Link::to("audit", {}, {{"message", text(m_feed.record()["message"], "id")}}));
        });
    for (int i = 0; i < m_tabs->count(); ++i)
        add(("message." + m_tabs->widget(i)->objectName()).toLatin1().constData(), m_tabs->tabText(i), tr("Shows this part of the message."), {}, QKeySequence(QString("Alt+%1").arg(i + 1)),
            [this, i] { m_tabs->setCurrentIndex(i); });
}

void MessageView::open(const Link& link) {
    const QString id = link.path.value(0);
    m_wantedTab = link.value("tab");
    m_wantedRecipient = link.value("to");
    if (!id.isEmpty() && id != m_feed.id()) {
        m_placeholder->showLoading();
        m_stack->setCurrentIndex(0);
    }
    m_feed.load(id.isEmpty() ? m_feed.id() : id);
    emit headingChanged();
}

QString MessageView::tabName() const { return m_tabs->currentWidget()->objectName(); }
Link MessageView::link() const { return Link::to("message", {m_feed.id()}, m_tabs->currentIndex() > 0 ? QList<QPair<QString, QString>>{{"tab", tabName()}} : QList<QPair<QString, QString>>{}); }
QWidget* MessageView::firstFocus() { return m_tabs; }

void MessageView::show() {
    const base::Json& record = m_feed.record();
    if (record.isNull())
        return;
    showSentence();
    showFacts();
    m_timeline->show(record);
    m_decisions->show(record["decisions"], text(record, "trace_problem"));
    m_decisions->selectRecipient(m_wantedRecipient);
    m_verdicts->show(m_feed.verdicts());
    m_tabs->setTabVisible(m_tabs->indexOf(m_verdicts), m_feed.verdicts()["recipients"].size() > 0);
    m_attempts->show(record["recipients"]);
    m_attempts->selectRecipient(m_wantedRecipient);
    m_transcript->setText(transcriptText(record["transcript"]));
    m_content->setMessage(text(record["message"], "id"));
    m_bounce->show(record["notices"], record["notice"]);
    m_raw->setDocument(record);
    const base::Json* decisive = nullptr;
    for (const base::Json& decision : record["decisions"].items()) {
        const QString recipient = text(decision, "recipient");
        if (!m_wantedRecipient.isEmpty() && !recipient.isEmpty() && recipient != m_wantedRecipient)
            continue;
        if (decisive == nullptr || text(decision, "outcome") != "accept")
            decisive = &decision;
    }
    m_config->show(record["message"]["revision"].toInteger(), decisive == nullptr ? QString() : text(*decisive, "object"),
                   decisive == nullptr ? 0 : static_cast<int>((*decisive)["statement"].toInteger()));
    for (int i = 0; i < m_tabs->count(); ++i)
        if (!m_wantedTab.isEmpty() && m_tabs->widget(i)->objectName() == m_wantedTab)
            m_tabs->setCurrentIndex(i);
    m_stack->setCurrentIndex(1);
}

/// One recipient: its sentence. Several: how many fared how, then a sentence each.
void MessageView::showSentence() {
    const Outcome worst = outcome(m_feed.worstOutcome());
    QStringList lines = texts(m_feed.explanation()["text"]);
    const auto& recipients = m_feed.record()["recipients"].items();
    if (recipients.size() > 1) {
        QList<QPair<QString, int>> counts;
        for (const base::Json& recipient : recipients) {
            const QString word = outcome(text(recipient, "outcome")).word;
            const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& each) { return each.first == word; });
            if (known != counts.end())
                ++known->second;
            else
                counts.append({word, 1});
        }
        QStringList parts;
        for (const auto& [word, count] : counts)
            parts << QString("%1 %2").arg(count).arg(word);
        lines.removeIf([](const QString& line) { return line.startsWith(' ') || !line.contains('@'); });
        return m_banner->show(worst.tone, tr("%n recipient(s): ", nullptr, static_cast<int>(recipients.size())) + parts.join(", ") + ".", lines.mid(0, 3).join('\n'));
    }
    const QString sentence = text(m_feed.explanation(), "sentence");
    if (!lines.isEmpty() && lines.first() == sentence)
        lines.removeFirst();
    m_banner->show(worst.tone, sentence.isEmpty() ? worst.word : sentence, lines.mid(0, 2).join('\n').trimmed());
}

void MessageView::showFacts() {
    const base::Json& message = m_feed.record()["message"];
    QString html = "<table cellspacing='2'>";
    const auto row = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            html += "<tr><td><b>" + name.toHtmlEscaped() + "</b>&nbsp;&nbsp;</td><td>" + value + "</td></tr>";
    };
    const QString sender = text(message, "sender");
    row(tr("From"), (sender.isEmpty() ? tr("<> (a bounce or notice)") : sender).toHtmlEscaped());
    QStringList recipients;
    for (const base::Json& recipient : m_feed.record()["recipients"].items())
        recipients << text(recipient, "address").toHtmlEscaped() + " (" + outcome(text(recipient, "outcome")).word.toHtmlEscaped() + ")";
    if (recipients.size() > 6)
        recipients = recipients.mid(0, 6) << tr("and %n more", nullptr, static_cast<int>(recipients.size() - 6)).toHtmlEscaped();
    row(tr("To"), recipients.join(", "));
    row(tr("Subject"), text(message, "subject").toHtmlEscaped());
    QString how = fullTimeText(time(message["time"])).toHtmlEscaped();
    const QString client = text(message, "client"), name = text(message, "client_name");
    if (!client.isEmpty())
        how += tr(", sent by %1").arg((name.isEmpty() ? client : name + " [" + client + "]").toHtmlEscaped());
    if (!text(message, "proxy").isEmpty())
        how += tr(" through the proxy %1").arg(text(message, "proxy").toHtmlEscaped());
    if (!text(message, "tls").isEmpty())
        how += ", " + text(message, "tls").toHtmlEscaped();
    if (message["size"].toInteger() > 0)
        how += ", " + sizeText(message["size"].toInteger());
    row(tr("Received"), how);
    const QString about = text(message, "bounce_of");
    if (!about.isEmpty())
        row(tr("Notice about"), "<a href='" + Link::to("message", {about}).text().toHtmlEscaped() + "'>" + about.toHtmlEscaped() + "</a>");
    m_facts->setText(html + "</table>");
}

void MessageView::showStatement(const QString& object, int statement, qint64 revision) {
    m_tabs->setCurrentWidget(m_config);
    m_config->show(revision, object, statement);
}

void MessageView::exportCase() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Save a case file"), m_feed.id() + ".postroom-case", tr("Case files (*.postroom-case)"));
    if (file.isEmpty())
        return;
    session().call(this, "trace.case", base::Json::object({{"id", m_feed.id().toStdString()}}), [this, file](const Answer& answer) {
        if (!answer)
            return navigator().say(tr("No case file: %1").arg(toQt(answer.error().message)));
        QSaveFile out(file);
        const std::string content = (*answer)["case"].text();
        if (!out.open(QIODevice::WriteOnly) || out.write(content.data(), static_cast<qint64>(content.size())) < 0 || !out.commit())
            return navigator().say(tr("%1 cannot be written: %2").arg(file, out.errorString()));
        navigator().say(tr("Saved. Addresses are masked in it."));
    });
}

} // namespace postroom::console
