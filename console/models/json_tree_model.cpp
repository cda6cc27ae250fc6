// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/models/json_tree_model.h"

#include "console/services/json_text.h"

#include <QLocale>

namespace postroom::console {

namespace {

constexpr int deepest = 64;

/// Times are recognised by their size: microseconds of the years 2001 to 2286.
bool looksLikeTime(const base::Json& json) {
    return json.isInteger() && json.toInteger() > 1'000'000'000'000'000 && json.toInteger() < 10'000'000'000'000'000;
}

} // namespace

struct JsonTreeModel::Node {
    QString name;
    QString value;
    Node* parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
};

JsonTreeModel::JsonTreeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}
JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::fill(Node& node, const base::Json& json, int depth) {
    const auto add = [&](const QString& name, const base::Json& value) {
        auto child = std::make_unique<Node>();
        child->name = name;
        child->parent = &node;
        child->row = static_cast<int>(node.children.size());
        if ((value.isArray() || value.isObject()) && value.size() > 0 && depth < deepest)
            fill(*child, value, depth + 1);
        else if (value.isArray() || value.isObject())
            child->value = value.size() == 0 ? QString() : text(value);
        else
            child->value = looksLikeTime(value) ? QLocale().toString(time(value), QLocale::ShortFormat) : text(value);
        node.children.push_back(std::move(child));
    };
    int number = 1;
    for (const base::Json& item : json.items())
        add(QString::number(number++), item);
    for (const auto& [name, value] : json.members())
        add(toQt(name), value);
}

void JsonTreeModel::setDocument(const base::Json& document) {
    beginResetModel();
    m_root = std::make_unique<Node>();
    fill(*m_root, document, 0);
    endResetModel();
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    const Node* node = parent.isValid() ? static_cast<const Node*>(parent.internalPointer()) : m_root.get();
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex JsonTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    Node* parent = static_cast<const Node*>(index.internalPointer())->parent;
    return parent == m_root.get() ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0)
        return 0;
    const Node* node = parent.isValid() ? static_cast<const Node*>(parent.internalPointer()) : m_root.get();
    return static_cast<int>(node->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto* node = static_cast<const Node*>(index.internalPointer());
    return index.column() == Name ? node->name : node->value;
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

} // namespace postroom::console
