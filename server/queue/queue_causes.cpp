// SPDX-License-Identifier: Apache-2.0
// The whole queue by root cause, in one pass over the waiting recipients.
#include "server/queue/queue_view.h"

#include <algorithm>
#include <map>

namespace postroom::queue {

using base::fail;
using base::Result;

namespace {

constexpr std::size_t named = 10;
constexpr std::size_t sampled = 3;

void note(std::vector<std::string>& names, std::string_view name) {
    if (!name.empty() && names.size() < named && std::find(names.begin(), names.end(), name) == names.end())
        names.emplace_back(name);
}

} // namespace

Result<std::vector<CauseGroup>> QueueView::causes() {
    std::map<std::string, CauseGroup> found; // nodes stay where they are
    std::map<const CauseGroup*, base::MessageId> lastOf;
    {
        auto reader = m_core.reader.lock();
        store::Statement s = reader->prepare("SELECT m.id, m.received, m.state, m.reason, r.state, r.attempts, r.error, r.retry_error, r.host, r.address, r.transport, r.due"
                                             " FROM message m JOIN recipient r ON r.message = m.row WHERE m.state < 2 ORDER BY m.row");
        for (;;) {
            const auto more = s.step();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
            const bool heldWhole = s.integer(2) == 1;
            const std::string_view address = s.text(9);
            WaitingFacts facts;
            facts.held = heldWhole || s.integer(4) == 1;
            facts.tried = s.integer(5) > 0 || !s.isNull(6);
            facts.error = heldWhole ? s.text(3) : s.text(6);
            facts.retryError = s.text(7);
            facts.host = s.text(8);
            facts.domain = address.substr(std::min(address.rfind('@') + 1, address.size()));
            facts.transport = s.text(10);
            std::string sentence; // a suspended domain explains more than the last error does
            if (!facts.held) {
                const std::lock_guard lock(m_core.mutex);
                if (const Suspension* suspension = m_core.state.suspensionOf(facts.domain))
                    sentence = suspensionSentence(*suspension);
            }
            if (!sentence.empty())
                facts.error = sentence;
            RootCause cause = rootCauseOf(facts);
            CauseGroup& group = found[cause.key];
            if (group.recipients == 0)
                group.cause = std::move(cause);
            ++group.recipients;
            const base::MessageId id = base::MessageId::fromText(s.text(0)).value_or(base::MessageId());
            if (base::MessageId& last = lastOf[&group]; last != id) {
                last = id;
                ++group.messages;
                if (group.sample.size() < sampled)
                    group.sample.push_back(id);
            }
            const base::Time received = base::fromEpochMicros(s.integer(1));
            group.oldest = group.oldest == base::Time{} ? received : std::min(group.oldest, received);
            const base::Time due = base::fromEpochMicros(s.integer(11));
            if (!facts.held && due != notByItself && (!group.next || due < *group.next))
                group.next = due;
            note(group.hosts, facts.host);
            note(group.domains, facts.domain);
        }
    }
    std::vector<CauseGroup> groups;
    for (auto& [key, group] : found)
        groups.push_back(std::move(group));
    std::stable_sort(groups.begin(), groups.end(), [](const CauseGroup& a, const CauseGroup& b) { return a.recipients > b.recipients; });
    return groups;
}

} // namespace postroom::queue
