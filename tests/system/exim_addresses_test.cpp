// SPDX-License-Identifier: Apache-2.0
// Rewrite rules and routers made by chance (oracle/*.grammar), and addresses asked of exim -brw, exim -bt and of us: they come out
// the same and go the same way. What differs on purpose stands in oracle/address_differences.txt with an example. More than the few of the ordinary
// run: POSTROOM_ORACLE_COUNT=5000 POSTROOM_ORACLE_SEED=7; certain ones, one in a line: POSTROOM_ORACLE_FILE=name.
#include "tests/support/test_main.h"
#include "tests/system/oracle/address_oracle.h"
#include "tests/system/oracle/grammar.h"
#include "tests/system/oracle/known_differences.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <map>
#include <utility>

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

/// A line for each option of a router; of one that came twice by chance the first.
QByteArray optionsOnce(const QByteArray& router) {
    QByteArray text;
    QByteArrayList known;
    for (QByteArray rest = router; !rest.isEmpty();) {
        const qsizetype end = rest.indexOf(" | ");
        const QByteArray option = end < 0 ? rest : rest.left(end);
        rest = end < 0 ? QByteArray() : rest.mid(end + 3);
        QByteArray name = option.left(option.indexOf(" = ") < 0 ? option.size() : option.indexOf(" = "));
        if (name.startsWith("no_"))
            name = name.mid(3);
        if (!known.contains(name) || name == "condition" || name == "set")
            text += "  " + option + "\n";
        known << name;
    }
    return text;
}

/// "ADDRESS < PARENT...: router/transport host..." or "ADDRESS < ...: fails", one for each end of the way, in order.
QByteArray joined(QByteArrayList ways) {
    std::sort(ways.begin(), ways.end());
    return ways.join("; ") + "; ";
}

QByteArray waysOfExim(const QByteArray& text) {
    if (text.startsWith("refused") || text.trimmed().isEmpty())
        return text.trimmed();
    struct Way {
        QByteArray address, outcome;
        QByteArrayList parents, hosts;
    };
    std::vector<Way> ways;
    bool reason = false; // the line after an error about a pipe or a file
    for (const QByteArray& line : text.split('\n')) {
        if (std::exchange(reason, false))
            continue;
        if (line.startsWith("*** Error in setting up") && !ways.empty()) {
            ways.back().outcome = "waits";
            reason = true;
            continue;
        }
        const auto field = [&](const char* name) {
            const qsizetype at = line.indexOf(name);
            return at < 0 ? QByteArray() : line.mid(at + static_cast<qsizetype>(qstrlen(name))).split(',').front().trimmed();
        };
        if (line.trimmed().isEmpty())
            continue;
        if (line.startsWith("    <-- ") && !ways.empty())
            ways.back().parents << line.mid(8).trimmed();
        else if (line.startsWith("  router = ") && !ways.empty())
            ways.back().outcome = field("router = ") + "/" + field("transport = ");
        else if (line.startsWith("  transport = ") && !ways.empty()) // of a pipe or a file
            ways.back().outcome = "/" + field("transport = ");
        else if (line.startsWith("  host ") && !ways.empty())
            ways.back().hosts << line.mid(7).simplified();
        else if (!line.startsWith(' ')) {
            static const std::pair<const char*, const char*> words[] = {{" is undeliverable", "fails"}, {" cannot be resolved at this time", "waits"}, {" mail to this address would be discarded", "discarded"}};
            Way way{line.trimmed(), {}, {}, {}};
            for (const auto& [word, outcome] : words)
                if (const qsizetype at = line.indexOf(word); at >= 0)
                    way = {line.left(at).trimmed(), outcome, {}, {}};
            if (line.startsWith("mail to ") && line.endsWith(" is discarded"))
                way = {line.mid(8, line.size() - 8 - 13), "discarded", {}, {}};
            way.address = way.address.replace("[duplicate, would not be delivered]", "").trimmed();
            if (const qsizetype arrow = way.address.indexOf(" -> "); arrow >= 0) // to a pipe or a file
                way.address = way.address.mid(arrow + 4);
            ways.push_back(way);
        }
    }
    QByteArrayList out;
    for (const Way& way : ways)
        out << way.address + " < " + way.parents.join(" < ") + ": " + way.outcome + (way.hosts.isEmpty() ? "" : " " + way.hosts.join(", "));
    return joined(out);
}

QByteArray waysOfOurs(const QJsonObject& answer) {
    if (answer.contains("refused"))
        return answer["refused"].toString().contains("configuration has errors") ? "refused: " + answer["refused"].toString().toUtf8() : answer["refused"].toString().toUtf8();
    QByteArrayList out;
    QByteArray discarded; // Exim says it of the first address, when there is nothing else
    for (const QJsonValue& each : answer["routes"].toArray()) {
        const QByteArray outcome = each["outcome"].toString().toUtf8(), file = each["pipe_or_file"].toString().toUtf8(), transport = each["transport"].toString().toUtf8();
        if (outcome == "discard") {
            const QJsonArray parents = each["parents"].toArray();
            discarded = (parents.isEmpty() ? each["address"] : parents.last()).toString().toUtf8();
            continue;
        }
        QByteArray way = file.isEmpty() ? each["address"].toString().toUtf8() + " < " : file + " < : ";
        if (file.isEmpty()) {
            QByteArrayList parents;
            for (const QJsonValue& parent : each["parents"].toArray())
                parents << parent.toString().toUtf8();
            way += parents.join(" < ") + ": ";
        }
        way += outcome == "deliver"   ? (file.isEmpty() ? each["router"].toString().toUtf8() : QByteArray()) + "/" + transport
               : outcome == "fail"    ? QByteArray("fails")
                                      : QByteArray("waits");
        QByteArrayList hosts;
        for (const QJsonValue& host : each["hosts"].toArray())
            for (const QJsonValue& address : host["addresses"].toArray())
                hosts << (host["name"].toString() + " [" + address.toString() + "]" + (host["port"].toInt() > 0 ? " port=" + QString::number(host["port"].toInt()) : QString())).toUtf8();
        out << way + (hosts.isEmpty() ? QByteArray() : " " + hosts.join(", "));
    }
    if (out.isEmpty() && !discarded.isEmpty())
        out << discarded + " < : discarded";
    return joined(out);
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

    void routesAsExim() {
        const qint64 count = number("POSTROOM_ORACLE_COUNT", 240);
        compare(make("routing.grammar", "router", count, 4), [this](const std::vector<Asked>& asked) { return routed(asked); });
    }

    void whatIsExplainedDiffers() {
        std::vector<Answered> answers;
        for (const KnownDifference& one : m_known) {
            const std::vector<Asked> asked{Asked::of(one.example)};
            answers.push_back((one.example.startsWith("driver = ") ? routed(asked) : rewritten(asked)).front());
        }
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
                one.address = maker.next("address", part == "router" ? TextMaker::Mistakes::none : TextMaker::Mistakes::some); // what is no address never comes to a router
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

    std::vector<Answered> routed(const std::vector<Asked>& asked) {
        static const QByteArray transports = "begin transports\nlocal:\n  driver = appendfile\n  file = /var/mail/$local_part_data\nremote:\n  driver = smtp\n"
                                             "topipe:\n  driver = pipe\ntofile:\n  driver = appendfile\n";
        std::vector<EximRun> theirs;
        std::vector<OurQuestion> ours;
        for (const Asked& one : asked) {
            QByteArray configuration = head + QByteArray("begin routers\n");
            for (qsizetype i = 0; i < one.parts.size(); ++i)
                configuration += "r" + QByteArray::number(i + 1) + ":\n" + optionsOnce(one.parts[i]);
            configuration += "last:\n  driver = accept\n  local_parts = bob : dave : postmaster\n  transport = local\n" + transports;
            theirs.push_back({configuration, {"-f", "anna@example.net", "-bt", one.address}, {}});
            ours.push_back({configuration, "address.test", {{"address", QString::fromUtf8(one.address)}, {"sender", "anna@example.net"}}});
        }
        const auto exim = m_oracle.askExim(theirs);
        const auto our = m_oracle.askOurs(ours);
        std::vector<Answered> answers;
        constexpr qsizetype longest = 4000; // more is a circle of redirections, of which each gives up somewhere else
        for (std::size_t i = 0; i < asked.size(); ++i) {
            answers.push_back({waysOfExim(exim[i]), waysOfOurs(our[i])});
            if (answers.back().exim.size() > longest)
                answers.back().exim.clear();
        }
        return answers;
    }

    std::vector<KnownDifference> m_known;
    AddressOracle m_oracle;
};

POSTROOM_TEST(EximAddressesTest)
#include "exim_addresses_test.moc"
