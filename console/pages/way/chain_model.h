// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of routers in their order, each with the transport it hands over to, and, when an address was followed, what
// each did with it. The last row is what happens when none takes it.
#pragma once

#include "console/models/window_model.h"

#include <QAbstractListModel>

namespace postroom::console {

class ChainModel : public QAbstractListModel {
    Q_OBJECT
public:
    /// What a router did with the address that is followed.
    enum class Mark { none, skipped, taken, failed, deferred, notReached };
    enum Role { TitleRole = SortRole + 1, ConditionsRole, TransportRole, TransportDetailRole, FoundRole, MarkRole, EndRole };

    using QAbstractListModel::QAbstractListModel;
    /// Of config.document.
    void setObjects(const base::Json& objects);
    /// A route of address.test; null: none is followed.
    void setRoute(const base::Json& route);
    [[nodiscard]] bool hasRouters() const { return !m_nodes.empty(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Node {
        QString router, driver, conditions;
        QString transport, transportDetail;
        Mark mark = Mark::none;
        QStringList found; ///< what led to the mark
    };
    [[nodiscard]] QString sentence(const Node& node) const;
    [[nodiscard]] QString endText() const;
    std::vector<Node> m_nodes;
    base::Json m_route;
};

} // namespace postroom::console

Q_DECLARE_METATYPE(postroom::console::ChainModel::Mark)
