// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/reply.h"

#include "server/mail/bounce/phrase.h"
#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace postroom::bounce {

namespace {

constexpr std::size_t longest = 8192; ///< of a text that is searched

struct Found {
    std::size_t at = 0;
    std::size_t end = 0;
    int code = 0;
    std::string status;
    bool marked = false; ///< something before it says that a reply follows
};

bool digitAt(std::string_view text, std::size_t at) { return at < text.size() && base::isDigit(text[at]); }

/// The length of a status code at `at`, 0 when there is none.
std::size_t statusLength(std::string_view text, std::size_t at) {
    if (at >= text.size() || (text[at] != '2' && text[at] != '4' && text[at] != '5') || at + 1 >= text.size() || text[at + 1] != '.')
        return 0;
    std::size_t end = at + 2;
    std::size_t digits = 0;
    while (digitAt(text, end) && digits < 3)
        ++end, ++digits;
    if (digits == 0 || digits > 2 || end >= text.size() || text[end] != '.')
        return 0;
    ++end;
    digits = 0;
    while (digitAt(text, end) && digits < 4)
        ++end, ++digits;
    if (digits == 0 || digits > 3)
        return 0;
    if (end < text.size() && (base::isAlnum(text[end]) || (text[end] == '.' && digitAt(text, end + 1)) || text[end] == '_'))
        return 0;
    return end - at;
}

bool endsBefore(std::string_view text, std::size_t at, std::string_view word) {
    std::size_t end = at;
    while (end > 0 && (base::isSpace(text[end - 1]) || std::string_view("'\"([<#").find(text[end - 1]) != std::string_view::npos))
        --end;
    return end >= word.size() && base::equalsIgnoreCase(text.substr(end - word.size(), word.size()), word);
}

/// What stands before a reply in the reports of the servers that we know.
bool isMarked(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 21> marks{"responsecode", "status:", "diagnostic:", "said:", "<<<", ">>>", "reason:", "was:", "returned", "error:", "failed with:", "smtp;", "response:", "response :",
                                                           "error_code :", "error code", "responded:", "because:", "deferred:", "replied:", "message:"};
    const std::size_t line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    if (base::trim(text.substr(line, at - line)).find_first_not_of("#'\"(<") == std::string_view::npos)
        return true;
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return endsBefore(text, at, mark); });
}

std::vector<Found> candidates(std::string_view text) {
    std::vector<Found> found;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char before = i == 0 ? ' ' : text[i - 1];
        if (!base::isDigit(text[i]) || base::isAlnum(before) || before == '.' || before == '-' || before == '/' || before == '=' || before == '_')
            continue;
        Found one;
        one.at = i;
        if (const std::size_t length = statusLength(text, i)) {
            one.status = std::string(text.substr(i, length));
            one.end = i + length;
        } else if ((text[i] == '4' || text[i] == '5') && digitAt(text, i + 1) && text[i + 1] < '6' && digitAt(text, i + 2) && !digitAt(text, i + 3) &&
                   (i + 3 == text.size() || std::string_view(" -:;]\n\r\t)'\",").find(text[i + 3]) != std::string_view::npos)) {
            one.code = (text[i] - '0') * 100 + (text[i + 1] - '0') * 10 + (text[i + 2] - '0');
            one.end = i + 3;
            std::size_t next = one.end;
            while (next < text.size() && std::string_view(" -:#\n\r\t").find(text[next]) != std::string_view::npos && next < one.end + 8)
                ++next;
            if (text.substr(next, 3) == text.substr(i, 3) && next + 3 < text.size() && std::string_view(" -").find(text[next + 3]) != std::string_view::npos)
                next += 4; // "554 554 5.7.0": a relay repeats the code
            if (const std::size_t behind = statusLength(text, next)) {
                one.status = std::string(text.substr(next, behind));
                one.end = next + behind;
            }
        } else
            continue;
        one.marked = isMarked(text, i);
        if (one.code != 0 && one.status.empty() && !one.marked && (one.end >= text.size() || text[one.end] != ' ' || before == '('))
            continue;
        i = one.end - 1;
        found.push_back(std::move(one));
    }
    return found;
}

bool isExpired(const Found& found) { return found.status.size() == 5 && found.status.substr(1) == ".4.7"; }

/// A status, a mark and a code each speak for it; the first of equals.
const Found* best(const std::vector<Found>& all, bool expiredToo) {
    const Found* chosen = nullptr;
    int points = -1;
    for (const auto& found : all) {
        if (!expiredToo && isExpired(found))
            continue;
        const int here = (found.code != 0 ? 2 : 0) + (found.status.empty() || isVague(found.status) ? 0 : 2) + (found.marked ? 3 : 0);
        if (here > points) {
            points = here;
            chosen = &found;
        }
    }
    return chosen;
}

std::string commandOf(std::string_view text) {
    struct Row {
        const char* pattern;
        const char* command;
    };
    static const auto rows = [] {
        static constexpr Row table[] = {
            {"refused to talk|initial connection|while talking to .. banner|greeting failed|in response to connect", "CONNECT"},
            {"in reply to|after|response to|did not like our|like our|during|in|returned by|sending + end of data|. command|final data|data|bdat|message body", "DATA"},
            {"failed after i sent the message|refused to accept your message", "DATA"},
            {"in reply to|after|response to|did not like our|during|in + rcpt", "RCPT"},
            {"does not like recipient|rcpt to command|>>> rcpt", "RCPT"},
            {"in reply to|after|response to|did not like our|during|in + mail from", "MAIL"},
            {"sender was rejected|mail from command|>>> mail from", "MAIL"},
            {"in reply to|after|response to|during + ehlo|helo|hello", "EHLO"},
            {">>> data", "DATA"},
        };
        std::vector<std::pair<Phrase, std::string>> compiled;
        for (const auto& row : table)
            compiled.emplace_back(Phrase(row.pattern), row.command);
        return compiled;
    }();
    const std::string plain = phraseText(text);
    for (const auto& [phrase, command] : rows)
        if (phrase.foundIn(plain))
            return command;
    return {};
}

std::string_view wordAt(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (base::isAlnum(text[end]) || text[end] == '.' || text[end] == '-' || text[end] == '_'))
        ++end;
    std::string_view word = text.substr(at, end - at);
    while (!word.empty() && word.back() == '.')
        word.remove_suffix(1);
    return word;
}

std::size_t skipBlanks(std::string_view text, std::size_t at) {
    while (at < text.size() && (base::isSpace(text[at]) || text[at] == ':'))
        ++at;
    return at;
}

/// "host mx.example.net [192.0.2.1]", "while talking to mx.example.net.:", "Server mx[192.0.2.1] failed with".
void findHost(std::string_view text, Reply& reply) {
    static constexpr std::array<std::string_view, 9> intros{"host ",    "talking to ",        "lost connection with ", "connect to ", "connected to ",
                                                            "server ",  "remote server at ", "conversation with ",     "remote system: dns;"};
    const std::string low = base::lower(text);
    for (const auto intro : intros)
        for (std::size_t at = low.find(intro); at != std::string::npos; at = low.find(intro, at + 1)) {
            if ((at > 0 && base::isAlnum(low[at - 1])) || low.substr(at < 3 ? 0 : at - 3, 3) == "at ")
                continue; // "the mail system at host x" is who reports
            const std::size_t from = skipBlanks(text, at + intro.size());
            const std::string_view name = wordAt(text, from);
            if (name.find('.') == std::string_view::npos)
                continue;
            std::size_t next = from + name.size();
            while (next < text.size() && (text[next] == ' ' || text[next] == '\n' || text[next] == '.'))
                ++next;
            if (next < text.size() && (text[next] == '[' || text[next] == '(' || text[next] == '<')) {
                const std::size_t close = text.find_first_of("])>", next);
                const std::string_view inside = close == std::string_view::npos ? std::string_view() : text.substr(next + 1, close - next - 1);
                if (inside.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos)
                    reply.address = std::string(inside);
            }
            reply.host = std::string(name);
            return;
        }
}

/// From the code to the end of its paragraph, or to where another reply or the reporting server's remark begins.
std::string replyText(std::string_view text, const Found& found) {
    std::string out;
    bool first = true;
    for (auto line : base::split(text.substr(found.at), '\n')) {
        line = base::trim(line);
        if (!first) {
            if (line.empty() || line.starts_with(">>>") || line.starts_with("...") || line.starts_with("---"))
                break;
            if (line.starts_with("<<<"))
                line = base::trim(line.substr(3));
            if (digitAt(line, 0) && digitAt(line, 1) && digitAt(line, 2) && line.size() > 3 && (line[3] == ' ' || line[3] == '-') &&
                base::toInteger(line.substr(0, 3)) != found.code)
                break;
        }
        out += (first ? "" : "\n") + std::string(line);
        first = false;
    }
    for (const auto remark : {"(in reply", "in reply to ", "Giving up on", "I'm not going to try", "##rfc822"})
        out.resize(std::min(out.find(remark), out.size()));
    return out;
}

} // namespace

bool isStatus(std::string_view text) { return !text.empty() && statusLength(text, 0) == text.size(); }

bool isVague(std::string_view status) { return status.size() == 5 && status.substr(1) == ".0.0"; }

std::string withoutReplyCodes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const bool begins = i > 0 && (base::isSpace(text[i - 1]) || text[i - 1] == '-');
        if (begins && i + 4 < text.size() && (text[i] == '4' || text[i] == '5') && digitAt(text, i + 1) && digitAt(text, i + 2) && (text[i + 3] == '-' || text[i + 3] == ' ')) {
            if (const std::size_t length = statusLength(text, i + 4); length > 0) {
                i += 4 + length;
                continue;
            }
            if (text[i + 3] == '-') {
                i += 4;
                continue;
            }
        }
        out += text[i++];
    }
    return out;
}

Reply findReply(std::string_view whole) {
    const std::string_view text = whole.substr(0, longest);
    Reply reply;
    const auto all = candidates(text);
    const Found* chosen = best(all, false);
    const Found* given = best(all, true);
    if (chosen == nullptr || (chosen->code == 0 && given != chosen && !chosen->marked))
        chosen = given;
    if (chosen != nullptr) {
        reply.code = chosen->code;
        reply.status = chosen->status;
        // An "expired" that wraps another server's words is the reason; that server's reply is the evidence.
        reply.text = replyText(text, given != nullptr && isExpired(*given) && given->at < chosen->at ? *given : *chosen);
        for (const auto& other : all) { // "550-<x> is unknown; 550 5.1.1 see", "550 ... (#5.1.1)"
            if (reply.status.empty() && !other.status.empty() && (other.code == 0 || other.code == reply.code) && (reply.code == 0 || other.status[0] - '0' == reply.code / 100))
                reply.status = other.status;
            if (reply.code == 0 && other.code != 0)
                reply.code = other.code;
        }
    }
    reply.command = commandOf(text);
    findHost(text, reply);
    return reply;
}

} // namespace postroom::bounce
