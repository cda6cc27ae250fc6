// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/local_batch.h"

#include "server/deliver/transport/common_options.h"
#include "server/mail/address.h"
#include "shared/base/text.h"

namespace postroom::transport {

LocalBatch LocalBatch::read(router::OptionReader& reader) {
    LocalBatch batch;
    if (const auto most = reader.text("batch_max")) {
        const auto number = base::toInteger(base::trim(*most));
        if (number && *number >= 1)
            batch.m_most = static_cast<std::size_t>(*number);
        else
            reader.error("bad-number", reader.placeOf("batch_max"), "batch_max must be a number above zero");
    }
    batch.m_id = reader.program("batch_id");
    if (batch.m_most > 1)
        for (const auto& option : reader.source().options)
            batch.m_texts.push_back(option.value);
    return batch;
}

// "$name" or "${name" or "$name_data": a longer name counts, too, since $local_part_data follows from the local part.
bool LocalBatch::mentions(std::string_view variable) const {
    for (const std::string& text : m_texts)
        for (auto at = text.find(variable); at != std::string::npos; at = text.find(variable, at + 1))
            if (at > 0 && (text[at - 1] == '$' || (text[at - 1] == '{' && at > 1 && text[at - 2] == '$')))
                return true;
    return false;
}

std::optional<std::string> LocalBatch::key(const Batch& one, const DeliveryContext& context, std::string_view transport) const {
    const BatchRecipient& recipient = one.recipients.front();
    std::string key = recipient.pipeOrFile + "\n";
    if (mentions("local_part"))
        key += std::string(mail::localPartOf(recipient.recipient.address)) + "\n";
    if (mentions("domain"))
        key += base::lower(mail::domainOf(recipient.recipient.address)) + "\n";
    for (const auto& [name, value] : recipient.variables)
        if (name == "home" || name == router::currentDirectoryVariable || mentions(name))
            key += name + "=" + value.text + "\n";
    if (m_id) {
        const DeliveryScope scope(one, recipient, context, transport);
        const auto id = m_id->evaluate(scope.scope());
        if (!id)
            return std::nullopt;
        key += id->text;
    }
    return key;
}

} // namespace postroom::transport
