// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/bounce/bounce_details.h"
#include "console/pages/bounce/bounce_input.h"
#include "console/pages/bounce/bounce_texts.h"
#include "console/pages/bounce/bounce_view.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "server/mail/bounce/explanation.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QClipboard>
#include <QMimeData>
#include <QPushButton>
#include <QTranslator>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

namespace {

const QString google = "550 5.7.26 Unauthenticated email from postroom.test is not accepted due to domain's DMARC policy.";

/// Lets the input take what a drop or a paste brings.
class OpenInput : public BounceInput {
public:
    using BounceInput::insertFromMimeData;
};

void give(BounceInput& input, QMimeData* data) {
    const std::unique_ptr<QMimeData> owned(data);
    static_cast<OpenInput&>(input).insertFromMimeData(owned.get());
}

/// The text that the daemon was recorded with and that begins so.
QString recorded(const FakeDaemon&, const QString& part) {
    QFile file(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/console/recorded/bounce.json");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto document = base::Json::parse(file.readAll().toStdString());
    for (const auto& exchange : (*document)["exchanges"].items())
        if (exchange["method"].toStringView() == "bounce.explain")
            if (const QString text = QString::fromStdString(exchange["params"]["text"].toString()); text.contains(part))
                return text;
    return {};
}

} // namespace

class BouncePageTest : public QObject {
    Q_OBJECT
private slots:
    void explainsWhatIsPasted() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "bounce");
        auto* view = console.view<BounceView>();
        QVERIFY(view != nullptr);
        auto* input = view->findChild<BounceInput*>();
        auto* data = new QMimeData;
        data->setText(google);
        give(*input, data);
        console.settle();
        QCOMPARE(daemon.askedFor("bounce.explain"), 1);
        auto* recipients = console.find<QTreeWidget>("Recipients");
        QCOMPARE(recipients->topLevelItemCount(), 1);
        QCOMPARE(recipients->topLevelItem(0)->text(1), QString("SPF, DKIM or DMARC failed"));
        QCOMPARE(recipients->topLevelItem(0)->text(2), QString("550 5.7.26"));
        QCOMPARE(recipients->topLevelItem(0)->text(3), QString("The sending server"));
        auto* details = view->findChild<BounceDetails*>();
        QVERIFY(details->answer().contains("5.7.26"));
        for (auto* button : view->findChildren<QPushButton*>())
            if (button->text() == "&Copy the answer")
                button->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), details->answer());
    }
    void showsEachRecipient() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "bounce");
        auto* view = console.view<BounceView>();
        view->findChild<BounceInput*>()->setBytes(recorded(daemon, "Invoice 4711").toUtf8());
        console.settle();
        auto* recipients = console.find<QTreeWidget>("Recipients");
        QCOMPARE(recipients->topLevelItemCount(), 2);
        const QString first = view->findChild<BounceDetails*>()->answer();
        console.press("Down", recipients);
        QVERIFY(view->findChild<BounceDetails*>()->answer() != first);
        QVERIFY(view->findChild<BounceDetails*>()->answer().contains("eve@other.example"));
    }
    void explainsWhileTyping() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "bounce");
        console.type("550 no", console.view<BounceView>()->findChild<BounceInput*>());
        QTRY_COMPARE(daemon.askedFor("bounce.explain"), 1);
    }
    void takesADroppedFileByteByByte() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "bounce");
        QTemporaryDir folder;
        QFile file(folder.filePath("bounce.eml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Subject: x\n\n\xfc: 550 no\n");
        file.close();
        auto* input = console.view<BounceView>()->findChild<BounceInput*>();
        auto* data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(file.fileName())});
        give(*input, data);
        console.settle();
        QCOMPARE(input->bytes(), QByteArray("Subject: x\n\n\xfc: 550 no\n"));
        QVERIFY(daemon.asked().back().params.has("text_b64"));
        QVERIFY(!input->openFile(folder.filePath("none")).isEmpty());
    }
    void saysWhenItIsNoBounceAndWhenTheServerFails() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "bounce");
        auto* view = console.view<BounceView>();
        view->findChild<BounceInput*>()->setBytes("hello there");
        console.settle();
        QCOMPARE(view->findChild<StatePlaceholder*>()->title(), QString("No bounce was recognised in this text."));
        daemon.setFaults("error:bounce.explain");
        view->refresh();
        console.settle();
        QVERIFY(view->findChild<StatePlaceholder*>()->title() != QString("No bounce was recognised in this text."));
    }
    void everythingHasANameAndIsReached() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "bounce");
        auto* view = console.view<BounceView>();
        view->findChild<BounceInput*>()->setBytes(google.toUtf8());
        console.settle();
        const QStringList faults = accessibilityFaults(*view);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
    void everySentenceHasAGermanOne() {
        QTranslator german;
        QVERIFY(german.load("postroom_de", ":/translations"));
        const auto placeholders = [](const QString& text) {
            QSet<QString> found;
            for (auto at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1))
                found << text.mid(at, text.indexOf('}', at) - at + 1);
            return found;
        };
        for (const auto& row : bounce::explanationTexts()) {
            const QString text = german.translate("BounceTexts", row.code.c_str());
            QVERIFY2(!text.isEmpty(), row.code.c_str());
            QVERIFY2(placeholders(QString::fromStdString(row.text)).contains(placeholders(text)), row.code.c_str());
        }
        QVERIFY(!german.translate("BouncePage", "Bounce helper").isEmpty());
        QCoreApplication::installTranslator(&german);
        const auto sentence = base::Json::object({{"code", "bounce.why.mailbox_unknown"}, {"arguments", base::Json::object({{"address", "{domain}"}, {"domain", "x"}})}, {"text", "?"}});
        QCOMPARE(bounceSentence(sentence), QString("Es gibt kein Postfach {domain}."));
        QCOMPARE(bounceSentence(base::Json::object({{"code", "bounce.new"}, {"text", "later"}})), QString("later"));
        QCoreApplication::removeTranslator(&german);
    }
};

POSTROOM_TEST(BouncePageTest)
#include "bounce_page_test.moc"
