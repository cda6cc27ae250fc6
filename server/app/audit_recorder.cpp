// SPDX-License-Identifier: Apache-2.0
#include "server/app/audit_recorder.h"

#include "shared/base/text.h"

namespace postroom::app {

namespace {
constexpr std::size_t textLimit = 2000;
}

void AuditRecorder::event(std::uint64_t, const events::Event& event) {
    store::AuditRecord record;
    record.time = event.time;
    record.event = event.name;
    record.message = event.message.string();
    for (const auto& [name, value] : event.fields) {
        if (name == "user")
            record.user = value.toString();
        else if (name == "role")
            record.role = value.toString();
        else if (name == "part" || name == "method")
            record.subject = value.toString();
        else if (name == "reason" || name == "request")
            record.text = value.toString() + record.text;
        else if (name == "outcome")
            record.text += (record.text.empty() ? "" : " -> ") + value.toString();
    }
    if (record.subject.starts_with("submit.") || record.subject == "session.feed")
        return;
    record.text = base::shortened(record.text, textLimit);
    m_store.record(std::move(record));
}

} // namespace postroom::app
