// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/keys_main.h"
#include "shared/catalogue/keys_objects.h"
#include "shared/config/settings.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;
namespace option = catalogue::option;

class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void yieldsDefaultsOfWhatIsNotSet() {
        const Document document;
        QCOMPARE(document.main().get(option::remoteMaxParallel), 6);
        QCOMPARE(document.main().get(option::delayWarning), std::vector<base::Seconds>{base::Seconds(86400)});
        QCOMPARE(document.main().get(option::hostsRequireHelo), std::string("*"));
        QCOMPARE(document.main().get(option::smtpReceiveTimeout).source, std::string("5m"));
        QVERIFY(!document.main().find(option::primaryHostname));
    }
    void tellsUnsetFromFalse() {
        Object listener{Kind::listener, "mx", "", {}, {}, {}};
        QVERIFY(!Settings(listener).find(option::listener::requireAuth));
        listener.settings.push_back({"require_auth", false, false, "", {}});
        QCOMPARE(Settings(listener).find(option::listener::requireAuth).value(), false);
    }
    void givesExpandableValuesAsSourceOrFixed() {
        Document document;
        document.mainObject().settings.push_back({"message_size_limit", std::string("${lookup{x}}"), false, "", {}});
        const auto limit = document.main().get(option::messageSizeLimit);
        QVERIFY(!limit.fixed);
        QCOMPARE(limit.source, std::string("${lookup{x}}"));
    }
    void bindsSecretsWhenTheyAreGiven() {
        Object account{Kind::account, "a@b", "", {}, {}, {}};
        account.settings.push_back({"password", std::string("secret:n"), false, "", {}});
        const SecretMap secrets{{"n", "hash"}};
        QCOMPARE(Settings(account).get(option::account::password), std::string("secret:n"));
        QCOMPARE(Settings(account, &secrets).get(option::account::password), std::string("hash"));
    }
};

POSTROOM_TEST(SettingsTest)
#include "settings_test.moc"
