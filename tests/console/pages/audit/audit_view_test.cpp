// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/audit/audit_model.h"
#include "console/pages/audit/audit_view.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>

using namespace postroom;
using namespace postroom::console;

namespace {

base::Json entry(std::int64_t time, const char* kind, const char* message, const char* text) {
    return base::Json::object({{"time", time}, {"kind", kind}, {"user", "berta"}, {"role", "helpdesk"}, {"message", message}, {"what", "subject"}, {"text", text}});
}

struct OpenAudit {
    explicit OpenAudit(const QString& link = "audit") : console(daemon) {
        daemon.answer("audit.list", [this](const base::Json& params) -> Answer {
            asked = params;
            base::Json entries = base::Json::array();
            entries.append(entry(1'795'653'313'097'029, "revealed", "1tEBn2-000000Abcd1-0Xyz", "ticket 4711 asks for it"));
            if (params["kind"].isNull())
                entries.append(entry(1'795'653'313'000'000, "denied", "", "needs the role operator"));
            return base::Json::object({{"entries", entries}, {"next", base::Json()}});
        });
        console.open(link);
        view = console.view<AuditView>();
        model = view->findChild<AuditModel*>();
    }
    FakeDaemon daemon;
    base::Json asked;
    ConsoleFixture console;
    AuditView* view = nullptr;
    AuditModel* model = nullptr;
};

} // namespace

class AuditViewTest : public QObject {
    Q_OBJECT
private slots:
    void whoLookedAndWhyIsListed() {
        OpenAudit open;
        QAbstractItemModelTester tester(open.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(open.model->rowCount(), 2);
        QCOMPARE(open.model->index(0, AuditModel::Kind).data().toString(), QString("looked at content"));
        QCOMPARE(open.model->index(0, AuditModel::Text).data().toString(), QString("ticket 4711 asks for it"));
        QCOMPARE(open.model->index(0, 0).data(LinkRole).toString(), QString("message/1tEBn2-000000Abcd1-0Xyz"));
        QVERIFY(open.model->index(1, 0).data(LinkRole).toString().isEmpty());
        QCOMPARE(open.model->index(0, AuditModel::Kind).data(ExportRole).toString(), QString("revealed"));
    }
    void theFilterIsAskedAndIsTheLink() {
        OpenAudit open("audit?kind=revealed&message=1tEBn2-000000Abcd1-0Xyz");
        QCOMPARE(open.asked["kind"].toString(), std::string("revealed"));
        QCOMPARE(open.asked["message"].toString(), std::string("1tEBn2-000000Abcd1-0Xyz"));
        QCOMPARE(open.model->rowCount(), 1);
        open.console.trigger("audit.filter");
        open.console.type("berta");
        open.console.press("Return");
        QCOMPARE(open.asked["user"].toString(), std::string("berta"));
        QCOMPARE(open.view->link().value("user"), QString("berta"));
    }
    void whatHappensMeanwhileAppears() {
        OpenAudit open;
        const int before = open.daemon.askedFor("audit.list");
        open.daemon.emitEvent("control.revealed");
        open.console.settle();
        QCOMPARE(open.daemon.askedFor("audit.list"), before + 1);
    }
    void everythingHasANameAndIsReached() {
        OpenAudit open;
        QVERIFY2(accessibilityFaults(*open.view).isEmpty(), qPrintable(accessibilityFaults(*open.view).join('\n')));
    }
};

POSTROOM_TEST(AuditViewTest)
#include "audit_view_test.moc"
