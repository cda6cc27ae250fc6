// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/value_editor.h"

#include "console/pages/policy/acl_completion.h"
#include "console/pages/policy/redis_dialog.h"
#include "console/pages/policy/term_text.h"
#include "console/services/json_text.h"
#include "console/widgets/expression_line.h"
#include "console/widgets/form_field.h"
#include "console/widgets/icons.h"
#include "shared/config/value.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace postroom::console {

namespace {

/// As it can stand in a statement: one line, without a backslash at its end that would join the next one.
QString asValue(QString text) {
    text = text.trimmed();
    while (text.endsWith('\\'))
        text.chop(1);
    return text;
}

QHBoxLayout* rowIn(QWidget* widget) {
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    return layout;
}

/// An expression, and what derived editors put beside it.
class LineEditor : public ValueEditor {
public:
    LineEditor(const config::Term& term, config::ExpressionKind kind, const AclDocument& document, QWidget* parent) : ValueEditor(parent) {
        m_line = new ExpressionLine(kind, this);
        m_line->setNames(document.names());
        m_line->setAccessibleName(termTitle(term));
        m_line->setAccessibleDescription(termHelp(term));
        if (const auto* row = rowOf(term); row != nullptr && !row->options.empty())
            m_line->setPlaceholderText(toQt(row->options));
        rowIn(this)->addWidget(m_line, 1);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textEdited, this, &ValueEditor::edited);
    }
    void setValue(const QString& value) override {
        if (asValue(m_line->text()) != value) // what is being typed stays as it is
            m_line->setText(value);
    }
    [[nodiscard]] QString value() const override { return asValue(m_line->text()); }

protected:
    void addButton(QPushButton* button) { layout()->addWidget(button); }
    ExpressionLine* m_line;
};

catalogue::Kind listKind(std::string_view term) {
    if (term == "hosts")
        return catalogue::Kind::hostList;
    if (term == "domains" || term == "sender_domains")
        return catalogue::Kind::domainList;
    return term == "local_parts" ? catalogue::Kind::localPartList : catalogue::Kind::addressList;
}

class ListEditor : public LineEditor {
public:
    ListEditor(const config::Term& term, const AclDocument& document, QWidget* parent)
        : LineEditor(term, valueKind(term.name), document, parent), m_names(document.named(listKind(term.name))) {
        auto* button = new QPushButton(icon("list"), QCoreApplication::translate("ValueEditor", "Lists"), this);
        button->setAccessibleName(QCoreApplication::translate("ValueEditor", "Named lists for %1").arg(termTitle(term)));
        button->setToolTip(QCoreApplication::translate("ValueEditor", "Chooses named lists; a name that is not ticked is not in the condition."));
        auto* menu = new QMenu(button);
        button->setMenu(menu);
        button->setEnabled(!m_names.isEmpty());
        connect(menu, &QMenu::aboutToShow, this, [this, menu] { fill(*menu); });
        addButton(button);
    }

private:
    void fill(QMenu& menu) {
        menu.clear();
        const auto items = config::splitList(m_line->text().toStdString());
        for (const QString& name : m_names) {
            const std::string item = "+" + name.toStdString();
            auto* action = menu.addAction(name);
            action->setCheckable(true);
            action->setChecked(std::find(items.begin(), items.end(), item) != items.end());
            connect(action, &QAction::triggered, this, [this, item](bool on) {
                auto now = config::splitList(m_line->text().toStdString());
                std::erase(now, item);
                if (on)
                    now.push_back(item);
                m_line->setText(toQt(config::joinList(now)));
                emit edited();
            });
        }
    }
    QStringList m_names;
};

class ConditionEditor : public LineEditor {
public:
    ConditionEditor(const config::Term& term, AclDocument& document, QWidget* parent) : LineEditor(term, config::ExpressionKind::string, document, parent), m_document(document) {
        auto* button = new QPushButton(icon("search"), QCoreApplication::translate("ValueEditor", "Ask Redis..."), this);
        button->setToolTip(QCoreApplication::translate("ValueEditor", "Makes the condition out of a question to a Redis server."));
        addButton(button);
        connect(button, &QPushButton::clicked, this, &ConditionEditor::build);
    }
    void build() override {
        auto* dialog = new RedisDialog(RedisQuestion::read(m_line->text().toStdString()).value_or(RedisQuestion{}), m_document.mainOption("redis_servers"), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog] {
            if (!dialog->server().isEmpty())
                m_document.setMainOption("redis_servers", dialog->server());
            m_line->setText(toQt(dialog->question().expression()));
            emit edited();
        });
        dialog->open();
    }

private:
    AclDocument& m_document;
};

/// One of some words, or what is typed: options may follow.
class ChoiceEditor : public ValueEditor {
public:
    ChoiceEditor(const config::Term& term, const QList<QPair<QString, QString>>& choices, QWidget* parent) : ValueEditor(parent) {
        m_box = new QComboBox(this);
        m_box->setEditable(true);
        m_box->setInsertPolicy(QComboBox::NoInsert);
        m_box->setAccessibleName(termTitle(term));
        m_box->setAccessibleDescription(termHelp(term));
        for (const auto& [word, help] : choices) {
            m_box->addItem(word);
            m_box->setItemData(m_box->count() - 1, help, Qt::ToolTipRole);
        }
        m_box->setCurrentIndex(-1);
        rowIn(this)->addWidget(m_box, 1);
        setFocusProxy(m_box);
        connect(m_box, &QComboBox::editTextChanged, this, [this] {
            if (!m_setting)
                emit edited();
        });
    }
    void setValue(const QString& value) override {
        m_setting = true;
        if (asValue(m_box->currentText()) != value)
            m_box->setEditText(value);
        m_setting = false;
    }
    [[nodiscard]] QString value() const override { return asValue(m_box->currentText()); }

private:
    QComboBox* m_box;
    bool m_setting = false;
};

QList<QPair<QString, QString>> wordsOf(catalogue::TermKind kind, catalogue::PhaseSet phases) {
    QList<QPair<QString, QString>> words;
    for (const catalogue::TermRow& row : catalogue::termRows())
        if (row.kind == kind && (phases == 0 || (row.allowed & phases) != 0))
            words << qMakePair(toQt(row.name), catalogueText(row.title) + ": " + catalogueText(row.help));
    return words;
}

} // namespace

ValueEditor* makeValueEditor(const config::Term& term, AclDocument& document, QWidget* parent) {
    const auto* row = rowOf(term);
    if (row != nullptr && row->value == catalogue::TermValue::none)
        return nullptr;
    if (term.name == "verify")
        return new ChoiceEditor(term, wordsOf(catalogue::TermKind::verify, document.phases()), parent);
    if (term.name == "control")
        return new ChoiceEditor(term, wordsOf(catalogue::TermKind::control, document.phases()), parent);
    if (term.name == "acl" || term.name == "authenticated") {
        QList<QPair<QString, QString>> choices;
        if (term.name == "authenticated")
            choices << qMakePair(QString("*"), QCoreApplication::translate("ValueEditor", "by any authenticator"));
        for (const QString& name : document.named(term.name == "acl" ? catalogue::Kind::acl : catalogue::Kind::authenticator))
            choices << qMakePair(name, QString());
        return new ChoiceEditor(term, choices, parent);
    }
    if (term.name == "encrypted")
        return new ChoiceEditor(term, {{"*", QCoreApplication::translate("ValueEditor", "with any cipher suite")}}, parent);
    if (term.name == "condition")
        return new ConditionEditor(term, document, parent);
    if (row != nullptr && row->value == catalogue::TermValue::list)
        return new ListEditor(term, document, parent);
    return new LineEditor(term, config::ExpressionKind::string, document, parent);
}

} // namespace postroom::console
