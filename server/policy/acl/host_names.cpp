// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/host_names.h"

#include "server/policy/acl/conversation_state.h"
#include "server/policy/lookup/host_names.h"

namespace postroom::acl {

using Names = lookup::HostSubject::Names;

lookup::HostSubject& knownHost(Evaluation& evaluation) {
    lookup::HostSubject& host = evaluation.state().host;
    std::string address = evaluation.variable("sender_host_address").text;
    if (address != host.address) { // XCLIENT, or the first time
        host = {};
        host.address = std::move(address);
    }
    if (host.namesState == Names::unknown) {
        std::string name = evaluation.variable("sender_host_name").text;
        if (!name.empty()) {
            host.names = {std::move(name)};
            host.namesState = Names::known;
        }
    }
    return host;
}

lookup::HostSubject& namedHost(Evaluation& evaluation) {
    lookup::HostSubject& host = knownHost(evaluation);
    if (host.namesState != Names::unknown || host.address.empty())
        return host;
    lookup::HostNames found = lookup::findHostNames(evaluation.scope().world, host.address);
    switch (found.outcome) {
    case lookup::HostNames::Outcome::found:
        host.names = std::move(found.names);
        host.namesState = Names::known;
        break;
    case lookup::HostNames::Outcome::none: host.namesState = Names::none; break;
    case lookup::HostNames::Outcome::failed: host.namesState = Names::failed; break;
    }
    return host;
}

ListMatching::ListMatching(Evaluation& evaluation)
    : m_expander(evaluation.scope()), m_context{evaluation.scope().world, evaluation.scope().lists, &m_expander, {}} {
    if (expand::Observer* observer = evaluation.scope().observer)
        m_context.onAnswer = [observer](std::string_view question, std::string_view answer) { observer->onAnswer(question, answer); };
}

} // namespace postroom::acl
