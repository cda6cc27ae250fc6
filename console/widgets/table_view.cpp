// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/table_view.h"

#include "console/models/window_model.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_export.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QSaveFile>
#include <QSettings>

#include <algorithm>

namespace postroom::console {

TableView::TableView(QWidget* parent) : QTableView(parent) {
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::spacing(1.1));
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this, [this](const QPoint& point) {
        QMenu menu(this);
        chooseColumns(menu);
        menu.exec(horizontalHeader()->mapToGlobal(point));
    });
    connect(this, &QTableView::doubleClicked, this, &TableView::open);
}

void TableView::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    layOutColumns();
}

void TableView::layOutColumns() {
    const auto* window = qobject_cast<const WindowModel*>(model());
    if (window == nullptr)
        return;
    const int character = fontMetrics().averageCharWidth();
    for (int column = 0; column < window->columnCount(); ++column) {
        const ColumnInfo& info = window->columns()[static_cast<std::size_t>(column)];
        setColumnHidden(column, !info.shown);
        const int title = fontMetrics().horizontalAdvance(info.title) + theme::spacing(2);
        horizontalHeader()->resizeSection(column, std::max(title, character * (info.width > 0 ? info.width : 14)));
    }
}

void TableView::rememberColumns(QSettings& settings, const QString& name) {
    m_settings = &settings;
    m_settingsName = "columns/" + name;
    const QByteArray state = settings.value(m_settingsName).toByteArray();
    if (!state.isEmpty() && settings.value(m_settingsName + "_count").toInt() == model()->columnCount())
        horizontalHeader()->restoreState(state);
    for (const auto signal : {&QHeaderView::sectionMoved, &QHeaderView::sectionResized})
        connect(horizontalHeader(), signal, this, &TableView::saveColumns);
}

void TableView::saveColumns() {
    if (m_settings == nullptr)
        return;
    m_settings->setValue(m_settingsName, horizontalHeader()->saveState());
    m_settings->setValue(m_settingsName + "_count", model()->columnCount());
}

QList<int> TableView::selectedRows() const {
    QList<int> rows;
    if (selectionModel() != nullptr)
        for (const QModelIndex& index : selectionModel()->selectedRows())
            rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QStringList TableView::selectedKeys() const {
    QStringList keys;
    for (const int row : selectedRows())
        keys << model()->index(row, 0).data(KeyRole).toString();
    return keys;
}

void TableView::chooseRow(int row) {
    const QModelIndex index = model()->index(row, horizontalHeader()->logicalIndex(0));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

bool TableView::selectKey(const QString& key) {
    for (int row = 0; row < model()->rowCount(); ++row)
        if (model()->index(row, 0).data(KeyRole).toString() == key) {
            chooseRow(row);
            return true;
        }
    return false;
}

void TableView::startDrag(Qt::DropActions actions) {
    QMimeData* data = model()->mimeData(selectionModel()->selectedIndexes());
    const QList<int> rows = selectedRows();
    if (data == nullptr || rows.isEmpty())
        return;
    QStringList words;
    for (const int column : shownColumns().mid(0, 2))
        words << model()->index(rows.first(), column).data().toString();
    const QString text = rows.size() > 1 ? tr("%n row(s)", nullptr, static_cast<int>(rows.size())) : words.join("  ");
    const QSize size = fontMetrics().size(Qt::TextSingleLine, text) + QSize(theme::spacing(2), theme::spacing());
    QPixmap label(size * devicePixelRatioF());
    label.setDevicePixelRatio(devicePixelRatioF());
    label.fill(palette().color(QPalette::Highlight));
    QPainter painter(&label);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    painter.end();
    auto* drag = new QDrag(this);
    drag->setMimeData(data);
    drag->setPixmap(label);
    drag->setHotSpot(QPoint(-theme::spacing(2), -theme::spacing()));
    drag->exec(actions, defaultDropAction() != Qt::IgnoreAction ? defaultDropAction() : Qt::MoveAction); // the model has moved the rows then
}

QList<int> TableView::shownColumns() const {
    QList<int> columns;
    for (int place = 0; place < horizontalHeader()->count(); ++place)
        if (const int column = horizontalHeader()->logicalIndex(place); !isColumnHidden(column))
            columns << column;
    return columns;
}

void TableView::chooseColumns(QMenu& menu) {
    for (int column = 0; column < model()->columnCount(); ++column) {
        QAction* action = menu.addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(isColumnHidden(column) || shownColumns().size() > 1);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            saveColumns();
        });
    }
    menu.addSeparator();
    menu.addAction(tr("Standard columns"), this, [this] {
        for (int column = 0; column < model()->columnCount(); ++column)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        layOutColumns();
        saveColumns();
    });
}

void TableView::fillMenu(QMenu& menu, const QModelIndex& cell) {
    if (cell.isValid()) {
        if (!cell.data(LinkRole).toString().isEmpty())
            menu.addAction(icon("open"), tr("Open"), this, [this, cell] { open(cell); });
        const QString term = cell.data(FilterRole).toString();
        if (!term.isEmpty()) {
            menu.addSeparator();
            menu.addAction(icon("filter"), tr("Filter on %1").arg(term), this, [this, term] { emit filterWanted(term); });
            menu.addAction(icon("exclude"), tr("Exclude %1").arg(term), this, [this, term] { emit filterWanted('-' + term); });
        }
        menu.addSeparator();
        menu.addAction(icon("copy"), tr("Copy cell"), this, [cell] { QGuiApplication::clipboard()->setText(cell.data().toString()); });
        menu.addAction(tr("Copy rows"), QKeySequence::Copy, this, [this] { copySelection(); });
        if (m_hook) {
            menu.addSeparator();
            m_hook(menu, cell, selectedRows());
        }
    }
    menu.addSeparator();
    chooseColumns(*menu.addMenu(icon("columns"), tr("Columns")));
    menu.addAction(icon("export"), tr("Export..."), this, &TableView::exportRows);
}

void TableView::copySelection() const { QGuiApplication::clipboard()->setText(toTabs(*model(), selectedRows(), shownColumns())); }

bool TableView::exportTo(const QString& file, QString* trouble) const {
    QSaveFile out(file);
    const QByteArray bytes = file.endsWith(".json", Qt::CaseInsensitive) ? toJson(*model(), shownColumns()) : toCsv(*model(), shownColumns());
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return true;
    if (trouble != nullptr)
        *trouble = out.errorString();
    return false;
}

void TableView::exportRows() {
    auto* dialog = new QFileDialog(this, tr("Export %n row(s)", nullptr, model()->rowCount()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("CSV, for spreadsheets (*.csv)"), tr("JSON, for programs (*.json)")});
    dialog->setDefaultSuffix("csv");
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.contains("json") ? "json" : "csv"); });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        QString trouble;
        if (!exportTo(file, &trouble))
            QMessageBox::warning(this, tr("Export"), tr("%1 could not be written: %2").arg(file, trouble));
    });
    dialog->open();
}

void TableView::open(const QModelIndex& index) {
    const QString link = index.data(LinkRole).toString();
    if (!link.isEmpty())
        emit opened(link);
}

void TableView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        return open(currentIndex());
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        emit preview(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex cell = byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    QMenu menu(this);
    fillMenu(menu, cell);
    menu.exec(byKey && cell.isValid() ? viewport()->mapToGlobal(visualRect(cell).bottomLeft()) : event->globalPos());
}

} // namespace postroom::console
