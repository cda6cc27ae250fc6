// SPDX-License-Identifier: Apache-2.0
// An address on its way through the routers, and the variables that it offers to expansions. Private to this folder.
#pragma once

#include "server/deliver/router/compiled_chain.h"
#include "server/deliver/router/route.h"
#include "server/policy/expand/variable_source.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace postroom::router {

struct Item;
using ItemPtr = std::shared_ptr<Item>;

struct Item {
    std::string address;   ///< as it was given or generated
    std::string localPart; ///< without quotes, case kept
    std::string domain;    ///< lower case
    ItemPtr parent;
    const Router* router = nullptr; ///< the last one that looked at it
    std::size_t startRouter = 0;
    std::size_t depth = 0;

    // Set anew for each router.
    std::string current; ///< local part without affixes, in the case that the router works with
    std::string prefix, prefixVariable, suffix, suffixVariable;
    expand::Taint prefixTaint = expand::Taint::clean, suffixTaint = expand::Taint::clean;
    std::optional<expand::Value> domainData, localPartData, senderData, home;
    std::optional<expand::Value> localUid, localGid; ///< of the user that check_local_user found

    // Gathered on the way, inherited by children.
    std::optional<std::string> errorsTo;
    bool ignoreErrors = false;
    std::vector<std::string> headersAdd, headersRemove;
    std::optional<expand::Value> addressData;
    std::vector<std::pair<std::string, expand::Value>> variables;
    bool dsnLastHop = false;
    bool hidden = false; ///< hide_child_in_errmsg of a redirection

    // The result.
    std::vector<Host> hosts, fallbackHosts;
    std::string transport;
    std::string pipeOrFile;
    std::string message;
    bool lookupFailed = false; ///< it waits because hosts could not be found
    std::string selfHostname;
    bool localHostRemoved = false;
    std::shared_ptr<const SkippedAddresses> skipped; ///< by the redirection of this one
    std::optional<expand::Value> transportHome, transportFolder;
    std::vector<std::string> captures; ///< $0, $1.. and $value of a route_list pattern
    std::optional<std::string> value;
    std::vector<Step> steps;
};

ItemPtr makeItem(std::string address);
/// A child inherits what was gathered.
ItemPtr makeChild(const ItemPtr& parent, std::string address);

/// Offers $local_part, $domain and the rest of one item, and what goes with its router.
class ItemVariables : public expand::VariableSource {
public:
    ItemVariables(const Item& item, std::string_view verifyMode) : m_item(item), m_verifyMode(verifyMode) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override;
    std::string hostAddress; ///< $host_address, for translate_ip_address

private:
    [[nodiscard]] std::optional<expand::Value> addressVariable(std::string_view name) const;
    const Item& m_item;
    std::string_view m_verifyMode;
};

} // namespace postroom::router
