// SPDX-License-Identifier: GPL-3.0-or-later
// The plain fields: a box to tick, a line, a choice, several lines. What a type needs beyond that (completion,
// highlighting, units) is registered over these.
#include "console/widgets/form_field.h"

#include "console/services/json_text.h"
#include "console/widgets/expression_edit.h"
#include "console/widgets/expression_line.h"
#include "shared/base/duration_text.h"
#include "shared/base/size_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace postroom::console {

namespace {

using catalogue::OptionRow;
using catalogue::OptionType;

class BooleanField : public FormField {
public:
    BooleanField(const OptionRow& row, QWidget* parent) : FormField(row, parent), m_box(new QCheckBox(this)) {
        m_box->setText(title());
        setEditor(m_box);
        connect(m_box, &QCheckBox::clicked, this, [this] {
            m_set = true;
            emit edited();
        });
    }
    void setValue(const base::Json& value) override {
        m_set = !value.isNull();
        m_box->setChecked(value.toBool(row().defaultText == "true"));
    }
    [[nodiscard]] base::Json value() const override { return m_set ? base::Json(m_box->isChecked()) : base::Json(); }
    void setReadOnly(bool readOnly) override { m_box->setEnabled(!readOnly); }

private:
    QCheckBox* m_box;
    bool m_set = false;
};

/// The stored number or text as an administrator writes it.
QString written(const OptionRow& row, const base::Json& value) {
    if (value.isInteger() && row.type == OptionType::duration)
        return toQt(base::durationText(std::chrono::seconds(value.toInteger())));
    if (value.isInteger() && row.type == OptionType::size)
        return toQt(base::sizeText(value.toInteger()));
    if (value.isInteger() && row.type == OptionType::octal)
        return QString("0%1").arg(value.toInteger(), 0, 8);
    return text(value);
}

class LineField : public FormField {
public:
    LineField(const OptionRow& row, QWidget* parent) : FormField(row, parent) {
        if (expression())
            m_line = m_expression = new ExpressionLine(*expression(), this);
        else
            m_line = new QLineEdit(this);
        m_line->setPlaceholderText(toQt(row.defaultText));
        if (row.secrecy == catalogue::Secrecy::secret)
            m_line->setEchoMode(QLineEdit::PasswordEchoOnEdit);
        setEditor(m_line);
        connect(m_line, &QLineEdit::textEdited, this, &FormField::edited);
    }
    void setValue(const base::Json& value) override {
        if (const QString shown = written(row(), value); shown != m_line->text())
            m_line->setText(shown);
    }
    /// Text: the server reads "50M" and "2h" as it does in a configuration file.
    [[nodiscard]] base::Json value() const override {
        return m_line->text().isEmpty() ? base::Json() : base::Json(m_line->text().toStdString());
    }
    void setReadOnly(bool readOnly) override { m_line->setReadOnly(readOnly); }
    void setNames(const std::vector<config::CompletionName>& names) override {
        if (m_expression != nullptr)
            m_expression->setNames(names);
    }
    void markError(int position) override {
        if (m_expression != nullptr)
            m_expression->markError(position);
    }

private:
    QLineEdit* m_line = nullptr;
    ExpressionLine* m_expression = nullptr;
};

class ChoiceField : public FormField {
public:
    ChoiceField(const OptionRow& row, QWidget* parent) : FormField(row, parent), m_box(new QComboBox(this)) {
        m_box->addItem(row.defaultText.empty() ? FormField::tr("(not set)") : FormField::tr("%1 (default)").arg(toQt(row.defaultText)));
        m_box->addItems(toQt(row.choices).split('|', Qt::SkipEmptyParts));
        setEditor(m_box);
        connect(m_box, &QComboBox::activated, this, &FormField::edited);
    }
    void setValue(const base::Json& value) override { m_box->setCurrentIndex(value.isNull() ? 0 : std::max(0, m_box->findText(text(value)))); }
    [[nodiscard]] base::Json value() const override {
        return m_box->currentIndex() <= 0 ? base::Json() : base::Json(m_box->currentText().toStdString());
    }
    void setReadOnly(bool readOnly) override { m_box->setEnabled(!readOnly); }

private:
    QComboBox* m_box;
};

class LinesField : public FormField {
public:
    LinesField(const OptionRow& row, QWidget* parent) : FormField(row, parent) {
        if (expression())
            m_edit = m_expression = new ExpressionEdit(*expression(), this);
        else
            m_edit = new QPlainTextEdit(this);
        m_edit->setTabChangesFocus(true);
        m_edit->setMaximumHeight(fontMetrics().lineSpacing() * 6);
        m_edit->setPlaceholderText(toQt(row.defaultText));
        setEditor(m_edit);
        connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
            if (!m_filling)
                emit edited();
        });
    }
    void setValue(const base::Json& value) override {
        m_filling = true;
        m_edit->setPlainText(value.isArray() ? texts(value).join('\n') : text(value));
        m_filling = false;
    }
    [[nodiscard]] base::Json value() const override {
        base::Json lines = base::Json::array();
        for (const QString& line : m_edit->toPlainText().split('\n', Qt::SkipEmptyParts))
            lines.append(line.toStdString());
        return lines.size() == 0 ? base::Json() : lines;
    }
    void setReadOnly(bool readOnly) override { m_edit->setReadOnly(readOnly); }
    void setNames(const std::vector<config::CompletionName>& names) override {
        if (m_expression != nullptr)
            m_expression->setNames(names);
    }
    void markError(int position) override {
        if (m_expression != nullptr)
            m_expression->markError(position);
    }
    [[nodiscard]] std::vector<Expression> expressions() const override {
        std::vector<Expression> found;
        int begin = 0, number = 0;
        for (const QString& line : m_edit->toPlainText().split('\n')) {
            ++number;
            if (!line.isEmpty())
                found.push_back({begin, number, line.toStdString()});
            begin += static_cast<int>(line.size()) + 1;
        }
        return found;
    }

private:
    QPlainTextEdit* m_edit = nullptr;
    ExpressionEdit* m_expression = nullptr;
    bool m_filling = false;
};

template <typename Field>
FormFieldRegistry::Make maker() {
    return [](const OptionRow& row, QWidget* parent) -> FormField* { return new Field(row, parent); };
}

} // namespace

FormFieldRegistry::FormFieldRegistry() {
    for (const auto type : {OptionType::integer, OptionType::size, OptionType::duration, OptionType::octal, OptionType::text, OptionType::path,
                            OptionType::durationList, OptionType::stringList, OptionType::hostList, OptionType::domainList,
                            OptionType::addressList, OptionType::localPartList, OptionType::aclReference})
        add(type, maker<LineField>());
    add(OptionType::boolean, maker<BooleanField>());
    add(OptionType::choice, maker<ChoiceField>());
    add(OptionType::textLines, maker<LinesField>());
}

} // namespace postroom::console
