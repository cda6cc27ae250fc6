// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mime_walker.h"
#include "tests/support/test_main.h"

using namespace postroom::mail;

namespace {

const std::string headers = "Content-Type: multipart/mixed; boundary=b\r\nMIME-Version: 1.0\r\n";
const std::string body = "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
                         "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"=?UTF-8?Q?=C3=A9?=.pdf\"\r\n"
                         "Content-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b--\r\n";

} // namespace

class MimeWalkerTest : public QObject {
    Q_OBJECT
private slots:
    void describesEveryPart() {
        const auto parts = walkMime(headers, body);
        QVERIFY(parts.has_value());
        QCOMPARE(parts->size(), std::size_t(3));
        QVERIFY((*parts)[0].isMultipart);
        QCOMPARE((*parts)[0].boundary, std::string("b"));
        QVERIFY((*parts)[1].isCoverLetter);
        QCOMPARE((*parts)[1].contentType, std::string("text/plain"));
        QCOMPARE((*parts)[2].filename, std::string("é.pdf"));
        QCOMPARE((*parts)[2].disposition, std::string("attachment"));
        QCOMPARE((*parts)[2].content, std::string("\0\1\2", 3));
    }
    void refusesMoreThanTheLimits() {
        MimeLimits limits;
        limits.parts = 2;
        QVERIFY(!walkMime(headers, body, limits));
    }
};

POSTROOM_TEST(MimeWalkerTest)
#include "mime_walker_test.moc"
