// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/statement_form.h"

#include "console/pages/policy/term_line.h"
#include "console/pages/policy/term_text.h"
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"
#include "console/widgets/text_format.h"
#include "console/widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

namespace {
constexpr int nameRole = Qt::UserRole;
const QString redisName = QStringLiteral("condition by redis");
using Grade = StatementFinding::Grade;
} // namespace

StatementForm::StatementForm(AclDocument& document, QWidget* parent) : QScrollArea(parent), m_document(document) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    build();
    connect(&m_document, &AclDocument::changed, this, &StatementForm::update);
    connect(&m_document, &AclDocument::annotated, this, &StatementForm::annotate);
    show(-1);
}

void StatementForm::build() {
    m_contents = new QWidget(this);
    auto* layout = new QVBoxLayout(m_contents);
    layout->setSpacing(theme::spacing(0.7));
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::spacing());
    m_title = new QLabel(m_contents);
    m_title->setFont(theme::headingFont());
    m_verb = new QComboBox(m_contents);
    m_verb->setAccessibleName(tr("What the statement does"));
    for (const catalogue::VerbRow& row : catalogue::verbRows()) {
        m_verb->addItem(tr("%1 (%2)").arg(verbTitle(toQt(row.name)), toQt(row.name)), toQt(row.name));
        m_verb->setItemData(m_verb->count() - 1, catalogueText(row.help), Qt::ToolTipRole);
    }
    m_enabled = new QCheckBox(tr("Switched on"), m_contents);
    m_enabled->setToolTip(tr("A statement that is switched off is kept and does nothing."));
    m_shadow = new QCheckBox(tr("Only count"), m_contents);
    m_shadow->setToolTip(tr("Evaluated, counted and listed, but without effect: to see what it would do."));
    m_unless = new QCheckBox(tr("Unless authenticated"), m_contents);
    m_unless->setToolTip(tr("Does not apply to clients that authenticated."));
    for (QWidget* widget : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_verb), static_cast<QWidget*>(m_enabled), static_cast<QWidget*>(m_shadow), static_cast<QWidget*>(m_unless)})
        head->addWidget(widget);
    head->addStretch(1);
    layout->addLayout(head);
    m_verbHelp = new QLabel(m_contents);
    m_verbHelp->setWordWrap(true);
    layout->addWidget(m_verbHelp);
    m_trouble = new QLabel(m_contents);
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    layout->addWidget(m_trouble);
    m_terms = new QVBoxLayout;
    m_terms->setSpacing(theme::spacing(0.4));
    layout->addLayout(m_terms);
    m_add = new QComboBox(m_contents);
    m_add->setEditable(true);
    m_add->setInsertPolicy(QComboBox::NoInsert);
    m_add->setAccessibleName(tr("Add a condition or modifier"));
    m_add->lineEdit()->setPlaceholderText(tr("Add a condition or modifier: type a part of its name"));
    m_add->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_add->completer()->setFilterMode(Qt::MatchContains);
    m_add->setMaximumWidth(fontMetrics().averageCharWidth() * 70);
    layout->addWidget(m_add);
    m_comment = new QLineEdit(m_contents);
    m_comment->setPlaceholderText(tr("why this statement is here"));
    m_comment->setAccessibleName(tr("Comment"));
    auto* commentRow = new QHBoxLayout;
    auto* commentLabel = new QLabel(tr("Comment"), m_contents);
    commentLabel->setBuddy(m_comment);
    commentRow->addWidget(commentLabel);
    commentRow->addWidget(m_comment, 1);
    layout->addLayout(commentRow);
    m_examples = new QLabel(m_contents);
    m_examples->setWordWrap(true);
    m_examples->setTextFormat(Qt::PlainText);
    m_examples->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_examples);
    layout->addStretch(1);
    setWidget(m_contents);
    connect(m_verb, &QComboBox::activated, this, [this] { change([this](config::Statement& s) { s.verb = m_verb->currentData().toString().toStdString(); }); });
    connect(m_enabled, &QCheckBox::clicked, this, [this](bool on) {
        change([on](config::Statement& s) {
            s.enabled = on;
            s.shadow = s.shadow && on;
        });
    });
    connect(m_shadow, &QCheckBox::clicked, this, [this](bool on) { change([on](config::Statement& s) { s.shadow = on; }); });
    connect(m_unless, &QCheckBox::clicked, this, [this](bool on) {
        change([on](config::Statement& s) {
            std::erase_if(s.terms, isUnlessAuthenticated);
            if (!on)
                return;
            // Behind the last condition: what a modifier says before it may hold for all.
            auto last = std::find_if(s.terms.rbegin(), s.terms.rend(), [](const config::Term& term) { return !isModifier(term); });
            s.terms.insert(last.base(), config::Term{"authenticated", "", true, "*", {}});
        });
    });
    connect(m_comment, &QLineEdit::textEdited, this, [this](const QString& text) { change([&](config::Statement& s) { s.comment = text.toStdString(); }, "comment"); });
    connect(m_add, &QComboBox::activated, this, [this](int index) {
        const QString name = m_add->itemData(index, nameRole).toString();
        m_add->setCurrentIndex(-1);
        m_add->clearEditText();
        addTerm(name);
    });
    connect(m_add->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        const QString name = m_add->currentText().trimmed();
        if (!name.isEmpty() && addTerm(name))
            m_add->clearEditText();
    });
}

void StatementForm::fillAdd() {
    m_add->clear();
    const catalogue::PhaseSet phases = m_document.phases();
    const bool canEndPass = current().verb == "accept" || current().verb == "discard";
    for (const catalogue::TermKind kind : {catalogue::TermKind::condition, catalogue::TermKind::modifier})
        for (const catalogue::TermRow& row : catalogue::termRows()) {
            if (row.kind != kind || (phases != 0 && (row.allowed & phases) == 0) || (row.name == "endpass" && !canEndPass))
                continue;
            m_add->addItem(tr("%1 (%2)").arg(catalogueText(row.title), toQt(row.name)), toQt(row.name));
            m_add->setItemData(m_add->count() - 1, catalogueText(row.help), Qt::ToolTipRole);
            if (row.name == "condition") // found by the name of what is asked, not only by that of the condition
                m_add->addItem(tr("What Redis says (condition)..."), redisName);
        }
    m_add->setCurrentIndex(-1);
    m_add->clearEditText();
}

void StatementForm::show(int statement) {
    const int focused = focusedLine();
    m_number = statement >= 0 && statement < m_document.count() ? statement : -1;
    m_shown.clear();
    qDeleteAll(m_lines);
    m_lines.clear();
    update();
    focusLine(focused);
}

int StatementForm::focusedLine() const {
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        if (m_lines[i]->isAncestorOf(QApplication::focusWidget()))
            return static_cast<int>(i);
    return -1;
}

/// The keyboard stays where it was when the lines are made anew, as after a statement was moved.
void StatementForm::focusLine(int line) {
    if (line < 0 || m_number < 0)
        return;
    if (m_lines.isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_lines[std::min<qsizetype>(line, m_lines.size() - 1)]->setFocus(Qt::OtherFocusReason);
}

bool StatementForm::sameTerms() const {
    const auto& terms = current().terms;
    return static_cast<qsizetype>(terms.size()) == m_lines.size() &&
           std::equal(terms.begin(), terms.end(), m_shown.begin(), m_shown.end(), [](const config::Term& a, const config::Term& b) { return a.name == b.name; });
}

void StatementForm::update() {
    if (m_number >= m_document.count())
        m_number = -1;
    m_contents->setVisible(m_number >= 0);
    if (m_number < 0)
        return;
    m_updating = true;
    const config::Statement& statement = current();
    const bool editable = m_document.mayEdit();
    m_title->setText(tr("Statement %1").arg(m_number + 1));
    m_verb->setCurrentIndex(m_verb->findData(toQt(statement.verb)));
    m_verbHelp->setText(m_verb->currentData(Qt::ToolTipRole).toString());
    m_enabled->setChecked(statement.enabled);
    m_shadow->setChecked(statement.shadow);
    m_shadow->setEnabled(editable && statement.enabled);
    m_unless->setChecked(std::any_of(statement.terms.begin(), statement.terms.end(), isUnlessAuthenticated));
    const auto* authenticated = catalogue::findTerm(catalogue::TermKind::condition, "authenticated");
    m_unless->setVisible(m_document.phases() == 0 || (authenticated->allowed & m_document.phases()) != 0);
    if (const QString comment = toQt(statement.comment).replace('\n', ' '); m_comment->text() != comment)
        m_comment->setText(comment);
    if (!sameTerms()) {
        const int focused = focusedLine();
        for (TermLine* line : m_lines)
            line->deleteLater(); // one of them may be telling us
        m_lines.clear();
        for (const config::Term& term : statement.terms) {
            auto* line = new TermLine(term, m_document, m_contents);
            const int index = static_cast<int>(m_lines.size());
            connect(line, &TermLine::edited, this, [this, line, index] {
                if (!m_updating)
                    change([&](config::Statement& s) { s.terms.at(static_cast<std::size_t>(index)) = line->term(); }, QString("term %1").arg(index));
            });
            connect(line, &TermLine::removed, this, [this, index] { change([index](config::Statement& s) { s.terms.erase(s.terms.begin() + index); }); });
            connect(line, &TermLine::moved, this, [this, index](int by) {
                if (index + by >= 0 && index + by < static_cast<int>(m_lines.size())) {
                    change([&](config::Statement& s) { std::swap(s.terms.at(static_cast<std::size_t>(index)), s.terms.at(static_cast<std::size_t>(index + by))); });
                    m_lines.at(index + by)->setFocus(Qt::OtherFocusReason);
                }
            });
            m_terms->addWidget(line);
            m_lines << line;
        }
        // Reading order: terms stand between the switches above and what comes after them.
        QWidget* before = m_unless;
        for (TermLine* line : m_lines)
            for (QWidget* part : line->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
                if (part->focusPolicy() & Qt::TabFocus) {
                    setTabOrder(before, part);
                    before = part;
                }
        setTabOrder(before, m_add);
        setTabOrder(m_add, m_comment);
        focusLine(focused);
    }
    m_shown = statement.terms;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setTerm(statement.terms[static_cast<std::size_t>(i)]);
        m_lines[i]->setReadOnly(!editable);
    }
    if (!m_add->lineEdit()->hasFocus() || m_add->count() == 0)
        fillAdd();
    for (QWidget* widget : {static_cast<QWidget*>(m_verb), static_cast<QWidget*>(m_enabled), static_cast<QWidget*>(m_unless), static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_comment)})
        widget->setEnabled(editable);
    m_updating = false;
    annotate();
}

void StatementForm::annotate() {
    if (m_number < 0 || m_number >= m_document.count())
        return;
    QStringList own;
    QList<QStringList> ofTerms(m_lines.size());
    QList<Grade> grades(m_lines.size(), Grade::note);
    for (const StatementFinding& finding : m_document.findings(m_number)) {
        if (finding.term < 0 || finding.term >= m_lines.size()) {
            own << finding.message;
            continue;
        }
        ofTerms[finding.term] << (finding.column > 1 ? tr("at character %1: %2").arg(finding.column).arg(finding.message) : finding.message);
        grades[finding.term] = std::min(grades[finding.term], finding.grade);
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setTrouble(grades[i], ofTerms[i].join('\n'));
    m_trouble->setText(own.join('\n'));
    m_trouble->setVisible(!own.isEmpty());
    m_examples->setText(examplesText());
    m_examples->setVisible(!m_examples->text().isEmpty());
}

/// What a statement that is only counted would have done.
QString StatementForm::examplesText() const {
    const base::Json& counter = m_document.counter(m_number);
    if (!current().shadow || counter.isNull())
        return {};
    QStringList lines{counter["applied"].toInteger() == 0 ? tr("It would not have applied yet.")
                                                          : tr("It would have applied %n time(s). Take \"Only count\" away to put it in force.", nullptr, static_cast<int>(counter["applied"].toInteger()))};
    for (const base::Json& example : counter["examples"].items())
        lines << tr("%1: %2, from %3 to %4: %5").arg(timeText(time(example["time"])), text(example, "client"), text(example, "sender"), text(example, "recipient"), text(example, "found"));
    return lines.join('\n');
}

void StatementForm::change(const std::function<void(config::Statement&)>& edit, const QString& field) {
    if (m_number < 0 || !m_document.mayEdit())
        return;
    config::Statement statement = current();
    edit(statement);
    m_document.edit(m_number, std::move(statement), field.isEmpty() ? QString() : QString("%1 %2").arg(m_number).arg(field));
}

bool StatementForm::addTerm(const QString& name) {
    if (name == redisName) {
        const bool added = addTerm("condition");
        const auto last = std::find_if(m_lines.crbegin(), m_lines.crend(), [](const TermLine* line) { return line->term().name == "condition"; });
        if (added && last != m_lines.crend())
            (*last)->build();
        return added;
    }
    config::Term term;
    term.name = name.toStdString();
    const auto* row = rowOf(term);
    if (row == nullptr || m_number < 0 || !m_document.mayEdit())
        return false;
    if (name == "authenticated" || name == "encrypted")
        term.value = "*";
    if (name == "set")
        term.variable = "acl_m_name";
    change([&](config::Statement& s) {
        // A condition before the modifiers that shall hold only when it is true; a modifier at the end.
        auto at = s.terms.end();
        if (row->kind == catalogue::TermKind::condition)
            while (at != s.terms.begin() && isModifier(*(at - 1)) && (at - 1)->name != "endpass")
                --at;
        s.terms.insert(at, term);
    });
    for (TermLine* line : m_lines)
        if (line->term().name == term.name)
            line->setFocus(Qt::OtherFocusReason);
    return true;
}

void StatementForm::focusAdd() {
    m_add->setFocus(Qt::ShortcutFocusReason);
    m_add->lineEdit()->selectAll();
}
void StatementForm::focusVerb() { m_verb->setFocus(Qt::ShortcutFocusReason); }

} // namespace postroom::console
