// SPDX-License-Identifier: Apache-2.0
// Operators that quote and escape.
#include "server/mail/xtext.h"
#include "server/policy/expand/families.h"
#include "shared/base/text.h"

#include <cstdio>

namespace postroom::expand {

namespace {

void put(Value& out, std::string_view text, Taint taint) {
    out.text += text;
    out.taint = out.taint | taint;
}


std::string backslashed(std::string_view text, std::string_view marks) {
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\b')
            out += "\\b";
        else if (marks.find(c) != std::string_view::npos)
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

std::string doubled(std::string_view text, char mark) {
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == mark)
            out += c;
    }
    return out;
}

/// RFC 4514 and 4515 in one, then percent-encoded, since it stands in an LDAP URL.
std::string quotedForLdap(std::string_view text, bool distinguishedName) {
    const std::string_view marks = distinguishedName ? std::string_view(",+\"\\<>;") : std::string_view("*()\\");
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (distinguishedName && c == ' ' && (i == 0 || i + 1 == text.size())) {
            out += "%5C%20";
            continue;
        }
        if (marks.find(c) != std::string_view::npos || (distinguishedName && c == '#' && i == 0)) {
            out += "%5C";
            if (!distinguishedName) {
                char code[8];
                std::snprintf(code, sizeof code, "%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
                out += code;
                continue;
            }
        }
        if (base::isAlnum(c) || std::string_view("!$'()*+-._").find(c) != std::string_view::npos) {
            out += c;
        } else {
            char code[8];
            std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += code;
        }
    }
    return out;
}

/// For the query language of a lookup type; types without one leave the text as it is.
std::string quotedFor(std::string_view type, std::string_view text) {
    if (type == "sqlite" || type == "oracle")
        return doubled(text, '\'');
    if (type == "mysql")
        return backslashed(text, "\\'\"");
    if (type == "pgsql")
        return backslashed(base::replaceAll(std::string(text), "'", "''"), "\\\"");
    if (type == "ibase")
        return backslashed(text, "'");
    if (type == "redis")
        return [&] {
            std::string out;
            for (const char c : text) {
                if (base::isSpace(c) || c == '\\')
                    out += '\\';
                out += c;
            }
            return out;
        }();
    if (type == "nisplus")
        return doubled(text, '"');
    if (type == "ldap" || type == "ldapm" || type == "ldapdn")
        return quotedForLdap(text, false);
    if (type == "ldap_dn")
        return quotedForLdap(text, true);
    return std::string(text);
}

} // namespace

bool operatorQuote(Evaluator&, const Node& node, Value& subject, Value& out) {
    if (node.number == 1) {
        put(out, quotedFor(node.text, subject.text), subject.taint);
        return true;
    }
    bool needed = subject.text.empty();
    for (const char c : subject.text)
        needed = needed || !(base::isAlnum(c) || c == '_' || c == '.' || c == '-');
    if (!needed) {
        put(out, subject.text, subject.taint);
        return true;
    }
    std::string made = "\"";
    for (const char c : subject.text) {
        if (c == '\n')
            made += "\\n";
        else if (c == '\r')
            made += "\\r";
        else {
            if (c == '\\' || c == '"')
                made += '\\';
            made += c;
        }
    }
    put(out, made + "\"", subject.taint);
    return true;
}

bool operatorQuoteLocalPart(Evaluator&, const Node&, Value& subject, Value& out) {
    // RFC 5322 3.2.3: atoms parted by single dots need no quotes.
    bool needed = subject.text.empty();
    for (std::size_t i = 0; i < subject.text.size(); ++i) {
        const char c = subject.text[i];
        const bool atom = base::isAlnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
        const bool dot = c == '.' && i != 0 && i + 1 != subject.text.size();
        needed = needed || !(atom || dot);
    }
    if (!needed) {
        put(out, subject.text, subject.taint);
        return true;
    }
    std::string made = "\"";
    for (const char c : subject.text) {
        if (c == '\n') {
            made += "\\n";
            continue;
        }
        if (c == '"' || c == '\\')
            made += '\\';
        made += c;
    }
    put(out, made + "\"", subject.taint);
    return true;
}

bool operatorRegexQuote(Evaluator&, const Node&, Value& subject, Value& out) {
    std::string made;
    for (const char c : subject.text) {
        if (!base::isAlnum(c))
            made += '\\';
        made += c;
    }
    put(out, made, subject.taint);
    return true;
}

bool operatorEscape(Evaluator&, const Node&, Value& subject, Value& out) {
    for (const std::string_view part : base::split(subject.text, '\t')) { // a tab is a printing character here
        if (part.data() != subject.text.data())
            out.text += '\t';
        put(out, base::printable(part), subject.taint);
    }
    return true;
}

bool operatorEscape8(Evaluator&, const Node&, Value& subject, Value& out) {
    std::string made;
    for (const char c : subject.text) {
        if (static_cast<unsigned char>(c) < 0x7F && c != '\\') {
            made += c;
            continue;
        }
        char code[8];
        std::snprintf(code, sizeof code, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
        made += code;
    }
    put(out, made, subject.taint);
    return true;
}

bool operatorHexQuote(Evaluator&, const Node&, Value& subject, Value& out) {
    std::string made;
    for (const char c : subject.text) {
        if (c >= '!' && c <= '~') {
            made += c;
            continue;
        }
        char code[8];
        std::snprintf(code, sizeof code, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
        made += code;
    }
    put(out, made, subject.taint);
    return true;
}

bool operatorHeaderWrap(Evaluator& evaluator, const Node& node, Value& subject, Value& out) {
    // "headerwrap_COLUMNS_LIMIT": folds at blanks, RFC 5322 2.2.3.
    std::size_t columns = 80;
    std::size_t limit = 998;
    const auto parts = base::split(node.text, '_');
    if (node.number != 0)
        for (std::size_t i = 0; i < parts.size() && i < 2; ++i) {
            const auto number = base::toInteger(parts[i]);
            if (!number || *number < 1 || *number > 100'000)
                return evaluator.error("headerwrap wants numbers after its underscores");
            (i == 0 ? columns : limit) = static_cast<std::size_t>(*number);
        }
    std::string made;
    std::string_view rest = subject.text;
    for (std::size_t room = columns; rest.size() > room && made.size() + rest.size() < limit * 1000; room = columns - 1) {
        std::size_t cut = rest.rfind(' ', room - 1);
        if (cut == std::string_view::npos || cut == 0)
            cut = rest.find(' ', room);
        if (cut == std::string_view::npos || cut > limit)
            break;
        made += std::string(rest.substr(0, cut)) + "\n\t";
        rest.remove_prefix(cut + 1);
    }
    put(out, made + std::string(rest), subject.taint);
    return true;
}

bool operatorXtextDecode(Evaluator& evaluator, const Node&, Value& subject, Value& out) {
    const auto made = mail::xtextDecode(subject.text);
    if (!made)
        return evaluator.error("\"" + subject.text + "\" is no xtext");
    put(out, *made, subject.taint);
    return true;
}

} // namespace postroom::expand
