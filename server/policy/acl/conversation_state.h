// SPDX-License-Identifier: Apache-2.0
// What one connection or local submission accumulates, and the variables made of it. Terms write here; expansions read
// through VariableSource.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/acl/header_lines.h"
#include "server/policy/acl/trace_recorder.h"
#include "server/policy/checks/dnslists/dns_list.h"
#include "server/policy/expand/variable_source.h"
#include "server/policy/lookup/match.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::acl {

class MessageContent;

/// $dnslist_domain and its brothers.
struct DnsListFound {
    std::string domain, matched, text, value;
};

/// The address under question in RCPT and PRDR.
struct CurrentAddress {
    bool set = false;
    std::string address;   ///< as received
    std::string localPart; ///< unquoted, as received
    std::string shownLocalPart; ///< $local_part: lower case unless control = caseful_local_part
    std::string domain;    ///< lower case
};

struct ConversationState : expand::VariableSource {
    explicit ConversationState(std::shared_ptr<const Policy> compiled);

    std::optional<expand::Value> variable(std::string_view name) const override;

    void beginRun(Phase phase, std::string_view recipient);
    void resetMessage();

    std::shared_ptr<const Policy> policy;
    const MessageContent* content = nullptr;

    // For the connection.
    std::map<std::string, expand::Value, std::less<>> connectionVariables; // acl_c...
    std::map<std::string, std::string> rateAsked; // per_conn: key -> rate already counted in this connection
    checks::DnsListCache dnsLists;
    lookup::HostSubject host;                       // names found by lookups
    enum class HeloCheck : unsigned char { notDone, verified, failed, deferred };
    HeloCheck helo = HeloCheck::notDone;
    std::string heloName; // for which `helo` holds

    // For the message.
    std::map<std::string, expand::Value, std::less<>> messageVariables; // acl_m...
    std::map<std::string, std::string> messageRateAsked;
    std::vector<HeaderLine> pendingHeaders; // $headers_added
    unsigned headerGroup = 0;
    std::set<std::string> warned; // log lines of `warn` already given for this message
    std::map<std::string, VerifyResult> senderChecks;
    bool senderFailureTold = false;

    // For one question.
    CurrentAddress current;
    std::map<std::string, std::string> commandRateAsked;
    std::optional<std::string> queueName; ///< what `queue` chose in this run; the session knows of earlier ones
    std::optional<expand::Value> domainData, localPartData, senderData, recipientData, hostData, addressData, senderAddressData;
    std::string csaStatus; ///< of the connection: "unknown", "ok", "defer", "fail"; empty: not asked
    std::string recipientVerifyFailure, senderVerifyFailure, calloutAddress;
    std::string verifyMessage;
    DnsListFound dnsList;
    std::string senderRate, senderRateLimit, senderRatePeriod;
    std::vector<std::string> regexCaptures; // $regex1...
    std::string regexMatch;
    std::string decodedFile; // $mime_decoded_filename
    std::vector<expand::Value> arguments; // $acl_arg1...

    TraceRecorder connectionTrace, messageTrace;
    std::string keptConnectionTrace;
    bool connectionTraceNew = false;
    TraceRecorder::Mark beforeRecipient; ///< of messageTrace, while the last decision was a refused recipient
    bool recipientRefused = false;
};

} // namespace postroom::acl
