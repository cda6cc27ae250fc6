// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/lists/lists_pane.h"

#include "console/pages/lists/list_dialog.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
enum Column { Entry, Applied, Last, ColumnCount };
constexpr int objectRole = Qt::UserRole;
} // namespace

QString listKindTitle(const QString& kind) {
    if (kind == "hostlist")
        return ListsPane::tr("Hosts");
    if (kind == "domainlist")
        return ListsPane::tr("Domains");
    return kind == "addresslist" ? ListsPane::tr("Addresses") : ListsPane::tr("Local parts");
}

ListsPane::ListsPane(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
    m_lists = new NamedLists(m_context.session, m_context.workingCopy, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    auto* left = new QWidget(splitter);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(theme::spacing(0.5));
    m_tree = new QTreeWidget(left);
    leftLayout->addWidget(m_tree, 1);
    m_buttons = new QHBoxLayout;
    m_buttons->addStretch(1);
    leftLayout->addLayout(m_buttons);
    m_tree->setAccessibleName(tr("Named lists"));
    m_tree->setHeaderLabels({tr("List"), tr("Entries")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    splitter->addWidget(left);
    splitter->addWidget(makeEntries());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    layout->addWidget(splitter);
    connect(m_lists, &NamedLists::changed, this, &ListsPane::showLists);
    connect(&copy(), &WorkingCopy::checked, this, &ListsPane::showNote);
    connect(m_lists, &NamedLists::failed, this, [this](const wire::WireError& error) { m_context.navigator.say(toQt(error.message)); });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this] {
        m_result->clear();
        m_resultIcon->clear();
        showEntries();
        emit chosen();
    });
}

QWidget* ListsPane::makeEntries() {
    auto* right = new QWidget(this);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(theme::spacing(0.6), 0, 0, 0);
    layout->setSpacing(theme::spacing(0.7));
    m_title = new QLabel(right);
    m_title->setFont(theme::headingFont());
    m_title->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title);
    m_note = new QLabel(right);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    layout->addWidget(m_note);
    m_entries = new QTreeWidget(right);
    m_entries->setAccessibleName(tr("Entries of the list"));
    m_entries->setRootIsDecorated(false);
    m_entries->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_entries->setHeaderLabels({tr("Entry"), tr("Matched"), tr("Last")});
    m_entries->header()->setStretchLastSection(false);
    m_entries->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_entries->header()->setSectionResizeMode(Entry, QHeaderView::Stretch);
    layout->addWidget(m_entries, 1);
    const auto line = [&](const QString& title, const QString& hint, const QString& button, const char* iconName, QLineEdit*& edit) {
        auto* row = new QHBoxLayout;
        auto* label = new QLabel(title, right);
        edit = new QLineEdit(right);
        edit->setPlaceholderText(hint);
        label->setBuddy(edit);
        auto* made = new QPushButton(icon(iconName), button, right);
        row->addWidget(label);
        row->addWidget(edit, 1);
        row->addWidget(made);
        layout->addLayout(row);
        return made;
    };
    m_add = line(tr("&New entry"), tr("192.0.2.0/24, partner.example, ! what is kept out"), tr("A&dd"), "add", m_new);
    m_remove = new QPushButton(icon("remove"), tr("Take a&way"), right);
    static_cast<QHBoxLayout*>(layout->itemAt(layout->count() - 1)->layout())->addWidget(m_remove);
    auto* test = line(tr("Is this in the &list?"), tr("an address, a domain"), tr("&Test"), "search", m_value);
    auto* answer = new QHBoxLayout;
    m_resultIcon = new QLabel(right);
    m_result = new QLabel(right);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setAccessibleName(tr("Result of the test"));
    answer->addWidget(m_resultIcon);
    answer->addWidget(m_result, 1);
    layout->addLayout(answer);
    connect(m_add, &QPushButton::clicked, this, &ListsPane::addEntry);
    connect(m_new, &QLineEdit::returnPressed, this, &ListsPane::addEntry);
    connect(m_remove, &QPushButton::clicked, this, &ListsPane::removeEntries);
    connect(m_entries, &QTreeWidget::itemSelectionChanged, this, [this] { m_remove->setEnabled(m_add->isEnabled() && !m_entries->selectedItems().isEmpty()); });
    connect(test, &QPushButton::clicked, this, &ListsPane::test);
    connect(m_value, &QLineEdit::returnPressed, this, &ListsPane::test);
    return right;
}

QString ListsPane::object() const { return m_tree->currentItem() == nullptr ? QString() : m_tree->currentItem()->data(0, objectRole).toString(); }
void ListsPane::focusFirst() { m_tree->setFocus(Qt::OtherFocusReason); }
void ListsPane::focusTest() { m_value->setFocus(Qt::ShortcutFocusReason); }

void ListsPane::choose(const QString& object) {
    m_wanted = object;
    showLists();
}

void ListsPane::showLists() {
    const QString wanted = m_wanted.isEmpty() ? object() : m_wanted;
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        QMap<QString, QTreeWidgetItem*> headings;
        for (const NamedList& list : m_lists->lists()) {
            QTreeWidgetItem*& heading = headings[list.kind];
            if (heading == nullptr) {
                heading = new QTreeWidgetItem(m_tree, {listKindTitle(list.kind)});
                heading->setFlags(Qt::ItemIsEnabled);
                heading->setExpanded(true);
            }
            auto* item = new QTreeWidgetItem(heading, {list.name, list.plain ? countText(list.items.size()) : QString()});
            item->setData(0, objectRole, list.object);
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setToolTip(0, list.value);
            if (copy().touches(list.object))
                item->setIcon(0, icon("edit"));
            if (list.object == wanted || (wanted.isEmpty() && m_tree->currentItem() == nullptr)) {
                m_tree->setCurrentItem(item);
                m_wanted.clear();
            }
        }
    }
    showEntries();
}

void ListsPane::showEntries() {
    const NamedList* list = m_lists->find(object());
    m_entries->clear();
    const bool editable = list != nullptr && list->plain && copy().mayEdit();
    for (QWidget* widget : {static_cast<QWidget*>(m_new), static_cast<QWidget*>(m_add)})
        widget->setEnabled(editable);
    m_remove->setEnabled(false);
    m_value->setEnabled(list != nullptr && m_context.session.may("expand"));
    m_title->setText(list == nullptr ? tr("No list is chosen") : tr("%1: %2").arg(listKindTitle(list->kind), list->name));
    showNote();
    if (list == nullptr)
        return;
    for (const QString& entry : list->plain ? list->items : QStringList()) {
        auto* item = new QTreeWidgetItem(m_entries, {entry});
        item->setTextAlignment(Applied, Qt::AlignRight | Qt::AlignVCenter);
        const auto hits = m_lists->hits(list->object, entry);
        if (!hits)
            continue;
        item->setText(Applied, countText(hits->applied));
        item->setText(Last, hits->last.isValid() ? agoText(hits->last) : tr("never"));
    }
}

void ListsPane::showNote() {
    const NamedList* list = m_lists->find(object());
    QStringList notes = list == nullptr ? QStringList() : m_lists->findings(list->object);
    if (list != nullptr && !list->plain)
        notes << tr("The entries come from an expansion; they are edited as text in the settings:\n%1").arg(list->value);
    m_note->setText(notes.join('\n'));
    m_note->setVisible(!notes.isEmpty());
}

void ListsPane::addList() {
    auto* dialog = new ListDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_wanted = dialog->kind() + ' ' + dialog->name();
        if (m_lists->add(dialog->kind(), dialog->name()))
            m_new->setFocus(Qt::OtherFocusReason);
        else
            m_context.navigator.say(tr("There is such a list already."));
    });
    dialog->open();
}

/// Who still names it is told so by the check of the working copy.
void ListsPane::removeList() {
    const NamedList* list = m_lists->find(object());
    if (list == nullptr || !copy().mayEdit())
        return;
    m_context.navigator.say(tr("%1 is taken away in the working copy; Ctrl+Alt+Z brings it back.").arg(list->name));
    m_lists->remove(list->object);
}

void ListsPane::addButton(QAction* action, Qt::ToolButtonStyle style) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text());
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void ListsPane::addEntry() {
    const NamedList* list = m_lists->find(object());
    const QString entry = m_new->text().trimmed();
    if (list == nullptr || !m_new->isEnabled() || entry.isEmpty())
        return;
    if (list->items.contains(entry))
        return m_context.navigator.say(tr("%1 is in the list already.").arg(entry));
    QStringList items = list->items;
    m_new->clear();
    m_lists->setItems(list->object, items << entry);
}

void ListsPane::removeEntries() {
    const NamedList* list = m_lists->find(object());
    if (list == nullptr || !m_add->isEnabled())
        return;
    QStringList left;
    for (int row = 0; row < m_entries->topLevelItemCount(); ++row)
        if (!m_entries->topLevelItem(row)->isSelected())
            left << m_entries->topLevelItem(row)->text(Entry);
    if (left.size() < list->items.size())
        m_lists->setItems(list->object, left);
}

void ListsPane::test() {
    const NamedList* list = m_lists->find(object());
    const QString value = m_value->text().trimmed();
    if (list == nullptr || value.isEmpty())
        return;
    const auto show = [this](const char* iconName, Tone tone, const QString& text) {
        const int size = fontMetrics().height();
        m_resultIcon->setPixmap(icon(iconName, tone).pixmap(QSize(size, size), devicePixelRatioF()));
        m_result->setText(text);
    };
    const auto expression = matchExpression(*list, value);
    if (!expression)
        return show("warning", Tone::warning, tr("This cannot be tested: it has characters that mean something else in an expression."));
    base::Json expressions = base::Json::array();
    expressions.append(*expression);
    base::Json params = base::Json::object({{"expressions", expressions}, {"explain", true}});
    if (!copy().isEmpty())
        params.set("configuration", base::Json::object({{"base", std::int64_t{copy().base()}}, {"changes", base::Json(copy().changes())}}));
    m_context.session.cancel(m_testCall);
    m_testCall = m_context.session.call(this, "expand", std::move(params), [show, value, name = list->name](const Answer& answer) {
        if (!answer)
            return show("bad", Tone::bad, toQt(answer.error().message));
        const auto& results = (*answer)["results"].items();
        const base::Json& result = results.empty() ? base::Json() : results.front();
        if (result.has("error"))
            return show("warning", Tone::warning, text(result, "error"));
        const bool yes = text(result, "result") == "yes";
        static const QRegularExpression byEntry(" -> yes: (.+)$");
        const QString why = texts(result["steps"]).join("; ");
        const auto entry = byEntry.match(texts(result["steps"]).value(0));
        QString sentence = (yes ? tr("%1 is in %2.") : tr("%1 is not in %2.")).arg(value, name);
        if (yes && entry.hasMatch())
            sentence = tr("%1 is in %2, by the entry %3.").arg(value, name, entry.captured(1));
        else if (yes && !why.isEmpty())
            sentence += ' ' + tr("Asked: %1").arg(why);
        show(yes ? "good" : "neutral", yes ? Tone::good : Tone::neutral, sentence);
    });
}

} // namespace postroom::console
