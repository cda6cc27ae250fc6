// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/session.h"

#include "console/services/json_text.h"
#include "console/services/local_channel.h"
#include "console/services/ssh_channel.h"

#include <QCoreApplication>

#include <algorithm>

namespace postroom::console {

namespace {

constexpr std::chrono::milliseconds longestPause{30000};
/// A person may have to type a password meanwhile.
constexpr std::chrono::milliseconds helloDeadline{120000};

catalogue::Role greatestRole(const std::vector<std::string>& names) {
    catalogue::Role greatest = catalogue::Role::none;
    for (const auto role : {catalogue::Role::auditor, catalogue::Role::helpdesk, catalogue::Role::operatorRole, catalogue::Role::administrator})
        if (std::find(names.begin(), names.end(), catalogue::roleName(role)) != names.end())
            greatest = role;
    return greatest;
}

wire::WireError localError(base::ErrorKind kind, const QString& text) { return wire::plainError(kind, text.toStdString()); }

} // namespace

ChannelFactory standardChannels() {
    return [](const ApplianceUri& uri) -> std::unique_ptr<Channel> {
        if (uri.kind == ApplianceUri::Kind::ssh)
            return std::make_unique<SshChannel>(uri);
        return std::make_unique<LocalChannel>(uri.path);
    };
}

QString Missed::sentence() const {
    QString text = Session::tr("Connected again after %n second(s).", nullptr, static_cast<int>(away.count()));
    if (restarted)
        text += ' ' + Session::tr("The server was restarted meanwhile.");
    return text;
}

Session::Session(ApplianceUri uri, ChannelFactory factory, QObject* parent)
    : QObject(parent), m_uri(std::move(uri)), m_factory(std::move(factory)) {
    m_retry.setSingleShot(true);
    m_helloDeadline.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Session::connectNow);
    connect(&m_helloDeadline, &QTimer::timeout, this, [this] {
        lose(base::temporaryError(base::ErrorKind::timeout, tr("The server did not answer the greeting.").toStdString()));
    });
}

Session::~Session() {
    close();
    for (Subscription* subscription : m_subscriptions)
        subscription->m_session = nullptr;
}

void Session::open() {
    if (m_link == Link::ready || m_link == Link::connecting)
        return;
    m_pause = m_firstPause;
    connectNow();
}

void Session::close() {
    m_retry.stop();
    m_helloDeadline.stop();
    if (m_channel)
        m_channel->close();
    if (m_link == Link::closed)
        return;
    setLink(Link::closed);
    std::map<qint64, Call> left = std::move(m_calls);
    m_calls.clear();
    m_onWire.clear();
}

void Session::retryNow() {
    if (m_link != Link::lost && m_link != Link::failed)
        return;
    m_pause = m_firstPause;
    connectNow();
}

std::chrono::milliseconds Session::untilRetry() const {
    return std::chrono::milliseconds(m_retry.isActive() ? m_retry.remainingTime() : 0);
}

bool Session::may(std::string_view method) const {
    const catalogue::CommandRow* row = catalogue::findCommand(method);
    return row != nullptr && m_role >= row->role;
}

void Session::setLink(Link link) {
    if (m_link == link)
        return;
    m_link = link;
    emit linkChanged(link);
}

void Session::connectNow() {
    m_retry.stop();
    if (m_channel) { // may be the sender of the signal that we are in
        m_channel->disconnect(this);
        m_channel.release()->deleteLater();
    }
    m_peer = std::make_unique<wire::Peer>("postroom-console " + QCoreApplication::applicationVersion().toStdString());
    m_channel = m_factory(m_uri);
    connect(m_channel.get(), &Channel::opened, this, [this] { m_channel->write(QByteArray::fromStdString(m_peer->hello())); });
    connect(m_channel.get(), &Channel::received, this, &Session::take);
    connect(m_channel.get(), &Channel::ended, this, &Session::lose);
    m_helloDeadline.start(helloDeadline);
    setLink(Link::connecting);
    m_channel->open();
}

void Session::take(const QByteArray& bytes) {
    std::map<qint64, std::vector<wire::EventMessage>> events;
    const QPointer<Session> alive(this);
    for (auto& item : m_peer->feed({bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        if (auto* event = std::get_if<wire::EventMessage>(&item)) {
            events[event->subscription].push_back(std::move(*event));
            continue;
        }
        flushEvents(events); // what follows may belong after them
        if (const auto* hello = std::get_if<wire::Peer::Welcome>(&item))
            welcome(hello->hello);
        else if (auto* reply = std::get_if<wire::Peer::Answer>(&item))
            answer(reply->id, std::move(reply->result));
        else if (auto* failure = std::get_if<wire::Peer::Failure>(&item)) {
            if (failure->id == 0 || m_link == Link::connecting)
                lose(base::permanentError(failure->error.kind, failure->error.message, failure->error.detail));
            else
                answer(failure->id, tl::unexpected(failure->error));
        } else if (const auto* gap = std::get_if<wire::GapMessage>(&item)) {
            for (std::size_t i = 0; i < m_subscriptions.size(); ++i)
                if (m_subscriptions[i]->m_number == gap->subscription) {
                    m_subscriptions[i]->m_last = std::max<qint64>(m_subscriptions[i]->m_last, gap->last);
                    emit m_subscriptions[i]->missed(gap->last - gap->first + 1, false);
                }
        } else if (const auto* broken = std::get_if<wire::Peer::Broken>(&item)) {
            lose(broken->error);
        }
        if (!alive || m_link == Link::lost || m_link == Link::failed || m_link == Link::closed)
            return;
    }
    flushEvents(events);
}

void Session::flushEvents(std::map<qint64, std::vector<wire::EventMessage>>& events) {
    for (auto& [number, list] : events)
        for (std::size_t i = 0; i < m_subscriptions.size(); ++i)
            if (m_subscriptions[i]->m_number == number) {
                m_subscriptions[i]->m_last = list.back().sequence;
                emit m_subscriptions[i]->events(list);
            }
    events.clear();
}

void Session::welcome(const wire::HelloReply& hello) {
    m_helloDeadline.stop();
    m_hello = hello;
    m_role = greatestRole(hello.roles);
    m_pause = m_firstPause;
    m_trouble = {};
    setLink(Link::ready);
    const auto subscriptions = m_subscriptions;
    for (Subscription* subscription : subscriptions)
        startSubscription(*subscription);
    Missed missed;
    missed.away = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::milliseconds(m_wasReady ? m_lostSince.elapsed() : 0));
    missed.restarted = m_lastEpoch != toQt(hello.epoch);
    m_lastEpoch = toQt(hello.epoch);
    const bool again = std::exchange(m_wasReady, true);
    emit welcomed();
    if (again)
        emit reconnected(missed);
}

void Session::lose(const base::Error& error) {
    if (m_link == Link::closed || m_link == Link::lost || m_link == Link::failed)
        return;
    m_helloDeadline.stop();
    if (m_channel)
        m_channel->close();
    m_trouble = error;
    if (m_link == Link::ready)
        m_lostSince.start();
    for (Subscription* subscription : m_subscriptions)
        subscription->m_number = 0;
    m_onWire.clear();
    const bool again = error.temporary || m_wasReady;
    setLink(again ? Link::lost : Link::failed);
    if (again && m_link == Link::lost) {
        m_retry.start(m_pause);
        m_pause = std::min(m_pause * 2, longestPause);
    }
    std::vector<qint64> open;
    for (const auto& [number, call] : m_calls)
        open.push_back(number);
    for (const qint64 number : open)
        finish(number, tl::unexpected(localError(base::ErrorKind::unavailable, tr("The connection was lost before the answer came."))));
}

qint64 Session::call(QObject* context, std::string_view method, base::Json params, AnswerTo done, std::chrono::milliseconds deadline) {
    const qint64 number = m_nextCall++;
    Call& entry = m_calls[number];
    entry.context = context;
    entry.done = std::move(done);
    if (m_link != Link::ready) {
        failLater(number, localError(base::ErrorKind::unavailable, tr("There is no connection to the server.")));
        return number;
    }
    auto sent = m_peer->request(std::string(method), std::move(params));
    entry.wireId = sent.id;
    m_onWire[sent.id] = number;
    entry.deadline = std::make_unique<QTimer>();
    entry.deadline->setSingleShot(true);
    connect(entry.deadline.get(), &QTimer::timeout, this, [this, number] {
        finish(number, tl::unexpected(localError(base::ErrorKind::timeout, tr("The server did not answer in time."))));
    });
    entry.deadline->start(deadline);
    m_channel->write(QByteArray::fromStdString(sent.bytes));
    return number;
}

void Session::cancel(qint64 call) {
    const auto found = m_calls.find(call);
    if (found == m_calls.end())
        return;
    m_onWire.erase(found->second.wireId);
    m_calls.erase(found);
}

void Session::failLater(qint64 call, wire::WireError error) {
    QTimer::singleShot(0, this, [this, call, error = std::move(error)] { finish(call, tl::unexpected(error)); });
}

void Session::answer(qint64 wireId, const Answer& answer) {
    const auto found = m_onWire.find(wireId);
    if (found == m_onWire.end())
        return; // late, or cancelled
    const qint64 number = found->second;
    m_onWire.erase(found);
    finish(number, answer);
}

void Session::finish(qint64 call, const Answer& answer) {
    const auto found = m_calls.find(call);
    if (found == m_calls.end())
        return;
    Call entry = std::move(found->second);
    m_calls.erase(found);
    m_onWire.erase(entry.wireId);
    if (entry.deadline)
        entry.deadline.release()->deleteLater(); // we may be in its signal
    if (entry.context && entry.done)
        entry.done(answer);
}

Subscription* Session::subscribe(QObject* parent, EventFilter filter) {
    auto* subscription = new Subscription(*this, std::move(filter), parent);
    m_subscriptions.push_back(subscription);
    if (ready())
        startSubscription(*subscription);
    return subscription;
}

void Session::startSubscription(Subscription& subscription) {
    base::Json params = base::Json::object();
    base::Json names = base::Json::array();
    for (const QString& name : subscription.m_filter.names)
        names.append(name.toStdString());
    if (names.size() > 0)
        params.set("names", std::move(names));
    if (!subscription.m_filter.message.isEmpty())
        params.set("message", subscription.m_filter.message.toStdString());
    if (subscription.m_filter.connection != 0)
        params.set("connection", std::int64_t{subscription.m_filter.connection});
    const bool resumed = subscription.m_last >= 0;
    const bool sameEpoch = subscription.m_epoch == toQt(m_hello.epoch);
    if (resumed && sameEpoch)
        params.set("after", std::int64_t{subscription.m_last});
    call(&subscription, "events.subscribe", std::move(params), [this, &subscription, resumed, sameEpoch](const Answer& answer) {
        if (!answer) {
            emit subscription.refused(toQt(answer.error().message));
            return;
        }
        subscription.m_number = (*answer)["subscription"].toInteger();
        subscription.m_epoch = toQt(m_hello.epoch);
        const qint64 last = (*answer)["last"].toInteger();
        if (!resumed || !sameEpoch)
            subscription.m_last = last;
        if (resumed && !sameEpoch)
            emit subscription.missed(last, true);
    });
}

void Session::dropSubscription(Subscription& subscription) {
    std::erase(m_subscriptions, &subscription);
    if (subscription.m_number != 0 && ready())
        call(this, "events.unsubscribe", base::Json::object({{"subscription", std::int64_t{subscription.m_number}}}), {});
}

} // namespace postroom::console
