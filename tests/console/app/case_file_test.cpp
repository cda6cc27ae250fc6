// SPDX-License-Identifier: GPL-3.0-or-later
// A case file in a window of its own, without a server.
#include "console/app/connect_dialog.h"
#include "console/app/connection_strip.h"
#include "console/app/message_bar.h"
#include "console/app/navigation_list.h"
#include "console/pages/page.h"
#include "console/services/case_channel.h"
#include "console/services/json_text.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>

using namespace postroom;
using namespace postroom::console;

namespace {

/// A case file of the first recorded message.
QString savedCase(FakeDaemon& daemon, const QTemporaryDir& folder, bool masked = true) {
    wire::CaseFile file;
    file.created = base::fromEpochMicros(1'795'653'313'000'000);
    file.hostName = "mx.far.example";
    file.serverVersion = "postroomd 0.1.0";
    file.masked = masked;
    file.page = **daemon.recordings().first("trace.show");
    file.verdicts = base::Json::object();
    file.sentences = base::Json(base::Json::Array{"Refused by the far end.", "It said so."});
    base::Json only = base::Json::object({{"object", "router only"}, {"kind", "router"}, {"name", "only"}});
    only.set("body", base::Json::object({{"settings", base::Json::object({{"driver", "accept"}, {"transport", "t"}})}}));
    file.configuration = base::Json::object({{"revision", 7}, {"objects", base::Json(base::Json::Array{only})}});
    QFile out(folder.filePath("a case.postroom-case"));
    if (!out.open(QIODevice::WriteOnly))
        qFatal("no file");
    out.write(QByteArray::fromStdString(wire::caseJson(file).text()));
    return out.fileName();
}

} // namespace

class CaseFileTest : public QObject {
    Q_OBJECT
private slots:
    void aCaseFileOpensWithoutAServer() {
        FakeDaemon daemon;
        const QTemporaryDir folder;
        const QString file = savedCase(daemon, folder);
        daemon.setFaults("refuse_connect");
        ConsoleFixture console(daemon);
        QString trouble;
        QCOMPARE(console.application().start({"postroom-console", QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded)}, trouble), 0);
        QCOMPARE(console.application().windows().last()->session().uri().path, file);
        MainWindow* window = console.application().windows().last();
        QTRY_VERIFY(window->currentView() != nullptr);
        console.settle();
        QCOMPARE(window->currentView()->objectName(), QString("page.message"));
        QVERIFY(window->noticeBar().text().contains("mx.far.example"));
        QVERIFY(window->noticeBar().text().contains("masked"));
        QCOMPARE(window->strip().linkText(), QString("case file, offline"));
        QVERIFY(!window->navigation().isVisible());
        QVERIFY(!window->navigator().knows("trace"));
        bool sentence = false;
        for (const auto* label : window->findChildren<QLabel*>())
            sentence = sentence || label->text() == "Refused by the far end.";
        QVERIFY(sentence);
        QVERIFY2(accessibilityFaults(*window).isEmpty(), qPrintable(accessibilityFaults(*window).join('\n')));
    }
    void theConnectDialogLeadsToACaseFile() {
        FakeDaemon daemon;
        const QTemporaryDir folder;
        const QString file = savedCase(daemon, folder);
        ConsoleFixture console(daemon);
        console.trigger("window.connect");
        const QPointer<QDialog> dialog = qobject_cast<ConnectDialog*>(console.dialog());
        QVERIFY(dialog);
        QPushButton* button = nullptr;
        for (auto* each : dialog->findChildren<QPushButton*>())
            if (each->text() == "&Open case file...")
                button = each;
        QVERIFY(button);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        auto* files = dialog->findChild<QFileDialog*>();
        QVERIFY(files);
        files->selectFile(file);
        static_cast<QDialog*>(files)->accept();
        QTRY_COMPARE(console.application().windows().size(), 2);
        QCOMPARE(console.application().windows().last()->session().uri().path, file);
        QTRY_VERIFY(!dialog); // it has nothing more to ask
    }
    void theConfigurationIsThatOfTheFile() {
        FakeDaemon daemon;
        const QTemporaryDir folder;
        CaseChannel channel(savedCase(daemon, folder, false));
        Session session(ApplianceUri::caseFile(folder.filePath("a case.postroom-case")), [&](const ApplianceUri& uri) { return std::make_unique<CaseChannel>(uri.path); });
        session.open();
        QTRY_VERIFY(session.ready());
        QCOMPARE(session.role(), catalogue::Role::auditor);
        std::optional<Answer> text, refused;
        session.call(this, "config.export", base::Json::object(), [&](const Answer& answer) { text = answer; });
        session.call(this, "queue.list", base::Json::object(), [&](const Answer& answer) { refused = answer; });
        QTRY_VERIFY(text && refused);
        QVERIFY((**text)["text"].toString().find("only:") != std::string::npos);
        QVERIFY(!*refused);
        QVERIFY(refused->error().message.find("no server") != std::string::npos);
    }
    void aFileThatIsNoneIsRefusedWithASentence() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        const QTemporaryDir folder;
        QFile other(folder.filePath("x.postroom-case"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("{}");
        other.close();
        QString trouble;
        QCOMPARE(console.application().start({"postroom-console", other.fileName()}, trouble), 66);
        QVERIFY(trouble.contains("no case file"));
        QCOMPARE(console.application().start({"postroom-console", folder.filePath("gone.postroom-case")}, trouble), 66);
        QVERIFY(console.application().openCase(other.fileName(), &console.window()) == nullptr);
        QVERIFY(qobject_cast<QMessageBox*>(console.dialog()) != nullptr);
        console.dialog()->close();
        QFile large(folder.filePath("large.postroom-case"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(largestCaseFile + 1));
        QCOMPARE(loadCaseFile(large.fileName()).error().kind, base::ErrorKind::limit);
    }
    void aDroppedCaseFileOpensAWindow() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        const QTemporaryDir folder;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(savedCase(daemon, folder))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&console.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&console.window(), &drop);
        QCOMPARE(console.application().windows().size(), 2);
        QMimeData text;
        text.setUrls({QUrl::fromLocalFile("/etc/hosts")});
        QDragEnterEvent no({10, 10}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&console.window(), &no);
        QVERIFY(!no.isAccepted());
    }
    void aCaseIsNoAppliance() {
        const ApplianceUri uri = ApplianceUri::caseFile("/home/anna/50% of #1.postroom-case");
        QCOMPARE(ApplianceUri::parse(uri.text())->path, uri.path);
        QVERIFY(ApplianceUri::parse(uri.text())->isCase());
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        const QTemporaryDir folder;
        console.application().openCase(savedCase(daemon, folder), nullptr);
        console.settle();
        for (const Appliance& appliance : ApplianceList(console.application().settings()).all())
            QVERIFY(!appliance.uri.isCase());
    }
};

POSTROOM_TEST(CaseFileTest)
#include "case_file_test.moc"
