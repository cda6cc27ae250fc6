// SPDX-License-Identifier: Apache-2.0
// Sets of phases, and what is fixed about a phase: its names and what an unset ACL means there (policy-language 2.3).
#pragma once

#include "server/policy/acl/engine.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::acl {

class PhaseSet {
public:
    constexpr PhaseSet() = default;
    constexpr PhaseSet(std::initializer_list<Phase> phases) {
        for (const Phase phase : phases)
            m_bits |= bit(phase);
    }
    static constexpr PhaseSet all() { return PhaseSet((1U << phaseCount) - 1); }
    static constexpr PhaseSet allBut(std::initializer_list<Phase> phases) { return PhaseSet(all().m_bits & ~PhaseSet(phases).m_bits); }

    [[nodiscard]] constexpr bool has(Phase phase) const { return (m_bits & bit(phase)) != 0; }
    [[nodiscard]] constexpr std::uint32_t bits() const { return m_bits; }
    constexpr bool operator==(const PhaseSet&) const = default;

private:
    constexpr explicit PhaseSet(std::uint32_t bits) : m_bits(bits) {}
    static constexpr std::uint32_t bit(Phase phase) { return 1U << static_cast<unsigned>(phase); }

    std::uint32_t m_bits = 0;
};

/// "rcpt, prdr".
std::string phaseNames(PhaseSet set);
/// What Exim's log lines call it: "RCPT", "EHLO or HELO", "after DATA".
std::string_view phaseLabel(Phase phase);
std::optional<Phase> phaseFromOption(std::string_view option);
std::optional<Phase> phaseFromName(std::string_view name);
/// What an ACL that is not set means: RCPT, VRFY, EXPN and ETRN refuse, the others accept.
Outcome unsetOutcome(Phase phase);

} // namespace postroom::acl
