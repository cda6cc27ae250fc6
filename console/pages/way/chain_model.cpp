// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/way/chain_model.h"

#include "console/pages/link.h"
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"
#include "console/widgets/text_format.h"
#include "shared/catalogue/option_row.h"

#include <map>

namespace postroom::console {

namespace {

/// An option by its title, as the settings show it; what is none stands for itself.
QString titleOf(std::string_view option) {
    const catalogue::OptionRow* row = catalogue::findOption(catalogue::Kind::router, {}, option);
    return row == nullptr || row->title.empty() ? toQt(option) : catalogueText(row->title);
}

/// The settings that say which addresses a router is for; driver and what it does with them are said apart.
QString conditionsOf(const base::Json& settings) {
    QStringList parts;
    for (const char* name : {"domains", "local_parts", "senders", "condition", "local_part_prefix", "local_part_suffix", "check_local_user", "verify_only", "redirect_router"}) {
        const base::Json& value = settings[name];
        const QString shown = value.isArray() ? texts(value).join("; ") : listWords(text(value));
        if (value.isBool() && value.toBool())
            parts << titleOf(name);
        else if (!shown.isEmpty() && !value.isBool())
            parts << QString("%1: %2").arg(titleOf(name), shown);
    }
    return parts.join("; ");
}

/// What a step says of its router: a word on what was looked at, and what was found there.
QString stepText(const base::Json& step) {
    const QString what = text(step, "what"), found = text(step, "found");
    if (what != "driver")
        return ChainModel::tr("%1: %2").arg(titleOf(what.toStdString()), found);
    return found.isEmpty() && step["result"].toStringView() == "declined" ? ChainModel::tr("it has nothing for this address") : found;
}

QString deliveryOf(const base::Json& settings) {
    for (const char* name : {"directory", "file", "command", "hosts", "socket"})
        if (const QString value = text(settings, name); !value.isEmpty())
            return QString("%1: %2").arg(text(settings, "driver"), value);
    return text(settings, "driver");
}

} // namespace

void ChainModel::setObjects(const base::Json& objects) {
    std::map<QString, QString> transports;
    for (const base::Json& object : objects.items())
        if (object["kind"].toStringView() == "transport")
            transports[text(object, "name")] = deliveryOf(object["body"]["settings"]);
    beginResetModel();
    m_nodes.clear();
    for (const base::Json& object : objects.items()) {
        if (object["kind"].toStringView() != "router")
            continue;
        const base::Json& settings = object["body"]["settings"];
        Node node{text(object, "name"), text(settings, "driver"), conditionsOf(settings), text(settings, "transport"), {}, Mark::none, {}};
        if (const auto found = transports.find(node.transport); found != transports.end())
            node.transportDetail = found->second;
        if (node.transport.isEmpty() && node.driver == "redirect") {
            node.transport = tr("back to the first router");
            node.transportDetail = text(settings, "data").isEmpty() ? text(settings, "file") : text(settings, "data");
        }
        m_nodes.push_back(std::move(node));
    }
    endResetModel();
    setRoute(m_route);
}

void ChainModel::setRoute(const base::Json& route) {
    m_route = route;
    for (Node& node : m_nodes) {
        node.mark = route.isNull() ? Mark::none : Mark::notReached;
        node.found.clear();
        for (const base::Json& step : route["steps"].items()) {
            if (text(step, "router") != node.router)
                continue;
            const auto result = step["result"].toStringView();
            const Mark mark = result == "accepted" ? Mark::taken : result == "failed" ? Mark::failed : result == "deferred" ? Mark::deferred : Mark::skipped;
            if (mark == Mark::skipped && node.mark == Mark::taken) // an address that came out of it passes it again
                continue;
            if (mark != node.mark)
                node.found.clear();
            node.mark = mark;
            if (const QString found = stepText(step); !found.isEmpty() && !node.found.contains(found))
                node.found << found;
        }
    }
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
}

int ChainModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || m_nodes.empty() ? 0 : static_cast<int>(m_nodes.size()) + 1; }

QString ChainModel::endText() const {
    const bool reached = !m_route.isNull() && text(m_route, "outcome") != "deliver" && text(m_route, "router").isEmpty();
    const QString what = text(m_route, "text");
    return reached && !what.isEmpty() ? what : tr("None takes it: the address is not known here.");
}

QString ChainModel::sentence(const Node& node) const {
    switch (node.mark) {
    case Mark::none: return {};
    case Mark::notReached: return tr("not reached");
    case Mark::skipped: return tr("passed on: %1").arg(node.found.join("; "));
    case Mark::failed: return tr("ends here, undeliverable: %1").arg(node.found.join("; "));
    case Mark::deferred: return tr("ends here for now: %1").arg(node.found.join("; "));
    case Mark::taken: return node.found.isEmpty() ? tr("taken") : tr("taken: %1").arg(node.found.join("; "));
    }
    return {};
}

QVariant ChainModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (index.row() == static_cast<int>(m_nodes.size())) {
        const bool reached = !m_route.isNull() && text(m_route, "router").isEmpty() && text(m_route, "outcome") != "deliver";
        switch (role) {
        case Qt::DisplayRole:
        case TitleRole: return endText();
        case EndRole: return true;
        case MarkRole: return QVariant::fromValue(m_route.isNull() ? Mark::none : reached ? Mark::taken : Mark::notReached);
        default: return {};
        }
    }
    const Node& node = m_nodes[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QString line = tr("%1. %2 (%3)").arg(index.row() + 1).arg(node.router, node.driver);
        for (const QString& part : {node.conditions, node.transport, sentence(node)})
            if (!part.isEmpty())
                line += ", " + part;
        return line;
    }
    case Qt::ToolTipRole: return QStringList({node.conditions, node.transportDetail, node.found.join('\n')}).join('\n').trimmed();
    case TitleRole: return tr("%1 (%2)").arg(node.router, node.driver);
    case ConditionsRole: return node.conditions.isEmpty() ? tr("for every address") : node.conditions;
    case TransportRole: return node.transport;
    case TransportDetailRole: return node.transportDetail;
    case FoundRole: return sentence(node);
    case MarkRole: return QVariant::fromValue(node.mark);
    case EndRole: return false;
    case KeyRole: return node.router;
    case LinkRole: return Link::to("settings", {"router " + node.router}).text();
    default: return {};
    }
}

} // namespace postroom::console
