// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/host_finder.h"

#include "server/mail/address.h"
#include "server/policy/lookup/ip_address.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

#include <algorithm>
#include <limits>

namespace postroom::router {

namespace {

using world::RecordType;
using world::Status;

constexpr std::size_t mxLimit = 50;      // hosts taken from one MX answer
constexpr std::size_t addressLimit = 30; // addresses taken for one host

bool mustBeSecure(std::string_view name, const FindOptions& options, const expand::Scope& scope) {
    return options.requireDnssec != nullptr && options.requireDnssec->match(name, scope).yes();
}

std::string notSecure(std::string_view name, std::string_view type) {
    return std::string(name) + " " + std::string(type) + ": the answer is not validated by DNSSEC, which dnssec_require_domains wants";
}

class Finder {
public:
    Finder(const FindOptions& options, const expand::Scope& scope) : m_options(options), m_scope(scope) {}

    // Fills in the addresses. Status: found, failed (none, or all ignored), again.
    FoundHosts::Status addressesOf(Host& host) {
        if (isIpAddress(host.name)) {
            take(host, host.name);
            return host.addresses.empty() ? FoundHosts::Status::failed : FoundHosts::Status::found;
        }
        if (!m_options.systemNames)
            askDns(host);
        if (host.addresses.empty() && !m_ignored && (m_options.systemNames || m_options.dnsThenSystem))
            askSystem(host);
        if (!host.addresses.empty() && !host.secure && mustBeSecure(host.name, m_options, m_scope)) {
            host.addresses.clear();
            m_insecure = true;
            m_detail = notSecure(host.name, "address");
            return FoundHosts::Status::again;
        }
        if (!host.addresses.empty())
            return FoundHosts::Status::found;
        return m_again ? FoundHosts::Status::again : FoundHosts::Status::failed;
    }

    [[nodiscard]] bool ignored() const { return m_ignored; }
    [[nodiscard]] bool insecure() const { return m_insecure; }
    [[nodiscard]] const std::string& detail() const { return m_detail; }
    /// The name at the end of a CNAME chain; empty when there was none.
    [[nodiscard]] const std::string& canonical() const { return m_canonical; }

private:
    void askDns(Host& host) {
        m_again = false;
        host.secure = true;
        const auto& fourOnly = m_options.rules->ipv4Lookup;
        const bool ipv4Only = m_options.ipv4Only || (fourOnly && fourOnly->match(host.name, m_scope).yes());
        ask(host, m_options.ipv4First || ipv4Only ? RecordType::a : RecordType::aaaa);
        if (!ipv4Only)
            ask(host, m_options.ipv4First ? RecordType::aaaa : RecordType::a);
        host.secure = host.secure && !host.addresses.empty();
    }

    void ask(Host& host, RecordType type) {
        const auto answer = m_scope.world.dns(type, host.name);
        if (answer.status == Status::temporary || answer.status == Status::error || answer.status == Status::notRecorded) {
            m_again = true;
            m_detail = host.name + ": " + answer.detail;
            return;
        }
        if (!answer.found())
            return;
        host.secure = host.secure && answer.secure;
        if (!answer.detail.empty() && mail::isDomainName(answer.detail))
            m_canonical = base::lower(answer.detail);
        for (const auto& value : answer.values)
            take(host, value);
    }

    void askSystem(Host& host) {
        host.secure = false;
        const auto answer = m_scope.world.hostAddresses(host.name);
        if (answer.status == Status::temporary)
            m_again = true;
        if (!answer.found())
            return;
        m_again = false;
        for (const auto& value : answer.values)
            if (!m_options.ipv4Only || value.find(':') == std::string::npos)
                take(host, value);
    }

    void take(Host& host, const std::string& address) {
        if (m_options.ignore != nullptr && m_options.ignore->match(address, m_scope).yes()) {
            m_ignored = true;
            return;
        }
        if (host.addresses.size() < addressLimit &&
            std::find(host.addresses.begin(), host.addresses.end(), address) == host.addresses.end())
            host.addresses.push_back(address);
    }

    const FindOptions& m_options;
    const expand::Scope& m_scope;
    bool m_again = false;
    bool m_ignored = false;
    bool m_insecure = false;
    std::string m_detail, m_canonical;
};

// RFC 5321 5.1: by preference, equal ones in random order.
std::vector<Host> sortedMx(const std::vector<std::string>& values, const expand::Scope& scope) {
    std::vector<std::pair<std::uint64_t, Host>> entries;
    for (const auto& value : values) {
        const auto blank = value.find(' ');
        const auto preference = base::toInteger(std::string_view(value).substr(0, blank));
        if (!preference || blank == std::string::npos || entries.size() >= mxLimit)
            continue;
        Host host;
        host.name = base::lower(base::trim(std::string_view(value).substr(blank + 1)));
        while (host.name.size() > 1 && host.name.back() == '.')
            host.name.pop_back();
        if (host.name == ".")
            host.name.clear();
        host.mxPreference = static_cast<int>(*preference);
        const bool known = std::any_of(entries.begin(), entries.end(), [&](const auto& e) { return e.second.name == host.name; });
        if (!known)
            entries.emplace_back(static_cast<std::uint64_t>(*preference) << 32 | (scope.world.random(0xFFFFFFFFu)), std::move(host));
        else
            for (auto& entry : entries)
                if (entry.second.name == host.name && entry.second.mxPreference > host.mxPreference) {
                    entry.second.mxPreference = host.mxPreference;
                    entry.first = static_cast<std::uint64_t>(*preference) << 32 | (entry.first & 0xFFFFFFFFu);
                }
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Host> hosts;
    for (auto& entry : entries)
        hosts.push_back(std::move(entry.second));
    return hosts;
}

// RFC 2782: by priority, equal ones in an order in which the weight makes it likely to come first.
std::vector<Host> sortedSrv(const std::vector<std::string>& values, const expand::Scope& scope) {
    struct Entry {
        std::int64_t priority = 0, weight = 0;
        Host host;
    };
    std::vector<Entry> entries;
    for (const auto& value : values) {
        const auto words = base::splitWords(value); // priority weight port host
        if (words.size() != 4 || entries.size() >= mxLimit)
            continue;
        Entry entry{base::toInteger(words[0]).value_or(0), base::toInteger(words[1]).value_or(0), {}};
        entry.host.name = base::lower(words[3]);
        while (!entry.host.name.empty() && entry.host.name.back() == '.')
            entry.host.name.pop_back();
        entry.host.port = static_cast<std::uint16_t>(base::toInteger(words[2]).value_or(0));
        entry.host.mxPreference = static_cast<int>(entry.priority);
        entries.push_back(std::move(entry));
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.priority < b.priority; });
    std::vector<Host> hosts;
    for (auto begin = entries.begin(); begin != entries.end();) {
        const auto end = std::find_if(begin, entries.end(), [&](const Entry& entry) { return entry.priority != begin->priority; });
        std::int64_t total = 0;
        for (auto it = begin; it != end; ++it)
            total += it->weight;
        auto chosen = begin;
        std::int64_t left = static_cast<std::int64_t>(scope.world.random(static_cast<std::uint32_t>(total) + 1));
        while (chosen + 1 != end && (left -= chosen->weight) > 0)
            ++chosen;
        hosts.push_back(std::move(chosen->host));
        std::rotate(begin, chosen, chosen + 1);
        ++begin;
    }
    return hosts;
}

// This machine and every host that is not preferred to it go (RFC 5321 5.1). `unknown` is the preference of the best host that
// could not be looked up now: while that one may be there, mail that came to the backup is not in a loop.
void cutAtLocal(FoundHosts& found, const FindOptions& options, const expand::Scope& scope, int unknown = std::numeric_limits<int>::max()) {
    const auto& namedLocal = options.rules->treatedAsLocal;
    for (const auto& host : found.hosts) {
        const bool local = (namedLocal && namedLocal->match(host.name, scope).yes()) ||
                           std::any_of(host.addresses.begin(), host.addresses.end(),
                                       [&](const std::string& address) { return isLocalAddress(address, scope); });
        if (!local)
            continue;
        const int preference = host.mxPreference;
        auto keepUntil = std::find_if(found.hosts.begin(), found.hosts.end(),
                                      [&](const Host& one) { return one.mxPreference >= preference; });
        if (preference < 0)
            keepUntil = found.hosts.begin();
        if (keepUntil == found.hosts.begin()) {
            found.status = unknown < preference ? FoundHosts::Status::again : FoundHosts::Status::foundLocal;
            found.localName = host.name;
            return;
        }
        found.hosts.erase(keepUntil, found.hosts.end());
        found.localRemoved = true;
        return;
    }
}

// Addresses for every MX host; one that cannot be looked up now does not stop the others.
FoundHosts resolveMx(std::vector<Host> hosts, bool secure, const FindOptions& options, const expand::Scope& scope) {
    FoundHosts found;
    if (hosts.size() == 1 && hosts[0].name.empty()) { // RFC 7505
        found.nullMx = true;
        return found;
    }
    constexpr int none = std::numeric_limits<int>::max();
    int unknown = none;
    for (auto& host : hosts) {
        if (host.name.empty())
            continue;
        if (!options.rules->mxToIp && isIpAddress(host.name)) {
            found.addressMx = host.name;
            continue;
        }
        Finder finder(options, scope);
        const auto status = finder.addressesOf(host);
        if (status == FoundHosts::Status::again) {
            unknown = std::min(unknown, host.mxPreference);
            found.detail = finder.detail();
            found.insecure = found.insecure || finder.insecure();
        }
        found.ignored = found.ignored || finder.ignored();
        host.secure = host.secure && secure;
        if (status == FoundHosts::Status::found)
            found.hosts.push_back(std::move(host));
    }
    if (!found.hosts.empty()) {
        found.status = FoundHosts::Status::found;
        cutAtLocal(found, options, scope, unknown);
        return found;
    }
    found.status = unknown != none ? FoundHosts::Status::again : FoundHosts::Status::failed;
    found.danglingMx = unknown == none;
    return found;
}

FoundHosts findAddresses(std::string_view name, const FindOptions& options, const expand::Scope& scope) {
    FoundHosts found;
    Host host;
    host.name = std::string(name);
    Finder finder(options, scope);
    found.status = finder.addressesOf(host);
    found.detail = finder.detail();
    found.ignored = finder.ignored();
    found.insecure = finder.insecure();
    if (found.status == FoundHosts::Status::found) {
        if (!finder.canonical().empty()) // RFC 5321 5.1: the name that the alias stands for is the host
            host.name = finder.canonical();
        found.hosts.push_back(std::move(host));
        cutAtLocal(found, options, scope);
    }
    return found;
}

} // namespace

bool isIpAddress(std::string_view text) { return lookup::IpAddress::parse(text).has_value(); }

namespace {
/// The IPv4 address that an IPv4-mapped one stands for (RFC 4291 2.5.5.2); any other as it is.
lookup::IpAddress unmapped(const lookup::IpAddress& address) {
    static const auto network = lookup::IpAddress::parse("::ffff:0:0");
    if (!address.v6 || !address.inNetwork(*network, 96))
        return address;
    lookup::IpAddress inner;
    std::copy_n(address.bytes.begin() + 12, 4, inner.bytes.begin());
    return inner;
}

/// A connection to a loopback or unspecified address ends on this machine, whatever its interfaces are.
bool reachesOneself(const lookup::IpAddress& address) {
    static const auto loopback = lookup::IpAddress::parse("::1"), unspecified = lookup::IpAddress::parse("::");
    if (address.v6)
        return address == *loopback || address == *unspecified;
    return address.bytes[0] == 127 || address.bytes[0] == 0;
}
} // namespace

bool isLocalAddress(std::string_view address, const expand::Scope& scope) {
    const auto parsed = lookup::IpAddress::parse(address);
    if (!parsed)
        return false;
    const auto wanted = unmapped(*parsed);
    if (reachesOneself(wanted))
        return true;
    for (const auto& own : scope.world.hostFact(world::HostFact::localAddresses).values)
        if (lookup::IpAddress::parse(own) == wanted)
            return true;
    return false;
}

namespace {

using Sort = std::vector<Host> (*)(const std::vector<std::string>&, const expand::Scope&);

// The hosts that the records of one type name; nothing when there are none and the next type is to be asked.
std::optional<FoundHosts> findByRecords(RecordType type, const std::string& question, Sort sorted, const ListOption* failDomains,
                                        std::string_view name, const FindOptions& options, const expand::Scope& scope) {
    const auto typeName = std::string(world::recordTypeName(type));
    const auto answer = scope.world.dns(type, question);
    FoundHosts later;
    later.status = FoundHosts::Status::again;
    if (answer.found() && !answer.values.empty()) {
        if (answer.secure || !mustBeSecure(name, options, scope))
            return resolveMx(sorted(answer.values, scope), answer.secure, options, scope);
        later.insecure = true;
        later.detail = notSecure(name, typeName);
        return later;
    }
    const bool failed = answer.status == Status::temporary || answer.status == Status::error || answer.status == Status::notRecorded;
    if (!failed || (failDomains != nullptr && failDomains->match(name, scope).yes()))
        return std::nullopt;
    later.detail = std::string(name) + " " + typeName + ": " + answer.detail;
    return later;
}

} // namespace

FoundHosts findHosts(std::string_view name, const FindOptions& options, const expand::Scope& scope) {
    if (!options.srvService.empty())
        if (auto found = findByRecords(RecordType::srv, "_" + options.srvService + "._tcp." + std::string(name), sortedSrv,
                                       options.srvFailDomains, name, options, scope))
            return *std::move(found);
    if (options.mx)
        if (auto found = findByRecords(RecordType::mx, std::string(name), sortedMx, options.mxFailDomains, name, options, scope))
            return *std::move(found);
    if (!options.addresses)
        return {};
    return findAddresses(name, options, scope);
}

std::vector<NamedHost> readHostList(std::string_view text) {
    std::vector<NamedHost> hosts;
    int group = 0;
    lookup::ListSplitter items(text);
    while (auto item = items.next()) {
        if (item->empty())
            continue;
        if (*item == "+") {
            ++group;
            continue;
        }
        NamedHost host;
        host.group = group;
        auto name = std::string_view(*item);
        if (base::endsWithIgnoreCase(name, "/mx")) {
            host.mx = true;
            name.remove_suffix(3);
            if (name.empty()) // an expansion that came out empty names no host
                continue;
        }
        std::string_view port;
        if (name[0] == '[') {
            const auto close = name.find(']');
            if (close != std::string_view::npos && name.substr(close + 1, 1) == ":")
                port = name.substr(close + 2);
            name = name.substr(1, close == std::string_view::npos ? std::string_view::npos : close - 1);
        } else if (!isIpAddress(name)) {
            const auto colon = name.rfind(':');
            if (colon != std::string_view::npos) {
                port = name.substr(colon + 1);
                name = name.substr(0, colon);
            }
        }
        if (const auto number = base::toInteger(port); number && *number > 0 && *number < 65536)
            host.port = static_cast<std::uint16_t>(*number);
        host.name = std::string(name);
        hosts.push_back(std::move(host));
    }
    return hosts;
}

} // namespace postroom::router
