// SPDX-License-Identifier: Apache-2.0
// What a session knows: the peer, what it said and proved, and the message in hand. Plain data; the verbs change it.
#pragma once

#include "server/mail/envelope.h"
#include "server/mail/header_list.h"
#include "server/platform/io/socket_address.h"
#include "server/platform/tls/facts.h"
#include "server/policy/acl/engine.h"
#include "server/policy/auth/authenticator.h"
#include "server/queue/inbox.h"
#include "server/receive/data_reader.h"
#include "server/smtp/reply.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace postroom::mail {
struct MimePart;
}

namespace postroom::receive {

struct PeerIdentity {
    io::SocketAddress client;        ///< the real one, behind proxies too
    io::SocketAddress local;         ///< where the client's connection to us ended (the proxy's view behind one)
    io::SocketAddress proxyAddress;  ///< of the proxy that connected to us
    io::SocketAddress proxyExternal; ///< destination that the client dialled
    bool proxySession = false;
    bool proxyFailed = false;
    std::string hostName;            ///< verified, or told by XCLIENT
    bool nameLookedUp = false;
    bool nameFailed = false;
    bool nameDeferred = false;
};

struct Identity {
    std::string id;            ///< $authenticated_id
    std::string mechanism;     ///< "PLAIN"; "xclient" for LOGIN of XCLIENT
    std::string authenticator; ///< name of the instance
    std::string failedId;
    bool failed = false;       ///< $authentication_failed
    [[nodiscard]] bool known() const { return !authenticator.empty(); }
};

/// What becomes of a Sender field in mail of a local program.
enum class SenderField : std::uint8_t {
    check, ///< the given one goes; one is added when From is not the submitter (local_from_check)
    drop,  ///< the given one goes
    keep,  ///< as it came: trusted users, local_sender_retain
};

/// The user whose program hands mail over: known from the socket's credentials, not from what it says.
struct LocalCaller {
    std::string user;             ///< login name
    std::string fullName;         ///< for fields that are added; may be empty
    bool mayChooseSender = false; ///< a trusted user: any sender
    SenderField senderField = SenderField::check;
};

/// An accepted recipient, or one that was accepted only to be dropped.
struct SessionRecipient {
    mail::Recipient recipient;
    std::string discardedBy; ///< the rule; empty: it gets the message
};

/// From MAIL to the end of the message.
struct Transaction {
    base::MessageId id;
    base::Time began{};
    mail::Envelope envelope; ///< without recipients
    std::string authenticatedSender;
    std::vector<SessionRecipient> recipients;
    std::size_t rcptCount = 0, rcptDeferred = 0, rcptFailed = 0;
    std::size_t rcptAnswered = 0; ///< how many RCPT commands a refused DATA has followed
    smtp::Reply lastRcptRefusal;
    std::string discardAll; ///< the rule that discards the whole message
    std::vector<acl::HeaderChange> headerChanges;
    std::string queueName;
    std::string freezeReason;
    std::optional<std::string> receivedSender; ///< as MAIL had it, when rewrite rules have changed it
    std::string rewritten;    ///< JSON of what rewrite rules changed, for the message's trace
    std::string refusedTrace; ///< packed decisions on recipients that were refused, for the message's trace
    bool queueOnly = false;
    bool submission = false;
    bool suppressFixups = false;
    std::string submissionOptions;
    std::string submitterName; ///< full name for fields that are added; "": the option's
    struct CutThrough {
        bool passDefer = false; ///< a temporary refusal of the next host is passed on instead of queueing the message
        std::string statement;  ///< that set the control
    };
    std::optional<CutThrough> cutThrough;
    std::optional<smtp::Reply> fakeReply; ///< fakereject, fakedefer: said instead of 250
    // Content.
    std::unique_ptr<queue::BodyWriter> bodyWriter;
    std::unique_ptr<DataReader> reader;
    bool bdat = false; ///< a BDAT came: DATA is no longer possible
    mail::HeaderList headers;    ///< once complete
    queue::Body body;
    std::int64_t declaredSize = -1; ///< SIZE= of MAIL; -1: none
    std::int64_t size = 0;          ///< of the message, once it is there
    std::size_t longestLine = 0; ///< as received, without its line end
};

enum class Reading : std::uint8_t { commands, data, chunk, authentication };

/// The BDAT chunk that is being read.
struct Chunk {
    std::uint64_t left = 0; ///< bytes still to come
    std::uint64_t size = 0;
    bool last = false;
    std::optional<smtp::Reply> refusal; ///< it is read and dropped, then this is said
};

struct SessionState {
    PeerIdentity peer;
    std::uint64_t number = 0; ///< of the connection
    std::string listener;
    std::string localUser; ///< of a message that came not by SMTP, or of a program that speaks SMTP over the control socket
    std::optional<LocalCaller> smtpCaller; ///< sendmail -bs: SMTP's ACLs decide
    Identity identity;
    std::optional<tls::Facts> tls;
    std::string helo;
    bool esmtp = false;
    bool pipelining = false;       ///< was offered in the last EHLO
    bool chunkingOffered = false, tlsOffered = false, dsnOffered = false, smtputf8Offered = false, authOffered = false;
    bool xclientOffered = false, pipeConnect = false;
    bool xclientGranted = false; ///< one succeeded: later ones are not checked again
    std::optional<int> dscp;     ///< how the packets of the connection are marked (io::readDscp)
    bool keepTrace = false;      ///< control = debug
    bool noEnforceSync = false, noPipelining = false, noMultiline = false, allowAuthUnadvertised = false;
    Reading reading = Reading::commands;
    std::unique_ptr<Transaction> transaction;
    std::unique_ptr<Chunk> chunk;
    std::unique_ptr<auth::Mechanism> mechanism; ///< while AUTH goes on
    const auth::AuthenticatorSettings* authenticator = nullptr; ///< of `mechanism`
    unsigned freeVerbs = 0; ///< verbs that were used once since the last message without being counted as nonmail
    std::string command;           ///< $smtp_command of the command in hand
    std::vector<std::string> commandHistory; ///< the last verbs, that of the command in hand too
    std::size_t connections = 1;   ///< to this server when this one began, this one included
    const mail::MimePart* mimePart = nullptr; ///< while the MIME ACL is asked about it
    std::string notQuitReason;
    bool mailRefused = false;      ///< since then only RCPT, DATA and BDAT came
    std::size_t messages = 0;      ///< accepted
    std::size_t mails = 0;         ///< MAIL commands accepted
    std::size_t nonmail = 0, synprotErrors = 0, unknownCommands = 0;
    std::uint64_t bytesIn = 0, bytesOut = 0;
    base::Steady began{};
};

} // namespace postroom::receive
