// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/terms.h"

#include "server/policy/acl/conditions.h"
#include "server/policy/acl/controls.h"
#include "server/policy/acl/modifiers.h"

#include <array>

namespace postroom::acl {

namespace {

using enum Phase;
using enum TermKind;
using Use = OperandUse;

constexpr PhaseSet everywhere = PhaseSet::all();
constexpr PhaseSet inSmtp = PhaseSet::allBut({notSmtp, notSmtpStart, notSmtpMime});
constexpr PhaseSet ofAddress{rcpt, prdr};
constexpr PhaseSet withSender{mail, rcpt, predata, mime, prdr, data, notSmtp, notSmtpMime, notSmtpStart, notquit};
constexpr PhaseSet withContent{mime, prdr, data, notSmtp, notSmtpMime};
constexpr PhaseSet withHeaders{mail, rcpt, predata, mime, prdr, data, notSmtp, notSmtpMime, notSmtpStart};

constexpr std::array<TermRow, 41> rows{{
    {"acl", condition, everywhere, Use::own, compileAcl, runAclTerm, {}},
    {"authenticated", condition, PhaseSet::allBut({notSmtp, notSmtpStart, notSmtpMime, connect, helo}), Use::own, compileTextList, runAuthenticated, {}},
    {"condition", condition, everywhere, Use::expanded, compileCondition, runCondition, {}},
    {"decode", condition, {mime, notSmtpMime}, Use::own, compileDecode, runDecode, {}},
    {"dnslists", condition, inSmtp, Use::expanded, compileDnsLists, runDnsLists, {}},
    {"domains", condition, ofAddress, Use::own, compileDomainList, runDomains, {}},
    {"encrypted", condition, PhaseSet::allBut({notSmtp, notSmtpStart, notSmtpMime, connect}), Use::own, compileTextList, runEncrypted, {}},
    {"hosts", condition, PhaseSet::allBut({notSmtp, notSmtpStart, notSmtpMime}), Use::own, compileHostList, runHosts, {}},
    {"local_parts", condition, ofAddress, Use::own, compileTextList, runLocalParts, {}},
    {"mime_regex", condition, {mime, notSmtpMime}, Use::expanded, compileRegex, runMimeRegex, {}},
    {"ratelimit", condition, everywhere, Use::expanded, compileRateLimit, runRateLimit, {}},
    {"recipients", condition, ofAddress, Use::own, compileAddressList, runRecipients, {}},
    {"regex", condition, withContent, Use::expanded, compileRegex, runRegex, {}},
    {"seen", condition, everywhere, Use::expanded, compileSeen, runSeen, {}},
    {"sender_domains", condition, withSender, Use::own, compileDomainList, runSenderDomains, {}},
    {"senders", condition, withSender, Use::own, compileAddressList, runSenders, {}},
    {"verify", condition, everywhere, Use::expanded, compileVerify, runVerify, {}},

    {"add_header", modifier, withHeaders, Use::expanded, compileAddHeader, runAddHeader, {}},
    {"continue", modifier, everywhere, Use::expanded, nullptr, runContinue, {}},
    {"control", modifier, everywhere, Use::expanded, compileControl, runControl, {}},
    {"delay", modifier, PhaseSet::allBut({notquit}), Use::expanded, compileDelay, runDelay, {}},
    {"endpass", endpass, everywhere, Use::expanded, nullptr, nullptr, {}},
    {"log_message", message, everywhere, Use::own, nullptr, nullptr, {}},
    {"log_reject_target", modifier, everywhere, Use::expanded, compileLogRejectTarget, runLogRejectTarget, {}},
    {"logwrite", modifier, everywhere, Use::expanded, compileLogWrite, runLogWrite, {}},
    {"message", message, everywhere, Use::own, nullptr, nullptr, {}},
    {"queue", modifier, {mail, rcpt, predata}, Use::expanded, compileQueue, runQueue, {}},
    {"remove_header", modifier, withHeaders, Use::expanded, compileRemoveHeader, runRemoveHeader, {}},
    {"set", modifier, everywhere, Use::own, compileSet, runSet, {}},
    {"udpsend", modifier, everywhere, Use::expanded, compileUdpSend, runUdpSend, {}},

    {"atrn_domains", later, {}, Use::own, nullptr, nullptr, "ATRN"},
    {"bmi_optin", later, {}, Use::own, nullptr, nullptr, "Brightmail"},
    {"bmi_run", later, {}, Use::own, nullptr, nullptr, "Brightmail"},
    {"dcc", later, {}, Use::own, nullptr, nullptr, "DCC"},
    {"dkim_signers", later, {}, Use::own, nullptr, nullptr, "DKIM"},
    {"dkim_status", later, {}, Use::own, nullptr, nullptr, "DKIM"},
    {"dmarc_status", later, {}, Use::own, nullptr, nullptr, "DMARC"},
    {"malware", later, {}, Use::own, nullptr, nullptr, "malware scanning"},
    {"spam", later, {}, Use::own, nullptr, nullptr, "spam scanning"},
    {"spf", later, {}, Use::own, nullptr, nullptr, "SPF"},
    {"spf_guess", later, {}, Use::own, nullptr, nullptr, "SPF"},
}};

} // namespace

std::span<const TermRow> termRows() { return rows; }

const TermRow* findTerm(std::string_view name) {
    const std::string_view first = name.substr(0, name.find_first_of(" \t"));
    for (const TermRow& row : termRows())
        if (row.name == first)
            return &row;
    return nullptr;
}

} // namespace postroom::acl
