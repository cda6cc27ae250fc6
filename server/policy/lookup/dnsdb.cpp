// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/dnsdb.h"

#include "server/policy/lookup/csa.h"
#include "server/policy/lookup/host_names.h"
#include "server/policy/lookup/ip_address.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::lookup {

namespace {

enum class Lax : unsigned char { strict, lax, never };
enum class Pseudo : unsigned char { none, mxHosts, zoneNs, addresses, csa };

struct Options {
    char separator = '\n';
    std::string innerSeparator; ///< between the fields of a record ("" is "as it stands")
    bool innerSet = false;
    Lax defer = Lax::lax;
    world::RecordType type = world::RecordType::txt;
    Pseudo pseudo = Pseudo::none;
    std::string_view name;
};

SearchResult failed(std::string why) {
    SearchResult result;
    result.status = world::Status::error;
    result.detail = std::move(why);
    return result;
}

/// ">x", ">x,y", ">:y" in front: the separators of records and of strings or fields.
void readSeparators(std::string_view& rest, Options& options) {
    if (rest.substr(0, 1) != ">")
        return;
    rest.remove_prefix(1);
    if (rest.empty())
        return;
    options.separator = rest.front();
    rest.remove_prefix(1);
    if (!rest.empty() && (rest.front() == ',' || rest.front() == ';')) {
        options.innerSet = true;
        const bool none = rest.front() == ';';
        rest.remove_prefix(1);
        if (!none && !rest.empty() && !base::isSpace(rest.front())) {
            options.innerSeparator = rest.front();
            rest.remove_prefix(1);
        }
    }
    while (!rest.empty() && base::isSpace(rest.front()))
        rest.remove_prefix(1);
}

bool takeWord(std::string_view& rest, std::string_view word) {
    if (!base::startsWithIgnoreCase(rest, word))
        return false;
    rest.remove_prefix(word.size());
    return true;
}

/// "defer_strict," "dnssec_lax," "retrans_2s," and the like.
bool readModifiers(std::string_view& rest, Options& options, std::string& why) {
    for (;;) {
        while (!rest.empty() && base::isSpace(rest.front()))
            rest.remove_prefix(1);
        const std::size_t end = rest.find_first_of(",=");
        if (end == std::string_view::npos || rest[end] == '=')
            return true;
        std::string_view word = base::trim(rest.substr(0, end));
        if (takeWord(word, "defer_")) {
            if (base::equalsIgnoreCase(word, "strict"))
                options.defer = Lax::strict;
            else if (base::equalsIgnoreCase(word, "lax"))
                options.defer = Lax::lax;
            else if (base::equalsIgnoreCase(word, "never"))
                options.defer = Lax::never;
            else
                return why = "unsupported dnsdb defer behaviour", false;
        } else if (takeWord(word, "dnssec_")) {
            if (!base::equalsIgnoreCase(word, "strict") && !base::equalsIgnoreCase(word, "lax") && !base::equalsIgnoreCase(word, "never"))
                return why = "unsupported dnsdb dnssec behaviour", false;
        } else if (!takeWord(word, "retrans_") && !takeWord(word, "retry_")) {
            // Not a modifier: a name with a comma in it, which belongs to a list of names.
            return true;
        }
        rest.remove_prefix(end + 1);
    }
}

bool readType(std::string_view& rest, Options& options, std::string& why) {
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos || rest.substr(0, equals).find_first_of(" \t:") != std::string_view::npos)
        return true; // no type: TXT
    const std::string type = base::lower(base::trim(rest.substr(0, equals)));
    if (type == "mxh")
        options.pseudo = Pseudo::mxHosts;
    else if (type == "zns")
        options.pseudo = Pseudo::zoneNs;
    else if (type == "a+")
        options.pseudo = Pseudo::addresses;
    else if (type == "csa")
        options.pseudo = Pseudo::csa;
    else if (const auto known = world::recordTypeFromName(type); known && type != "any" && type != "caa")
        options.type = *known;
    else
        return why = "unsupported DNS record type", false;
    rest.remove_prefix(equals + 1);
    return true;
}

/// The text of one record in Exim's form.
std::string recordText(world::RecordType type, const std::string& value, const Options& options) {
    switch (type) {
    case world::RecordType::txt:
    case world::RecordType::spf:
        // Strings of one record are parted by a zero byte: without a separator only the first counts (policy-language 2.14.14).
        if (!options.innerSet)
            return value.substr(0, value.find('\0'));
        return base::replaceAll(value, std::string_view("\0", 1), options.innerSeparator);
    case world::RecordType::mx:
    case world::RecordType::srv:
    case world::RecordType::tlsa:
        return options.innerSet && !options.innerSeparator.empty() ? base::replaceAll(value, " ", options.innerSeparator) : value;
    case world::RecordType::soa:
        return options.innerSet && !options.innerSeparator.empty() ? base::replaceAll(value, " ", options.innerSeparator) : value.substr(0, value.find(' '));
    default: return value;
    }
}

class Query {
public:
    Query(world::World& world, const Options& options) : m_world(world), m_options(options) {}

    /// False when the whole lookup defers.
    bool ask(std::string domain) {
        if (m_options.type == world::RecordType::ptr && IpAddress::parse(domain))
            domain = reverseName(domain);
        if (m_options.pseudo == Pseudo::zoneNs)
            return zone(domain);
        if (m_options.pseudo == Pseudo::csa)
            return csa(domain);
        if (m_options.pseudo == Pseudo::addresses)
            return one(world::RecordType::aaaa, domain) && one(world::RecordType::a, domain);
        return one(m_options.pseudo == Pseudo::mxHosts ? world::RecordType::mx : m_options.type, domain);
    }

    std::string text;
    bool any = false;
    bool deferred = false;
    bool secure = true;

private:
    bool zone(std::string_view domain) {
        for (;;) {
            const world::Answer answer = m_world.dns(world::RecordType::ns, domain);
            if (answer.found()) {
                take(world::RecordType::ns, answer);
                return true;
            }
            if (answer.status == world::Status::temporary)
                return defer();
            const std::size_t dot = domain.find('.');
            if (dot == std::string_view::npos)
                return true;
            domain.remove_prefix(dot + 1);
        }
    }

    /// "Y name": authorised, "N": not, "?": cannot be said; "X": of a domain above, which wants each host to have its own.
    bool csa(const std::string& domain) {
        const CsaRecords found = findCsaRecords(m_world, domain);
        if (found.outcome == CsaRecords::Outcome::failed)
            return defer();
        for (const CsaRecords::Record& record : found.records) {
            const bool above = !base::equalsIgnoreCase(found.domain, domain);
            if (record.priority != 1 || (!above && record.weight > 3))
                continue;
            const char letter = above ? ((record.port & 1) != 0 ? 'X' : '?') : record.weight < 2 ? 'N' : record.weight == 2 ? 'Y' : '?';
            if (any)
                text += m_options.separator;
            any = true;
            text += std::string(1, letter) + " " + record.target;
        }
        return true;
    }

    bool one(world::RecordType type, std::string_view domain) {
        const world::Answer answer = m_world.dns(type, domain);
        if (answer.status == world::Status::temporary || answer.status == world::Status::notRecorded)
            return defer();
        if (answer.found())
            take(type, answer);
        return true;
    }

    bool defer() {
        deferred = deferred || m_options.defer != Lax::never;
        return m_options.defer != Lax::strict;
    }

    void take(world::RecordType type, const world::Answer& answer) {
        secure = secure && answer.secure;
        for (const std::string& value : answer.values) {
            if (any)
                text += m_options.separator;
            any = true;
            if (m_options.pseudo == Pseudo::mxHosts)
                text += value.substr(value.find(' ') + 1);
            else
                text += recordText(type, value, m_options);
        }
    }

    world::World& m_world;
    const Options& m_options;
};

} // namespace

SearchResult searchDnsdb(world::World& world, std::string_view query) {
    Options options;
    std::string why;
    std::string_view rest = base::trim(query);
    readSeparators(rest, options);
    if (!readModifiers(rest, options, why) || !readType(rest, options, why))
        return failed(why);
    Query asked(world, options);
    ListSplitter domains(rest);
    while (auto domain = domains.next()) {
        if (!asked.ask(*domain)) {
            SearchResult result;
            result.status = world::Status::temporary;
            result.detail = "lookup of \"" + std::string(query) + "\" gave DEFER";
            return result;
        }
    }
    SearchResult result;
    if (!asked.text.empty()) {
        result.status = world::Status::found;
        result.data = std::move(asked.text);
        result.secure = asked.secure;
    } else if (asked.deferred) {
        result.status = world::Status::temporary;
        result.detail = "lookup of \"" + std::string(query) + "\" gave DEFER";
    }
    return result;
}

} // namespace postroom::lookup
