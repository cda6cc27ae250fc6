// SPDX-License-Identifier: Apache-2.0
// A list text and a subject, apart by a line end: lists are parsed and matched as each of the four kinds, in a World that
// knows nothing but one file, which holds the same list. "!" must turn every answer round.
#include "server/policy/lookup/match.h"
#include "server/policy/world/fake_world.h"

#include <cstdint>
#include <cstdlib>

using namespace postroom;
using namespace postroom::lookup;

namespace {

MatchResult match(ListKind kind, const List& list, std::string_view subject, MatchContext& context) {
    switch (kind) {
    case ListKind::domain: return matchDomain(list, subject, context);
    case ListKind::localPart: return matchLocalPart(list, subject, context);
    case ListKind::address: return matchAddress(list, subject, context);
    case ListKind::host: break;
    }
    HostSubject host{std::string(subject), {}, HostSubject::Names::unknown};
    return matchHost(list, host, context);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 1000)
        return 0;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto cut = std::min(input.find('\n'), size);
    const auto text = input.substr(0, cut);
    const auto subject = input.substr(std::min(size, cut + 1));
    world::FakeWorld world;
    world.setFile("/list", std::string(text));
    NamedLists lists;
    NamedList named;
    named.name = "l";
    named.source = "a.example : *.b.example : 192.0.2.0/24 : anna@c.example";
    for (const auto kind : {ListKind::domain, ListKind::host, ListKind::address, ListKind::localPart}) {
        named.kind = kind;
        lists.add(named);
    }
    for (const auto kind : {ListKind::domain, ListKind::host, ListKind::address, ListKind::localPart}) {
        MatchContext context{world, lists, nullptr, {}};
        const List list = List::parse(kind, text);
        (void)list.errors();
        (void)List::parseFile(kind, text);
        const MatchResult result = match(kind, list, subject, context);
        if (result.yes() && list.items().empty())
            std::abort();
        (void)match(kind, List::parse(kind, "/list"), subject, context);
    }
    ListSplitter splitter(text);
    std::size_t count = 0;
    while (splitter.next())
        if (++count > size + 1)
            std::abort();
    return 0;
}
