// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rewrite_trial.h"

#include "console/pages/rules/rewrite_words.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr std::chrono::milliseconds afterEdit{400};
constexpr int ruleRole = Qt::UserRole;
} // namespace

RewriteTrial::RewriteTrial(RuleDocument& document, PageContext context, QWidget* parent) : RuleTrial(parent), m_document(document), m_context(context) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(), 0, 0, 0);
    layout->setSpacing(theme::spacing(0.6));
    auto* heading = new QLabel(tr("What becomes of an address?"), this);
    heading->setFont(theme::headingFont());
    layout->addWidget(heading);
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("A&ddress"), this);
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(tr("anna@old.example"));
    m_address->setClearButtonEnabled(true);
    label->setBuddy(m_address);
    auto* ask = new QPushButton(icon("try"), tr("&Try"), this);
    ask->setAutoDefault(false);
    row->addWidget(label);
    row->addWidget(m_address, 1);
    row->addWidget(ask);
    layout->addLayout(row);
    m_banner = new SentenceBanner(this);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_places = new QTreeWidget(this);
    m_places->setAccessibleName(tr("What the address becomes in each place"));
    m_places->setHeaderLabels({tr("Where"), tr("Address")});
    m_places->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    layout->addWidget(m_places, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(afterEdit);
    connect(&m_soon, &QTimer::timeout, this, qOverload<>(&RewriteTrial::ask));
    connect(m_address, &QLineEdit::returnPressed, this, qOverload<>(&RewriteTrial::ask));
    connect(ask, &QPushButton::clicked, this, qOverload<>(&RewriteTrial::ask));
    connect(m_places, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const int rule = item->data(0, ruleRole).toInt(); rule > 0)
            emit found(rule - 1);
    });
    connect(&m_document, &RuleDocument::changed, this, [this] {
        if (!m_address->text().trimmed().isEmpty())
            m_soon.start();
    });
}

void RewriteTrial::focusQuestion() {
    m_address->setFocus(Qt::ShortcutFocusReason);
    m_address->selectAll();
}

void RewriteTrial::ask(const Link& link) {
    if (const QString address = link.value("try"); !address.isEmpty()) {
        m_address->setText(address);
        ask();
    }
}

void RewriteTrial::ask() {
    m_soon.stop();
    const QString address = m_address->text().trimmed();
    if (address.isEmpty())
        return focusQuestion();
    m_context.session.cancel(m_call);
    base::Json params = base::Json::object({{"address", address.toStdString()}});
    if (const base::Json configuration = m_document.configuration(); !configuration.isNull())
        params.set("configuration", configuration);
    m_call = m_context.session.call(this, "address.rewrite", std::move(params), [this](const Answer& answer) {
        m_call = 0;
        if (answer)
            return showPlaces((*answer)["places"]);
        m_places->clear();
        m_banner->setVisible(true);
        m_banner->show(Tone::bad, tr("It could not be tried"), toQt(answer.error().message));
    });
}

void RewriteTrial::showPlaces(const base::Json& places) {
    m_places->clear();
    QStringList changed;
    for (const base::Json& place : places.items()) {
        const bool other = place["changed"].toBool();
        auto* item = new QTreeWidgetItem(m_places, {placeTitle(text(place, "place")), other ? text(place, "address") : tr("%1 (as it is)").arg(text(place, "address"))});
        item->setIcon(0, icon(other ? "edit" : "neutral"));
        if (other)
            changed << item->text(0);
        for (const base::Json& step : place["steps"].items()) {
            const int rule = static_cast<int>(step["rule"].toInteger());
            const QString from = text(step, "from"), to = text(step, "to");
            QString what = from == to ? tr("leaves it as it is") : tr("makes it %1").arg(to);
            if (step["last"].toBool())
                what = tr("%1; no further rule is asked").arg(what);
            auto* child = new QTreeWidgetItem(item, {tr("Rule %1").arg(rule), what});
            child->setData(0, ruleRole, rule);
            child->setToolTip(0, tr("Enter shows the rule."));
            child->setToolTip(1, tr("%1 becomes %2").arg(from, to));
        }
        item->setToolTip(1, item->text(1));
    }
    m_places->expandAll();
    m_banner->setVisible(true);
    if (changed.isEmpty())
        m_banner->show(Tone::neutral, tr("No rule changes %1").arg(m_address->text().trimmed()));
    else
        m_banner->show(Tone::info, tr("%1 is changed").arg(m_address->text().trimmed()), tr("In: %1.").arg(changed.join(", ")));
}

} // namespace postroom::console
