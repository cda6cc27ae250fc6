// SPDX-License-Identifier: GPL-3.0-or-later
// The named lists of the working copy, with how often each entry matched, and the question whether a value is in one.
#pragma once

#include "console/services/working_copy.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace postroom::console {

struct NamedList {
    QString object; ///< "hostlist unwanted_hosts"
    QString kind;   ///< "hostlist"
    QString name;
    QString value;  ///< as text
    QStringList items;
    bool plain = true; ///< entry by entry: no expansion in it
};

struct ListHits {
    qint64 applied = 0;
    QDateTime last;
};

class NamedLists : public QObject {
    Q_OBJECT
public:
    NamedLists(Session& session, WorkingCopy& copy, QObject* parent = nullptr);
    void refresh();
    [[nodiscard]] const QList<NamedList>& lists() const { return m_lists; }
    /// Null when there is none of that name.
    [[nodiscard]] const NamedList* find(const QString& object) const;
    /// Of an entry; nothing when it is not counted: its list is expanded, or it is not in force yet.
    [[nodiscard]] std::optional<ListHits> hits(const QString& object, const QString& item) const;
    /// Puts the entries into the working copy.
    void setItems(const QString& object, const QStringList& items);
    /// False for a name that cannot be one, or that exists.
    bool add(const QString& kind, const QString& name);
    void remove(const QString& object);
    /// What the server finds wrong with a list, as sentences.
    [[nodiscard]] QStringList findings(const QString& object) const;

signals:
    void changed();
    void failed(const postroom::wire::WireError& error);

private:
    void take(const base::Json& objects);
    Session& m_session;
    WorkingCopy& m_copy;
    QList<NamedList> m_lists;
    base::Json m_counters;
    qint64 m_documentCall = 0;
    qint64 m_countersCall = 0;
};

/// "${if match_ip{192.0.2.1}{+unwanted}{yes}{no}}"; nothing for a value that would be read as more than a text.
[[nodiscard]] std::optional<std::string> matchExpression(const NamedList& list, const QString& value);

} // namespace postroom::console
