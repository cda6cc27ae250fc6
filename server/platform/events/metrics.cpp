// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/metrics.h"

namespace postroom::events {

const std::vector<MetricRow>& metricRows() {
    static const std::vector<MetricRow> rows = {
        {"connections_total", "connection.opened", "", "SMTP connections accepted"},
        {"connections_refused_total", "connection.refused", "", "connections refused before a session began"},
        {"connections_lost_total", "connection.lost", "", "clients that went away in a session"},
        {"messages_accepted_total", "message.accepted", "", "messages accepted and durable"},
        {"messages_accepted_bytes", "message.accepted", "size", "bytes of the accepted messages"},
        {"messages_rejected_total", "message.rejected", "", "messages refused as a whole"},
        {"messages_not_stored_total", "message.not-stored", "", "messages refused because the disk failed"},
        {"messages_completed_total", "message.completed", "", "messages that left the queue"},
        {"recipients_refused_total", "recipient.refused", "", "recipients refused for good"},
        {"recipients_refused_for_now_total", "recipient.deferred", "", "recipients refused for now"},
        {"deliveries_total", "delivery.done", "", "recipients delivered"},
        {"delivery_queue_seconds", "delivery.done", "age", "seconds from reception to delivery, summed up"},
        {"deliveries_deferred_total", "delivery.deferred", "", "attempts that were put off"},
        {"deliveries_failed_total", "delivery.failed", "", "recipients that failed for good"},
        {"deliveries_discarded_total", "delivery.discarded", "", "recipients dropped by a rule"},
        {"bounces_created_total", "bounce.created", "", "bounces put into the queue"},
        {"authentications_total", "auth.done", "", "successful authentications"},
        {"authentications_failed_total", "auth.failed", "", "failed authentications"},
        {"tls_sessions_total", "tls.started", "", "client sessions that were encrypted"},
        {"tls_failures_total", "tls.failed", "", "TLS handshakes with clients that failed"},
        {"lookup_servers_failed_total", "lookup.server-down", "", "times that a server for lookups went away"},
        {"events_lost_total", "events.gap", "lost", "events that the bus had no room for"},
        {"records_lost_total", "store.gap", "lost", "records that the event store had no room for"},
    };
    return rows;
}

Metrics::Metrics() : m_values(metricRows().size()) {
    for (std::size_t i = 0; i < metricRows().size(); ++i)
        m_byEvent.emplace(metricRows()[i].event, i);
}

Filter Metrics::filter() {
    Filter names;
    for (const MetricRow& row : metricRows())
        if (names.empty() || names.back() != row.event)
            names.emplace_back(row.event);
    return names;
}

void Metrics::event(std::uint64_t, const Event& event) {
    const auto [begin, end] = m_byEvent.equal_range(event.name);
    for (auto row = begin; row != end; ++row) {
        std::int64_t amount = 1;
        if (const std::string_view field = metricRows()[row->second].field; !field.empty()) {
            amount = 0;
            for (const auto& [name, value] : event.fields)
                if (name == field)
                    amount = value.toInteger();
        }
        m_values[row->second] += amount;
    }
}

std::vector<std::pair<std::string, std::int64_t>> Metrics::counters() const {
    std::vector<std::pair<std::string, std::int64_t>> all;
    for (std::size_t i = 0; i < m_values.size(); ++i)
        all.emplace_back(metricRows()[i].name, m_values[i].load());
    return all;
}

std::string Metrics::prometheusText() const {
    std::string out;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const std::string name = "postroom_" + std::string(metricRows()[i].name);
        out += "# HELP " + name + " " + std::string(metricRows()[i].help) + "\n# TYPE " + name + " counter\n" + name + " " + std::to_string(m_values[i].load()) + "\n";
    }
    return out;
}

} // namespace postroom::events
