// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/smtp_compiled.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/pipe.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::transport {

namespace {

void readDurations(router::OptionReader& reader, smtp::ClientTimeouts& timeouts) {
    for (const auto& [name, into] : {std::pair("connect_timeout", &timeouts.connect), std::pair("command_timeout", &timeouts.command),
                                     std::pair("data_timeout", &timeouts.data), std::pair("final_timeout", &timeouts.final)})
        if (const auto written = reader.text(name)) {
            const auto read = base::readDuration(base::trim(*written));
            if (read && read->count() > 0)
                *into = *read;
            else
                reader.error("bad-duration", reader.placeOf(name), std::string(name) + " must be a time above zero, like 5m");
        }
}

template <typename Number>
void readNumber(router::OptionReader& reader, std::string_view name, Number& into, std::int64_t least) {
    if (const auto written = reader.text(name)) {
        const auto number = base::toInteger(base::trim(*written));
        if (number && *number >= least)
            into = static_cast<Number>(*number);
        else
            reader.error("bad-number", reader.placeOf(name), std::string(name) + " must be a whole number, at least " + std::to_string(least));
    }
}

void readProtocol(router::OptionReader& reader, SmtpOptions& options) {
    const auto written = reader.text("protocol").value_or("smtp");
    if (written == "smtps" || written == "submissions")
        options.protocol = SmtpOptions::Protocol::submissions;
    else if (written == "lmtp" || reader.source().driver == "lmtp")
        options.protocol = SmtpOptions::Protocol::lmtp;
    else if (written != "smtp")
        reader.error("bad-choice", reader.placeOf("protocol"), "protocol must be smtp, smtps, submissions or lmtp");
}

void readLmtpPeer(router::OptionReader& reader, SmtpCompiled& compiled) {
    compiled.socket = reader.program("socket");
    if (compiled.socket && compiled.fixed.protocol != SmtpOptions::Protocol::lmtp)
        reader.error("bad-choice", reader.placeOf("socket"), "a Unix socket is for LMTP only: set protocol = lmtp");
    if (reader.source().driver != "lmtp")
        return;
    if (const auto command = reader.text("command")) {
        const auto words = splitCommand(*command);
        if (!words)
            reader.error("bad-command", reader.placeOf("command"), words.error().publicText);
        else
            for (const auto& word : *words)
                compiled.command.push_back(reader.compile(word, reader.placeOf("command")));
    }
    if (compiled.socket.has_value() != compiled.command.empty())
        reader.error("missing-option", reader.source().place, "transport " + reader.source().name + ": lmtp needs either socket or command");
    if (const auto written = reader.text("timeout")) {
        const auto read = base::readDuration(base::trim(*written));
        if (!read || read->count() <= 0)
            reader.error("bad-duration", reader.placeOf("timeout"), "timeout must be a time above zero, like 5m");
        else
            for (auto* wait : {&compiled.fixed.timeouts.connect, &compiled.fixed.timeouts.command, &compiled.fixed.timeouts.data, &compiled.fixed.timeouts.final})
                *wait = *read;
    }
    for (const auto* name : {"batch_id", "batch_max"})
        reader.acceptSilently(name);
}

void readHostLists(router::OptionReader& reader, SmtpCompiled& compiled) {
    for (const auto& [name, into] : {std::pair("serialize_hosts", &compiled.serialize),
                                     std::pair("hosts_avoid_esmtp", &compiled.avoidEsmtp), std::pair("hosts_avoid_pipelining", &compiled.avoidPipelining),
                                     std::pair("hosts_try_chunking", &compiled.tryChunking), std::pair("hosts_try_prdr", &compiled.tryPrdr),
                                     std::pair("hosts_avoid_tls", &compiled.avoidTls), std::pair("hosts_require_tls", &compiled.requireTls),
                                     std::pair("tls_verify_hosts", &compiled.verifyHosts), std::pair("tls_try_verify_hosts", &compiled.tryVerifyHosts),
                                     std::pair("tls_verify_cert_hostnames", &compiled.verifyNames), std::pair("hosts_try_auth", &compiled.tryAuth),
                                     std::pair("hosts_require_auth", &compiled.requireAuth), std::pair("hosts_verify_avoid_tls", &compiled.verifyAvoidTls),
                                     std::pair("hosts_require_helo", &compiled.requireHello)})
        *into = HostListSetting::read(reader, name);
}

void readExpanded(router::OptionReader& reader, SmtpCompiled& compiled) {
    for (const auto& [name, into] : {std::pair("hosts", &compiled.hosts), std::pair("port", &compiled.port), std::pair("interface", &compiled.interface),
                                     std::pair("helo_data", &compiled.helo), std::pair("max_rcpt", &compiled.maxRcpt),
                                     std::pair("authenticated_sender", &compiled.authenticatedSender),
                                     std::pair("retry_include_ip_address", &compiled.retryIncludeIp),
                                     std::pair("tls_verify_certificates", &compiled.verifyCertificates), std::pair("tls_certificate", &compiled.certificate),
                                     std::pair("tls_privatekey", &compiled.privateKey), std::pair("tls_require_ciphers", &compiled.ciphers),
                                     std::pair("tls_sni", &compiled.sni), std::pair("dscp", &compiled.dscp)})
        *into = reader.program(name);
}

} // namespace

SmtpCompiled compileSmtpOptions(router::OptionReader& reader, const SmtpDriverSettings& settings) {
    SmtpCompiled compiled;
    compiled.common = readCommonOptions(reader);
    SmtpOptions& fixed = compiled.fixed;
    fixed.name = compiled.common.name;
    fixed.helo = settings.hostName;
    fixed.ipv6 = settings.ipv6;
    readProtocol(reader, fixed);
    readDurations(reader, fixed.timeouts);
    readLmtpPeer(reader, compiled);
    readNumber(reader, "connection_max_messages", fixed.connectionMaxMessages, 0);
    readNumber(reader, "hosts_max_try", fixed.hostsMaxTry, 0);
    readNumber(reader, "hosts_max_try_hardlimit", fixed.hostsMaxTryHardLimit, 0);
    readNumber(reader, "message_linelength_limit", fixed.messageLineLengthLimit, 0);
    readNumber(reader, "size_addition", fixed.sizeAddition, -1);
    fixed.hostsRandomize = reader.boolean("hosts_randomize", false);
    fixed.allowLocalhost = reader.boolean("allow_localhost", false);
    fixed.delayAfterCutoff = reader.boolean("delay_after_cutoff", true);
    fixed.tlsTempfailTryClear = reader.boolean("tls_tempfail_tryclear", true);
    compiled.hostsOverride = reader.boolean("hosts_override", false);
    compiled.fallbackHosts = reader.text("fallback_hosts").value_or("");
    readExpanded(reader, compiled);
    readHostLists(reader, compiled);
    if (compiled.maxRcpt) // how recipients are grouped is decided before anything can be expanded
        if (const auto* constant = compiled.maxRcpt->constant())
            fixed.maxRcpt = static_cast<std::size_t>(std::max<std::int64_t>(0, base::toInteger(base::trim(*constant)).value_or(100)));
    if (const auto several = reader.program("multi_domain"))
        compiled.multiDomain = several->constant() != nullptr && expand::conditionValue(*several->constant()).value_or(false);
    fixed.ignoreQuota = reader.boolean(reader.source().driver == "lmtp" ? "ignore_quota" : "lmtp_ignore_quota", false);
    fixed.forceAuthSender = reader.boolean("authenticated_sender_force", false);
    fixed.keepAlive = reader.boolean("keepalive", true);
    reader.reportUnknown();
    return compiled;
}

} // namespace postroom::transport
