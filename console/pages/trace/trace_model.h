// SPDX-License-Identifier: GPL-3.0-or-later
// One row for each recipient of each message that fits the query, newest first; refused ones included.
#pragma once

#include "console/models/window_model.h"

namespace postroom::console {

class TraceModel : public WindowModel {
    Q_OBJECT
public:
    enum Column { Time, Direction, From, To, Result, Reason, Client, Host, Tls, Size, Subject, Id, MessageId, Revision };

    TraceModel(Session& session, QObject* parent);
    void setQuery(const QString& query) { m_query = query; }
    [[nodiscard]] const QString& query() const { return m_query; }
    /// The server searched for long enough and gave what it had; fetch on by the key.
    [[nodiscard]] bool incomplete() const { return reply()["incomplete"].toBool(); }

protected:
    [[nodiscard]] std::vector<ColumnInfo> makeColumns() const override;
    [[nodiscard]] QVariant cell(const base::Json& row, int column, int role) const override;
    [[nodiscard]] std::string method() const override { return "trace.search"; }
    [[nodiscard]] base::Json request() const override;
    [[nodiscard]] std::string listField() const override { return "rows"; }
    [[nodiscard]] std::string keyField() const override { return "key"; }

private:
    QString m_query;
};

} // namespace postroom::console
