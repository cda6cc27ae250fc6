// SPDX-License-Identifier: Apache-2.0
// verify = recipient and verify = sender need routing and callouts, which stand above: implemented in server/deliver.
#pragma once

#include "server/policy/expand/scope.h"
#include "server/policy/expand/value.h"
#include "shared/base/clock.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::acl {

struct CalloutOptions {
    bool wanted = false;
    base::Milliseconds timeout{30'000};
    base::Milliseconds connectTimeout{0}; ///< 0: `timeout`
    base::Milliseconds maxWait{0};        ///< 0: four times `timeout`
    bool deferOk = false, random = false, useSender = false, usePostmaster = false, noCache = false;
    bool postmaster = false, fullPostmaster = false, hold = false;
    std::string mailFrom, postmasterMailFrom;
};

/// quota: is there room in the mailbox? What was found is kept for so long.
struct QuotaOptions {
    bool wanted = false;
    base::Seconds keepRoom{5 * 60}, keepFull{60 * 60};
};

struct VerifyOptions {
    CalloutOptions callout;
    QuotaOptions quota;
    bool deferOk = false;
    bool successOnRedirect = false;
};

struct VerifyResult {
    enum class Kind : std::uint8_t { verified, unrouteable, deferred };
    Kind kind = Kind::verified;
    std::string message;      ///< $acl_verify_message: why not, in words that may be sent
    std::string failure;      ///< $recipient_verify_failure / $sender_verify_failure: "qualify", "route", "mail", "recipient", "postmaster", "quota"
    std::string smtpReply;    ///< what a callout's peer said
    expand::Value addressData; ///< $address_data of the router that took it
    std::vector<std::string> steps; ///< a sentence per router asked, for the decision trace
    bool messageMaySay = true; ///< of a deferral: the client may be told `message`
    std::string logMessage;   ///< `message` for the log; empty: the same
    std::string calloutAddress; ///< $callout_address: who was asked
    std::vector<std::string> members; ///< of expandRecipient: the addresses that it leads to, each once
};

class AddressVerifier {
public:
    virtual ~AddressVerifier() = default;
    virtual VerifyResult verifyRecipient(std::string_view address, const VerifyOptions& options, const expand::Scope& scope) = 0;
    virtual VerifyResult verifySender(std::string_view address, const VerifyOptions& options, const expand::Scope& scope) = 0;
    /// What EXPN tells: follows all redirections. A file or a command in them is told as the address that leads to it.
    virtual VerifyResult expandRecipient(std::string_view address, const expand::Scope& scope) = 0;
};

} // namespace postroom::acl
