// SPDX-License-Identifier: GPL-3.0-or-later
// An object gets another name in the settings: by keyboard, with what names it, with changes before and behind, and back.
#include "console/pages/settings/objects_tree.h"
#include "console/pages/settings/rename_dialog.h"
#include "console/pages/settings/settings_form.h"
#include "console/pages/settings/settings_view.h"
#include "console/services/json_text.h"
#include "console/widgets/difference_view.h"
#include "shared/config/changes.h"
#include "shared/config/difference.h"
#include "shared/config/document_json.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

namespace {

/// The recorded configuration with the changes of a request, as the server does it.
config::Document documentWith(const FakeDaemon& daemon, const base::Json& params) {
    config::Findings ignored;
    const config::Document document = config::documentFromJson(**daemon.recordings().first("config.document"), ignored);
    return params["changes"].isArray() ? config::apply(document, *config::changesFromJson(params["changes"])).document : document;
}

base::Json objectsOf(const config::Document& document) {
    base::Json objects = base::Json::array();
    for (const config::Object& object : document.objects)
        objects.append(base::Json::object({{"object", object.label()}, {"kind", catalogue::kindName(object.kind)}, {"name", object.name}, {"body", config::bodyToJson(object)}}));
    return base::Json::object({{"objects", objects}});
}

base::Json settingsOf(const config::Document& document, const std::string& label) {
    base::Json settings = base::Json::array();
    for (const config::Object& object : document.objects)
        if (object.label() == label)
            for (const config::Setting& setting : object.settings)
                settings.append(base::Json::object({{"object", label}, {"setting", setting.name}, {"value", config::plainText(setting.value)}, {"text", config::plainText(setting.value)}, {"default", false}}));
    return base::Json::object({{"settings", settings}});
}

struct OpenForRenaming {
    explicit OpenForRenaming(const QString& link) : console(daemon) {
        daemon.answer("config.document", [this](const base::Json& params) -> Answer { return objectsOf(documentWith(daemon, params)); });
        daemon.answer("config.settings", [this](const base::Json& params) -> Answer { return settingsOf(documentWith(daemon, params), params["object"].toString()); });
        console.open(link);
        view = console.view<SettingsView>();
    }
    [[nodiscard]] QString object() const { return view->findChild<ObjectsTree*>()->object(); }
    [[nodiscard]] QString shown(const char* option) const {
        FormField* field = view->findChild<SettingsForm*>()->field(option);
        return field == nullptr ? "no such field" : text(field->value());
    }
    [[nodiscard]] WorkingCopy& copy() { return console.window().workingCopy(); }
    /// The router's transport.
    [[nodiscard]] QString transportOf(const char* router) {
        config::Findings ignored;
        const auto document = documentWith(daemon, base::Json::object({{"changes", base::Json(copy().changes())}}));
        const config::Object* object = document.find(catalogue::Kind::router, router);
        return object == nullptr ? "no such router" : QString::fromStdString(config::plainText(object->find("transport")->value));
    }
    FakeDaemon daemon;
    ConsoleFixture console;
    SettingsView* view = nullptr;
};

/// A router that hands over to a transport, by the recording.
std::pair<std::string, std::string> handover() {
    FakeDaemon daemon;
    const config::Document document = documentWith(daemon, {});
    for (const config::Object* router : document.all(catalogue::Kind::router))
        if (const config::Setting* transport = router->find("transport"); transport != nullptr && document.find(catalogue::Kind::transport, config::plainText(transport->value)) != nullptr)
            return {router->name, config::plainText(transport->value)};
    return {};
}

} // namespace

class SettingsRenameTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const auto [router, transport] = handover();
        QVERIFY(!router.empty());
        m_router = router;
        m_transport = QString::fromStdString(transport);
    }
    void f2GivesAnotherNameAndWhatNamesItFollows() {
        OpenForRenaming open("settings/transport " + m_transport);
        open.console.press("F2");
        auto* dialog = open.view->findChild<RenameDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY2(accessibilityFaults(*dialog).isEmpty(), qPrintable(accessibilityFaults(*dialog).join('\n')));
        auto* name = dialog->findChild<QLineEdit*>();
        QPushButton* rename = nullptr;
        for (auto* button : dialog->findChildren<QPushButton*>())
            rename = button->isDefault() ? button : rename;
        QVERIFY(!rename->isEnabled()); // it is called so
        open.console.type("two words", name);
        QVERIFY(!rename->isEnabled());
        name->selectAll();
        open.console.type("parcels", name);
        QVERIFY(rename->isEnabled());
        open.console.press("Return", name);
        open.console.settle();
        QCOMPARE(open.object(), QString("transport parcels"));
        QCOMPARE(open.view->link().text(), Link::to("settings", {"transport parcels"}).text());
        QCOMPARE(open.transportOf(m_router.c_str()), QString("parcels"));
        QVERIFY(open.copy().touches("transport parcels"));
        open.console.open("settings/router " + QString::fromStdString(m_router));
        QCOMPARE(open.shown("transport"), QString("parcels"));
        QVERIFY(!open.copy().touches("router " + QString::fromStdString(m_router)));
        open.console.open("settings/transport parcels");
        open.console.trigger("settings.undo");
        open.console.settle();
        QVERIFY(open.copy().isEmpty());
        QCOMPARE(open.object(), "transport " + m_transport);
    }
    void changesBeforeAndBehindBelongToTheSameObject() {
        const QString before = "transport " + m_transport;
        OpenForRenaming open("settings/" + before);
        open.copy().set(before, "debug_print", "a");
        open.copy().set("router " + QString::fromStdString(m_router), "transport", m_transport.toStdString());
        open.copy().rename(before, "parcels");
        open.console.settle();
        QCOMPARE(open.copy().count(), 3);
        QCOMPARE(text(open.copy().changeOf("transport parcels", "debug_print"), "value"), QString("a"));
        QCOMPARE(text(open.copy().changeOf("router " + QString::fromStdString(m_router), "transport"), "value"), QString("parcels"));
        open.copy().set("transport parcels", "debug_print", "b");
        QCOMPARE(open.copy().count(), 3);
        open.copy().rename("transport parcels", "letters"); // one renaming, not two
        QCOMPARE(open.copy().count(), 3);
        QCOMPARE(open.copy().nameInBase("transport letters"), before);
        QCOMPARE(open.copy().nameHere(before), QString("transport letters"));
        open.copy().rename("transport letters", m_transport); // and back it is none
        QCOMPARE(open.copy().count(), 2);
        QCOMPARE(text(open.copy().changeOf(before, "debug_print"), "value"), QString("b"));
    }
    void anAddedObjectIsAddedUnderTheOtherName() {
        OpenForRenaming open("settings/main");
        open.copy().add("transport fresh", base::Json::object({{"settings", base::Json::object({{"driver", "smtp"}})}}));
        open.copy().set("router " + QString::fromStdString(m_router), "transport", "fresh");
        open.copy().rename("transport fresh", "parcels");
        QCOMPARE(open.copy().count(), 2);
        QCOMPARE(text(open.copy().changeOf("transport parcels", {}), "op"), QString("add"));
        QCOMPARE(open.transportOf(m_router.c_str()), QString("parcels"));
        open.copy().undo();
        QCOMPARE(open.transportOf(m_router.c_str()), QString("fresh"));
    }
    void aRenamedObjectIsTakenAwayOrLeftOutUnderTheNameItHad() {
        const QString before = "transport " + m_transport;
        OpenForRenaming open("settings/" + before);
        open.copy().rename(before, "parcels");
        open.copy().remove("transport parcels");
        QCOMPARE(open.copy().count(), 1);
        QCOMPARE(text(open.copy().changes().front(), "object"), before);
        open.copy().undo();
        QCOMPARE(text(open.copy().changes().front(), "op"), QString("rename"));
        open.copy().set("transport parcels", "debug_print", "a");
        open.copy().forget(before); // as the difference names what goes
        QVERIFY(open.copy().isEmpty());
    }
    void theChangesShowOneRenamedObject() {
        OpenForRenaming open("settings/main");
        open.daemon.answer("config.check", [&](const base::Json& params) -> Answer {
            return base::Json::object({{"ok", true}, {"findings", base::Json::array()}, {"digest", "d"},
                                       {"difference", toJson(config::difference(documentWith(open.daemon, {}), documentWith(open.daemon, params)))}});
        });
        open.copy().rename("transport " + m_transport, "parcels");
        open.console.open("changes");
        auto* tree = open.console.window().currentView()->findChild<DifferenceView*>()->tree();
        QTRY_COMPARE(tree->topLevelItemCount(), 2); // the router that names it, and the transport
        QTreeWidgetItem* renamed = tree->findItems("transport parcels", Qt::MatchExactly).value(0);
        QVERIFY(renamed != nullptr);
        QCOMPARE(renamed->text(1), "transport " + m_transport);
        QCOMPARE(renamed->text(2), QString("renamed"));
        tree->setCurrentItem(renamed);
        open.console.trigger("changes.forget");
        QVERIFY(open.copy().isEmpty());
    }
    void whatHasNoNameOfItsOwnCannotBeRenamed() {
        OpenForRenaming open("settings/main");
        QVERIFY(!open.console.window().actions().find("settings.rename")->isEnabled());
        QVERIFY(!RenameDialog::isPossible("retry * *"));
        QVERIFY(RenameDialog::isPossible("listener smtp"));
        QVERIFY(RenameDialog::isPossible("account anna@example.org"));
    }

private:
    std::string m_router;
    QString m_transport;
};

POSTROOM_TEST(SettingsRenameTest)
#include "settings_rename_test.moc"
