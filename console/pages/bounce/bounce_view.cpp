// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/bounce/bounce_view.h"

#include "console/pages/bounce/bounce_details.h"
#include "console/pages/bounce/bounce_input.h"
#include "console/pages/bounce/bounce_texts.h"
#include "console/services/json_text.h"
#include "console/widgets/busy_bar.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "shared/wire/bytes_field.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {

constexpr qsizetype mostSent = 1024 * 1024; // as much as the server looks at
constexpr std::chrono::milliseconds pause{250};
enum Column { addressColumn, reasonColumn, codeColumn, partyColumn };

} // namespace

BounceView::BounceView(PageContext context, QWidget* parent) : PageView(context, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeInput());
    splitter->addWidget(makeResult());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    layout->addWidget(splitter);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &BounceView::explain);
    connect(m_input, &BounceInput::typed, this, [this] { m_pause.start(); });
    connect(m_input, &BounceInput::given, this, &BounceView::explain);
    connect(m_input, &BounceInput::failed, this, [this](const QString& sentence) { navigator().say(sentence); });
    connect(m_placeholder, &StatePlaceholder::retry, this, &BounceView::explain);
    connect(m_details, &BounceDetails::copied, this, [this] { navigator().say(tr("The answer is in the clipboard.")); });
    addActions();
    showEmpty();
}

QWidget* BounceView::makeInput() {
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, theme::spacing(0.6), 0);
    auto* title = new QLabel(tr("&Bounce or server reply"), box);
    title->setFont(theme::headingFont());
    layout->addWidget(title);
    m_input = new BounceInput(box);
    title->setBuddy(m_input);
    layout->addWidget(m_input, 1);
    auto* buttons = new QHBoxLayout;
    auto* openButton = new QPushButton(icon("open"), tr("Open &file..."), box);
    auto* clear = new QPushButton(icon("close"), tr("C&lear"), box);
    connect(openButton, &QPushButton::clicked, this, &BounceView::chooseFile);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_input->clear();
        m_input->setFocus();
    });
    buttons->addWidget(openButton);
    buttons->addWidget(clear);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    return box;
}

QWidget* BounceView::makeResult() {
    auto* box = new QWidget(this);
    auto* outer = new QVBoxLayout(box);
    outer->setContentsMargins(theme::spacing(0.6), 0, 0, 0);
    outer->setSpacing(0);
    m_busy = new BusyBar(box);
    outer->addWidget(m_busy);
    m_stack = new QStackedWidget(box);
    outer->addWidget(m_stack, 1);
    m_placeholder = new StatePlaceholder(m_stack);
    m_stack->addWidget(m_placeholder);
    auto* scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* contents = new QWidget(scroll);
    auto* layout = new QVBoxLayout(contents);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(1.2));
    m_banner = new SentenceBanner(contents);
    m_message = new QPushButton(icon("message"), tr("Show our &message"), contents);
    m_banner->addButton(m_message);
    connect(m_message, &QPushButton::clicked, this, [this] { navigator().open(m_messageLink); });
    layout->addWidget(m_banner);
    m_recipients = new QTreeWidget(contents);
    m_recipients->setAccessibleName(tr("Recipients"));
    m_recipients->setHeaderLabels({tr("Recipient"), tr("Reason"), tr("Code"), tr("Whose problem")});
    m_recipients->setRootIsDecorated(false);
    m_recipients->setUniformRowHeights(true);
    m_recipients->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_recipients, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item != nullptr)
            showRecipient(m_recipients->indexOfTopLevelItem(item));
    });
    layout->addWidget(m_recipients);
    m_details = new BounceDetails(contents);
    layout->addWidget(m_details, 1);
    scroll->setWidget(contents);
    m_stack->addWidget(scroll);
    return box;
}

void BounceView::addActions() {
    context().actions.add({"bounce.open", tr("Open bounce as file..."), tr("Explains a message that was saved as a file."), "open", QKeySequence("Ctrl+O"), tr("Bounce helper"),
                           "bounces#a-bounce-that-somebody-brings"},
                          this, ActionRegistry::Scope::view, [this] { chooseFile(); });
}

QWidget* BounceView::firstFocus() { return m_input; }

void BounceView::open(const Link& link) {
    if (const QString given = link.value("text"); !given.isEmpty())
        m_input->setBytes(given.toUtf8());
}

void BounceView::chooseFile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open bounce"), {}, tr("Messages (*.eml *.msg *.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    if (const QString trouble = m_input->openFile(path); !trouble.isEmpty())
        navigator().say(trouble);
}

void BounceView::showEmpty() {
    m_placeholder->showEmpty(tr("What does this bounce mean?"),
                             tr("Paste it at the left, or drop it there as a file: you learn who refused, why, whose problem it is, what to do, and get an answer for the user. Nothing of it is kept."),
                             "bounce");
    m_stack->setCurrentIndex(0);
}

void BounceView::explain() {
    m_pause.stop();
    session().cancel(m_call);
    m_busy->setBusy(false);
    const QByteArray bytes = m_input->bytes().left(mostSent);
    if (bytes.trimmed().isEmpty())
        return showEmpty();
    if (!session().ready())
        return;
    m_busy->setBusy(true);
    base::Json params = base::Json::object();
    wire::setBytes(params, "text", {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    m_call = session().call(this, "bounce.explain", std::move(params), [this](const Answer& answer) {
        m_busy->setBusy(false);
        if (answer)
            return showReply(*answer);
        m_placeholder->showError(answer.error());
        m_stack->setCurrentIndex(0);
    });
}

void BounceView::showReply(const base::Json& reply) {
    m_reply = reply;
    const auto& recipients = m_reply["recipients"].items();
    if (recipients.empty()) {
        m_placeholder->showEmpty(kindText(text(m_reply, "kind")), tr("Paste the whole message, with its header, or the line that begins with the number of the server's answer (550 ...)."), "help");
        m_stack->setCurrentIndex(0);
        return;
    }
    const base::Json& message = m_reply["message"];
    const QString id = text(message, "id");
    m_messageLink = id.isEmpty() ? QString() : Link::to("message", {id}).text();
    m_message->setVisible(!id.isEmpty() && navigator().knows("message"));
    const QString own = !text(m_reply, "message_error").isEmpty() ? tr("Whether it is about a message of this server could not be looked up: %1.").arg(text(m_reply, "message_error"))
                        : id.isEmpty()                            ? tr("No message of this server in the last 30 days fits it.")
                                                                  : tr("It is about our message %1.").arg(id);
    const QString title = text(m_reply["returned"], "title");
    const bool good = text(m_reply, "kind") == "success" || text(m_reply, "kind") == "auto_reply";
    m_banner->show(good ? Tone::good : text(m_reply, "kind") == "delay" ? Tone::info : Tone::warning, kindText(text(m_reply, "kind")),
                   (title.isEmpty() ? QString() : tr("Subject: %1").arg(title) + "\n") + own);
    m_recipients->clear();
    for (const base::Json& recipient : recipients) {
        auto* item = new QTreeWidgetItem(m_recipients);
        const QString party = text(recipient, "party");
        item->setText(addressColumn, text(recipient, "address").isEmpty() ? tr("(no address)") : text(recipient, "address"));
        item->setText(reasonColumn, bounceReason(recipient));
        item->setText(codeColumn, replyCodeText(recipient));
        item->setText(partyColumn, partyText(party));
        item->setIcon(partyColumn, icon(partyIcon(party)));
    }
    const int rows = static_cast<int>(std::min<std::size_t>(recipients.size(), 6)) + 1;
    m_recipients->setFixedHeight(rows * (fontMetrics().height() + theme::spacing(0.8)) + theme::spacing(0.8));
    m_recipients->setCurrentItem(m_recipients->topLevelItem(0));
    m_stack->setCurrentIndex(1);
}

void BounceView::showRecipient(int index) {
    const auto& recipients = m_reply["recipients"].items();
    if (index >= 0 && static_cast<std::size_t>(index) < recipients.size())
        m_details->show(recipients[static_cast<std::size_t>(index)]);
}

} // namespace postroom::console
