// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation with one appliance that survives lost connections: hello, requests with a deadline, subscriptions,
// reconnecting with growing pauses. All of it asynchronous, on the thread of the window.
//
//     session.call(this, "queue.show", base::Json::object({{"id", id}}), [this](const Answer& answer) {
//         if (!answer) return showError(answer.error());
//         show((*answer)["message"]);
//     });
//
// The callback is called exactly once, never from within call(), and not at all when its context object is gone.
#pragma once

#include "console/services/appliance_uri.h"
#include "console/services/channel.h"
#include "console/services/subscription.h"
#include "shared/catalogue/command_row.h"
#include "shared/wire/peer.h"
#include "shared/wire/wire_error.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <tl/expected.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace postroom::console {

using Answer = tl::expected<base::Json, wire::WireError>;
using AnswerTo = std::function<void(const Answer&)>;
using ChannelFactory = std::function<std::unique_ptr<Channel>(const ApplianceUri&)>;

/// Local sockets and ssh.
ChannelFactory standardChannels();

/// What happened while there was no connection.
struct Missed {
    std::chrono::seconds away{0};
    bool restarted = false;    ///< the server was started anew meanwhile
    [[nodiscard]] QString sentence() const;
};

class Session : public QObject {
    Q_OBJECT
public:
    /// `lost`: the connection ended and is tried again by itself. `failed`: it will not be (denied, another protocol).
    enum class Link { closed, connecting, ready, lost, failed };
    Q_ENUM(Link)

    Session(ApplianceUri uri, ChannelFactory factory, QObject* parent = nullptr);
    ~Session() override;

    void open();
    void close();
    /// Tries at once instead of after the pause.
    void retryNow();

    [[nodiscard]] Link link() const { return m_link; }
    [[nodiscard]] bool ready() const { return m_link == Link::ready; }
    /// Why the link is lost or failed.
    [[nodiscard]] const base::Error& trouble() const { return m_trouble; }
    [[nodiscard]] std::chrono::milliseconds untilRetry() const;
    [[nodiscard]] const ApplianceUri& uri() const { return m_uri; }
    /// Of the last connection; empty before the first.
    [[nodiscard]] const wire::HelloReply& hello() const { return m_hello; }
    [[nodiscard]] catalogue::Role role() const { return m_role; }
    /// May the user call this method? What the role may not do is not offered.
    [[nodiscard]] bool may(std::string_view method) const;

    static constexpr std::chrono::milliseconds standardDeadline{30000};
    /// The number of the call, for cancel().
    qint64 call(QObject* context, std::string_view method, base::Json params, AnswerTo done,
                std::chrono::milliseconds deadline = standardDeadline);
    /// The callback will not be called.
    void cancel(qint64 call);
    Subscription* subscribe(QObject* parent, EventFilter filter);

    /// The first pause before a reconnect; it doubles up to thirty seconds. For tests.
    void setFirstPause(std::chrono::milliseconds pause) { m_firstPause = pause; }

signals:
    void linkChanged(postroom::console::Session::Link link);
    /// Connected; after a loss with what was missed. Fetch anew what is shown.
    void welcomed();
    void reconnected(const postroom::console::Missed& missed);

private:
    struct Call {
        QPointer<QObject> context;
        AnswerTo done;
        std::unique_ptr<QTimer> deadline;
        qint64 wireId = 0;
    };

    void setLink(Link link);
    void connectNow();
    void take(const QByteArray& bytes);
    void welcome(const wire::HelloReply& hello);
    void lose(const base::Error& error);
    void answer(qint64 wireId, const Answer& answer);
    void finish(qint64 call, const Answer& answer);
    void failLater(qint64 call, wire::WireError error);
    void startSubscription(Subscription& subscription);
    void dropSubscription(Subscription& subscription);
    void flushEvents(std::map<qint64, std::vector<wire::EventMessage>>& events);
    friend class Subscription;

    ApplianceUri m_uri;
    ChannelFactory m_factory;
    std::unique_ptr<Channel> m_channel;
    std::unique_ptr<wire::Peer> m_peer;
    Link m_link = Link::closed;
    base::Error m_trouble;
    wire::HelloReply m_hello;
    catalogue::Role m_role = catalogue::Role::none;
    std::map<qint64, Call> m_calls;        // by our number
    std::map<qint64, qint64> m_onWire;     // wire id -> our number
    qint64 m_nextCall = 1;
    std::vector<Subscription*> m_subscriptions;
    QTimer m_retry;
    QTimer m_helloDeadline;
    std::chrono::milliseconds m_firstPause{500};
    std::chrono::milliseconds m_pause{0};
    QElapsedTimer m_lostSince;
    bool m_wasReady = false;
    QString m_lastEpoch;
};

} // namespace postroom::console
