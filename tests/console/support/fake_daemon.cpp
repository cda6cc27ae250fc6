// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/support/fake_daemon.h"

#include "tests/console/support/fake_channel.h"
#include "tests/console/support/fake_config.h"

#include <QDateTime>

#include <algorithm>

namespace postroom::console {

namespace {

tl::unexpected<wire::WireError> refused(base::ErrorKind kind, const std::string& text) { return tl::unexpected(wire::plainError(kind, text)); }

bool fits(catalogue::FieldType type, const base::Json& value) {
    using F = catalogue::FieldType;
    switch (type) {
    case F::text:
    case F::address:
    case F::host:
    case F::id: return value.isString();
    case F::integer:
    case F::time:
    case F::bytes: return value.isInteger();
    case F::number:
    case F::duration: return value.isNumber();
    case F::boolean: return value.isBool();
    case F::list: return value.isArray();
    case F::object: return value.isObject();
    case F::any: return true;
    }
    return true;
}

std::string baseName(std::string name) {
    for (const std::string_view end : {"_b64", "_upload"})
        if (name.ends_with(end))
            name.resize(name.size() - end.size());
    return name;
}

} // namespace

FakeDaemon::FakeDaemon() : m_recordings(Recordings::load()), m_config(std::make_unique<FakeConfig>(m_recordings)) {}

FakeDaemon::~FakeDaemon() {
    const auto channels = m_channels;
    for (FakeChannel* channel : channels)
        channel->forget();
}

ChannelFactory FakeDaemon::channels() {
    return [this](const ApplianceUri&) { return std::make_unique<FakeChannel>(*this); };
}

void FakeDaemon::setFaults(const QString& faults) {
    m_faults.clear();
    for (const QString& name : faults.split(',', Qt::SkipEmptyParts))
        m_faults.insert(name.trimmed());
}

int FakeDaemon::askedFor(const std::string& method) const {
    return static_cast<int>(std::count_if(m_asked.begin(), m_asked.end(), [&](const Asked& asked) { return asked.method == method; }));
}

int FakeDaemon::connections() const { return static_cast<int>(m_channels.size()); }

bool FakeDaemon::accept(FakeChannel& channel) {
    if (fault("refuse_connect"))
        return false;
    m_channels.push_back(&channel);
    return true;
}

void FakeDaemon::gone(FakeChannel& channel) {
    std::erase(m_channels, &channel);
    std::erase_if(m_subscribers, [&](const Subscriber& subscriber) { return !subscriber.channel || subscriber.channel == &channel; });
}

void FakeDaemon::take(FakeChannel& channel, const QByteArray& line) {
    const wire::Message message = wire::readMessage({line.constData(), static_cast<std::size_t>(line.size())});
    const auto* request = std::get_if<wire::Request>(&message);
    if (request == nullptr)
        qFatal("the console sent what is no request: %s", line.constData());
    if (request->method != "hello") {
        m_asked.push_back({request->method, request->params});
        if (fault("no_reply"))
            return;
        if (m_faults.remove("drop_link"))
            return channel.drop();
    }
    const Answer answer = reply(channel, *request);
    const base::Json document = answer ? wire::toJson(wire::Reply{request->id, *answer}) : wire::toJson(wire::ErrorReply{request->id, answer.error()});
    const QPointer<FakeChannel> to(&channel);
    auto send = [to, bytes = wire::frame(document)] {
        if (to)
            to->deliver(bytes);
    };
    if (fault("slow_reply") && request->method != "hello")
        m_held.push_back(std::move(send));
    else
        send();
}

void FakeDaemon::releaseReplies() {
    const auto held = std::exchange(m_held, {});
    for (const auto& send : held)
        send();
}

/// As the server checks a request: known method, role, fields of the catalogue.
Answer FakeDaemon::check(const wire::Request& request) const {
    const catalogue::CommandRow* row = catalogue::findCommand(request.method);
    if (row == nullptr) {
        auto error = wire::plainError(base::ErrorKind::notFound, "there is no method " + request.method);
        error.code = wire::codeNoMethod;
        return tl::unexpected(error);
    }
    if (m_role < row->role)
        return refused(base::ErrorKind::denied, request.method + " needs the role " + std::string(catalogue::roleName(row->role)));
    for (const catalogue::Field& field : row->request)
        if (field.presence == catalogue::Presence::required && !request.params.has(field.name))
            return tl::unexpected(wire::fieldError(std::string(field.name), "is missing: " + std::string(field.help)));
    for (const auto& [name, value] : request.params.members()) {
        const catalogue::Field* field = row->request.find(name);
        if (field == nullptr && row->request.find(baseName(name)) == nullptr)
            return tl::unexpected(wire::fieldError(name, "is no field of " + request.method));
        if (field != nullptr && !fits(field->type, value))
            return tl::unexpected(wire::fieldError(name, "must be of type " + std::string(catalogue::fieldTypeName(field->type))));
    }
    return base::Json();
}

Answer FakeDaemon::reply(FakeChannel& channel, const wire::Request& request) {
    if (request.method == "hello") {
        base::Json hello = m_recordings.hello();
        base::Json roles = base::Json::array();
        if (m_role != catalogue::Role::none)
            roles.append(catalogue::roleName(m_role));
        hello.set("roles", std::move(roles));
        hello.set("epoch", "fake-" + std::to_string(m_starts));
        return hello;
    }
    if (Answer checked = check(request); !checked)
        return checked;
    if (fault("error:" + QString::fromStdString(request.method)))
        return refused(base::ErrorKind::internal, "a fault that the test asked for");
    if (const auto found = m_handlers.find(request.method); found != m_handlers.end())
        return found->second(request.params);
    if (request.method == "events.subscribe")
        return subscribe(channel, request.params);
    if (request.method == "events.unsubscribe") {
        const auto number = request.params["subscription"].toInteger();
        if (std::erase_if(m_subscribers, [&](const Subscriber& subscriber) { return subscriber.channel == &channel && subscriber.number == number; }) == 0)
            return refused(base::ErrorKind::notFound, "there is no subscription " + std::to_string(number));
        return base::Json::object();
    }
    if (request.method == "config.apply" && fault("refuse_apply"))
        return refused(base::ErrorKind::unavailable, "the listener mx cannot be opened: the address is in use");
    if (request.method == "config.apply" && fault("stale_base"))
        return refused(base::ErrorKind::conflict, "somebody else changed the configuration meanwhile");
    if (auto answer = m_config->reply(request.method, request.params)) {
        if (const auto event = m_config->takeEvent())
            emitEvent(event->first, event->second);
        return *answer;
    }
    if (auto answer = m_recordings.find(request.method, request.params)) {
        if (*answer && request.method == "server.status")
            m_config->amendStatus(**answer);
        return *answer;
    }
    if (request.params.has("id"))
        return refused(base::ErrorKind::notFound, "Nothing is recorded about " + request.params["id"].toString());
    return refused(base::ErrorKind::internal, "the recordings have no " + request.method + " " + request.params.text());
}

Answer FakeDaemon::subscribe(FakeChannel& channel, const base::Json& params) {
    Subscriber subscriber;
    subscriber.channel = &channel;
    subscriber.number = m_nextSubscription++;
    for (const base::Json& name : params["names"].items())
        subscriber.names.push_back(name.toString());
    subscriber.message = params["message"].toString();
    m_subscribers.push_back(subscriber);
    const auto last = static_cast<std::int64_t>(m_events.size());
    if (params.has("after"))
        for (std::int64_t sequence = params["after"].toInteger() + 1; sequence <= last; ++sequence) {
            const wire::EventMessage event{subscriber.number, sequence, m_events[static_cast<std::size_t>(sequence - 1)]};
            channel.deliverLater(wire::frame(wire::toJson(wire::eventNotification(event)))); // after the reply
        }
    return base::Json::object({{"subscription", subscriber.number}, {"last", last}});
}

void FakeDaemon::emitEvent(const std::string& name, base::Json fields, const std::string& message) {
    base::Json event = base::Json::object({{"name", name}, {"time", std::int64_t{QDateTime::currentMSecsSinceEpoch() * 1000}}});
    if (!message.empty())
        event.set("message", message);
    event.set("fields", std::move(fields));
    m_events.push_back(event);
    const auto sequence = static_cast<std::int64_t>(m_events.size());
    const bool gap = m_faults.remove("event_gap");
    for (const Subscriber& subscriber : m_subscribers) {
        const bool wanted = subscriber.names.empty() || std::any_of(subscriber.names.begin(), subscriber.names.end(), [&](const std::string& wish) {
                                return wish == name || (wish.ends_with('.') && name.starts_with(wish));
                            });
        if (!subscriber.channel || !wanted || (!subscriber.message.empty() && subscriber.message != message))
            continue;
        const auto notification = gap ? wire::gapNotification({subscriber.number, sequence, sequence}) : wire::eventNotification({subscriber.number, sequence, event});
        subscriber.channel->deliver(wire::frame(wire::toJson(notification)));
    }
}

void FakeDaemon::dropLinks() {
    const auto channels = m_channels;
    for (FakeChannel* channel : channels)
        channel->drop();
}

void FakeDaemon::restart() {
    ++m_starts;
    m_events.clear();
    dropLinks();
}

void FakeDaemon::expireConfirmation() {
    m_config->expire();
    if (const auto event = m_config->takeEvent())
        emitEvent(event->first, event->second);
}

} // namespace postroom::console
