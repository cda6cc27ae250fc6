// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/address_dialog.h"
#include "console/pages/domains/address_tree.h"
#include "console/pages/domains/domain_dialog.h"
#include "console/pages/domains/domain_tree.h"
#include "console/pages/domains/domains_view.h"
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
        open.choose("root@all our domains");
        QVERIFY(!open.console.window().actions().find("domains.edit")->isEnabled()); // it is edited on the server
        bool said = false;
        for (auto* label : open.view->findChildren<QLabel*>())
            said = said || label->text().contains("/etc/aliases");
        QVERIFY(said);
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
