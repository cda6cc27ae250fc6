// SPDX-License-Identifier: Apache-2.0
// Making revisions: check, apply, confirm, revert, roll back. Reading them is in configuration_views.cpp.
#include "server/app/configuration.h"

#include "server/app/config_json.h"
#include "shared/catalogue/option_row.h"
#include "shared/config/digest.h"

namespace postroom::app {

namespace {

std::string findingLines(const config::Findings& findings) {
    std::string lines;
    for (const config::Finding& finding : findings)
        lines += (lines.empty() ? "" : "\n") + finding.text();
    return lines;
}

/// Does a changed setting work only after a restart?
bool needsRestart(const config::Difference& difference, const config::Document& document) {
    for (const config::ObjectDifference& object : difference) {
        const auto label = config::readLabel(object.object);
        if (!label)
            continue;
        const config::Object* now = document.find(label->first, label->second);
        for (const config::SettingDifference& setting : object.settings) {
            const auto* row = catalogue::findOption(label->first, now != nullptr ? now->driver() : std::string_view(), setting.setting);
            if (row != nullptr && row->activation == catalogue::Activation::restart)
                return true;
        }
    }
    return false;
}

void append(config::Findings& findings, const config::Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); }

} // namespace

Configuration::Configuration(store::ConfigStore& store, RevisionActivator& activator, events::Sink& events, const base::Clock& clock)
    : m_book(store), m_activator(activator), m_events(events), m_clock(clock) {}

bool Configuration::isNew() const {
    const auto newest = m_book.store().newest();
    return newest && !newest->id;
}

base::Result<void> Configuration::start(const config::Document& first, const config::SecretMap& firstSecrets, const std::string& comment) {
    auto newest = m_book.store().newest();
    if (!newest)
        return base::fail(newest.error());
    const bool fresh = !newest->id;
    config::SecretMap secrets = firstSecrets;
    config::Document document = first;
    if (!fresh) {
        auto stored = m_book.document(newest->id);
        if (!stored)
            return base::fail(stored.error());
        document = std::move(*stored);
        auto known = m_book.secrets();
        if (!known)
            return base::fail(known.error());
        secrets = std::move(*known);
    }
    config::Findings findings;
    const base::RevisionId id{fresh ? 1 : newest->id.value};
    auto compiled = m_activator.compile(document, secrets, id, findings);
    if (!compiled)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "the configuration cannot be used", findingLines(findings)));
    if (fresh) {
        if (auto stored = m_book.storeSecrets(secrets); !stored)
            return stored;
        store::StoredRevision revision;
        revision.author = "factory";
        revision.comment = comment;
        revision.time = m_clock.now();
        revision.digest = config::digest(document);
        auto appended = m_book.append(document, revision, {0});
        if (!appended)
            return base::fail(appended.error());
        newest = std::move(appended);
    }
    // What waited for confirmation when the server stopped still waits; when its time is over the first tick takes it back.
    auto pending = m_book.store().pending();
    {
        const std::lock_guard lock(m_mutex);
        m_running = *newest;
        if (pending && *pending && (*pending)->revision == newest->id)
            m_pending = **pending;
    }
    if (!m_activator.activate(std::move(compiled), findings))
        return base::fail(base::temporaryError(base::ErrorKind::unavailable, "the configuration cannot be put to work", findingLines(findings)));
    publish("config.applied", *newest, "start");
    return {};
}

void Configuration::tick() {
    std::optional<Pending> due;
    {
        const std::lock_guard lock(m_mutex);
        if (m_pending && m_clock.now() >= m_pending->until)
            due = m_pending;
    }
    if (due)
        (void)goBack(due->previous, "not confirmed in time: back to revision " + std::to_string(due->previous.value), "postroomd", base::Seconds(0));
}

control::RevisionInfo Configuration::running() {
    store::StoredRevision revision;
    {
        const std::lock_guard lock(m_mutex);
        revision = m_running;
    }
    return info(revision);
}

base::RevisionId Configuration::baseOf(const control::WorkingCopy& copy) {
    const std::lock_guard lock(m_mutex);
    return copy.base ? copy.base : m_running.id;
}

base::Result<config::Applied> Configuration::working(const control::WorkingCopy& copy) {
    auto document = m_book.document(baseOf(copy));
    if (!document)
        return base::fail(document.error());
    auto changes = changesFromProtocol(copy.changes);
    if (!changes)
        return base::fail(changes.error());
    return config::apply(*document, *changes);
}

base::Result<control::CheckOutcome> Configuration::check(const control::WorkingCopy& copy) {
    auto base = m_book.document(baseOf(copy));
    auto applied = working(copy);
    auto secrets = m_book.secrets();
    if (!base || !applied || !secrets)
        return base::fail(!base ? base.error() : !applied ? applied.error() : secrets.error());
    control::CheckOutcome outcome;
    outcome.findings = applied->findings;
    for (auto& [name, value] : applied->secrets)
        secrets->insert_or_assign(name, value);
    if (!config::hasErrors(outcome.findings))
        if (const auto compiled = m_activator.compile(applied->document, *secrets, {0}, outcome.findings))
            append(outcome.findings, m_activator.test(compiled));
    outcome.difference = differenceToProtocol(config::difference(*base, applied->document));
    outcome.digest = config::digest(applied->document);
    outcome.restartNeeded = needsRestart(config::difference(*base, applied->document), applied->document);
    return outcome;
}

base::Result<control::ApplyOutcome> Configuration::apply(const control::ApplyRequest& request) {
    const std::lock_guard applying(m_applying);
    const base::RevisionId current = running().id;
    const base::RevisionId from = baseOf(request.copy);
    auto changes = changesFromProtocol(request.copy.changes);
    auto now = m_book.document(current);
    if (!changes || !now)
        return base::fail(!changes ? changes.error() : now.error());
    control::ApplyOutcome outcome;
    outcome.revision = running();
    if (from != current) {
        auto old = m_book.document(from);
        if (!old)
            return base::fail(old.error());
        outcome.conflicts = config::conflicts(*old, *now, *changes);
        if (!outcome.conflicts.empty()) {
            outcome.kind = control::ApplyOutcome::Kind::conflict;
            return outcome;
        }
    }
    config::Applied applied = config::apply(*now, *changes);
    if (config::hasErrors(applied.findings)) {
        outcome.kind = control::ApplyOutcome::Kind::findings;
        outcome.findings = std::move(applied.findings);
        return outcome;
    }
    return put({std::move(applied.document), std::move(applied.secrets), request.comment, request.author, request.confirmWithin, request.despiteTests});
}

base::Result<control::ApplyOutcome> Configuration::put(Wanted wanted) {
    const std::lock_guard applying(m_applying);
    control::ApplyOutcome outcome;
    outcome.revision = running();
    const store::StoredRevision before = [this] {
        const std::lock_guard lock(m_mutex);
        return m_running;
    }();
    const std::string digest = config::digest(wanted.document);
    if (digest == before.digest && wanted.newSecrets.empty()) {
        outcome.kind = control::ApplyOutcome::Kind::unchanged;
        return outcome;
    }
    auto old = m_book.document(before.id);
    auto secrets = m_book.secrets();
    if (!old || !secrets)
        return base::fail(!old ? old.error() : secrets.error());
    for (const auto& [name, value] : wanted.newSecrets)
        secrets->insert_or_assign(name, value);
    const base::RevisionId next{before.id.value + 1};
    auto compiled = m_activator.compile(wanted.document, *secrets, next, outcome.findings);
    if (!compiled) {
        outcome.kind = control::ApplyOutcome::Kind::findings;
        publish("config.refused", before, outcome.findings.empty() ? "" : outcome.findings.front().text());
        return outcome;
    }
    config::Findings failed = m_activator.test(compiled);
    if (wanted.despiteTests)
        for (config::Finding& finding : failed)
            finding.severity = config::Severity::warning;
    append(outcome.findings, failed);
    if (config::hasErrors(failed)) {
        outcome.kind = control::ApplyOutcome::Kind::findings;
        publish("config.refused", before, failed.front().text());
        return outcome;
    }
    if (!m_activator.activate(std::move(compiled), outcome.findings)) {
        outcome.kind = control::ApplyOutcome::Kind::failed;
        publish("config.refused", before, outcome.findings.empty() ? "" : outcome.findings.back().text());
        return outcome;
    }
    store::StoredRevision revision;
    revision.author = wanted.author;
    revision.comment = wanted.comment;
    revision.time = m_clock.now();
    revision.digest = digest;
    std::optional<Pending> pending;
    if (wanted.confirmWithin.count() > 0)
        pending = Pending{next, before.id, m_clock.now() + wanted.confirmWithin};
    // Before the revision itself: a crash in between leaves a note about a revision that is not there, which means nothing.
    auto stored = m_book.storeSecrets(wanted.newSecrets);
    if (stored)
        stored = m_book.store().setPending(pending);
    auto appended = stored ? m_book.append(wanted.document, revision, before.id) : base::Result<store::StoredRevision>(base::fail(stored.error()));
    if (!appended) {
        // It cannot be kept: what runs must be what the store says, so the old one comes back.
        config::Findings ignored;
        if (auto back = m_activator.compile(*old, *secrets, before.id, ignored))
            m_activator.activate(std::move(back), ignored);
        return base::fail(appended.error());
    }
    {
        const std::lock_guard lock(m_mutex);
        m_running = *appended;
        m_pending = pending;
    }
    publish(wanted.despiteTests ? "config.rolled-back" : "config.applied", *appended, wanted.comment);
    outcome.kind = control::ApplyOutcome::Kind::applied;
    outcome.revision = info(*appended);
    outcome.restartNeeded = needsRestart(config::difference(*old, wanted.document), wanted.document);
    return outcome;
}

base::Result<control::RevisionInfo> Configuration::confirm(base::RevisionId revision, const std::string& author) {
    store::StoredRevision kept;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_pending)
            return base::fail(base::permanentError(base::ErrorKind::notFound, "nothing waits for confirmation"));
        if (m_pending->revision != revision)
            return base::fail(base::permanentError(base::ErrorKind::conflict, "revision " + std::to_string(m_pending->revision.value) +
                                                                                  " waits for confirmation, not " + std::to_string(revision.value)));
        if (auto noted = m_book.store().setPending(std::nullopt); !noted)
            return base::fail(noted.error());
        m_pending.reset();
        kept = m_running;
    }
    publish("config.confirmed", kept, author);
    return info(kept);
}

base::Result<control::ApplyOutcome> Configuration::revert(base::RevisionId revision, const std::string& author) {
    const std::lock_guard applying(m_applying);
    std::optional<Pending> pending;
    {
        const std::lock_guard lock(m_mutex);
        pending = m_pending;
    }
    if (!pending)
        return base::fail(base::permanentError(base::ErrorKind::notFound, "nothing waits for confirmation"));
    if (revision && pending->revision != revision)
        return base::fail(base::permanentError(base::ErrorKind::conflict, "another revision waits for confirmation"));
    return goBack(pending->previous, "reverted: back to revision " + std::to_string(pending->previous.value), author, base::Seconds(0));
}

base::Result<control::ApplyOutcome> Configuration::rollback(base::RevisionId to, const std::string& comment, const std::string& author,
                                                            base::Seconds confirmWithin) {
    return goBack(to, comment.empty() ? "rolled back to revision " + std::to_string(to.value) : comment, author, confirmWithin);
}

base::Result<control::ApplyOutcome> Configuration::goBack(base::RevisionId to, const std::string& comment, const std::string& author,
                                                          base::Seconds confirmWithin) {
    auto document = m_book.document(to);
    if (!document)
        return base::fail(document.error());
    auto outcome = put({std::move(*document), {}, comment, author, confirmWithin, true}); // the way back is never barred
    // Whatever came of it, it must not be tried every second: the event says what happened.
    const std::lock_guard lock(m_mutex);
    if (m_pending && m_clock.now() >= m_pending->until) {
        m_pending.reset();
        (void)m_book.store().setPending(std::nullopt);
    }
    return outcome;
}

control::RevisionInfo Configuration::info(const store::StoredRevision& stored) {
    control::RevisionInfo info{stored.id, stored.parent, stored.time, stored.author, stored.comment, stored.digest, false, {}};
    const std::lock_guard lock(m_mutex);
    info.running = stored.id == m_running.id;
    if (m_pending && m_pending->revision == stored.id)
        info.revertsAt = m_pending->until;
    return info;
}

void Configuration::publish(std::string_view name, const store::StoredRevision& revision, std::string_view why) {
    events::Event event;
    event.name = name;
    event.time = m_clock.now();
    event.revision = revision.id;
    event.with("author", revision.author).with("comment", why).with("digest", revision.digest);
    m_events.publish(std::move(event));
}

} // namespace postroom::app
