// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/facts_source.h"

#include "server/mail/address.h"
#include "server/policy/expand/header_values.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::expand {

namespace {

constexpr std::size_t visibleBody = 500; // message_body_visible
constexpr std::string_view ours[] = {"interface_address", "interface_port", "received_ip_address", "received_port", "now", "tls_in_certificate_verified"};

/// Line ends and zero bytes as blanks: the body as one line.
std::string oneLine(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c == '\n' || c == '\0' || c == '\r')
            c = ' ';
    return out;
}

std::size_t longestLine(std::string_view text) {
    std::size_t longest = 0;
    for (const std::string_view line : base::split(text, '\n'))
        longest = std::max(longest, line.size());
    return longest;
}

} // namespace

FactsSource::FactsSource(const base::Json& facts) {
    for (const auto& [name, fact] : facts.members()) {
        const std::string text = fact.isString() ? fact.toString() : fact.isInteger() ? std::to_string(fact.toInteger()) : fact.text();
        const Taint taint = std::find(std::begin(ours), std::end(ours), name) == std::end(ours) ? Taint::tainted : Taint::clean;
        if (name == "sender")
            setSender(text);
        else
            set(name, {text, taint});
        if (name == "interface_address")
            set("received_ip_address", {text, taint});
        else if (name == "interface_port")
            set("received_port", {text, taint});
    }
}

void FactsSource::set(std::string_view name, Value value) {
    m_values[std::string(name)] = std::move(value);
}

void FactsSource::setSender(std::string_view address) {
    set("sender_address", Value::tainted(std::string(address)));
    set("sender_address_local_part", Value::tainted(std::string(mail::localPartOf(address))));
    set("sender_address_domain", Value::tainted(std::string(mail::domainOf(address))));
}

void FactsSource::setMessage(std::string_view message) {
    m_hasMessage = true;
    // RFC 5322 2.1: an empty line ends the headers.
    std::size_t end = message.find("\n\n");
    std::size_t bodyAt = end == std::string_view::npos ? message.size() : end + 2;
    if (const std::size_t crlf = message.find("\r\n\r\n"); crlf < end) {
        end = crlf + 1;
        bodyAt = crlf + 4;
    }
    const std::string_view head = message.substr(0, end == std::string_view::npos ? message.size() : end + 1);
    const std::string_view body = message.substr(bodyAt);
    m_headers = mail::HeaderList::parse(head);
    const auto number = [&](std::string_view name, std::size_t value) { set(name, Value::clean(std::to_string(value))); };
    const auto lines = [](std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); };
    number("message_size", message.size());
    number("message_linecount", lines(message));
    number("body_linecount", lines(body));
    number("message_body_size", body.size());
    number("body_zerocount", static_cast<std::size_t>(std::count(body.begin(), body.end(), '\0')));
    number("max_received_linelength", longestLine(message));
    number("received_count", m_headers.count("received") + 1); // with the one that is added
    set("message_body", Value::tainted(oneLine(body.substr(0, visibleBody))));
    set("message_body_end", Value::tainted(oneLine(body.substr(body.size() - std::min(body.size(), visibleBody)))));
    set("message_headers", Value::tainted(allHeaders(m_headers, true)));
    set("message_headers_raw", Value::tainted(allHeaders(m_headers, false)));
    set("message_smtputf8", Value::clean("no"));
    auto reply = headerValue(m_headers, "h_reply-to:");
    if (!reply)
        reply = headerValue(m_headers, "h_from:");
    set("reply_address", reply.value_or(Value()));
}

std::optional<Value> FactsSource::variable(std::string_view name) const {
    if (m_hasMessage && !name.empty() && name.back() == ':')
        return headerValue(m_headers, name);
    const auto place = m_values.find(std::string(name));
    if (place == m_values.end())
        return std::nullopt;
    return place->second;
}

} // namespace postroom::expand
