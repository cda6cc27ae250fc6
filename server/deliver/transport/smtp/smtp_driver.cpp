// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/smtp_driver.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/smtp/client_authenticators.h"
#include "server/deliver/transport/smtp/smtp_callout.h"
#include "server/deliver/transport/smtp/smtp_compiled.h"
#include "server/deliver/transport/smtp/smtp_transport.h"
#include "server/platform/io/dscp.h"
#include "server/platform/io/socket_address.h"
#include "server/policy/lookup/list.h"
#include "shared/base/clock.h"
#include "shared/base/guarded.h"
#include "shared/base/text.h"

#include <map>

namespace postroom::transport {

namespace {

using Expanded = base::Result<std::string>;

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
    SmtpDriver(SmtpCompiled compiled, SmtpDriverSettings settings) : m_compiled(std::move(compiled)), m_settings(std::move(settings)) {}

    [[nodiscard]] BatchLimits batchLimits() const override { return {m_compiled.fixed.maxRcpt, m_compiled.multiDomain, m_compiled.common.maxParallel}; }
    [[nodiscard]] bool isLocal() const override { return m_compiled.socket.has_value() || !m_compiled.command.empty(); }
    [[nodiscard]] bool retriesByDomain() const override { return isLocal() && !m_compiled.common.retryByLocalPart; }
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
    base::Result<void> lmtpPeer(SmtpOptions& options, const expand::Scope& scope) const;
    base::Result<void> tlsOptions(SmtpOptions& options, const expand::Scope& scope);
    Expanded text(const std::optional<expand::Program>& program, std::string_view name, const expand::Scope& scope, const std::string& fallback = {}) const;
    base::Result<BatchResult> run(const SmtpOptions& options, const Batch& batch, const DeliveryContext& context, const OutgoingMessage& message,
                                  const expand::Scope& scope);

    const SmtpCompiled m_compiled;
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
    for (const auto step : {&SmtpDriver::interfaces, &SmtpDriver::lmtpPeer})
        if (auto done = (this->*step)(options, scope); !done)
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

// What the peer of lmtp is; its path is the administrator's, arguments of a program may come from outside.
base::Result<void> SmtpDriver::lmtpPeer(SmtpOptions& options, const expand::Scope& scope) const {
    const auto fromOutside = [&](std::string_view option, const expand::Value& value) {
        return base::fail(base::temporaryError(base::ErrorKind::denied, "transport " + m_compiled.common.name + ": " + std::string(option) + " \"" +
                                                                            base::printable(value.text) + "\" comes from outside or is not an absolute path"));
    };
    const auto mine = [](const expand::Value& value) { return value.taint != expand::Taint::tainted && value.text.starts_with('/'); };
    if (m_compiled.socket) {
        auto path = expandOption(*m_compiled.socket, "socket", m_compiled.common.name, scope);
        if (!path)
            return base::fail(path.error());
        if (!mine(*path))
            return fromOutside("socket", *path);
        options.socketPath = std::move(path->text);
    }
    for (const auto& program : m_compiled.command) {
        auto word = expandOption(program, "command", m_compiled.common.name, scope);
        if (!word)
            return base::fail(word.error());
        if (options.command.empty() && !mine(*word))
            return fromOutside("command", *word);
        options.command.push_back(std::move(word->text));
    }
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

} // namespace

std::unique_ptr<Transport> makeSmtpTransport(const TransportSource& source, const SmtpDriverSettings& settings, const expand::CompileNames& names,
                                             config::Findings& findings) {
    config::Findings own;
    router::OptionReader reader(source, names, own);
    auto compiled = compileSmtpOptions(reader, settings);
    const bool broken = config::hasErrors(own);
    findings.insert(findings.end(), own.begin(), own.end());
    if (broken)
        return nullptr;
    return std::make_unique<SmtpDriver>(std::move(compiled), settings);
}

} // namespace postroom::transport
