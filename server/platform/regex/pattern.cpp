// SPDX-License-Identifier: Apache-2.0
#include "server/platform/regex/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace postroom::regex {

namespace {
constexpr std::uint32_t stepLimit = 1'000'000;
constexpr std::uint32_t heapLimitKiB = 16 * 1024;
constexpr std::size_t keptGroups = 64;

struct MatchContextFree {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct MatchDataFree {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

pcre2_match_context* limits() {
    static const std::unique_ptr<pcre2_match_context, MatchContextFree> context = [] {
        std::unique_ptr<pcre2_match_context, MatchContextFree> made(pcre2_match_context_create(nullptr));
        if (made) {
            pcre2_set_match_limit(made.get(), stepLimit);
            pcre2_set_heap_limit(made.get(), heapLimitKiB);
        }
        return made;
    }();
    return context.get();
}

/// One match block for each thread: making one for each match costs more than most matches.
pcre2_match_data* threadData() {
    thread_local const std::unique_ptr<pcre2_match_data, MatchDataFree> data(pcre2_match_data_create(keptGroups, nullptr));
    return data.get();
}
} // namespace

struct Pattern::Code {
    pcre2_code* code = nullptr;
    std::uint32_t groups = 0;

    Code() = default;
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
    ~Code() { pcre2_code_free(code); }
};

Pattern::Pattern(std::unique_ptr<Code> code) : m_code(std::move(code)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

base::Result<Pattern> Pattern::compile(std::string_view source, PatternCase letters) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    auto made = std::make_unique<Code>();
    made->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source.data()), source.size(),
                               letters == PatternCase::ignore ? PCRE2_CASELESS : 0, &error, &offset, nullptr);
    if (made->code == nullptr) {
        unsigned char text[160] = {};
        pcre2_get_error_message(error, text, sizeof text);
        return base::fail(base::permanentError(base::ErrorKind::invalid,
            "the regular expression \"" + std::string(source) + "\" is wrong at character " + std::to_string(offset + 1) + ": " +
                reinterpret_cast<const char*>(text)));
    }
    // Without the JIT (hardened systems forbid writable code) matching is slower, not different.
    pcre2_jit_compile(made->code, PCRE2_JIT_COMPLETE);
    pcre2_pattern_info(made->code, PCRE2_INFO_CAPTURECOUNT, &made->groups);
    return Pattern(std::move(made));
}

MatchOutcome Pattern::run(std::string_view subject, std::vector<Group>& groups, std::size_t from, unsigned options) const {
    pcre2_match_data* data = threadData();
    const int rc = pcre2_match(m_code->code, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), from, options, data, limits());
    if (rc == PCRE2_ERROR_NOMATCH)
        return MatchOutcome::no;
    if (rc < 0)
        return MatchOutcome::limit;
    const PCRE2_SIZE* ovector = pcre2_get_ovector_pointer(data);
    const std::size_t count = rc == 0 ? keptGroups : static_cast<std::size_t>(rc);
    groups.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const bool set = ovector[2 * i] != PCRE2_UNSET && ovector[2 * i] <= ovector[2 * i + 1];
        groups[i] = {set ? ovector[2 * i] : 0, set ? ovector[2 * i + 1] : 0, set};
    }
    return MatchOutcome::yes;
}

MatchOutcome Pattern::match(std::string_view subject, std::vector<Group>& groups, std::size_t from) const {
    return run(subject, groups, from, 0);
}

MatchOutcome Pattern::matchNotEmpty(std::string_view subject, std::vector<Group>& groups, std::size_t from) const {
    return run(subject, groups, from, PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED);
}

bool Pattern::matches(std::string_view subject) const {
    std::vector<Group> groups;
    return match(subject, groups) == MatchOutcome::yes;
}

std::size_t Pattern::groupCount() const {
    return m_code->groups;
}

} // namespace postroom::regex
