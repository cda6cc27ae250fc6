// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/proxy_header.h"

#include "shared/base/json.h"
#include "tests/support/test_main.h"

#include <QFile>

using namespace postroom;
using State = io::ProxyParse::State;

namespace {

std::string fromHex(std::string_view hex) {
    return QByteArray::fromHex(QByteArray(hex.data(), static_cast<int>(hex.size()))).toStdString();
}

/// The verdict must not depend on how the bytes arrive: every prefix is "more", never a wrong "complete".
io::ProxyParse parseByteByByte(const std::string& bytes) {
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        auto parse = io::parseProxyHeader(std::string_view(bytes).substr(0, length));
        if (parse.state != State::needMore)
            return parse;
    }
    return io::parseProxyHeader(bytes);
}

base::Json suite(const char* name) {
    QFile file(QString::fromUtf8(qgetenv("POSTROOM_SUITES")) + "/proxy/" + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return base::Json::parse(file.readAll().toStdString()).value_or(base::Json());
}

std::string versionTwo(unsigned command, unsigned family, const std::string& body) {
    std::string bytes("\r\n\r\n\0\r\nQUIT\n", 12);
    bytes += static_cast<char>(0x20 | command);
    bytes += static_cast<char>(family);
    bytes += static_cast<char>(body.size() >> 8);
    bytes += static_cast<char>(body.size() & 255);
    return bytes + body;
}
const std::string fourAddresses("\xc0\x00\x02\x01\xc0\x00\x02\x02\x30\x39\x00\x19", 12);

} // namespace

class ProxyHeaderTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithTheThirdPartySuites_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<QString>("what");
        for (const char* name : {"go-proxyproto.json", "libproxyprotocol.json", "chasquid-v1.json"}) {
            int number = 0;
            const auto cases = suite(name); // kept: items() refers into it
            for (const auto& item : cases.items()) {
                const auto bytes = item.has("hex") ? fromHex(item["hex"].toStringView()) : item["input"].toString();
                // UDP and Unix clients are well-formed, but none of ours (features 1.10: families 0x11 and 0x21 only).
                const auto about = item["desc"].toStringView();
                const bool refused = about.starts_with("proxy UDP") || about.starts_with("proxy unix");
                QTest::addRow("%s %d", name, number++) << QByteArray::fromStdString(bytes) << (item["valid"].toBool() && !refused)
                                                       << QString::fromStdString(item.text());
            }
        }
        if (QTest::currentDataTag() == nullptr && suite("chasquid-v1.json").items().empty())
            QSKIP("the suites are not beside the checkout");
    }
    void agreesWithTheThirdPartySuites() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, valid);
        QFETCH(QString, what);
        const auto parse = parseByteByByte(bytes.toStdString());
        QVERIFY2((parse.state == State::complete) == valid, qPrintable(what + " -> " + QString::fromStdString(parse.problem)));
    }
    void leavesTheBytesAfterTheHeader() {
        const auto parse = io::parseProxyHeader("PROXY TCP4 192.0.2.1 192.0.2.2 1234 25\r\nEHLO x\r\n");
        QCOMPARE(parse.state, State::complete);
        QCOMPARE(parse.consumed, std::size_t(40));
        QCOMPARE(parse.header.source.text(), std::string("[192.0.2.1]:1234"));
        QCOMPARE(parse.header.destination.text(), std::string("[192.0.2.2]:25"));
    }
    void unknownAndLocalKeepTheAddresses() {
        QVERIFY(io::parseProxyHeader("PROXY UNKNOWN\r\n").header.local);
        QVERIFY(io::parseProxyHeader("PROXY UNKNOWN whatever stands here\r\n").header.local);
        const auto parse = io::parseProxyHeader(versionTwo(0, 0, "abc"));
        QCOMPARE(parse.state, State::complete);
        QVERIFY(parse.header.local);
        QCOMPARE(parse.consumed, std::size_t(19));
    }
    void refusesWhatEximTakes() {
        QCOMPARE(io::parseProxyHeader("PROXY TCP4 192.0.2.1 192.0.2.2 70000 25\r\n").state, State::failed);
        QCOMPARE(io::parseProxyHeader("PROXY TCP4 2001:db8::1 2001:db8::2 1 25\r\n").state, State::failed);
        QCOMPARE(io::parseProxyHeader(versionTwo(1, 0, "")).state, State::failed); // AF_UNSPEC with PROXY
    }
    void takesValuesOfAnyLegalSize() {
        std::string value(65000, 'x');
        std::string body = fourAddresses + std::string("\xE0\xFD\xE8", 3) + value;
        const auto parse = io::parseProxyHeader(versionTwo(1, 0x11, body));
        QCOMPARE(parse.state, State::complete);
        QCOMPARE(parse.header.values.at(0).bytes.size(), std::size_t(65000));
        QCOMPARE(parse.header.source.text(), std::string("[192.0.2.1]:12345"));
    }
    void aWrongChecksumIsRefused() {
        const auto header = [](const char* checksum) { return versionTwo(1, 0x11, fourAddresses + std::string("\x03\x00\x04", 3) + std::string(checksum, 4)); };
        QCOMPARE(io::parseProxyHeader(header("\x01\x02\x03\x04")).state, State::failed);
    }
    void aLineThatNeverEndsFailsAt107Bytes() {
        QCOMPARE(io::parseProxyHeader("PROXY TCP4 " + std::string(95, '1')).state, State::needMore);
        QCOMPARE(io::parseProxyHeader("PROXY TCP4 " + std::string(96, '1')).state, State::failed);
    }
    void smtpWithoutAHeaderFailsAtOnce() {
        QCOMPARE(io::parseProxyHeader("E").state, State::failed);
        QCOMPARE(io::parseProxyHeader("\r\nQUIT\r\n").state, State::failed);
    }
};

POSTROOM_TEST(ProxyHeaderTest)
#include "proxy_header_test.moc"
