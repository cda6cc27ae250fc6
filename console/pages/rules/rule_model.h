// SPDX-License-Identifier: GPL-3.0-or-later
// Rules as a table, in words. Rows can be dragged to another place.
#pragma once

#include "console/models/window_model.h"
#include "console/pages/rules/rule_document.h"

#include <QAbstractTableModel>

#include <functional>

namespace postroom::console {

/// A column between the number and the remarks.
struct RuleColumn {
    QString id;    ///< for exports
    QString title;
    int width = 0; ///< characters; 0: what is left
    std::function<QString(const RuleDocument&, int rule)> shown;
    std::function<QString(const RuleDocument&, int rule)> tip; ///< may be empty: as shown
};

class RuleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    RuleModel(RuleDocument& document, std::vector<RuleColumn> columns, QObject* parent = nullptr);
    [[nodiscard]] const std::vector<RuleColumn>& columns() const { return m_columns; }
    [[nodiscard]] int remarksColumn() const { return static_cast<int>(m_columns.size()) + 1; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

signals:
    /// Rows were dropped; the first of them is there now.
    void dropped(int row);

private:
    [[nodiscard]] QString cell(int row, int column) const;
    RuleDocument& m_document;
    std::vector<RuleColumn> m_columns;
    int m_rows = 0;
};

} // namespace postroom::console
