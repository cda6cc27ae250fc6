// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/mx_lookup.h"

#include <algorithm>
#include <random>

namespace postroom::dns {

namespace {

/// The address questions of one host, both under way at a time.
struct AddressQuestions {
    std::optional<Pending> v6, v4;
};

AddressQuestions ask(Resolver& resolver, const std::string& name, AddressFamilies families) {
    AddressQuestions questions;
    if (families != AddressFamilies::ipv4Only)
        questions.v6 = resolver.start({name, RecordType::aaaa});
    questions.v4 = resolver.start({name, RecordType::a});
    return questions;
}

bool failedNow(const Answer& answer) { return answer.status == Status::temporary || answer.status == Status::bogus; }

/// Addresses of the right family only: an A record of 16 bytes is malformed.
std::vector<std::string> ofFamily(const Answer& answer, bool v6) {
    std::vector<std::string> out;
    if (answer.status == Status::found)
        for (auto& address : answer.addresses())
            if ((address.find(':') != std::string::npos) == v6)
                out.push_back(std::move(address));
    return out;
}

MailHost collect(const AddressQuestions& questions, std::string name, AddressFamilies families, io::Deadline deadline) {
    MailHost host;
    host.name = std::move(name);
    Answer v6;
    v6.status = Status::noData;
    v6.secure = true;
    if (questions.v6)
        v6 = questions.v6->wait(deadline);
    const Answer v4 = questions.v4->wait(deadline);
    host.addresses = ofFamily(v6, true);
    const auto four = ofFamily(v4, false);
    host.addresses.insert(families == AddressFamilies::ipv4First ? host.addresses.begin() : host.addresses.end(),
                          four.begin(), four.end());
    host.secure = v4.secure && v6.secure;
    if (!host.addresses.empty()) {
        host.status = Status::found; // one family is enough: the other may be broken for reasons of its own
        return host;
    }
    const Answer& worst = failedNow(v4) ? v4 : failedNow(v6) ? v6 : v4;
    host.status = worst.status == Status::found ? Status::noData : worst.status;
    switch (host.status) {
    case Status::temporary:
        host.why = "the address of " + host.name + " cannot be found now";
        break;
    case Status::bogus:
        host.why = "the address of " + host.name + " fails DNSSEC validation";
        break;
    case Status::nonexistent:
        host.why = "the host " + host.name + " does not exist";
        break;
    case Status::noData:
    case Status::found:
        host.why = "the host " + host.name + " has no address";
        break;
    }
    if (!worst.why.empty())
        host.why += " (" + worst.why + ")";
    return host;
}

/// When no host can be used: says whether that may change, and why.
void judge(MailHosts& result) {
    result.kind = MailHosts::Kind::noHosts;
    for (const auto& host : result.hosts) {
        if (host.status == Status::found) {
            result.kind = MailHosts::Kind::found;
            result.why.clear();
            return;
        }
        if (host.status == Status::temporary || host.status == Status::bogus)
            result.kind = MailHosts::Kind::temporary;
        result.why += (result.why.empty() ? "" : "; ") + host.why;
    }
}

std::uint32_t threadRandom(std::uint32_t below) {
    thread_local std::minstd_rand generator{std::random_device{}()};
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(generator);
}

/// By preference, equal ones shuffled (RFC 5321 5.1), each name once.
std::vector<MxRecord> ordered(std::vector<MxRecord> records, const MxLookup::Random& random) {
    for (std::size_t i = records.size(); i > 1; --i)
        std::swap(records[i - 1], records[random(static_cast<std::uint32_t>(i))]);
    std::stable_sort(records.begin(), records.end(),
                     [](const MxRecord& a, const MxRecord& b) { return a.preference < b.preference; });
    std::vector<MxRecord> unique;
    for (auto& record : records) {
        const bool known = std::any_of(unique.begin(), unique.end(),
                                       [&](const MxRecord& other) { return other.exchange == record.exchange; });
        if (!known && unique.size() < MxLookup::maxHosts)
            unique.push_back(std::move(record));
    }
    return unique;
}

} // namespace

MailHost lookupHost(Resolver& resolver, const std::string& name, AddressFamilies families, io::Deadline deadline) {
    return collect(ask(resolver, name, families), name, families, deadline);
}

MxLookup::MxLookup(Resolver& resolver, Random random)
    : m_resolver(resolver)
    , m_random(random ? std::move(random) : threadRandom) {}

MailHosts MxLookup::lookup(const std::string& domain, AddressFamilies families, io::Deadline deadline) const {
    MailHosts result;
    const Answer mx = m_resolver.resolve({domain, RecordType::mx}, deadline);
    result.domain = mx.canonicalName.empty() ? domain : mx.canonicalName;
    result.mxSecure = mx.secure;
    if (failedNow(mx)) {
        result.why = (mx.status == Status::bogus ? "the MX records of " + domain + " fail DNSSEC validation"
                                                 : "the MX records of " + domain + " cannot be found now") +
                     (mx.why.empty() ? "" : " (" + mx.why + ")");
        return result;
    }
    if (mx.status == Status::nonexistent) {
        result.kind = MailHosts::Kind::noDomain;
        result.why = "the domain " + domain + " does not exist";
        return result;
    }
    const auto records = mx.status == Status::found ? ordered(mx.mx(), m_random) : std::vector<MxRecord>();
    result.fromMx = mx.status == Status::found;
    if (records.size() == 1 && records.front().exchange.empty()) { // RFC 7505 3
        result.kind = MailHosts::Kind::nullMx;
        result.why = "the domain " + domain + " takes no mail (its MX record is \"0 .\")";
        return result;
    }
    if (!result.fromMx) { // RFC 5321 5.1: the implicit MX
        result.hosts.push_back(lookupHost(m_resolver, domain, families, deadline));
        result.hosts.back().secure = result.hosts.back().secure && mx.secure;
        if (result.hosts.back().status == Status::noData || result.hosts.back().status == Status::nonexistent)
            result.hosts.back().why = "the domain " + domain + " has neither MX records nor an address";
        judge(result);
        return result;
    }
    std::vector<AddressQuestions> questions;
    questions.reserve(records.size());
    for (const auto& record : records)
        questions.push_back(ask(m_resolver, record.exchange, families));
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto host = collect(questions[i], records[i].exchange, families, deadline);
        host.preference = records[i].preference;
        host.secure = host.secure && mx.secure;
        result.hosts.push_back(std::move(host));
    }
    if (result.hosts.empty())
        result.why = "the MX records of " + domain + " are malformed";
    judge(result);
    return result;
}

} // namespace postroom::dns
