// SPDX-License-Identifier: Apache-2.0
// decode = default | NAME: puts the decoded content of the MIME part into a file, whose path is $mime_decoded_filename then, for
// programs that look at files. Unlike Exim it writes into the folder of the message only, and under no name from the wire.
#include "server/policy/acl/conditions.h"
#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/message_content.h"
#include "shared/base/text.h"

#include <string>

namespace postroom::acl {

namespace {

constexpr std::string_view decodeForms = "write \"decode = default\", or a name without folders";

} // namespace

void compileDecode(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    if (const std::string* text = term.program.constant(); text != nullptr && text->find('/') != std::string::npos)
        compiler.error("bad-file-name", "decode writes into the folder of the message only, not to \"" + base::shortened(*text, 60) + "\"", std::string(decodeForms));
}

TermResult runDecode(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    const auto value = term.program.evaluate(evaluation.scope()); // here and not before, for its taint
    if (!value && value.error().kind == expand::Failure::Kind::forced)
        return {Check::yes, "the expansion was made to fail: nothing is decoded", true};
    if (!value)
        return {value.error().kind == expand::Failure::Kind::temporary ? Check::defer : Check::error,
                "failed to expand \"" + std::string(term.source.text) + "\": " + value.error().message};
    const std::string_view name = base::trim(value->text);
    evaluation.tracedOperand(std::string(name));
    if (name.empty() || name == "0" || name == "false" || name == "no")
        return {Check::yes, "nothing is decoded"};
    if (value->taint == expand::Taint::tainted)
        return {Check::error, "decode: tainted text may not name a file; " + std::string(decodeForms)};
    ConversationState& state = evaluation.state();
    if (state.content == nullptr)
        return {Check::error, "decode: there is no MIME part to decode"};
    const bool made = name == "default" || name == "1" || name == "true" || name == "yes";
    auto path = state.content->writePart(made ? std::string_view() : name);
    if (!path)
        return {Check::error, "decode: " + path.error().text()};
    state.decodedFile = std::move(*path);
    return {Check::yes, "decoded into " + state.decodedFile};
}

} // namespace postroom::acl
