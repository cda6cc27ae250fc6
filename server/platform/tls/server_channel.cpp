// SPDX-License-Identifier: Apache-2.0
#include "server/platform/tls/server_channel.h"

#include "server/platform/tls/openssl.h"

#include <cerrno>
#include <cstring>
#include <openssl/err.h>

namespace postroom::tls {

struct ServerChannel::State {
    std::shared_ptr<const ServerContext> context;
    SslPointer ssl;
    std::string chooserProblem; ///< why there is no certificate for the name that the client asks for
};

namespace {
/// The policy decides with what was found: the first thing that is wrong stays in the session's result.
int takeAnyCertificate(int, X509_STORE_CTX*) { return 1; }
} // namespace

ServerChannel::ServerChannel(std::shared_ptr<const ServerContext> context, int socket, ClientCertificate wanted) : m_state(std::make_unique<State>()) {
    m_state->ssl.reset(::SSL_new(context->handle()));
    m_state->context = std::move(context);
    if (m_state->ssl != nullptr) {
        ::SSL_set_fd(m_state->ssl.get(), socket);
        ::SSL_set_accept_state(m_state->ssl.get());
        SSL_set_app_data(m_state->ssl.get(), &m_state->chooserProblem);
        if (wanted == ClientCertificate::ignore)
            return;
        ::SSL_set_options(m_state->ssl.get(), SSL_OP_NO_TICKET); // a session from when nothing was asked for must not be resumed
        const bool required = wanted == ClientCertificate::require;
        ::SSL_set_verify(m_state->ssl.get(), required ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT : SSL_VERIFY_PEER, required ? nullptr : takeAnyCertificate);
    }
}

ServerChannel::~ServerChannel() = default;

Progress ServerChannel::progressOf(int result) {
    const int saved = errno;
    switch (::SSL_get_error(m_state->ssl.get(), result)) {
    case SSL_ERROR_NONE: return Progress::done;
    case SSL_ERROR_WANT_READ: return Progress::wantRead;
    case SSL_ERROR_WANT_WRITE: return Progress::wantWrite;
    case SSL_ERROR_ZERO_RETURN: return Progress::closed;
    case SSL_ERROR_SYSCALL:
        m_problem = takeErrors();
        if (m_problem.empty())
            m_problem = saved == 0 ? "the client closed the connection" : std::strerror(saved);
        return Progress::failed;
    default:
        m_problem = takeErrors();
        return Progress::failed;
    }
}

Progress ServerChannel::handshake() {
    if (m_state->ssl == nullptr) {
        m_problem = takeErrors();
        return Progress::failed;
    }
    ::ERR_clear_error();
    errno = 0;
    const Progress progress = progressOf(::SSL_do_handshake(m_state->ssl.get()));
    if (const long result = ::SSL_get_verify_result(m_state->ssl.get()); progress == Progress::failed && result != X509_V_OK)
        m_problem += std::string(m_problem.empty() ? "" : ": ") + ::X509_verify_cert_error_string(result);
    if (progress == Progress::failed && !m_state->chooserProblem.empty())
        m_problem = m_state->chooserProblem;
    return progress;
}

ServerChannel::Transfer ServerChannel::read(std::span<char> into) {
    ::ERR_clear_error();
    errno = 0;
    std::size_t count = 0;
    const int result = ::SSL_read_ex(m_state->ssl.get(), into.data(), into.size(), &count);
    if (result == 1)
        return {Progress::done, count};
    return {progressOf(result), 0};
}

ServerChannel::Transfer ServerChannel::write(std::string_view bytes) {
    ::ERR_clear_error();
    errno = 0;
    std::size_t count = 0;
    const int result = ::SSL_write_ex(m_state->ssl.get(), bytes.data(), bytes.size(), &count);
    if (result == 1)
        return {Progress::done, count};
    return {progressOf(result), 0};
}

std::size_t ServerChannel::pending() const { return static_cast<std::size_t>(::SSL_pending(m_state->ssl.get())); }

void ServerChannel::close() {
    if (m_state->ssl != nullptr && ::SSL_is_init_finished(m_state->ssl.get()) == 1 && m_problem.empty())
        ::SSL_shutdown(m_state->ssl.get());
    ::ERR_clear_error();
}

Facts ServerChannel::facts() const {
    Facts facts = factsOf(m_state->ssl.get());
    // The context of the name that was asked for lives as long as the one that chose it, which we keep.
    if (const auto* used = static_cast<const ServerContext*>(SSL_CTX_get_app_data(::SSL_get_SSL_CTX(m_state->ssl.get()))); used != nullptr)
        facts.ourCertificate = used->certificatePem();
    return facts;
}

} // namespace postroom::tls
