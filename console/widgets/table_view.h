// SPDX-License-Identifier: GPL-3.0-or-later
// The table of every page: columns that are chosen, moved and remembered; Enter opens, Space previews; copying; export
// to CSV and JSON; a context menu whose filter entries come from FilterRole and to which a page adds its own.
#pragma once

#include <QTableView>

#include <functional>

class QMenu;
class QSettings;

namespace postroom::console {

class TableView : public QTableView {
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Columns are kept in the settings under this name. Call it after setModel().
    void rememberColumns(QSettings& settings, const QString& name);
    /// More entries for the context menu of a cell; `rows` are those that are selected.
    using MenuHook = std::function<void(QMenu& menu, const QModelIndex& cell, const QList<int>& rows)>;
    void setMenuHook(MenuHook hook) { m_hook = std::move(hook); }

    /// Selected rows from the top.
    [[nodiscard]] QList<int> selectedRows() const;
    [[nodiscard]] QStringList selectedKeys() const;
    /// Selects this row and no other, whatever keys are held: a shortcut with Ctrl would add it to the selection.
    void chooseRow(int row);
    /// Selects the row with this key; false when it is not there.
    bool selectKey(const QString& key);
    /// Shown columns in their order.
    [[nodiscard]] QList<int> shownColumns() const;
    void fillMenu(QMenu& menu, const QModelIndex& cell);
    void copySelection() const;
    /// Asks for a file and writes the rows that are loaded.
    void exportRows();
    bool exportTo(const QString& file, QString* trouble = nullptr) const;

signals:
    /// Enter or double click: the LinkRole of the row.
    void opened(const QString& link);
    void preview(const QModelIndex& index);
    /// A term like "from:a@b", or "-from:a@b" to exclude.
    void filterWanted(const QString& term);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    /// With a label beside the pointer: a picture of the whole row would hide the place where it will be.
    void startDrag(Qt::DropActions actions) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void layOutColumns();
    void chooseColumns(QMenu& menu);
    void saveColumns();
    void open(const QModelIndex& index);

    MenuHook m_hook;
    QSettings* m_settings = nullptr;
    QString m_settingsName;
};

} // namespace postroom::console
