// SPDX-License-Identifier: Apache-2.0
#include "server/app/served_certificates.h"

#include "server/platform/crypto/certificate.h"
#include "server/receive/receive_server.h"
#include "shared/base/text.h"

namespace postroom::app {

namespace {

std::string nameText(const std::vector<crypto::NamePart>& parts) {
    std::string text;
    for (const crypto::NamePart& part : parts)
        text += (text.empty() ? "" : ",") + part.type + "=" + part.value;
    return text;
}

void add(std::vector<control::CertificateStatus>& list, const std::string& name, const std::shared_ptr<const tls::ServerContext>& context) {
    if (context == nullptr)
        return;
    const auto certificate = crypto::Certificate::fromPem(context->certificatePem());
    if (!certificate)
        return;
    control::CertificateStatus status;
    status.name = name;
    status.subject = nameText(certificate->subject());
    status.issuer = nameText(certificate->issuer());
    for (const crypto::AlternativeName& alternative : certificate->alternativeNames())
        if (alternative.kind == crypto::AlternativeName::Kind::dns)
            status.names.push_back(alternative.value);
    status.notBefore = certificate->notBefore().value_or(base::Time());
    status.notAfter = certificate->notAfter().value_or(base::Time());
    status.selfSigned = status.subject == status.issuer;
    status.fingerprint = base::hexText(certificate->fingerprint(crypto::DigestKind::sha256));
    status.file = context->certificateFile();
    list.push_back(std::move(status));
}

} // namespace

std::vector<control::CertificateStatus> servedCertificates(const receive::Configuration& reception) {
    std::vector<control::CertificateStatus> list;
    add(list, "main", reception.tls);
    for (const auto& [listener, context] : reception.listenerTls)
        if (context != reception.tls)
            add(list, listener, context);
    return list;
}

} // namespace postroom::app
