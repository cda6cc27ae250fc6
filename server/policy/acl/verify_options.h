// SPDX-License-Identifier: Apache-2.0
// The operand of `verify`: "recipient/callout=30s,defer_ok/success_on_redirect" (policy-language 2.4). Pure.
#pragma once

#include "server/policy/acl/address_verifier.h"
#include "server/policy/acl/phases.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::acl {

struct VerifyRequest {
    enum class Kind : std::uint8_t {
        recipient, sender, helo, headerSyntax, headerSender, headerNamesAscii, reverseHostLookup, notBlind, certificate, csa,
    };
    Kind kind = Kind::recipient;
    VerifyOptions options;
    bool addressGiven = false; ///< sender=...
    std::string address;
    std::string domain; ///< csa/DOMAIN: instead of the name in HELO
    bool caseInsensitive = false; ///< of not_blind
    bool details = true;          ///< without no_details
};

/// The error says what is wrong, or which feature is missing.
base::Result<VerifyRequest> readVerifyRequest(std::string_view text);
/// Where this kind of verification can work.
PhaseSet verifyPhases(VerifyRequest::Kind kind);
std::string_view verifyName(VerifyRequest::Kind kind);

} // namespace postroom::acl
