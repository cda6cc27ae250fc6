// SPDX-License-Identifier: Apache-2.0
// Other people's collections of bounces, and how far we agree with what they say of them. A third of each, chosen by a hash of
// the file's name, was never opened while the rules were written; its figures stand apart, and only they say how well the rules
// do on a bounce that nobody has seen. POSTROOM_BOUNCE_SHOW=1 names the disagreements of the other two thirds.
#include "server/mail/bounce/parse_bounce.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <map>
#include <set>

using namespace postroom;
using bounce::BounceReport;
using bounce::Kind;
using bounce::Reason;

namespace {

QString folder() { return qEnvironmentVariable("POSTROOM_SUITES") + "/bounce"; }

std::string contents(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

base::Json document(const QString& name) {
    auto parsed = base::Json::parse(contents(folder() + "/" + name));
    return parsed ? *parsed : base::Json();
}

/// FNV-1a of the name: the same file is in the same part on every machine, whatever is added.
bool isUnread(const std::string& name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash % 3 == 0;
}

struct Score {
    int cases = 0, recipient = 0, status = 0, reason = 0, all = 0;
    [[nodiscard]] double share() const { return cases == 0 ? 1.0 : static_cast<double>(all) / cases; }
};

/// What one case expects, in our words; what a corpus does not say is left out of the comparison.
struct Verdicts {
    bool recipient = true, status = true, reason = true;
};

struct Table {
    std::map<std::string, std::pair<Score, Score>> rows; ///< read, unread

    void add(const std::string& corpus, const std::string& name, const Verdicts& verdicts, const std::string& remark) {
        const bool unread = isUnread(name);
        Score& score = unread ? rows[corpus].second : rows[corpus].first;
        ++score.cases;
        score.recipient += verdicts.recipient ? 1 : 0;
        score.status += verdicts.status ? 1 : 0;
        score.reason += verdicts.reason ? 1 : 0;
        const bool all = verdicts.recipient && verdicts.status && verdicts.reason;
        score.all += all ? 1 : 0;
        if (!all && !unread && qEnvironmentVariableIsSet("POSTROOM_BOUNCE_SHOW"))
            std::printf("%s %s:%s%s%s %s\n", corpus.c_str(), name.c_str(), verdicts.recipient ? "" : " RECIPIENT", verdicts.status ? "" : " STATUS",
                        verdicts.reason ? "" : " REASON", remark.c_str());
    }
};

/// Sisimai's reasons in ours, by its own definitions (libsisimai.org/en/reason). Where it draws a line that we do not, or the other
/// way round, both sides are named: its "filtered" is what a recipient's settings or a header field caused after DATA, unknown
/// mailboxes included; "expired" is given up after connection failures; "networkerror" and "systemerror" have our loops, "blocked" our
/// missing reverse names, "securityerror" what lacks a permission or encryption.
const std::map<std::string, std::set<Reason>>& sisimaiReasons() {
    static const std::map<std::string, std::set<Reason>> map{
        {"authfailure", {Reason::authentication}},
        {"badreputation", {Reason::hostBlocked}},
        {"blocked", {Reason::hostBlocked, Reason::reverseDns}},
        {"contenterror", {Reason::content, Reason::notCompliant}},
        {"emailtoolarge", {Reason::tooBig}},
        {"exceedlimit", {Reason::tooBig}},
        {"expired", {Reason::expired, Reason::network}},
        {"failedstarttls", {Reason::tls}},
        {"feedback", {Reason::feedback}},
        {"filtered", {Reason::mailboxUnknown, Reason::notPermitted, Reason::mailboxDisabled, Reason::senderRefused, Reason::policy, Reason::content, Reason::notCompliant}},
        {"hasmoved", {Reason::mailboxMoved}},
        {"hostunknown", {Reason::hostUnknown}},
        {"mailboxfull", {Reason::mailboxFull}},
        {"mailererror", {Reason::serverError}},
        {"mesgtoobig", {Reason::tooBig}},
        {"networkerror", {Reason::network, Reason::mailLoop}},
        {"norelaying", {Reason::relayDenied}},
        {"notaccept", {Reason::noMailService}},
        {"notcompliantrfc", {Reason::notCompliant}},
        {"onhold", {Reason::unknown}},
        {"policyviolation", {Reason::policy, Reason::content}},
        {"ratelimited", {Reason::tooMany, Reason::greylisted}},
        {"rejected", {Reason::senderRefused, Reason::notPermitted}},
        {"requireptr", {Reason::reverseDns}},
        {"securityerror", {Reason::notPermitted, Reason::policy, Reason::tls}},
        {"spamdetected", {Reason::spam}},
        {"speeding", {Reason::tooMany}},
        {"suppressed", {Reason::suppressed}},
        {"suspend", {Reason::mailboxDisabled}},
        {"syntaxerror", {Reason::protocol, Reason::addressSyntax}},
        {"systemerror", {Reason::serverError, Reason::mailLoop}},
        {"systemfull", {Reason::serverFull}},
        {"toomanyconn", {Reason::tooMany}},
        {"undefined", {Reason::unknown}},
        {"userunknown", {Reason::mailboxUnknown, Reason::addressSyntax}},
        {"vacation", {Reason::autoReply}},
        {"virusdetected", {Reason::virus}},
        {"delivered", {Reason::delivered}},
    };
    return map;
}

/// x.0.9nn is Sisimai's own way to say that nobody gave a status: then ours must be none, or of that class.
bool sameStatus(const std::string& expected, const std::string& ours) {
    if (expected == ours)
        return true;
    if (expected.size() == 7 && expected.substr(1, 4) == ".0.9")
        return ours.empty() || ours[0] == expected[0];
    return false;
}

Verdicts compareSisimai(const base::Json& expected, const BounceReport& report) {
    Verdicts verdicts;
    verdicts.recipient = report.recipients.size() == expected.size();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const base::Json& one = expected.items()[i];
        if (i >= report.recipients.size()) {
            verdicts.status = verdicts.reason = false;
            break;
        }
        const auto& ours = report.recipients[i];
        verdicts.status = verdicts.status && sameStatus(one["status"].toString(), ours.status);
        const auto found = sisimaiReasons().find(one["reason"].toString());
        verdicts.reason = verdicts.reason && found != sisimaiReasons().end() && found->second.contains(ours.reason);
    }
    return verdicts;
}

std::string shown(const BounceReport& report) {
    std::string text = std::string(bounce::kindName(report.kind));
    for (const auto& recipient : report.recipients)
        text += " | " + recipient.address + " " + recipient.status + " " + std::to_string(recipient.code) + " " + std::string(bounce::reasonName(recipient.reason)) + " (" +
                recipient.basis + "; " + recipient.command + "; " + recipient.remoteHost + ") " + base::shortened(recipient.diagnostic, 110);
    return text;
}

std::string expectedText(const base::Json& expected) {
    std::string text = "\n    expected ";
    for (const auto& one : expected.items())
        text += one["status"].toString() + " " + one["replycode"].toString() + " " + one["reason"].toString() + "; ";
    return text + "\n    ours     ";
}

void sisimai(Table& table) {
    const auto consensus = document("sisimai/EXPECTED-consensus.json");
    for (const QString& variant : {QString("bsd"), QString("dos"), QString("mac")})
        for (const auto& [name, expected] : consensus.members()) {
            const QString file = folder() + "/sisimai/maildir/" + variant + "/" + QString::fromStdString(name);
            if (!QFile::exists(file))
                continue;
            const auto report = bounce::parseBounce(contents(file));
            const std::string remark = isUnread(name) ? std::string() : expectedText(expected) + shown(report);
            table.add("sisimai " + variant.toStdString(), name, compareSisimai(expected, report), remark);
        }
    const auto disputed = document("sisimai/EXPECTED-disputed.json");
    for (const auto& [name, both] : disputed.members()) {
        const auto report = bounce::parseBounce(contents(folder() + "/sisimai/maildir/bsd/" + QString::fromStdString(name)));
        const auto ruby = compareSisimai(both["rb"], report);
        const auto go = compareSisimai(both["go"], report);
        const std::string remark = isUnread(name) ? std::string() : expectedText(both["rb"]) + shown(report);
        table.add("sisimai disputed", name, {ruby.recipient || go.recipient, ruby.status || go.status, ruby.reason || go.reason}, remark);
    }
}

/// Which addresses failed, for good or for now.
void flufl(Table& table) {
    std::map<std::string, std::set<std::string>> addresses;
    std::map<std::string, bool> permanent;
    const auto rows = document("flufl.bounce/EXPECTED.json");
    for (const auto& row : rows.items()) {
        for (const auto& address : row["addresses"].items())
            addresses[row["file"].toString()].insert(base::lower(address.toStringView()));
        if (row["addresses"].size() > 0)
            permanent[row["file"].toString()] = row["kind"].toStringView() == "permanent";
    }
    for (const auto& [name, wanted] : addresses) {
        const auto report = bounce::parseBounce(contents(folder() + "/flufl.bounce/" + QString::fromStdString(name)));
        std::set<std::string> ours;
        for (const auto& recipient : report.recipients)
            ours.insert(base::lower(recipient.address));
        table.add("flufl.bounce", name, {ours == wanted, (report.kind == Kind::failure) == permanent[name], true},
                  isUnread(name) ? std::string() : base::join({wanted.begin(), wanted.end()}, ",") + "\n    ours     " + shown(report));
    }
}

const std::map<std::string, std::set<Reason>>& bounceParserReasons() {
    static const std::map<std::string, std::set<Reason>> map{
        {"over_quota", {Reason::mailboxFull}},
        {"spam", {Reason::spam, Reason::hostBlocked, Reason::authentication, Reason::virus, Reason::policy, Reason::senderRefused, Reason::content}}, // "refused as spam or its like"
        {"user_unknown", {Reason::mailboxUnknown, Reason::mailboxMoved}},
        {"user_disabled", {Reason::mailboxDisabled}},
        {"domain_error", {Reason::hostUnknown, Reason::noMailService, Reason::network}},
        {"message_too_large", {Reason::tooBig}},
        {"denied", {Reason::policy, Reason::notPermitted, Reason::senderRefused, Reason::hostBlocked, Reason::relayDenied}},
        {"syntax_error", {Reason::addressSyntax, Reason::protocol}},
        {"unknown", {Reason::unknown}},
    };
    return map;
}

void bounceParser(Table& table) {
    const auto rows = document("bounceparser/EXPECTED.json");
    for (const auto& [name, row] : rows.members()) {
        const QString file = folder() + "/bounceparser/corpus/" + QString::fromStdString(name);
        if (!QFile::exists(file))
            continue;
        const auto report = bounce::parseBounce(contents(file));
        Verdicts verdicts;
        if (row.has("is_bounce"))
            verdicts.recipient = (row["is_bounce"].toString("0") == "1") == (report.kind == Kind::failure || report.kind == Kind::delay);
        if (!row["smtp_code"].toStringView().empty())
            verdicts.status = !report.recipients.empty() && std::to_string(report.recipients[0].code) == row["smtp_code"].toString();
        if (const auto found = bounceParserReasons().find(row["std_reason"].toString()); found != bounceParserReasons().end())
            verdicts.reason = !report.recipients.empty() && found->second.contains(report.recipients[0].reason);
        table.add("bounceparser", name, verdicts, isUnread(name) ? std::string() : row.text() + "\n    ours     " + shown(report));
    }
}

void print(const std::string& title, const Score& score) {
    const auto percent = [&](int part) { return score.cases == 0 ? 0.0 : 100.0 * part / score.cases; };
    std::printf("%-28s %6d %10.1f %10.1f %10.1f %10.1f\n", title.c_str(), score.cases, percent(score.recipient), percent(score.status), percent(score.reason), percent(score.all));
}

Score sum(const Score& a, const Score& b) {
    return {a.cases + b.cases, a.recipient + b.recipient, a.status + b.status, a.reason + b.reason, a.all + b.all};
}

} // namespace

class BounceCorporaTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithTheCorpora() {
        if (!QFile::exists(folder()))
            QSKIP("POSTROOM_SUITES is not there");
        Table table;
        sisimai(table);
        flufl(table);
        bounceParser(table);
        std::printf("%-28s %6s %10s %10s %10s %10s   (%% of the cases that agree)\n", "corpus", "cases", "recipient", "status", "reason", "all three");
        Score read, unread;
        for (const auto& [corpus, scores] : table.rows) {
            print(corpus + ", read", scores.first);
            print(corpus + ", unread", scores.second);
            read = sum(read, scores.first);
            unread = sum(unread, scores.second);
        }
        print("all, read", read);
        print("all, unread", unread);
        print("all", sum(read, unread));
        std::fflush(stdout);
        QVERIFY2(sum(read, unread).share() >= 0.9, "less than 90 % agree");
        QVERIFY2(unread.share() >= 0.85, "the rules do much worse on the files that nobody looked at");
    }
};

POSTROOM_TEST(BounceCorporaTest)
#include "bounce_corpora_test.moc"
