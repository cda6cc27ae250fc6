// SPDX-License-Identifier: Apache-2.0
// The conditions (policy-language 2.4): compile and run functions for the rows in terms.cpp, a file per family.
#pragma once

#include "server/policy/acl/evaluation.h"
#include "server/policy/acl/term_compiler.h"

#include <string_view>

namespace postroom::acl {

// conditions_basic.cpp
void compileAcl(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runAclTerm(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
void compileCondition(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runCondition(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);

// conditions_lists.cpp
void compileDomainList(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileHostList(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileAddressList(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
void compileTextList(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runAuthenticated(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runDomains(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runEncrypted(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runHosts(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runLocalParts(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runRecipients(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runSenderDomains(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runSenders(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);

// condition_dnslists.cpp
void compileDnsLists(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runDnsLists(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);

// conditions_counting.cpp
void compileRateLimit(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runRateLimit(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
void compileSeen(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runSeen(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);

// condition_regex.cpp
void compileRegex(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runRegex(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);
TermResult runMimeRegex(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);

// condition_decode.cpp
void compileDecode(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runDecode(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);

// condition_verify.cpp
void compileVerify(TermCompiler& compiler, CompiledTerm& term, std::string_view source);
TermResult runVerify(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand);

} // namespace postroom::acl
