// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/dns_adapter.h"

#include "server/platform/dns/resolver.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::lookup {

namespace {

std::string valueText(world::RecordType type, const std::string& rdata) {
    switch (type) {
    case world::RecordType::a:
    case world::RecordType::aaaa: return dns::readAddress(rdata).value_or("");
    case world::RecordType::mx:
        if (const auto mx = dns::readMx(rdata))
            return std::to_string(mx->preference) + " " + mx->exchange;
        return {};
    case world::RecordType::srv:
        if (const auto srv = dns::readSrv(rdata))
            return std::to_string(srv->priority) + " " + std::to_string(srv->weight) + " " + std::to_string(srv->port) + " " + srv->target;
        return {};
    case world::RecordType::tlsa:
        if (const auto tlsa = dns::readTlsa(rdata))
            return std::to_string(tlsa->usage) + " " + std::to_string(tlsa->selector) + " " + std::to_string(tlsa->matching) + " " + base::lower(base::hexText(tlsa->data));
        return {};
    case world::RecordType::cname:
    case world::RecordType::ptr:
    case world::RecordType::ns: return dns::readName(rdata).value_or("");
    case world::RecordType::txt:
    case world::RecordType::spf: {
        std::string joined;
        const auto strings = dns::readTxt(rdata);
        for (std::size_t i = 0; strings && i < strings->size(); ++i)
            joined += (i == 0 ? std::string() : std::string(1, '\0')) + (*strings)[i];
        return joined;
    }
    default: return dns::recordText(static_cast<dns::RecordType>(type), rdata);
    }
}

} // namespace

world::DnsAnswer DnsAdapter::resolve(world::RecordType type, std::string_view name) {
    using Status = world::DnsAnswer::Status;
    const dns::Answer found = m_resolver.resolve({std::string(name), static_cast<dns::RecordType>(type)}, io::Deadline::in(m_timeout));
    world::DnsAnswer answer;
    answer.secure = found.secure;
    answer.canonicalName = found.canonicalName;
    answer.detail = found.why;
    switch (found.status) {
    case dns::Status::found: answer.status = Status::found; break;
    case dns::Status::noData: answer.status = Status::noData; break;
    case dns::Status::nonexistent: answer.status = Status::noName; break;
    case dns::Status::temporary:
    case dns::Status::bogus: answer.status = Status::temporary; break;
    }
    for (const std::string& record : found.records)
        answer.values.push_back(valueText(type, record));
    // One order for one answer, whatever the resolver's rotation: traces and records can be compared.
    if (type == world::RecordType::a || type == world::RecordType::aaaa)
        std::sort(answer.values.begin(), answer.values.end());
    else if (type == world::RecordType::mx || type == world::RecordType::srv)
        std::stable_sort(answer.values.begin(), answer.values.end(), [](const std::string& a, const std::string& b) {
            const auto first = base::toInteger(a.substr(0, a.find(' '))).value_or(0);
            const auto second = base::toInteger(b.substr(0, b.find(' '))).value_or(0);
            return first != second ? first < second : a < b;
        });
    return answer;
}

} // namespace postroom::lookup
