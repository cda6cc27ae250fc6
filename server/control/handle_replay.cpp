// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_replay.h"

#include "server/control/handle_diagnose.h"
#include "server/control/trace_search.h"

#include <algorithm>
#include <map>

namespace postroom::control {

namespace {

constexpr std::int64_t mostCases = 10'000;
constexpr std::size_t pageRows = 500;
constexpr base::Milliseconds longestPatience{20'000};

/// Where a window went on from: a row, and the message of which more rows may follow.
struct Position {
    std::optional<store::SearchKey> key;
    std::string message;

    static std::optional<Position> fromText(std::string_view text) {
        Position position;
        if (text.empty())
            return position;
        const std::size_t slash = text.find('/');
        position.key = store::SearchKey::fromText(text.substr(0, slash));
        if (!position.key)
            return std::nullopt;
        if (slash != std::string_view::npos)
            position.message = text.substr(slash + 1);
        return position;
    }
    [[nodiscard]] std::string text() const { return key->text() + (message.empty() ? "" : "/" + message); }
};

base::Json sideJson(const ReplayOutcome::Side& side) {
    return base::Json::object({{"outcome", side.outcome}, {"reply", side.reply}, {"decided_by", side.decidedBy}});
}

base::Json differenceJson(const store::SearchRow& row, const ReplayOutcome& outcome) {
    base::Json decisions = base::Json::array();
    for (const auto& difference : outcome.differences) {
        base::Json sentences = base::Json::array();
        for (const std::string& sentence : difference.sentences)
            sentences.append(sentence);
        decisions.append(base::Json::object({{"phase", difference.phase},
                                             {"recipient", difference.recipient},
                                             {"before", sideJson(difference.before)},
                                             {"after", sideJson(difference.after)},
                                             {"sentences", std::move(sentences)}}));
    }
    return base::Json::object({{"key", row.key.text()},
                               {"id", row.message.text()},
                               {"time", base::toEpochMicros(row.time)},
                               {"sender", row.sender},
                               {"client", row.client},
                               {"decisions", std::move(decisions)}});
}

class Window {
public:
    Window(store::EventStore& store, Replayer& replayer, std::size_t limit) : m_store(store), m_replayer(replayer), m_limit(limit) {}

    /// False when the window is full.
    bool take(const store::SearchRow& row) {
        const std::string message = row.message.string();
        if (m_cases >= static_cast<std::int64_t>(m_limit) && (message.empty() || message != m_message))
            return false;
        m_position = {row.key, message};
        if (!message.empty() && message == std::exchange(m_message, message))
            return true; // another recipient of the same message
        const auto trace = m_store.trace(row);
        if (!trace || (trace->empty() && message.empty()))
            return true; // another row of the same refusal
        ++m_cases;
        if (trace->empty()) {
            noteMissing({"The decisions were not kept (trace_sample_accepted)", {}});
            ++m_unreplayable;
            return true;
        }
        count(row, m_replayer.replay(*trace));
        return true;
    }
    void startAfter(const Position& position) {
        m_position = position;
        m_message = position.message;
    }
    void pass(const store::SearchRow& row) { m_position = {row.key, {}}; }

    [[nodiscard]] base::Json json(bool ended) {
        base::Json missing = base::Json::array();
        for (const auto& [what, found] : m_missing)
            missing.append(base::Json::object({{"what", what}, {"example", found.example}, {"cases", found.cases}}));
        return base::Json::object({{"cases", m_cases},
                                   {"same", m_same},
                                   {"drifted", m_drifted},
                                   {"differing", std::move(m_differing)},
                                   {"unreplayable", m_unreplayable},
                                   {"missing", std::move(missing)},
                                   {"next", ended || !m_position.key ? base::Json() : base::Json(m_position.text())}});
    }

private:
    struct Unrecorded {
        std::string example;
        std::int64_t cases = 0;
    };

    void noteMissing(const ReplayOutcome::Missing& missing) {
        Unrecorded& found = m_missing[missing.what];
        if (found.cases++ == 0)
            found.example = missing.example;
    }

    void count(const store::SearchRow& row, const ReplayOutcome& outcome) {
        using Kind = ReplayOutcome::Kind;
        switch (outcome.kind) {
        case Kind::same: ++m_same; break;
        case Kind::drifted: ++m_drifted; break;
        case Kind::differs: m_differing.append(differenceJson(row, outcome)); break;
        case Kind::notReplayable:
            ++m_unreplayable;
            for (const ReplayOutcome::Missing& each : outcome.missing)
                noteMissing(each);
            break;
        }
    }

    store::EventStore& m_store;
    Replayer& m_replayer;
    std::size_t m_limit;
    Position m_position;
    std::string m_message;
    std::int64_t m_cases = 0, m_same = 0, m_drifted = 0, m_unreplayable = 0;
    std::map<std::string, Unrecorded> m_missing;
    base::Json m_differing = base::Json::array();
};

Answer replay(const TraceServices& services, DiagnoseRunner& runner, const Call& call) {
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    auto wanted = readTraceSearch(call.params["query"].toStringView(), services.clock.now());
    if (!wanted)
        return refuse(wanted.error());
    const auto from = Position::fromText(call.params["after"].toStringView());
    if (!from)
        return refuseField("after", "is no key of a replay");
    const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(call.params["limit"].toInteger(1000), 1, mostCases));
    const base::Milliseconds patience = std::clamp(base::Milliseconds(call.params["patience_ms"].toInteger(2000)), base::Milliseconds(10), longestPatience);
    const auto replayer = runner.replayer(*choice);
    if (!replayer)
        return refuse(replayer.error());
    const auto deadline = std::chrono::steady_clock::now() + patience;
    Window window(services.store, **replayer, limit);
    window.startAfter(*from);
    wanted->query.after = from->key;
    wanted->query.limit = pageRows;
    while (true) {
        const auto page = services.store.search(wanted->query);
        if (!page)
            return refuse(page.error());
        for (const auto& row : page->rows) {
            if (!window.take(row))
                return window.json(false);
            if (std::chrono::steady_clock::now() >= deadline)
                return window.json(false);
        }
        if (!page->more)
            return window.json(true);
        if (page->rows.empty() || *page->more != page->rows.back().key) { // searched further than the last row found
            store::SearchRow reached;
            reached.key = *page->more;
            window.pass(reached);
        }
        if (std::chrono::steady_clock::now() >= deadline)
            return window.json(false);
        wanted->query.after = page->more;
    }
}

} // namespace

void addReplayMethod(MethodTable& table, TraceServices services, DiagnoseRunner& runner) {
    table.add("config.replay", Pace::slow, Effect::reads, [services, &runner](const Call& call) { return replay(services, runner, call); });
}

} // namespace postroom::control
