// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/expand/header_values.h"

using namespace postroom;

class HeaderValuesTest : public QObject {
    Q_OBJECT
private:
    const mail::HeaderList m_headers = mail::HeaderList::parse("Received: one;\n\tfolded\nSubject: =?utf-8?q?caf=C3=A9?= \nTo: a@b\nReceived: two\nTo: c@d\nX-L: a:b\nX-L: c\nX-Empty:\n");
    QString value(std::string_view name) const {
        const auto found = expand::headerValue(m_headers, name);
        return found ? QString::fromStdString(found->text) : QString("(none)");
    }
private slots:
    void decodesAndTrims() { QCOMPARE(value("h_subject:"), QString("café")); }
    void rawKeepsBlanksAndLineEnds() { QCOMPARE(value("rh_received:"), QString(" one;\n\tfolded\n two\n")); }
    void severalAreJoinedByLines() { QCOMPARE(value("h_received:"), QString("one;\n\tfolded\ntwo")); }
    void addressesAreJoinedByCommas() { QCOMPARE(value("h_to:"), QString("a@b,\nc@d")); }
    void listsDoubleTheirColons() { QCOMPARE(value("lh_x-l:"), QString(" a::b: c")); }
    void anEmptyHeaderIsThere() { QCOMPARE(value("h_X-Empty:"), QString("")); }
    void aMissingOneIsNot() { QCOMPARE(value("h_nosuch:"), QString("(none)")); }
    void otherNamesAreNotOurs() { QCOMPARE(value("local_part"), QString("(none)")); }
};
POSTROOM_TEST(HeaderValuesTest)
#include "header_values_test.moc"
