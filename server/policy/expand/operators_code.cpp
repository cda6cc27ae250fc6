// SPDX-License-Identifier: Apache-2.0
// Operators that encode and decode: bases, RFC 2047, UTF-8, IDNA.
#include "server/mail/encoded_word.h"
#include "server/mail/idna.h"
#include "server/policy/expand/families.h"
#include "server/policy/expand/number_codes.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace postroom::expand {

namespace {

void put(Value& out, std::string_view text, Taint taint) {
    out.text += text;
    out.taint = out.taint | taint;
}

/// A decimal number as strtoull takes it: a sign is allowed and wraps.
bool readUnsigned(Evaluator& evaluator, const Node& node, const std::string& text, std::uint64_t& out) {
    char* end = nullptr;
    out = std::strtoull(text.c_str(), &end, 10);
    if (*end != '\0')
        return evaluator.error("argument for " + std::string(node.operation->name) + " operator is \"" + text + "\", which is not a decimal number");
    return true;
}

/// White space between the characters goes; what is left must be whole groups.
std::optional<std::string> decodeBase64(std::string_view text) {
    std::string compact;
    for (const char c : text)
        if (!base::isSpace(c))
            compact += c;
    return base::base64Decode(compact);
}

/// The length of the UTF-8 sequence at `at`, 0 when there is none.
std::size_t sequenceLength(std::string_view text, std::size_t at) {
    for (std::size_t length = 1; length <= 4 && at + length <= text.size(); ++length)
        if (base::isValidUtf8(text.substr(at, length)))
            return length;
    return 0;
}

bool converted(Evaluator& evaluator, const base::Result<std::string>& made, Taint taint, Value& out) {
    if (!made)
        return evaluator.error(made.error().publicText);
    put(out, *made, taint);
    return true;
}

} // namespace

bool operatorBase32(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    std::uint64_t number = 0;
    if (!readUnsigned(evaluator, node, subject.text, number))
        return false;
    put(out, base32Text(number), Taint::clean);
    return true;
}

bool operatorBase32Decode(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    const auto number = base32Number(subject.text);
    if (!number)
        return evaluator.error("argument for base32d operator is \"" + subject.text + "\", which is not a base 32 number");
    put(out, std::to_string(static_cast<std::int64_t>(*number)), Taint::clean); // base32 takes negative ones
    return true;
}

bool operatorBase62(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    std::uint64_t number = 0;
    if (!readUnsigned(evaluator, node, subject.text, number))
        return false;
    put(out, base62Text(number), Taint::clean);
    return true;
}

bool operatorBase62Decode(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    const auto number = base62Number(subject.text);
    if (!number)
        return evaluator.error("argument for base62d operator is \"" + subject.text + "\", which is not a base 62 number");
    put(out, std::to_string(*number), Taint::clean);
    return true;
}

bool operatorBase64(Evaluator&, const Node&, Value& subject, Value& out) {
    put(out, base::base64Encode(subject.text), subject.taint);
    return true;
}

bool operatorBase64Decode(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    const auto bytes = decodeBase64(subject.text);
    if (!bytes)
        return evaluator.error("string \"" + subject.text + "\" is not well-formed for \"base64d\" operator");
    put(out, *bytes, subject.taint);
    return true;
}

bool operatorHexToBase64(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    std::string bytes;
    const std::string& text = subject.text;
    if (text.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
        return evaluator.error("\"" + text + "\" is not a hex string");
    if (text.size() % 2 != 0)
        return evaluator.error("\"" + text + "\" contains an odd number of characters");
    for (std::size_t i = 0; i < text.size(); i += 2) {
        unsigned byte = 0;
        std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
        bytes += static_cast<char>(byte);
    }
    put(out, base::base64Encode(bytes), subject.taint);
    return true;
}

bool operatorRfc2047(Evaluator&, const Node&, Value& subject, Value& out) {
    put(out, mail::encodeWords(subject.text), subject.taint);
    return true;
}

bool operatorRfc2047Decode(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    if (subject.text.find("=?") == std::string::npos) {
        put(out, subject.text, subject.taint);
        return true;
    }
    auto decoded = mail::decodeWordsStrictly(subject.text);
    if (!decoded.unknownCharset.empty())
        return evaluator.error("unknown character set \"" + base::shortened(decoded.unknownCharset, 40) + "\" in an encoded word");
    put(out, base::replaceAll(std::move(decoded.text), std::string_view("\0", 1), "?"), subject.taint);
    return true;
}

bool operatorFromUtf8(Evaluator&, const Node&, Value& subject, Value& out) {
    std::string made;
    const std::string_view text = subject.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::max<std::size_t>(1, sequenceLength(text, at));
        const unsigned char lead = static_cast<unsigned char>(text[at]);
        if (length == 1)
            made += text[at];
        else if (length == 2 && lead <= 0xC3)
            made += static_cast<char>((lead & 3U) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3FU));
        else
            made += '_'; // no such character in ISO 8859-1
        at += length;
    }
    put(out, made, subject.taint);
    return true;
}

bool operatorUtf8Clean(Evaluator&, const Node&, Value& subject, Value& out) {
    std::string made;
    const std::string_view text = subject.text;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = sequenceLength(text, at);
        if (length != 0) {
            made += text.substr(at, length);
        } else {
            // One mark for a broken sequence and the bytes that would have continued it.
            made += '?';
            const unsigned char lead = static_cast<unsigned char>(text[at]);
            const std::size_t most = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            length = 1;
            while (length < most && at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
                ++length;
        }
        at += length;
    }
    put(out, made, subject.taint);
    return true;
}

bool operatorDomainToAlabel(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    return converted(evaluator, mail::domainToALabels(subject.text), subject.taint, out);
}

bool operatorDomainFromAlabel(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    return converted(evaluator, mail::domainToULabels(subject.text), subject.taint, out);
}

bool operatorLocalPartToAlabel(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    return converted(evaluator, mail::localPartToALabel(subject.text), subject.taint, out);
}

bool operatorLocalPartFromAlabel(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    if (subject.text.substr(0, 4) != "xn--")
        return evaluator.error("error converting alabel (" + subject.text + ") to utf8: it does not begin with xn--");
    return converted(evaluator, mail::localPartToULabel(subject.text), subject.taint, out);
}

} // namespace postroom::expand
