// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/link.h"
#include "tests/support/test_main.h"

using namespace postroom::console;

class LinkTest : public QObject {
    Q_OBJECT
private slots:
    void linksAreReadAndWritten() {
        const Link message = Link::parse("postroom://mail.example.org/message/1tEBn2-000000Abcd1-0Xyz");
        QCOMPARE(message.host, QString("mail.example.org"));
        QCOMPARE(message.page, QString("message"));
        QCOMPARE(message.path, QStringList{"1tEBn2-000000Abcd1-0Xyz"});
        QCOMPARE(message.address("mail.example.org"), QString("postroom://mail.example.org/message/1tEBn2-000000Abcd1-0Xyz"));
        QCOMPARE(Link::parse("queue?by=cause").value("by"), QString("cause"));
        QVERIFY(Link::parse("").page.isEmpty());
        QVERIFY(Link::parse("postroom://host").page.isEmpty());
    }

    void anyTextSurvives_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"to:anna@example.org status:rejected", "a & b = c", "50% + 3", "with/slash?and#hash", "\"quoted words\"", "äöü"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void anyTextSurvives() {
        QFETCH(QString, text);
        const Link link = Link::to("trace", {text}, {{"q", text}});
        const Link back = Link::parse(link.text());
        QCOMPARE(back.value("q"), text);
        QCOMPARE(back.path, QStringList{text});
        QVERIFY(back == link);
    }
};

POSTROOM_TEST(LinkTest)
#include "link_test.moc"
