// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/finding_json.h"
#include "shared/wire/wire_error.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom;
using namespace postroom::wire;

class WireErrorTest : public QObject {
    Q_OBJECT
private slots:
    void everythingThatAFormNeedsSurvivesTheWire() {
        WireError error = wireError(base::temporaryError(base::ErrorKind::unavailable, "not now", "locked"));
        error.field = "changes.2.text";
        config::Finding finding;
        finding.severity = config::Severity::warning;
        finding.code = "shadowed";
        finding.message = "never reached";
        finding.place = {"main.conf", 12, 3, "acl a", "2.hosts"};
        error.findings.push_back(finding);
        const WireError read = readError(errorJson(error));
        QCOMPARE(read.kind, base::ErrorKind::unavailable);
        QVERIFY(read.temporary);
        QCOMPARE(read.field, error.field);
        QCOMPARE(read.detail, std::string("locked"));
        QCOMPARE(read.findings.size(), std::size_t(1));
        QCOMPARE(read.findings[0].place.line, 12u);
        QCOMPARE(read.findings[0].place.setting, std::string("2.hosts"));
        QCOMPARE(read.findings[0].severity, config::Severity::warning);
    }
    void kindsHaveDistinctCodesAndNames() {
        using base::ErrorKind;
        std::set<int> codes;
        const auto kinds = {ErrorKind::invalid, ErrorKind::notFound, ErrorKind::refused, ErrorKind::denied, ErrorKind::conflict,
                            ErrorKind::limit, ErrorKind::timeout, ErrorKind::unavailable, ErrorKind::io, ErrorKind::cancelled,
                            ErrorKind::internal};
        for (const auto kind : kinds) {
            QVERIFY(codes.insert(codeOfKind(kind)).second);
            QCOMPARE(errorKindFromName(base::errorKindName(kind)), kind);
        }
    }
    void anErrorOfAnotherServerIsReadWithoutData() {
        const WireError read = readError(base::Json::object({{"code", -1}, {"message", "no"}}));
        QCOMPARE(read.message, std::string("no"));
        QVERIFY(read.findings.empty());
    }
};

POSTROOM_TEST(WireErrorTest)
#include "wire_error_test.moc"
