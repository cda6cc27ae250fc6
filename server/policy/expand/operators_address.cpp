// SPDX-License-Identifier: Apache-2.0
// address, addresses, domain, local_part. Text that holds no address yields nothing.
#include "server/mail/address.h"
#include "server/mail/address_list.h"
#include "server/policy/expand/families.h"

namespace postroom::expand {

namespace {

void put(Value& out, std::string_view text, Taint taint) {
    out.text += text;
    out.taint = out.taint | taint;
}

constexpr mail::AddressSyntax lenient{.allowNull = false, .allowDomainLiterals = true, .allowUtf8 = true};

} // namespace

namespace {
/// Domains whose name begins with a hyphen do not exist (RFC 1123 2.1) and are taken for no address.
std::optional<mail::ParsedAddress> parse(std::string_view text) {
    auto parsed = mail::parseAddress(text, lenient);
    if (!parsed || parsed->domain().substr(0, 1) == "-")
        return std::nullopt;
    return std::move(*parsed);
}
} // namespace

bool operatorAddress(Evaluator&, const Node&, Value& subject, Value& out) {
    if (const auto parsed = parse(subject.text))
        put(out, parsed->address, subject.taint);
    return true;
}

bool operatorDomain(Evaluator&, const Node&, Value& subject, Value& out) {
    if (const auto parsed = parse(subject.text))
        put(out, parsed->domain(), subject.taint);
    return true;
}

bool operatorLocalPart(Evaluator&, const Node&, Value& subject, Value& out) {
    if (const auto parsed = parse(subject.text))
        put(out, parsed->localPart(), subject.taint);
    return true;
}

bool operatorAddresses(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    std::string_view text = subject.text;
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    if (text == ">")
        return evaluator.error("output separator missing in expanding ${addresses:" + subject.text + "}");
    char separator = ':';
    if (text.size() >= 2 && text.front() == '>') {
        separator = text[1];
        text.remove_prefix(2);
    }
    std::string list;
    for (const mail::ListedAddress& each : mail::parseAddressList(text, lenient).addresses) {
        if (each.parsed.address.empty() || each.parsed.domain().substr(0, 1) == "-")
            continue;
        if (!list.empty())
            list += separator;
        for (const char c : each.parsed.address) {
            list += c;
            if (c == separator)
                list += c;
        }
    }
    put(out, list, subject.taint);
    return true;
}

} // namespace postroom::expand
