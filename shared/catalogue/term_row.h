// SPDX-License-Identifier: Apache-2.0
// What an ACL statement may consist of: conditions, modifiers, `control =` names and `verify =` items, each with the
// points of the SMTP session at which it may stand.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace postroom::catalogue {

/// The points at which an ACL runs; names as in `acl_smtp_NAME`, except the not-SMTP ones.
enum class Phase : std::uint8_t {
    connect, helo, starttls, auth, mail, mailauth, rcpt, predata, mime, prdr, data, quit, notquit, vrfy,
    expn, etrn, notSmtpStart, notSmtpMime, notSmtp,
};
inline constexpr unsigned phaseCount = 19;

using PhaseSet = std::uint32_t;
[[nodiscard]] constexpr PhaseSet bit(Phase phase) { return PhaseSet(1) << static_cast<unsigned>(phase); }
template <typename... P>
[[nodiscard]] constexpr PhaseSet phases(P... phase) { return (PhaseSet(0) | ... | bit(phase)); }
inline constexpr PhaseSet allPhases = (PhaseSet(1) << phaseCount) - 1;

enum class TermKind : std::uint8_t { condition, modifier, control, verify };
/// How the text after "=" is treated.
enum class TermValue : std::uint8_t {
    none,      ///< there is none (endpass)
    expanded,  ///< expanded as a whole, when the term is reached
    late,      ///< expanded at the outcome (message, log_message)
    list,      ///< a list, expanded and matched item by item
};

struct TermRow {
    std::string_view name;
    TermKind kind = TermKind::condition;
    PhaseSet allowed = allPhases;
    TermValue value = TermValue::expanded;
    std::string_view title = {};
    std::string_view help = {};
    std::string_view options = {}; ///< for controls and verify items: the form of what may follow "/" or "="
};

[[nodiscard]] std::span<const TermRow> termRows();
[[nodiscard]] const TermRow* findTerm(TermKind kind, std::string_view name);
/// A term of Exim's that this version has not: the feature it belongs to; nothing when it is unknown altogether.
[[nodiscard]] std::optional<std::string_view> absentTerm(TermKind kind, std::string_view name);

/// "connect", "rcpt", "prdr", "not_smtp", ...
[[nodiscard]] std::string_view phaseName(Phase phase);
/// The main option that names the ACL of a phase: "acl_smtp_rcpt", "acl_smtp_data_prdr", "acl_not_smtp".
[[nodiscard]] std::string_view phaseOption(Phase phase);
[[nodiscard]] std::optional<Phase> phaseOfOption(std::string_view option);

struct VerbRow {
    std::string_view name;
    std::string_view help;
};
[[nodiscard]] std::span<const VerbRow> verbRows();

} // namespace postroom::catalogue
