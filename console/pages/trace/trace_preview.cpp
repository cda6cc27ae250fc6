// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/trace/trace_preview.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "console/widgets/sentence_banner.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

TracePreview::TracePreview(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::spacing(0.5), 0, 0);
    m_banner = new SentenceBanner(this);
    auto* open = new QPushButton(icon("open"), tr("Open"), this);
    open->setAccessibleName(tr("Open the message"));
    connect(open, &QPushButton::clicked, this, [this] { emit opened(m_id); });
    m_banner->addButton(open);
    layout->addWidget(m_banner);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setContentsMargins(theme::spacing(1), 0, theme::spacing(1), theme::spacing(0.5));
    layout->addWidget(m_text, 1);
    hide();
}

void TracePreview::show(const QString& id, const QString& outcomeName) {
    m_id = id;
    QWidget::show();
    m_session.cancel(m_call);
    m_call = m_session.call(this, "trace.explain", base::Json::object({{"id", id.toStdString()}}), [this, tone = outcome(outcomeName).tone](const Answer& answer) {
        m_call = 0;
        if (!answer)
            return m_banner->show(Tone::warning, toQt(answer.error().message));
        m_banner->show(tone, text(*answer, "sentence"));
        QStringList lines = texts((*answer)["text"]);
        if (!lines.isEmpty())
            lines.removeFirst(); // the sentence
        m_text->setText(lines.join('\n'));
    });
}

} // namespace postroom::console
