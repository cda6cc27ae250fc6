// SPDX-License-Identifier: Apache-2.0
#include "server/policy/world/recording.h"

#include <algorithm>

namespace postroom::world {

namespace {

std::size_t weight(const Answer& answer) {
    std::size_t bytes = 16 + answer.detail.size();
    for (const std::string& value : answer.values)
        bytes += value.size() + 4;
    return bytes;
}

bool same(const Answer& a, const Answer& b) {
    return a.status == b.status && a.secure == b.secure && a.values == b.values;
}

} // namespace

void Record::add(const std::string& key, const Answer& answer) {
    const auto [place, isNew] = m_places.try_emplace(key, m_entries.size());
    if (isNew) {
        if (m_bytes + key.size() + weight(answer) > m_byteLimit) {
            m_places.erase(place);
            m_truncated = true;
            return;
        }
        m_entries.push_back({key, {}});
        m_bytes += key.size();
    }
    Entry& entry = m_entries[place->second];
    // Equal answers need one place only, but an older one must not hide a newer change: a, b, a is kept as it was.
    if (!entry.answers.empty() && same(entry.answers.back(), answer))
        return;
    if (m_bytes + weight(answer) > m_byteLimit) {
        m_truncated = true;
        return;
    }
    m_bytes += weight(answer);
    entry.answers.push_back(answer);
}

void Record::setTime(base::Time time) {
    m_time = time;
    m_hasTime = true;
}

const Record::Entry* Record::find(const std::string& key) const {
    const auto place = m_places.find(key);
    return place == m_places.end() ? nullptr : &m_entries[place->second];
}

void Record::append(const Record& other) {
    for (const Entry& entry : other.m_entries)
        for (const Answer& answer : entry.answers)
            add(entry.key, answer);
    m_truncated = m_truncated || other.m_truncated;
    if (other.m_hasTime)
        setTime(other.m_time);
}

void Record::clear() {
    m_entries.clear();
    m_places.clear();
    m_bytes = 0;
    m_truncated = false;
    m_hasTime = false;
}

void Record::pack(std::string& out) const {
    base::PackWriter writer(out);
    writer.number((m_truncated ? 1U : 0U) | (m_hasTime ? 2U : 0U));
    if (m_hasTime)
        writer.number(static_cast<std::uint64_t>(base::toEpochMicros(m_time)));
    writer.number(m_entries.size());
    for (const Entry& entry : m_entries) {
        writer.text(entry.key);
        writer.number(entry.answers.size());
        for (const Answer& answer : entry.answers) {
            writer.number(static_cast<std::uint64_t>(answer.status) << 1 | (answer.secure ? 1U : 0U));
            writer.text(answer.detail);
            writer.number(answer.values.size());
            for (const std::string& value : answer.values)
                writer.text(value);
        }
    }
}

bool Record::unpack(base::PackReader& in) {
    const std::uint64_t flags = in.number();
    if ((flags & 2) != 0)
        setTime(base::fromEpochMicros(static_cast<std::int64_t>(in.number())));
    for (std::uint64_t left = in.number(); left > 0 && in.good(); --left) {
        const std::string key(in.text());
        for (std::uint64_t answers = in.number(); answers > 0 && in.good(); --answers) {
            Answer answer;
            const std::uint64_t kind = in.number();
            answer.status = static_cast<Status>(std::min<std::uint64_t>(kind >> 1, static_cast<std::uint64_t>(Status::notRecorded)));
            answer.secure = (kind & 1) != 0;
            answer.detail = in.text();
            for (std::uint64_t values = in.number(); values > 0 && in.good(); --values)
                answer.values.emplace_back(in.text());
            add(key, answer);
        }
    }
    m_truncated = m_truncated || (flags & 1) != 0;
    return in.good();
}

base::Json Record::toJson() const {
    base::Json entries = base::Json::array();
    for (const Entry& entry : m_entries) {
        base::Json row = base::Json::array();
        // Keys can hold bytes of the wire; an Answer knows how to keep those.
        row.append(Answer::of(entry.key).toJson()["v"].items().front());
        for (const Answer& answer : entry.answers)
            row.append(answer.toJson());
        entries.append(std::move(row));
    }
    base::Json json = base::Json::object();
    if (m_hasTime)
        json.set("time", base::toEpochMicros(m_time));
    json.set("entries", std::move(entries));
    if (m_truncated)
        json.set("truncated", true);
    return json;
}

Record Record::fromJson(const base::Json& json) {
    Record record(SIZE_MAX / 2);
    if (json.has("time"))
        record.setTime(base::fromEpochMicros(json["time"].toInteger()));
    for (const base::Json& row : json["entries"].items()) {
        if (row.items().empty())
            continue;
        base::Json keyAnswer = base::Json::object();
        keyAnswer.set("v", base::Json(base::Json::Array{row.items().front()}));
        const std::string key = Answer::fromJson(keyAnswer).value();
        for (std::size_t i = 1; i < row.items().size(); ++i)
            record.add(key, Answer::fromJson(row.items()[i]));
    }
    record.m_truncated = json["truncated"].toBool();
    return record;
}

Answer RecordingWorld::ask(const Question& question) {
    Answer answer = m_inner.ask(question);
    m_record->add(question.key(), answer);
    return answer;
}

Answer RecordingWorld::askThrough(const Question& question, const std::function<Answer()>& find) {
    Answer answer = m_inner.askThrough(question, find);
    m_record->add(question.key(), answer);
    return answer;
}

Answer RecordingWorld::askPerl(const Question& question, PerlCaller& caller) {
    Answer answer = m_inner.askPerl(question, caller);
    m_record->add(question.key(), answer);
    return answer;
}

base::Time RecordingWorld::now() {
    if (!m_time)
        m_time = m_inner.now();
    if (!m_record->hasTime())
        m_record->setTime(*m_time);
    return *m_time;
}

Answer ReplayingWorld::ask(const Question& question) {
    const std::string key = question.key();
    const Record::Entry* entry = m_record.find(key);
    if (entry == nullptr || entry->answers.empty()) {
        if (std::ranges::none_of(m_missing, [&](const Question& each) { return each.key() == key; }))
            m_missing.push_back(question);
        return Answer::failed(Status::notRecorded, "the record has no answer to " + key);
    }
    const std::size_t turn = m_asked[key]++;
    return entry->answers[std::min(turn, entry->answers.size() - 1)];
}

} // namespace postroom::world
