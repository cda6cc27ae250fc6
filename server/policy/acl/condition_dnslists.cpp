// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/conditions.h"
#include "server/policy/acl/conversation_state.h"
#include "server/policy/checks/dnslists/dns_list.h"

#include <string>

namespace postroom::acl {

namespace {
struct DnsListData : TermData {
    std::vector<checks::DnsListItem> items;
};
} // namespace

void compileDnsLists(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    const std::string* text = term.program.constant();
    if (text == nullptr)
        return;
    auto items = checks::readDnsLists(*text);
    if (!items) {
        compiler.error("bad-dnslist", items.error().text());
        return;
    }
    auto data = std::make_shared<DnsListData>();
    data->items = std::move(*items);
    term.data = std::move(data);
}

TermResult runDnsLists(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand) {
    const auto* data = static_cast<const DnsListData*>(term.data.get());
    std::vector<checks::DnsListItem> read;
    if (data == nullptr) {
        auto items = checks::readDnsLists(operand);
        if (!items)
            return {Check::error, items.error().text()};
        read = std::move(*items);
    }
    ConversationState& state = evaluation.state();
    state.dnsList = {};
    const std::string client = evaluation.variable("sender_host_address").text;
    checks::DnsListResult result =
        checks::checkDnsLists(data == nullptr ? read : data->items, client, evaluation.scope().world, state.dnsLists);
    for (std::string& line : result.log)
        evaluation.verdict().logLines.push_back(std::move(line));
    switch (result.kind) {
    case checks::DnsListResult::Kind::listed:
        state.dnsList = {std::move(result.domain), std::move(result.matched), std::move(result.text), std::move(result.value)};
        return {Check::yes, std::move(result.found)};
    case checks::DnsListResult::Kind::notListed: return {Check::no, std::move(result.found)};
    case checks::DnsListResult::Kind::deferred: break;
    }
    return {Check::defer, std::move(result.found)};
}

} // namespace postroom::acl
