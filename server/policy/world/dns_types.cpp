// SPDX-License-Identifier: Apache-2.0
#include "server/policy/world/dns_types.h"

#include "shared/base/text.h"

#include <array>
#include <utility>

namespace postroom::world {

namespace {
constexpr std::array<std::pair<RecordType, std::string_view>, 13> names{{
    {RecordType::a, "A"}, {RecordType::ns, "NS"}, {RecordType::cname, "CNAME"}, {RecordType::soa, "SOA"},
    {RecordType::ptr, "PTR"}, {RecordType::mx, "MX"}, {RecordType::txt, "TXT"}, {RecordType::aaaa, "AAAA"},
    {RecordType::srv, "SRV"}, {RecordType::tlsa, "TLSA"}, {RecordType::spf, "SPF"}, {RecordType::any, "ANY"},
    {RecordType::caa, "CAA"},
}};
} // namespace

std::string_view recordTypeName(RecordType type) {
    for (const auto& [value, name] : names)
        if (value == type)
            return name;
    return "?";
}

std::optional<RecordType> recordTypeFromName(std::string_view name) {
    for (const auto& [value, known] : names)
        if (base::equalsIgnoreCase(known, name))
            return value;
    return std::nullopt;
}

} // namespace postroom::world
