// SPDX-License-Identifier: Apache-2.0
// What one evaluation costs, in nanoseconds: of the compiled program, as the daemon has it, and of text that is compiled first.
// Not a test; run it under the release preset.
//   expand-benchmark [FOLDER]     FOLDER/expressions has one in each line, FOLDER/people.sqlite is sqlite_dbfile; without: a few
// tests/benchmark/expand/beside_exim asks Exim the same.
#include "server/policy/expand/facts_source.h"
#include "server/policy/expand/program.h"
#include "server/policy/lookup/live_world.h"
#include "server/policy/lookup/named_lists.h"
#include "shared/base/text.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace postroom;

/// Nanoseconds for each of the calls of half a second.
template <typename Work>
double each(Work work) {
    using Clock = std::chrono::steady_clock;
    constexpr int atOnce = 100;
    work();
    const auto begin = Clock::now();
    long calls = 0;
    while (Clock::now() - begin < std::chrono::milliseconds(500))
        for (int i = 0; i < atOnce; ++i, ++calls)
            work();
    return std::chrono::duration<double, std::nano>(Clock::now() - begin).count() / static_cast<double>(calls);
}

} // namespace

int main(int argc, char** argv) {
    const std::string folder = argc > 1 ? argv[1] : "";
    std::vector<std::string> sources{"$local_part", "${if eq{$local_part}{alice}{yes}{no}}", "${lc:${substr_0_3:$local_part}}",
                                     "${if match_domain{$domain}{+local_domains}{yes}{no}}", "${map{a:b:c:d}{x$item}}", "${sg{$local_part}{l}{L}}"};
    if (!folder.empty()) {
        sources.clear();
        std::ifstream file(folder + "/expressions");
        for (std::string line; std::getline(file, line);)
            sources.push_back(line);
    }
    const auto settings = std::make_shared<lookup::LiveSettings>(lookup::LiveSettings{.primaryHostname = "mail.example.com", .sqliteFile = folder + "/people.sqlite"});
    lookup::LookupFiles files;
    lookup::LiveWorld world(settings, lookup::LiveParts{base::systemClock(), files});
    lookup::NamedLists lists;
    lookup::NamedList list;
    list.name = "local_domains";
    list.source = "a.example : b.example : *.c.example : example.com";
    lists.add(std::move(list));
    expand::FactsSource facts;
    facts.set("local_part", expand::Value::tainted("alice"));
    facts.set("domain", expand::Value::tainted("example.com"));
    const expand::Scope scope{world, lists, {&facts}, nullptr, nullptr};
    for (const std::string& source : sources) {
        const auto program = expand::Program::compile(source, {}, {});
        const auto first = program ? program->evaluate(scope) : decltype(program->evaluate(scope))();
        if (!program || !first) {
            std::fprintf(stderr, "%s: %s\n", source.c_str(), program ? first.error().message.c_str() : "it cannot be compiled");
            return 1;
        }
        const double evaluated = each([&] { (void)program->evaluate(scope); });
        const double compiled = each([&] { (void)expand::Program::compile(source, {}, {})->evaluate(scope); });
        std::printf("%8.0f ns %8.0f ns  %s = %s\n", evaluated, compiled, source.c_str(), first->text.c_str());
    }
    return 0;
}
