// SPDX-License-Identifier: Apache-2.0
#include "server/app/log_outputs.h"

#include "shared/base/text.h"

namespace postroom::app {

namespace {

struct SelectorName {
    std::string_view name;
    bool events::ClassicSelectors::*member;
};
constexpr SelectorName selectorNames[] = {
    {"subject", &events::ClassicSelectors::subject},
    {"received_recipients", &events::ClassicSelectors::receivedRecipients},
    {"sender_on_delivery", &events::ClassicSelectors::senderOnDelivery},
    {"smtp_confirmation", &events::ClassicSelectors::confirmation},
    {"incoming_port", &events::ClassicSelectors::incomingPort},
    {"outgoing_port", &events::ClassicSelectors::outgoingPort},
    {"proxy", &events::ClassicSelectors::proxy},
    {"tls_cipher", &events::ClassicSelectors::tlsCipher},
    {"queue_time_overall", &events::ClassicSelectors::queueTimeOverall},
};

/// "+subject -tls_cipher +all", as log_selector has it.
events::ClassicSelectors readSelectors(const LogSettings& settings) {
    events::ClassicSelectors selectors;
    selectors.zone = settings.zone;
    for (std::string_view word : base::splitWords(settings.selector)) {
        if (word.size() < 2)
            continue;
        const bool on = word.front() == '+';
        word.remove_prefix(1);
        for (const SelectorName& each : selectorNames)
            if (word == each.name || word == "all")
                selectors.*each.member = on;
    }
    return selectors;
}

} // namespace

void LogOutputs::replace(Output& output, const std::string& path, events::LogFormat format, const events::ClassicSelectors& selectors) {
    const std::string now = output.file != nullptr ? output.file->path() : std::string();
    if (now == path && output.selectors == selectors)
        return;
    if (output.file != nullptr)
        m_bus.unsubscribe(output.ticket);
    output = {};
    if (path.empty())
        return;
    output.file = std::make_shared<events::LogFile>(path, format, selectors);
    output.selectors = selectors;
    output.ticket = m_bus.subscribe(output.file);
}

void LogOutputs::use(const LogSettings& settings) {
    const std::lock_guard lock(m_mutex);
    replace(m_classic, base::replaceAll(settings.classicPath, "%s", "main"), events::LogFormat::classic, readSelectors(settings));
    replace(m_json, settings.jsonPath, events::LogFormat::json, {});
}

void LogOutputs::reopen() {
    const std::lock_guard lock(m_mutex);
    for (const Output* output : {&m_classic, &m_json})
        if (output->file != nullptr)
            output->file->reopen();
}

std::uint64_t LogOutputs::lost() const {
    const std::lock_guard lock(m_mutex);
    std::uint64_t lines = 0;
    for (const Output* output : {&m_classic, &m_json})
        if (output->file != nullptr)
            lines += output->file->lost();
    return lines;
}

} // namespace postroom::app
