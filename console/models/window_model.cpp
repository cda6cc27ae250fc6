// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/models/window_model.h"

#include "console/services/json_text.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace postroom::console {

namespace {
constexpr int largestWindow = 1000; // of the server
} // namespace

WindowModel::WindowModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {}

const std::vector<ColumnInfo>& WindowModel::columns() const {
    if (m_columns.empty())
        m_columns = makeColumns();
    return m_columns;
}

void WindowModel::ask(base::Json after, int limit, AnswerTo done) {
    base::Json params = request();
    if (!continueField().empty()) {
        params.set("limit", std::min(limit, largestWindow));
        if (!after.isNull())
            params.set(continueField(), std::move(after));
    }
    m_session.cancel(m_call);
    m_call = m_session.call(this, method(), std::move(params), [this, done = std::move(done)](const Answer& answer) {
        m_call = 0;
        if (!answer)
            return fail(answer.error());
        m_reply = base::Json::object();
        for (const auto& [name, value] : answer->members())
            if (name != listField())
                m_reply.set(name, value);
        m_next = (*answer)["next"];
        done(answer);
    });
}

void WindowModel::fetch() {
    clear();
    setState(State::loading);
    ask({}, m_window, [this](const Answer& answer) { show((*answer)[listField()].items()); });
}

void WindowModel::refetch() {
    if (m_state == State::idle || m_state == State::failed || m_state == State::loading)
        return fetch();
    // More rows than the server gives at once: those beyond are kept, with their key.
    ask({}, std::max(m_window, static_cast<int>(m_rows.size())), [this, oldNext = m_next](const Answer& answer) {
        base::Json::Array rows = (*answer)[listField()].items();
        const int last = rows.empty() || m_next.isNull() ? -1 : rowOf(keyOf(rows.back()));
        if (last >= 0 && last + 1 < rowCount()) {
            rows.insert(rows.end(), m_rows.begin() + last + 1, m_rows.end());
            m_next = oldNext;
        }
        show(rows);
    });
}

void WindowModel::clear() {
    m_session.cancel(m_call);
    m_call = 0;
    m_next = {};
    m_reply = {};
    if (!m_rows.empty()) {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }
    setState(State::idle);
}

void WindowModel::show(const base::Json::Array& rows) {
    merge(rows);
    setState(m_rows.empty() ? State::empty : State::ready);
    emit fetched();
}

/// Rows that are in both, in the same order, stay: views keep selection and place. When the order changed, a reset.
void WindowModel::merge(const base::Json::Array& rows) {
    QHash<QString, std::size_t> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i)
        wanted.insert(keyOf(rows[i]), i);
    std::size_t last = 0;
    bool first = true, ordered = static_cast<std::size_t>(wanted.size()) == rows.size();
    for (const base::Json& row : m_rows) {
        const auto found = wanted.constFind(keyOf(row));
        if (found == wanted.constEnd())
            continue;
        ordered = ordered && (first || *found > last);
        last = *found;
        first = false;
    }
    if (!ordered || m_rows.empty() || rows.empty()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i)
        if (!wanted.contains(key(i))) {
            beginRemoveRows({}, i, i);
            m_rows.erase(m_rows.begin() + i);
            endRemoveRows();
        }
    for (std::size_t i = 0; i < rows.size();) {
        const int at = static_cast<int>(i);
        if (i < m_rows.size() && keyOf(m_rows[i]) == keyOf(rows[i])) {
            if (!(m_rows[i] == rows[i])) {
                m_rows[i] = rows[i];
                emit dataChanged(index(at, 0), index(at, columnCount() - 1));
            }
            ++i;
            continue;
        }
        std::size_t end = i; // all new ones up to the next that stays
        while (end < rows.size() && !(i < m_rows.size() && keyOf(m_rows[i]) == keyOf(rows[end])))
            ++end;
        beginInsertRows({}, at, static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + at, rows.begin() + at, rows.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        i = end;
    }
}

void WindowModel::fail(const wire::WireError& error) {
    m_error = error;
    setState(State::failed);
}

void WindowModel::setState(State state) {
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

QString WindowModel::keyOf(const base::Json& row) const { return text(row, keyField()); }
QString WindowModel::key(int row) const { return keyOf(this->row(row)); }

int WindowModel::rowOf(const QString& key) const {
    for (int i = 0; i < rowCount(); ++i)
        if (this->key(i) == key)
            return i;
    return -1;
}

int WindowModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int WindowModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(columns().size()); }

QVariant WindowModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == KeyRole)
        return key(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(static_cast<int>(columns()[static_cast<std::size_t>(index.column())].alignment));
    return cell(row(index.row()), index.column(), role);
}

QVariant WindowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnInfo& column = columns()[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: return column.title;
    case Qt::ToolTipRole: return column.help.isEmpty() ? QVariant() : QVariant(column.help);
    case Qt::TextAlignmentRole: return QVariant::fromValue(static_cast<int>(column.alignment));
    default: return {};
    }
}

bool WindowModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !m_next.isNull() && m_call == 0 && m_state == State::ready && !continueField().empty();
}

void WindowModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    ask(m_next, m_window, [this](const Answer& answer) {
        QSet<QString> known;
        for (const base::Json& row : m_rows)
            known.insert(keyOf(row));
        std::vector<base::Json> fresh;
        for (const base::Json& row : (*answer)[listField()].items())
            if (!known.contains(keyOf(row)))
                fresh.push_back(row);
        if (!fresh.empty()) {
            beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
            m_rows.insert(m_rows.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
            endInsertRows();
        }
        emit fetched();
    });
}

} // namespace postroom::console
