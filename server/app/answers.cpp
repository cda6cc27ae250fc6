// SPDX-License-Identifier: Apache-2.0
#include "server/app/answers.h"

#include "shared/base/text.h"

#include <unistd.h>

#include <array>
#include <optional>

namespace postroom::app {

namespace {

base::Error bad(const std::string& fileName, std::size_t line, std::string why) {
    return base::permanentError(base::ErrorKind::invalid, fileName + ":" + std::to_string(line) + ": " + std::move(why));
}

std::vector<std::string> words(std::string_view value) {
    std::vector<std::string> list;
    const std::string spaced = base::replaceAll(std::string(value), ",", " "); // the words are parts of it
    for (const std::string_view word : base::splitWords(spaced))
        list.emplace_back(word);
    return list;
}

/// "ADDRESS:PORT" with IPv6 addresses in brackets. Nothing when it is not of that form.
std::optional<std::pair<std::string, std::uint16_t>> addressAndPort(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0)
        return std::nullopt;
    std::string_view address = text.substr(0, colon);
    if (address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    const auto port = base::toInteger(text.substr(colon + 1));
    if (!port || *port < 0 || *port > 65535)
        return std::nullopt;
    return std::pair(std::string(address), static_cast<std::uint16_t>(*port));
}

/// Listeners named after their role; those beyond the first get a number.
base::Result<void> addListeners(config::DefaultFacts& facts, const std::string& role, std::string_view value) {
    int count = 0;
    for (const std::string& word : words(value)) {
        const auto place = addressAndPort(word);
        if (!place)
            return base::fail(base::permanentError(base::ErrorKind::invalid, "\"" + word + "\" is not ADDRESS:PORT"));
        ++count;
        const std::string name = count == 1 ? role : role + std::to_string(count);
        const bool six = place->first.find(':') != std::string::npos;
        facts.listeners.push_back({name, (six ? "<; " : "") + place->first, place->second, role});
    }
    return {};
}

} // namespace

base::Result<config::DefaultFacts> readAnswers(std::string_view text, const std::string& fileName) {
    config::DefaultFacts facts;
    facts.listeners.clear();
    std::vector<std::string> accounts;
    std::size_t number = 0;
    for (std::string_view line : base::split(text, '\n')) {
        ++number;
        line = base::trim(line.substr(0, line.find('#')));
        if (line.empty())
            continue;
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos)
            return base::fail(bad(fileName, number, "expected NAME = VALUE"));
        const std::string_view name = base::trim(line.substr(0, equals));
        const std::string_view value = base::trim(line.substr(equals + 1));
        base::Result<void> taken;
        if (name == "host_name")
            facts.hostName = std::string(value);
        else if (name == "domains")
            facts.localDomains = words(value);
        else if (name == "listen")
            taken = addListeners(facts, "mx", value);
        else if (name == "submission" || name == "submissions")
            taken = addListeners(facts, std::string(name), value);
        else if (name == "accounts")
            accounts = words(value);
        else if (name == "relay_from")
            for (const std::string& host : words(value))
                facts.relayFromHosts.push_back(host);
        else if (name == "mail_root")
            facts.mailRoot = std::string(value);
        else if (name == "name_server")
            facts.nameServer = std::string(value);
        else if (name == "smarthost") {
            const auto place = addressAndPort(value);
            facts.smarthost = place ? place->first + "::" + std::to_string(place->second) : std::string(value);
        } else {
            const auto near = base::nearestName(name, {"host_name", "domains", "listen", "submission", "submissions", "accounts", "relay_from",
                                                       "mail_root", "name_server", "smarthost"});
            return base::fail(bad(fileName, number, "\"" + std::string(name) + "\" is no answer" + (near ? "; did you mean " + *near + "?" : "")));
        }
        if (!taken)
            return base::fail(bad(fileName, number, taken.error().publicText));
    }
    if (facts.localDomains.empty())
        facts.localDomains.push_back(facts.hostName);
    for (const std::string& account : accounts)
        facts.accounts.push_back({account.find('@') == std::string::npos ? account + "@" + facts.localDomains.front() : account, {}});
    return facts;
}

config::DefaultFacts factsOfThisHost(const std::string& stateFolder) {
    config::DefaultFacts facts;
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0')
        facts.hostName = name.data();
    facts.aliasFile = stateFolder + "/aliases";
    return facts;
}

} // namespace postroom::app
