// SPDX-License-Identifier: Apache-2.0
#include "server/policy/world/fake_world.h"

#include "shared/base/text.h"

namespace postroom::world {

void FakeWorld::setDns(RecordType type, std::string_view name, std::vector<std::string> values) {
    Answer given;
    given.values = std::move(values);
    answer({Kind::dns, {std::string(recordTypeName(type)), base::lower(name)}}, std::move(given));
}

void FakeWorld::setFile(std::string_view path, std::string text) {
    Answer found = Answer::of(std::move(text));
    // The limit is part of the key: answer for the one that callers use.
    answer({Kind::fileRead, {std::string(path), std::to_string(16 << 20)}}, found);
    Answer stat;
    stat.values = {"100644", "-", "1", "1", "1", "0", "0", std::to_string(found.value().size()), "1", "1", "1"};
    answer({Kind::fileStat, {std::string(path), "follow"}}, std::move(stat));
}

void FakeWorld::setLookup(std::string_view type, std::string_view source, std::string_view key, std::string value) {
    answer({Kind::lookup, {std::string(type), std::string(source), std::string(key), ""}}, Answer::of(std::move(value)));
}

Answer FakeWorld::ask(const Question& question) {
    std::string key = question.key();
    const auto known = m_answers.find(key);
    m_asked.push_back(std::move(key));
    if (known != m_answers.end())
        return known->second;
    const auto fallback = m_defaults.find(question.kind);
    return fallback != m_defaults.end() ? fallback->second : Answer::failed(Status::notFound, "the fake world has no answer");
}

Answer FakeWorld::askThrough(const Question& question, const std::function<Answer()>& find) {
    return m_answers.contains(question.key()) ? ask(question) : find();
}

} // namespace postroom::world
