// SPDX-License-Identifier: Apache-2.0
// Items that only compute: if, hash, nhash, length, substr, tr, sg, hmac, imapfolder.
#include "server/mail/imap_folder.h"
#include "server/platform/crypto/digest.h"
#include "server/policy/expand/families.h"
#include "server/policy/expand/hashes.h"
#include "shared/base/text.h"

#include <array>
#include <charconv>

namespace postroom::expand {

namespace {

using base::shortened;

template <std::size_t Count>
bool readArguments(Evaluator& evaluator, const Node& node, std::array<Value, Count>& out) {
    for (std::size_t i = 0; i < node.args.size() && i < Count; ++i)
        if (!evaluator.value(node.args[i], out[i]))
            return false;
    return true;
}

/// Two numbers and a text, of which the second number may be missing.
struct NumbersAndText {
    int first = 0;
    int second = -1;
    Value text;
};

bool readNumber(Evaluator& evaluator, const Node& node, const std::string& text, bool mayBeNegative, int& out) {
    const std::string_view trimmed = base::trim(text);
    const char* begin = trimmed.data() + (trimmed.substr(0, 1) == "+" ? 1 : 0);
    const auto [end, problem] = std::from_chars(begin, trimmed.data() + trimmed.size(), out);
    const bool whole = problem == std::errc() && end == text.data() + text.size();
    if (text.empty())
        return out = 0, true;
    if (!whole || (!mayBeNegative && out < 0))
        return evaluator.error("\"" + text + "\" is not a" + (mayBeNegative ? "" : " positive") + " number (in \"" + std::string(node.item->name) + "\" expansion)");
    return true;
}

bool readNumbers(Evaluator& evaluator, const Node& node, NumbersAndText& out) {
    std::array<Value, 3> args;
    if (!readArguments(evaluator, node, args))
        return false;
    const bool hasSecond = node.args.size() == 3;
    if (!readNumber(evaluator, node, args[0].text, true, out.first) || (hasSecond && !readNumber(evaluator, node, args[1].text, false, out.second)))
        return false;
    out.text = std::move(args[hasSecond ? 2 : 1]);
    return true;
}

void put(Value& out, std::string_view text, Taint taint) {
    out.text += text;
    out.taint = out.taint | taint;
}

} // namespace

bool itemIf(Evaluator& evaluator, const Node& node, Value& out) {
    const std::vector<Value> savedCaptures = evaluator.locals().captures;
    const std::optional<Value> savedValue = evaluator.locals().value;
    bool result = false;
    if (!evaluator.test(*node.condition, result) || !evaluator.branch(node, result, evaluator.locals().value, out))
        return false;
    evaluator.locals().captures = savedCaptures;
    evaluator.locals().value = savedValue;
    return true;
}

bool itemHash(Evaluator& evaluator, const Node& node, Value& out) {
    NumbersAndText args;
    if (!readNumbers(evaluator, node, args))
        return false;
    const auto hash = textHash(std::move(args.text.text), args.first, args.second);
    if (!hash)
        return evaluator.error("hash count \"" + std::to_string(args.second) + "\" too big or not positive");
    put(out, *hash, args.text.taint);
    return true;
}

bool itemNumericHash(Evaluator& evaluator, const Node& node, Value& out) {
    NumbersAndText args;
    if (!readNumbers(evaluator, node, args))
        return false;
    const auto hash = numericHash(args.text.text, args.first, args.second);
    if (!hash)
        return evaluator.error("the numbers of nhash must be positive");
    put(out, *hash, Taint::clean);
    return true;
}

bool itemLength(Evaluator& evaluator, const Node& node, Value& out) {
    std::array<Value, 2> args;
    int length = 0;
    if (!readArguments(evaluator, node, args) || !readNumber(evaluator, node, args[0].text, false, length))
        return false;
    put(out, substringOf(args[1].text, 0, length), args[1].taint);
    return true;
}

bool itemSubstring(Evaluator& evaluator, const Node& node, Value& out) {
    NumbersAndText args;
    if (!readNumbers(evaluator, node, args))
        return false;
    put(out, substringOf(args.text.text, args.first, args.second), args.text.taint);
    return true;
}

bool itemTranslate(Evaluator& evaluator, const Node& node, Value& out) {
    std::array<Value, 3> args;
    if (!readArguments(evaluator, node, args))
        return false;
    if (!args[2].text.empty()) {
        for (char& c : args[0].text) {
            const std::size_t at = args[1].text.rfind(c);
            if (at != std::string::npos)
                c = args[2].text[std::min(at, args[2].text.size() - 1)];
        }
    }
    put(out, args[0].text, args[0].taint | args[2].taint);
    return true;
}

namespace {

/// The replacement is expanded again for each match, with $0.. set: that is what the extra backslash in "\$1" is for.
bool replacement(Evaluator& evaluator, const Node& node, const Value& text, Value& out) {
    if (node.late)
        return evaluator.append(*node.late, out);
    if (text.text.find_first_of("$\\") == std::string::npos) {
        put(out, text.text, text.taint);
        return true;
    }
    if (text.taint != Taint::clean)
        return evaluator.error("attempt to expand tainted string \"" + shortened(base::printable(text.text), 100) + "\" as the replacement of ${sg}");
    return evaluator.expandText(text.text, out);
}

} // namespace

bool itemSubstitute(Evaluator& evaluator, const Node& node, Value& out) {
    std::array<Value, 3> args;
    if (!readArguments(evaluator, node, args))
        return false;
    std::shared_ptr<const regex::Pattern> pattern = node.pattern;
    if (!pattern) {
        auto made = regex::Pattern::compile(args[1].text);
        if (!made)
            return evaluator.error(made.error().publicText);
        pattern = std::make_shared<regex::Pattern>(std::move(*made));
    }
    const std::string_view subject = args[0].text;
    const Taint taint = args[0].taint;
    std::vector<Value> savedCaptures = std::move(evaluator.locals().captures);
    std::vector<regex::Group> groups;
    std::size_t done = 0;   // what stands before it is in the result
    std::size_t from = 0;   // where the next search begins
    bool afterEmpty = false; // an empty match at `from` would be found for ever
    for (;;) {
        const regex::MatchOutcome outcome = afterEmpty ? pattern->matchNotEmpty(subject, groups, from) : pattern->match(subject, groups, from);
        if (outcome == regex::MatchOutcome::limit)
            return evaluator.error("the pattern of ${sg} takes too long on this text");
        if (outcome == regex::MatchOutcome::no) {
            if (!afterEmpty)
                break;
            afterEmpty = false;
            ++from;
            continue;
        }
        std::vector<Value>& captures = evaluator.locals().captures;
        captures.clear();
        for (const regex::Group& group : groups)
            captures.push_back({std::string(subject.substr(group.begin, group.end - group.begin)), taint});
        put(out, subject.substr(done, groups[0].begin - done), taint);
        if (!replacement(evaluator, node, args[2], out))
            return false;
        done = from = groups[0].end;
        afterEmpty = groups[0].begin == groups[0].end;
        if (afterEmpty && done == subject.size())
            break;
    }
    put(out, subject.substr(done), taint);
    evaluator.locals().captures = std::move(savedCaptures);
    return true;
}

bool itemHmac(Evaluator& evaluator, const Node& node, Value& out) {
    std::array<Value, 3> args;
    if (!readArguments(evaluator, node, args))
        return false;
    crypto::DigestKind kind = crypto::DigestKind::md5;
    if (args[0].text == "sha1")
        kind = crypto::DigestKind::sha1;
    else if (args[0].text != "md5")
        return evaluator.error("hmac algorithm \"" + args[0].text + "\" is not recognised (must be sha1 or md5)");
    put(out, base::lower(base::hexText(crypto::hmac(kind, args[1].text, args[2].text))), Taint::clean);
    return true;
}

bool itemImapFolder(Evaluator& evaluator, const Node& node, Value& out) {
    std::array<Value, 3> args;
    if (!readArguments(evaluator, node, args))
        return false;
    if (node.args.size() > 1 && args[1].text.size() != 1)
        return evaluator.error("IMAP folder separator must be one character, found \"" + args[1].text + "\"");
    const auto made = mail::imapFolder(args[0].text, node.args.size() > 1 ? args[1].text[0] : '/', args[2].text);
    if (!made)
        return evaluator.error(made.error().publicText);
    put(out, *made, args[0].taint);
    return true;
}

} // namespace postroom::expand
