// SPDX-License-Identifier: Apache-2.0
// Other people's collections of addresses and messages: what is valid must be taken, what no grammar allows refused.
#include "server/mail/address.h"
#include "server/mail/header_list.h"
#include "server/mail/idna.h"
#include "server/mail/mime_walker.h"
#include "shared/base/json.h"
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace postroom;

namespace {

QString suites() { return qEnvironmentVariable("POSTROOM_SUITES"); }
bool haveSuites() { return QFile::exists(suites() + "/address"); }

std::string contents(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

base::Json suite(const QString& name) {
    auto parsed = base::Json::parse(contents(suites() + "/" + name));
    return parsed ? *parsed : base::Json();
}

// Valid for SMTP: our reader takes it whole, with a domain that has a name's form, and its A-labels exist.
bool taken(const std::string& address) {
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    const auto parsed = mail::parseAddress(address, syntax);
    if (!parsed || parsed->domainAt == 0 || parsed->address != address || parsed->localPart().size() > 64)
        return false;
    if (parsed->domain().front() == '[')
        return mail::isDomainLiteral(parsed->domain());
    const auto ascii = mail::domainToALabels(parsed->domain());
    return ascii && mail::isDomainName(*ascii);
}

} // namespace

class AddressSuitesTest : public QObject {
    Q_OBJECT
private slots:
    void takesWhatPythonEmailValidatorTakes() {
        if (!haveSuites())
            QSKIP("POSTROOM_SUITES is not there");
        int seen = 0;
        const auto rows =
            QJsonDocument::fromJson(QByteArray::fromStdString(contents(suites() + "/address/python-email-validator-syntax.json")));
        for (const auto& row : rows.array()) {
            const auto input = row.toObject()["input"].toString().toStdString();
            const auto expected = row.toObject()["expected"].toObject();
            if (input.empty() || expected["normalized"].toString().toStdString() != input)
                continue; // display names and normalisation are not for SMTP
            ++seen;
            QVERIFY2(taken(input), input.c_str());
        }
        QVERIFY(seen >= 10);
    }
    void agreesOnInternationalAddresses() {
        if (!haveSuites())
            QSKIP("POSTROOM_SUITES is not there");
        int seen = 0, agreed = 0;
        const auto rows = suite("address/eai-uasg004.json");
        for (const auto& row : rows.items()) {
            ++seen;
            if (taken(row["address"].toString()) == row["valid"].toBool())
                ++agreed;
            else
                qInfo("%s: they say %s", row["address"].toString().c_str(), row["valid"].toBool() ? "valid" : "invalid");
        }
        QVERIFY2(agreed * 100 >= seen * 80, qPrintable(QString("%1 of %2").arg(agreed).arg(seen)));
    }
    void agreesWithIsEmailOnTheSimpleOnes() {
        if (!haveSuites())
            QSKIP("POSTROOM_SUITES is not there");
        int seen = 0, agreed = 0;
        // Qt's reader, because one case has half a surrogate pair.
        const auto rows = QJsonDocument::fromJson(QByteArray::fromStdString(contents(suites() + "/address/skeggse-isemail/tests.json")));
        for (const auto& row : rows.array()) {
            const auto address = row.toArray()[0].toString().toStdString();
            const auto diagnosis = row.toArray()[1].toString().toStdString();
            if (diagnosis != "valid" && diagnosis.substr(0, 3) != "err")
                continue; // deprecated forms are a matter of taste
            ++seen;
            if (taken(address) == (diagnosis == "valid"))
                ++agreed;
            else
                qInfo("%s: %s", address.c_str(), diagnosis.c_str());
        }
        QVERIFY2(seen > 50 && agreed * 100 >= seen * 75, qPrintable(QString("%1 of %2").arg(agreed).arg(seen)));
    }
    void keepsEveryHeaderByteAndSurvivesEveryMessage() {
        if (!haveSuites())
            QSKIP("POSTROOM_SUITES is not there");
        int seen = 0;
        QDirIterator files(suites() + "/mime", QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const auto name = files.next();
            if (!name.endsWith(".eml") && !name.endsWith(".txt") && !name.endsWith(".msg"))
                continue;
            std::string text;
            for (const char c : contents(name)) {
                if (c == '\r')
                    continue;
                text += c == '\n' ? "\r\n" : std::string(1, c);
            }
            const auto end = text.find("\r\n\r\n");
            if (end == std::string::npos || end == 0)
                continue;
            const auto headers = text.substr(0, end + 2);
            if (text.substr(0, 2) != "\r\n") {
                QCOMPARE(mail::HeaderList::parse(headers).text(), headers);
            }
            const auto parts = mail::walkMime(headers, std::string_view(text).substr(end + 4));
            if (parts) {
                QVERIFY(!parts->empty());
            }
            ++seen;
        }
        QVERIFY(seen > 100);
    }
};

POSTROOM_TEST(AddressSuitesTest)
#include "address_suites_test.moc"
