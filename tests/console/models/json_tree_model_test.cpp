// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/models/json_tree_model.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>

using namespace postroom;
using namespace postroom::console;

class JsonTreeModelTest : public QObject {
    Q_OBJECT
private slots:
    void showsNamesAndValues() {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocument(*base::Json::parse(R"({"a":1,"list":["x",{"deep":true}],"nothing":null,"none":[]})"));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0, JsonTreeModel::Value).data().toString(), QString("1"));
        const QModelIndex list = model.index(1, 0);
        QCOMPARE(model.rowCount(list), 2);
        QCOMPARE(model.index(0, JsonTreeModel::Value, list).data().toString(), QString("x"));
        const QModelIndex deep = model.index(0, 0, model.index(1, 0, list));
        QCOMPARE(deep.data().toString(), QString("deep"));
        QCOMPARE(deep.parent().parent(), list);
        QCOMPARE(model.index(3, JsonTreeModel::Value).data().toString(), QString());
        model.setDocument(base::Json());
        QCOMPARE(model.rowCount(), 0);
    }
};

POSTROOM_TEST(JsonTreeModelTest)
#include "json_tree_model_test.moc"
