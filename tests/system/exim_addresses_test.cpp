// SPDX-License-Identifier: Apache-2.0
// Rewrite rules made by chance (oracle/*.grammar), and addresses asked of exim -brw and of us: they come out the
// same. What differs on purpose stands in oracle/address_differences.txt with an example. More than the few of the ordinary
// run: POSTROOM_ORACLE_COUNT=5000 POSTROOM_ORACLE_SEED=7; certain ones, one in a line: POSTROOM_ORACLE_FILE=name.
#include "tests/support/test_main.h"
#include "tests/system/oracle/address_oracle.h"
#include "tests/system/oracle/grammar.h"
#include "tests/system/oracle/known_differences.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <map>

using namespace postroom::test;

namespace {

QByteArray contentOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray oracleFile(const QString& name) { return contentOf(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/system/oracle/" + name); }

qint64 number(const char* variable, qint64 otherwise) {
    bool good = false;
    const qint64 value = qEnvironmentVariable(variable).toLongLong(&good);
    return good ? value : otherwise;
}

/// "RULE / RULE / ? ADDRESS": what is asked, in one line as in the list of differences.
struct Asked {
    QByteArrayList parts;
    QByteArray address;
    [[nodiscard]] QByteArray line() const { return parts.join(" / ") + " ? " + address; }
    static Asked of(const QByteArray& line) {
        const qsizetype at = line.lastIndexOf(" ? ");
        Asked asked{{}, line.mid(at + 3)};
        for (QByteArray rest = line.left(at); !rest.isEmpty();) {
            const qsizetype end = rest.indexOf(" / ");
            asked.parts << (end < 0 ? rest : rest.left(end));
            rest = end < 0 ? QByteArray() : rest.mid(end + 3);
        }
        return asked;
    }
};

struct Answered {
    QByteArray exim, ours;
};

QByteArray shownAddress(QByteArray address, bool raw) {
    if (raw && address.startsWith('<') && address.endsWith('>') && address.size() > 2) // Exim reads it without its brackets
        address = address.mid(1, address.size() - 2);
    return address.isEmpty() ? QByteArray("<>") : address;
}

/// Only the parts ("; " between them) in which the answers differ.
QByteArray difference(const Answered& answered) {
    const auto partsOf = [](QByteArray text) { return text.replace("; ", "\n").split('\n'); };
    QByteArrayList theirs = partsOf(answered.exim), ours = partsOf(answered.ours);
    const QByteArrayList all = theirs;
    for (const QByteArray& part : all)
        if (ours.removeOne(part))
            theirs.removeOne(part);
    return "\n    Exim " + theirs.join("; ") + "\n    we   " + ours.join("; ");
}

constexpr char head[] = R"(qualify_domain = qual.test
domainlist local = @ : local.example : *.sub.example
addresslist vips = alice@example.com : *@wild.example : ^u@
)";

} // namespace

class EximAddressesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QString problem;
        m_known = readKnownDifferences(oracleFile("address_differences.txt"), problem).value_or(std::vector<KnownDifference>());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(m_oracle.prepare());
    }

    void rewritesAsExim() {
        const qint64 count = number("POSTROOM_ORACLE_COUNT", 240);
        compare(make("rewriting.grammar", "rule", count, 4), [this](const std::vector<Asked>& asked) { return rewritten(asked); });
    }

    void whatIsExplainedDiffers() {
        std::vector<Asked> rules;
        for (const KnownDifference& one : m_known)
            rules.push_back(Asked::of(one.example));
        const auto answers = rewritten(rules);
        for (std::size_t i = 0; i < m_known.size(); ++i) {
            const QByteArray both = answers[i].exim + " => " + answers[i].ours;
            QVERIFY2(answers[i].exim != answers[i].ours, (m_known[i].example + " no longer differs: " + both).constData());
            QVERIFY2(m_known[i].explains(m_known[i].example, both), (m_known[i].example + " is not what its entry explains: " + both).constData());
        }
    }

private:
    using Ask = std::function<std::vector<Answered>(const std::vector<Asked>&)>;

    std::vector<Asked> make(const QString& grammarFile, const QByteArray& part, qint64 count, int addresses) {
        QString problem;
        const auto grammar = Grammar::parse(oracleFile(grammarFile), problem);
        if (!grammar) {
            QTest::qFail(qPrintable(problem), __FILE__, __LINE__);
            return {};
        }
        std::vector<Asked> asked;
        if (const QByteArray given = contentOf(qEnvironmentVariable("POSTROOM_ORACLE_FILE", "none")); !given.isEmpty()) {
            for (const QByteArray& line : given.trimmed().split('\n'))
                asked.push_back(Asked::of(line));
            return asked;
        }
        const auto seed = static_cast<quint64>(number("POSTROOM_ORACLE_SEED", 1));
        TextMaker maker(*grammar, seed);
        std::mt19937_64 chance(seed);
        while (static_cast<qint64>(asked.size()) < count) {
            Asked one;
            for (quint64 parts = 1 + chance() % 5; parts > 0; --parts)
                one.parts << maker.next(part, TextMaker::Mistakes::none);
            for (int i = 0; i < addresses; ++i) {
                one.address = maker.next("address");
                asked.push_back(one);
            }
        }
        return asked;
    }

    void compare(const std::vector<Asked>& asked, const Ask& ask) {
        const auto answers = ask(asked);
        int agree = 0, explained = 0, refused = 0, ended = 0;
        QByteArrayList unexplained;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const QByteArray line = asked[i].line(), both = answers[i].exim + " => " + answers[i].ours;
            const bool refusedByBoth = answers[i].exim.startsWith("refused") && answers[i].ours.startsWith("refused");
            refused += refusedByBoth ? 1 : 0;
            ended += answers[i].exim.isEmpty() ? 1 : 0;
            if (answers[i].exim.isEmpty())
                continue; // it has faults of its own on which it ends
            if (refusedByBoth || answers[i].exim == answers[i].ours)
                ++agree;
            else if (std::any_of(m_known.begin(), m_known.end(), [&](const KnownDifference& one) { return one.explains(line, both); }))
                ++explained;
            else
                unexplained << line + difference(answers[i]);
        }
        qInfo("seed %lld: %zu asked, %d agree (%d of them: both refuse the configuration), %d differ on purpose, %d on which Exim ended, %lld unexplained", static_cast<long long>(number("POSTROOM_ORACLE_SEED", 1)),
              asked.size(), agree, refused, explained, ended, static_cast<long long>(unexplained.size()));
        for (const QByteArray& one : unexplained.mid(0, number("POSTROOM_ORACLE_SHOW", 100)))
            qInfo("%s", one.constData());
        QVERIFY2(unexplained.isEmpty(), "Exim and we differ in what was printed above");
    }

    std::vector<Answered> rewritten(const std::vector<Asked>& asked) {
        std::vector<EximRun> theirs;
        std::vector<OurQuestion> ours;
        for (const Asked& one : asked) {
            const QByteArray configuration = head + QByteArray("begin rewrite\n") + one.parts.join("\n") + "\nnone@none.test  *  E\n"; // with rules for SMTP alone Exim says nothing of the rest
            theirs.push_back({configuration, {"-brw", one.address}, {}});
            ours.push_back({configuration, "address.rewrite", {{"address", QString::fromUtf8(one.address)}}});
        }
        static const std::map<QByteArray, QString> places{{"sender", "Sender"}, {"from", "From"}, {"to", "To"}, {"cc", "Cc"}, {"bcc", "Bcc"}, {"reply-to", "Reply-To"},
                                                          {"env-from", "sender"}, {"env-to", "recipient"}, {"SMTP", "SMTP"}};
        const auto exim = m_oracle.askExim(theirs);
        const auto our = m_oracle.askOurs(ours);
        std::vector<Answered> answers;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            Answered answered{exim[i], {}};
            if (!exim[i].startsWith("refused") && !exim[i].contains("env-to:") && !exim[i].trimmed().isEmpty())
                answered.exim = "no address";
            else if (!exim[i].startsWith("refused"))
                answered.exim.clear();
            for (const auto& [label, place] : places) {
                for (const QByteArray& line : exim[i].split('\n'))
                    if (line.trimmed().startsWith(label + ": ") && answered.exim != "no address" && (label != "SMTP" || !line.endsWith(": " + asked[i].address)))
                        answered.exim += label + "=" + line.mid(line.indexOf(": ") + 2).trimmed() + "; ";
                for (const QJsonValue& each : our[i]["places"].toArray())
                    if (each["place"].toString() == place && (place != "SMTP" || each["changed"].toBool()))
                        answered.ours += label + "=" + shownAddress(each["address"].toString().toUtf8(), label == "SMTP") + "; ";
            }
            if (our[i].contains("refused"))
                answered.ours = our[i]["refused"].toString().contains("configuration has errors") ? "refused: " + our[i]["refused"].toString().toUtf8() : "no address";
            answers.push_back(answered);
        }
        return answers;
    }

    std::vector<KnownDifference> m_known;
    AddressOracle m_oracle;
};

POSTROOM_TEST(EximAddressesTest)
#include "exim_addresses_test.moc"
