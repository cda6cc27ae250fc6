// SPDX-License-Identifier: GPL-3.0-or-later
// The tests that stand in the configuration, and how each came out when it was run last.
#pragma once

#include "console/models/window_model.h"

#include <map>

namespace postroom::console {

class TestsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Expected, Result, Found, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Of config.document: the objects of kind test.
    void setTests(const base::Json& objects);
    /// Of config.test.
    void setResults(const base::Json& tests);
    [[nodiscard]] QString name(int row) const;
    /// What was said and why, of the last run; empty when it was not run.
    [[nodiscard]] QString story(int row) const;
    [[nodiscard]] int failed() const;
    [[nodiscard]] bool hasResults() const { return !m_results.empty(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const base::Json& result(int row) const;
    [[nodiscard]] QString cell(int row, int column) const;
    std::vector<base::Json> m_tests;
    std::map<QString, base::Json> m_results;
};

} // namespace postroom::console
