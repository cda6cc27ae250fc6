// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/search.h"

#include "server/policy/lookup/dnsdb.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::lookup {

namespace {

class Search {
public:
    Search(world::World& world, const LookupItem& item, const std::vector<std::string>& parameters)
        : m_world(world), m_item(item), m_parameters(parameters) {}

    SearchResult run(std::string_view key) {
        if (ask(std::string(key), key)) {
            if (m_item.partial >= 0)
                setWild({}, key);
            return std::move(m_result);
        }
        if (m_item.partial >= 0 && partial(key))
            return std::move(m_result);
        if (m_item.fallback == LookupItem::Default::starAt && starAt(key))
            return std::move(m_result);
        if (m_item.fallback != LookupItem::Default::none && ask("*", key))
            setWild(key, {});
        return std::move(m_result);
    }

private:
    /// True when the search ends here: found, or something that is not "not found".
    bool ask(const std::string& asked, std::string_view) {
        const world::Answer answer = m_world.lookup({m_item.type, m_item.source, asked, m_item.options, m_parameters});
        m_result.status = answer.status;
        m_result.detail = answer.detail;
        m_result.secure = answer.secure;
        if (answer.found())
            m_result.data = answer.value();
        return answer.status != world::Status::notFound;
    }

    void setWild(std::string_view wild, std::string_view fixed) {
        m_result.wild = true;
        m_result.wildPart = wild;
        m_result.fixedPart = fixed;
    }

    bool partial(std::string_view key) {
        if (!m_item.affix.empty() && ask(m_item.affix + std::string(key), key)) {
            setWild({}, key);
            return true;
        }
        const auto labels = std::count(key.begin(), key.end(), '.');
        std::string_view fixed = key;
        for (long left = labels; left >= m_item.partial; --left) {
            const std::size_t dot = fixed.find('.');
            if (dot == std::string_view::npos) {
                // No label left: the affix alone, without its dot.
                if (m_item.affix.empty())
                    return false;
                std::string last = m_item.affix;
                if (last.size() > 1 && last.back() == '.')
                    last.pop_back();
                if (ask(last, key)) {
                    setWild(key, {});
                    return true;
                }
                return false;
            }
            fixed.remove_prefix(dot + 1);
            if (ask(m_item.affix + std::string(fixed), key)) {
                setWild(key.substr(0, key.size() - fixed.size() - 1), fixed);
                return true;
            }
        }
        return false;
    }

    bool starAt(std::string_view key) {
        const std::size_t at = key.rfind('@');
        if (at == std::string_view::npos || at == 0)
            return false;
        if (!ask("*" + std::string(key.substr(at)), key))
            return false;
        setWild(key.substr(0, at), {});
        return true;
    }

    world::World& m_world;
    const LookupItem& m_item;
    const std::vector<std::string>& m_parameters;
    SearchResult m_result;
};

} // namespace

namespace {
bool asksForKey(std::string_view options) {
    for (const std::string_view word : base::split(options, ','))
        if (word == "ret=key")
            return true;
    return false;
}
} // namespace

SearchResult search(world::World& world, const LookupItem& item, std::string_view key, const std::vector<std::string>& parameters) {
    if (item.type == "dnsdb")
        return searchDnsdb(world, key);
    SearchResult result = Search(world, item, parameters).run(key);
    // The key as it was asked for, which is the administrator's as soon as it is found (policy-language 2.14.14).
    if (result.found() && asksForKey(item.options))
        result.data = key;
    return result;
}

} // namespace postroom::lookup
