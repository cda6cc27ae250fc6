// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/case_file.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::wire {

namespace {

constexpr std::string_view localMarks = ".!#%&'*+-/=?^_`~"; // without what expressions are made of

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isDomainChar(char c) { return base::isAlpha(c) || isDigit(c) || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80; }
bool isLocalChar(char c) { return base::isAlpha(c) || isDigit(c) || localMarks.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80; }

struct Found {
    std::size_t begin = 0, at = 0, end = 0; ///< of local part, "@", and behind the domain
};

/// The next address at or after `from`; begin == npos: none.
Found nextAddress(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find('@', from); at != std::string_view::npos; at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > from && isLocalChar(text[begin - 1]))
            --begin;
        std::size_t end = at + 1;
        while (end < text.size() && isDomainChar(text[end]))
            ++end;
        while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-'))
            --end;
        if (begin < at && end > at + 1)
            return {begin, at, end};
    }
    return {std::string_view::npos, 0, 0};
}

} // namespace

base::Json caseJson(const CaseFile& file) {
    return base::Json::object({{"format", caseFormat},
                               {"version", caseVersion},
                               {"created", base::toEpochMicros(file.created)},
                               {"server", base::Json::object({{"host_name", file.hostName}, {"version", file.serverVersion}})},
                               {"masked", file.masked},
                               {"page", file.page},
                               {"verdicts", file.verdicts},
                               {"sentences", file.sentences},
                               {"configuration", file.configuration}});
}

base::Result<CaseFile> readCaseFile(std::string_view text) {
    const auto json = base::Json::parse(text);
    if (!json)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "This is no case file: it is not JSON", json.error().text()));
    if ((*json)["format"].toStringView() != caseFormat)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "This is no case file of Postroom"));
    const std::int64_t version = (*json)["version"].toInteger();
    if (version != caseVersion)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "This case file has version " + std::to_string(version) + ", and this program knows version " + std::to_string(caseVersion)));
    if (!(*json)["page"].isObject() || !(*json)["page"]["message"].isObject())
        return base::fail(base::permanentError(base::ErrorKind::invalid, "This case file holds no message"));
    CaseFile file;
    file.created = base::fromEpochMicros((*json)["created"].toInteger());
    file.hostName = (*json)["server"]["host_name"].toString();
    file.serverVersion = (*json)["server"]["version"].toString();
    file.masked = (*json)["masked"].toBool(true);
    file.page = (*json)["page"];
    file.verdicts = (*json)["verdicts"];
    file.sentences = (*json)["sentences"];
    file.configuration = (*json)["configuration"];
    return file;
}

void Pseudonyms::collect(const base::Json& document) {
    if (document.isString())
        collectText(document.toStringView());
    for (const base::Json& item : document.items())
        collect(item);
    for (const auto& [name, value] : document.members())
        collect(value);
}

void Pseudonyms::collectText(std::string_view text) {
    for (Found found = nextAddress(text, 0); found.begin != std::string_view::npos; found = nextAddress(text, found.end)) {
        const std::string local = base::lower(text.substr(found.begin, found.at - found.begin));
        const std::string domain = base::lower(text.substr(found.at + 1, found.end - found.at - 1));
        m_locals.try_emplace(local, "user" + std::to_string(m_locals.size() + 1));
        m_domains.try_emplace(domain, "domain" + std::to_string(m_domains.size() + 1) + ".invalid");
    }
}

std::string Pseudonyms::masked(std::string_view text) const {
    // Addresses first; then domains that stand alone, or behind a label ("mx.example.com").
    std::string out;
    std::size_t done = 0;
    for (Found found = nextAddress(text, 0); found.begin != std::string_view::npos; found = nextAddress(text, found.end)) {
        out += text.substr(done, found.begin - done);
        const auto local = m_locals.find(base::lower(text.substr(found.begin, found.at - found.begin)));
        const auto domain = m_domains.find(base::lower(text.substr(found.at + 1, found.end - found.at - 1)));
        out += (local == m_locals.end() ? "user" : local->second) + "@" + (domain == m_domains.end() ? "domain.invalid" : domain->second);
        done = found.end;
    }
    out += text.substr(done);
    for (const auto& [domain, pseudonym] : m_domains) {
        if (domain.find('.') == std::string::npos)
            continue;
        std::string lowered = base::lower(out);
        for (std::size_t at = lowered.find(domain); at != std::string::npos; at = lowered.find(domain, at)) {
            const std::size_t end = at + domain.size();
            const bool whole = (at == 0 || lowered[at - 1] == '.' || !isDomainChar(lowered[at - 1])) && (end == lowered.size() || !isDomainChar(lowered[end]) || lowered[end] == '.');
            if (!whole) {
                at = end;
                continue;
            }
            out.replace(at, domain.size(), pseudonym);
            lowered.replace(at, domain.size(), pseudonym);
            at += pseudonym.size();
        }
    }
    return out;
}

base::Json Pseudonyms::masked(const base::Json& document) const {
    if (document.isString())
        return masked(document.toStringView());
    if (document.isArray()) {
        base::Json out = base::Json::array();
        for (const base::Json& item : document.items())
            out.append(masked(item));
        return out;
    }
    if (!document.isObject())
        return document;
    base::Json out = base::Json::object();
    for (const auto& [name, value] : document.members())
        out.set(name, masked(value));
    return out;
}

} // namespace postroom::wire
