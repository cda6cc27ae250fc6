// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/sections.h"

#include "server/mail/bounce/phrase.h"
#include "server/mail/encoded_word.h"
#include "server/mail/mime_walker.h"
#include "shared/base/text.h"

#include <array>

namespace postroom::bounce {

namespace {

constexpr std::size_t longestPiece = 256 * 1024;
constexpr std::size_t longestReturned = 64 * 1024;

std::string withPlainLineEnds(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\r') {
            text += '\n';
            if (i + 1 < bytes.size() && bytes[i + 1] == '\n')
                ++i;
        } else if (bytes[i] != '\0')
            text += bytes[i];
    }
    return text;
}

/// "Subject: x": a name of letters, digits and hyphens, and a colon.
bool looksLikeField(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 60)
        return false;
    for (const char c : line.substr(0, colon))
        if (!base::isAlnum(c) && c != '-' && c != '_')
            return false;
    return true;
}

bool isField(std::string_view line, std::string_view name) {
    return line.size() > name.size() && line[name.size()] == ':' && base::startsWithIgnoreCase(line, name);
}

/// How long the header section is that `text` begins with; 0 when it is no message but a piece of text.
std::size_t headerLength(std::string_view text) {
    static constexpr std::array<std::string_view, 14> telling{"From",   "To",          "Subject",    "Received",       "Return-Path", "Date", "Content-Type",
                                                              "Message-ID", "X-Failed-Recipients", "MIME-Version", "Auto-Submitted", "Delivered-To", "X-Mailer", "Sender"};
    std::size_t at = 0;
    std::size_t known = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (line.empty())
            break;
        const bool continued = at > 0 && (line[0] == ' ' || line[0] == '\t');
        if (!continued && !looksLikeField(line))
            return known >= 2 ? at : 0;
        for (const auto name : telling)
            known += isField(line, name) ? 1 : 0;
        at = end + 1;
    }
    return known >= 2 ? std::min(at, text.size()) : 0;
}

/// A report that somebody forwarded inside his own message, quoted: the marks are taken away.
std::string withoutQuoteMarks(std::string_view text) {
    std::size_t quoted = 0;
    std::size_t lines = 0;
    for (const auto line : base::split(text, '\n')) {
        lines += line.empty() ? 0 : 1;
        quoted += !line.empty() && line[0] == '>' && !line.starts_with(">>>") ? 1 : 0;
    }
    if (quoted < 4 || quoted * 2 < lines)
        return std::string(text);
    std::string out;
    for (auto line : base::split(text, '\n')) {
        if (!line.empty() && line[0] == '>')
            line.remove_prefix(line.size() > 1 && line[1] == ' ' ? 2 : 1);
        out += std::string(line) + "\n";
    }
    return out;
}

/// Lines after which the returned message begins.
std::size_t endOfNotice(std::string_view text) {
    static const std::array<Phrase, 3> marks{
        Phrase("below this line is|original message|original message headers|message headers|header of the original|copy of the message|copy of your message|unsent message|message header|returned mail|returned message|returned mail follows|bounced e-mail|headers of the original"
               " .. copy|follow|follows|below|message|header|headers|including|--|-|=|:|mail|e-mail"),
        Phrase("original message follows|unsent message|enclosed is a copy|included is a copy|copy of the message header|message text follows|original message is attached|returned message follows|your original message|summary of the undelivered message|undelivered message you sent follows"),
        Phrase("--- original message|----- original message|---- original message|original message headers:|-------original message|bounced e-mail:"),
    };
    std::size_t at = 0;
    bool seenText = false;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = base::trim(text.substr(at, end - at));
        if (seenText && line.size() < 100 && !line.empty()) {
            const std::string plain = phraseText(line);
            const bool ruled = line.starts_with("---") || line.starts_with("===") || line.ends_with("---") || line.ends_with(":") || line.ends_with("follows.") || line.ends_with("follow.") || line.ends_with("below.") || line.ends_with("follows");
            if (ruled)
                for (const auto& mark : marks)
                    if (mark.foundIn(plain))
                        return at;
        }
        // The returned header section itself, with nothing to announce it.
        if (seenText && (isField(line, "Received") || (isField(line, "Return-Path") && text.substr(at, 1) != " ")))
            return at;
        seenText = seenText || !line.empty();
        at = end + 1;
    }
    return text.size();
}

/// From the announcement of the returned message to its first field.
std::string headersAfter(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (looksLikeField(line) && !line.ends_with(":"))
            break;
        at = end + 1;
    }
    if (at >= text.size())
        return {};
    const std::size_t end = std::min({text.find("\n\n", at), text.size(), at + longestReturned});
    return std::string(text.substr(at, end - at)) + "\n";
}

/// The header section behind a "Content-Type: message/rfc822", found in the raw text.
std::string embeddedHeaders(std::string_view body) {
    static constexpr std::array<std::string_view, 5> types{"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global", "message/global-headers"};
    std::size_t at = 0;
    while (at < body.size()) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        const std::string_view line = body.substr(at, end - at);
        at = end + 1;
        if (!isField(line, "Content-Type"))
            continue;
        const std::string_view value = base::trim(line.substr(13));
        for (const auto type : types)
            if (base::startsWithIgnoreCase(value, type) && (value.size() == type.size() || value[type.size()] == ';' || base::isSpace(value[type.size()]))) {
                const std::size_t blank = body.find("\n\n", end);
                if (blank == std::string_view::npos)
                    return {};
                std::size_t from = blank + 2;
                while (from < body.size() && body[from] == '\n')
                    ++from;
                const std::size_t until = std::min({body.find("\n\n", from), body.size(), from + longestReturned});
                return std::string(body.substr(from, until - from)) + "\n";
            }
    }
    return {};
}

void append(std::string& text, std::string_view more) {
    if (text.size() < longestPiece)
        text += std::string(more.substr(0, longestPiece)) + "\n";
}

void takeParts(const std::vector<mail::MimePart>& parts, Sections& sections) {
    std::size_t skipDeeper = SIZE_MAX;
    std::string html;
    for (const auto& part : parts) {
        if (part.depth > skipDeeper)
            continue;
        skipDeeper = SIZE_MAX;
        const std::string content = withPlainLineEnds(part.content);
        if (part.isMessage) {
            sections.hasReturned = true;
            skipDeeper = part.depth;
        } else if (part.contentType == "message/delivery-status" || part.contentType == "message/global-delivery-status")
            append(sections.status, content);
        else if (part.contentType == "message/feedback-report")
            append(sections.feedback, content);
        else if (part.contentType == "text/rfc822-headers" || part.contentType == "message/rfc822-headers" || part.contentType == "message/global-headers") {
            sections.hasReturned = true;
            append(sections.returned, content);
        } else if (part.contentType == "text/html")
            append(html, htmlToText(mail::toUtf8(content, part.charset)));
        else if (part.contentType.starts_with("text/") && (part.disposition != "attachment" || sections.notice.empty()))
            append(sections.notice, part.charset.empty() ? content : mail::toUtf8(content, part.charset));
    }
    if (base::trim(sections.notice).empty() || sections.notice.find('@') == std::string::npos)
        append(sections.notice, html);
}

} // namespace

Sections takeApart(std::string_view bytes, std::size_t limit) {
    std::string text = withPlainLineEnds(bytes.substr(0, limit));
    if (text.starts_with("From ") && text.find('\n') != std::string::npos) // an mbox
        text.erase(0, text.find('\n') + 1);
    text.erase(0, std::min(text.find_first_not_of("\n \t"), text.size()));
    Sections sections;
    const std::size_t length = headerLength(text);
    const std::string head = text.substr(0, length);
    const std::string body = text.substr(std::min(text.find_first_not_of('\n', length), text.size()));
    sections.headers = mail::HeaderList::parse(head);
    if (length > 0) {
        if (const auto parts = mail::walkMime(head, body, {200, 32, longestPiece}))
            takeParts(*parts, sections);
        sections.returned += embeddedHeaders(body);
        sections.hasReturned = sections.hasReturned || !sections.returned.empty();
    }
    if (base::trim(sections.notice).empty() || (sections.status.empty() && body.find("inal-Recipient:") != std::string::npos && sections.notice.find("inal-Recipient:") == std::string::npos))
        sections.notice = body.substr(0, longestPiece);
    sections.notice = withoutQuoteMarks(sections.notice);
    const std::size_t end = endOfNotice(sections.notice);
    if (sections.returned.empty() && end < sections.notice.size()) {
        sections.returned = headersAfter(sections.notice, end);
        sections.hasReturned = true;
    }
    if (sections.status.empty() && sections.notice.find("inal-Recipient:") != std::string::npos)
        sections.status = sections.notice;
    sections.notice.resize(end);
    return sections;
}

} // namespace postroom::bounce
