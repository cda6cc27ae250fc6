// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/statement_model.h"

#include "console/pages/policy/term_text.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"
#include "shared/config/text_printer.h"

#include <QBrush>
#include <QGuiApplication>
#include <QIODevice>
#include <QMimeData>

namespace postroom::console {

namespace {
const QString rowsType = QStringLiteral("application/x-postroom-statements");
using Grade = StatementFinding::Grade;
} // namespace

StatementModel::StatementModel(AclDocument& document, QObject* parent) : QAbstractTableModel(parent), m_document(document), m_rows(document.count()) {
    connect(&m_document, &AclDocument::changed, this, [this] {
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
        if (m_rows > 0)
            emit dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    });
    connect(&m_document, &AclDocument::annotated, this, [this] {
        if (m_rows > 0)
            emit dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    });
}

int StatementModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }
int StatementModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QList<Chip> StatementModel::chips(int row) const {
    QList<Chip> chips;
    const auto findings = m_document.findings(row);
    int number = 0;
    for (const config::Term& term : m_document.statements().at(static_cast<std::size_t>(row)).terms) {
        bool faulty = false;
        for (const StatementFinding& finding : findings)
            faulty = faulty || (finding.term == number && finding.grade == Grade::error);
        chips << Chip{termText(term), isModifier(term), faulty};
        ++number;
    }
    return chips;
}

QString StatementModel::remarks(int row) const {
    QStringList texts;
    for (const StatementFinding& finding : m_document.findings(row))
        texts << finding.message;
    const auto& statement = m_document.statements().at(static_cast<std::size_t>(row));
    if (!statement.enabled)
        texts << tr("switched off");
    else if (statement.shadow)
        texts << tr("only counted, without effect");
    const base::Json& counter = m_document.counter(row);
    if (counter["shadowed_by"].isInteger() || counter["shadowed_by"].isString())
        texts << (counter["certain"].toBool() ? tr("never reached: hidden by statement %1") : tr("not reached so far: statement %1 came first")).arg(text(counter, "shadowed_by"));
    return texts.join("; ");
}

QVariant StatementModel::mark(int row) const {
    std::optional<Grade> worst;
    for (const StatementFinding& finding : m_document.findings(row))
        if (!worst || finding.grade < *worst)
            worst = finding.grade;
    if (!worst)
        return {};
    return *worst == Grade::error ? icon("bad", Tone::bad) : *worst == Grade::warning ? icon("warning", Tone::warning) : icon("info", Tone::info);
}

QString StatementModel::cell(int row, int column) const {
    const auto& statement = m_document.statements().at(static_cast<std::size_t>(row));
    const base::Json& counter = m_document.counter(row);
    switch (static_cast<Column>(column)) {
    case Number: return QString::number(row + 1);
    case Verb: return verbTitle(toQt(statement.verb));
    case Terms: {
        QStringList texts;
        for (const Chip& chip : chips(row))
            texts << chip.text;
        return texts.isEmpty() ? tr("always") : texts.join("; ");
    }
    case Applied:
        return counter.isNull() ? QString() : tr("%1 of %2").arg(countText(counter["applied"].toInteger()), countText(counter["asked"].toInteger()));
    case Last: return counter.isNull() ? QString() : counter["last"].isNull() ? tr("never") : agoText(time(counter["last"]));
    case Remarks: return remarks(row);
    case ColumnCount: break;
    }
    return {};
}

QVariant StatementModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_document.count())
        return {};
    const auto& statement = m_document.statements().at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case ExportRole: return cell(index.row(), index.column());
    case Qt::DecorationRole:
        if (index.column() == Remarks)
            return mark(index.row());
        if (index.column() == Number && !statement.enabled)
            return icon("pause");
        return index.column() == Number && statement.shadow ? QVariant(icon("eye")) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Remarks)
            return remarks(index.row()).replace("; ", "\n");
        if (index.column() == Terms)
            return toQt(config::printStatement(statement)).trimmed();
        if (index.column() == Last && m_document.counter(index.row())["last"].isInteger())
            return fullTimeText(time(m_document.counter(index.row())["last"]));
        if (index.column() == Applied && m_document.counter(index.row()).isNull())
            return tr("Counted once the statement is in force.");
        return cell(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == Number || index.column() == Applied ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole: return statement.enabled ? QVariant() : QBrush(theme::quiet(QGuiApplication::palette()));
    case KeyRole: return QString::number(index.row() + 1);
    case ChipsRole: return QVariant::fromValue(chips(index.row()));
    case DisabledRole: return !statement.enabled;
    default: return {};
    }
}

QVariant StatementModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == ExportRole) {
        static const char* const names[] = {"number", "verb", "terms", "applied", "last", "remarks"};
        return QString::fromLatin1(names[section]);
    }
    if (role == Qt::ToolTipRole && section == Applied && m_document.countedSince().isValid())
        return tr("How often it applied, of how often it was asked; counted since %1.").arg(fullTimeText(m_document.countedSince()));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Number: return tr("No.");
    case Verb: return tr("Does");
    case Terms: return tr("Conditions and modifiers");
    case Applied: return tr("Applied");
    case Last: return tr("Last");
    case Remarks: return tr("Remarks");
    case ColumnCount: break;
    }
    return {};
}

Qt::ItemFlags StatementModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return m_document.mayEdit() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return m_document.mayEdit() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList StatementModel::mimeTypes() const { return {rowsType}; }

QMimeData* StatementModel::mimeData(const QModelIndexList& indexes) const {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    QList<int> rows;
    for (const QModelIndex& each : indexes)
        if (!rows.contains(each.row()))
            rows << each.row();
    stream << m_document.acl() << rows;
    auto* data = new QMimeData;
    data->setData(rowsType, bytes);
    return data;
}

bool StatementModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent) {
    if (action != Qt::MoveAction || data == nullptr || !data->hasFormat(rowsType) || !m_document.mayEdit())
        return false;
    QByteArray bytes = data->data(rowsType);
    QDataStream stream(&bytes, QIODevice::ReadOnly);
    QString acl;
    QList<int> rows;
    stream >> acl >> rows;
    if (acl != m_document.acl())
        return false;
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : m_document.count();
    emit dropped(m_document.move(rows, before));
    return false; // moved already: the view must not remove the rows
}

} // namespace postroom::console
