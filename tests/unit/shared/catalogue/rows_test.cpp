// SPDX-License-Identifier: Apache-2.0
// Events, control methods and replies: unique, complete, well-formed.
#include "shared/catalogue/command_row.h"
#include "shared/catalogue/event_row.h"
#include "shared/catalogue/reply_row.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom::catalogue;

class RowsTest : public QObject {
    Q_OBJECT

    static void checkFields(const Fields& fields, const std::string& owner) {
        std::set<std::string_view> names;
        for (const Field& field : fields) {
            const std::string name = owner + ": " + std::string(field.name);
            QVERIFY2(names.insert(field.name).second, name.c_str());
            QVERIFY2(!field.help.empty(), name.c_str());
        }
    }

private slots:
    void everyEventHasAnIdentityASentenceAndExplainedFields() {
        std::set<std::string_view> names;
        for (const auto& table : eventTables())
            for (const EventRow& row : table) {
                const std::string name(row.name);
                QVERIFY2(names.insert(row.name).second, name.c_str());
                QVERIFY2(row.name.find('.') != std::string_view::npos, name.c_str());
                QVERIFY2(row.sentence.ends_with('.'), name.c_str());
                QCOMPARE(findEvent(row.name), &row);
                checkFields(row.fields, name);
            }
    }
    void everyControlMethodIsUniqueAndExplained() {
        std::set<std::string_view> names;
        for (const auto& table : commandTables())
            for (const CommandRow& row : table) {
                const std::string name(row.name);
                QVERIFY2(names.insert(row.name).second, name.c_str());
                QVERIFY2(row.help.ends_with('.'), name.c_str());
                QCOMPARE(findCommand(row.name), &row);
                checkFields(row.request, name + " request");
                checkFields(row.reply, name + " reply");
            }
    }
    void everyReplyHasAnEnhancedCodeOfItsClass() {
        std::set<std::string_view> ids;
        for (const ReplyRow& row : replyRows()) {
            const std::string id(row.id);
            QVERIFY2(ids.insert(row.id).second, id.c_str());
            QVERIFY2(row.code >= 200 && row.code < 600 && !row.text.empty(), id.c_str());
            QVERIFY2(row.enhanced.empty() || row.enhanced[0] - '0' == row.code / 100, id.c_str());
        }
    }
};

POSTROOM_TEST(RowsTest)
#include "rows_test.moc"
