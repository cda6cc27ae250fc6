// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rule_model.h"

#include "console/widgets/icons.h"

#include <QIODevice>
#include <QMimeData>

namespace postroom::console {

namespace {
QString ruleRowsType() { return QStringLiteral("application/x-postroom-rules"); }
} // namespace

RuleModel::RuleModel(RuleDocument& document, std::vector<RuleColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_document(document), m_columns(std::move(columns)), m_rows(document.count()) {
    connect(&m_document, &RuleDocument::changed, this, [this] {
        // The selection stays where it can: rows come and go at the end.
        const int now = m_document.count();
        if (now > m_rows) {
            beginInsertRows({}, m_rows, now - 1);
            m_rows = now;
            endInsertRows();
        } else if (now < m_rows) {
            beginRemoveRows({}, now, m_rows - 1);
            m_rows = now;
            endRemoveRows();
        }
    });
    connect(&m_document, &RuleDocument::annotated, this, [this] {
        if (m_rows > 0)
            emit dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    });
}

int RuleModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }
int RuleModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_columns.size()) + 2; }

QString RuleModel::cell(int row, int column) const {
    if (column == 0)
        return QString::number(row + 1);
    if (column < remarksColumn())
        return m_columns[static_cast<std::size_t>(column - 1)].shown(m_document, row);
    QStringList texts;
    for (const RuleFinding& finding : m_document.findings(row))
        texts << finding.message;
    return texts.join("; ");
}

QVariant RuleModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_document.count())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case ExportRole: return cell(index.row(), index.column());
    case Qt::ToolTipRole: {
        if (index.column() > 0 && index.column() < remarksColumn())
            if (const auto& tip = m_columns[static_cast<std::size_t>(index.column() - 1)].tip)
                return tip(m_document, index.row());
        return cell(index.row(), index.column()).replace("; ", "\n");
    }
    case Qt::DecorationRole: {
        std::optional<RuleFinding::Grade> worst;
        if (index.column() == remarksColumn())
            for (const RuleFinding& finding : m_document.findings(index.row()))
                if (!worst || finding.grade < *worst)
                    worst = finding.grade;
        if (!worst)
            return {};
        return *worst == RuleFinding::Grade::error ? icon("bad", Tone::bad) : *worst == RuleFinding::Grade::warning ? icon("warning", Tone::warning) : icon("info", Tone::info);
    }
    case Qt::TextAlignmentRole: return QVariant::fromValue(index.column() == 0 ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case KeyRole: return m_document.object(index.row());
    default: return {};
    }
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != ExportRole))
        return {};
    if (section == 0)
        return role == ExportRole ? QStringLiteral("number") : tr("No.");
    if (section == remarksColumn())
        return role == ExportRole ? QStringLiteral("remarks") : tr("Remarks");
    const RuleColumn& column = m_columns[static_cast<std::size_t>(section - 1)];
    return role == ExportRole ? column.id : column.title;
}

Qt::ItemFlags RuleModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return m_document.mayEdit() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return m_document.mayEdit() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList RuleModel::mimeTypes() const { return {ruleRowsType()}; }

QMimeData* RuleModel::mimeData(const QModelIndexList& indexes) const {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    QList<int> rows;
    for (const QModelIndex& each : indexes)
        if (!rows.contains(each.row()))
            rows << each.row();
    stream << m_document.kindName() << rows;
    auto* data = new QMimeData;
    data->setData(ruleRowsType(), bytes);
    return data;
}

bool RuleModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent) {
    if (action != Qt::MoveAction || data == nullptr || !data->hasFormat(ruleRowsType()) || !m_document.mayEdit())
        return false;
    QByteArray bytes = data->data(ruleRowsType());
    QDataStream stream(&bytes, QIODevice::ReadOnly);
    QString kind;
    QList<int> rows;
    stream >> kind >> rows;
    if (kind != m_document.kindName())
        return false;
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : m_document.count();
    emit dropped(m_document.move(rows, before));
    return false; // moved already: the view must not remove the rows
}

} // namespace postroom::console
