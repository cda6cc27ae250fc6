// SPDX-License-Identifier: Apache-2.0
#include "server/mail/idna.h"

#include "shared/base/text.h"

#include <idn2.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace postroom::mail {

namespace {

base::Result<std::string> taken(int code, char* text, std::string_view what) {
    if (code != IDN2_OK)
        return base::fail(base::permanentError(base::ErrorKind::invalid, idn2_strerror(code), std::string(what)));
    std::string out(text);
    idn2_free(text);
    return out;
}

// RFC 3492 6: bias adaptation and the encoder, for local parts, which IDNA has nothing to say about.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) {
    delta = first ? delta / 700 : delta / 2;
    delta += delta / points;
    std::uint32_t k = 0;
    for (; delta > 455; k += 36)
        delta /= 35;
    return k + 36 * delta / (delta + 38);
}

char digit(std::uint32_t d) { return static_cast<char>(d < 26 ? 'a' + d : '0' + (d - 26)); }

std::vector<std::uint32_t> codePoints(std::string_view text) {
    std::vector<std::uint32_t> points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
        points.push_back(point);
        i += length;
    }
    return points;
}

void appendUtf8(std::string& out, std::uint32_t point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | point >> 18);
        out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

void appendDelta(std::string& out, std::uint32_t delta, std::uint32_t bias) {
    for (std::uint32_t k = 36;; k += 36) {
        const std::uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        if (delta < threshold)
            break;
        out += digit(threshold + (delta - threshold) % (36 - threshold));
        delta = (delta - threshold) / (36 - threshold);
    }
    out += digit(delta);
}

std::string punycode(const std::vector<std::uint32_t>& points) {
    std::string out;
    for (const auto point : points)
        if (point < 0x80)
            out += static_cast<char>(point);
    const auto basic = static_cast<std::uint32_t>(out.size());
    std::uint32_t handled = basic;
    if (basic > 0)
        out += '-';
    std::uint32_t n = 0x80, delta = 0, bias = 72;
    while (handled < points.size()) {
        std::uint32_t next = 0x10FFFF;
        for (const auto point : points)
            if (point >= n)
                next = std::min(next, point);
        delta += (next - n) * (handled + 1);
        n = next;
        for (const auto point : points) {
            if (point < n)
                ++delta;
            if (point != n)
                continue;
            appendDelta(out, delta, bias);
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            ++handled;
        }
        ++delta;
        ++n;
    }
    return out;
}

base::Result<std::string> fromPunycode(std::string_view text) {
    const auto bad = base::permanentError(base::ErrorKind::invalid, "not a valid xn-- label");
    std::vector<std::uint32_t> points;
    const auto hyphen = text.rfind('-');
    std::size_t pos = 0;
    if (hyphen != std::string_view::npos) {
        points.assign(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(hyphen));
        pos = hyphen + 1;
    }
    std::uint32_t n = 0x80, i = 0, bias = 72;
    while (pos < text.size()) {
        const std::uint32_t before = i;
        std::uint64_t weight = 1;
        for (std::uint32_t k = 36;; k += 36) {
            if (pos >= text.size())
                return base::fail(bad);
            const char c = text[pos++];
            const std::uint32_t d = c >= '0' && c <= '9' ? static_cast<std::uint32_t>(c - '0' + 26)
                                    : (c | 32) >= 'a' && (c | 32) <= 'z' ? static_cast<std::uint32_t>((c | 32) - 'a') : 36;
            const std::uint64_t sum = i + d * weight;
            if (d > 35 || sum > 0x7FFFFFFF)
                return base::fail(bad);
            i = static_cast<std::uint32_t>(sum);
            const std::uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
            if (d < threshold)
                break;
            weight *= 36 - threshold;
            if (weight > 0x7FFFFFFF)
                return base::fail(bad);
        }
        const auto count = static_cast<std::uint32_t>(points.size()) + 1;
        bias = adapt(i - before, count, before == 0);
        n += i / count;
        i %= count;
        if (n > 0x10FFFF)
            return base::fail(bad);
        points.insert(points.begin() + i++, n);
    }
    std::string out;
    for (const auto point : points)
        appendUtf8(out, point);
    return out;
}

} // namespace

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

base::Result<std::string> domainToALabels(std::string_view domain) {
    if (isAscii(domain))
        return std::string(domain);
    char* out = nullptr;
    const std::string text(domain);
    const int code = idn2_to_ascii_8z(text.c_str(), &out, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    return taken(code, out, domain);
}

base::Result<std::string> domainToULabels(std::string_view domain) {
    char* out = nullptr;
    const std::string text(domain);
    const int code = idn2_to_unicode_8z8z(text.c_str(), &out, 0);
    return taken(code, out, domain);
}

base::Result<std::string> localPartToALabel(std::string_view localPart) {
    if (isAscii(localPart))
        return std::string(localPart);
    if (!base::isValidUtf8(localPart))
        return base::fail(base::permanentError(base::ErrorKind::invalid, "not valid UTF-8"));
    return "xn--" + punycode(codePoints(localPart));
}

base::Result<std::string> localPartToULabel(std::string_view localPart) {
    if (localPart.substr(0, 4) != "xn--")
        return std::string(localPart);
    return fromPunycode(localPart.substr(4));
}

} // namespace postroom::mail
