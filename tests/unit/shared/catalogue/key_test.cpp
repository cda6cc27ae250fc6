// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/keys_main.h"
#include "shared/catalogue/keys_objects.h"
#include "shared/catalogue/option_row.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom;
using catalogue::OptionRow;
using catalogue::OptionType;

namespace {

QString typeOf(const OptionRow& row) {
    QString type;
    switch (row.type) {
    case OptionType::boolean: type = "bool"; break;
    case OptionType::integer:
    case OptionType::size:
    case OptionType::octal: type = "std::int64_t"; break;
    case OptionType::duration: type = "base::Seconds"; break;
    case OptionType::durationList: return "std::vector<base::Seconds>";
    case OptionType::textLines: return "std::vector<std::string>";
    default: return "std::string";
    }
    return row.expands == catalogue::Expands::yes ? "Expandable<" + type + ">" : type;
}

} // namespace

class KeyTest : public QObject {
    Q_OBJECT
private slots:
    void everyKeyHasARowOfItsTypeAndEveryRowAKey() {
        const QRegularExpression pattern(
            R"re(Key<([^{]+)>\s+\w+\{\s*Kind::(\w+), "(\w*)", "(\w+)"\};)re");
        std::set<std::string> seen;
        for (const char* file : {"keys_main.h", "keys_objects.h", "keys_router.h", "keys_transport.h", "keys_authenticator.h"}) {
            QFile header(qEnvironmentVariable("POSTROOM_SOURCE") + "/shared/catalogue/" + file);
            QVERIFY(header.open(QIODevice::ReadOnly));
            auto matches = pattern.globalMatch(QString::fromUtf8(header.readAll()));
            while (matches.hasNext()) {
                const auto match = matches.next();
                const auto kind = catalogue::kindFromName(match.captured(2).toLower().toStdString());
                QVERIFY2(kind, qPrintable(match.captured(2)));
                const OptionRow* row = catalogue::findOption(*kind, match.captured(3).toStdString(), match.captured(4).toStdString());
                QVERIFY2(row != nullptr, qPrintable(match.captured(0)));
                QVERIFY2(row->driver == match.captured(3).toStdString(), qPrintable(match.captured(0)));
                QCOMPARE(match.captured(1), typeOf(*row));
                seen.insert((match.captured(2) + "/" + match.captured(3) + "/" + match.captured(4)).toLower().toStdString());
            }
        }
        for (const auto& table : catalogue::optionTables())
            for (const OptionRow& row : table)
                QVERIFY2(seen.contains(std::string(kindName(row.kind)) + "/" + std::string(row.driver) + "/" + std::string(row.name)),
                         std::string(row.name).c_str());
    }
};

POSTROOM_TEST(KeyTest)
#include "key_test.moc"
