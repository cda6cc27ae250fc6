// SPDX-License-Identifier: GPL-3.0-or-later
// A document of the protocol as a tree of names and values, for details that have no form of their own. Read-only.
#pragma once

#include "shared/base/json.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace postroom::console {

class JsonTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };

    explicit JsonTreeModel(QObject* parent = nullptr);
    ~JsonTreeModel() override;
    void setDocument(const base::Json& document);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    static void fill(Node& node, const base::Json& json, int depth);
    std::unique_ptr<Node> m_root;
};

} // namespace postroom::console
