// SPDX-License-Identifier: Apache-2.0
// hosts, domains, senders...: is what the session knows in the administrator's list?
#include "server/policy/acl/conditions.h"
#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/host_names.h"
#include "server/policy/expand/list_setting.h"
#include "server/policy/lookup/match.h"
#include "shared/base/text.h"

#include <optional>
#include <string>

namespace postroom::acl {

namespace {

using lookup::ListKind;
using lookup::MatchResult;

struct ListData : TermData {
    ListKind kind = ListKind::domain;
    std::optional<lookup::List> list; ///< when the text has no expansion
};

void compileList(TermCompiler& compiler, CompiledTerm& term, std::string_view source, ListKind kind) {
    auto data = std::make_shared<ListData>();
    data->kind = kind;
    term.program = compiler.program(source);
    if (const std::string* text = term.program.constant()) {
        data->list = lookup::List::parse(kind, *text);
        for (const std::string& wrong : data->list->errors())
            compiler.error("bad-list-item", wrong);
        for (const std::string& name : expand::unknownLists(*data->list, kind, compiler.names()))
            compiler.error("unknown-list", "there is no " + std::string(lookup::listKindName(kind)) + " \"" + name + "\"",
                           compiler.names().listHint(lookup::listKindName(kind), name));
    }
    term.data = std::move(data);
}

// The list of the term, or why there is none.
std::optional<TermResult> listOf(Evaluation& evaluation, const CompiledTerm& term, lookup::List& list) {
    const auto& data = static_cast<const ListData&>(*term.data);
    if (data.list) {
        list = *data.list;
        return std::nullopt;
    }
    auto value = term.program.evaluate(evaluation.scope());
    if (!value) {
        if (value.error().kind == expand::Failure::Kind::forced)
            return TermResult{Check::no, "the expansion was made to fail: no match"};
        return TermResult{value.error().kind == expand::Failure::Kind::temporary ? Check::defer : Check::error,
                          "failed to expand \"" + std::string(term.source.text) + "\": " + value.error().message};
    }
    list = lookup::List::parse(data.kind, value->text);
    evaluation.tracedOperand(std::move(value->text));
    return std::nullopt;
}

std::string shown(std::string_view subject, std::string_view whenEmpty) {
    return subject.empty() ? std::string(whenEmpty) : base::shortened(subject, 200);
}

// Does the item come from a list that was declared with `hide`?
bool hidden(const Evaluation& evaluation, const MatchResult& match) {
    if (!match.where.starts_with('+'))
        return false;
    const std::string_view name = std::string_view(match.where).substr(1, match.where.find(',') - 1);
    for (const ListKind kind : {ListKind::domain, ListKind::host, ListKind::address, ListKind::localPart})
        if (const lookup::NamedList* list = evaluation.scope().lists.find(kind, name); list != nullptr && list->hidden)
            return true;
    return false;
}

TermResult resultOf(const Evaluation& evaluation, const MatchResult& match, const std::string& subject) {
    switch (match.verdict) {
    case MatchResult::Verdict::defer: return {Check::defer, match.message};
    case MatchResult::Verdict::error: return {Check::error, match.message};
    case MatchResult::Verdict::yes:
    case MatchResult::Verdict::no: break;
    }
    const bool yes = match.yes();
    std::string found = subject + (yes ? " is in the list" : " is not in the list");
    if (!match.item.empty() && !hidden(evaluation, match))
        found += " (item \"" + base::shortened(match.item, 100) + "\"" + (match.where.empty() ? "" : " of " + match.where) + ")";
    return {yes ? Check::yes : Check::no, std::move(found)};
}

std::optional<expand::Value> dataOf(const MatchResult& match) {
    if (match.yes() && match.data)
        return expand::Value::clean(*match.data);
    return std::nullopt;
}

// Plain text in a list: cipher names, authenticator names.
TermResult matchText(Evaluation& evaluation, const CompiledTerm& term, const std::string& subject) {
    lookup::List list;
    if (auto failed = listOf(evaluation, term, list))
        return *failed;
    ListMatching matching(evaluation);
    return resultOf(evaluation, lookup::matchLocalPart(list, subject, matching.context()), subject);
}

} // namespace

void compileDomainList(TermCompiler& compiler, CompiledTerm& term, std::string_view source) { compileList(compiler, term, source, ListKind::domain); }
void compileHostList(TermCompiler& compiler, CompiledTerm& term, std::string_view source) { compileList(compiler, term, source, ListKind::host); }
void compileAddressList(TermCompiler& compiler, CompiledTerm& term, std::string_view source) { compileList(compiler, term, source, ListKind::address); }
void compileTextList(TermCompiler& compiler, CompiledTerm& term, std::string_view source) { compileList(compiler, term, source, ListKind::localPart); }

TermResult runAuthenticated(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    const std::string name = evaluation.variable("sender_host_authenticated").text;
    if (name.empty())
        return {Check::no, "the client is not authenticated"};
    TermResult result = matchText(evaluation, term, name);
    const std::string id = evaluation.variable("authenticated_id").text;
    if (result.check == Check::yes || result.check == Check::no)
        result.found = "the client is authenticated" + (id.empty() ? std::string() : " as " + base::shortened(id, 100)) + " (" + name + ")";
    return result;
}

TermResult runEncrypted(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    const std::string cipher = evaluation.variable("tls_in_cipher").text;
    if (cipher.empty())
        return {Check::no, "the connection is not encrypted"};
    TermResult result = matchText(evaluation, term, cipher);
    if (result.check == Check::yes || result.check == Check::no)
        result.found = "the connection is encrypted (" + cipher + ")";
    return result;
}

TermResult runHosts(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    lookup::List list;
    if (auto failed = listOf(evaluation, term, list))
        return *failed;
    lookup::HostSubject& host = knownHost(evaluation);
    ListMatching matching(evaluation);
    const MatchResult match = lookup::matchHost(list, host, matching.context());
    evaluation.state().hostData = dataOf(match);
    const bool named = host.namesState == lookup::HostSubject::Names::known && !host.names.empty();
    return resultOf(evaluation, match, host.address.empty() ? "the local sender" : named ? host.names.front() + " [" + host.address + "]" : host.address);
}

TermResult runDomains(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    lookup::List list;
    if (auto failed = listOf(evaluation, term, list))
        return *failed;
    const std::string& domain = evaluation.state().current.domain;
    ListMatching matching(evaluation);
    const MatchResult match = lookup::matchDomain(list, domain, matching.context());
    evaluation.state().domainData = dataOf(match);
    return resultOf(evaluation, match, shown(domain, "the missing domain"));
}

TermResult runLocalParts(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    lookup::List list;
    if (auto failed = listOf(evaluation, term, list))
        return *failed;
    const std::string& localPart = evaluation.state().current.localPart;
    ListMatching matching(evaluation);
    const MatchResult match = lookup::matchLocalPart(list, localPart, matching.context());
    evaluation.state().localPartData = dataOf(match);
    return resultOf(evaluation, match, shown(localPart, "the empty local part"));
}

TermResult runRecipients(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    lookup::List list;
    if (auto failed = listOf(evaluation, term, list))
        return *failed;
    const std::string& address = evaluation.state().current.address;
    ListMatching matching(evaluation);
    const MatchResult match = lookup::matchAddress(list, address, matching.context());
    evaluation.state().recipientData = dataOf(match);
    return resultOf(evaluation, match, shown(address, "the empty address"));
}

TermResult runSenders(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    lookup::List list;
    if (auto failed = listOf(evaluation, term, list))
        return *failed;
    const std::string sender = evaluation.variable("sender_address").text;
    ListMatching matching(evaluation);
    const MatchResult match = lookup::matchAddress(list, sender, matching.context());
    evaluation.state().senderData = dataOf(match);
    return resultOf(evaluation, match, shown(sender, "the null sender"));
}

TermResult runSenderDomains(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    lookup::List list;
    if (auto failed = listOf(evaluation, term, list))
        return *failed;
    const std::string sender = evaluation.variable("sender_address").text;
    const std::size_t at = sender.rfind('@');
    const std::string domain = at == std::string::npos ? std::string() : base::lower(std::string_view(sender).substr(at + 1));
    ListMatching matching(evaluation);
    return resultOf(evaluation, lookup::matchDomain(list, domain, matching.context()), shown(domain, "the null sender's missing domain"));
}

} // namespace postroom::acl
