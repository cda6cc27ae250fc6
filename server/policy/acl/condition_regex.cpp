// SPDX-License-Identifier: Apache-2.0
// regex: a list of patterns, tried on each line of the message, header first. A line beyond the limit is looked at in
// its beginning only; a message beyond the limit, in its first part: both bounds are those of a content check that must
// not become an attack.
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

using Patterns = std::vector<regex::Pattern>;

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
        patterns.push_back(std::move(*pattern));
    }
    return patterns;
}

class Search {
public:
    Search(const Patterns& patterns, ConversationState& state) : m_patterns(patterns), m_state(state) {}

    bool line(std::string_view text) {
        if (text.ends_with('\r'))
            text.remove_suffix(1);
        text = text.substr(0, lineLimit);
        std::vector<regex::Group> groups;
        for (const regex::Pattern& pattern : m_patterns) {
            if (pattern.match(text, groups) != regex::MatchOutcome::yes)
                continue;
            m_state.regexCaptures.clear();
            for (const regex::Group& group : groups)
                m_state.regexCaptures.emplace_back(group.set ? text.substr(group.begin, group.end - group.begin) : std::string_view());
            m_state.regexMatch = text;
            return true;
        }
        return false;
    }

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
    Patterns read;
    if (term.data == nullptr) {
        auto patterns = readPatterns(operand);
        if (!patterns)
            return {Check::error, patterns.error().text()};
        read = std::move(*patterns);
    }
    const Patterns& patterns = term.data == nullptr ? read : static_cast<const RegexData&>(*term.data).patterns;
    ConversationState& state = evaluation.state();
    if (state.content == nullptr)
        return {Check::error, "regex: there is no message to look at"};
    Search search(patterns, state);
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
    return found ? TermResult{Check::yes, "the message has the line \"" + base::shortened(state.regexMatch, 100) + "\""}
                 : TermResult{Check::no, "no line of the message matches"};
}

} // namespace postroom::acl
