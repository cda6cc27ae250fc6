// SPDX-License-Identifier: Apache-2.0
#include "server/app/lookup_server_settings.h"

#include "shared/catalogue/keys_main.h"
#include "shared/config/settings.h"
#include "shared/config/value.h"

namespace postroom::app {

namespace {

namespace option = catalogue::option;
using servers::ServerKind;

class Reader {
public:
    Reader(const config::Document& document, const config::SecretMap& secrets, config::Findings& findings)
        : m_document(document), m_secrets(secrets), m_findings(findings) {}

    std::vector<servers::ServerAddress> list(ServerKind kind, const catalogue::Key<std::string>& key) {
        std::vector<servers::ServerAddress> out;
        for (const std::string& entry : config::splitList(m_document.main().get(key))) {
            auto address = servers::parseServer(kind, entry);
            if (!address) {
                find(config::Severity::error, "lookup-server", key, address.error().publicText, "a colon inside an entry is doubled, as in 127.0.0.1::6379/0/");
                continue;
            }
            if (bindSecret(*address, key))
                out.push_back(std::move(*address));
        }
        return out;
    }

private:
    bool bindSecret(servers::ServerAddress& address, const catalogue::Key<std::string>& key) {
        const std::string name(config::secretName(address.password));
        if (name.empty()) {
            if (!address.password.empty())
                find(config::Severity::warning, "open-password", key, "the password of " + address.label() + " stands in the configuration, where every auditor reads it",
                     "write secret:NAME and set the secret");
            return true;
        }
        const auto secret = m_secrets.find(name);
        if (secret == m_secrets.end()) {
            find(config::Severity::error, "secret-missing", key, "the secret " + name + " of " + address.label() + " has no value", "set it first");
            return false;
        }
        address.password = secret->second;
        return true;
    }

    void find(config::Severity severity, const char* code, const catalogue::Key<std::string>& key, std::string message, std::string hint) {
        m_findings.push_back({severity, code, m_document.place(m_document.mainObject(), key.name), std::move(message), std::move(hint)});
    }

    const config::Document& m_document;
    const config::SecretMap& m_secrets;
    config::Findings& m_findings;
};

} // namespace

std::shared_ptr<const servers::ServerSettings> lookupServerSettings(const config::Document& document, const config::SecretMap& secrets,
                                                                    config::Findings& findings) {
    const config::Settings main = document.main();
    Reader reader(document, secrets, findings);
    auto settings = std::make_shared<servers::ServerSettings>();
    auto& lists = settings->lists;
    lists[static_cast<std::size_t>(ServerKind::redis)] = reader.list(ServerKind::redis, option::redisServers);
    lists[static_cast<std::size_t>(ServerKind::mysql)] = reader.list(ServerKind::mysql, option::mysqlServers);
    lists[static_cast<std::size_t>(ServerKind::pgsql)] = reader.list(ServerKind::pgsql, option::pgsqlServers);
    auto& ldap = lists[static_cast<std::size_t>(ServerKind::ldap)] = reader.list(ServerKind::ldap, option::ldapDefaultServers);
    for (servers::ServerAddress& address : ldap) {
        address.startTls = main.get(option::ldapStartTls);
        address.caFile = main.get(option::ldapCaCertFile);
        address.requireCertificate = main.get(option::ldapRequireCert);
    }
    settings->timeout = main.get(option::lookupServerTimeout);
    settings->cacheTime = main.get(option::lookupCacheTime);
    return settings;
}

} // namespace postroom::app
