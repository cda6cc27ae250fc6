// SPDX-License-Identifier: GPL-3.0-or-later
// What the server knows about one message: record, sentences and verdicts, fetched together.
#pragma once

#include "console/services/session.h"

namespace postroom::console {

class MessageFeed : public QObject {
    Q_OBJECT
public:
    explicit MessageFeed(Session& session, QObject* parent = nullptr);

    void load(const QString& id);
    void reload() { load(m_id); }
    [[nodiscard]] const QString& id() const { return m_id; }
    /// trace.show; null until it came.
    [[nodiscard]] const base::Json& record() const { return m_record; }
    /// trace.explain
    [[nodiscard]] const base::Json& explanation() const { return m_explanation; }
    /// trace.verdicts
    [[nodiscard]] const base::Json& verdicts() const { return m_verdicts; }
    /// The outcome that matters most: what failed before what waits before what arrived.
    [[nodiscard]] QString worstOutcome() const;

signals:
    void changed();
    void failed(const postroom::wire::WireError& error);

private:
    Session& m_session;
    QString m_id;
    base::Json m_record, m_explanation, m_verdicts;
};

} // namespace postroom::console
