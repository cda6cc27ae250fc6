// SPDX-License-Identifier: Apache-2.0
// Retry rules made by chance, and what failed, asked of exim -brt and of us (address.retry): the same rule applies. More than
// the few of the ordinary run: POSTROOM_ORACLE_COUNT=500 POSTROOM_ORACLE_SEED=7.
#include "tests/support/daemon.h"
#include "tests/support/exim_peer.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <random>

using namespace postroom::test;

namespace {

qint64 number(const char* variable, qint64 otherwise) {
    bool good = false;
    const qint64 value = qEnvironmentVariable(variable).toLongLong(&good);
    return good ? value : otherwise;
}

constexpr const char* patterns[] = {"*", "far.example", "mx.far.example", "*.example", "*.far.example", "*@far.example", "anna@far.example", "anna@*.example", "*@*.far.example",
                                    "^anna@", "^[^@]*@far\\\\.example\\$", "\\N^[*]@mx[.]\\N", "^.*\\\\.other\\$", "!far.example", "!anna@far.example", "+vips", "@@lsearch;FOLDER/parts",
                                    "lsearch;FOLDER/addresses", "*@lsearch;FOLDER/domains", "lsearch*@;FOLDER/addresses", "${if eq{1}{1}{far.example}{no}}", "Anna@FAR.example", "192.0.2.7",
                                    "*@+near", "@", "@[]"};
constexpr const char* errors[] = {"auth_failed", "data_4xx", "data_451", "data_45x", "lost_connection", "lookup", "mail_4xx", "mail_42x", "rcpt_4xx", "rcpt_452", "rcpt_45x", "refused",
                                  "refused_A", "Refused_mx", "timeout", "timeout_A", "timeout_MX", "timeout_connect", "timeout_connect_A", "timeout_connect_MX", "tls_required", "quota", "quota_4d"};
constexpr const char* senders[] = {"boss@head.example", "*@head.example : !boss@head.example", ":", "\\N^b\\N", "+vips"};
constexpr const char* failed[] = {"*", "auth_failed", "data_451", "data_420", "lost_connection", "lookup", "mail_421", "mail_452", "rcpt_452", "rcpt_450", "rcpt_421", "refused", "refused_A", "refused_MX",
                                  "timeout", "timeout_A", "timeout_MX", "timeout_connect", "timeout_connect_A", "timeout_connect_MX", "tls_required", "quota", "quota_1h", "quota_7d"};
/// Host or nothing, address or domain.
constexpr const char* subjects[][2] = {{"", "anna@far.example"}, {"", "bert@far.example"}, {"", "anna@mx.far.example"}, {"", "anna@other"}, {"", "Anna@Far.Example"}, {"", "far.example"}, {"", "www.other"},
                                       {"mx.far.example", "far.example"}, {"mx.other", "far.example"}, {"192.0.2.7", "far.example"}, {"mx.near.example", "anna.example"}, {"", "exim.test"}};
constexpr const char* froms[] = {"", "boss@head.example", "ben@head.example"};

template <std::size_t n> QByteArray oneOf(const char* const (&list)[n], std::mt19937_64& chance) { return list[chance() % n]; }

struct Question {
    QByteArray host, address, error, sender;
    [[nodiscard]] QByteArray shown() const { return "host \"" + host + "\", address " + address + ", error " + error + ", sender \"" + sender + "\""; }
};

} // namespace

class EximRetryTest : public QObject {
    Q_OBJECT
private slots:
    void theSameRuleApplies() {
        const auto seed = static_cast<quint64>(number("POSTROOM_ORACLE_SEED", 1));
        std::mt19937_64 chance(seed);
        write("parts", "far.example: anna : ^b.*rt\nother: >far.example\n");
        write("addresses", "anna@far.example: x\n*@mx.far.example: y\n");
        write("domains", "far.example\nother\n");
        int agree = 0, none = 0;
        QByteArrayList differences;
        const auto count = number("POSTROOM_ORACLE_COUNT", 20);
        for (qint64 i = 0; i < count; ++i) {
            const QByteArray configuration = make(chance);
            std::vector<Question> questions;
            for (int k = 0; k < 8; ++k) {
                const auto& subject = subjects[chance() % std::size(subjects)];
                questions.push_back({subject[0], subject[1], oneOf(failed, chance), oneOf(froms, chance)});
            }
            const auto ours = askOurs(configuration, questions);
            for (std::size_t k = 0; k < questions.size(); ++k) {
                const QByteArray exim = askExim(configuration, questions[k]);
                agree += exim == ours[k] ? 1 : 0;
                none += exim == "none" ? 1 : 0;
                if (exim != ours[k])
                    differences << configuration + "? " + questions[k].shown() + "\n    Exim " + exim + "\n    we   " + ours[k];
            }
        }
        qInfo("seed %llu: %lld questions, %d agree (%d of them: no rule)", static_cast<unsigned long long>(seed), static_cast<long long>(count * 8), agree, none);
        for (const QByteArray& one : differences.mid(0, 20))
            qInfo("%s", one.constData());
        QVERIFY2(differences.isEmpty(), "Exim and we differ in what was printed above");
    }

    void theSameRulesAreTaken_data() {
        QTest::addColumn<QByteArray>("rule");
        for (const char* rule : {"* * F,2h,15m; G,16h,1h,1.5; F,4d,6h", "* *", "* * F,1h", "* * F,1h,0s", "* * F,0s,1m", "* * F,1h,1m;", "* * F,1h,1m;;F,2h,1m", "* * F,1h,1m F,2h,1m", "* * f,1h,1m; g,2h,1m,2",
                                 "* * G,1h,1m", "* * G,1h,1m,0.5", "* * G,1h,1m,1", "* * H,1h,1m,1.5", "* * H,1h,1m,1.2345", "* * G,1h,1m,x", "* * X,1h,1m", "* * F,1x,1m", "* * F,1h,1m,2", "* * F , 1h , 1m",
                                 "* * F,2h,1m; F,1h,1m", "* quotta F,1h,1m", "* quota_ F,1h,1m", "* quota_3d F,1h,1m", "* rcpt_4x2 F,1h,1m", "* rcpt_5xx F,1h,1m", "* rcpt_45 F,1h,1m", "* refused_B F,1h,1m",
                                 "* timeout_DNS F,1h,1m", "* auth_failed F,1h,1m", "* Lost_Connection F,1h,1m", "* * senders=x@y F,1h,1m", "* * senders=\"x@y : z@y\" F,1h,1m", "* * senders= F,1h,1m", "*", "\"a b\" * F,1h,1m",
                                 "*\t*\tF,1h,1m", "* * F,1h,1m # remark", "* F,1h,1m"})
            QTest::newRow(rule) << QByteArray(rule);
    }
    void theSameRulesAreTaken() {
        QFETCH(const QByteArray, rule);
        const bool theirs = m_exim.answer("begin retry\n" + rule + "\n", {"-brt", "a@b.example"}).contains("etry ");
        write("taken.conf", "primary_hostname = exim.test\nbegin retry\n" + rule + "\n");
        const Finished ours = run(Daemon::program("postroomctl"), {"config", "check", m_folder.filePath("taken.conf")});
        // On purpose: empty steps and blanks in a step are taken, and timeout_DNS, which Exim takes for timeout, is an error.
        static const QByteArrayList different{"* * F,1h,1m;;F,2h,1m", "* * F , 1h , 1m", "* timeout_DNS F,1h,1m"};
        QVERIFY2(((ours.exitCode == 0) == theirs) != different.contains(rule), ((theirs ? "Exim takes it: " : "Exim refuses it: ") + ours.output + ours.errors).constData());
    }

    void aPatternThatCannotBeExpandedIsAnError() {
        write("wrong.conf", "primary_hostname = exim.test\nbegin retry\n\"${if eq{1}{1}\" * F,1h,1m\n");
        const Finished finished = run(Daemon::program("postroomctl"), {"config", "check", m_folder.filePath("wrong.conf")});
        QVERIFY2(finished.exitCode != 0 && finished.errors.contains("wrong.conf:3"), (finished.output + finished.errors).constData());
    }

private:
    void write(const QString& name, const QByteArray& text) const {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    /// The cutoff of a rule is its number, so that an answer tells which one it was.
    QByteArray make(std::mt19937_64& chance) const {
        QByteArray text = "primary_hostname = exim.test\naddresslist vips = ben@head.example : anna@far.example\ndomainlist near = *.near.example : far.example\nbegin retry\n";
        const auto rules = 2 + chance() % 5;
        for (quint64 i = 1; i <= rules; ++i) {
            text += oneOf(patterns, chance).replace("FOLDER", m_folder.path().toUtf8()).replace("\\\\", "\\").replace("${", "\"${").replace("{no}}", "{no}}\"") + " " + (chance() % 2 == 0 ? "*" : oneOf(errors, chance));
            if (chance() % 4 == 0)
                text += " senders=\"" + oneOf(senders, chance).replace("\\", "\\\\") + "\"";
            text += " F," + QByteArray::number(i) + "h,1m\n";
        }
        return text;
    }

    QByteArray askExim(const QByteArray& configuration, const Question& question) {
        QStringList arguments{"-f", "<" + question.sender + ">", "-brt"}; // without -f there is no sender, not even an empty one
        if (!question.host.isEmpty())
            arguments << question.host;
        arguments << question.address;
        if (question.error != "*")
            arguments << question.error;
        const QByteArray answer = m_exim.answer(QByteArray(configuration).replace("primary_hostname = exim.test\n", ""), arguments);
        static const QRegularExpression cutoff(" F,(\\d+)h,1m; $");
        const auto match = cutoff.match(QString::fromUtf8(answer.trimmed() + " "));
        return match.hasMatch() ? "rule " + match.captured(1).toUtf8() : answer.contains("No retry information found") ? QByteArray("none") : "\"" + answer.trimmed() + "\"";
    }

    std::vector<QByteArray> askOurs(const QByteArray& configuration, const std::vector<Question>& questions) const {
        write("ours.conf", configuration);
        QByteArray input = R"({"jsonrpc":"2.0","id":0,"method":"hello","params":{"version":1,"client":"oracle"}})" "\n";
        for (std::size_t i = 0; i < questions.size(); ++i) {
            QJsonObject params{{"address", QString::fromUtf8(questions[i].address)}, {"error", QString::fromUtf8(questions[i].error)}};
            if (!questions[i].host.isEmpty())
                params["host"] = QString::fromUtf8(questions[i].host);
            if (!questions[i].sender.isEmpty())
                params["sender"] = QString::fromUtf8(questions[i].sender);
            input += QJsonDocument(QJsonObject{{"jsonrpc", "2.0"}, {"id", static_cast<qint64>(i + 1)}, {"method", "address.retry"}, {"params", params}}).toJson(QJsonDocument::Compact) + "\n";
        }
        const Finished finished = run(Daemon::program("postroomd"), {"--evaluate", "--config", m_folder.filePath("ours.conf")}, input);
        std::vector<QByteArray> answers(questions.size(), "no answer: " + finished.errors);
        for (const QByteArray& line : finished.output.split('\n')) {
            const QJsonObject reply = QJsonDocument::fromJson(line).object();
            const auto id = static_cast<std::size_t>(reply["id"].toInteger());
            if (id == 0 || id > answers.size())
                continue;
            const QJsonObject rule = reply["result"]["rule"].toObject();
            answers[id - 1] = reply.contains("error") ? line : rule.isEmpty() ? QByteArray("none") : "rule " + QByteArray::number(rule["number"].toInteger());
        }
        return answers;
    }

    QTemporaryDir m_folder;
    EximPeer m_exim;
};

POSTROOM_TEST(EximRetryTest)
#include "exim_retry_test.moc"
