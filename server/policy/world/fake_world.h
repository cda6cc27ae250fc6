// SPDX-License-Identifier: Apache-2.0
// A World for tests: answers what the test put in, "not found" otherwise, and remembers the questions.
//
//     FakeWorld world;
//     world.answer({Kind::dns, {"MX", "example.com"}}, Answer::of("10 mail.example.com"));
#pragma once

#include "server/policy/world/world.h"

#include <map>
#include <string>
#include <vector>

namespace postroom::world {

class FakeWorld : public World {
public:
    void answer(const Question& question, Answer answer) { m_answers[question.key()] = std::move(answer); }
    void setDns(RecordType type, std::string_view name, std::vector<std::string> values);
    void setFile(std::string_view path, std::string text);
    /// Of a single-key lookup.
    void setLookup(std::string_view type, std::string_view source, std::string_view key, std::string value);
    void setTime(base::Time time) { m_now = time; }
    /// What a kind of question without an answer of its own gets (default: notFound).
    void setDefault(Kind kind, Answer answer) { m_defaults[kind] = std::move(answer); }

    Answer ask(const Question& question) override;
    /// What the test put in, or what is really found.
    Answer askThrough(const Question& question, const std::function<Answer()>& find) override;
    base::Time now() override { return m_now; }
    [[nodiscard]] const std::vector<std::string>& asked() const { return m_asked; }

private:
    std::map<std::string, Answer> m_answers;
    std::map<Kind, Answer> m_defaults;
    std::vector<std::string> m_asked;
    base::Time m_now{std::chrono::seconds(1'700'000'000)};
};

} // namespace postroom::world
