// SPDX-License-Identifier: Apache-2.0
// What the tests of this folder share: a World that answers what the test says, and one-line evaluation.
#pragma once

#include "server/policy/expand/facts_source.h"
#include "server/policy/expand/program.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"

#include <QString>

#include <string>
#include <string_view>

namespace postroom::test {

struct Fixture {
    world::FakeWorld world;
    lookup::NamedLists lists;
    expand::FactsSource facts;

    tl::expected<expand::Value, expand::Failure> evaluate(std::string_view source) {
        auto program = expand::Program::compile(source, {"test", 1, 1, {}, {}}, {});
        if (!program)
            return tl::unexpected(expand::Failure{expand::Failure::Kind::error, "compile: " + program.error().front().message});
        const expand::Scope scope{world, lists, {&facts}, nullptr, nullptr};
        return program->evaluate(scope);
    }
    /// The result, or "ERROR text", "FORCED text", "TEMPORARY text".
    QString text(std::string_view source) {
        const auto value = evaluate(source);
        if (value)
            return QString::fromStdString(value->text);
        static const char* kinds[] = {"FORCED ", "ERROR ", "TEMPORARY "};
        return kinds[static_cast<std::size_t>(value.error().kind)] + QString::fromStdString(value.error().message);
    }
};

} // namespace postroom::test
