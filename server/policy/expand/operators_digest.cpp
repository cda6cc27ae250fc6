// SPDX-License-Identifier: Apache-2.0
// Digest operators. md5 is written in lower case, the sha family in upper case (policy-language 2.14.11). A certificate
// variable as the whole subject means the certificate: its fingerprint, not a digest of PEM text.
#include "server/platform/crypto/certificate.h"
#include "server/platform/crypto/digest.h"
#include "server/policy/expand/families.h"
#include "shared/base/text.h"

namespace postroom::expand {

namespace {

using crypto::DigestKind;

bool isCertificate(const Node& node) {
    if (node.args.front().nodes.size() != 1 || node.args.front().nodes.front().type != Node::Type::variable)
        return false;
    const std::string& name = node.args.front().nodes.front().text;
    return name.size() > 4 && name.substr(0, 4) == "tls_" && (name.find("_ourcert") != std::string::npos || name.find("_peercert") != std::string::npos);
}

bool add(Evaluator& evaluator, const Node& node, DigestKind kind, const Value& subject, Value& out) {
    std::string hash;
    if (isCertificate(node)) {
        if (subject.text.empty())
            return true;
        const auto certificate = crypto::Certificate::fromPem(subject.text);
        if (!certificate)
            return evaluator.error("the variable holds no certificate");
        hash = base::upper(base::hexText(certificate->fingerprint(kind)));
    } else {
        hash = base::hexText(crypto::digest(kind, subject.text));
        hash = kind == DigestKind::md5 ? base::lower(hash) : base::upper(hash);
    }
    out.text += hash;
    return true;
}

} // namespace

bool operatorMd5(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    return add(evaluator, node, DigestKind::md5, subject, out);
}

bool operatorSha1(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    return add(evaluator, node, DigestKind::sha1, subject, out);
}

bool operatorSha256(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    return operatorSha2(evaluator, node, subject, out);
}

bool operatorSha2(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    if (node.number == 0 || node.text == "256")
        return add(evaluator, node, DigestKind::sha256, subject, out);
    if (node.text == "384")
        return add(evaluator, node, DigestKind::sha384, subject, out);
    if (node.text == "512")
        return add(evaluator, node, DigestKind::sha512, subject, out);
    return evaluator.error("unrecognised sha2 variant");
}

bool operatorSha3(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    if (node.number == 0 || node.text == "256")
        return add(evaluator, node, DigestKind::sha3_256, subject, out);
    if (node.text == "224")
        return add(evaluator, node, DigestKind::sha3_224, subject, out);
    if (node.text == "384")
        return add(evaluator, node, DigestKind::sha3_384, subject, out);
    if (node.text == "512")
        return add(evaluator, node, DigestKind::sha3_512, subject, out);
    return evaluator.error("unrecognised sha3 variant");
}

} // namespace postroom::expand
