// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/reason_form.h"

#include "console/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr int standardTrial = 120, longestTrial = 3600;
} // namespace

ReasonForm::ReasonForm(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* first = new QHBoxLayout;
    auto* title = new QLabel(tr("Co&mment"), this);
    m_comment = new QLineEdit(this);
    m_comment->setPlaceholderText(tr("Why? A few words for the history."));
    m_comment->setMaxLength(500);
    m_comment->setAccessibleName(tr("Comment"));
    title->setBuddy(m_comment);
    first->addWidget(title);
    first->addWidget(m_comment, 1);
    layout->addLayout(first);
    m_missing = new QLabel(tr("Say in a few words why: whoever looks for the reason later reads it in the history."), this);
    m_missing->setWordWrap(true);
    m_missing->hide();
    layout->addWidget(m_missing);
    auto* second = new QHBoxLayout;
    m_trial = new QCheckBox(tr("Take &back unless I keep it within"), this);
    m_trial->setChecked(true);
    m_trial->setToolTip(tr("A change that cuts off this console, or the mail, is undone by the server itself."));
    m_seconds = new QSpinBox(this);
    m_seconds->setRange(10, longestTrial);
    m_seconds->setValue(standardTrial);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setAccessibleName(tr("Seconds until it is taken back"));
    second->addWidget(m_trial);
    second->addWidget(m_seconds);
    second->addStretch(1);
    layout->addLayout(second);
    setFocusProxy(m_comment);
    connect(m_trial, &QCheckBox::toggled, m_seconds, &QWidget::setEnabled);
    connect(m_comment, &QLineEdit::textChanged, m_missing, &QWidget::hide);
    connect(m_comment, &QLineEdit::returnPressed, this, &ReasonForm::submitted);
}

QString ReasonForm::comment() const { return m_comment->text().trimmed(); }
void ReasonForm::setComment(const QString& comment) {
    m_comment->setText(comment);
    m_comment->selectAll(); // another one is typed over it
}
std::chrono::seconds ReasonForm::confirmWithin() const { return std::chrono::seconds(m_trial->isChecked() ? m_seconds->value() : 0); }

bool ReasonForm::complete() {
    if (!comment().isEmpty())
        return true;
    QPalette palette = m_missing->palette();
    palette.setColor(QPalette::WindowText, theme::ink(Tone::bad, palette));
    m_missing->setPalette(palette);
    m_missing->show();
    m_comment->setFocus(Qt::OtherFocusReason);
    return false;
}

} // namespace postroom::console
