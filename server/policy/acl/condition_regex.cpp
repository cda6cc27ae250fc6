// SPDX-License-Identifier: Apache-2.0
// regex: a list of patterns, tried on each line of the message, header first. mime_regex: the same on the decoded content of
// a MIME part, which is looked at as one text. A line, a part or a message beyond its limit is looked at in its beginning
// only: a content check must not become an attack.
#include "server/platform/regex/pattern.h"
#include "server/policy/acl/conditions.h"
#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/message_content.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

#include <memory>
#include <string>
#include <vector>

namespace postroom::acl {

namespace {

constexpr std::size_t lineLimit = 16 * 1024;
constexpr std::size_t bodyLimit = 50 * 1024 * 1024;
constexpr std::size_t pieceSize = 64 * 1024;
constexpr std::size_t partLimit = 1024 * 1024;

struct ListedPattern {
    std::string source; ///< $regex_match_string
    regex::Pattern pattern;
};
using Patterns = std::vector<ListedPattern>;

struct RegexData : TermData {
    Patterns patterns;
};

base::Result<Patterns> readPatterns(std::string_view text) {
    Patterns patterns;
    lookup::ListSplitter splitter(text);
    while (const auto item = splitter.next()) {
        if (item->empty())
            continue;
        auto pattern = regex::Pattern::compile(*item);
        if (!pattern)
            return base::fail(base::permanentError(base::ErrorKind::invalid, "regex \"" + *item + "\": " + pattern.error().text()));
        patterns.push_back({*item, std::move(*pattern)});
    }
    return patterns;
}

class Search {
public:
    Search(const Patterns& patterns, ConversationState& state) : m_patterns(patterns), m_state(state) {}

    bool line(std::string_view text) {
        if (text.ends_with('\r'))
            text.remove_suffix(1);
        return whole(text.substr(0, lineLimit));
    }

    bool whole(std::string_view text) {
        std::vector<regex::Group> groups;
        for (const auto& [source, pattern] : m_patterns) {
            if (pattern.match(text, groups) != regex::MatchOutcome::yes)
                continue;
            m_state.regexCaptures.clear();
            for (const regex::Group& group : groups)
                m_state.regexCaptures.emplace_back(group.set ? text.substr(group.begin, group.end - group.begin) : std::string_view());
            m_state.regexMatch = source;
            return true;
        }
        return false;
    }
    /// What the pattern found, for the trace.
    [[nodiscard]] std::string found() const { return base::shortened(base::printable(m_state.regexCaptures.front()), 100); }

    bool lines(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            if (line(text.substr(0, end)))
                return true;
            if (end == std::string_view::npos)
                break;
            text.remove_prefix(end + 1);
        }
        return false;
    }

    // A piece of the body; what stands behind its last line end waits for the next piece.
    bool piece(const std::string& bytes) {
        m_rest += bytes;
        const std::size_t end = m_rest.rfind('\n');
        if (end == std::string::npos) {
            if (m_rest.size() < lineLimit)
                return false;
            m_rest.resize(lineLimit);
            return false;
        }
        const bool found = lines(std::string_view(m_rest).substr(0, end + 1));
        m_rest.erase(0, end + 1);
        return found;
    }
    bool rest() { return !m_rest.empty() && line(m_rest); }

private:
    const Patterns& m_patterns;
    ConversationState& m_state;
    std::string m_rest;
};

/// The patterns of a term: those that were read when it was compiled, or those of `operand`, read into `made`.
base::Result<const Patterns*> patternsOf(const CompiledTerm& term, std::string_view operand, Patterns& made) {
    if (term.data != nullptr)
        return &static_cast<const RegexData&>(*term.data).patterns;
    auto patterns = readPatterns(operand);
    if (!patterns)
        return base::fail(patterns.error());
    made = std::move(*patterns);
    return &made;
}

} // namespace

void compileRegex(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    const std::string* text = term.program.constant();
    if (text == nullptr)
        return;
    auto patterns = readPatterns(*text);
    if (!patterns) {
        compiler.error("bad-pattern", patterns.error().text());
        return;
    }
    auto data = std::make_shared<RegexData>();
    data->patterns = std::move(*patterns);
    term.data = std::move(data);
}

TermResult runRegex(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand) {
    Patterns made;
    const auto patterns = patternsOf(term, operand, made);
    if (!patterns)
        return {Check::error, patterns.error().text()};
    ConversationState& state = evaluation.state();
    if (state.content == nullptr)
        return {Check::error, "regex: there is no message to look at"};
    Search search(**patterns, state);
    bool found = search.lines(state.content->headerText());
    for (std::size_t offset = 0; !found && offset < bodyLimit;) {
        const auto piece = state.content->body(offset, pieceSize);
        if (!piece)
            return {Check::defer, "regex: the message could not be read: " + piece.error().text()};
        if (piece->empty())
            break;
        found = search.piece(*piece);
        offset += piece->size();
    }
    found = found || search.rest();
    return found ? TermResult{Check::yes, "the message has \"" + search.found() + "\""} : TermResult{Check::no, "no line of the message matches"};
}

TermResult runMimeRegex(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand) {
    Patterns made;
    const auto patterns = patternsOf(term, operand, made);
    if (!patterns)
        return {Check::error, patterns.error().text()};
    ConversationState& state = evaluation.state();
    const auto part = state.content == nullptr ? std::nullopt : state.content->decodedPart();
    if (!part)
        return {Check::error, "mime_regex: there is no MIME part to look at"};
    Search search(**patterns, state);
    return search.whole(part->substr(0, partLimit)) ? TermResult{Check::yes, "the part has \"" + search.found() + "\""}
                                                   : TermResult{Check::no, "the part does not match"};
}

} // namespace postroom::acl
