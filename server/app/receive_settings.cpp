// SPDX-License-Identifier: Apache-2.0
#include "server/app/receive_settings.h"

#include "server/app/option_text.h"
#include "shared/catalogue/keys_authenticator.h"
#include "shared/catalogue/keys_main.h"
#include "shared/catalogue/keys_objects.h"
#include "shared/config/settings.h"
#include "shared/config/value.h"

#include <utility>

namespace postroom::app {

namespace {

namespace option = catalogue::option;
using receive::HostOption;
using receive::TextOption;

constexpr std::pair<HostOption, std::string_view> hostOptions[] = {
    {HostOption::pipeliningAdvertise, "pipelining_advertise_hosts"},
    {HostOption::pipeConnectAdvertise, "pipelining_connect_advertise_hosts"},
    {HostOption::chunkingAdvertise, "chunking_advertise_hosts"},
    {HostOption::dsnAdvertise, "dsn_advertise_hosts"},
    {HostOption::limitsAdvertise, "limits_advertise_hosts"},
    {HostOption::authAdvertise, "auth_advertise_hosts"},
    {HostOption::tlsAdvertise, "tls_advertise_hosts"},
    {HostOption::smtputf8Advertise, "smtputf8_advertise_hosts"},
    {HostOption::proxy, "hosts_proxy"},
    {HostOption::xclient, "hosts_xclient"},
    {HostOption::lookup, "host_lookup"},
    {HostOption::rejectConnection, "host_reject_connection"},
    {HostOption::requireHelo, "hosts_require_helo"},
    {HostOption::heloAcceptJunk, "helo_accept_junk_hosts"},
    {HostOption::heloVerify, "helo_verify_hosts"},
    {HostOption::heloTryVerify, "helo_try_verify_hosts"},
    {HostOption::recipientUnqualified, "recipient_unqualified_hosts"},
    {HostOption::senderUnqualified, "sender_unqualified_hosts"},
    {HostOption::nonmailLimited, "smtp_accept_max_nonmail_hosts"},
    {HostOption::reserve, "smtp_reserve_hosts"},
    {HostOption::connectionNoLog, "hosts_connection_nolog"},
    {HostOption::rateLimited, "smtp_ratelimit_hosts"},
    {HostOption::tlsVerify, "tls_verify_hosts"},
    {HostOption::tlsTryVerify, "tls_try_verify_hosts"},
};

constexpr std::pair<TextOption, std::string_view> textOptions[] = {
    {TextOption::banner, "smtp_banner"},
    {TextOption::activeHostname, "smtp_active_hostname"},
    {TextOption::acceptMaxPerHost, "smtp_accept_max_per_host"},
    {TextOption::messageSizeLimit, "message_size_limit"},
    {TextOption::recipientsMax, "recipients_max"},
    {TextOption::receiveTimeout, "smtp_receive_timeout"},
    {TextOption::untrustedSetSender, "untrusted_set_sender"},
    {TextOption::messageIdDomain, "message_id_header_domain"},
    {TextOption::messageIdText, "message_id_header_text"},
    {TextOption::receivedHeader, "received_header_text"},
};

receive::Role roleOf(std::string_view text) {
    if (text == "submission")
        return receive::Role::submission;
    return text == "submissions" ? receive::Role::submissions : receive::Role::mx;
}

std::optional<expand::Program> compiled(const config::Document& document, const config::Object& object, std::string_view name,
                                        const expand::CompileNames& names, config::Findings& findings) {
    const config::Setting* setting = object.find(name);
    if (setting == nullptr)
        return std::nullopt;
    auto program = expand::Program::compile(config::plainText(setting->value), document.place(object, name), names);
    if (program)
        return std::move(*program);
    findings.insert(findings.end(), program.error().begin(), program.error().end());
    return std::nullopt;
}

void readDelay(const config::Document& document, std::string_view name, receive::RateDelay& into, config::Findings& findings) {
    const config::Object& main = document.mainObject();
    auto read = receive::RateDelay::read(optionText(main, name));
    if (read)
        into = *read;
    else
        findings.push_back({config::Severity::error, "bad-ratelimit", document.place(main, name), read.error().publicText, "write it like 4,0.25s,1.015,4m"});
}

} // namespace

receive::ReceiveSettings receiveSettings(const config::Document& document, base::RevisionId revision, const std::string& hostName, config::Findings& findings) {
    const config::Object& object = document.mainObject();
    const config::Settings main = document.main();
    receive::ReceiveSettings settings;
    settings.revision = revision;
    settings.primaryHostname = main.find(option::primaryHostname).value_or(hostName);
    settings.removeReturnPath = main.get(option::returnPathRemove);
    settings.removeDeliveryDate = main.get(option::deliveryDateRemove);
    settings.removeEnvelopeTo = main.get(option::envelopeToRemove);
    settings.bodyVisible = static_cast<std::size_t>(main.get(option::messageBodyVisible));
    settings.bodyNewlines = main.get(option::messageBodyNewlines);
    settings.qualifyDomain = main.find(option::qualifyDomain).value_or(settings.primaryHostname);
    settings.qualifyRecipient = main.find(option::qualifyRecipient).value_or(settings.qualifyDomain);
    for (const auto& [hosts, name] : hostOptions)
        if (isSet(object, name) || catalogue::findOption(config::Kind::main, "", name) != nullptr)
            settings.hostList(hosts) = optionText(object, name);
    for (const auto& [text, name] : textOptions)
        if (std::string value = optionText(object, name); !value.empty())
            settings.text(text) = std::move(value);
    settings.accept8BitMime = main.get(option::accept8bitmime);
    settings.addresses.allowDomainLiterals = main.get(option::allowDomainLiterals);
    settings.addresses.stripTrailingDot = main.get(option::stripTrailingDot);
    settings.addresses.stripExcessBrackets = main.get(option::stripExcessAngleBrackets);
    settings.localFromPrefixes = config::splitList(main.get(option::localFromPrefix));
    settings.localFromSuffixes = config::splitList(main.get(option::localFromSuffix));
    readDelay(document, "smtp_ratelimit_mail", settings.mailDelay, findings);
    readDelay(document, "smtp_ratelimit_rcpt", settings.rcptDelay, findings);
    settings.prdrEnable = main.get(option::prdrEnable);
    settings.enforceSync = main.get(option::smtpEnforceSync);
    settings.returnErrorDetails = main.get(option::smtpReturnErrorDetails);
    settings.recipientsMaxReject = main.get(option::recipientsMaxReject);
    settings.heloAllowChars = main.get(option::heloAllowChars);
    settings.headerMaxSize = static_cast<std::size_t>(main.get(option::headerMaxsize));
    settings.headerLineMaxSize = static_cast<std::size_t>(main.get(option::headerLineMaxsize));
    settings.receivedHeadersMax = static_cast<std::size_t>(main.get(option::receivedHeadersMax));
    settings.acceptMax = static_cast<std::size_t>(main.get(option::smtpAcceptMax));
    settings.acceptReserve = static_cast<std::size_t>(main.get(option::smtpAcceptReserve));
    settings.acceptMaxPerConnection = static_cast<std::size_t>(main.get(option::smtpAcceptMaxPerConnection));
    settings.acceptMaxNonmail = static_cast<std::size_t>(main.get(option::smtpAcceptMaxNonmail));
    settings.maxSynprotErrors = static_cast<std::size_t>(main.get(option::smtpMaxSynprotErrors));
    settings.maxUnknownCommands = static_cast<std::size_t>(main.get(option::smtpMaxUnknownCommands));
    settings.connectBacklog = static_cast<int>(main.get(option::smtpConnectBacklog));
    settings.proxyProtocolTimeout = main.get(option::proxyProtocolTimeout);
    return settings;
}

std::vector<receive::ListenerSettings> listenerSettings(const config::Document& document, config::Findings& findings) {
    std::vector<receive::ListenerSettings> listeners;
    for (const config::Object* object : document.all(config::Kind::listener)) {
        const config::Settings from(*object);
        receive::ListenerSettings listener;
        listener.name = object->name;
        listener.role = roleOf(from.get(option::listener::role));
        listener.requireAuth = from.find(option::listener::requireAuth).value_or(listener.role != receive::Role::mx);
        listener.ownHostsProxy = isSet(*object, "hosts_proxy");
        listener.ownHostsXclient = isSet(*object, "hosts_xclient");
        listener.hostsProxy = from.get(option::listener::hostsProxy);
        listener.hostsXclient = from.get(option::listener::hostsXclient);
        listener.systemdSocket = from.get(option::listener::systemdSocket);
        const auto port = static_cast<std::uint16_t>(from.get(option::listener::port));
        for (const std::string& text : config::splitList(from.get(option::listener::address))) {
            const auto address = io::SocketAddress::fromText(text, port);
            if (address)
                listener.addresses.push_back(*address);
            else
                findings.push_back({config::Severity::error, "bad-address", document.place(*object, "address"), "\"" + text + "\" is not an IP address", {}});
        }
        listeners.push_back(std::move(listener));
    }
    return listeners;
}

auth::AuthenticatorSet authenticators(const config::Document& document, const config::SecretMap& secrets, const expand::CompileNames& names,
                                      config::Findings& findings) {
    auto accounts = std::make_shared<auth::Accounts>();
    for (const config::Object* object : document.all(config::Kind::account)) {
        const config::Settings from(*object, &secrets);
        accounts->add({object->name, from.get(option::account::password), from.get(option::account::enabled)});
    }
    std::vector<auth::AuthenticatorSettings> all;
    for (const config::Object* object : document.all(config::Kind::authenticator)) {
        const config::Settings from(*object, &secrets);
        auth::AuthenticatorSettings settings;
        settings.name = object->name;
        settings.driver = object->driver() == "plaintext" ? auth::AuthenticatorSettings::Driver::plaintext : auth::AuthenticatorSettings::Driver::accounts;
        settings.publicName = from.find(option::authenticator::publicName).value_or(object->name);
        settings.advertise = compiled(document, *object, "server_advertise_condition", names, findings);
        settings.condition = compiled(document, *object, "server_condition", names, findings);
        settings.setId = compiled(document, *object, "server_set_id", names, findings);
        settings.mailAuth = compiled(document, *object, "server_mail_auth_condition", names, findings);
        settings.prompts = compiled(document, *object, "server_prompts", names, findings);
        all.push_back(std::move(settings));
    }
    return {std::move(all), std::move(accounts)};
}

} // namespace postroom::app
