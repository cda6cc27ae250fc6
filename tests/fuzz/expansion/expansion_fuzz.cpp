// SPDX-License-Identifier: Apache-2.0
// Expansion sources: whatever the text, it compiles or is refused, and what compiles evaluates in a World that knows
// nothing, with a message full of odd bytes.
#include "server/policy/expand/facts_source.h"
#include "server/policy/expand/program.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace postroom;
    // Nested lists multiply: ${map} in ${map} grows without end, which the limit on results stops, but slowly.
    if (size > 512)
        return 0;
    const std::string_view source(reinterpret_cast<const char*>(data), size);
    const auto program = expand::Program::compile(source, {}, {});
    if (!program)
        return 0;
    world::FakeWorld world;
    lookup::NamedLists lists;
    lookup::NamedList list;
    list.name = "local_domains";
    list.source = "@ : *.example : !bad.example";
    lists.add(std::move(list));
    expand::FactsSource facts;
    facts.setMessage("Subject: =?utf-8?q?a=FFb?=\nTo: \"a:b\" <c@d>\n\nbody\0\xFF\n");
    facts.setSender("\"a b\"@example.com");
    const expand::Scope scope{world, lists, {&facts}, nullptr, nullptr};
    (void)program->evaluate(scope);
    return 0;
}
