// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/scripted_resolver.h"

#include "shared/base/text.h"

#include <algorithm>
#include <stdexcept>

namespace postroom::dns {

namespace {

constexpr int maxChain = 11; // CNAMEs followed, as libunbound does

bool atOrUnder(std::string_view name, std::string_view zone) {
    return name == zone || zone.empty() ||
           (name.size() > zone.size() && name.ends_with(zone) && name[name.size() - zone.size() - 1] == '.');
}

std::string nameOrThrow(std::string_view text) {
    auto name = canonicalName(text);
    if (!name)
        throw std::invalid_argument("not a domain name: " + std::string(text));
    return std::move(*name);
}

/// Cuts the next word off the front.
std::string_view takeWord(std::string_view& line) {
    line = base::trim(line);
    const auto end = std::min(line.find_first_of(" \t"), line.size());
    const auto word = line.substr(0, end);
    line = base::trim(line.substr(end));
    return word;
}

} // namespace

void ScriptedResolver::add(std::string_view zone) {
    auto state = m_state.lock();
    for (std::string_view line : base::split(zone, '\n')) {
        const auto whole = line = base::trim(line);
        if (line.empty() || line.front() == ';')
            continue;
        const auto name = nameOrThrow(takeWord(line));
        std::chrono::seconds ttl{3600};
        auto word = takeWord(line);
        if (const auto number = base::toInteger(word)) {
            ttl = std::chrono::seconds(*number);
            word = takeWord(line);
        }
        if (base::equalsIgnoreCase(word, "IN"))
            word = takeWord(line);
        const auto type = recordTypeFromName(word);
        auto rdata = type ? makeRdata(*type, line) : std::nullopt;
        if (!rdata)
            throw std::invalid_argument("cannot read the record: " + std::string(whole));
        state->nodes[name].records.emplace(*type, std::pair(ttl, std::move(*rdata)));
    }
}

void ScriptedResolver::fail(std::string_view name, Status status) {
    auto state = m_state.lock();
    if (status == Status::found)
        state->failing.erase(nameOrThrow(name));
    else
        state->failing[nameOrThrow(name)] = status;
}

void ScriptedResolver::silence(std::string_view name) { m_state.lock()->silent.push_back(nameOrThrow(name)); }
void ScriptedResolver::secure(std::string_view name) { m_state.lock()->validated.push_back(nameOrThrow(name)); }
std::vector<std::string> ScriptedResolver::asked() const { return m_state.lock()->log; }

Answer ScriptedResolver::find(const State& state, std::string name, RecordType type) {
    Answer answer;
    answer.secure = true; // until a link of the chain is not
    answer.ttl = std::chrono::seconds(3600);
    for (int link = 0; link <= maxChain; ++link) {
        bool validated = false;
        for (const auto& zone : state.validated)
            validated = validated || atOrUnder(name, zone);
        answer.secure = answer.secure && validated;
        answer.canonicalName = name;
        for (const auto& [zone, status] : state.failing)
            if (atOrUnder(name, zone)) {
                answer.status = status;
                answer.secure = false;
                answer.why = "the test lets " + zone + " fail";
                return answer;
            }
        const auto node = state.nodes.find(name);
        if (node == state.nodes.end()) {
            bool exists = false; // as an empty non-terminal
            for (auto it = state.nodes.begin(); it != state.nodes.end() && !exists; ++it)
                exists = atOrUnder(it->first, name);
            answer.status = exists ? Status::noData : Status::nonexistent;
            return answer;
        }
        const auto& records = node->second.records;
        const auto [first, last] = records.equal_range(type);
        if (first != last) {
            answer.status = Status::found;
            for (auto it = first; it != last; ++it) {
                answer.records.push_back(it->second.second);
                answer.ttl = std::min(answer.ttl, it->second.first);
            }
            return answer;
        }
        const auto alias = records.find(RecordType::cname);
        if (alias == records.end()) {
            answer.status = Status::noData;
            return answer;
        }
        answer.ttl = std::min(answer.ttl, alias->second.first);
        name = readName(alias->second.second).value_or("");
    }
    answer.status = Status::temporary;
    answer.secure = false;
    answer.why = "the CNAMEs form a loop";
    return answer;
}

Pending ScriptedResolver::start(const Query& query) {
    auto state = m_state.lock();
    state->log.push_back(query.name + ' ' + recordTypeName(query.type));
    const auto name = canonicalName(query.name);
    if (!name) {
        Answer answer;
        answer.status = Status::nonexistent;
        answer.why = "not a domain name";
        return Pending::ready(std::move(answer));
    }
    for (const auto& zone : state->silent)
        if (atOrUnder(*name, zone))
            return newPending();
    return Pending::ready(find(*state, *name, query.type));
}

} // namespace postroom::dns
