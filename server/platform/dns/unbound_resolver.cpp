// SPDX-License-Identifier: Apache-2.0
// Threads: start() runs on any thread; the pump thread alone makes contexts, collects answers, decides probes and swaps;
// a context that is no longer needed is deleted by a short thread of its own, since that waits for libunbound's.
#include "server/platform/dns/unbound_resolver.h"

#include "server/platform/dns/answer_cache.h"
#include "server/platform/dns/resolv_conf.h"
#include "server/platform/dns/unbound_context.h"
#include "shared/base/clock.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <fstream>
#include <sstream>
#include <thread>
#include <unordered_map>
#include <utility>

namespace postroom::dns {

namespace {

constexpr std::chrono::seconds drainLimit{30}; // an old context answers for this long at most

base::Steady now() { return base::systemClock().steady(); }

std::string keyOf(const Query& query) { return query.name + ' ' + std::to_string(static_cast<unsigned>(query.type)); }

struct Upstream {
    std::vector<std::string> forwarders;
    std::string note;
    std::string stamp;
};

Upstream readUpstream(const UnboundSettings& settings) {
    Upstream upstream;
    switch (settings.upstream) {
    case UnboundSettings::Upstream::recursion:
        return upstream;
    case UnboundSettings::Upstream::forwarders:
        upstream.forwarders = settings.forwarders;
        return upstream;
    case UnboundSettings::Upstream::systemResolvers:
        break;
    }
    upstream.stamp = fileStamp(settings.resolvConf);
    std::ifstream file(settings.resolvConf);
    std::ostringstream text;
    text << file.rdbuf();
    upstream.forwarders = readResolvConf(text.str());
    if (upstream.forwarders.empty()) { // resolv.conf(5): the local machine
        upstream.forwarders = {"127.0.0.1"};
        upstream.note = settings.resolvConf + " names no name server; asking 127.0.0.1";
    }
    return upstream;
}

} // namespace

class UnboundResolver::Impl {
public:
    explicit Impl(UnboundSettings settings)
        : m_settings(std::move(settings))
        , m_shared(Shared(m_settings)) {}
    ~Impl();
    base::Result<void> begin();
    Pending start(const Query& query);
    State status() const;
    base::Result<void> reload();

private:
    using ContextPointer = std::shared_ptr<UnboundContext>;
    /// What came of a candidate's probe; owned jointly with the question, which may outlive our interest.
    struct Probe {
        enum class Result { open, secure, notSecure };
        std::atomic<Result> result{Result::open};
        base::Guarded<std::string> why;
    };
    struct Reloads {
        std::uint64_t asked = 0, done = 0;
        base::Result<void> last;
    };
    struct Shared {
        explicit Shared(const UnboundSettings& settings)
            : cache(settings.cacheEntries, settings.maxNegativeTtl) {}
        AnswerCache cache;
        std::unordered_map<std::string, Pending> open; ///< questions under way, asked once however many wait
        ContextPointer current;                        ///< null while the first probe runs
        std::vector<Query> held;                       ///< asked meanwhile
        std::uint64_t generation = 0;                  ///< of `current`; answers of older ones are not kept
        State state;
    };

    void pump();
    void wake() const;
    base::Result<void> rebuild();
    void decideProbe(bool works, std::string note);
    void install(ContextPointer context);
    void ask(const ContextPointer& context, const Query& query, std::uint64_t generation);
    void done(const Query& query, std::uint64_t generation, Answer answer);
    void lookAtResolvConf();
    void followChanges();
    void judgeProbe();
    void retire(ContextPointer context);
    void sweep();
    int pollTimeout() const;

    const UnboundSettings m_settings;
    base::Guarded<Shared> m_shared;
    std::atomic<bool> m_stop{false}, m_look{false};
    base::Guarded<Reloads> m_reloads;
    std::condition_variable m_reloaded;
    std::atomic<std::int64_t> m_nextCheck{0};
    int m_wake = -1;
    std::thread m_pump;

    // Pump thread only (and begin(), before there is one).
    Upstream m_upstream;
    ContextPointer m_active;
    ContextPointer m_candidate; ///< its probe is under way
    base::Steady m_probeEnds{};
    base::Steady m_probeAt = base::Steady::max();
    std::shared_ptr<Probe> m_probe;
    std::vector<std::pair<ContextPointer, base::Steady>> m_draining;
    std::vector<std::thread> m_deleters;
};

UnboundResolver::Impl::~Impl() {
    m_stop = true;
    wake();
    m_reloaded.notify_all();
    if (m_pump.joinable())
        m_pump.join();
    {
        auto shared = m_shared.lock();
        shared->current.reset();
    }
    m_active.reset();
    m_candidate.reset();
    m_draining.clear();
    for (auto& deleter : m_deleters)
        deleter.join();
    auto open = std::move(m_shared.lock()->open);
    for (auto& [key, pending] : open) {
        Answer answer;
        answer.why = "the resolver is stopping";
        pending.answer(std::move(answer));
    }
    if (m_wake >= 0)
        ::close(m_wake);
}

base::Result<void> UnboundResolver::Impl::begin() {
    m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (m_wake < 0)
        return base::fail(base::systemError(errno, "eventfd"));
    if (m_settings.upstream == UnboundSettings::Upstream::forwarders && m_settings.forwarders.empty())
        return base::fail(base::permanentError(base::ErrorKind::invalid, "no forwarders are given for the DNS"));
    if (auto built = rebuild(); !built)
        return built;
    m_pump = std::thread([this] { pump(); });
    return {};
}

void UnboundResolver::Impl::wake() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
}

/// Reads the upstream and makes a context for it: a candidate whose probe decides, or at once the active one.
base::Result<void> UnboundResolver::Impl::rebuild() {
    m_upstream = readUpstream(m_settings);
    {
        auto shared = m_shared.lock();
        shared->state.forwarders = m_upstream.forwarders;
        shared->state.upstreamNote = m_upstream.note;
    }
    if (m_settings.validation == UnboundSettings::Validation::off) {
        m_shared.lock()->state.validationNote = "DNSSEC validation is switched off";
        const auto text = unboundConfiguration(m_settings, m_upstream.forwarders, Validate::no);
        if (!text)
            return base::fail(text.error());
        auto context = UnboundContext::create(*text);
        if (!context)
            return base::fail(context.error());
        install(std::move(*context));
        return {};
    }
    const auto text = unboundConfiguration(m_settings, m_upstream.forwarders, Validate::yes);
    if (!text)
        return base::fail(text.error());
    auto context = UnboundContext::create(*text);
    if (!context) { // a missing anchor file, for instance: work without
        decideProbe(false, "the DNSSEC root anchor " + m_settings.rootAnchorFile + " cannot be used (package dns-root-data)");
        return m_active ? base::Result<void>() : base::fail(context.error());
    }
    if (m_candidate)
        retire(std::exchange(m_candidate, nullptr));
    m_candidate = std::move(*context);
    m_probeEnds = now() + m_settings.probeTimeout;
    m_probe = std::make_shared<Probe>();
    m_candidate->ask({canonicalName(m_settings.probeName).value_or(""), RecordType::ns}, [this, probe = m_probe](Answer answer) {
        *probe->why.lock() = answer.why;
        probe->result = answer.status == Status::found && answer.secure ? Probe::Result::secure : Probe::Result::notSecure;
        wake();
    });
    return {};
}

void UnboundResolver::Impl::decideProbe(bool works, std::string note) {
    m_probeAt = works ? base::Steady::max() : now() + m_settings.probeAgain;
    {
        auto shared = m_shared.lock();
        shared->state.validating = works;
        shared->state.validationNote = note;
    }
    if (works) {
        install(std::exchange(m_candidate, nullptr));
        return;
    }
    if (m_candidate)
        retire(std::exchange(m_candidate, nullptr));
    if (const auto text = unboundConfiguration(m_settings, m_upstream.forwarders, Validate::no))
        if (auto context = UnboundContext::create(*text))
            install(std::move(*context));
}

void UnboundResolver::Impl::install(ContextPointer context) {
    std::vector<Query> held;
    std::uint64_t generation = 0;
    {
        auto shared = m_shared.lock();
        shared->current = context;
        generation = ++shared->generation;
        ++shared->state.contexts;
        shared->cache.clear();
        held.swap(shared->held);
    }
    if (m_active)
        retire(m_active);
    m_active = context;
    for (const auto& query : held)
        ask(context, query, generation);
}

void UnboundResolver::Impl::ask(const ContextPointer& context, const Query& query, std::uint64_t generation) {
    context->ask(query, [this, query, generation](Answer answer) { done(query, generation, std::move(answer)); });
}

void UnboundResolver::Impl::done(const Query& query, std::uint64_t generation, Answer answer) {
    std::optional<Pending> pending;
    {
        auto shared = m_shared.lock();
        if (generation == shared->generation)
            shared->cache.add(query, answer, now());
        shared->state.timedOutOrFailed += answer.status == Status::temporary ? 1 : 0;
        shared->state.bogus += answer.status == Status::bogus ? 1 : 0;
        if (const auto it = shared->open.find(keyOf(query)); it != shared->open.end()) {
            pending = it->second;
            shared->open.erase(it);
        }
    }
    if (pending)
        pending->answer(std::move(answer));
}

Pending UnboundResolver::Impl::start(const Query& asked) {
    Answer refused;
    const auto name = canonicalName(asked.name);
    if (!name) {
        refused.status = Status::nonexistent;
        refused.why = "not a domain name";
        return Pending::ready(std::move(refused));
    }
    lookAtResolvConf();
    const Query query{*name, asked.type};
    ContextPointer context;
    std::uint64_t generation = 0;
    Pending pending = newPending();
    {
        auto shared = m_shared.lock();
        ++shared->state.asked;
        if (auto cached = shared->cache.find(query, now())) {
            ++shared->state.fromCache;
            return Pending::ready(std::move(*cached));
        }
        const auto [it, fresh] = shared->open.try_emplace(keyOf(query), pending);
        if (!fresh)
            return it->second;
        if (shared->open.size() > m_settings.maxPending) {
            shared->open.erase(it);
            refused.why = "too many DNS questions are under way";
            return Pending::ready(std::move(refused));
        }
        context = shared->current;
        generation = shared->generation;
        if (!context) {
            shared->held.push_back(query);
            return pending;
        }
    }
    ask(context, query, generation);
    return pending;
}

void UnboundResolver::Impl::lookAtResolvConf() {
    if (m_settings.upstream != UnboundSettings::Upstream::systemResolvers)
        return;
    const auto ticks = now().time_since_epoch();
    auto next = m_nextCheck.load(std::memory_order_relaxed);
    const auto following = std::chrono::duration_cast<std::chrono::microseconds>(ticks + m_settings.changeCheck).count();
    if (std::chrono::duration_cast<std::chrono::microseconds>(ticks).count() < next || !m_nextCheck.compare_exchange_strong(next, following))
        return;
    m_look = true;
    wake();
}

void UnboundResolver::Impl::retire(ContextPointer context) {
    m_draining.emplace_back(std::move(context), now() + drainLimit);
    sweep();
}

/// Deletes old contexts that have answered everything, or had their time.
void UnboundResolver::Impl::sweep() {
    const auto time = now();
    std::erase_if(m_draining, [&](auto& entry) {
        // A use count above one is a start() that took the pointer before the swap.
        if (time < entry.second && (entry.first->outstanding() > 0 || entry.first.use_count() > 1))
            return false;
        m_deleters.emplace_back([context = std::move(entry.first)]() mutable { context.reset(); });
        return true;
    });
    if (m_draining.empty() && m_deleters.size() > 4) {
        for (auto& deleter : m_deleters)
            deleter.join();
        m_deleters.clear();
    }
}

int UnboundResolver::Impl::pollTimeout() const {
    auto next = m_candidate ? m_probeEnds : m_probeAt;
    for (const auto& [context, until] : m_draining)
        next = std::min(next, until);
    if (!m_draining.empty())
        next = std::min(next, now() + std::chrono::seconds(1));
    return next == base::Steady::max() ? -1 : io::Deadline(next).pollMilliseconds();
}

void UnboundResolver::Impl::pump() {
    while (!m_stop) {
        std::vector<ContextPointer> contexts;
        for (const auto& context : {m_active, m_candidate})
            if (context)
                contexts.push_back(context);
        std::vector<pollfd> set{{m_wake, POLLIN, 0}};
        for (const auto& [context, until] : m_draining)
            set.push_back({context->descriptor(), POLLIN, 0});
        const std::size_t draining = set.size();
        for (const auto& context : contexts)
            set.push_back({context->descriptor(), POLLIN, 0});
        if (::poll(set.data(), set.size(), pollTimeout()) < 0 && errno != EINTR)
            break;
        std::uint64_t count = 0;
        if (set[0].revents != 0)
            [[maybe_unused]] const auto got = ::read(m_wake, &count, sizeof count);
        for (std::size_t i = 1; i < set.size(); ++i)
            if (set[i].revents != 0)
                (i < draining ? m_draining[i - 1].first : contexts[i - draining])->process();
        contexts.clear();
        followChanges();
        judgeProbe();
        sweep();
    }
}

void UnboundResolver::Impl::followChanges() {
    if (m_look.exchange(false) && fileStamp(m_settings.resolvConf) != m_upstream.stamp) {
        auto fresh = readUpstream(m_settings);
        if (fresh.forwarders != m_upstream.forwarders)
            static_cast<void>(rebuild()); // on failure the old context goes on
        else
            m_upstream = std::move(fresh);
    }
    std::uint64_t asked = 0;
    {
        auto reloads = m_reloads.lock();
        if (reloads->asked == reloads->done)
            return;
        asked = reloads->asked;
    }
    auto result = rebuild();
    auto reloads = m_reloads.lock();
    reloads->done = asked;
    reloads->last = std::move(result);
    m_reloaded.notify_all();
}

void UnboundResolver::Impl::judgeProbe() {
    if (!m_candidate) {
        if (now() >= m_probeAt)
            static_cast<void>(rebuild());
        return;
    }
    const auto result = m_probe->result.load();
    if (result == Probe::Result::secure) {
        decideProbe(true, "");
    } else if (result == Probe::Result::notSecure || now() >= m_probeEnds) {
        const std::string why = *m_probe->why.lock();
        decideProbe(false, "the upstream resolvers do not pass DNSSEC: answers are not validated and DANE is off (" +
                               (why.empty() ? "no answer from the probe" : why) + ")");
    }
}

base::Result<void> UnboundResolver::Impl::reload() {
    auto reloads = m_reloads.lock();
    const auto number = ++reloads->asked;
    wake();
    m_reloaded.wait(reloads.uniqueLock(), [&] { return reloads->done >= number || m_stop; });
    return reloads->last;
}

UnboundResolver::State UnboundResolver::Impl::status() const {
    const auto shared = m_shared.lock();
    State state = shared->state;
    state.pending = shared->open.size();
    state.cached = shared->cache.size();
    return state;
}

UnboundResolver::UnboundResolver(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}
UnboundResolver::~UnboundResolver() = default;

base::Result<std::unique_ptr<UnboundResolver>> UnboundResolver::create(UnboundSettings settings) {
    auto impl = std::make_unique<Impl>(std::move(settings));
    if (auto begun = impl->begin(); !begun)
        return base::fail(begun.error());
    return std::unique_ptr<UnboundResolver>(new UnboundResolver(std::move(impl)));
}

Pending UnboundResolver::start(const Query& query) { return m_impl->start(query); }
UnboundResolver::State UnboundResolver::status() const { return m_impl->status(); }
base::Result<void> UnboundResolver::reload() { return m_impl->reload(); }

} // namespace postroom::dns
