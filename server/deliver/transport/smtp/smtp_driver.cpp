// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/smtp_driver.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/smtp/client_authenticators.h"
#include "server/deliver/transport/smtp/host_list_setting.h"
#include "server/deliver/transport/smtp/smtp_callout.h"
#include "server/deliver/transport/smtp/smtp_transport.h"
#include "server/platform/io/dscp.h"
#include "server/platform/io/socket_address.h"
#include "server/policy/lookup/list.h"
#include "shared/base/clock.h"
#include "shared/base/duration_text.h"
#include "shared/base/guarded.h"
#include "shared/base/text.h"

#include <map>

namespace postroom::transport {

namespace {

using Expanded = base::Result<std::string>;

/// The options as they are compiled.
struct Compiled {
    CommonOptions common;
    SmtpOptions fixed; ///< everything that is not expanded
    bool multiDomain = true, hostsOverride = false;
    std::optional<expand::Program> hosts, port, interface, helo, maxRcpt, authenticatedSender, retryIncludeIp;
    std::optional<expand::Program> verifyCertificates, certificate, privateKey, ciphers, sni, dscp;
    std::string fallbackHosts;
    HostListSetting serialize, avoidEsmtp, avoidPipelining, tryChunking, tryPrdr, avoidTls, requireTls, verifyHosts, tryVerifyHosts, verifyNames, tryAuth,
        requireAuth, verifyAvoidTls, requireHello;
};

base::Error wrongOption(const std::string& transport, std::string_view name, const std::string& value) {
    return base::temporaryError(base::ErrorKind::invalid, "transport " + transport + ": " + std::string(name) + " expands to \"" +
                                                              base::shortened(base::printable(value), 100) + "\", which it cannot be");
}

std::optional<std::uint16_t> portNumber(std::string_view text) {
    for (const auto& [name, port] : {std::pair("smtp", 25), std::pair("lmtp", 24), std::pair("submission", 587), std::pair("submissions", 465), std::pair("smtps", 465)})
        if (text == name)
            return static_cast<std::uint16_t>(port);
    const auto number = base::toInteger(text);
    if (!number || *number < 1 || *number > 65535)
        return {};
    return static_cast<std::uint16_t>(*number);
}

/// "host", "host:port", "[::1]:port", "192.0.2.1".
SmtpHost readHost(std::string_view text) {
    SmtpHost host;
    std::string_view port;
    const auto colon = text.rfind(':');
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        port = end != std::string_view::npos && end + 1 < text.size() && text[end + 1] == ':' ? text.substr(end + 2) : std::string_view();
        text = text.substr(1, end == std::string_view::npos ? end : end - 1);
    } else if (colon != std::string_view::npos && text.find(':') == colon) {
        port = text.substr(colon + 1);
        text = text.substr(0, colon);
    }
    host.name = std::string(text);
    host.port = portNumber(port).value_or(0);
    return host;
}

std::vector<SmtpHost> readHosts(std::string_view list) {
    std::vector<SmtpHost> hosts;
    lookup::ListSplitter splitter(list);
    while (auto item = splitter.next())
        if (!item->empty() && *item != "+")
            hosts.push_back(readHost(*item));
    return hosts;
}

std::vector<SmtpHost> fromRouting(const std::vector<router::Host>& hosts) {
    std::vector<SmtpHost> out;
    out.reserve(hosts.size());
    for (const auto& host : hosts)
        out.push_back({host.name, host.addresses, host.mxPreference, host.port, host.secure});
    return out;
}

class SmtpDriver final : public Transport {
public:
    SmtpDriver(Compiled compiled, SmtpDriverSettings settings) : m_compiled(std::move(compiled)), m_settings(std::move(settings)) {}

    [[nodiscard]] BatchLimits batchLimits() const override { return {m_compiled.fixed.maxRcpt, m_compiled.multiDomain, m_compiled.common.maxParallel}; }
    [[nodiscard]] bool isLocal() const override { return !m_compiled.fixed.socketPath.empty(); }
    void closeIdle() override { m_settings.pool.clear(); }
    std::optional<base::Result<smtp::CalloutResult>> callout(const CalloutJob& job, const expand::Scope& scope) override;
    [[nodiscard]] std::string recipientAddress(const std::string& address,
                                               const std::vector<std::pair<std::string, expand::Value>>& variables) const override {
        return m_compiled.common.includeAffixes ? address : withoutAffixes(address, variables);
    }
    BatchResult deliver(const Batch& batch, const DeliveryContext& context) override;

private:
    base::Result<SmtpOptions> optionsFor(const expand::Scope& scope);
    base::Result<void> textOptions(SmtpOptions& options, const expand::Scope& scope);
    base::Result<void> interfaces(SmtpOptions& options, const expand::Scope& scope) const;
    base::Result<void> tlsOptions(SmtpOptions& options, const expand::Scope& scope);
    Expanded text(const std::optional<expand::Program>& program, std::string_view name, const expand::Scope& scope, const std::string& fallback = {}) const;
    base::Result<BatchResult> run(const SmtpOptions& options, const Batch& batch, const DeliveryContext& context, const OutgoingMessage& message,
                                  const expand::Scope& scope);

    const Compiled m_compiled;
    const SmtpDriverSettings m_settings;
    base::Guarded<std::map<std::string, std::shared_ptr<const tls::ClientContext>>> m_contexts;
};

Expanded SmtpDriver::text(const std::optional<expand::Program>& program, std::string_view name, const expand::Scope& scope, const std::string& fallback) const {
    if (!program)
        return fallback;
    if (const auto* constant = program->constant())
        return *constant;
    const auto value = program->evaluate(scope);
    if (value)
        return value->text;
    if (value.error().kind == expand::Failure::Kind::forced)
        return fallback;
    return base::fail(base::temporaryError(base::ErrorKind::invalid,
                                           "transport " + m_compiled.common.name + ": failed to expand " + std::string(name) + ": " + value.error().message));
}

base::Result<SmtpOptions> SmtpDriver::optionsFor(const expand::Scope& scope) {
    SmtpOptions options = m_compiled.fixed;
    options.serialize = m_compiled.serialize.matcher(scope, false);
    options.avoidEsmtp = m_compiled.avoidEsmtp.matcher(scope, false);
    options.avoidPipelining = m_compiled.avoidPipelining.matcher(scope, true);
    options.tryChunking = m_compiled.tryChunking.matcher(scope, false);
    options.tryPrdr = m_compiled.tryPrdr.matcher(scope, false);
    options.avoidTls = m_compiled.avoidTls.matcher(scope, false);
    options.requireTls = m_compiled.requireTls.matcher(scope, true);
    options.tlsVerify = m_compiled.verifyHosts.matcher(scope, true);
    options.tlsTryVerify = m_compiled.tryVerifyHosts.matcher(scope, true);
    options.tlsCheckName = m_compiled.verifyNames.matcher(scope, true);
    options.tryAuth = m_compiled.tryAuth.matcher(scope, false);
    options.requireHello = m_compiled.requireHello.matcher(scope, true);
    options.requireAuth = m_compiled.requireAuth.matcher(scope, true);
    for (const auto step : {&SmtpDriver::textOptions, &SmtpDriver::tlsOptions})
        if (auto done = (this->*step)(options, scope); !done)
            return base::fail(done.error());
    if (auto done = interfaces(options, scope); !done)
        return base::fail(done.error());
    options.credentials = clientCredentials(m_settings.authenticators, scope);
    return options;
}

base::Result<void> SmtpDriver::textOptions(SmtpOptions& options, const expand::Scope& scope) {
    const auto port = text(m_compiled.port, "port", scope);
    const auto helo = text(m_compiled.helo, "helo_data", scope, m_settings.hostName);
    const auto maxRcpt = text(m_compiled.maxRcpt, "max_rcpt", scope, "100");
    const auto sender = text(m_compiled.authenticatedSender, "authenticated_sender", scope);
    const auto includeIp = text(m_compiled.retryIncludeIp, "retry_include_ip_address", scope, "true");
    const auto dscp = text(m_compiled.dscp, "dscp", scope);
    for (const auto* expanded : {&port, &helo, &maxRcpt, &sender, &includeIp, &dscp})
        if (!*expanded)
            return base::fail(expanded->error());
    if (!base::trim(*port).empty()) {
        const auto number = portNumber(base::trim(*port));
        if (!number)
            return base::fail(wrongOption(m_compiled.common.name, "port", *port));
        options.port = *number;
    }
    // An empty or odd helo_data would be refused by every peer: say our name instead (Exim does the same).
    options.helo = helo->empty() || helo->find_first_of(" \t\r\n") != std::string::npos ? m_settings.hostName : *helo;
    const auto most = base::toInteger(base::trim(*maxRcpt));
    if (!most || *most < 0)
        return base::fail(wrongOption(m_compiled.common.name, "max_rcpt", *maxRcpt));
    options.maxRcpt = static_cast<std::size_t>(*most);
    options.authenticatedSender = *sender;
    if (const auto value = base::trim(*dscp); !value.empty()) {
        options.trafficClass = io::readDscp(value);
        if (!options.trafficClass)
            return base::fail(wrongOption(m_compiled.common.name, "dscp", *dscp));
    }
    options.retryIncludeIpAddress = expand::conditionValue(*includeIp).value_or(true);
    return {};
}

base::Result<void> SmtpDriver::interfaces(SmtpOptions& options, const expand::Scope& scope) const {
    const auto list = text(m_compiled.interface, "interface", scope);
    if (!list)
        return base::fail(list.error());
    lookup::ListSplitter splitter(*list);
    while (auto item = splitter.next()) {
        if (item->empty())
            continue;
        const auto address = io::SocketAddress::fromText(*item, 0);
        if (!address)
            return base::fail(wrongOption(m_compiled.common.name, "interface", *list));
        auto& chosen = address->family() == io::AddressFamily::ipv6 ? options.interface6 : options.interface4;
        if (chosen.empty())
            chosen = address->addressText();
    }
    return {};
}

base::Result<void> SmtpDriver::tlsOptions(SmtpOptions& options, const expand::Scope& scope) {
    const auto trust = text(m_compiled.verifyCertificates, "tls_verify_certificates", scope, "system");
    const auto certificate = text(m_compiled.certificate, "tls_certificate", scope);
    const auto key = text(m_compiled.privateKey, "tls_privatekey", scope);
    const auto ciphers = text(m_compiled.ciphers, "tls_require_ciphers", scope);
    const auto sni = text(m_compiled.sni, "tls_sni", scope);
    for (const auto* expanded : {&trust, &certificate, &key, &ciphers, &sni})
        if (!*expanded)
            return base::fail(expanded->error());
    options.tlsSni = *sni;
    const std::string cacheKey = *trust + '\n' + *certificate + '\n' + *key + '\n' + *ciphers;
    auto contexts = m_contexts.lock();
    if (const auto known = contexts->find(cacheKey); known != contexts->end()) {
        options.tls = known->second;
        return {};
    }
    auto loaded = tls::ClientContext::load({*trust == "system" ? std::string() : *trust, *certificate, *key, *ciphers});
    if (!loaded)
        return base::fail(base::temporaryError(base::ErrorKind::invalid, "transport " + m_compiled.common.name + ": the TLS options cannot be used",
                                               loaded.error().text()));
    if (contexts->size() >= 64) // options that expand to something else each time: load again
        contexts->clear();
    options.tls = contexts->emplace(cacheKey, std::move(*loaded)).first->second;
    return {};
}

// See Batch::clientWaits.
void shorten(SmtpOptions& options) {
    constexpr std::chrono::seconds command{30}, message{60};
    for (auto* wait : {&options.timeouts.connect, &options.timeouts.command})
        *wait = std::min<std::chrono::milliseconds>(*wait, command);
    for (auto* wait : {&options.timeouts.data, &options.timeouts.final})
        *wait = std::min<std::chrono::milliseconds>(*wait, message);
    options.hostsMaxTry = 1;
}

BatchResult SmtpDriver::deliver(const Batch& batch, const DeliveryContext& context) {
    const auto message = prepareMessage(m_compiled.common, batch, context);
    if (!message)
        return allRecipients(batch, message.error());
    DeliveryScope scope(batch, batch.recipients.front(), context, m_compiled.common.name);
    scope.setReturnPath(message->returnPath);
    auto options = optionsFor(scope.scope());
    if (!options)
        return allRecipients(batch, options.error());
    if (batch.clientWaits)
        shorten(*options);
    if (options->authenticatedSender.empty())
        options->authenticatedSender = batch.message.reception.authenticatedSender;
    auto result = run(*options, batch, context, *message, scope.scope());
    return result ? std::move(*result) : allRecipients(batch, result.error());
}

base::Result<BatchResult> SmtpDriver::run(const SmtpOptions& options, const Batch& batch, const DeliveryContext& context, const OutgoingMessage& message,
                                          const expand::Scope& scope) {
    const std::string_view inlineBody = message.withBody && message.body->file.empty() ? std::string_view(message.body->inlineBytes) : std::string_view();
    smtp::MemoryBody memory(inlineBody);
    std::optional<smtp::FileBody> file;
    if (message.withBody && !message.body->file.empty()) {
        auto opened = smtp::FileBody::open(message.body->file);
        if (!opened)
            return base::fail(base::temporaryError(base::ErrorKind::io, "the body of the message cannot be read", opened.error().text()));
        file.emplace(std::move(*opened));
    }
    smtp::BodySource& body = file ? static_cast<smtp::BodySource&>(*file) : memory;
    SmtpJob job{options, fromRouting(batch.hosts), fromRouting(batch.fallbackHosts), false, message.returnPath, batch.message.envelope, {}, false, message.headers, body, {}, {}};
    if (m_compiled.hosts && (batch.hosts.empty() || m_compiled.hostsOverride)) {
        const auto list = text(m_compiled.hosts, "hosts", scope);
        if (!list)
            return base::fail(list.error());
        job.hosts = readHosts(*list);
        job.hostsOfTransport = true;
    }
    if (job.fallbackHosts.empty())
        job.fallbackHosts = readHosts(m_compiled.fallbackHosts);
    for (const auto& recipient : batch.recipients) {
        auto told = recipient.recipient;
        told.address = recipientAddress(told.address, recipient.variables);
        job.recipients.push_back({recipient.number, std::move(told)});
        job.dsnLastHop = job.dsnLastHop || recipient.dsnLastHop;
    }
    if (!batch.forced)
        job.hostWait = [&context](const std::string& key) { return context.hostWait(key); };
    job.suspended = [&context](const std::string& name, const std::string& address) { return context.hostSuspended(name, address); };
    const auto report = SmtpTransport(m_settings.resolver, m_settings.pool, context.stop).deliver(job);
    return BatchResult{queueOutcomes(report, m_compiled.common.name), queueHostResults(report)};
}

std::optional<base::Result<smtp::CalloutResult>> SmtpDriver::callout(const CalloutJob& job, const expand::Scope& scope) {
    if (m_compiled.fixed.protocol == SmtpOptions::Protocol::lmtp) // in LMTP a RCPT is answered for a mailbox of this organisation: routing knows it
        return std::nullopt;
    const auto options = optionsFor(scope);
    if (!options)
        return base::fail(options.error());
    auto hosts = fromRouting(job.hosts);
    bool ofTransport = false;
    if (m_compiled.hosts && (hosts.empty() || m_compiled.hostsOverride)) {
        const auto list = text(m_compiled.hosts, "hosts", scope);
        if (!list)
            return base::fail(list.error());
        hosts = readHosts(*list);
        ofTransport = true;
    }
    if (hosts.empty())
        return std::nullopt;
    return smtpCallout({*options, std::move(hosts), ofTransport, m_compiled.verifyAvoidTls.matcher(scope, true)}, job, m_settings.resolver);
}

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
    options.socketPath = reader.text("socket").value_or("");
    if (!options.socketPath.empty() && options.protocol != SmtpOptions::Protocol::lmtp)
        reader.error("bad-choice", reader.placeOf("socket"), "a Unix socket is for LMTP only: set protocol = lmtp");
    if (reader.source().driver == "lmtp" && options.socketPath.empty())
        reader.error("missing-option", reader.source().place, "transport " + reader.source().name + ": lmtp needs socket (its command is not built)");
}

void readHostLists(router::OptionReader& reader, Compiled& compiled) {
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

void readExpanded(router::OptionReader& reader, Compiled& compiled) {
    for (const auto& [name, into] : {std::pair("hosts", &compiled.hosts), std::pair("port", &compiled.port), std::pair("interface", &compiled.interface),
                                     std::pair("helo_data", &compiled.helo), std::pair("max_rcpt", &compiled.maxRcpt),
                                     std::pair("authenticated_sender", &compiled.authenticatedSender),
                                     std::pair("retry_include_ip_address", &compiled.retryIncludeIp),
                                     std::pair("tls_verify_certificates", &compiled.verifyCertificates), std::pair("tls_certificate", &compiled.certificate),
                                     std::pair("tls_privatekey", &compiled.privateKey), std::pair("tls_require_ciphers", &compiled.ciphers),
                                     std::pair("tls_sni", &compiled.sni), std::pair("dscp", &compiled.dscp)})
        *into = reader.program(name);
}

Compiled compile(router::OptionReader& reader, const SmtpDriverSettings& settings) {
    Compiled compiled;
    compiled.common = readCommonOptions(reader);
    SmtpOptions& fixed = compiled.fixed;
    fixed.name = compiled.common.name;
    fixed.helo = settings.hostName;
    fixed.ipv6 = settings.ipv6;
    readProtocol(reader, fixed);
    readDurations(reader, fixed.timeouts);
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
    fixed.ignoreQuota = reader.boolean("lmtp_ignore_quota", false);
    fixed.forceAuthSender = reader.boolean("authenticated_sender_force", false);
    fixed.keepAlive = reader.boolean("keepalive", true);
    reader.reportUnknown();
    return compiled;
}

} // namespace

std::unique_ptr<Transport> makeSmtpTransport(const TransportSource& source, const SmtpDriverSettings& settings, const expand::CompileNames& names,
                                             config::Findings& findings) {
    config::Findings own;
    router::OptionReader reader(source, names, own);
    auto compiled = compile(reader, settings);
    const bool broken = config::hasErrors(own);
    findings.insert(findings.end(), own.begin(), own.end());
    if (broken)
        return nullptr;
    return std::make_unique<SmtpDriver>(std::move(compiled), settings);
}

} // namespace postroom::transport
