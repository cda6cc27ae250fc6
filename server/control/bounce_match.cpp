// SPDX-License-Identifier: Apache-2.0
#include "server/control/bounce_match.h"

#include "shared/base/json.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::control {

namespace {

constexpr std::chrono::hours furthestBack{30 * 24};
constexpr std::size_t mostPages = 20;
constexpr std::size_t mostRecipients = 5; ///< of the bounce that are searched for

/// Our own ids among what the report names. A Message-ID that we made is "E" and the id.
std::vector<base::MessageId> ourIds(const bounce::BounceReport& report) {
    std::vector<std::string> names = report.returned.queueIds;
    names.push_back(report.queueId);
    names.push_back(report.envelopeId);
    std::string local = report.returned.messageId.substr(0, report.returned.messageId.find('@'));
    names.push_back(local);
    if (local.starts_with('E'))
        names.push_back(local.substr(1));
    std::vector<base::MessageId> ids;
    for (const auto& name : names)
        if (const auto id = base::MessageId::fromText(name))
            ids.push_back(*id);
    return ids;
}

void sortByBounce(std::vector<store::SearchRow>& rows, const bounce::BounceReport& report) {
    std::stable_partition(rows.begin(), rows.end(), [&](const store::SearchRow& row) {
        return std::any_of(report.recipients.begin(), report.recipients.end(), [&](const bounce::Recipient& recipient) {
            return base::equalsIgnoreCase(recipient.address, row.recipient.address) || base::equalsIgnoreCase(recipient.final, row.recipient.address);
        });
    });
}

/// What of the row's facts agrees with the report.
std::string agreement(const store::SearchRow& row, const bounce::BounceReport& report) {
    const auto facts = base::Json::parse(row.facts);
    if (!facts)
        return {};
    std::string id = (*facts)["message_id"].toString();
    if (id.starts_with('<') && id.ends_with('>'))
        id = id.substr(1, id.size() - 2);
    if (!report.returned.messageId.empty() && id == report.returned.messageId)
        return "message_id";
    if (!report.envelopeId.empty() && (*facts)["envelope_id"].toStringView() == report.envelopeId)
        return "envelope_id";
    return {};
}

base::Result<std::optional<OwnMessage>> whole(store::EventStore& store, const base::MessageId& id, std::string matchedBy) {
    auto history = store.history(id);
    if (!history && history.error().kind == base::ErrorKind::notFound)
        return std::nullopt;
    if (!history)
        return base::fail(history.error());
    return OwnMessage{std::move(history->recipients), std::move(matchedBy)};
}

} // namespace

base::Result<std::optional<OwnMessage>> findOwnMessage(store::EventStore& store, const bounce::BounceReport& report, base::Time now) {
    store.flush(base::Milliseconds(500));
    for (const auto& id : ourIds(report)) {
        auto found = whole(store, id, "queue_id");
        if (!found || *found) {
            if (found)
                sortByBounce((*found)->rows, report);
            return found;
        }
    }
    if (report.returned.messageId.empty() && report.envelopeId.empty())
        return std::nullopt;
    for (std::size_t i = 0; i < report.recipients.size() && i < mostRecipients; ++i) {
        store::SearchQuery query;
        query.from = now - furthestBack;
        query.recipient = report.recipients[i].address;
        query.limit = 200;
        if (query.recipient.find('@') == std::string::npos)
            continue;
        for (std::size_t page = 0; page < mostPages; ++page) {
            const auto window = store.search(query);
            if (!window)
                return base::fail(window.error());
            for (const auto& row : window->rows)
                if (std::string by = agreement(row, report); !by.empty() && !row.message.empty()) {
                    auto found = whole(store, row.message, std::move(by));
                    if (found && *found)
                        sortByBounce((*found)->rows, report);
                    return found;
                }
            if (!window->more)
                break;
            query.after = window->more;
        }
    }
    return std::nullopt;
}

} // namespace postroom::control
