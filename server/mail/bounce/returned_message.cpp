// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/returned_message.h"

#include "server/mail/encoded_word.h"
#include "server/mail/header_list.h"
#include "shared/base/text.h"

namespace postroom::bounce {

namespace {

constexpr std::size_t mostIds = 30;
constexpr std::size_t longestValue = 500;

std::string bracketed(const std::string& value) {
    const std::size_t open = value.find('<');
    const std::size_t close = value.find('>', open == std::string::npos ? 0 : open);
    return open == std::string::npos || close == std::string::npos ? std::string(base::trim(value)) : value.substr(open + 1, close - open - 1);
}

std::string shown(const std::string& value) { return base::shortened(mail::decodeWords(value), longestValue); }

/// The word behind "id" (RFC 5321 4.4).
std::string idOf(const std::string& received) {
    const auto words = base::splitWords(received);
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (base::equalsIgnoreCase(words[i], "id")) {
            std::string_view id = words[i + 1];
            while (!id.empty() && (id.back() == ';' || id.back() == ')' || id.back() == '>'))
                id.remove_suffix(1);
            while (!id.empty() && id.front() == '<')
                id.remove_prefix(1);
            return std::string(id);
        }
    return {};
}

} // namespace

Returned readReturned(std::string_view headers) {
    Returned returned;
    if (base::trim(headers).empty())
        return returned;
    const auto list = mail::HeaderList::parse(headers);
    returned.present = true;
    returned.messageId = base::shortened(bracketed(list.value("Message-ID")), longestValue);
    returned.from = shown(list.value("From"));
    returned.to = shown(list.value("To"));
    returned.subject = shown(list.value("Subject"));
    returned.date = shown(list.value("Date"));
    for (const auto& field : list.fields())
        if (field.named("Received") && returned.queueIds.size() < mostIds)
            if (std::string id = idOf(field.value()); !id.empty() && id.size() <= 100)
                returned.queueIds.push_back(std::move(id));
    return returned;
}

} // namespace postroom::bounce
