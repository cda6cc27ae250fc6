// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/tests_pane.h"

#include "console/pages/try/tests_model.h"
#include "console/pages/try/tried_configuration.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_pane.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace postroom::console {

TestsPane::TestsPane(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing());
    m_banner = new SentenceBanner(this);
    m_run = new QPushButton(icon("play"), tr("&Run all"), m_banner);
    m_banner->addButton(m_run);
    layout->addWidget(m_banner);
    m_stack = new QStackedWidget(this);
    m_placeholder = new StatePlaceholder(m_stack);
    auto* splitter = new QSplitter(Qt::Vertical, m_stack);
    splitter->setChildrenCollapsible(false);
    m_model = new TestsModel(this);
    m_table = new TableView(splitter);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Tests"));
    const int character = fontMetrics().averageCharWidth();
    for (const auto& [column, width] : std::initializer_list<std::pair<int, int>>{{TestsModel::Name, 28}, {TestsModel::Expected, 36}, {TestsModel::Result, 14}})
        m_table->setColumnWidth(column, width * character);
    m_story = new TextPane(tr("What was said, and why"), splitter);
    m_story->edit()->setLineWrapMode(QPlainTextEdit::WidgetWidth); // sentences
    splitter->addWidget(m_table);
    splitter->addWidget(m_story);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(splitter);
    layout->addWidget(m_stack, 1);
    connect(m_run, &QPushButton::clicked, this, &TestsPane::run);
    connect(m_placeholder, &StatePlaceholder::retry, this, &TestsPane::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TestsPane::showStory);
    connect(m_table, &TableView::opened, this, [this](const QString& link) {
        if (m_context.navigator.knows("settings"))
            m_context.navigator.open(link);
    });
    m_placeholder->showLoading();
    update();
}

void TestsPane::refresh() {
    m_context.session.cancel(m_call);
    base::Json params = base::Json::object();
    if (!copy().isEmpty())
        params = base::Json::object({{"base", std::int64_t{copy().base()}}, {"changes", base::Json(copy().changes())}});
    m_call = m_context.session.call(this, "config.document", std::move(params), [this](const Answer& answer) {
        m_call = 0;
        if (!answer) {
            m_placeholder->showError(answer.error());
            m_stack->setCurrentWidget(m_placeholder);
            return;
        }
        m_model->setTests((*answer)["objects"]);
        update();
        if (m_model->rowCount() > 0)
            run();
    });
}

void TestsPane::run() {
    if (!m_context.session.may("config.test"))
        return;
    m_context.session.cancel(m_call);
    m_call = m_context.session.call(this, "config.test", triedParams(copy()), [this](const Answer& answer) {
        m_call = 0;
        if (!answer)
            m_context.navigator.say(toQt(answer.error().message));
        else
            m_model->setResults((*answer)["tests"]);
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->chooseRow(0);
        update();
        showStory();
    });
    update();
}

void TestsPane::removeCurrent() {
    if (!m_table->currentIndex().isValid() || !copy().mayEdit())
        return;
    copy().remove("test " + m_model->name(m_table->currentIndex().row()));
    refresh();
}

void TestsPane::showStory() {
    m_story->setText(m_table->currentIndex().isValid() ? m_model->story(m_table->currentIndex().row()) : QString());
}

void TestsPane::update() {
    const int count = m_model->rowCount();
    m_run->setEnabled(count > 0 && m_context.session.ready() && m_context.session.may("config.test"));
    if (count == 0) {
        m_banner->show(Tone::neutral, tr("There are no tests"), triedSentence(copy()));
        m_placeholder->showEmpty(tr("There are no tests"), tr("Try a dialogue and keep it as a test: it is run before every change, and a change that breaks it is refused."), "try");
        m_stack->setCurrentWidget(m_placeholder);
        return;
    }
    m_stack->setCurrentIndex(1);
    if (m_call != 0)
        m_banner->show(Tone::neutral, tr("%n test(s) are being run", nullptr, count), triedSentence(copy()));
    else if (!m_model->hasResults())
        m_banner->show(Tone::neutral, tr("%n test(s), not run", nullptr, count), triedSentence(copy()));
    else if (m_model->failed() > 0)
        m_banner->show(Tone::bad, tr("%1 of %2 failed").arg(m_model->failed()).arg(count), triedSentence(copy()));
    else
        m_banner->show(Tone::good, tr("All of %n test(s) passed", nullptr, count), triedSentence(copy()));
}

} // namespace postroom::console
