// SPDX-License-Identifier: Apache-2.0
// Who hears of what: NOTIFY (RFC 3461 4.1), errors_to, the null sender.
#include "server/deliver/notice.h"

#include "server/mail/address.h"
#include "shared/base/text.h"

namespace postroom::deliver {

namespace {

// Why there is no notice for this recipient, or nothing.
std::optional<std::string> reasonAgainst(NoticeKind kind, const NoticeEntry& entry) {
    const auto& notify = entry.recipient.notify;
    if (notify.never)
        return "the sender asked not to be told (NOTIFY=NEVER)";
    switch (kind) {
    case NoticeKind::failure:
        if (notify.given() && !notify.failure)
            return "the sender did not ask to hear of failures";
        return std::nullopt;
    case NoticeKind::delay:
        if (notify.given() && !notify.delay)
            return "the sender did not ask to hear of delays";
        return std::nullopt;
    case NoticeKind::success:
        if (!notify.success)
            return "nobody asked to hear of success";
        if (entry.outcome.dsnPassedOn)
            return "the next host took the request over"; // RFC 3461 5.2.2
        return std::nullopt;
    }
    return std::nullopt;
}

constexpr std::string_view undisclosedName = "an undisclosed address";

void hideIn(std::string& text, std::string_view address) {
    const auto low = base::lower(address);
    for (auto at = base::lower(text).find(low); at != std::string::npos; at = base::lower(text).find(low, at + undisclosedName.size()))
        text.replace(at, address.size(), undisclosedName);
}

// The address that was redirected stands for those that it leads to; a peer's reply may name them as well.
void hideUndisclosed(NoticeEntry& entry) {
    for (const auto& address : entry.undisclosed) {
        if (mail::sameAddress(entry.recipient.address, address) && !entry.parent.empty())
            entry.recipient.address = entry.parent;
        for (auto* text : {&entry.outcome.text, &entry.outcome.detail, &entry.outcome.confirmation})
            hideIn(*text, address);
    }
}

} // namespace

NoticePlan planNotices(NoticeKind kind, const queue::QueuedMessage& message, std::vector<NoticeEntry> entries) {
    NoticePlan plan;
    for (auto& entry : entries) {
        const auto& address = entry.recipient.address;
        const auto to = entry.recipient.errorsTo.empty() ? message.sender : entry.recipient.errorsTo;
        if (message.sender.empty() || to.empty() || to == "<>") { // RFC 5321 6.1: never a bounce for a bounce
            plan.suppressed.emplace_back(address, "the message has the null sender");
            continue;
        }
        if (const auto reason = reasonAgainst(kind, entry)) {
            if (kind != NoticeKind::success)
                plan.suppressed.emplace_back(address, *reason);
            continue;
        }
        auto* place = static_cast<Notice*>(nullptr);
        for (auto& notice : plan.notices)
            if (mail::sameAddress(notice.to, to))
                place = &notice;
        if (place == nullptr)
            place = &plan.notices.emplace_back(Notice{to, {}});
        hideUndisclosed(entry);
        place->entries.push_back(std::move(entry));
    }
    return plan;
}

} // namespace postroom::deliver
