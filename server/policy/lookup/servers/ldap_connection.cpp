// SPDX-License-Identifier: Apache-2.0
// LDAP by OpenLDAP's libldap. A connection is bound anew when a query names another user than the last one.
#include "server/policy/lookup/servers/connection.h"
#include "server/policy/lookup/servers/ldap_query.h"

#include "shared/base/text.h"

#include <ldap.h>

#include <algorithm>

namespace postroom::servers {

namespace {

using world::Answer;
using world::Status;

timeval timeLeft(io::Deadline deadline) {
    const int left = std::max(1, deadline.pollMilliseconds());
    return {left / 1000, (left % 1000) * 1000};
}

struct FreeMessage {
    void operator()(LDAPMessage* message) const { ldap_msgfree(message); }
};
using Message = std::unique_ptr<LDAPMessage, FreeMessage>;

struct FreeUrl {
    void operator()(LDAPURLDesc* url) const { ldap_free_urldesc(url); }
};
using Url = std::unique_ptr<LDAPURLDesc, FreeUrl>;

int dereferenceCode(const std::string& name) {
    return name == "searching" ? LDAP_DEREF_SEARCHING : name == "finding" ? LDAP_DEREF_FINDING : name == "always" ? LDAP_DEREF_ALWAYS : LDAP_DEREF_NEVER;
}

bool lostCode(int code) { return code == LDAP_SERVER_DOWN || code == LDAP_CONNECT_ERROR || code == LDAP_TIMEOUT || code == LDAP_UNAVAILABLE || code == LDAP_BUSY; }

/// A value of an attribute: with names it stands in quotes; commas are doubled since they part values.
void appendValue(std::string& out, std::string_view value, bool quoted) {
    for (const char c : value) {
        if (c == ',')
            out += ",,";
        else if (quoted && c == '\n')
            out += "\\n";
        else if (quoted && (c == '"' || c == '\\'))
            out += std::string("\\") + c;
        else
            out += c;
    }
}

class LdapConnection final : public Connection {
public:
    explicit LdapConnection(LDAP* ldap) : m_ldap(ldap) {}

    ServerReply ask(const ServerQuery& query, io::Deadline deadline) override {
        const auto parsed = parseLdapQuery(query.text);
        if (!parsed)
            return {Answer::failed(Status::error, parsed.error().publicText)};
        if (query.type == "ldapauth" && parsed->password.empty())
            return {Answer::failed(Status::notFound, "an empty password proves nothing")}; // RFC 4513 5.1.2
        if (parsed->time.count() > 0)
            deadline = deadline.orIn(parsed->time);
        if (const int code = bind(*parsed, query.type == "ldapauth", deadline); code != LDAP_SUCCESS) {
            m_bound.reset();
            if (code == LDAP_INVALID_CREDENTIALS && query.type == "ldapauth")
                return {Answer::failed(Status::notFound, "the server does not take this name and password")};
            return failure("binding as \"" + parsed->user + "\"", code);
        }
        if (query.type == "ldapauth")
            return {Answer::of("")};
        LDAPURLDesc* raw = nullptr;
        if (const int code = ldap_url_parse(parsed->url.c_str(), &raw); code != LDAP_URL_SUCCESS)
            return {Answer::failed(Status::error, "\"" + parsed->url + "\" is no LDAP URL")};
        const Url url(raw);
        return search(*url, *parsed, query.type, deadline);
    }

    [[nodiscard]] int descriptor() const override {
        int fd = -1;
        ldap_get_option(m_ldap.get(), LDAP_OPT_DESC, &fd);
        return fd;
    }

private:
    ServerReply failure(const std::string& what, int code) const {
        char* more = nullptr;
        ldap_get_option(m_ldap.get(), LDAP_OPT_DIAGNOSTIC_MESSAGE, &more);
        std::string text = what + ": " + ldap_err2string(code);
        if (more != nullptr && *more != '\0')
            text += " (" + base::printable(more) + ")";
        ldap_memfree(more);
        if (lostCode(code))
            return ServerReply::lost(std::move(text));
        return ServerReply::wrong(std::move(text));
    }

    /// Waits for the result of an operation. The code is that of the server, or of the library when none came.
    int result(int id, Message& message, io::Deadline deadline) {
        timeval left = timeLeft(deadline);
        LDAPMessage* raw = nullptr;
        const int kind = ldap_result(m_ldap.get(), id, LDAP_MSG_ALL, &left, &raw);
        message.reset(raw);
        if (kind == 0) {
            ldap_abandon_ext(m_ldap.get(), id, nullptr, nullptr);
            return LDAP_TIMEOUT;
        }
        if (kind < 0) {
            int code = LDAP_SERVER_DOWN;
            ldap_get_option(m_ldap.get(), LDAP_OPT_RESULT_CODE, &code);
            return code;
        }
        int code = LDAP_SUCCESS;
        ldap_parse_result(m_ldap.get(), raw, &code, nullptr, nullptr, nullptr, nullptr, 0);
        return code;
    }

    int bind(const LdapQuery& query, bool always, io::Deadline deadline) {
        const std::string identity = query.user + '\0' + query.password;
        if (!always && m_bound == identity)
            return LDAP_SUCCESS;
        berval password{query.password.size(), const_cast<char*>(query.password.data())}; // only read
        int id = 0;
        if (const int code = ldap_sasl_bind(m_ldap.get(), query.user.c_str(), LDAP_SASL_SIMPLE, &password, nullptr, nullptr, &id); code != LDAP_SUCCESS)
            return code;
        Message message;
        const int code = result(id, message, deadline);
        if (code == LDAP_SUCCESS)
            m_bound = identity;
        return code;
    }

    ServerReply search(LDAPURLDesc& url, const LdapQuery& query, const std::string& type, io::Deadline deadline) {
        int dereference = dereferenceCode(query.dereference);
        ldap_set_option(m_ldap.get(), LDAP_OPT_DEREF, &dereference);
        ldap_set_option(m_ldap.get(), LDAP_OPT_REFERRALS, query.referrals ? LDAP_OPT_ON : LDAP_OPT_OFF);
        timeval left = timeLeft(deadline);
        int id = 0;
        const int scope = url.lud_scope == LDAP_SCOPE_DEFAULT ? LDAP_SCOPE_BASE : url.lud_scope; // RFC 4516 section 2
        if (const int code = ldap_search_ext(m_ldap.get(), url.lud_dn, scope, url.lud_filter, url.lud_attrs, 0, nullptr, nullptr, &left, query.sizeLimit, &id); code != LDAP_SUCCESS)
            return failure("search", code);
        Message message;
        const int code = result(id, message, deadline);
        if (code == LDAP_NO_SUCH_OBJECT)
            return {Answer::failed(Status::notFound, "no such object")};
        if (code != LDAP_SUCCESS && code != LDAP_SIZELIMIT_EXCEEDED)
            return failure("search", code);
        return textOf(message.get(), url, type);
    }

    ServerReply textOf(LDAPMessage* message, const LDAPURLDesc& url, const std::string& type) {
        const int entries = ldap_count_entries(m_ldap.get(), message);
        if (entries > 1 && type != "ldapm")
            return ServerReply::wrong("the search found " + std::to_string(entries) + " entries; the filter is not specific enough, or ldapm is meant");
        const bool names = url.lud_attrs == nullptr || url.lud_attrs[0] == nullptr || url.lud_attrs[1] != nullptr;
        std::string out;
        bool any = false;
        for (LDAPMessage* entry = ldap_first_entry(m_ldap.get(), message); entry != nullptr; entry = ldap_next_entry(m_ldap.get(), entry)) {
            const std::string text = type == "ldapdn" ? distinguishedName(entry) : attributes(entry, names, any);
            if (any && !text.empty() && !out.empty())
                out += '\n';
            out += text;
            if (type == "ldapdn")
                any = true;
            if (out.size() > longestAnswer)
                return {Answer::failed(Status::error, "the result of the search is longer than 1 MiB")};
        }
        ServerReply reply{any ? Answer::of(std::move(out)) : Answer::failed(Status::notFound, entries > 0 ? "the entry has none of these attributes" : "the search found nothing")};
        reply.cacheable = true;
        return reply;
    }

    std::string distinguishedName(LDAPMessage* entry) {
        char* name = ldap_get_dn(m_ldap.get(), entry);
        std::string out = name == nullptr ? "" : name;
        ldap_memfree(name);
        return out;
    }

    std::string attributes(LDAPMessage* entry, bool names, bool& any) {
        std::string out;
        BerElement* place = nullptr;
        for (char* name = ldap_first_attribute(m_ldap.get(), entry, &place); name != nullptr; name = ldap_next_attribute(m_ldap.get(), entry, place)) {
            berval** values = ldap_get_values_len(m_ldap.get(), entry, name);
            if (names)
                out += (out.empty() ? "" : " ") + std::string(name) + "=\"";
            for (int i = 0; values != nullptr && values[i] != nullptr; ++i) {
                any = true;
                if (i > 0)
                    out += ',';
                appendValue(out, {values[i]->bv_val, values[i]->bv_len}, names);
            }
            if (names)
                out += '"';
            ldap_value_free_len(values);
            ldap_memfree(name);
        }
        if (place != nullptr)
            ber_free(place, 0);
        return out;
    }

    struct Unbind {
        void operator()(LDAP* ldap) const { ldap_unbind_ext_s(ldap, nullptr, nullptr); }
    };
    std::unique_ptr<LDAP, Unbind> m_ldap;
    std::optional<std::string> m_bound; ///< user and password of the last bind
};

base::Result<void> setUpTls(LDAP* ldap, const ServerAddress& address) {
    if (!address.caFile.empty())
        ldap_set_option(ldap, LDAP_OPT_X_TLS_CACERTFILE, address.caFile.c_str());
    if (!address.requireCertificate.empty()) {
        const std::string& how = address.requireCertificate;
        int level = how == "never" ? LDAP_OPT_X_TLS_NEVER : how == "allow" ? LDAP_OPT_X_TLS_ALLOW : how == "try" ? LDAP_OPT_X_TLS_TRY : LDAP_OPT_X_TLS_HARD;
        ldap_set_option(ldap, LDAP_OPT_X_TLS_REQUIRE_CERT, &level);
    }
    int fresh = 0;
    ldap_set_option(ldap, LDAP_OPT_X_TLS_NEWCTX, &fresh);
    if (address.startTls && address.scheme == "ldap")
        if (const int code = ldap_start_tls_s(ldap, nullptr, nullptr); code != LDAP_SUCCESS)
            return base::fail(base::temporaryError(base::ErrorKind::unavailable, std::string("STARTTLS: ") + ldap_err2string(code)));
    return {};
}

} // namespace

base::Result<std::unique_ptr<Connection>> connectLdap(const ServerAddress& address, io::Deadline deadline) {
    std::string uri = address.scheme + "://";
    if (!address.socket.empty())
        uri += base::replaceAll(address.socket, "/", "%2f");
    else
        uri += (address.host.find(':') == std::string::npos ? address.host : "[" + address.host + "]") + ":" + std::to_string(address.port);
    LDAP* raw = nullptr;
    if (const int code = ldap_initialize(&raw, uri.c_str()); code != LDAP_SUCCESS)
        return base::fail(base::temporaryError(base::ErrorKind::unavailable, ldap_err2string(code)));
    auto connection = std::make_unique<LdapConnection>(raw);
    const int version = LDAP_VERSION3;
    const timeval left = timeLeft(deadline);
    ldap_set_option(raw, LDAP_OPT_PROTOCOL_VERSION, &version);
    ldap_set_option(raw, LDAP_OPT_NETWORK_TIMEOUT, &left);
    ldap_set_option(raw, LDAP_OPT_TIMEOUT, &left);
    ldap_set_option(raw, LDAP_OPT_RESTART, LDAP_OPT_ON);
    if (address.startTls || address.scheme == "ldaps")
        if (auto ok = setUpTls(raw, address); !ok)
            return base::fail(ok.error());
    // libldap connects at the first operation: an anonymous or named bind of the first question, by its deadline.
    return std::unique_ptr<Connection>(std::move(connection));
}

} // namespace postroom::servers
