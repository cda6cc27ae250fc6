// SPDX-License-Identifier: Apache-2.0
// A revision in the form in which the server works with it: everything that can be known from the document alone, checked
// and compiled. Immutable; whoever began under it keeps it until he is done.
#pragma once

#include "server/deliver/delivery_engine.h"
#include "server/policy/acl/engine.h"
#include "server/policy/auth/authenticator.h"
#include "server/policy/expand/compile_names.h"
#include "server/policy/lookup/live_world.h"
#include "server/queue/queue_core.h"
#include "server/queue/retry_rules.h"
#include "server/receive/receive_server.h"
#include "shared/config/document.h"
#include "shared/config/settings.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace postroom::dns {
class Resolver;
}
namespace postroom::transport {
class ConnectionPool;
}
namespace postroom::store {
class StateStore;
}
namespace postroom::io {
class StopSignal;
}

namespace postroom::app {

struct LogSettings {
    std::string classicPath; ///< log_file_path; empty: no such log
    std::string jsonPath;
    std::string selector;
    bool zone = false; ///< log_timezone
};

struct Compiled {
    config::Document document;
    std::string hostName; ///< primary_hostname
    std::shared_ptr<const lookup::NamedLists> lists;
    std::shared_ptr<const acl::Policy> policy;
    std::shared_ptr<const router::RouterChain> chain;
    std::shared_ptr<const deliver::DeliveryRevision> delivery;
    std::shared_ptr<const queue::RetryRules> retryRules;
    queue::QueuePolicy queuePolicy;
    std::shared_ptr<const receive::Configuration> reception;
    std::shared_ptr<acl::AddressVerifier> verifier;
    std::shared_ptr<const expand::VariableSource> variables; ///< $primary_hostname, $qualify_domain...
    lookup::SharedSettings live;
    LogSettings logs;
    std::vector<std::string> dnsServers; ///< "address@port"; empty: the system's
    std::vector<std::pair<std::string, std::string>> macros; ///< of the text that a trial was made from
    int traceSample = 100;
    bool queueOnly = false;
};

/// What compiling needs beside the document. References outlive every Compiled made with them.
struct CompileParts {
    dns::Resolver& resolver;
    transport::ConnectionPool& pool;
    std::string stateFolder;
    std::string hostName; ///< of this machine, for an unset primary_hostname
    std::function<std::unique_ptr<world::World>(const lookup::SharedSettings&)> makeWorld;
    enum class Use { serving, trial } use = Use::serving; ///< trial: no certificate is made, what is wrong in an ACL defers at run time
    enum class Origin { ours, exim } origin = Origin::ours; ///< exim: reception answers as Exim does, without codes and offers of ours
    std::vector<std::pair<std::string, std::string>> macros{}; ///< of the text, for trial expansions
    bool reportAll = false; ///< under a trial: findings of ACLs too, which otherwise show when they are reached
    queue::Inbox* inbox = nullptr;         ///< for letters that transports write; null: none can be sent
    base::MessageIdSource* ids = nullptr;
    store::StateStore* state = nullptr;    ///< what callouts found is kept there; null: nowhere
    const queue::DeliveryQueue* queue = nullptr; ///< for cutthrough_delivery; null: messages go through the queue
    const io::StopSignal* stop = nullptr;  ///< ends callouts; null: they run into their deadlines
};

/// What the queue does by itself, from the main options.
queue::QueuePolicy queuePolicy(const config::Settings& main);
/// Named lists and ACLs that expressions of a document may use; keeps a reference to it.
expand::CompileNames compileNames(const config::Document& document);

/// Everything that is wrong is in the findings, at once; null when one of them is an error.
std::shared_ptr<const Compiled> compileRevision(const config::Document& document, const config::SecretMap& secrets, base::RevisionId revision,
                                                const CompileParts& parts, config::Findings& findings);

} // namespace postroom::app
