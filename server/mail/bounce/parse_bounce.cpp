// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/parse_bounce.h"

#include "server/mail/bounce/notice.h"
#include "server/mail/bounce/phrase.h"
#include "server/mail/bounce/reason_rules.h"
#include "server/mail/bounce/reply.h"
#include "server/mail/bounce/report_kind.h"
#include "server/mail/bounce/returned_message.h"
#include "server/mail/bounce/sections.h"
#include "server/mail/bounce/status_part.h"
#include "server/mail/encoded_word.h"
#include "shared/base/text.h"

#include <algorithm>
#include <map>

namespace postroom::bounce {

namespace {

constexpr std::size_t longestDiagnostic = 1000;
constexpr std::size_t shortestReply = 10; ///< a bare code says less than the words before it

std::string oneLine(std::string_view text) {
    std::string out;
    for (const auto word : base::splitWords(text)) {
        out += (out.empty() ? "" : " ") + std::string(word);
        if (out.size() > longestDiagnostic)
            break;
    }
    return base::shortened(out, longestDiagnostic);
}

void addFailed(BounceReport& report, std::string_view address) {
    const auto known = std::any_of(report.recipients.begin(), report.recipients.end(), [&](const Recipient& recipient) {
        return base::equalsIgnoreCase(recipient.address, address) || base::equalsIgnoreCase(recipient.final, address);
    });
    if (known)
        return;
    Recipient recipient;
    recipient.address = recipient.final = std::string(address);
    report.recipients.push_back(std::move(recipient));
}

/// X-Failed-Recipients of Exim and Google, when nothing better names them.
std::vector<std::string> failedFields(const mail::HeaderList& headers) {
    std::vector<std::string> addresses;
    for (const auto& field : headers.fields())
        if (field.named("X-Failed-Recipients") || field.named("X-Bounced-Address"))
            for (PlacedAddress placed = findAddress(field.value()); !placed.address.empty() && addresses.size() < 500;) {
                addresses.push_back(placed.address);
                placed = findAddress(field.value(), placed.end);
            }
    return addresses;
}

const NoticeEntry* entryFor(const std::vector<NoticeEntry>& entries, const Recipient& recipient) {
    for (const auto& entry : entries)
        if (base::equalsIgnoreCase(entry.address, recipient.final) || base::equalsIgnoreCase(entry.address, recipient.original))
            return &entry;
    return entries.size() == 1 ? &entries.front() : nullptr;
}

/// Takes from a text what is not known yet.
void learn(Recipient& recipient, const Reply& reply) {
    const bool takesCode = recipient.code == 0;
    if (takesCode)
        recipient.code = reply.code;
    if (!reply.status.empty() && (recipient.status.empty() || (isVague(recipient.status) && !isVague(reply.status) && takesCode)))
        recipient.status = reply.status;
    if (recipient.command.empty())
        recipient.command = reply.command;
    if (recipient.remoteHost.empty())
        recipient.remoteHost = reply.host;
    if (recipient.remoteAddress.empty())
        recipient.remoteAddress = reply.address;
}

/// The judgements of one report: a letter about hundreds of addresses says the same of most.
class Judge {
public:
    const Judgement& of(const std::string& text, const Recipient& recipient) {
        const std::string key = recipient.status + "|" + std::to_string(recipient.code) + "|" + recipient.command + "|" + recipient.remoteHost + "|" + text.substr(0, keyBytes);
        const auto known = m_known.find(key);
        if (known != m_known.end())
            return known->second;
        return m_known.emplace(key, judge({text, recipient.status, recipient.code, recipient.command, recipient.remoteHost})).first->second;
    }

    const Reply& reply(const std::string& text) {
        const std::string key = text.substr(0, keyBytes);
        const auto known = m_replies.find(key);
        return known != m_replies.end() ? known->second : m_replies.emplace(key, findReply(text)).first->second;
    }

private:
    std::map<std::string, Reply> m_replies;
    static constexpr std::size_t keyBytes = 8192; ///< no rule looks further
    std::map<std::string, Judgement> m_known;
};

void judgeBy(Recipient& recipient, std::string_view text) {
    const Judgement judgement = judge({text, recipient.status, recipient.code, recipient.command, recipient.remoteHost});
    if (judgement.reason == Reason::unknown)
        return;
    recipient.reason = judgement.reason;
    recipient.basis = judgement.basis;
}

/// "(expanded from: <user@example.net>)", "(generated from ...)": the address before it was forwarded.
std::string originalOf(std::string_view text) {
    for (const auto mark : {"(expanded from", "(generated from", "(was addressed to", "(Was addressed to", "Original address:"})
        if (const std::size_t at = text.find(mark); at != std::string_view::npos)
            return findAddress(text.substr(0, std::min(text.find('\n', at), text.size())), at).address;
    return {};
}

/// From the most to the least telling: the server's own words, what the letter says about this address, the whole letter.
void explainRecipient(Recipient& recipient, const std::string& notice, const NoticeEntry* entry, bool soleEntry, const std::string& subject, Judge& judges) {
    if (const std::string whole = wholeReply(notice, recipient.diagnostic); !whole.empty())
        recipient.diagnostic = whole;
    std::vector<std::string> texts;
    const auto add = [&](const std::string& text) {
        if (base::trim(text).empty())
            return;
        if (const Reply& reply = judges.reply(text); reply.text.size() > shortestReply && reply.text != text)
            texts.push_back(reply.text);
        texts.push_back(text);
    };
    const bool alone = entry == nullptr || soleEntry;
    const bool silent = judges.reply(recipient.diagnostic).empty() && (entry == nullptr || judges.reply(entry->text).empty());
    if (silent && alone && recipient.diagnostic.empty()) // the letter quotes the server elsewhere
        if (const Reply& reply = judges.reply(notice); reply.text.size() > shortestReply)
            texts.push_back(reply.text);
    add(recipient.diagnostic);
    if (entry != nullptr)
        add(entry->text);
    if (silent)
        add(notice);
    if (!subject.empty())
        texts.push_back(subject);
    std::erase_if(texts, [](const std::string& text) { return base::trim(text).empty(); });
    for (const auto& text : texts)
        learn(recipient, judges.reply(text));
    if (alone)
        learn(recipient, judges.reply(notice));
    bool firm = false;
    const std::string* telling = nullptr;
    for (const auto& text : texts) {
        const Judgement& judgement = judges.of(text, recipient);
        if (!firm && (judgement.firm || recipient.reason == Reason::unknown) && judgement.reason != Reason::unknown) {
            recipient.reason = judgement.reason;
            recipient.basis = judgement.basis;
            firm = judgement.firm;
            telling = &text;
        }
    }
    if (recipient.diagnostic.empty() && !texts.empty())
        recipient.diagnostic = telling != nullptr && telling != &subject ? *telling : texts.front();
    if (entry != nullptr && recipient.original.empty())
        if (std::string original = originalOf(entry->text); !original.empty())
            recipient.address = recipient.original = std::move(original);
    recipient.diagnostic = oneLine(recipient.diagnostic);
}

void settle(Recipient& recipient, Kind kind) {
    if (kind == Kind::success || recipient.action == "delivered" || recipient.action == "relayed" || recipient.action == "expanded") {
        recipient.reason = Reason::delivered;
        recipient.basis = "the action";
    }
    if (kind == Kind::autoReply)
        recipient.reason = Reason::autoReply;
    if (kind == Kind::feedback)
        recipient.reason = Reason::feedback;
    if (recipient.action.empty() && kind == Kind::failure)
        recipient.action = "failed";
    if (recipient.action.empty() && kind == Kind::delay)
        recipient.action = "delayed";
    if (recipient.reason == Reason::unknown && recipient.action == "delayed") {
        recipient.reason = Reason::expired;
        recipient.basis = "a notice of delay";
    }
}

/// A pasted line or two, without a letter around it.
BounceReport readPasted(const Sections& sections) {
    BounceReport report;
    Recipient recipient;
    const PlacedAddress placed = findAddress(sections.notice);
    recipient.address = recipient.final = placed.address;
    recipient.diagnostic = sections.notice;
    learn(recipient, findReply(sections.notice));
    judgeBy(recipient, sections.notice);
    recipient.diagnostic = oneLine(recipient.diagnostic);
    if (recipient.code == 0 && recipient.status.empty() && recipient.reason == Reason::unknown)
        return report;
    report.kind = Kind::statusLine;
    report.recipients.push_back(std::move(recipient));
    return report;
}

} // namespace

Recipient judgeReply(std::string_view text, std::string_view host) {
    Recipient recipient;
    recipient.remoteHost = std::string(host);
    learn(recipient, findReply(text));
    judgeBy(recipient, text);
    recipient.diagnostic = oneLine(text);
    return recipient;
}

BounceReport parseBounce(std::string_view bytes, const ParseLimits& limits) {
    const Sections sections = takeApart(bytes, limits.bytes);
    const bool pasted = sections.headers.empty();
    BounceReport report;
    report.subject = mail::decodeWords(sections.headers.value("Subject"));
    report.sender = findAddress(sections.headers.value("To")).address;
    readStatusPart(sections.status, report);
    if (!sections.feedback.empty())
        readFeedbackPart(sections.feedback, report);
    report.returned = readReturned(sections.returned);
    const std::string from = findAddress(sections.headers.value("From")).address;
    const auto entries = readNotice(sections.notice, report.sender, std::string_view(from).substr(std::min(from.find('@'), from.size() - (from.empty() ? 0 : 1)) + (from.empty() ? 0 : 1)));
    if (pasted && report.recipients.empty() && std::count(sections.notice.begin(), sections.notice.end(), '\n') < 6)
        return readPasted(sections);
    const bool fromPart = !report.recipients.empty();
    report.kind = kindOf(sections, report);
    if (report.kind == Kind::notABounce && pasted) // more than a line was pasted: the letter without its header
        report.kind = kindOfText(sections.notice, !entries.empty());
    if (report.kind == Kind::notABounce)
        return report.recipients.clear(), report;
    if (report.kind == Kind::autoReply)
        addFailed(report, from);
    const bool usesText = report.kind == Kind::failure || report.kind == Kind::delay;
    const auto failed = failedFields(sections.headers);
    if (usesText && !fromPart)
        for (const auto& entry : entries)
            addFailed(report, entry.address);
    if (usesText && (report.recipients.empty() || std::none_of(report.recipients.begin(), report.recipients.end(), [](const Recipient& one) { return one.address.find('@') != std::string::npos; }))) {
        // A path or a program's name for a recipient: the header says whose it is.
        if (failed.size() == 1 && report.recipients.size() == 1)
            report.recipients[0].address = failed[0];
        else if (!failed.empty())
            report.recipients.clear();
        for (const auto& address : failed)
            addFailed(report, address);
    }
    if (report.recipients.empty() && (usesText || report.kind == Kind::feedback))
        addFailed(report, findAddress(report.returned.to).address);
    Judge judges;
    for (auto& recipient : report.recipients) {
        if (usesText)
            explainRecipient(recipient, sections.notice, entryFor(entries, recipient), entries.size() < 2, report.subject, judges);
        settle(recipient, report.kind);
    }
    return report;
}

} // namespace postroom::bounce
