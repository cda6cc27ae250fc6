// SPDX-License-Identifier: Apache-2.0
// ${certextract: fields of a certificate variable, whose value is PEM text.
#include "server/platform/crypto/certificate.h"
#include "server/policy/expand/families.h"
#include "shared/base/text.h"

#include <ctime>

namespace postroom::expand {

namespace {

/// Modifiers behind the field's name: "subject,OU", "subj_altname,dns,>;".
struct Modifiers {
    std::vector<std::string> words;
    char separator = '\n';
    bool separatorGiven = false;
    [[nodiscard]] bool has(std::string_view word) const {
        for (const std::string& each : words)
            if (base::equalsIgnoreCase(each, word))
                return true;
        return false;
    }
};

std::string joined(const std::vector<std::string>& items, char separator) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i != 0)
            out += separator;
        // A separator inside an item is doubled, as in every list.
        for (const char c : items[i]) {
            out += c;
            if (c == separator)
                out += c;
        }
    }
    return out;
}

/// In the order in which they stand; with a tag the values of those parts, with a separator a list.
std::string nameText(const std::vector<crypto::NamePart>& parts, const Modifiers& modifiers) {
    std::vector<std::string> items;
    std::string text;
    for (const crypto::NamePart& part : parts) {
        const std::string type = part.type == "emailAddress" ? "EMAIL" : part.type;
        if (modifiers.words.empty())
            items.push_back(type + "=" + part.value);
        else if (modifiers.words.front() == type)
            items.push_back(part.value);
        std::string escaped;
        for (const char c : part.value) {
            if (std::string_view(",+\"\\<>;").find(c) != std::string_view::npos)
                escaped += '\\'; // RFC 4514 2.4
            escaped += c;
        }
        text += (text.empty() ? "" : ",") + type + "=" + escaped;
    }
    return modifiers.words.empty() && !modifiers.separatorGiven ? text : joined(items, modifiers.separator);
}

/// The name that GnuTLS, and so most of Exim's users, know an algorithm by.
std::string algorithmText(const std::string& name) {
    static constexpr std::string_view endings[] = {"WithRSAEncryption"};
    for (const std::string_view ending : endings)
        if (base::endsWithIgnoreCase(name, ending))
            return "RSA-" + base::upper(name.substr(0, name.size() - ending.size()));
    if (base::startsWithIgnoreCase(name, "ecdsa-with-"))
        return "ECDSA-" + name.substr(11);
    if (base::equalsIgnoreCase(name, "ED25519"))
        return "EdDSA-Ed25519";
    return name;
}

std::string spaced(const std::string& digits) {
    std::string out;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        out += (out.empty() ? "" : " ") + digits.substr(i, 2);
    return out;
}

std::string timeText(std::optional<base::Time> time, const Modifiers& modifiers) {
    if (!time)
        return {};
    const std::time_t seconds = static_cast<std::time_t>(base::toEpochSeconds(*time));
    if (modifiers.has("int"))
        return std::to_string(seconds);
    if (modifiers.has("raw"))
        return {};
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[64] = {};
    std::strftime(text, sizeof text, "%b %e %T %Y GMT", &parts);
    return text;
}

std::string alternativeText(const crypto::Certificate& certificate, const Modifiers& modifiers) {
    using Kind = crypto::AlternativeName::Kind;
    std::vector<std::string> items;
    const bool all = !modifiers.has("dns") && !modifiers.has("uri") && !modifiers.has("mail");
    for (const crypto::AlternativeName& name : certificate.alternativeNames()) {
        const std::string_view tag = name.kind == Kind::dns ? "DNS" : name.kind == Kind::uri ? "URI" : "MAIL";
        if (all)
            items.push_back(std::string(tag) + "=" + name.value);
        else if (modifiers.has(tag))
            items.push_back(name.value);
    }
    return joined(items, modifiers.separatorGiven ? modifiers.separator : '\n');
}

/// Empty: the certificate has no such thing.
std::optional<std::string> fieldText(const crypto::Certificate& certificate, std::string_view field, const Modifiers& modifiers) {
    if (field == "version")
        return std::to_string(certificate.version());
    if (field == "serial_number")
        return certificate.serialHex();
    if (field == "subject")
        return nameText(certificate.subject(), modifiers);
    if (field == "issuer")
        return nameText(certificate.issuer(), modifiers);
    if (field == "notbefore")
        return timeText(certificate.notBefore(), modifiers);
    if (field == "notafter")
        return timeText(certificate.notAfter(), modifiers);
    if (field == "sig_algorithm")
        return algorithmText(certificate.signatureAlgorithm());
    if (field == "signature")
        return spaced(certificate.signatureHex());
    if (field == "subj_altname")
        return alternativeText(certificate, modifiers);
    if (field == "ocsp_uri")
        return joined(certificate.ocspUris(), modifiers.separator);
    if (field == "crl_uri")
        return joined(certificate.crlUris(), modifiers.separator);
    return std::nullopt;
}

} // namespace

bool itemCertificate(Evaluator& evaluator, const Node& node, Value& out) {
    Value field;
    Value pem;
    if (!evaluator.value(node.args[0], field) || !evaluator.variable(findVariable(node.text), node.text, pem))
        return false;
    Modifiers modifiers;
    lookup::ListSplitter words(field.text, ',');
    const std::string name = words.next().value_or("");
    while (auto word = words.next()) {
        if (!word->empty() && word->front() == '>') {
            modifiers.separator = word->size() > 1 ? (*word)[1] : '\n';
            modifiers.separatorGiven = true;
        } else {
            modifiers.words.push_back(std::move(*word));
        }
    }
    std::optional<std::string> found;
    if (!pem.text.empty()) {
        const auto certificate = crypto::Certificate::fromPem(pem.text);
        if (!certificate)
            return evaluator.error("$" + node.text + " holds no certificate");
        found = fieldText(*certificate, name, modifiers);
        if (!found)
            return evaluator.error("bad field selector \"" + name + "\" for certextract");
        if (found->empty())
            found.reset();
    }
    const std::optional<Value> before = evaluator.locals().value;
    evaluator.locals().value.reset();
    if (found)
        evaluator.locals().value = Value{std::move(*found), pem.taint};
    return evaluator.branch(node, found.has_value(), before, out);
}

} // namespace postroom::expand
