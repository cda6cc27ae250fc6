// SPDX-License-Identifier: Apache-2.0
#include "server/app/policy_use.h"

#include "server/policy/acl/policy.h"
#include "server/policy/acl/statement_uses.h"
#include "shared/base/packed.h"

#include <array>
#include <map>

namespace postroom::app {

namespace {

constexpr std::string_view space = "hits";
constexpr std::chrono::hours kept{24 * 400};
constexpr std::array<lookup::ListKind, 4> listKinds{lookup::ListKind::domain, lookup::ListKind::host, lookup::ListKind::address, lookup::ListKind::localPart};

std::string keyOf(std::string_view kind, std::string_view name, std::string_view text) {
    std::string key(kind);
    for (const std::string_view part : {name, text}) {
        key += '\0';
        key += part;
    }
    return key;
}

std::string itemText(const lookup::ListItem& item) { return (item.negated ? "!" : "") + item.text; }

/// Everything that is counted in a revision, with a name that is the same in the next one if it did not change.
template <typename Visit> void forEachCount(const Compiled& compiled, Visit visit) {
    for (acl::HitCounters::Counter& counter : compiled.policy->counters().all())
        visit(keyOf(counter.shadow ? "shadow" : "acl", counter.acl, counter.text), static_cast<base::HitCount&>(counter));
    for (const auto& [name, hits] : compiled.chain->hits())
        visit(keyOf("router", name, ""), *hits);
    for (const lookup::ListKind kind : listKinds)
        for (const auto& [name, list] : compiled.lists->all(kind))
            if (list.parsed)
                for (const lookup::ListItem& item : list.parsed->items())
                    if (item.hits != nullptr)
                        visit(keyOf(lookup::listKindName(kind), name, itemText(item)), *item.hits);
}

std::string packed(const acl::ShadowExample& example) {
    std::string bytes;
    base::PackWriter out(bytes);
    out.number(static_cast<std::uint64_t>(example.time));
    for (const std::string* text : {&example.phase, &example.client, &example.sender, &example.recipient, &example.found})
        out.text(*text);
    return bytes;
}

acl::ShadowExample unpackedExample(base::PackReader& in) {
    acl::ShadowExample example;
    example.time = static_cast<std::int64_t>(in.number());
    for (std::string* text : {&example.phase, &example.client, &example.sender, &example.recipient, &example.found})
        *text = in.text();
    return example;
}

base::Json lastJson(const base::HitCount& hits) {
    const std::int64_t last = hits.lastApplied.load(std::memory_order_relaxed);
    return last == 0 ? base::Json() : base::Json(last);
}

base::Json number(const std::atomic<std::uint64_t>& value) { return static_cast<std::int64_t>(value.load(std::memory_order_relaxed)); }

base::Json statementJson(const acl::StatementUse& use) {
    const acl::HitCounters::Counter& counter = *use.counter;
    base::Json json = base::Json::object({{"acl", counter.acl}, {"statement", static_cast<std::int64_t>(counter.statement)}, {"verb", counter.verb},
                                          {"text", counter.text}, {"shadow", counter.shadow}, {"asked", number(counter.asked)},
                                          {"applied", number(counter.applied)}, {"last", lastJson(counter)}});
    if (use.shadowedBy != 0) {
        json.set("shadowed_by", static_cast<std::int64_t>(use.shadowedBy));
        json.set("certain", use.certain);
        json.set("reason", use.reason);
    }
    base::Json examples = base::Json::array();
    for (const acl::ShadowExample& example : counter.keptExamples())
        examples.append(base::Json::object({{"time", example.time}, {"phase", example.phase}, {"client", example.client}, {"sender", example.sender},
                                            {"recipient", example.recipient}, {"found", example.found}}));
    json.set("examples", std::move(examples));
    return json;
}

} // namespace

PolicyUse::PolicyUse(store::StateStore& store, const base::Clock& clock, std::function<std::shared_ptr<const Compiled>()> running)
    : m_store(store), m_clock(clock), m_running(std::move(running)), m_since(clock.now()) {
    const std::string key = keyOf("since", "", "");
    if (const auto known = m_store.get(std::string(space), key)) {
        base::PackReader in(known->bytes);
        m_since = base::fromEpochMicros(static_cast<std::int64_t>(in.number()));
        return;
    }
    std::string bytes;
    base::PackWriter(bytes).number(static_cast<std::uint64_t>(base::toEpochMicros(m_since)));
    m_store.put(std::string(space), key, std::move(bytes), m_since + kept * 10);
}

void PolicyUse::takeOver(const Compiled& next, const Compiled* previous) {
    if (previous == nullptr)
        return restore(next);
    if (&next == previous)
        return;
    std::map<std::string, const base::HitCount*> known;
    forEachCount(*previous, [&known](std::string key, const base::HitCount& hits) { known.emplace(std::move(key), &hits); });
    next.policy->counters().carryFrom(previous->policy->counters());
    forEachCount(next, [&known](const std::string& key, base::HitCount& hits) {
        const auto found = known.find(key);
        if (found == known.end() || key.starts_with("acl") || key.starts_with("shadow"))
            return;
        hits.addEarlier(*found->second);
        known.erase(found);
    });
}

void PolicyUse::restore(const Compiled& compiled) {
    std::map<std::string, bool> taken; // of two equal statements the first inherits
    forEachCount(compiled, [&](const std::string& key, base::HitCount& hits) {
        const auto stored = m_store.get(std::string(space), key);
        if (!stored || !taken.emplace(key, true).second)
            return;
        base::PackReader in(stored->bytes);
        const std::uint64_t asked = in.number(), applied = in.number();
        hits.addEarlier(asked, applied, static_cast<std::int64_t>(in.number()));
        if (key.starts_with("shadow"))
            for (std::uint64_t left = in.number(); left > 0 && in.good(); --left)
                static_cast<acl::HitCounters::Counter&>(hits).keepExample(unpackedExample(in));
    });
}

void PolicyUse::save(const Compiled& compiled) {
    std::map<std::string, bool> written;
    forEachCount(compiled, [&](const std::string& key, base::HitCount& hits) {
        if (hits.asked.load() + hits.applied.load() == 0 || !written.emplace(key, true).second)
            return;
        std::string bytes;
        base::PackWriter out(bytes);
        out.number(hits.asked.load());
        out.number(hits.applied.load());
        out.number(static_cast<std::uint64_t>(hits.lastApplied.load()));
        if (key.starts_with("shadow")) {
            const auto examples = static_cast<acl::HitCounters::Counter&>(hits).keptExamples();
            out.number(examples.size());
            for (const acl::ShadowExample& example : examples)
                bytes += packed(example);
        }
        if (const auto known = m_store.get(std::string(space), key); known && known->bytes == bytes)
            return;
        m_store.put(std::string(space), key, std::move(bytes), m_clock.now() + kept);
    });
}

base::Json PolicyUse::figures() {
    const auto compiled = m_running();
    base::Json statements = base::Json::array();
    for (const acl::StatementUse& use : acl::statementUses(*compiled->policy))
        statements.append(statementJson(use));
    base::Json routers = base::Json::array();
    for (const auto& [name, hits] : compiled->chain->hits())
        routers.append(base::Json::object({{"router", name}, {"asked", number(hits->asked)}, {"applied", number(hits->applied)}, {"last", lastJson(*hits)}}));
    base::Json lists = base::Json::array();
    for (const lookup::ListKind kind : listKinds)
        for (const auto& [name, list] : compiled->lists->all(kind)) {
            if (!list.parsed || list.hidden)
                continue;
            base::Json items = base::Json::array();
            for (const lookup::ListItem& item : list.parsed->items())
                if (item.hits != nullptr)
                    items.append(base::Json::object({{"item", itemText(item)}, {"applied", number(item.hits->applied)}, {"last", lastJson(*item.hits)}}));
            lists.append(base::Json::object({{"object", std::string(lookup::listKindName(kind)) + " " + name}, {"items", std::move(items)}}));
        }
    return base::Json::object({{"since", base::toEpochMicros(m_since)},
                               {"revision", compiled->policy->revision().value},
                               {"statements", std::move(statements)},
                               {"routers", std::move(routers)},
                               {"lists", std::move(lists)}});
}

} // namespace postroom::app
