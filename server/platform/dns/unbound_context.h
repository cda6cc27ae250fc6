// SPDX-License-Identifier: Apache-2.0
// One libunbound context in thread mode: made from text of unbound.conf (which libunbound's setters cannot express:
// zones forwarded by name), asked from any thread, pumped by one. Its settings never change; a change is a new context.
#pragma once

#include "server/platform/dns/unbound_resolver.h"
#include "shared/base/guarded.h"
#include "shared/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct ub_ctx;
struct ub_result;

namespace postroom::dns {

enum class Validate : std::uint8_t { no, yes };

/// The configuration text. Pure; the error names the setting that is wrong.
base::Result<std::string> unboundConfiguration(const UnboundSettings& settings, const std::vector<std::string>& forwarders,
                                               Validate validate);

class UnboundContext {
public:
    using Done = std::function<void(Answer)>;

    static base::Result<std::unique_ptr<UnboundContext>> create(const std::string& configuration);
    /// Ends libunbound's thread, then answers what is still open with "temporary". Never from within a Done.
    ~UnboundContext();
    UnboundContext(const UnboundContext&) = delete;
    UnboundContext& operator=(const UnboundContext&) = delete;

    /// `done` runs on the pump thread, or here when libunbound refuses. Thread-safe.
    void ask(const Query& query, Done done);
    /// Becomes readable when answers are there.
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Runs the Done of what was answered. Pump thread only.
    void process();
    [[nodiscard]] std::size_t outstanding() const { return m_open.lock()->size(); }

private:
    struct Question {
        UnboundContext* context;
        Query query;
        Done done;
    };
    explicit UnboundContext(ub_ctx* context, int descriptor)
        : m_context(context)
        , m_descriptor(descriptor) {}
    static void answered(void* question, int error, ub_result* result);
    void finish(Question* question, Answer answer);

    ub_ctx* m_context;
    int m_descriptor;
    base::Guarded<std::unordered_map<Question*, std::unique_ptr<Question>>> m_open;
};

} // namespace postroom::dns
