// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/table_export.h"

#include "console/models/window_model.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace postroom::console {

namespace {

QVariant value(const QModelIndex& index) {
    const QVariant exported = index.data(ExportRole);
    return exported.isValid() ? exported : index.data(Qt::DisplayRole);
}

QString columnName(const QAbstractItemModel& model, int column) {
    if (const auto* window = qobject_cast<const WindowModel*>(&model))
        return window->columns()[static_cast<std::size_t>(column)].name;
    return model.headerData(column, Qt::Horizontal).toString();
}

QString csvCell(const QVariant& value) {
    QString text = value.toString();
    if (value.typeId() == QMetaType::QString && !text.isEmpty() && QString("=+-@\t\r").contains(text[0]))
        text.prepend('\'');
    if (!text.contains(',') && !text.contains('"') && !text.contains('\n') && !text.contains('\r'))
        return text;
    return '"' + text.replace('"', "\"\"") + '"';
}

} // namespace

QByteArray toCsv(const QAbstractItemModel& model, const QList<int>& columns) {
    QStringList lines;
    QStringList head;
    for (const int column : columns)
        head << csvCell(columnName(model, column));
    lines << head.join(',');
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells << csvCell(value(model.index(row, column)));
        lines << cells.join(',');
    }
    return (lines.join("\r\n") + "\r\n").toUtf8();
}

QByteArray toJson(const QAbstractItemModel& model, const QList<int>& columns) {
    QJsonArray rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QJsonObject object;
        for (const int column : columns)
            object.insert(columnName(model, column), QJsonValue::fromVariant(value(model.index(row, column))));
        rows.append(object);
    }
    return QJsonDocument(rows).toJson();
}

QString toTabs(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns) {
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells << value(model.index(row, column)).toString().replace('\t', ' ').replace('\n', ' ');
        lines << cells.join('\t');
    }
    return lines.join('\n');
}

} // namespace postroom::console
