// SPDX-License-Identifier: Apache-2.0
// Answers of a hostile client to PLAIN, LOGIN and SCRAM-SHA-256: nobody gets in who does not send the password, and no
// exchange goes on for ever. First byte: the mechanism; then the answers, a line each, base64 already taken off.
#include "server/platform/crypto/password.h"
#include "server/policy/auth/authenticator.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"

#include <cstdint>
#include <cstdlib>

using namespace postroom;
using namespace postroom::auth;

namespace {

AuthenticatorSettings mechanism(const char* name) {
    AuthenticatorSettings settings;
    settings.name = settings.publicName = name;
    return settings;
}

AuthenticatorSet makeSet() {
    auto accounts = std::make_shared<Accounts>();
    accounts->add({"anna@example.test", crypto::makeScramKeys("pencil", 1).text(), true});
    return {{mechanism("PLAIN"), mechanism("LOGIN"), mechanism("SCRAM-SHA-256")}, accounts};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const AuthenticatorSet set = makeSet();
    static constexpr const char* names[] = {"PLAIN", "LOGIN", "SCRAM-SHA-256"};
    if (size == 0)
        return 0;
    std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
    (void)crypto::ScramKeys::parse(input);
    world::FakeWorld world;
    lookup::NamedLists lists;
    const expand::Scope scope{world, lists, {}, nullptr, nullptr};
    const auto exchange = set.begin(names[data[0] % 3]);
    Step step = exchange->start(data[0] >= 128 ? std::nullopt : std::optional(std::string(input)), scope);
    for (int rounds = 0; step.kind == Step::Kind::challenge; ++rounds) {
        if (rounds > 5)
            std::abort();
        const auto end = std::min(input.find('\n'), input.size());
        step = exchange->respond(std::string(input.substr(0, end)), scope);
        input.remove_prefix(std::min(input.size(), end + 1));
    }
    const bool knewIt = std::string_view(reinterpret_cast<const char*>(data), size).find("pencil") != std::string_view::npos;
    if (step.kind == Step::Kind::accepted && (!knewIt || step.id != "anna@example.test"))
        std::abort();
    return 0;
}
