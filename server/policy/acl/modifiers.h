// SPDX-License-Identifier: Apache-2.0
// The modifiers (policy-language 2.5): compile and run functions for the rows in terms.cpp. They act when they are reached.
#pragma once

#include "server/policy/acl/evaluation.h"
#include "server/policy/acl/term_compiler.h"

#include <string_view>

namespace postroom::acl {

/// What add_header and the `message` of a warn do.
TermResult addHeaders(Evaluation& evaluation, std::string_view text);

TermResult runAddHeader(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runQueue(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runRemoveHeader(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runContinue(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runDelay(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runLogRejectTarget(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runLogWrite(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runSet(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runUdpSend(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand); // modifier_udpsend.cpp

void compileAddHeader(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileQueue(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileRemoveHeader(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileDelay(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileLogRejectTarget(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileLogWrite(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileSet(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileUdpSend(TermCompiler& compiler, CompiledTerm& term, std::string_view source); // modifier_udpsend.cpp

} // namespace postroom::acl
