// SPDX-License-Identifier: Apache-2.0
#include "shared/config/difference.h"
#include "shared/config/text_reader.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;

class DifferenceTest : public QObject {
    Q_OBJECT

    static std::string between(std::string_view before, std::string_view after) {
        return differenceText(difference(readText(before).document, readText(after).document));
    }

private slots:
    void showsChangedSettingsLineByLine() {
        QCOMPARE(between("prdr_enable = true\nsmtp_accept_max = 1\n", "# new\nprdr_enable = true\nsmtp_accept_max = 2\n"),
                 std::string("main: changed\n- smtp_accept_max = 1\n+ smtp_accept_max = 2\n"));
    }
    void showsAddedRemovedAndMovedObjects() {
        const std::string text = between("begin routers\na:\n  driver = accept\nb:\n  driver = accept\nc:\n  driver = accept\n",
                                         "begin routers\nc:\n  driver = accept\na:\n  driver = accept\nd:\n  driver = accept\n");
        QCOMPARE(text, std::string("router c: moved from place 3 to place 1\n\nrouter d: added\n+ d:\n+   driver = accept\n\n"
                                   "router b: removed\n- b:\n-   driver = accept\n"));
    }
    void isEmptyWhenOnlyCommentsDiffer() { QCOMPARE(between("# a\nprdr_enable = yes\n", "prdr_enable = true\n# z\n"), std::string()); }
    void givesValuesBeforeAndAfterAsJson() {
        const auto json = toJson(difference(readText("smtp_accept_max = 1\n").document, readText("prdr_enable = yes\n").document));
        QCOMPARE(json.items()[0]["settings"].text(),
                 std::string(R"([{"setting":"prdr_enable","after":true},{"setting":"smtp_accept_max","before":1}])"));
    }
};

POSTROOM_TEST(DifferenceTest)
#include "difference_test.moc"
