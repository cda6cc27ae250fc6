// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/csa.h"

#include "server/policy/lookup/host_names.h"
#include "server/policy/lookup/ip_address.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::lookup {

namespace {

using Outcome = CsaRecords::Outcome;
using Verdict = CsaResult::Verdict;

constexpr int searchLevels = 5, reverseLevels = 3;
constexpr int version = 1; // stands in the priority
constexpr std::string_view prefix = "_client._smtp.";

std::optional<CsaRecords::Record> readRecord(std::string_view value) {
    const auto words = base::splitWords(value);
    if (words.size() < 3)
        return std::nullopt;
    CsaRecords::Record record;
    const auto priority = base::toInteger(words[0]), weight = base::toInteger(words[1]), port = base::toInteger(words[2]);
    if (!priority || !weight || !port)
        return std::nullopt;
    record.priority = static_cast<int>(*priority);
    record.weight = static_cast<int>(*weight);
    record.port = static_cast<int>(*port);
    record.target = words.size() > 3 && words[3] != "." ? std::string(words[3]) : std::string();
    return record;
}

/// Nothing when there is a failure that may pass.
std::optional<std::vector<CsaRecords::Record>> recordsAt(world::World& world, std::string_view domain) {
    const world::Answer answer = world.dns(world::RecordType::srv, std::string(prefix) + std::string(domain));
    if (answer.status == world::Status::temporary || answer.status == world::Status::notRecorded)
        return std::nullopt;
    std::vector<CsaRecords::Record> records;
    for (const std::string& value : answer.values)
        if (const auto record = readRecord(value))
            records.push_back(*record);
    return records;
}

bool assertsAboutSubdomains(const std::vector<CsaRecords::Record>& records) {
    for (const auto& record : records)
        if (record.priority == version)
            return (record.port & 1) != 0;
    return false;
}

/// Where the top level of a domain begins that need not be asked: before ".com", before ".in-addr.arpa".
std::size_t topLevel(std::string_view domain, int& levels) {
    for (const std::string_view reverse : {".in-addr.arpa", ".ip6.arpa"})
        if (base::endsWithIgnoreCase(domain, reverse)) {
            levels = reverseLevels;
            return domain.size() - reverse.size();
        }
    return domain.rfind('.');
}

CsaResult said(Verdict verdict, std::string reason, std::string domain) { return {verdict, std::move(reason), std::move(domain)}; }

CsaResult checkAddress(world::World& world, const std::string& target, const IpAddress& client, const std::string& domain) {
    if (target.empty())
        return said(Verdict::fail, "failed (no authorized addresses)", domain);
    const world::Answer answer = world.dns(client.v6 ? world::RecordType::aaaa : world::RecordType::a, target);
    if (answer.status == world::Status::temporary || answer.status == world::Status::notRecorded)
        return said(Verdict::defer, "deferred (target address lookup failed)", domain);
    if (answer.values.empty())
        return said(Verdict::fail, "failed (no authorized addresses)", domain);
    const bool same = std::any_of(answer.values.begin(), answer.values.end(), [&](const std::string& value) { return IpAddress::parse(value) == client; });
    return same ? said(Verdict::ok, "ok", domain) : said(Verdict::fail, "failed (client address mismatch)", domain);
}

} // namespace

CsaRecords findCsaRecords(world::World& world, std::string_view domain) {
    CsaRecords result;
    auto own = recordsAt(world, domain);
    if (!own || !own->empty()) {
        result.outcome = own ? Outcome::found : Outcome::failed;
        result.domain = domain;
        result.records = own ? std::move(*own) : std::vector<CsaRecords::Record>();
        return result;
    }
    // From the second level down: this order keeps to what a cache has.
    int levels = searchLevels;
    std::size_t end = topLevel(domain, levels);
    for (int level = 0; level < levels && end != std::string_view::npos && end > 0; ++level) {
        const std::size_t dot = domain.rfind('.', end - 1);
        if (dot == std::string_view::npos)
            break; // the domain itself has been asked
        const std::string_view above = domain.substr(dot + 1);
        auto records = recordsAt(world, above);
        if (!records) {
            result.outcome = Outcome::failed;
            return result;
        }
        if (assertsAboutSubdomains(*records)) {
            result = {Outcome::found, std::string(above), std::move(*records)};
            return result;
        }
        end = dot;
    }
    return result;
}

CsaResult checkCsa(world::World& world, std::string_view name, std::string_view client) {
    const auto address = IpAddress::parse(client);
    std::string domain(base::trim(name));
    if (domain.empty())
        domain = client;
    if (!address)
        return said(Verdict::unknown, "unknown", domain);
    if (domain.front() == '[' && domain.back() == ']') { // [192.0.2.1], [IPv6:2001:db8::1]
        domain = domain.substr(1, domain.size() - 2);
        if (base::startsWithIgnoreCase(domain, "ipv6:"))
            domain.erase(0, 5);
    }
    if (IpAddress::parse(domain))
        domain = reverseName(domain);
    const CsaRecords found = findCsaRecords(world, domain);
    if (found.outcome != Outcome::found)
        return found.outcome == Outcome::failed ? said(Verdict::defer, "deferred (SRV lookup failed)", domain) : said(Verdict::unknown, "unknown", domain);
    for (const auto& record : found.records) {
        if (record.priority != version)
            continue;
        if (!base::equalsIgnoreCase(found.domain, domain)) // a statement about domains below its own
            return (record.port & 1) != 0 ? said(Verdict::fail, "failed (explicit authorization required)", domain) : said(Verdict::unknown, "unknown", domain);
        if (record.weight < 2)
            return said(Verdict::fail, "failed (host name not authorized)", domain);
        if (record.weight == 2)
            return checkAddress(world, record.target, *address, domain);
    }
    return said(Verdict::unknown, "unknown", domain);
}

std::string_view csaStatus(CsaResult::Verdict verdict) {
    switch (verdict) {
    case Verdict::unknown: return "unknown";
    case Verdict::ok: return "ok";
    case Verdict::defer: return "defer";
    case Verdict::fail: return "fail";
    }
    return "unknown";
}

} // namespace postroom::lookup
