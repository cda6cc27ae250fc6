// SPDX-License-Identifier: Apache-2.0
// A World that writes down what another one answered, and one that answers from such a record (DESIGN, section 4).
// A record is kept with its message; a replay of a changed policy asks it and says where it has no answer.
#pragma once

#include "server/policy/world/world.h"
#include "shared/base/packed.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace postroom::world {

/// Questions and answers in the order in which they were first asked. The same question asked again keeps a second
/// answer only when it differs (rate counters, random), and a replay gives them in that order.
class Record {
public:
    struct Entry {
        std::string key;
        std::vector<Answer> answers;
    };
    /// At most `byteLimit` bytes of answers are kept; beyond, truncated() is true and the rest is missing.
    explicit Record(std::size_t byteLimit = 256 * 1024) : m_byteLimit(byteLimit) {}

    void add(const std::string& key, const Answer& answer);
    /// Adds everything of another one.
    void append(const Record& other);
    void clear();
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    void setTime(base::Time time);
    [[nodiscard]] base::Time time() const { return m_time; }
    [[nodiscard]] bool hasTime() const { return m_hasTime; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const Entry* find(const std::string& key) const;
    [[nodiscard]] bool truncated() const { return m_truncated; }

    /// {"time":..,"entries":[[key,answer..]..],"truncated":true}: small, stable, readable.
    [[nodiscard]] base::Json toJson() const;
    static Record fromJson(const base::Json& json);
    /// The same for storing: a few bytes beside the texts themselves.
    void pack(std::string& out) const;
    /// False when the bytes are no record.
    [[nodiscard]] bool unpack(base::PackReader& in);

private:
    std::size_t m_byteLimit;
    std::size_t m_bytes = 0;
    bool m_truncated = false;
    bool m_hasTime = false;
    base::Time m_time{};
    std::vector<Entry> m_entries;
    std::map<std::string, std::size_t> m_places;
};

class RecordingWorld final : public World {
public:
    explicit RecordingWorld(World& inner) : m_inner(inner), m_record(&m_own) {}
    /// Records into a record of the caller's, which outlives this.
    RecordingWorld(World& inner, Record& into) : m_inner(inner), m_record(&into) {}
    void recordInto(Record& record) { m_record = &record; }
    Answer ask(const Question& question) override;
    Answer askThrough(const Question& question, const std::function<Answer()>& find) override;
    Answer askPerl(const Question& question, PerlCaller& caller) override;
    /// The time of the first call, for the whole evaluation: replay and record agree.
    base::Time now() override;
    [[nodiscard]] bool leavesMarks() const override { return m_inner.leavesMarks(); }
    [[nodiscard]] const Record& record() const { return *m_record; }
    [[nodiscard]] Record takeRecord() { return std::move(*m_record); }

private:
    World& m_inner;
    Record m_own;
    Record* m_record;
    std::optional<base::Time> m_time;
};

class ReplayingWorld final : public World {
public:
    explicit ReplayingWorld(Record record) : m_record(std::move(record)) {}
    /// Status::notRecorded when the record does not have the question; the last answer is given again when it was
    /// asked more often than then.
    Answer ask(const Question& question) override;
    base::Time now() override { return m_record.time(); }
    [[nodiscard]] bool leavesMarks() const override { return false; }
    /// The questions that had no answer, each once.
    [[nodiscard]] const std::vector<Question>& missing() const { return m_missing; }

private:
    Record m_record;
    std::map<std::string, std::size_t> m_asked;
    std::vector<Question> m_missing;
};

} // namespace postroom::world
