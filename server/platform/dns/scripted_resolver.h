// SPDX-License-Identifier: Apache-2.0
// A resolver that answers from zone text and fails on demand: for tests, policy tests and examples.
//
//     ScriptedResolver dns("example.com MX 10 mx.example.com\nmx.example.com A 192.0.2.1\n");
//     dns.fail("broken.example", Status::temporary);
#pragma once

#include "server/platform/dns/resolver.h"
#include "shared/base/guarded.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::dns {

class ScriptedResolver : public Resolver {
public:
    ScriptedResolver() = default;
    /// Lines "name [ttl] [IN] TYPE data", names absolute; "; comment". A line that cannot be read throws
    /// std::invalid_argument with its text: a mistake in the test.
    explicit ScriptedResolver(std::string_view zone) { add(zone); }
    void add(std::string_view zone);
    /// Names at or under `name` answer with this status from now on (temporary, bogus, nonexistent); `found` heals.
    void fail(std::string_view name, Status status);
    /// Names at or under `name` never answer: every wait runs into its deadline.
    void silence(std::string_view name);
    /// Answers at or under `name` are marked as validated.
    void secure(std::string_view name);
    /// Every question asked so far, in order, as "name TYPE".
    [[nodiscard]] std::vector<std::string> asked() const;

    Pending start(const Query& query) override;

private:
    struct Node {
        std::multimap<RecordType, std::pair<std::chrono::seconds, std::string>> records;
    };
    struct State {
        std::map<std::string, Node, std::less<>> nodes;
        std::map<std::string, Status, std::less<>> failing;
        std::vector<std::string> silent, validated;
        std::vector<std::string> log;
    };
    static Answer find(const State& state, std::string name, RecordType type);
    base::Guarded<State> m_state;
};

} // namespace postroom::dns
