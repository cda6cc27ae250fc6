// SPDX-License-Identifier: Apache-2.0
#include "server/mail/address_list.h"
#include "server/policy/rewrite/rewrite_rules.h"
#include "shared/base/text.h"

namespace postroom::rewrite {

namespace {

char flagOf(mail::HeaderKind kind) {
    using Kind = mail::HeaderKind;
    switch (kind) {
    case Kind::bcc: return 'b';
    case Kind::cc: return 'c';
    case Kind::from: return 'f';
    case Kind::replyTo: return 'r';
    case Kind::sender: return 's';
    case Kind::to: return 't';
    case Kind::other:
    case Kind::date:
    case Kind::messageId:
    case Kind::received:
    case Kind::returnPath:
    case Kind::subject: return '\0';
    }
    return '\0';
}

struct Range {
    std::size_t start = 0, end = 0;
};

/// The item of a list, name and comments included, in which a place lies; what is no address list has only the address.
Range itemAround(std::string_view value, Range address) {
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t length = mail::addressItemLength(value.substr(at));
        if (address.start < at + length) {
            const auto item = value.substr(at, length);
            const auto inner = base::trim(item);
            const std::size_t start = at + static_cast<std::size_t>(inner.data() - item.data());
            return inner.find(':') == std::string_view::npos ? Range{start, start + inner.size()} : address; // in a group
        }
        at += length + 1;
    }
    return address;
}

} // namespace

std::vector<Change> RewriteRules::headers(mail::HeaderList& headers, const expand::Scope& scope) const {
    std::vector<Change> changes;
    for (std::size_t i = 0; i < headers.fields().size() && !m_rules.empty(); ++i) {
        const char flag = flagOf(headers.fields()[i].kind());
        if (flag == '\0')
            continue;
        std::string value(headers.fields()[i].rawValue());
        const auto list = mail::parseAddressList(value, {.allowDomainLiterals = true});
        bool changed = false;
        for (auto item = list.addresses.rbegin(); item != list.addresses.rend(); ++item) { // from behind: places stay valid
            const std::string& address = item->parsed.address;
            if (address.empty())
                continue;
            const Replaced next = rewritten(address, flag, scope);
            if (next.address == address && next.whole.empty())
                continue;
            const Range own{item->parsed.start, item->parsed.end};
            const Range range = next.whole.empty() ? own : itemAround(value, own);
            const std::string& put = next.whole.empty() ? next.address : next.whole;
            value.replace(range.start, range.end - range.start, put);
            changes.push_back({std::string(headers.fields()[i].name()), address, put});
            changed = true;
        }
        if (changed)
            headers.replace(i, headers.fields()[i].withValue(base::trim(value)));
    }
    return changes;
}

std::vector<Change> RewriteRules::message(const Message& message, const expand::Scope& scope) const {
    std::vector<Change> changes;
    const auto envelope = [&](std::string& address, char place, const char* where) {
        std::string next = address.empty() ? std::string() : this->address(address, place, scope);
        if (next == address)
            return;
        changes.push_back({where, address, next});
        address = std::move(next);
    };
    if (m_rules.empty())
        return changes;
    envelope(message.sender, 'F', "sender");
    for (std::string* recipient : message.recipients)
        envelope(*recipient, 'T', "recipient");
    auto inHeaders = headers(message.headers, scope);
    changes.insert(changes.end(), std::make_move_iterator(inHeaders.begin()), std::make_move_iterator(inHeaders.end()));
    return changes;
}

} // namespace postroom::rewrite
