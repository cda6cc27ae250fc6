// SPDX-License-Identifier: GPL-3.0-or-later
// A table over a method that answers in windows ("rows", "next"): trace.search, queue.list, config.history. Fetches more
// as the view scrolls, says whether it loads, failed or is empty, and refetches so that rows that stay keep their place,
// selection included. A list without `next` is a window that ends.
//
// To make one: an enum of columns, and the virtual functions at the end. cell() answers for a row of JSON.
#pragma once

#include "console/services/session.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace postroom::console {

/// Of every table: what views, export and filters ask for.
enum TableRole {
    KeyRole = Qt::UserRole, ///< of the row, as text
    LinkRole,               ///< where Enter leads, "message/ID"; empty: nowhere
    ExportRole,             ///< the value for CSV and JSON; DisplayRole when invalid
    FilterRole,             ///< the term that right-click adds to a query, "from:a@b"; empty: none
    SortRole,
};

struct ColumnInfo {
    QString name;   ///< stable: for the saved layout and for JSON export
    QString title;
    QString help;   ///< tool tip of the header
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    bool shown = true;
    int width = 0;  ///< in characters; 0: by content
};

class WindowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class State { idle, loading, ready, empty, failed };
    Q_ENUM(State)

    WindowModel(Session& session, QObject* parent);

    /// Forgets what there is and fetches the first window.
    void fetch();
    /// Fetches again as many rows as there are and changes only what changed. The first time it is fetch().
    void refetch();
    void clear();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const wire::WireError& error() const { return m_error; }
    /// More can be fetched: the table is not everything.
    [[nodiscard]] bool hasMore() const { return !m_next.isNull(); }
    /// A refetch is running.
    [[nodiscard]] bool busy() const { return m_call != 0; }
    /// The last reply without its rows: `total`, `hint`, `since`.
    [[nodiscard]] const base::Json& reply() const { return m_reply; }
    [[nodiscard]] const base::Json& row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] QString key(int row) const;
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const QString& key) const;
    [[nodiscard]] const std::vector<ColumnInfo>& columns() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    /// Rows asked for at once.
    void setWindow(int rows) { m_window = rows; }

signals:
    void stateChanged(postroom::console::WindowModel::State state);
    /// A window arrived, also when the state stayed what it was.
    void fetched();

protected:
    [[nodiscard]] Session& session() const { return m_session; }

    [[nodiscard]] virtual std::vector<ColumnInfo> makeColumns() const = 0;
    /// The value of a cell; called for every role but KeyRole and TextAlignmentRole.
    [[nodiscard]] virtual QVariant cell(const base::Json& row, int column, int role) const = 0;
    [[nodiscard]] virtual std::string method() const = 0;
    /// What is asked for, without limit and key.
    [[nodiscard]] virtual base::Json request() const { return base::Json::object(); }
    /// The field of the reply that holds the rows, and of a row that tells it from the others.
    [[nodiscard]] virtual std::string listField() const = 0;
    [[nodiscard]] virtual std::string keyField() const { return "id"; }
    /// The field of the request that takes `next`; empty for a list that comes whole.
    [[nodiscard]] virtual std::string continueField() const { return "after"; }

private:
    void ask(base::Json after, int limit, AnswerTo done);
    void show(const base::Json::Array& rows);
    void merge(const base::Json::Array& rows);
    void fail(const wire::WireError& error);
    void setState(State state);
    [[nodiscard]] QString keyOf(const base::Json& row) const;

    Session& m_session;
    mutable std::vector<ColumnInfo> m_columns; // made when first asked for: virtual
    std::vector<base::Json> m_rows;
    base::Json m_next;
    base::Json m_reply;
    State m_state = State::idle;
    wire::WireError m_error;
    qint64 m_call = 0;
    int m_window = 200;
};

} // namespace postroom::console
