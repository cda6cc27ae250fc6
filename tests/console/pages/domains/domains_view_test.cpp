// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/address_dialog.h"
#include "console/pages/domains/address_tree.h"
#include "console/pages/domains/domain_dialog.h"
#include "console/pages/domains/domain_tree.h"
#include "console/pages/domains/domains_view.h"
#include "console/pages/domains/lookups_pane.h"
#include "console/services/json_text.h"
#include "shared/config/changes.h"
#include "shared/config/document_json.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace postroom;
using namespace postroom::console;

namespace {

/// The recorded configuration with the changes of the working copy done to it, as the server would answer.
Answer documentWith(const FakeDaemon& daemon, const base::Json& params) {
    const base::Json recorded = **daemon.recordings().find("config.document", base::Json::object());
    config::Document document;
    config::Findings findings;
    for (const base::Json& entry : recorded["objects"].items())
        document.objects.push_back(config::objectFromJson(*catalogue::kindFromName(entry["kind"].toStringView()), entry["name"].toString(), entry["body"], findings));
    const auto changes = config::changesFromJson(params["changes"].isNull() ? base::Json::array() : params["changes"]);
    const config::Applied applied = config::apply(document, *changes);
    if (config::hasErrors(applied.findings))
        return tl::unexpected(wire::plainError(base::ErrorKind::invalid, applied.findings.front().message));
    base::Json objects = base::Json::array();
    for (const config::Object& object : applied.document.objects)
        objects.append(base::Json::object({{"object", object.label()}, {"kind", catalogue::kindName(object.kind)}, {"name", object.name}, {"body", config::bodyToJson(object)}}));
    return base::Json::object({{"objects", objects}});
}

struct OpenDomains {
    explicit OpenDomains(const QString& link = "domains") : console(daemon) {
        daemon.answer("config.document", [this](const base::Json& params) { return documentWith(daemon, params); });
        daemon.answer("server.check-aliases", [this](const base::Json&) -> Answer { return base::Json::object({{"files", files}}); });
        console.open(link);
        view = console.view<DomainsView>();
        console.settle();
    }
    [[nodiscard]] QStringList addresses() const {
        QStringList rows;
        auto* tree = view->findChild<AddressTree*>();
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            rows << tree->topLevelItem(i)->text(AddressTree::Address) + " > " + tree->topLevelItem(i)->text(AddressTree::GoesTo);
        return rows;
    }
    [[nodiscard]] QStringList domains() const {
        QStringList rows;
        auto* tree = view->findChild<DomainTree*>();
        for (int i = 1; i < tree->topLevelItemCount(); ++i)
            rows << tree->topLevelItem(i)->text(0);
        return rows;
    }
    void choose(const QString& address) {
        auto* tree = view->findChild<AddressTree*>();
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            if (tree->topLevelItem(i)->text(AddressTree::Address) == address)
                tree->setCurrentItem(tree->topLevelItem(i));
    }
    /// Fills the dialog that is open; an empty local part: everything else.
    void answer(const QString& local, const QString& domain, const QString& targets) {
        auto* dialog = view->findChild<AddressDialog*>();
        dialog->findChildren<QCheckBox*>().first()->setChecked(local.isEmpty());
        dialog->findChild<QLineEdit*>()->setText(local);
        auto* box = dialog->findChild<QComboBox*>();
        box->setCurrentIndex(box->findData(domain));
        dialog->findChild<QPlainTextEdit*>()->setPlainText(targets);
        dialog->accept();
        console.settle();
        console.settle();
    }
    [[nodiscard]] WorkingCopy& copy() { return console.window().workingCopy(); }
    FakeDaemon daemon;
    base::Json files = base::Json::array();
    ConsoleFixture console;
    DomainsView* view = nullptr;
};

} // namespace

class DomainsViewTest : public QObject {
    Q_OBJECT
private slots:
    void domainsAndTheirAddressesAreShown() {
        OpenDomains open("domains/shop.postroom.test");
        QCOMPARE(open.domains(), QStringList({"postroom.test", "shop.postroom.test", "branch.example (passed on)"}));
        QCOMPARE(open.view->link().text(), Link::to("domains", {"shop.postroom.test"}).text());
        QVERIFY(open.addresses().contains("sales@shop.postroom.test > anna@postroom.test, friend@elsewhere.example"));
        open.console.open("domains/branch.example");
        QVERIFY(open.addresses().isEmpty());
    }
    void aDomainComesAndGoes() {
        OpenDomains open;
        open.console.trigger("domains.add");
        auto* dialog = open.view->findChild<DomainDialog*>();
        QVERIFY2(accessibilityFaults(*dialog).isEmpty(), qPrintable(accessibilityFaults(*dialog).join('\n')));
        dialog->findChild<QLineEdit*>()->setText("new.example");
        dialog->accept();
        open.console.settle();
        QCOMPARE(open.copy().changeOf("domainlist local_domains", "value")["value"].toString(), std::string("postroom.test : shop.postroom.test : new.example"));
        QCOMPARE(open.domains().at(2), QString("new.example"));
        QCOMPARE(open.view->heading(), QString("new.example")); // it is chosen
        open.console.trigger("domains.remove-domain");
        open.console.settle();
        QVERIFY(!open.domains().contains("new.example"));
        open.console.trigger("domains.undo");
        open.console.settle();
        QVERIFY(open.domains().contains("new.example"));
        QVERIFY(!open.view->book().addDomain("POSTROOM.test", false)); // it is there
    }
    void anAliasIsMadeInOneStep() {
        OpenDomains open("domains/postroom.test");
        open.console.trigger("domains.address");
        auto* dialog = open.view->findChild<AddressDialog*>();
        QVERIFY2(accessibilityFaults(*dialog).isEmpty(), qPrintable(accessibilityFaults(*dialog).join('\n')));
        open.answer("info", "postroom.test", "anna@postroom.test\nfriend@elsewhere.example");
        QCOMPARE(open.copy().count(), 1);
        const base::Json change = open.copy().changes().front();
        QCOMPARE(change["object"].toString(), std::string("router alias_info_postroom_test"));
        QCOMPARE(change["rank"].toInteger(), 0);
        QCOMPARE(change["value"]["settings"]["data"].toString(), std::string("anna@postroom.test, friend@elsewhere.example"));
        QVERIFY(open.addresses().contains("info@postroom.test > anna@postroom.test, friend@elsewhere.example"));
        open.choose("info@postroom.test");
        open.console.trigger("domains.edit");
        open.answer("info", "postroom.test", "berta@postroom.test");
        QCOMPARE(open.copy().count(), 1); // still one router that was added
        QVERIFY(open.addresses().contains("info@postroom.test > berta@postroom.test"));
        open.console.trigger("domains.undo");
        open.console.settle();
        QVERIFY(open.addresses().contains("info@postroom.test > anna@postroom.test, friend@elsewhere.example"));
        open.choose("info@postroom.test");
        open.console.trigger("domains.remove");
        open.console.settle();
        QVERIFY(open.copy().isEmpty());
    }
    void aRouterOfTheConfigurationIsChanged() {
        OpenDomains open("domains/postroom.test");
        open.choose("sales@postroom.test");
        open.console.trigger("domains.edit");
        open.answer("sales", "", "berta@postroom.test");
        QCOMPARE(open.copy().changeOf("router aliases", "data")["value"].toString(), std::string("berta@postroom.test"));
        QVERIFY(open.addresses().contains("sales@postroom.test > berta@postroom.test"));
        open.console.trigger("domains.undo");
        QVERIFY(open.copy().isEmpty());
    }
    void aCatchAllStandsBehindTheMailboxes() {
        OpenDomains open("domains/postroom.test");
        open.console.trigger("domains.address");
        open.answer({}, "postroom.test", "anna@postroom.test");
        const base::Json change = open.copy().changes().front();
        QCOMPARE(change["rank"].toInteger(), 2); // behind aliases and mailboxes, before what is sent on
        QVERIFY(!change["value"]["settings"].has("local_parts"));
        QVERIFY(open.addresses().contains("everything else at postroom.test > anna@postroom.test"));
    }
    void aCopyStaysInTheMailbox() {
        MailAddress before;
        before.localPart = "anna";
        before.domains = {"a.example"};
        before.targets = QStringList{"b@c.example", "anna@a.example"};
        AddressDialog dialog({"a.example"}, &before, {});
        QCOMPARE(dialog.findChild<QPlainTextEdit*>()->toPlainText(), QString("b@c.example"));
        QCOMPARE(dialog.targets(), before.targets);
    }
    void nothingBecomesAnExpressionOrACommand() {
        AddressDialog dialog({"a.example"}, nullptr, "a.example");
        dialog.findChild<QLineEdit*>()->setText("info");
        auto* button = dialog.findChildren<QPushButton*>().last();
        for (auto* each : dialog.findChildren<QPushButton*>())
            if (each->isDefault())
                button = each;
        for (const char* wrong : {"", "|/bin/sh", "/etc/passwd", "$run{x}@a.example", ":include:/etc/x", ":fail: ${x}", "no address@@x"}) {
            dialog.findChild<QPlainTextEdit*>()->setPlainText(wrong);
            QVERIFY2(!button->isEnabled(), wrong);
        }
        for (const char* right : {"anna", "anna@b.example, carl@d.example", ":blackhole:", ":fail: left the firm"}) {
            dialog.findChild<QPlainTextEdit*>()->setPlainText(right);
            QVERIFY2(button->isEnabled(), right);
        }
    }
    void aliasesOfFilesAreSaid() {
        OpenDomains open;
        open.files.append(base::Json::object({{"file", "/etc/aliases"}, {"entries", 12}, {"longest", 20}, {"bytes", 300}, {"problems", base::Json::array()},
                                             {"aliases", base::Json::Array{base::Json::object({{"name", "root"}, {"targets", "anna, berta"}}), base::Json::object({{"name", "*@shop.postroom.test"}, {"targets", "carla"}})}}}));
        open.view->refresh();
        open.console.settle();
        QVERIFY(open.addresses().contains("root@all our domains > anna, berta"));
        QVERIFY(open.addresses().contains("everything else at shop.postroom.test > carla"));
        open.choose("everything else at shop.postroom.test");
        QVERIFY(!open.console.window().actions().find("domains.edit")->isEnabled()); // a router for it would come behind the file
        open.choose("root@all our domains");
        QVERIFY(!open.console.window().actions().find("domains.remove")->isEnabled()); // it stands on the server
        bool said = false;
        for (auto* label : open.view->findChildren<QLabel*>())
            said = said || label->text().contains("/etc/aliases");
        QVERIFY(said);
    }
    void anAliasOfAFileIsChangedByARouterBeforeIt() {
        OpenDomains open;
        open.files.append(base::Json::object({{"file", "/etc/aliases"}, {"entries", 1}, {"problems", base::Json::array()}, {"aliases", base::Json::Array{base::Json::object({{"name", "root"}, {"targets", "anna"}})}}}));
        open.view->refresh();
        open.console.settle();
        open.choose("root@all our domains");
        open.console.trigger("domains.edit");
        open.answer("root", "", "berta@postroom.test");
        QCOMPARE(open.copy().count(), 1);
        const base::Json change = open.copy().changes().front();
        QCOMPARE(change["rank"].toInteger(), 0); // before the router that reads the file
        QCOMPARE(change["value"]["settings"]["data"].toString(), std::string("berta@postroom.test"));
        QCOMPARE(change["value"]["settings"]["domains"].toString(), std::string("+local_domains"));
        QCOMPARE(open.addresses().filter("root@").size(), 2);
        auto* tree = open.view->findChild<AddressTree*>();
        auto* entry = tree->topLevelItem(tree->topLevelItemCount() - 1);
        QCOMPARE(entry->text(AddressTree::Remarks), QString("router alias_root comes first"));
        QCOMPARE(entry->text(AddressTree::WhatItIs), QString("alias, unused"));
        tree->setCurrentItem(entry);
        QVERIFY(!open.console.window().actions().find("domains.edit")->isEnabled()); // the router is, instead
        open.console.trigger("domains.undo");
        open.console.settle();
        QCOMPARE(open.addresses().filter("root@").size(), 1);
    }
    void lookupsAreFoundInRouters() {
        const auto of = [](const char* data) {
            const base::Json settings = base::Json::object({{"driver", "redirect"}, {"data", data}});
            return aliasLookups(base::Json::Array{base::Json::object({{"kind", "router"}, {"name", "r"}, {"object", "router r"}, {"body", base::Json::object({{"settings", settings}})}})});
        };
        QVERIFY(of("anna@example.org").isEmpty());
        QVERIFY(of("${lookup{$local_part}lsearch{/etc/aliases}}").isEmpty()); // its entries are listed
        const auto sqlite = of("${lookup sqlite,file=/var/db {select goes from a where l='${quote_sqlite:$local_part}'}{$value}fail}");
        QCOMPARE(sqlite.size(), 1);
        QCOMPARE(sqlite[0].asked, QString("SQLite, /var/db"));
        QCOMPARE(sqlite[0].question, QString("select goes from a where l='${quote_sqlite:$local_part}'"));
        const auto redis = of("${lookup redis{GET alias:${quote_redis:$local_part}}}");
        QCOMPARE(redis[0].asked + ": " + redis[0].question, QString("Redis: GET alias:${quote_redis:$local_part}"));
        const auto hash = of("${lookup{$local_part@$domain}partial-cdb*@{/etc/aliases.cdb}}");
        QCOMPARE(hash[0].asked + ": " + hash[0].question, QString("cdb, /etc/aliases.cdb: $local_part@$domain"));
        QVERIFY(of("${lookup{").isEmpty());
        QVERIFY(of("${lookup").isEmpty());
    }
    void anAddressIsLookedUpNow() {
        OpenDomains open;
        base::Json asked;
        open.daemon.answer("config.document", [&](const base::Json& params) -> Answer {
            base::Json document = *documentWith(open.daemon, params);
            base::Json::Array objects = document["objects"].items();
            objects.push_back(base::Json::object({{"kind", "router"}, {"name", "known"}, {"object", "router known"}, {"body", base::Json::object({{"settings", base::Json::object({{"driver", "redirect"}, {"data", "${lookup redis{GET a:$local_part}}"}})}})}}));
            return base::Json::object({{"objects", base::Json(objects)}});
        });
        base::Json::Array results{base::Json::object({{"result", "anna@postroom.test"}})};
        open.daemon.answer("expand", [&](const base::Json& params) -> Answer {
            asked = params;
            return base::Json::object({{"results", base::Json(results)}});
        });
        auto* pane = open.view->findChild<LookupsPane*>();
        QVERIFY(!pane->isVisibleTo(open.view)); // nothing is looked up
        open.view->refresh();
        open.console.settle();
        QVERIFY(pane->isVisibleTo(open.view));
        const auto said = [&] {
            pane->test();
            open.console.settle();
            QString text;
            for (auto* label : pane->findChildren<QLabel*>())
                if (label->accessibleName() == "Result of the test")
                    text = label->text();
            return text;
        };
        pane->question()->setText("sales");
        QVERIFY(said().contains("whole address"));
        pane->question()->setText("sales@postroom.test");
        QCOMPARE(said(), QString("known: sales@postroom.test goes to anna@postroom.test"));
        QCOMPARE(asked["expressions"].items()[0].toString(), std::string("${lookup redis{GET a:$local_part}}"));
        QCOMPARE(asked["facts"]["local_part"].toString(), std::string("sales"));
        QCOMPARE(asked["facts"]["domain"].toString(), std::string("postroom.test"));
        results = {base::Json::object({{"result", ""}})};
        QVERIFY(said().startsWith("known does not know sales@postroom.test"));
        results = {base::Json::object({{"error", "lookup failed: Redis: connection refused"}, {"forced", false}})};
        QCOMPARE(said(), QString("known: lookup failed: Redis: connection refused"));
    }
    void theWayOfAnAddressIsAsked() {
        OpenDomains open("domains/postroom.test");
        open.choose("sales@postroom.test");
        open.console.trigger("domains.way");
        QCOMPARE(open.console.window().currentView()->link().text(), Link::to("way", {"sales@postroom.test"}).text());
    }
    void whoMayNotEditIsOfferedNothing() {
        FakeDaemon daemon;
        daemon.setRole(catalogue::Role::auditor);
        ConsoleFixture console(daemon, "domains");
        for (const char* id : {"domains.add", "domains.address", "domains.edit", "domains.remove", "domains.remove-domain"})
            QVERIFY2(!console.window().actions().find(id)->isVisible(), id);
    }
    void everythingHasANameAndIsReached() {
        OpenDomains open;
        const QStringList faults = accessibilityFaults(*open.view);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

POSTROOM_TEST(DomainsViewTest)
#include "domains_view_test.moc"
