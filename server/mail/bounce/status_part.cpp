// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/status_part.h"

#include "server/mail/bounce/reply.h"
#include "server/mail/header_list.h"
#include "server/mail/xtext.h"
#include "shared/base/text.h"

namespace postroom::bounce {

namespace {

constexpr std::size_t mostRecipients = 500;
constexpr std::size_t mostFields = 20'000;

/// "rfc822; user@example.net" without the type; blanks and brackets gone.
std::string withoutType(std::string_view value) {
    const std::size_t semicolon = value.find(';');
    if (semicolon != std::string_view::npos && value.substr(0, semicolon).find_first_of("@ <") == std::string_view::npos)
        value.remove_prefix(semicolon + 1);
    return std::string(base::trim(value));
}

std::string addressOf(std::string_view value) {
    std::string text = withoutType(withoutType(value)); // "rfc822; rfc822;user@example.net" is seen
    const std::size_t open = text.find('<');
    const std::size_t close = text.rfind('>');
    if (open != std::string::npos && close != std::string::npos && close > open)
        text = text.substr(open + 1, close - open - 1);
    return text;
}

/// "mx.example.net (192.0.2.1)", "mx.example.net [192.0.2.1]": name and address.
void readHost(std::string_view value, std::string& name, std::string& address) {
    const std::string text = withoutType(value);
    const std::size_t end = text.find_first_of(" ([\t");
    const std::string first = text.substr(0, end);
    if (name.empty())
        name = first;
    const std::size_t open = text.find_first_of("([");
    const std::size_t close = open == std::string::npos ? open : text.find_first_of(")]", open);
    if (close == std::string::npos)
        return;
    const std::string inside = text.substr(open + 1, close - open - 1);
    if (!inside.empty() && inside.find_first_not_of("0123456789abcdefABCDEF.:") == std::string::npos)
        address = inside;
}

/// "5.1.1 (bad address)", "553 Exceeded maximum size": what is a status of it.
std::string statusOf(std::string_view value) {
    for (const auto word : base::splitWords(value))
        if (isStatus(word))
            return std::string(word);
    return {};
}

std::string actionOf(std::string_view value) {
    const std::string word = base::lower(base::trim(value.substr(0, value.find_first_of(" (;"))));
    if (word.starts_with("fail") || word == "rejected" || word == "reject")
        return "failed";
    if (word.starts_with("delay") || word == "deferred")
        return "delayed";
    if (word.starts_with("deliver"))
        return "delivered";
    if (word.starts_with("relay") || word == "expanded")
        return word.starts_with("relay") ? "relayed" : word;
    return {};
}

void finish(Recipient& recipient) {
    const Reply reply = findReply(recipient.diagnostic);
    recipient.code = reply.code;
    if (!reply.status.empty() && (!isVague(reply.status) || recipient.status.empty()))
        recipient.status = reply.status;
    recipient.command = reply.command;
    if (recipient.remoteHost.empty())
        recipient.remoteHost = reply.host;
    if (recipient.remoteAddress.empty())
        recipient.remoteAddress = reply.address;
    recipient.address = recipient.original.find('@') != std::string::npos || recipient.final.empty() ? recipient.original : recipient.final;
}

class Reader {
public:
    explicit Reader(BounceReport& report) : m_report(report) {}

    void take(const mail::HeaderField& field) {
        const std::string name = base::lower(field.name());
        const std::string value = field.value();
        if (name == "reporting-mta") {
            if (m_report.reportingMta.empty()) {
                std::string unused;
                readHost(value, m_report.reportingMta, unused);
            }
        } else if (name == "original-envelope-id")
            m_report.envelopeId = mail::xtextDecode(value).value_or(value);
        else if (name.starts_with("x-") && name.ends_with("-queue-id"))
            m_report.queueId = value;
        else if (name == "final-recipient") {
            if (!m_now.final.empty())
                close();
            m_now.final = addressOf(value);
        } else if (name == "original-recipient" || name == "x-actual-recipient") {
            if (name[0] == 'o' && !m_now.original.empty())
                close();
            if (name[0] == 'o')
                m_now.original = addressOf(value);
        } else if (name == "action" || name == "ction")
            m_now.action = actionOf(value);
        else if (name == "status") {
            m_now.status = statusOf(value);
            const std::size_t remark = value.find(' ');
            m_remark = remark == std::string::npos ? std::string() : value.substr(remark + 1);
        } else if (name == "remote-mta")
            readHost(value, m_now.remoteHost, m_now.remoteAddress);
        else if (name == "diagnostic-code") {
            m_type = base::lower(base::trim(value.substr(0, value.find(';') == std::string::npos ? 0 : value.find(';'))));
            m_now.diagnostic = withoutType(value);
        }
    }
    /// An empty line: what was read for a recipient belongs to him, what was read before is the message's.
    void endGroup() {
        if (!m_now.final.empty() || !m_now.original.empty())
            close();
    }

private:
    void close() {
        if (m_type == "x-unix" && base::toInteger(m_now.diagnostic)) // an exit code says nothing to people
            m_now.diagnostic.clear();
        if (m_now.diagnostic.empty() && m_remark.find(' ') != std::string::npos)
            m_now.diagnostic = std::string(base::trim(m_remark));
        finish(m_now);
        if (m_report.recipients.size() < mostRecipients)
            m_report.recipients.push_back(std::move(m_now));
        m_now = {};
        m_type.clear();
        m_remark.clear();
    }

    BounceReport& m_report;
    Recipient m_now;
    std::string m_type;
    std::string m_remark; ///< what stands behind the status: "5.1.1 (no such user)"
};

} // namespace

void readStatusPart(std::string_view text, BounceReport& report) {
    Reader reader(report);
    std::size_t fields = 0;
    std::string group;
    const auto flush = [&] {
        const auto list = mail::HeaderList::parse(group);
        for (const auto& field : list.fields())
            if (++fields < mostFields)
                reader.take(field);
        group.clear();
        reader.endGroup();
    };
    for (const auto line : base::split(text, '\n')) {
        if (base::trim(line).empty())
            flush();
        else
            group += std::string(line) + "\n";
    }
    flush();
}

void readFeedbackPart(std::string_view text, BounceReport& report) {
    const auto list = mail::HeaderList::parse(text);
    report.feedbackType = base::lower(list.value("Feedback-Type"));
    report.envelopeId = list.value("Original-Envelope-Id");
    for (const auto& field : list.fields()) {
        if (!field.named("Original-Rcpt-To") && !field.named("Removal-Recipient"))
            continue;
        Recipient recipient;
        recipient.address = recipient.final = addressOf(field.value());
        if (report.recipients.size() < mostRecipients)
            report.recipients.push_back(std::move(recipient));
    }
    if (report.sender.empty())
        report.sender = addressOf(list.value("Original-Mail-From"));
    std::string unused;
    if (report.reportingMta.empty() && !list.value("Reporting-MTA").empty())
        readHost(list.value("Reporting-MTA"), report.reportingMta, unused);
}

} // namespace postroom::bounce
