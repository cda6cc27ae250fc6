// SPDX-License-Identifier: Apache-2.0
#include "server/control/dialogue_set.h"

#include "shared/wire/bytes_field.h"

namespace postroom::control {

namespace {

base::Json stepJson(std::int64_t number, const DialogueStep& step) {
    base::Json json = base::Json::object({{"session", number}});
    wire::setBytes(json, "replies", step.replies);
    json.set("closed", step.closed);
    if (!step.decisions.isNull())
        json.set("decisions", step.decisions);
    if (!step.sentences.empty()) {
        base::Json sentences = base::Json::array();
        for (const auto& sentence : step.sentences)
            sentences.append(sentence);
        json.set("sentences", std::move(sentences));
    }
    if (!step.wouldAccept.empty())
        json.set("would_accept", step.wouldAccept);
    return json;
}

wire::WireError noSuchSession(std::int64_t number) {
    return wire::plainError(base::ErrorKind::notFound, "there is no open session " + std::to_string(number));
}

} // namespace

Answer DialogueSet::open(std::unique_ptr<Dialogue> dialogue) {
    auto entry = std::make_shared<Entry>();
    entry->dialogue = std::move(dialogue);
    std::int64_t number = 0;
    {
        auto state = m_state.lock();
        if (state->over)
            return refuse(wire::plainError(base::ErrorKind::cancelled, "the connection is closing"));
        if (state->entries.size() >= m_limit)
            return refuse(wire::plainError(base::ErrorKind::limit, "a connection may hold " + std::to_string(m_limit) + " sessions open"));
        number = state->next++;
        state->entries.emplace(number, entry);
    }
    const std::lock_guard lock(entry->mutex);
    const DialogueStep step = entry->dialogue->open();
    if (step.closed)
        forget(number);
    return stepJson(number, step);
}

Answer DialogueSet::feed(std::int64_t number, std::string_view bytes) {
    const auto entry = find(number);
    if (!entry)
        return refuse(noSuchSession(number));
    const std::lock_guard lock(entry->mutex);
    if (!entry->dialogue) // ended while this request waited
        return refuse(noSuchSession(number));
    const DialogueStep step = entry->dialogue->feed(bytes);
    if (step.closed)
        forget(number);
    return stepJson(number, step);
}

Answer DialogueSet::end(std::int64_t number) {
    const auto entry = find(number);
    if (!entry)
        return refuse(noSuchSession(number));
    forget(number);
    const std::lock_guard lock(entry->mutex);
    if (entry->dialogue)
        entry->dialogue->end();
    entry->dialogue.reset();
    return base::Json::object();
}

void DialogueSet::endAll() {
    std::map<std::int64_t, std::shared_ptr<Entry>> entries;
    {
        auto state = m_state.lock();
        state->over = true;
        entries.swap(state->entries);
    }
    for (const auto& [number, entry] : entries) {
        const std::lock_guard lock(entry->mutex);
        if (entry->dialogue)
            entry->dialogue->end();
        entry->dialogue.reset();
    }
}

std::shared_ptr<DialogueSet::Entry> DialogueSet::find(std::int64_t number) {
    auto state = m_state.lock();
    const auto found = state->entries.find(number);
    return found == state->entries.end() ? nullptr : found->second;
}

void DialogueSet::forget(std::int64_t number) { m_state.lock()->entries.erase(number); }

} // namespace postroom::control
