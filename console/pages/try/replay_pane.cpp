// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/replay_pane.h"

#include "console/pages/try/replay_model.h"
#include "console/pages/try/tried_configuration.h"
#include "console/services/json_text.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_format.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

ReplayPane::ReplayPane(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing());
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("&Which mail"), this);
    m_query = new QLineEdit(this);
    m_query->setPlaceholderText(tr("all of the last 24 hours, or as in the trace: after:3d from:partner.example"));
    m_query->setClearButtonEnabled(true);
    label->setBuddy(m_query);
    m_run = new QPushButton(this);
    row->addWidget(label);
    row->addWidget(m_query, 1);
    row->addWidget(m_run);
    layout->addLayout(row);
    m_banner = new SentenceBanner(this);
    m_banner->hide();
    layout->addWidget(m_banner);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    m_stack = new QStackedWidget(splitter);
    m_placeholder = new StatePlaceholder(m_stack);
    m_model = new ReplayModel(this);
    m_table = new TableView(m_stack);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Other decisions"));
    m_table->rememberColumns(m_context.settings, "replay");
    const int character = fontMetrics().averageCharWidth();
    for (const auto& [column, width] : std::initializer_list<std::pair<int, int>>{{ReplayModel::Time, 12}, {ReplayModel::Sender, 20}, {ReplayModel::Recipient, 20}, {ReplayModel::Client, 15}, {ReplayModel::Before, 17}, {ReplayModel::After, 21}, {ReplayModel::RuleBefore, 28}, {ReplayModel::RuleAfter, 28}})
        m_table->setColumnWidth(column, width * character);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(m_table);
    splitter->addWidget(m_stack);
    m_missing = new FactList(tr("Could not be asked again"), splitter);
    m_missing->setMinimumHeight(fontMetrics().lineSpacing() * 6);
    splitter->addWidget(m_missing);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    layout->addWidget(splitter, 1);
    connect(m_run, &QPushButton::clicked, this, [this] { running() ? stop() : run(); });
    connect(m_query, &QLineEdit::returnPressed, this, &ReplayPane::run);
    connect(m_placeholder, &StatePlaceholder::retry, this, &ReplayPane::run);
    connect(m_table, &TableView::opened, this, [this](const QString& link) { m_context.navigator.open(link); });
    m_table->setMenuHook([this](QMenu& menu, const QModelIndex& cell, const QList<int>&) {
        if (const QString rule = m_model->ruleLink(cell.row()); !rule.isEmpty() && m_context.navigator.knows("policy"))
            menu.addAction(icon("policy"), tr("Show the statement"), this, [this, rule] { m_context.navigator.open(rule); });
    });
    connect(&m_context.session, &Session::linkChanged, this, &ReplayPane::update);
    m_placeholder->showEmpty(tr("Nothing replayed yet"),
                             tr("Recorded mail and refusals are put to the working copy with everything that was asked of the outside then; only decisions that would be others are shown."), "trace");
    update();
}

void ReplayPane::setQuery(const QString& query) { m_query->setText(query); }
void ReplayPane::focusFirst() { m_query->setFocus(Qt::OtherFocusReason); }

void ReplayPane::run() {
    if (!m_context.session.ready() || !m_context.session.may("config.replay"))
        return;
    stop();
    m_model->clear();
    m_cases = m_same = m_drifted = m_differing = m_unreplayable = 0;
    m_reasons.clear();
    m_begun = true;
    m_stopped = false;
    m_params = triedParams(m_context.workingCopy);
    m_tried = triedSentence(m_context.workingCopy);
    if (const QString query = m_query->text().trimmed(); !query.isEmpty())
        m_params.set("query", query.toStdString());
    m_placeholder->showLoading(tr("Recorded mail is being replayed."));
    m_stack->setCurrentWidget(m_placeholder);
    ask({});
}

void ReplayPane::stop() {
    if (!running())
        return;
    m_context.session.cancel(m_call);
    m_call = 0;
    m_stopped = true;
    update();
}

void ReplayPane::ask(const QString& after) {
    base::Json params = m_params;
    if (!after.isEmpty())
        params.set("after", after.toStdString());
    m_call = m_context.session.call(this, "config.replay", std::move(params), [this](const Answer& answer) {
        m_call = 0;
        if (answer)
            return take(*answer);
        m_begun = false;
        m_placeholder->showError(answer.error());
        m_stack->setCurrentWidget(m_placeholder);
        update();
    });
    update();
}

void ReplayPane::take(const base::Json& reply) {
    m_cases += reply["cases"].toInteger();
    m_same += reply["same"].toInteger();
    m_drifted += reply["drifted"].toInteger();
    m_unreplayable += reply["unreplayable"].toInteger();
    m_differing += static_cast<qint64>(reply["differing"].size());
    for (const base::Json& missing : reply["missing"].items()) {
        Unrecorded& found = m_reasons[text(missing, "what")];
        found.cases += missing["cases"].toInteger();
        if (found.example.isEmpty())
            found.example = text(missing, "example");
    }
    m_model->append(reply["differing"]);
    if (!reply["next"].isNull())
        ask(text(reply, "next"));
    else
        update();
}

QString ReplayPane::countsText() const {
    QStringList parts{tr("%1 decided as they were").arg(countText(m_same))};
    if (m_drifted > 0)
        parts << tr("%1 otherwise, but by what is in force too").arg(countText(m_drifted));
    if (m_unreplayable > 0)
        parts << tr("%1 could not be asked again").arg(countText(m_unreplayable));
    if (m_model->leftOut() > 0)
        parts << tr("%1 decisions are not shown").arg(countText(m_model->leftOut()));
    return m_tried + ' ' + parts.join("; ") + '.';
}

void ReplayPane::update() {
    m_run->setText(running() ? tr("&Stop") : tr("&Replay"));
    m_run->setIcon(icon(running() ? "close" : "play"));
    m_run->setEnabled(m_context.session.ready() && m_context.session.may("config.replay"));
    m_banner->setVisible(m_begun);
    showMissing();
    if (!m_begun)
        return;
    const QString looked = tr("%n message(s) and refusal(s) looked at", nullptr, static_cast<int>(m_cases));
    if (running())
        m_banner->show(Tone::neutral, tr("%1 so far, %2 would be decided otherwise").arg(looked, countText(m_differing)), countsText());
    else if (m_stopped)
        m_banner->show(Tone::warning, tr("Stopped: %1, %2 would be decided otherwise").arg(looked, countText(m_differing)), countsText());
    else if (m_differing > 0)
        m_banner->show(Tone::warning, tr("%1, %2 would be decided otherwise").arg(looked, countText(m_differing)), countsText());
    else if (m_unreplayable > 0 && m_unreplayable == m_cases)
        m_banner->show(Tone::warning, tr("%1, none of them could be asked again").arg(looked), countsText());
    else if (m_unreplayable > 0)
        m_banner->show(Tone::info, tr("%1, none of those that could be asked again would be decided otherwise").arg(looked), countsText());
    else
        m_banner->show(Tone::good, tr("%1, none would be decided otherwise").arg(looked), countsText());
    if (m_model->rowCount() > 0)
        m_stack->setCurrentWidget(m_table);
    else if (!running()) {
        const QString title = m_cases == 0 ? tr("No recorded mail was found") : m_unreplayable == m_cases ? tr("Recorded mail cannot say what would change") : tr("No decision would be another one");
        m_placeholder->showEmpty(title, m_unreplayable == 0 ? QString() : tr("The changed rules ask what was not asked then. Try a dialogue instead: it asks now."), m_cases == 0 || m_unreplayable > 0 ? "info" : "good");
        m_stack->setCurrentWidget(m_placeholder);
    }
}

void ReplayPane::showMissing() {
    m_missing->setVisible(!m_reasons.isEmpty());
    QList<QPair<qint64, QString>> sorted;
    for (auto reason = m_reasons.cbegin(); reason != m_reasons.cend(); ++reason)
        sorted << qMakePair(reason.value().cases, reason.key());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    constexpr qsizetype mostReasons = 100;
    QList<Fact> facts;
    for (const auto& [count, what] : sorted.mid(0, mostReasons)) {
        const QString example = m_reasons[what].example;
        const QString sentence = example.isEmpty() ? what : tr("%1. For example: %2").arg(what, example);
        facts << Fact{sentence, tr("%n case(s)", nullptr, static_cast<int>(count)), {}, {}, Tone::neutral, "info"};
    }
    m_missing->show(facts);
}

} // namespace postroom::console
