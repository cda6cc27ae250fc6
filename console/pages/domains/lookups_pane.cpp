// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/lookups_pane.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
enum Column { Asked, Question, Router, ColumnCount };
constexpr int objectRole = Qt::UserRole;
} // namespace

LookupsPane::LookupsPane(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(0.5));
    auto* title = new QLabel(tr("Looked up one by one"), this);
    title->setFont(theme::headingFont());
    layout->addWidget(title);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(title->text());
    m_tree->setRootIsDecorated(false);
    m_tree->setHeaderLabels({tr("Who is asked"), tr("For what"), tr("Stands in")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(Question, QHeaderView::Stretch);
    m_tree->setToolTip(tr("Enter shows the router."));
    layout->addWidget(m_tree);
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("What do they say &of"), this);
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(tr("sales@example.org"));
    label->setBuddy(m_address);
    m_test = new QPushButton(icon("play"), tr("&Test now"), this);
    row->addWidget(label);
    row->addWidget(m_address, 1);
    row->addWidget(m_test);
    layout->addLayout(row);
    auto* answer = new QHBoxLayout;
    m_resultIcon = new QLabel(this);
    m_resultIcon->setAlignment(Qt::AlignTop);
    m_result = new QLabel(this);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->setAccessibleName(tr("Result of the test"));
    answer->addWidget(m_resultIcon);
    answer->addWidget(m_result, 1);
    layout->addLayout(answer);
    connect(m_test, &QPushButton::clicked, this, &LookupsPane::test);
    connect(m_address, &QLineEdit::returnPressed, this, &LookupsPane::test);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        if (m_context.navigator.knows("settings"))
            m_context.navigator.open(Link::to("settings", {item->data(0, objectRole).toString()}));
    });
    hide();
}

void LookupsPane::show(const QList<AliasLookup>& lookups) {
    m_lookups = lookups;
    setVisible(!lookups.isEmpty());
    m_tree->clear();
    for (const AliasLookup& each : lookups) {
        auto* item = new QTreeWidgetItem(m_tree, {each.asked, each.question, each.router});
        item->setIcon(Asked, icon("lookup"));
        item->setData(0, objectRole, "router " + each.router);
        item->setToolTip(Question, each.data.isEmpty() ? each.asked : each.data);
    }
    m_tree->setFixedHeight(m_tree->header()->sizeHint().height() + 2 * m_tree->frameWidth() + static_cast<int>(std::min<qsizetype>(4, lookups.size())) * (fontMetrics().height() + theme::spacing(0.8)));
    const bool testable = std::any_of(lookups.begin(), lookups.end(), [](const AliasLookup& each) { return !each.data.isEmpty(); });
    m_address->setEnabled(testable && m_context.session.may("expand"));
    m_test->setEnabled(m_address->isEnabled());
}

void LookupsPane::say(const char* iconName, Tone tone, const QString& text) {
    const int size = fontMetrics().height();
    m_resultIcon->setPixmap(icon(iconName, tone).pixmap(QSize(size, size), devicePixelRatioF()));
    m_result->setText(text);
}

void LookupsPane::test() {
    const QString address = m_address->text().trimmed();
    if (!m_test->isEnabled() || address.isEmpty())
        return;
    const qsizetype at = address.lastIndexOf('@');
    if (at <= 0 || at + 1 == address.size())
        return say("warning", Tone::warning, tr("A whole address is needed, with what stands behind the @."));
    ask(address.left(at), address.mid(at + 1));
}

void LookupsPane::ask(const QString& localPart, const QString& domain) {
    base::Json expressions = base::Json::array();
    for (const AliasLookup& each : m_lookups)
        if (!each.data.isEmpty())
            expressions.append(each.data.toStdString());
    base::Json params = base::Json::object({{"expressions", std::move(expressions)},
                                            {"facts", base::Json::object({{"local_part", localPart.toStdString()}, {"domain", domain.toStdString()}})}});
    const WorkingCopy& copy = m_context.workingCopy;
    if (!copy.isEmpty())
        params.set("configuration", base::Json::object({{"base", std::int64_t{copy.base()}}, {"changes", base::Json(copy.changes())}}));
    m_context.session.cancel(m_call);
    m_call = m_context.session.call(this, "expand", std::move(params), [this, address = localPart + '@' + domain](const Answer& answer) {
        m_call = 0;
        if (answer)
            take(address, (*answer)["results"]);
        else
            say("bad", Tone::bad, toQt(answer.error().message));
    });
}

/// A sentence for each of those that were asked; a lookup that finds nothing forces the failure or leaves nothing over.
void LookupsPane::take(const QString& address, const base::Json& results) {
    QStringList sentences;
    bool found = false, failed = false;
    qsizetype number = 0;
    for (const AliasLookup& each : m_lookups) {
        if (each.data.isEmpty())
            continue;
        const base::Json result = number < static_cast<qsizetype>(results.size()) ? results.items()[static_cast<std::size_t>(number)] : base::Json();
        ++number;
        const QString goes = text(result, "result").simplified();
        if (result.has("error") && !result["forced"].toBool()) {
            failed = true;
            sentences << tr("%1: %2").arg(each.router, text(result, "error"));
        } else if (goes.isEmpty() || result.has("error")) {
            sentences << tr("%1 does not know %2; the routers behind it are asked.").arg(each.router, address);
        } else {
            found = true;
            sentences << tr("%1: %2 goes to %3").arg(each.router, address, goes);
        }
    }
    say(failed ? "warning" : found ? "good" : "neutral", failed ? Tone::warning : found ? Tone::good : Tone::neutral, sentences.join('\n'));
}

} // namespace postroom::console
