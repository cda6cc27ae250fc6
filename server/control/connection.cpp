// SPDX-License-Identifier: Apache-2.0
#include "server/control/connection.h"

#include "shared/base/text.h"
#include "shared/wire/hello.h"
#include "shared/wire/subscription.h"

namespace postroom::control {

namespace {

constexpr std::size_t eventsAtATime = 256;

/// What of a request may stand in an audit event: short plain values, never content or secrets.
std::string auditText(const base::Json& params) {
    base::Json shown = base::Json::object();
    for (const auto& [name, value] : params.members()) {
        const bool hidden = isContentField(name) || name == "value" || name == "message" || name == "text" || name.ends_with("_b64");
        if (!hidden)
            shown.set(name, value);
    }
    return base::shortened(shown.text(), 1000);
}

} // namespace

Connection::Connection(const ConnectionServices& services, Identity identity, std::shared_ptr<Outbox> outbox, std::function<void()> wake)
    : m_services(services), m_identity(std::move(identity)), m_outbox(std::move(outbox)), m_wake(std::move(wake)),
      m_reader(services.limits.frame), m_dialogues(services.limits.dialogues), m_uploads(services.limits.uploadBytes) {}

bool Connection::feed(std::string_view bytes) {
    m_reader.feed(bytes);
    return takeFrames();
}

bool Connection::resume() { return takeFrames(); }

bool Connection::takeFrames() {
    while (!m_closing && !waiting()) {
        auto line = m_reader.next();
        if (!line) {
            send(wire::toJson(wire::ErrorReply{{}, wire::wireError(line.error())}));
            m_closing = true;
            break;
        }
        if (!*line)
            break;
        if (!take(wire::readMessage(**line)))
            m_closing = true;
    }
    return !m_closing;
}

bool Connection::take(const wire::Message& message) {
    if (const auto* bad = std::get_if<wire::Malformed>(&message)) {
        send(wire::toJson(wire::ErrorReply{bad->id, bad->error}));
        return m_greeted; // a stranger that does not speak the protocol is not worth a second line
    }
    const auto* request = std::get_if<wire::Request>(&message);
    if (request == nullptr)
        return true; // notifications and replies mean nothing from a client
    if (request->method == "hello")
        return welcome(*request);
    if (!m_greeted) {
        send(wire::toJson(wire::ErrorReply{request->id, wire::plainError(base::ErrorKind::protocol, "the first request must be hello")}));
        return false;
    }
    dispatch(*request);
    return true;
}

bool Connection::welcome(const wire::Request& request) {
    const auto hello = wire::readHelloRequest(request.params);
    if (!hello) {
        send(wire::toJson(wire::ErrorReply{request.id, wire::wireError(hello.error())}));
        return false;
    }
    m_greeted = true;
    wire::HelloReply reply;
    reply.server = m_services.serverName;
    reply.hostName = m_services.hostName;
    reply.user = m_identity.user;
    if (m_identity.role != catalogue::Role::none)
        reply.roles.emplace_back(catalogue::roleName(m_identity.role));
    reply.epoch = m_services.epoch;
    reply.maximumFrame = static_cast<std::int64_t>(m_services.limits.frame);
    send(wire::toJson(wire::Reply{request.id, wire::helloReplyJson(reply)}));
    events::Event event;
    event.name = "control.connected";
    event.with("program", base::shortened(hello->client, 100));
    publish(std::move(event));
    return true;
}

void Connection::dispatch(const wire::Request& request) {
    const auto method = m_services.methods.admit(request.method, request.params, m_identity.role);
    if (!method) {
        if (method.error().kind == base::ErrorKind::denied) {
            events::Event event;
            event.name = "control.denied";
            event.with("method", base::shortened(request.method, 100));
            publish(std::move(event));
        }
        send(wire::toJson(wire::ErrorReply{request.id, method.error()}));
        return;
    }
    if ((*method)->pace == Pace::quick) {
        perform(**method, request);
        return;
    }
    ++m_running;
    const bool runs = m_services.run([self = shared_from_this(), handler = *method, request] {
        self->perform(*handler, request);
        --self->m_running;
        self->m_wake();
    });
    if (!runs) {
        --m_running;
        wire::WireError error = wire::wireError(base::temporaryError(base::ErrorKind::limit, "the server is too busy for this request now"));
        send(wire::toJson(wire::ErrorReply{request.id, std::move(error)}));
    }
}

void Connection::perform(const MethodTable::Method& method, const wire::Request& request) {
    static const base::Json nothing = base::Json::object();
    const Call call{request.params.isNull() ? nothing : request.params, m_identity, *this};
    const Answer answer = method.handler(call);
    if (method.effect == Effect::acts)
        audit(method, request, answer);
    if (!answer) {
        send(wire::toJson(wire::ErrorReply{request.id, answer.error()}));
        return;
    }
    std::string reply = wire::frame(wire::toJson(wire::Reply{request.id, *answer}));
    if (reply.size() <= m_services.limits.frame) {
        m_outbox->put(std::move(reply));
        return;
    }
    const auto error = wire::plainError(base::ErrorKind::limit, "the answer is longer than a frame: ask for a smaller window");
    send(wire::toJson(wire::ErrorReply{request.id, error}));
}

void Connection::audit(const MethodTable::Method& method, const wire::Request& request, const Answer& answer) {
    events::Event event;
    event.name = "control.action";
    if (const auto id = base::MessageId::fromText(request.params["id"].toStringView()))
        event.message = *id;
    event.with("method", method.row->name)
        .with("request", auditText(request.params))
        .with("outcome", answer ? std::string("done") : answer.error().message);
    publish(std::move(event));
}

void Connection::publish(events::Event event) {
    if (m_services.events == nullptr)
        return;
    event.time = base::systemClock().now();
    event.with("user", m_identity.user)
        .with("uid", static_cast<std::int64_t>(m_identity.uid))
        .with("role", catalogue::roleName(m_identity.role));
    m_services.events->publish(std::move(event));
}

tl::expected<std::int64_t, wire::WireError> Connection::subscribe(EventFilter filter, std::optional<std::int64_t> after) {
    auto subscriptions = m_subscriptions.lock();
    if (subscriptions->size() >= m_services.limits.subscriptions)
        return refuse(wire::plainError(base::ErrorKind::limit, "a connection may hold " +
                                                                   std::to_string(m_services.limits.subscriptions) + " subscriptions"));
    const std::int64_t number = m_nextSubscription++;
    subscriptions->emplace(number, m_services.feed.subscribe(std::move(filter), after, m_wake));
    return number;
}

bool Connection::unsubscribe(std::int64_t subscription) { return m_subscriptions.lock()->erase(subscription) == 1; }

bool Connection::hasSubscriptions() const { return !m_subscriptions.lock()->empty(); }

void Connection::pumpEvents(std::size_t room) {
    const Subscriptions subscriptions = *m_subscriptions.lock();
    for (const auto& [number, subscription] : subscriptions) {
        while (m_outbox->size() < room) {
            const auto items = subscription->take(eventsAtATime);
            for (const auto& item : items) {
                const auto notification = item.event
                                              ? wire::eventNotification({number, item.first, eventJson(*item.event, m_identity.role)})
                                              : wire::gapNotification({number, item.first, item.last});
                send(wire::toJson(notification));
            }
            if (items.size() < eventsAtATime)
                break;
        }
    }
}

void Connection::close() {
    m_closing = true;
    m_subscriptions.lock()->clear();
    m_dialogues.endAll();
}

void Connection::send(const base::Json& message) { m_outbox->put(wire::frame(message)); }

} // namespace postroom::control
