// SPDX-License-Identifier: Apache-2.0
// "@mx_any", "@mx_primary", "@mx_secondary": is this machine among the mail exchangers of the domain?
#include "server/policy/lookup/host_names.h"
#include "server/policy/lookup/matcher.h"
#include "shared/base/text.h"

#include <algorithm>
#include <charconv>

namespace postroom::lookup {

namespace {

using Kind = ItemResult::Kind;

struct Exchanger {
    int preference = 0;
    std::string name;
};

std::vector<Exchanger> exchangers(const world::Answer& answer) {
    std::vector<Exchanger> list;
    for (const std::string& value : answer.values) {
        const std::size_t blank = value.find(' ');
        if (blank == std::string::npos)
            continue;
        Exchanger each;
        std::from_chars(value.data(), value.data() + blank, each.preference);
        each.name = value.substr(blank + 1);
        list.push_back(std::move(each));
    }
    std::stable_sort(list.begin(), list.end(), [](const Exchanger& a, const Exchanger& b) { return a.preference < b.preference; });
    return list;
}

} // namespace

ItemResult Matcher::matchMx(const ListItem& item, std::string_view domain) {
    std::string_view word = std::string_view(item.text).substr(4);
    std::string_view ignore;
    if (const std::size_t slash = word.find('/'); slash != std::string_view::npos) {
        ignore = word.substr(slash + 1);
        word = word.substr(0, slash);
        if (ignore.substr(0, 7) == "ignore=")
            ignore.remove_prefix(7);
    }
    if (word != "any" && word != "primary" && word != "secondary")
        return ItemResult::of(Kind::error, "\"" + item.text + "\" is none of @mx_any, @mx_primary, @mx_secondary");
    const world::Answer answer = m_context.world.dns(world::RecordType::mx, domain);
    if (m_context.onAnswer)
        m_context.onAnswer("MX of " + std::string(domain), answer.found() ? base::join(answer.values, ", ") : answer.detail);
    if (answer.status == world::Status::temporary || answer.status == world::Status::notRecorded)
        return ItemResult::of(Kind::defer, "DNS lookup of \"" + std::string(domain) + "\" deferred");
    const auto list = exchangers(answer);
    const List ignored = List::parse(ListKind::host, ignore);
    int mine = -1;
    for (const Exchanger& each : list) {
        for (const std::string& address : findHostAddresses(m_context.world, each.name).addresses) {
            HostSubject subject{address, {}, HostSubject::Names::addressOnly};
            if (!ignore.empty() && matchHost(ignored, subject, m_context).yes())
                continue;
            if (isLocalAddress(address) && mine < 0)
                mine = each.preference;
        }
    }
    if (mine < 0)
        return {};
    const bool primary = mine == list.front().preference;
    if ((word == "primary" && !primary) || (word == "secondary" && primary))
        return {};
    m_captures.assign(1, std::string(domain));
    return ItemResult::yes(item.text);
}

} // namespace postroom::lookup
