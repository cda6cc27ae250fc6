// SPDX-License-Identifier: Apache-2.0
#include "server/mail/header_check.h"

#include "server/mail/address_list.h"
#include "shared/base/text.h"

namespace postroom::mail {

namespace {

bool holdsAddresses(HeaderKind kind) {
    switch (kind) {
    case HeaderKind::bcc:
    case HeaderKind::cc:
    case HeaderKind::from:
    case HeaderKind::replyTo:
    case HeaderKind::sender:
    case HeaderKind::to:
        return true;
    case HeaderKind::other:
    case HeaderKind::date:
    case HeaderKind::messageId:
    case HeaderKind::received:
    case HeaderKind::returnPath:
    case HeaderKind::subject:
        return false;
    }
    return false;
}

AddressSyntax headerSyntax() {
    AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    return syntax;
}

} // namespace

std::optional<std::string> checkHeaderSyntax(const HeaderList& headers, Unqualified unqualified) {
    for (const auto& field : headers.fields()) {
        if (!holdsAddresses(field.kind()))
            continue;
        const auto list = parseAddressList(field.rawValue(), headerSyntax());
        const auto name = std::string(field.name());
        if (!list.errors.empty())
            return "syntax error in '" + name + "' header: " + base::printable(list.errors[0].reason) + ": " +
                   base::shortened(base::printable(list.errors[0].item), 200);
        if (unqualified == Unqualified::allowed)
            continue;
        for (const auto& entry : list.addresses)
            if (entry.parsed.domainAt == 0)
                return "unqualified address not permitted in '" + name + "' header: " + base::printable(entry.parsed.address);
    }
    return std::nullopt;
}

std::optional<std::string> findNonAsciiName(const HeaderList& headers) {
    for (const auto& field : headers.fields()) {
        const auto colon = field.text().find(':');
        const auto name = std::string_view(field.text()).substr(0, colon);
        for (const char c : name)
            if (static_cast<unsigned char>(c) < 33 || static_cast<unsigned char>(c) > 126)
                return std::string(name);
    }
    return std::nullopt;
}

std::vector<std::string> headerSenders(const HeaderList& headers) {
    for (const auto* name : {"Sender", "Reply-To", "From"}) {
        std::vector<std::string> senders;
        for (const auto& field : headers.fields())
            if (field.named(name))
                for (auto& entry : parseAddressList(field.rawValue(), headerSyntax()).addresses)
                    senders.push_back(std::move(entry.parsed.address));
        if (!senders.empty())
            return senders;
    }
    return {};
}

} // namespace postroom::mail
