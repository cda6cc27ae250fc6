// SPDX-License-Identifier: Apache-2.0
// Expressions made by chance (oracle/expressions.grammar), asked of exim -be and of us: the values are the same, and where one
// fails the other does. What differs on purpose stands in oracle/differences.txt with an example. More than the few thousand
// of the ordinary run: POSTROOM_ORACLE_COUNT=50000
// POSTROOM_ORACLE_SEED=7; certain ones, one in a line: POSTROOM_ORACLE_FILE=name.
#include "shared/catalogue/expansion_row.h"
#include "tests/support/test_main.h"
#include "tests/system/oracle/grammar.h"
#include "tests/system/oracle/known_differences.h"
#include "tests/system/oracle/oracle_world.h"

#include <QFile>

#include <algorithm>

using namespace postroom;
using namespace postroom::test;

namespace {

QByteArray contentOf(const QString& name) {
    QFile file(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/system/oracle/" + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 number(const char* variable, qint64 otherwise) {
    bool good = false;
    const qint64 value = qEnvironmentVariable(variable).toLongLong(&good);
    return good ? value : otherwise;
}

constexpr char configuration[] = R"(qualify_domain = oracle.test
qualify_recipient = rcpt.oracle.test
sqlite_dbfile = FILES/people.sqlite
never_users =
domainlist local = @ : local.example : *.sub.example
hostlist relays = 127.0.0.1 : 10.0.0.0/8 : 2001:db8::/32 : !192.168.5.5 : 192.168.0.0/16
addresslist vips = alice@example.com : *@vip.example : ^ceo@
localpartlist parts = alice : ^u\\d+\$ : !carol : *-owner
begin acl
yes_acl:
  accept message = yes says $acl_arg1/$acl_arg2 n=$acl_narg
no_acl:
  deny message = no says $acl_arg1
defer_acl:
  defer message = later
plain_acl:
  accept
set_acl:
  warn set acl_m_x = set to $acl_arg1
  accept message = $acl_m_x
nested_acl:
  accept acl = yes_acl $acl_arg1 two
    message = outer:$acl_arg1:$acl_narg
)";

} // namespace

class EximOracleTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QString problem;
        m_known = readKnownDifferences(contentOf("differences.txt"), problem).value_or(std::vector<KnownDifference>());
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        m_grammar = Grammar::parse(contentOf("expressions.grammar"), problem);
        QVERIFY2(m_grammar.has_value(), qPrintable(problem));
        QVERIFY(m_world.prepare(configuration));
    }
    void everyWordIsAskedFor() {
        // What needs a peer or a session, what is there by chance, and what is newer than 4.96.
        static constexpr std::string_view elsewhere[] = {"authresults", "readsocket", "ldapauth", "saslauthd", "perl", "randint", "headerwrap", "xtextd"};
        const QByteArray grammar = contentOf("expressions.grammar");
        for (const auto& table : catalogue::expansionTables())
            for (const catalogue::ExpansionRow& row : table)
                if (row.kind != catalogue::ExpansionKind::variable && std::find(std::begin(elsewhere), std::end(elsewhere), row.name) == std::end(elsewhere))
                    QVERIFY2(grammar.contains(std::string(row.name).c_str()), std::string(row.name).c_str());
    }
    void agreesWithExim_data() {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<int>("part"); // of the number of expressions
        QTest::newRow("expressions") << QByteArray("start") << 1;
        QTest::newRow("lists") << QByteArray("lists") << 3;
    }
    void agreesWithExim() {
        QFETCH(const QByteArray, start);
        QFETCH(const int, part);
        const auto seed = static_cast<quint64>(number("POSTROOM_ORACLE_SEED", 1));
        const auto count = number("POSTROOM_ORACLE_COUNT", 3000) / part;
        TextMaker maker(*m_grammar, seed);
        QByteArrayList expressions;
        for (const QByteArray& line : contentOf("once_different.txt").split('\n'))
            if (!line.isEmpty() && !line.startsWith('#'))
                expressions << QByteArray(line).replace("FILES", m_world.filesFolder());
        for (qint64 i = 0; i < count; ++i)
            expressions << maker.next(start).replace("FILES", m_world.filesFolder());
        if (QFile given(qEnvironmentVariable("POSTROOM_ORACLE_FILE", "none")); given.open(QIODevice::ReadOnly))
            expressions = given.readAll().replace("FILES", m_world.filesFolder()).trimmed().split('\n');
        const auto theirs = m_world.askExim(expressions), ours = m_world.askOurs(expressions);
        int agree = 0, explained = 0, ended = 0; // Exim has faults of its own on which it ends
        QByteArrayList unexplained;
        for (qsizetype i = 0; i < expressions.size(); ++i) {
            const auto& exim = theirs[static_cast<std::size_t>(i)];
            const auto& our = ours[static_cast<std::size_t>(i)];
            const QByteArray answers = exim.shown() + " => " + our.shown();
            const auto explains = [&](const KnownDifference& one) { return one.explains(expressions[i], answers); };
            if (exim.kind == OracleAnswer::Kind::none && our.kind != OracleAnswer::Kind::none)
                ++ended;
            else if (exim.agreesWith(our))
                ++agree;
            else if (std::any_of(m_known.begin(), m_known.end(), explains))
                ++explained;
            else if (m_world.askExim({expressions[i]}).front().agreesWith(our)) // what an earlier expression left behind is gone
                ++agree;
            else
                unexplained << QByteArray(expressions[i]).replace(m_world.filesFolder(), "FILES") + "\n    Exim " + exim.shown() + "\n    we   " + our.shown();
        }
        qInfo("seed %llu: %lld expressions made, %d agree, %d differ on purpose, %d on which Exim ended, %lld unexplained", seed, static_cast<long long>(count), agree,
              explained, ended, static_cast<long long>(unexplained.size()));
        for (const QByteArray& one : unexplained.mid(0, 300))
            qInfo("%s", one.constData());
        QVERIFY2(unexplained.isEmpty(), "Exim and we differ in what was printed above");
        QVERIFY2(ended <= count / 10, "Exim ended too often for a comparison");
    }
    void whatIsExplainedDiffers() {
        QByteArrayList expressions;
        for (const KnownDifference& one : m_known)
            expressions << QByteArray(one.example).replace("FILES", m_world.filesFolder());
        const auto theirs = m_world.askExim(expressions), ours = m_world.askOurs(expressions);
        for (std::size_t i = 0; i < m_known.size(); ++i) {
            const QByteArray answers = theirs[i].shown() + " => " + ours[i].shown();
            QVERIFY2(!theirs[i].agreesWith(ours[i]), (m_known[i].example + " no longer differs: " + answers).constData());
            QVERIFY2(m_known[i].explains(expressions[static_cast<qsizetype>(i)], answers), (m_known[i].example + " is not what its entry explains: " + answers).constData());
        }
    }

private:
    std::vector<KnownDifference> m_known;
    std::optional<Grammar> m_grammar;
    OracleWorld m_world;
};

POSTROOM_TEST(EximOracleTest)
#include "exim_oracle_test.moc"
