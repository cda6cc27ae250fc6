// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/dialogue_result.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QHeaderView>

namespace postroom::console {

namespace {

enum Column { What, Reply, Difference, ColumnCount };
constexpr int aclRole = Qt::UserRole, statementRole = Qt::UserRole + 1, whyRole = Qt::UserRole + 2;

QString replyIcon(const QString& reply) { return reply.startsWith('2') || reply.startsWith('3') ? "good" : reply.startsWith('4') ? "warning" : "bad"; }
Tone replyTone(const QString& reply) { return reply.startsWith('2') || reply.startsWith('3') ? Tone::good : reply.startsWith('4') ? Tone::warning : Tone::bad; }

} // namespace

QString lastLine(const base::Json& side) { return text(side, "replies").trimmed().section('\n', -1).trimmed(); }

DialogueResult::DialogueResult(QWidget* parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Answers"));
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("The client says"), tr("The server answers"), tr("Compared with now")});
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(What, QHeaderView::Interactive);
    header()->resizeSection(What, fontMetrics().averageCharWidth() * 40);
    header()->setSectionResizeMode(Reply, QHeaderView::Stretch);
    header()->setSectionResizeMode(Difference, QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) { emit explained(item == nullptr ? QString() : item->data(What, whyRole).toString()); });
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        for (; item != nullptr; item = item->parent())
            if (const QString acl = item->data(What, aclRole).toString(); !acl.isEmpty())
                return emit statementWanted(acl, item->data(What, statementRole).toInt());
    });
}

void DialogueResult::show(const base::Json& steps) {
    clear();
    base::Json before;
    for (const base::Json& step : steps.items()) {
        addStep(step, before);
        before = step;
    }
    resizeColumnToContents(Difference);
    // What differs, or was refused, stands first in the explanation.
    QTreeWidgetItem* chosen = topLevelItem(0);
    for (int i = topLevelItemCount() - 1; i >= 0; --i)
        if (topLevelItem(i)->isExpanded())
            chosen = topLevelItem(i);
    setCurrentItem(chosen);
}

void DialogueResult::addStep(const base::Json& step, const base::Json& before) {
    const QString said = text(step, "said").trimmed(), answer = lastLine(step["after"]), differs = text(step, "differs");
    auto* item = new QTreeWidgetItem(this);
    item->setText(What, before.isNull() ? tr("(connects)") : said.isEmpty() ? tr("(an empty line)") : said.section('\n', 0, 0).trimmed() + (said.contains('\n') ? " ..." : ""));
    item->setToolTip(What, said);
    item->setText(Reply, answer.isEmpty() ? tr("(nothing)") : answer);
    item->setToolTip(Reply, text(step["after"], "replies").trimmed());
    item->setIcon(Reply, icon(replyIcon(answer), replyTone(answer)));
    const bool reply = differs == "reply", rule = differs == "rule";
    item->setText(Difference, reply ? tr("another answer") : rule ? tr("another rule") : tr("the same"));
    if (reply || rule)
        item->setIcon(Difference, icon("warning", reply ? Tone::warning : Tone::info));
    addSide(*item, step["after"], before["after"], reply || rule ? tr("Changed") : QString());
    if (reply || rule)
        addSide(*item, step["before"], before["before"], tr("In force"));
    item->setExpanded(reply || rule || answer.startsWith('4') || answer.startsWith('5'));
}

/// What is new since the step before: the reply lists all decisions of the session so far.
void DialogueResult::addSide(QTreeWidgetItem& step, const base::Json& side, const base::Json& earlier, const QString& title) {
    QTreeWidgetItem* parent = &step;
    if (!title.isEmpty()) {
        parent = new QTreeWidgetItem(&step, {title, lastLine(side)});
        parent->setIcon(Reply, icon(replyIcon(lastLine(side)), replyTone(lastLine(side))));
        parent->setExpanded(true);
    }
    const QStringList known = texts(earlier["sentences"]);
    QStringList why;
    for (const QString& sentence : texts(side["sentences"]))
        if (!known.contains(sentence))
            why << sentence;
    QString story = text(side, "replies").trimmed().replace("\r\n", "\n");
    if (!why.isEmpty())
        story += "\n\n" + why.join('\n');
    parent->setData(What, whyRole, story);
    for (const QString& sentence : why) {
        auto* line = new QTreeWidgetItem(parent, {sentence.trimmed()});
        line->setFirstColumnSpanned(true);
        line->setData(What, whyRole, story);
    }
    for (const base::Json& decision : side["decisions"].items())
        for (const base::Json& statement : decision["statements"].items())
            if (statement["decided"].toBool()) { // the last one of the step stands
                parent->setData(What, aclRole, text(statement, "acl"));
                parent->setData(What, statementRole, static_cast<int>(statement["number"].toInteger()));
            }
    if (parent != &step && !step.data(What, whyRole).isValid()) // of the changed side: it comes first
        for (const int role : {aclRole, statementRole, whyRole})
            step.setData(What, role, parent->data(What, role));
    for (int i = 0; i < parent->childCount(); ++i)
        for (const int role : {aclRole, statementRole})
            if (!parent->child(i)->data(What, role).isValid())
                parent->child(i)->setData(What, role, parent->data(What, role));
}

} // namespace postroom::console
