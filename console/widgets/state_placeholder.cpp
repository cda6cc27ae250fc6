// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/state_placeholder.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

StatePlaceholder::StatePlaceholder(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::spacing());
    layout->addStretch(2);
    m_icon = new QLabel(this);
    m_title = new QLabel(this);
    m_title->setFont(theme::headingFont());
    m_text = new QLabel(this);
    for (QLabel* label : {m_icon, m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter);
        layout->addWidget(label, 0, label == m_icon ? Qt::AlignHCenter : Qt::Alignment());
    }
    for (QLabel* label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_button = new QPushButton(tr("Try again"), this); // named even while it is hidden
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, [this] { m_error ? emit retry() : emit acted(); });
    showLoading();
}

QString StatePlaceholder::title() const { return m_title->text(); }

void StatePlaceholder::set(const QString& iconName, Tone tone, const QString& title, const QString& text, const QString& button) {
    const int size = theme::spacing(4);
    m_icon->setPixmap(icon(iconName, tone).pixmap(QSize(size, size), devicePixelRatioF()));
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    if (!button.isEmpty())
        m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void StatePlaceholder::showLoading(const QString& text) {
    m_error = false;
    set("clock", Tone::neutral, text.isEmpty() ? tr("Loading...") : text, {}, {});
}

void StatePlaceholder::showError(const wire::WireError& error) {
    m_error = true;
    QString text = toQt(error.detail);
    if (error.kind == base::ErrorKind::denied)
        text = tr("Your role on this server does not allow it.");
    set(error.temporary || error.kind == base::ErrorKind::unavailable || error.kind == base::ErrorKind::timeout ? "warning" : "bad",
        error.kind == base::ErrorKind::denied ? Tone::neutral : Tone::bad, toQt(error.message), text,
        error.kind == base::ErrorKind::denied ? QString() : tr("Try again"));
}

void StatePlaceholder::showEmpty(const QString& title, const QString& explanation, const QString& iconName, const QString& button) {
    m_error = false;
    set(iconName, Tone::neutral, title, explanation, button);
}

} // namespace postroom::console
