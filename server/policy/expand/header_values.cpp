// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/header_values.h"

#include "server/mail/encoded_word.h"
#include "shared/base/text.h"

namespace postroom::expand {

namespace {

enum class Form : unsigned char { decoded, raw, bytes, list };

std::optional<Form> formOf(std::string_view& name) {
    static constexpr std::pair<std::string_view, Form> prefixes[] = {{"h_", Form::decoded}, {"header_", Form::decoded}, {"rh_", Form::raw},
                                                                     {"rheader_", Form::raw}, {"bh_", Form::bytes}, {"bheader_", Form::bytes},
                                                                     {"lh_", Form::list}, {"lheader_", Form::list}};
    for (const auto& [prefix, form] : prefixes) {
        if (name.substr(0, prefix.size()) == prefix) {
            name.remove_prefix(prefix.size());
            if (!name.empty() && name.back() == ':')
                name.remove_suffix(1);
            return form;
        }
    }
    return std::nullopt;
}

bool holdsAddresses(mail::HeaderKind kind) {
    using Kind = mail::HeaderKind;
    return kind == Kind::bcc || kind == Kind::cc || kind == Kind::from || kind == Kind::replyTo || kind == Kind::sender || kind == Kind::to;
}

/// Only text with encoded words is touched: other bytes stay what they were, UTF-8 or not.
std::string decoded(std::string text) {
    return text.find("=?") == std::string::npos ? text : mail::decodeWords(text);
}

} // namespace

std::optional<Value> headerValue(const mail::HeaderList& headers, std::string_view name) {
    const auto form = formOf(name);
    if (!form || name.empty())
        return std::nullopt;
    std::string out;
    bool any = false;
    for (const mail::HeaderField& field : headers.fields()) {
        if (!field.named(name))
            continue;
        std::string text = base::replaceAll(std::string(field.rawValue()), "\r\n", "\n");
        switch (*form) {
        case Form::raw: out += text + "\n"; break;
        case Form::list:
            out += any ? ":" : "";
            out += base::replaceAll(std::move(text), ":", "::");
            break;
        case Form::decoded:
        case Form::bytes:
            if (any)
                out += holdsAddresses(field.kind()) ? ",\n" : "\n";
            out += base::trim(text);
            break;
        }
        any = true;
    }
    if (!any)
        return std::nullopt;
    if (*form == Form::decoded)
        out = decoded(std::move(out));
    else if (*form == Form::bytes)
        out = mail::decodeWordBytes(out);
    return Value::tainted(std::move(out));
}

std::string allHeaders(const mail::HeaderList& headers, bool wantDecoded) {
    std::string out = base::replaceAll(headers.text(), "\r\n", "\n");
    if (!wantDecoded)
        return out;
    out.clear();
    for (const mail::HeaderField& field : headers.fields()) { // without the blanks at their ends
        if (!out.empty())
            out += '\n';
        std::string text = base::replaceAll(std::string(field.text()), "\r\n", "\n");
        text.resize(text.find_last_not_of(" \t\n") + 1);
        out += text;
    }
    return mail::decodeWordBytes(out); // as $bh_
}

} // namespace postroom::expand
