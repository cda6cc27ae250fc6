// SPDX-License-Identifier: GPL-3.0-or-later
// A postroomd within the test: the protocol byte for byte, replies from recordings of the real one, state where pages
// need it (revisions), and faults by name. Nothing depends on time: a slow reply comes when the test releases it.
//
//     FakeDaemon daemon;
//     daemon.setFaults("refuse_apply, error:queue.list");
//     ConsoleFixture console(daemon);
#pragma once

#include "console/services/session.h"
#include "tests/console/support/recordings.h"

#include <QPointer>
#include <QSet>

#include <functional>
#include <map>
#include <memory>

namespace postroom::console {

class FakeChannel;
class FakeConfig;

class FakeDaemon : public QObject {
    Q_OBJECT
public:
    FakeDaemon();
    ~FakeDaemon() override;

    /// For Session and Application: every address leads here.
    [[nodiscard]] ChannelFactory channels();

    /// Faults, separated by commas; an empty text heals everything:
    ///   drop_link        the connection ends when the next request comes
    ///   refuse_connect   connections are refused
    ///   slow_reply       replies wait for releaseReplies()
    ///   no_reply         requests are swallowed
    ///   refuse_apply     config.apply answers that the revision cannot be put to work
    ///   stale_base       config.apply answers that somebody else changed the configuration
    ///   event_gap        instead of the next event a gap is announced
    ///   error:METHOD     METHOD answers an internal error
    void setFaults(const QString& faults);
    void releaseReplies();

    /// The role of those who connect from now on. Administrator at first.
    void setRole(catalogue::Role role) { m_role = role; }
    using Handler = std::function<Answer(const base::Json& params)>;
    /// Answers this method instead of the recordings.
    void answer(const std::string& method, Handler handler) { m_handlers[method] = std::move(handler); }
    /// An event now, to all who subscribed to it.
    void emitEvent(const std::string& name, base::Json fields = base::Json::object(), const std::string& message = {});
    /// Every connection ends, as when the network fails.
    void dropLinks();
    /// As when the daemon is started anew: connections end, sequence numbers begin again.
    void restart();
    /// The time to confirm a revision is over.
    void expireConfirmation();

    struct Asked {
        std::string method;
        base::Json params;
    };
    /// Every request but hello, in order.
    [[nodiscard]] const std::vector<Asked>& asked() const { return m_asked; }
    [[nodiscard]] int askedFor(const std::string& method) const;
    void forgetAsked() { m_asked.clear(); }
    [[nodiscard]] int connections() const;
    [[nodiscard]] const Recordings& recordings() const { return m_recordings; }

private:
    friend class FakeChannel;
    bool accept(FakeChannel& channel); // false: refused
    void take(FakeChannel& channel, const QByteArray& bytes);
    void gone(FakeChannel& channel);
    Answer reply(FakeChannel& channel, const wire::Request& request);
    Answer check(const wire::Request& request) const;
    Answer subscribe(FakeChannel& channel, const base::Json& params);
    [[nodiscard]] bool fault(const QString& name) const { return m_faults.contains(name); }

    struct Subscriber {
        QPointer<FakeChannel> channel;
        std::int64_t number = 0;
        std::vector<std::string> names;
        std::string message;
    };
    Recordings m_recordings;
    std::unique_ptr<FakeConfig> m_config;
    QSet<QString> m_faults;
    catalogue::Role m_role = catalogue::Role::administrator;
    std::map<std::string, Handler> m_handlers;
    std::vector<Asked> m_asked;
    std::vector<FakeChannel*> m_channels;
    std::vector<Subscriber> m_subscribers;
    std::vector<base::Json> m_events; // since the start, for `after`; the first has sequence 1
    std::vector<std::function<void()>> m_held;
    int m_starts = 1;
    std::int64_t m_nextSubscription = 1;
};

} // namespace postroom::console
