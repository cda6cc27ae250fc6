// SPDX-License-Identifier: Apache-2.0
// The router chain: where does an address go? Asked by delivery, by verify = recipient and sender, and by `address test`.
// Compiled once per revision, immutable, used by any number of threads at a time. What a router asks of the outside goes
// through the scope's World, so that a routing can be recorded and replayed like any decision.
#pragma once

#include "server/deliver/router/route.h"
#include "server/deliver/router/router_source.h"
#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/scope.h"
#include "shared/base/hit_count.h"
#include "shared/config/finding.h"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace postroom::router {

struct CompiledChain; // private to this folder

enum class Purpose : std::uint8_t { delivery, verifyRecipient, verifySender, addressTest, expansion /* EXPN */ };

struct RouteRequest {
    std::string address; ///< "local@domain"; without a domain it is qualified
    std::string sender;  ///< of the message; "" is the null sender
    Purpose purpose = Purpose::delivery;
};

class RouterChain {
public:
    /// All findings at once; warnings alone do not prevent the chain, they come with `warnings`.
    static tl::expected<std::shared_ptr<const RouterChain>, config::Findings> compile(const ChainSource& source,
                                                                                    const expand::CompileNames& names,
                                                                                    config::Findings* warnings = nullptr);
    explicit RouterChain(std::unique_ptr<const CompiledChain> chain);
    ~RouterChain();

    /// Every leaf of the redirection tree, each with the steps that led there. At least one; the same delivery comes once.
    /// For verification the tree is followed only while it has a single branch: more than one child is a success.
    /// Blocks in the scope's World up to its deadlines. At most 5,000 addresses per request, 100 levels deep: beyond, the
    /// address is deferred with a reason.
    /// The scope's variables must not contain $local_part, $domain and the like: they are put in front of them.
    [[nodiscard]] std::vector<Routed> route(const RouteRequest& request, const expand::Scope& scope) const;

    /// Lives as long as this.
    [[nodiscard]] const rewrite::RewriteRules& rewriteRules() const;
    /// How often each router was asked by mail and its verification, and how often it took or refused the address. In order.
    [[nodiscard]] std::vector<std::pair<std::string, base::HitCount*>> hits() const;
    [[nodiscard]] const std::string& qualifyDomain() const;
    [[nodiscard]] const std::string& qualifyRecipient() const;

private:
    std::unique_ptr<const CompiledChain> m_chain;
};

} // namespace postroom::router
