// SPDX-License-Identifier: Apache-2.0
// What is remembered of hosts and addresses that failed, across messages and restarts (table `retry` of queue.db).
// Keys: "H:name ip" a host, "A:address" an address, "A:*@domain" all addresses of a domain (retry_use_local_part), "A:address sender" an address for one sender (RCPT errors, so that
// greylisting of one sender does not delay another), "M:message name ip" a host that refused one message for now. A plain
// map; the caller locks and writes the changes to the store.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace postroom::queue {

struct RetryRecord {
    std::string key;
    base::Time firstFailed{};
    base::Time lastTry{};
    base::Time nextTry{};
    bool expired = false;
    std::string retryError;
    std::string error;
};

class RetryMemory {
public:
    [[nodiscard]] const RetryRecord* find(const std::string& key) const {
        const auto found = m_records.find(key);
        return found == m_records.end() ? nullptr : &found->second;
    }
    void put(RetryRecord record) {
        if (isOfMessage(record.key) && !m_records.contains(record.key))
            m_ofMessage[messageOf(record.key)].push_back(record.key);
        m_records[record.key] = std::move(record);
    }
    void erase(const std::string& key) {
        m_records.erase(key);
        if (!isOfMessage(key))
            return;
        if (const auto found = m_ofMessage.find(messageOf(key)); found != m_ofMessage.end() && std::erase(found->second, key) > 0 && found->second.empty())
            m_ofMessage.erase(found);
    }
    /// The keys that are about one message: they go when it is finished.
    [[nodiscard]] std::vector<std::string> keysOfMessage(std::string_view id) const {
        const auto found = m_ofMessage.empty() ? m_ofMessage.end() : m_ofMessage.find(std::string(id));
        return found == m_ofMessage.end() ? std::vector<std::string>() : found->second;
    }
    [[nodiscard]] bool empty() const { return m_records.empty(); }
    [[nodiscard]] std::size_t size() const { return m_records.size(); }
    [[nodiscard]] std::vector<RetryRecord> all() const {
        std::vector<RetryRecord> list;
        for (const auto& [key, record] : m_records)
            list.push_back(record);
        return list;
    }

private:
    static bool isOfMessage(std::string_view key) { return key.substr(0, 2) == "M:"; }
    static std::string messageOf(std::string_view key) { return std::string(key.substr(2, key.find(' ') - 2)); }

    std::unordered_map<std::string, RetryRecord> m_records;
    std::unordered_map<std::string, std::vector<std::string>> m_ofMessage; ///< by message id
};

inline std::string hostKey(std::string_view host) { return "H:" + std::string(host); }
inline std::string messageKey(std::string_view message, std::string_view host) { return "M:" + std::string(message) + " " + std::string(host); }
inline std::string addressKey(std::string_view address) { return "A:" + std::string(address); }
inline std::string domainKey(std::string_view address) { return "A:*@" + base::lower(address.substr(address.rfind('@') + 1)); }
inline std::string addressKey(std::string_view address, std::string_view sender) { return "A:" + std::string(address) + " " + std::string(sender); }

} // namespace postroom::queue
