// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/form_field.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace postroom::console {

QString catalogueText(std::string_view text) {
    return text.empty() ? QString() : QCoreApplication::translate("Catalogue", std::string(text).c_str());
}

FormField::FormField(const catalogue::OptionRow& row, QWidget* parent) : QWidget(parent), m_row(row) {
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::spacing(0.4));
    m_troubleLine = new QWidget(this);
    auto* line = new QHBoxLayout(m_troubleLine);
    line->setContentsMargins(0, 0, 0, 0);
    auto* sign = new QLabel(m_troubleLine);
    const int size = fontMetrics().height();
    sign->setPixmap(icon("warning", Tone::bad).pixmap(QSize(size, size), devicePixelRatioF()));
    line->addWidget(sign, 0, Qt::AlignTop);
    m_trouble = new QLabel(m_troubleLine);
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    line->addWidget(m_trouble, 1);
    m_layout->addWidget(m_troubleLine);
    m_troubleLine->hide();
}

void FormField::setEditor(QWidget* editor) {
    m_layout->insertWidget(0, editor);
    editor->setAccessibleName(title());
    editor->setAccessibleDescription(help());
    editor->setToolTip(help());
    setFocusProxy(editor);
}

void FormField::setTrouble(const QString& sentence) {
    m_trouble->setText(sentence);
    QPalette palette = m_trouble->palette();
    palette.setColor(QPalette::WindowText, theme::ink(Tone::bad, palette));
    m_trouble->setPalette(palette);
    m_troubleLine->setVisible(!sentence.isEmpty());
}

std::optional<config::ExpressionKind> FormField::expression() const {
    using T = catalogue::OptionType;
    using K = config::ExpressionKind;
    if (m_row.secrecy == catalogue::Secrecy::secret)
        return std::nullopt; // is not shown, and sent nowhere to be looked at
    switch (m_row.type) {
    case T::hostList: return K::hostList;
    case T::domainList: return K::domainList;
    case T::addressList: return K::addressList;
    case T::localPartList: return K::localPartList;
    case T::boolean:
    case T::choice:
    case T::aclReference: return std::nullopt;
    default: return m_row.expands == catalogue::Expands::yes ? std::optional(K::string) : std::nullopt;
    }
}

QString FormField::trouble() const { return m_trouble->text(); }
QString FormField::title() const { return m_row.title.empty() ? toQt(m_row.name) : catalogueText(m_row.title); }
QString FormField::help() const { return catalogueText(m_row.help); }

FormField* FormFieldRegistry::make(const catalogue::OptionRow& row, QWidget* parent) const {
    if (const auto found = m_byName.find(row.name); found != m_byName.end())
        return found->second(row, parent);
    return m_byType.at(row.type)(row, parent);
}

} // namespace postroom::console
