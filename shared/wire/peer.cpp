// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/peer.h"

namespace postroom::wire {

namespace {

Peer::Item broken(std::string text) {
    return Peer::Broken{base::permanentError(base::ErrorKind::protocol, std::move(text))};
}

} // namespace

std::string Peer::hello() {
    m_helloId = m_nextId++;
    return frame(toJson(helloRequest({protocolVersion, m_client}, m_helloId)));
}

Peer::Sent Peer::request(std::string method, base::Json params) {
    const std::int64_t id = m_nextId++;
    m_outstanding.insert(id);
    return {id, frame(toJson(Request{id, std::move(method), std::move(params)}))};
}

std::vector<Peer::Item> Peer::feed(std::string_view bytes) {
    std::vector<Item> items;
    m_reader.feed(bytes);
    for (;;) {
        auto line = m_reader.next();
        if (!line) {
            items.push_back(Broken{line.error()});
            return items;
        }
        if (!*line)
            return items;
        take(**line, items);
    }
}

void Peer::take(const std::string& line, std::vector<Item>& items) {
    const Message message = readMessage(line);
    if (const auto* answer = std::get_if<Reply>(&message)) {
        items.push_back(reply(*answer));
    } else if (const auto* failure = std::get_if<ErrorReply>(&message)) {
        items.push_back(error(*failure));
    } else if (const auto* notification = std::get_if<Notification>(&message)) {
        if (const auto event = readSubscription(*notification))
            std::visit([&items](const auto& item) { items.push_back(item); }, *event);
    } else if (const auto* bad = std::get_if<Malformed>(&message)) {
        items.push_back(broken("not understood: " + bad->error.message));
    } else {
        items.push_back(broken("the server sent a request"));
    }
}

Peer::Item Peer::reply(const Reply& reply) {
    const std::int64_t id = reply.id.toInteger();
    if (id == m_helloId && id != 0) {
        m_helloId = 0;
        auto hello = readHelloReply(reply.result);
        if (!hello)
            return Broken{hello.error()};
        return Welcome{std::move(*hello)};
    }
    if (m_outstanding.erase(id) == 0)
        return broken("a reply to a request that was not made");
    return Answer{id, reply.result};
}

Peer::Item Peer::error(const ErrorReply& reply) {
    const std::int64_t id = reply.id.toInteger();
    m_outstanding.erase(id);
    return Failure{id == m_helloId ? 0 : id, reply.error};
}

} // namespace postroom::wire
