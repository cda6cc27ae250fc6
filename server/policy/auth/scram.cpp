// SPDX-License-Identifier: Apache-2.0
// SCRAM-SHA-256 by GNU SASL. It asks for the stored keys by a callback; an unknown name gets keys that nobody can match
// and that stay the same for that name, so that a client cannot find out which names exist (RFC 5802 section 9).
#include "server/platform/crypto/digest.h"
#include "server/platform/crypto/password.h"
#include "server/policy/auth/mechanisms.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <gsasl.h>

namespace postroom::auth {

namespace {

struct Library {
    Library() {
        if (gsasl_init(&context) != GSASL_OK)
            context = nullptr;
    }
    Gsasl* context = nullptr;
};

/// One for the program: its mechanisms are stateless, sessions are not.
Library& library();

class Scram final : public Mechanism {
public:
    Scram(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts) : m_settings(settings), m_accounts(std::move(accounts)) {
        Gsasl* context = library().context;
        if (context == nullptr || gsasl_server_start(context, "SCRAM-SHA-256", &m_session) != GSASL_OK)
            m_session = nullptr;
        else
            gsasl_session_hook_set(m_session, this);
    }
    ~Scram() override {
        if (m_session != nullptr)
            gsasl_finish(m_session);
    }
    Scram(const Scram&) = delete;
    Scram& operator=(const Scram&) = delete;

    Step start(std::optional<std::string> initial, const expand::Scope& scope) override {
        if (m_session == nullptr)
            return {Step::Kind::deferred, {}, {}, "GNU SASL has no SCRAM-SHA-256"};
        if (!initial)
            return {Step::Kind::challenge, {}, {}, {}};
        return respond(std::move(*initial), scope);
    }

    Step respond(std::string response, const expand::Scope& scope) override {
        if (m_verified) // the client has confirmed our last message
            return acceptAs(m_settings, m_account->name, {m_account->name}, scope);
        if (response.empty()) // GNU SASL would ask again, and again
            return {Step::Kind::malformed, {}, {}, "an empty message"};
        char* output = nullptr;
        std::size_t length = 0;
        const int result = gsasl_step(m_session, response.data(), response.size(), &output, &length);
        std::string challenge = output != nullptr ? std::string(output, length) : std::string();
        gsasl_free(output);
        if (result == GSASL_NEEDS_MORE)
            return {Step::Kind::challenge, std::move(challenge), {}, {}};
        if (result == GSASL_OK && m_account != nullptr) {
            m_verified = true;
            return {Step::Kind::challenge, std::move(challenge), {}, {}};
        }
        const bool syntax = result == GSASL_MECHANISM_PARSE_ERROR;
        return {syntax ? Step::Kind::malformed : Step::Kind::refused, {}, m_name,
                m_account == nullptr && !syntax ? "there is no usable account \"" + base::printable(m_name) + "\"" : gsasl_strerror(result)};
    }

    /// Called by gsasl_step() when it wants the keys of the name that the client gave.
    int provide(Gsasl_session* session, Gsasl_property property) {
        if (property != GSASL_SCRAM_ITER && property != GSASL_SCRAM_SALT && property != GSASL_SCRAM_STOREDKEY && property != GSASL_SCRAM_SERVERKEY)
            return GSASL_NO_CALLBACK;
        if (const char* name = gsasl_property_fast(session, GSASL_AUTHID))
            m_name = name;
        const crypto::ScramKeys keys = keysOf(m_name);
        gsasl_property_set(session, GSASL_SCRAM_ITER, std::to_string(keys.iterations).c_str());
        gsasl_property_set(session, GSASL_SCRAM_SALT, base::base64Encode(keys.salt).c_str());
        gsasl_property_set(session, GSASL_SCRAM_STOREDKEY, base::base64Encode(keys.storedKey).c_str());
        gsasl_property_set(session, GSASL_SCRAM_SERVERKEY, base::base64Encode(keys.serverKey).c_str());
        return GSASL_OK;
    }

private:
    crypto::ScramKeys keysOf(const std::string& name) {
        static const std::string secret = crypto::randomBytes(32);
        m_account = m_accounts->find(name);
        if (m_account != nullptr && m_account->enabled) {
            if (auto keys = crypto::ScramKeys::parse(m_account->passwordHash))
                return std::move(*keys);
        }
        m_account = nullptr;
        crypto::ScramKeys fake;
        fake.iterations = 4096;
        fake.salt = crypto::hmac(crypto::DigestKind::sha256, secret, "salt" + name).substr(0, 16);
        fake.storedKey = crypto::hmac(crypto::DigestKind::sha256, secret, "stored" + name);
        fake.serverKey = crypto::hmac(crypto::DigestKind::sha256, secret, "server" + name);
        return fake;
    }

    const AuthenticatorSettings& m_settings;
    std::shared_ptr<const Accounts> m_accounts;
    Gsasl_session* m_session = nullptr;
    const Account* m_account = nullptr;
    std::string m_name;
    bool m_verified = false;
};

Library& library() {
    static Library one = [] {
        Library made;
        if (made.context != nullptr)
            gsasl_callback_set(made.context, [](Gsasl*, Gsasl_session* session, Gsasl_property property) {
                auto* mechanism = static_cast<Scram*>(gsasl_session_hook_get(session));
                return mechanism != nullptr ? mechanism->provide(session, property) : static_cast<int>(GSASL_NO_CALLBACK);
            });
        return made;
    }();
    return one;
}

} // namespace

std::unique_ptr<Mechanism> makeAccountScram(const AuthenticatorSettings& settings, std::shared_ptr<const Accounts> accounts) {
    return std::make_unique<Scram>(settings, std::move(accounts));
}

} // namespace postroom::auth
