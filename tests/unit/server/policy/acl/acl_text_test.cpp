// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/acl_text.h"

#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::acl;

class AclTextTest : public QObject {
    Q_OBJECT
private slots:
    void verbsBeginStatements() {
        config::Findings findings;
        const AclSource acl = readAclText("# comment\ndeny !hosts = +friends : \\\n   10.0.0.1\n  message = a # b\n  endpass\n\naccept\n  set acl_m_x = 1\n",
                                          {"f", 10, 1, {}, {}}, findings);
        QVERIFY(findings.empty());
        QCOMPARE(acl.statements.size(), std::size_t(2));
        const auto& deny = acl.statements[0];
        QCOMPARE(deny.place.line, std::uint32_t(11));
        QCOMPARE(deny.terms.size(), std::size_t(3));
        QVERIFY(deny.terms[0].negated);
        QCOMPARE(deny.terms[0].value, std::string("+friends : 10.0.0.1"));
        QCOMPARE(deny.terms[1].value, std::string("a # b"));
        QCOMPARE(deny.terms[2].name, std::string("endpass"));
        QCOMPARE(acl.statements[1].terms[0].name, std::string("set acl_m_x"));
        QCOMPARE(acl.statements[1].terms[0].value, std::string("1"));
    }
    void aWordThatIsNoVerbIsNamed() {
        config::Findings findings;
        readAclText("nosuchacl", {}, findings);
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY(findings[0].message.find("nosuchacl") != std::string::npos);
    }
};

POSTROOM_TEST(AclTextTest)
#include "acl_text_test.moc"
