// SPDX-License-Identifier: Apache-2.0
// verify = recipient and verify = sender by routing the address; a callout, when it is asked for, by whoever can speak SMTP.
#pragma once

#include "server/deliver/router/chain.h"
#include "server/policy/acl/address_verifier.h"

#include <functional>
#include <memory>

namespace postroom::deliver {

/// What a callout needs to know; answered by CalloutCheck.
struct CalloutQuestion {
    std::string address;
    std::string sender;  ///< of the message; the callout itself uses the null sender unless the options say otherwise
    std::vector<router::Routed> routes;
    const acl::CalloutOptions& options;
    bool forSender = false;
};
/// What a check of quotas needs to know; answered by QuotaCheck.
struct QuotaQuestion {
    std::string address, sender;
    std::int64_t size = 0; ///< of the message, as the client has said it; 0: it has not
    const std::vector<router::Routed>& routes;
    const acl::QuotaOptions& options;
};
using RunQuota = std::function<acl::VerifyResult(const QuotaQuestion& question, const expand::Scope& scope)>;
using RunCallout = std::function<acl::VerifyResult(const CalloutQuestion& question, const expand::Scope& scope)>;

/// Thread-safe.
class RoutingVerifier : public acl::AddressVerifier {
public:
    /// Without `callout` or `quota`, a verification that asks for one is deferred and says so.
    explicit RoutingVerifier(std::shared_ptr<const router::RouterChain> chain, RunCallout callout = nullptr, RunQuota quota = nullptr);

    acl::VerifyResult verifyRecipient(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) override;
    acl::VerifyResult verifySender(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) override;
    acl::VerifyResult expandRecipient(std::string_view address, const expand::Scope& scope) override;

private:
    acl::VerifyResult verify(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope,
                             router::Purpose purpose) const;
    [[nodiscard]] acl::VerifyResult checkQuota(acl::VerifyResult routed, QuotaQuestion question, const expand::Scope& scope) const;
    std::shared_ptr<const router::RouterChain> m_chain;
    RunCallout m_callout;
    RunQuota m_quota;
};

} // namespace postroom::deliver
