// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/item.h"

#include "server/mail/address.h"
#include "shared/base/text.h"

namespace postroom::router {

using expand::Value;

ItemPtr makeItem(std::string address) {
    auto item = std::make_shared<Item>();
    const auto parts = mail::splitAddress(address);
    item->localPart = mail::unquoteLocalPart(parts.localPart);
    item->domain = base::lower(parts.domain);
    item->address = std::move(address);
    return item;
}

ItemPtr makeChild(const ItemPtr& parent, std::string address) {
    auto child = makeItem(std::move(address));
    child->parent = parent;
    child->depth = parent->depth + 1;
    child->errorsTo = parent->errorsTo;
    child->ignoreErrors = parent->ignoreErrors;
    child->headersAdd = parent->headersAdd;
    child->headersRemove = parent->headersRemove;
    child->addressData = parent->addressData;
    child->variables = parent->variables;
    child->dsnLastHop = parent->dsnLastHop;
    child->hidden = parent->hidden;
    return child;
}

namespace {
// In the letters that the router of the address works with.
std::string localPartOf(const Item& item) {
    return item.router != nullptr && item.router->casefulLocalPart ? item.localPart : base::lower(item.localPart);
}
} // namespace

std::optional<Value> ItemVariables::addressVariable(std::string_view name) const {
    if (name == "local_part")
        return Value::tainted(m_item.current);
    if (name == "domain")
        return Value::tainted(m_item.domain);
    if (name == "local_part_data")
        return m_item.localPartData.value_or(Value());
    if (name == "domain_data")
        return m_item.domainData.value_or(Value());
    if (name == "sender_data")
        return m_item.senderData.value_or(Value());
    if (name == "local_part_prefix")
        return Value{m_item.prefix, m_item.prefixTaint};
    if (name == "local_part_prefix_v")
        return Value::tainted(m_item.prefixVariable);
    if (name == "local_part_suffix")
        return Value{m_item.suffix, m_item.suffixTaint};
    if (name == "local_part_suffix_v")
        return Value::tainted(m_item.suffixVariable);
    const Item* top = &m_item;
    while (top->parent)
        top = top->parent.get();
    if (name == "original_local_part")
        return Value::tainted(localPartOf(*top));
    if (name == "original_domain")
        return Value::tainted(top->domain);
    if (name == "parent_local_part")
        return Value::tainted(m_item.parent ? localPartOf(*m_item.parent) : std::string());
    if (name == "parent_domain")
        return Value::tainted(m_item.parent ? m_item.parent->domain : std::string());
    return std::nullopt;
}

std::optional<Value> ItemVariables::variable(std::string_view name) const {
    if (auto value = addressVariable(name))
        return value;
    if (name == "address_data")
        return m_item.addressData.value_or(Value());
    if (name == "home")
        return m_item.home.value_or(Value());
    if (name == "local_user_uid")
        return m_item.localUid;
    if (name == "local_user_gid")
        return m_item.localGid;
    if (name == "router_name")
        return Value::clean(m_item.router != nullptr ? m_item.router->name : std::string());
    if (name == "self_hostname")
        return Value::clean(m_item.selfHostname);
    if (name == "verify_mode")
        return Value::clean(std::string(m_verifyMode));
    if (name == "host")
        return Value::tainted(m_item.hosts.empty() ? std::string() : m_item.hosts.front().name);
    if (name == "host_address")
        return Value::tainted(hostAddress);
    if (name == "value" && m_item.value)
        return Value::clean(*m_item.value);
    if (name.size() == 1 && base::isDigit(name[0]) && !m_item.captures.empty()) {
        const auto index = static_cast<std::size_t>(name[0] - '0');
        return Value::tainted(index < m_item.captures.size() ? m_item.captures[index] : std::string());
    }
    if (name.substr(0, 2) == "r_")
        for (auto it = m_item.variables.rbegin(); it != m_item.variables.rend(); ++it)
            if (it->first == name)
                return it->second;
    return std::nullopt;
}

} // namespace postroom::router
