// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/conditions.h"
#include "server/policy/acl/conversation_state.h"
#include "shared/base/text.h"

#include <string>
#include <vector>

namespace postroom::acl {

namespace {

struct AclCallData : TermData {
    const CompiledAcl* target = nullptr;  ///< null: named at run time by words[0]
    std::vector<expand::Program> words;   ///< the name and up to nine arguments
    [[nodiscard]] const CompiledAcl* calledAcl() const override { return target; }
};

// "name arg1 \"arg 2\"": split at blanks before anything is expanded, a word may be quoted (policy-language 2.14.5).
std::vector<std::string> splitArguments(std::string_view source) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < source.size()) {
        if (base::isSpace(source[at])) {
            ++at;
            continue;
        }
        std::string word;
        if (source[at] == '"') {
            for (++at; at < source.size() && source[at] != '"'; ++at) {
                if (source[at] == '\\' && at + 1 < source.size())
                    ++at;
                word += source[at];
            }
            ++at;
        } else {
            while (at < source.size() && !base::isSpace(source[at]))
                word += source[at++];
        }
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace

void compileAcl(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    auto data = std::make_shared<AclCallData>();
    if (source.find('\n') != std::string_view::npos) { // statements, not a name
        data->target = compiler.acl(source);
        data->words.push_back(expand::Program::literal(std::string(source)));
        term.data = std::move(data);
        return;
    }
    const std::vector<std::string> words = splitArguments(source);
    if (words.empty()) {
        compiler.error("missing-operand", "acl = needs the name of an ACL");
        return;
    }
    if (words.size() > 10) {
        compiler.error("too-many-arguments", "an ACL takes at most nine arguments");
        return;
    }
    const bool cut = words[0].starts_with("${") && words.size() > 1;
    for (const std::string& word : words)
        data->words.push_back(compiler.program(word));
    if (cut)
        compiler.warning("split-before-expansion", "the operand is split at blanks before it is expanded",
                         "put the name in double quotes when its expansion holds blanks");
    if (const std::string* name = data->words[0].constant())
        data->target = compiler.acl(*name);
    term.data = std::move(data);
}

TermResult runAclTerm(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    const auto& data = static_cast<const AclCallData&>(*term.data);
    std::vector<expand::Value> arguments;
    const CompiledAcl* target = data.target;
    for (std::size_t i = target == nullptr ? 0 : 1; i < data.words.size(); ++i) {
        auto value = data.words[i].evaluate(evaluation.scope());
        if (!value) {
            return {value.error().kind == expand::Failure::Kind::temporary ? Check::defer : Check::error,
                    "failed to expand ACL string \"" + data.words[i].source() + "\": " + value.error().message};
        }
        arguments.push_back(std::move(*value));
    }
    if (target == nullptr) {
        const std::string name = arguments.front().text;
        arguments.erase(arguments.begin());
        target = evaluation.policy().find(name);
        if (target == nullptr)
            return {Check::error, "unknown ACL \"" + name + "\""};
    }
    TermResult result = evaluation.callNested(*target, std::move(arguments));
    const Verb verb = evaluation.verb();
    if (result.check == Check::discard && verb != Verb::accept && verb != Verb::discard)
        return {Check::error, "nested ACL returned \"discard\" for \"" + std::string(verbName(verb)) +
                                  "\" command (only allowed with \"accept\" or \"discard\")"};
    return result;
}

void compileCondition(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    if (const std::string* text = term.program.constant(); text != nullptr && !expand::conditionValue(*text))
        compiler.error("bad-condition", "\"" + base::shortened(*text, 60) + "\" is neither true nor false",
                       "true is a number other than 0, \"yes\" or \"true\"; false is 0, \"no\", \"false\" or nothing");
}

TermResult runCondition(Evaluation&, const CompiledTerm&, std::string_view operand) {
    const auto value = expand::conditionValue(operand);
    if (!value)
        return {Check::error, "invalid \"condition\" value \"" + std::string(operand) + "\""};
    if (operand.empty())
        return {*value ? Check::yes : Check::no, "the value is empty"};
    return {*value ? Check::yes : Check::no, "the value is \"" + base::shortened(operand, 100) + "\""};
}

} // namespace postroom::acl
