// SPDX-License-Identifier: Apache-2.0
#include "server/control/event_mask.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::control;
using catalogue::Role;

class EventMaskTest : public QObject {
    Q_OBJECT
private slots:
    void contentIsHiddenFromAllButAdministratorsAtAnyDepth() {
        const auto document = *base::Json::parse(R"({"rows":[{"sender":"a@b","subject":"salary"}],"message":{"headers":"From: x","body":"y","header_from":"z"}})");
        for (const auto role : {Role::none, Role::auditor, Role::helpdesk, Role::operatorRole}) {
            const std::string text = masked(document, role).text();
            QVERIFY2(text.find("salary") == std::string::npos && text.find("From: x") == std::string::npos &&
                         text.find("\"z\"") == std::string::npos && text.find("a@b") != std::string::npos,
                     text.c_str());
        }
        QVERIFY(masked(document, Role::administrator) == document);
    }
    void whatIsEmptyIsNotSaidToBeHidden() {
        QCOMPARE(masked(base::Json::object({{"subject", ""}}), Role::auditor)["subject"].toString("x"), std::string());
    }
    void eventsAreMaskedToo() {
        events::Event event;
        event.name = "message.accepted";
        event.with("subject", "secret").with("sender", "a@b");
        const auto json = eventJson(event, Role::helpdesk);
        QCOMPARE(json["fields"]["subject"].toString(), std::string(maskText));
        QCOMPARE(json["fields"]["sender"].toString(), std::string("a@b"));
        QVERIFY(!json.has("message") && !json.has("connection"));
    }
};

POSTROOM_TEST(EventMaskTest)
#include "event_mask_test.moc"
