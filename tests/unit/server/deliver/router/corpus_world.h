// SPDX-License-Identifier: Apache-2.0
// The outside as the routing corpus was recorded with: a zone file, a hosts file, users, files under the fixtures folder.
#pragma once

#include "server/deliver/router/router_source.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"

#include <map>
#include <string>
#include <vector>

namespace postroom::test {

class CorpusWorld : public world::FakeWorld {
public:
    explicit CorpusWorld(std::string fixtures);
    world::Answer ask(const world::Question& question) override;

private:
    world::Answer dns(const std::string& type, const std::string& name, int depth = 0) const;
    world::Answer lookup(const std::string& type, const std::string& source, const std::string& key) const;
    world::Answer user(const std::string& name) const;
    [[nodiscard]] std::string real(const std::string& path) const;
    std::string m_fixtures;
    std::vector<std::vector<std::string>> m_zone; // name, type, rdata
    std::map<std::string, std::vector<std::string>> m_hosts;
};

/// The sections of an Exim configuration that routing needs; enough for the corpus.
struct CorpusConfig {
    router::ChainSource chain;
    std::vector<std::string> transports;
    std::vector<lookup::NamedList> lists;
};
CorpusConfig readCorpusConfig(const std::string& text);

} // namespace postroom::test
