// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/models/window_model.h"
#include "console/widgets/table_export.h"
#include "console/widgets/table_pane.h"
#include "tests/support/test_main.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QStandardItemModel>
#include <QTemporaryDir>

using namespace postroom::console;

namespace {

QAction* entry(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions())
        if (action->text().contains(text))
            return action;
    return nullptr;
}

} // namespace

class TableViewTest : public QObject {
    Q_OBJECT
private:
    QStandardItemModel m_model;

private slots:
    void initTestCase() {
        m_model.setHorizontalHeaderLabels({"from", "subject", "size"});
        const auto add = [this](const QString& from, const QString& subject, int size) {
            auto* first = new QStandardItem(from);
            first->setData("from:" + from, FilterRole);
            first->setData("key-" + from, KeyRole);
            first->setData("message/" + from, LinkRole);
            auto* last = new QStandardItem(QString::number(size) + " bytes");
            last->setData(size, ExportRole);
            m_model.appendRow({first, new QStandardItem(subject), last});
        };
        add("anna", "plain", 100);
        add("berta", "with \"quotes\", and comma", 200);
        add("carla", "=HYPERLINK(\"x\")", 300);
    }

    void exportsCsvAndJson() {
        const QByteArray csv = toCsv(m_model, {0, 1, 2});
        QCOMPARE(csv.split('\n').size(), 5);
        QVERIFY(csv.contains("berta,\"with \"\"quotes\"\", and comma\",200\r\n"));
        QVERIFY2(csv.contains("\"'=HYPERLINK(\"\"x\"\")\""), "a formula must not run in a spreadsheet");
        const QByteArray json = toJson(m_model, {0, 2});
        QVERIFY(json.contains("\"size\": 200"));
        QVERIFY(!json.contains("subject"));
    }

    void menuFiltersCopiesAndOpens() {
        TableView view;
        view.setModel(&m_model);
        view.selectRow(1);
        QSignalSpy filter(&view, &TableView::filterWanted), opened(&view, &TableView::opened);
        QMenu menu;
        int hooked = 0;
        view.setMenuHook([&](QMenu&, const QModelIndex&, const QList<int>& rows) { hooked = static_cast<int>(rows.size()); });
        view.fillMenu(menu, m_model.index(1, 0));
        QCOMPARE(hooked, 1);
        entry(menu, "Filter on")->trigger();
        entry(menu, "Exclude")->trigger();
        QCOMPARE(filter[0][0].toString(), QString("from:berta"));
        QCOMPARE(filter[1][0].toString(), QString("-from:berta"));
        view.setCurrentIndex(m_model.index(0, 0));
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("anna\tplain\t100"));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened[0][0].toString(), QString("message/anna"));
        QVERIFY(view.selectKey("key-carla"));
        QCOMPARE(view.selectedKeys(), QStringList{"key-carla"});
    }

    void columnsAreChosenAndRemembered() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
        {
            TableView view;
            view.setModel(&m_model);
            view.rememberColumns(settings, "test");
            QMenu menu;
            view.fillMenu(menu, {});
            entry(*entry(menu, "Columns")->menu(), "subject")->toggle();
            view.horizontalHeader()->moveSection(2, 0);
            QCOMPARE(view.shownColumns(), (QList<int>{2, 0}));
        }
        TableView view;
        view.setModel(&m_model);
        view.rememberColumns(settings, "test");
        QCOMPARE(view.shownColumns(), (QList<int>{2, 0}));
        QString trouble;
        QVERIFY(view.exportTo(folder.filePath("rows.csv"), &trouble));
        QVERIFY(!view.exportTo(folder.filePath("no/such/folder.csv"), &trouble));
        QVERIFY(!trouble.isEmpty());
    }
};

POSTROOM_TEST(TableViewTest)
#include "table_view_test.moc"
