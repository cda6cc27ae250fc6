// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/config_pane.h"

#include "console/services/json_text.h"
#include "console/widgets/text_pane.h"
#include "console/widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace postroom::console {

ConfigPane::ConfigPane(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_title = new QLabel(this);
    layout->addWidget(m_title);
    m_text = new TextPane(tr("Configuration at that time"), this);
    layout->addWidget(m_text, 1);
}

void ConfigPane::show(qint64 revision, const QString& object, int statement) {
    m_object = object;
    m_statement = statement;
    if (revision == m_revision)
        return mark();
    m_title->setText(tr("Revision %1").arg(revision));
    m_session.call(this, "config.export", base::Json::object({{"base", static_cast<std::int64_t>(revision)}}), [this, revision](const Answer& answer) {
        if (!answer) {
            m_text->setText(tr("The configuration of that time cannot be shown: %1").arg(toQt(answer.error().message)));
            return;
        }
        m_revision = revision;
        m_text->setText(QString::fromUtf8(bytes(*answer, "text")));
        mark();
    });
}

int ConfigPane::lineOf(const QString& text, const QString& object, int statement) {
    static const QStringList verbs{"accept", "defer", "deny", "discard", "drop", "require", "warn"};
    if (!object.startsWith("acl "))
        return 0;
    const QString heading = object.mid(4) + ":";
    const QStringList lines = text.split('\n');
    int found = 0, seen = 0;
    bool inAcls = false;
    for (int i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.startsWith("begin ")) {
            inAcls = line == "begin acl";
            found = found > 0 && !inAcls && seen < statement ? found : found;
        } else if (inAcls && found == 0 && line == heading) {
            found = i + 1;
            if (statement == 0)
                return found;
        } else if (found > 0) {
            if (line.endsWith(':') && !line.contains(' ') && !line.contains('='))
                return found; // the next ACL begins
            const QString word = line.section(' ', 0, 0);
            if (verbs.contains(word) && ++seen == statement)
                return i + 1;
        }
    }
    return found;
}

void ConfigPane::mark() {
    if (const int line = lineOf(m_text->text(), m_object, m_statement); line > 0)
        m_text->showLine(line);
    if (!m_object.isEmpty())
        m_title->setText(m_statement > 0 ? tr("Revision %1, %2, statement %3").arg(m_revision).arg(m_object).arg(m_statement) : tr("Revision %1, %2").arg(m_revision).arg(m_object));
}

} // namespace postroom::console
