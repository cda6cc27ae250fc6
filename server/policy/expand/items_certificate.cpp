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

/// RFC 4514 from the last part to the first; with a tag, the values of those parts.
std::string nameText(const std::vector<crypto::NamePart>& parts, const Modifiers& modifiers) {
    std::vector<std::string> values;
    std::string text;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        text += (text.empty() ? "" : ",") + part->type + "=" + part->value;
        if (!modifiers.words.empty() && base::equalsIgnoreCase(part->type, modifiers.words.front()))
            values.insert(values.begin(), part->value);
    }
    return modifiers.words.empty() ? text : joined(values, modifiers.separator);
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
        return certificate.signatureAlgorithm();
    if (field == "signature")
        return certificate.signatureHex();
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
        if (word->size() >= 2 && word->front() == '>') {
            modifiers.separator = (*word)[1];
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
