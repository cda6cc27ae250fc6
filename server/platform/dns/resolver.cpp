// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/resolver.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace postroom::dns {

struct Waiter {
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<Answer> answer;
};

namespace {

template <typename Read>
auto readAll(const std::vector<std::string>& records, Read read) {
    std::vector<typename decltype(read(std::string_view()))::value_type> out;
    for (const auto& record : records)
        if (auto value = read(record))
            out.push_back(std::move(*value));
    return out;
}

} // namespace

std::string_view statusName(Status status) {
    switch (status) {
    case Status::found:
        return "found";
    case Status::noData:
        return "no-data";
    case Status::nonexistent:
        return "nonexistent";
    case Status::temporary:
        return "temporary";
    case Status::bogus:
        return "bogus";
    }
    return "temporary";
}

std::vector<std::string> Answer::addresses() const { return readAll(records, readAddress); }
std::vector<MxRecord> Answer::mx() const { return readAll(records, readMx); }
std::vector<SrvRecord> Answer::srv() const { return readAll(records, readSrv); }
std::vector<TlsaRecord> Answer::tlsa() const { return readAll(records, readTlsa); }
std::vector<std::string> Answer::names() const { return readAll(records, readName); }
std::vector<std::vector<std::string>> Answer::txt() const { return readAll(records, readTxt); }

std::vector<std::string> Answer::joinedTxt() const {
    std::vector<std::string> out;
    for (const auto& strings : txt()) {
        std::string joined;
        for (const auto& string : strings)
            joined += string;
        out.push_back(std::move(joined));
    }
    return out;
}

Pending newPending() { return Pending(std::make_shared<Waiter>()); }

Pending Pending::ready(Answer answer) {
    Pending pending = newPending();
    pending.m_waiter->answer = std::move(answer);
    return pending;
}

Answer Pending::wait(io::Deadline deadline) const {
    std::unique_lock lock(m_waiter->mutex);
    if (m_waiter->answered.wait_until(lock, deadline.at(), [this] { return m_waiter->answer.has_value(); }))
        return *m_waiter->answer;
    Answer late;
    late.why = "no answer from the DNS in time";
    return late;
}

void Pending::answer(Answer answer) const {
    {
        const std::lock_guard lock(m_waiter->mutex);
        if (m_waiter->answer)
            return;
        m_waiter->answer = std::move(answer);
    }
    m_waiter->answered.notify_all();
}

} // namespace postroom::dns
