// SPDX-License-Identifier: Apache-2.0
// Address rewriting (policy-language 2.9): the rules of `begin rewrite`, and those of a transport's headers_rewrite. Rules are
// tried in turn, each on what the one before left. Immutable once compiled; any number of threads.
#pragma once

#include "server/mail/header_list.h"
#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/program.h"
#include "server/policy/expand/scope.h"
#include "server/policy/lookup/match.h"
#include "shared/config/finding.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::rewrite {

/// A rule as the configuration has it.
struct RuleSource {
    std::string pattern;
    std::string replacement;
    std::string flags; ///< E F T, b c f h r s t, S, and Q q R w; none of the first three groups: all of the first two
    config::Place place;
};

struct Settings {
    std::string qualifyRecipient; ///< put behind an unqualified result of a rule with Q
    bool headersOnly = false;     ///< headers_rewrite: E, F and T are errors
};

/// An address that became another.
struct Change {
    std::string where; ///< "sender", "recipient", or the name of the header field
    std::string from;
    std::string to;
};

/// What one rule did with an address.
struct Step {
    std::size_t rule = 0; ///< among the sources, from 0
    std::string from;
    std::string to;       ///< as `from` when the rule matched and left it
    std::string whole;    ///< of a rule with w: what stands for name and address together
    bool last = false;    ///< no rule after it was asked
};

/// What of a message can be rewritten. The null sender is left alone.
struct Message {
    std::string& sender;
    std::vector<std::string*> recipients;
    mail::HeaderList& headers;
};

class RewriteRules {
public:
    /// Rules that are wrong are left out and said in the findings.
    static RewriteRules compile(const std::vector<RuleSource>& sources, Settings settings, const expand::CompileNames& names, config::Findings& findings);

    [[nodiscard]] bool empty() const { return m_rules.empty(); }
    /// `place`: 'F' envelope sender, 'T' envelope recipient, or the flag of a header. `address` when no rule applies. A replacement
    /// that fails or is no address leaves it as it is and ends the rules (RFC 5321 has nothing on rewriting; Exim does the same).
    [[nodiscard]] std::string address(std::string_view address, char place, const expand::Scope& scope) const;
    /// Has one the flag S?
    [[nodiscard]] bool hasRaw() const;
    /// What stands in MAIL or RCPT, brackets and all, before it is read as an address: the rules with S. Their pattern is compared as one
    /// item with the whole text; it need be no address, but what comes of it is one.
    [[nodiscard]] std::string raw(std::string_view text, const expand::Scope& scope) const;
    /// The rules that matched, in their order, and what each made of the address.
    [[nodiscard]] std::vector<Step> steps(std::string_view address, char place, const expand::Scope& scope) const;
    /// The addresses in From:, Sender:, Reply-To:, To:, Cc:, Bcc: and their Resent- forms, in place.
    std::vector<Change> headers(mail::HeaderList& headers, const expand::Scope& scope) const;
    /// Envelope and headers, as at reception.
    std::vector<Change> message(const Message& message, const expand::Scope& scope) const;

private:
    struct Rule {
        std::optional<lookup::List> list; ///< of a pattern without expansions
        expand::Program pattern, replacement;
        std::string flags;
        std::size_t source = 0;
    };
    struct Replaced {
        std::string address;
        std::string whole; ///< of a rule with w: what stands for name and address together
    };
    static bool isRaw(const Rule& rule) { return rule.flags.find('S') != std::string::npos; }
    static bool concerns(const Rule& rule, char place);
    static lookup::MatchResult match(const Rule& rule, std::string_view address, const expand::Scope& scope);
    Replaced rewritten(std::string_view address, char place, const expand::Scope& scope, std::vector<Step>* steps = nullptr) const;
    enum class Next { goOn, end };
    Next applyRaw(const Rule& rule, const expand::Scope& scope, std::string& current) const;
    Next apply(const Rule& rule, char place, const expand::Scope& scope, Replaced& current, bool& matched) const;

    std::vector<Rule> m_rules;
    Settings m_settings;
};

} // namespace postroom::rewrite
