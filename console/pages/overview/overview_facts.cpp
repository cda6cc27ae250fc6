// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/overview/overview_facts.h"

#include "console/pages/link.h"
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"
#include "console/widgets/text_format.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

constexpr int certificateWarningDays = 21;
constexpr double diskWarning = 0.10, diskBad = 0.03;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(OverviewFacts)
};

void addAlarms(QList<Fact>& facts, const base::Json& overview, const QDateTime& now) {
    for (const base::Json& alarm : overview["alarms"].items()) {
        const QString fix = text(alarm, "fix");
        facts << Fact{text(alarm, "sentence"), agoText(time(alarm["since"]), now), {}, text(alarm, "sentence") + (fix.isEmpty() ? QString() : '\n' + fix),
                      alarm["grave"].toBool() ? Tone::bad : Tone::warning, {}};
    }
}

void addDisks(QList<Fact>& facts, const base::Json& overview) {
    for (const base::Json& disk : overview["disks"].items()) {
        const double total = disk["total_bytes"].toDouble(static_cast<double>(disk["total_bytes"].toInteger()));
        const double free = disk["free_bytes"].toDouble(static_cast<double>(disk["free_bytes"].toInteger()));
        if (total <= 0)
            continue;
        const Tone tone = free / total < diskBad ? Tone::bad : free / total < diskWarning ? Tone::warning : Tone::neutral;
        facts << Fact{Say::tr("Free disk space"), Say::tr("%1 (%2 %)").arg(sizeText(static_cast<qint64>(free))).arg(qRound(free * 100 / total)), {},
                      Say::tr("%1: %2 of %3 are free").arg(text(disk, "path"), sizeText(static_cast<qint64>(free)), sizeText(static_cast<qint64>(total))), tone,
                      tone == Tone::neutral ? "disk" : QString()};
    }
}

void addCertificates(QList<Fact>& facts, const base::Json& overview, const QDateTime& now) {
    for (const base::Json& certificate : overview["certificates"].items()) {
        const QDateTime end = time(certificate["not_after"]);
        const qint64 days = now.daysTo(end);
        const bool selfSigned = certificate["self_signed"].toBool();
        const Tone tone = days < 0 ? Tone::bad : days < certificateWarningDays ? Tone::warning : Tone::neutral;
        QString detail = Say::tr("Subject %1, valid until %2").arg(text(certificate, "subject"), fullTimeText(end));
        if (selfSigned)
            detail += '\n' + Say::tr("It is self-signed: senders encrypt with it, but cannot check who we are.");
        QString name = text(certificate, "name");
        facts << Fact{Say::tr("Certificate %1").arg(name.isEmpty() ? text(certificate, "subject") : name) + (selfSigned ? ' ' + Say::tr("(self-signed)") : QString()),
                      days < 0 ? Say::tr("expired") : Say::tr("%n day(s) left", nullptr, static_cast<int>(days)), {}, detail, tone,
                      tone == Tone::neutral ? "certificate" : QString()};
    }
}

void addListeners(QList<Fact>& facts, const base::Json& overview) {
    for (const base::Json& listener : overview["listeners"].items()) {
        const QString problem = text(listener, "problem");
        const QString place = text(listener, "address") + ':' + text(listener, "port");
        facts << Fact{Say::tr("Listener %1 on %2").arg(text(listener, "name"), place),
                      problem.isEmpty() ? Say::tr("%n connection(s)", nullptr, static_cast<int>(listener["connections"].toInteger())) : Say::tr("closed"), {},
                      problem.isEmpty() ? Say::tr("%1 connections were taken since the start").arg(countText(listener["accepted"].toInteger())) : problem,
                      problem.isEmpty() ? Tone::neutral : Tone::bad, problem.isEmpty() ? "listener" : QString()};
    }
}

void addLedger(QList<Fact>& facts, const base::Json& overview) {
    const base::Json& ledger = overview["ledger"];
    if (!ledger["known"].toBool())
        return;
    const bool balanced = ledger["balanced"].toBool();
    facts << Fact{Say::tr("Ledger: every message is accounted for"), balanced ? Say::tr("balanced") : Say::tr("gap"), {}, text(ledger, "sentence"),
                  balanced ? Tone::good : Tone::bad, balanced ? "ledger" : QString()};
    if (!balanced)
        facts.last().text = Say::tr("Ledger: messages are not accounted for");
}

void addRevision(QList<Fact>& facts, const base::Json& overview, const QDateTime& now) {
    const base::Json& revision = overview["revision"];
    const QString number = text(revision, "revision");
    if (number.isEmpty())
        return;
    QString label = Say::tr("Revision %1").arg(number);
    if (const QString author = text(revision, "author"); !author.isEmpty())
        label = Say::tr("Revision %1 by %2").arg(number, author);
    facts << Fact{label, agoText(time(revision["time"]), now), Link::to("revision", {number}).text(), text(revision, "comment"), Tone::neutral, "revisions"};
}

} // namespace

Verdict flowVerdict(const base::Json& overview, const QDateTime& now) {
    Verdict verdict;
    const base::Json& queue = overview["queue"];
    const qint64 waiting = queue["messages"].toInteger();
    const base::Json* grave = nullptr;
    for (const base::Json& alarm : overview["alarms"].items())
        if (alarm["grave"].toBool() && grave == nullptr)
            grave = &alarm;
    const base::Json& hour = overview["last_hour"];
    QStringList below;
    if (!hour.isNull())
        below << Say::tr("In the last hour: %1 in, %2 out, %3 refused.")
                     .arg(countText(hour["accepted"].toInteger()), countText(hour["delivered"].toInteger()), countText(hour["rejected"].toInteger()));
    if (waiting > 0) {
        below << Say::tr("%n message(s) wait in the queue", nullptr, static_cast<int>(waiting)) +
                     (queue["oldest"]["received"].isNull() ? QString(".") : ", " + Say::tr("the oldest came %1.").arg(agoText(time(queue["oldest"]["received"]), now)));
    } else {
        below << Say::tr("Nothing waits in the queue.");
    }
    verdict.explanation = below.join(' ');
    const auto& alarms = overview["alarms"].items();
    if (grave != nullptr) {
        verdict.tone = Tone::bad;
        verdict.sentence = text(*grave, "sentence");
    } else if (!alarms.empty()) {
        verdict.tone = Tone::warning;
        verdict.sentence = Say::tr("Mail is flowing, but something needs attention.");
    } else {
        verdict.tone = Tone::good;
        verdict.sentence = Say::tr("Mail is flowing.");
    }
    return verdict;
}

QList<Fact> causeFacts(const base::Json& overview, const QDateTime& now) {
    QList<Fact> facts;
    for (const base::Json& cause : overview["queue"]["by_cause"].items()) {
        const QString name = text(cause, "cause");
        const qint64 recipients = cause["recipients"].toInteger();
        facts << Fact{name.isEmpty() ? Say::tr("not tried yet") : name, countText(recipients), Link::to("queue", {}, {{"by", "cause"}, {"key", name}}).text(),
                      Say::tr("%n recipient(s)", nullptr, static_cast<int>(recipients)) + ", " +
                          Say::tr("the oldest came %1.").arg(agoText(time(cause["oldest"]), now)) + '\n' + name,
                      cause["held"].toBool() ? Tone::neutral : Tone::warning, cause["held"].toBool() ? "held" : "queued"};
    }
    return facts;
}

QList<Fact> rejectionFacts(const base::Json& overview) {
    QList<Fact> facts;
    for (const base::Json& rejection : overview["rejections"].items()) {
        QString title = catalogueText(rejection["title"].toStringView());
        if (title.isEmpty())
            title = text(rejection, "class");
        facts << Fact{title, countText(rejection["count"].toInteger()), Link::to("trace", {}, {{"q", text(rejection, "query")}}).text(), catalogueText(rejection["help"].toStringView()),
                      Tone::neutral, "rejected"};
    }
    return facts;
}

QList<Fact> serverFacts(const base::Json& overview, const QDateTime& now) {
    QList<Fact> facts;
    addAlarms(facts, overview, now);
    addLedger(facts, overview);
    addDisks(facts, overview);
    addCertificates(facts, overview, now);
    addListeners(facts, overview);
    addRevision(facts, overview, now);
    return facts;
}

} // namespace postroom::console
