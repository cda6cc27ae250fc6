// SPDX-License-Identifier: Apache-2.0
// A compiled regular expression (PCRE2, bytes or UTF-8), matched by any number of threads at a time. Matching has
// limits (steps, memory), so that no pattern and no subject can hold a worker.
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::regex {

enum class PatternCase : unsigned char { heed, ignore };

struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool set = false;
};

enum class MatchOutcome : unsigned char { no, yes, limit };

class Pattern {
public:
    /// The error names the place in the pattern.
    static base::Result<Pattern> compile(std::string_view source, PatternCase letters = PatternCase::heed);
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    /// Fills `groups` (0 is the whole) when it matches. `from` is where the search begins; \b and lookbehind see what is before.
    MatchOutcome match(std::string_view subject, std::vector<Group>& groups, std::size_t from = 0) const;
    /// As match() at `from`, but an empty match there does not count: for replacing all.
    MatchOutcome matchNotEmpty(std::string_view subject, std::vector<Group>& groups, std::size_t from) const;
    [[nodiscard]] bool matches(std::string_view subject) const;
    [[nodiscard]] std::size_t groupCount() const;

private:
    struct Code;
    explicit Pattern(std::unique_ptr<Code> code);
    MatchOutcome run(std::string_view subject, std::vector<Group>& groups, std::size_t from, unsigned options) const;
    std::unique_ptr<Code> m_code;
};

} // namespace postroom::regex
