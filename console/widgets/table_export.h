// SPDX-License-Identifier: GPL-3.0-or-later
// A table as text: CSV for a spreadsheet, JSON for a program, tab-separated for the clipboard. Rows as they are shown,
// columns by their stable names.
#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QString>

namespace postroom::console {

/// As spreadsheets read it, with a heading line. A cell that a spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] QByteArray toCsv(const QAbstractItemModel& model, const QList<int>& columns);
/// An array of objects.
[[nodiscard]] QByteArray toJson(const QAbstractItemModel& model, const QList<int>& columns);
/// The rows, tabs between cells.
[[nodiscard]] QString toTabs(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns);

} // namespace postroom::console
