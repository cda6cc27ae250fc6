// SPDX-License-Identifier: Apache-2.0
#include "server/receive/policy_texts.h"

#include <iterator>

namespace postroom::receive {

namespace {
constexpr std::array<std::string_view, hostOptionCount> hostNames{
    "pipelining_advertise_hosts", "pipelining_connect_advertise_hosts", "chunking_advertise_hosts", "dsn_advertise_hosts",
    "limits_advertise_hosts", "auth_advertise_hosts", "tls_advertise_hosts", "smtputf8_advertise_hosts", "hosts_proxy",
    "hosts_xclient", "host_lookup", "host_reject_connection", "hosts_require_helo", "helo_accept_junk_hosts", "helo_verify_hosts",
    "helo_try_verify_hosts", "recipient_unqualified_hosts", "sender_unqualified_hosts", "smtp_accept_max_nonmail_hosts",
    "smtp_reserve_hosts", "hosts_connection_nolog", "smtp_ratelimit_hosts", "tls_verify_hosts", "tls_try_verify_hosts", "hosts_proxy", "hosts_xclient"};
constexpr std::array<std::string_view, textOptionCount> textNames{
    "smtp_banner", "smtp_active_hostname", "smtp_accept_max_per_host", "message_size_limit", "recipients_max", "smtp_receive_timeout",
    "untrusted_set_sender", "message_id_header_domain", "message_id_header_text",
    "received_header_text"};

class Compilation {
public:
    explicit Compilation(const expand::CompileNames& names) : m_names(names) {}

    expand::Program program(const std::string& source, const config::Place& place) {
        auto compiled = expand::Program::compile(source, place, m_names);
        if (compiled)
            return std::move(*compiled);
        std::move(compiled.error().begin(), compiled.error().end(), std::back_inserter(findings));
        return {};
    }
    PolicyTexts::HostList hostList(const std::string& source, const config::Place& place) {
        PolicyTexts::HostList list;
        list.program = program(source, place);
        if (const auto* constant = list.program.constant(); constant != nullptr) {
            list.parsed = lookup::List::parse(lookup::ListKind::host, *constant);
            for (const auto& error : list.parsed->errors())
                findings.push_back({config::Severity::error, "bad-list-item", place, error, {}});
        }
        return list;
    }
    config::Findings findings;

private:
    const expand::CompileNames& m_names;
};

config::Place placeOf(std::string object, std::string_view setting) {
    config::Place place;
    place.object = std::move(object);
    place.setting = setting;
    return place;
}
} // namespace

std::string_view hostOptionName(HostOption option) { return hostNames[static_cast<std::size_t>(option)]; }
std::string_view textOptionName(TextOption option) { return textNames[static_cast<std::size_t>(option)]; }

tl::expected<std::shared_ptr<const PolicyTexts>, config::Findings>
PolicyTexts::compile(const ReceiveSettings& settings, const std::vector<ListenerSettings>& listeners, const expand::CompileNames& names) {
    Compilation compilation(names);
    auto texts = std::make_shared<PolicyTexts>();
    for (std::size_t i = 0; i < hostOptionCount; ++i)
        texts->m_hosts[i] = compilation.hostList(settings.hosts[i], placeOf("main", hostNames[i]));
    for (std::size_t i = 0; i < textOptionCount; ++i)
        texts->m_texts[i] = compilation.program(settings.texts[i], placeOf("main", textNames[i]));
    for (const auto& listener : listeners) {
        const auto object = "listener " + listener.name;
        if (listener.ownHostsProxy)
            texts->m_listenerProxy[listener.name] = compilation.hostList(listener.hostsProxy, placeOf(object, "hosts_proxy"));
        if (listener.ownHostsXclient)
            texts->m_listenerXclient[listener.name] = compilation.hostList(listener.hostsXclient, placeOf(object, "hosts_xclient"));
    }
    if (config::hasErrors(compilation.findings))
        return tl::unexpected(std::move(compilation.findings));
    return std::shared_ptr<const PolicyTexts>(std::move(texts));
}

const PolicyTexts::HostList& PolicyTexts::hostList(HostOption option, const std::string& listener) const {
    if (option == HostOption::listenerProxy || option == HostOption::listenerXclient) {
        const auto& own = option == HostOption::listenerProxy ? m_listenerProxy : m_listenerXclient;
        if (const auto found = own.find(listener); found != own.end())
            return found->second;
    }
    return m_hosts[static_cast<std::size_t>(option)];
}

} // namespace postroom::receive
