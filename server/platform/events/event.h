// SPDX-License-Identifier: Apache-2.0
// An event: something that happened, with an identity that the catalogue knows (name, sentence for the operator,
// fields). Log lines, JSON records, metrics, the event store and subscribers are renderings of it.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"
#include "shared/base/message_id.h"
#include "shared/base/strong_id.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postroom::events {

struct Event {
    std::string_view name; ///< of a catalogue row ("message.accepted"): static storage
    base::Time time{};
    base::MessageId message;     ///< empty when it is about no message
    base::RevisionId revision;   ///< the configuration under which it happened
    std::uint64_t connection = 0; ///< number of the SMTP connection since start, 0 for none
    /// Field names are those of the catalogue row, static storage.
    std::vector<std::pair<std::string_view, base::Json>> fields;

    Event& with(std::string_view field, base::Json value) {
        fields.emplace_back(field, std::move(value));
        return *this;
    }
};

/// Where events go. publish() never blocks, never fails and is thread-safe: mail must flow when nobody can record it.
class Sink {
public:
    virtual ~Sink() = default;
    virtual void publish(Event event) = 0;
    /// Would anybody look at an event of this name? Cheap: who asks first need not gather the fields of what nobody wants.
    [[nodiscard]] virtual bool wanted(std::string_view name) const {
        static_cast<void>(name);
        return true;
    }
};

} // namespace postroom::events
