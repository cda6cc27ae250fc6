// SPDX-License-Identifier: GPL-3.0-or-later
// The statements of an ACL as a table: what each does, its conditions and modifiers, how often it applied, what is wrong.
// Rows can be dragged to another place.
#pragma once

#include "console/models/window_model.h"
#include "console/pages/policy/acl_document.h"

#include <QAbstractTableModel>

namespace postroom::console {

/// A condition or modifier as a chip.
struct Chip {
    QString text;
    bool modifier = false;
    bool faulty = false;
};

class StatementModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Verb, Terms, Applied, Last, Remarks, ColumnCount };
    enum Role { ChipsRole = SortRole + 1, DisabledRole };

    explicit StatementModel(AclDocument& document, QObject* parent = nullptr);
    [[nodiscard]] QList<Chip> chips(int row) const;

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
    [[nodiscard]] QString remarks(int row) const;
    [[nodiscard]] QVariant mark(int row) const;
    AclDocument& m_document;
    int m_rows = 0;
};

} // namespace postroom::console
