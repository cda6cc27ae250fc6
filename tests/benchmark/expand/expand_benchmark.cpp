// SPDX-License-Identifier: Apache-2.0
// What one evaluation costs: nanoseconds for a few typical sources. Not a test; run it under the release preset.
#include "server/policy/expand/facts_source.h"
#include "server/policy/expand/program.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"

#include <chrono>
#include <cstdio>

int main() {
    using namespace postroom;
    world::FakeWorld world;
    lookup::NamedLists lists;
    lookup::NamedList list;
    list.name = "local_domains";
    list.source = "a.example : b.example : *.c.example : example.com";
    lists.add(std::move(list));
    expand::FactsSource facts;
    facts.set("local_part", expand::Value::tainted("alice"));
    facts.set("domain", expand::Value::tainted("example.com"));
    const expand::Scope scope{world, lists, {&facts}, nullptr, nullptr};
    for (const char* source : {"$local_part", "$local_part@$domain", "${if eq{$local_part}{alice}{yes}{no}}", "${lc:${substr_0_3:$local_part}}",
                               "${if match{$domain}{\\N^ex(.*)\\.com$\\N}{$1}{no}}", "${if match_domain{$domain}{+local_domains}{yes}{no}}",
                               "${map{a:b:c:d}{x$item}}", "${sg{$local_part}{l}{L}}"}) {
        const auto program = expand::Program::compile(source, {}, {});
        if (!program)
            return 1;
        constexpr int rounds = 200'000;
        std::size_t bytes = 0;
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < rounds; ++i)
            bytes += program->evaluate(scope)->text.size();
        const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
        std::printf("%7.0f ns  %s (%zu)\n", spent.count() / rounds, source, bytes / rounds);
    }
    return 0;
}
