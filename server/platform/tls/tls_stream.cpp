// SPDX-License-Identifier: Apache-2.0
#include "server/platform/tls/tls_stream.h"

#include "server/platform/tls/openssl.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace postroom::tls {

namespace {

/// Goes on whatever the chain looks like; the result of the check stays in the session.
int goOn(int, X509_STORE_CTX*) { return 1; }

class ClientTlsStream final : public TlsStream {
public:
    ClientTlsStream(std::unique_ptr<io::SocketStream> socket, std::shared_ptr<const ClientContext> context)
        : m_socket(std::move(socket)), m_context(std::move(context)), m_ssl(::SSL_new(m_context->handle())) {}

    base::Result<void> handshake(const ClientSession& session, io::Deadline deadline);

    base::Result<std::size_t> read(std::span<char> into, io::Deadline deadline) override {
        std::size_t count = 0;
        auto done = repeat([&] { return ::SSL_read_ex(m_ssl.get(), into.data(), into.size(), &count); }, "read", deadline);
        if (!done)
            return base::fail(done.error());
        return *done == Ended::yes ? std::size_t(0) : count;
    }

    base::Result<void> write(std::string_view bytes, io::Deadline deadline) override {
        while (!bytes.empty()) {
            std::size_t count = 0;
            auto done = repeat([&] { return ::SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &count); }, "write", deadline);
            if (!done)
                return base::fail(done.error());
            if (*done == Ended::yes)
                return base::fail(base::temporaryError(base::ErrorKind::unavailable, "write", "the peer ended TLS"));
            bytes.remove_prefix(count);
        }
        return {};
    }

    void close() override {
        if (m_socket->descriptor() >= 0 && ::SSL_is_init_finished(m_ssl.get()) == 1 && !m_broken)
            ::SSL_shutdown(m_ssl.get());
        ::ERR_clear_error();
        m_socket->close();
    }

    [[nodiscard]] const Facts& facts() const override { return m_facts; }
    [[nodiscard]] io::SocketStream& socket() override { return *m_socket; }

private:
    enum class Ended : bool { no, yes };

    /// Repeats an OpenSSL call until it succeeds, waiting for the socket in between.
    template <typename Call>
    base::Result<Ended> repeat(Call call, std::string_view what, io::Deadline deadline) {
        if (m_socket->descriptor() < 0)
            return base::fail(io::closedError(what));
        for (;;) {
            ::ERR_clear_error();
            errno = 0;
            const int result = call();
            const int saved = errno;
            auto readiness = io::Readiness::readable;
            switch (result == 1 ? SSL_ERROR_NONE : ::SSL_get_error(m_ssl.get(), result)) {
            case SSL_ERROR_NONE: return Ended::no;
            case SSL_ERROR_ZERO_RETURN: return Ended::yes;
            case SSL_ERROR_WANT_READ: break;
            case SSL_ERROR_WANT_WRITE: readiness = io::Readiness::writable; break;
            case SSL_ERROR_SYSCALL:
                m_broken = true;
                if (saved != 0)
                    return base::fail(base::systemError(saved, what));
                return base::fail(base::temporaryError(base::ErrorKind::unavailable, std::string(what), "the peer closed the connection"));
            default: m_broken = true; return base::fail(tlsError(what));
            }
            if (auto waited = io::waitFor(m_socket->descriptor(), readiness, deadline, m_socket->stopSignal()); !waited)
                return base::fail(waited.error());
        }
    }

    std::unique_ptr<io::SocketStream> m_socket;
    std::shared_ptr<const ClientContext> m_context;
    SslPointer m_ssl;
    Facts m_facts;
    bool m_broken = false;
};

base::Result<void> ClientTlsStream::handshake(const ClientSession& session, io::Deadline deadline) {
    if (m_ssl == nullptr)
        return base::fail(tlsError("TLS"));
    ::SSL_set_fd(m_ssl.get(), m_socket->descriptor());
    ::SSL_set_connect_state(m_ssl.get());
    const bool isAddress = io::SocketAddress::fromText(session.serverName, 0).has_value();
    const auto& sni = session.sni.empty() ? session.serverName : session.sni;
    if (!sni.empty() && !io::SocketAddress::fromText(sni, 0))
        ::SSL_ctrl(m_ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char*>(sni.c_str())); // the macro, without its C cast
    if (session.verify != Verify::none && session.checkName && !session.serverName.empty()) {
        X509_VERIFY_PARAM* parameters = ::SSL_get0_param(m_ssl.get());
        // RFC 6125 6.4.3: a wild card is a whole label.
        ::X509_VERIFY_PARAM_set_hostflags(parameters, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        if (isAddress)
            ::X509_VERIFY_PARAM_set1_ip_asc(parameters, session.serverName.c_str());
        else
            ::X509_VERIFY_PARAM_set1_host(parameters, session.serverName.c_str(), 0);
    }
    switch (session.verify) {
    case Verify::none: ::SSL_set_verify(m_ssl.get(), SSL_VERIFY_NONE, nullptr); break;
    case Verify::attempt: ::SSL_set_verify(m_ssl.get(), SSL_VERIFY_PEER, goOn); break;
    case Verify::require: ::SSL_set_verify(m_ssl.get(), SSL_VERIFY_PEER, nullptr); break;
    }
    auto done = repeat([this] { return ::SSL_do_handshake(m_ssl.get()); }, "TLS handshake", deadline);
    if (!done) {
        auto error = done.error();
        const long verified = ::SSL_get_verify_result(m_ssl.get());
        if (session.verify == Verify::require && verified != X509_V_OK)
            error.detail = "certificate not accepted: " + std::string(::X509_verify_cert_error_string(verified));
        return base::fail(std::move(error));
    }
    if (*done == Ended::yes)
        return base::fail(base::temporaryError(base::ErrorKind::protocol, "TLS handshake", "the peer ended it"));
    m_facts = factsOf(m_ssl.get());
    m_facts.sni = sni;
    return {};
}

} // namespace

base::Result<std::unique_ptr<TlsStream>> startClientTls(std::unique_ptr<io::SocketStream> socket,
                                                        const std::shared_ptr<const ClientContext>& context,
                                                        const ClientSession& session, io::Deadline deadline) {
    auto stream = std::make_unique<ClientTlsStream>(std::move(socket), context);
    if (auto done = stream->handshake(session, deadline); !done)
        return base::fail(done.error());
    return std::unique_ptr<TlsStream>(std::move(stream));
}

} // namespace postroom::tls
