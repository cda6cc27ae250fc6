// SPDX-License-Identifier: GPL-3.0-or-later
// Below the table: what happened to the message of the row, in sentences.
#pragma once

#include "console/services/session.h"

#include <QWidget>

class QLabel;

namespace postroom::console {

class SentenceBanner;

class TracePreview : public QWidget {
    Q_OBJECT
public:
    TracePreview(Session& session, QWidget* parent = nullptr);
    /// `id`: of a message, or the key of a row.
    void show(const QString& id, const QString& outcome);

signals:
    void opened(const QString& id);

private:
    Session& m_session;
    SentenceBanner* m_banner;
    QLabel* m_text;
    QString m_id;
    qint64 m_call = 0;
};

} // namespace postroom::console
