// SPDX-License-Identifier: Apache-2.0
// AUTH (RFC 4954): carries a SASL exchange in base64 lines.
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"

namespace postroom::receive {

namespace {

/// Nothing when it is unknown or not offered now.
const auth::AuthenticatorSettings* findMechanism(Session& session, std::string_view name) {
    const auto& authenticators = session.services().authenticators;
    const auto* settings = authenticators == nullptr ? nullptr : authenticators->find(name);
    if (settings == nullptr || session.state().allowAuthUnadvertised)
        return settings;
    using Channel = auth::AuthenticatorSet::Channel;
    const auto channel = session.state().tls ? Channel::encrypted : Channel::clear;
    for (const auto& offered : authenticators->advertised(session.gate().scope(), channel))
        if (base::equalsIgnoreCase(offered, name))
            return settings;
    return nullptr;
}

void endExchange(Session& session) {
    session.state().mechanism.reset();
    session.state().authenticator = nullptr;
    session.state().reading = Reading::commands;
}

void succeed(Session& session, const auth::Step& step) {
    auto& state = session.state();
    state.identity = {};
    state.identity.id = step.id;
    state.identity.mechanism = state.authenticator->publicName;
    state.identity.authenticator = state.authenticator->name;
    session.publish(session.event("auth.done").with("mechanism", state.identity.mechanism).with("authenticator", state.identity.authenticator));
    endExchange(session);
    session.replyWith("auth-done");
}

void fail(Session& session, const auth::Step& step, std::string_view replyId) {
    auto& state = session.state();
    state.identity.failed = true;
    state.identity.failedId = step.id;
    session.publish(session.event("auth.failed").with("account", step.id).with("mechanism", state.authenticator->publicName)
                        .with("authenticator", state.authenticator->name).with("reason", step.reason));
    endExchange(session);
    session.refuse(catalogueReply(replyId)); // guessing passwords counts as errors
}

void act(Session& session, auth::Step step) {
    using Kind = auth::Step::Kind;
    switch (step.kind) {
    case Kind::challenge:
        session.state().reading = Reading::authentication;
        return session.reply({334, {}, base::base64Encode(step.challenge)});
    case Kind::accepted: return succeed(session, step);
    case Kind::refused: return fail(session, step, "auth-failed");
    case Kind::deferred: return fail(session, step, "auth-temporary");
    case Kind::malformed: return fail(session, step, "auth-syntax");
    }
}

} // namespace

std::optional<smtp::Reply> checkAuth(Session& session, std::string_view argument) {
    const auto& state = session.state();
    if (argument.empty())
        return catalogueReply("auth-mechanism", {{"mechanism", "No"}});
    if (!state.authOffered && !state.allowAuthUnadvertised && !state.identity.known())
        return catalogueReply("auth-not-advertised");
    if (state.identity.known())
        return catalogueReply("auth-already");
    return std::nullopt;
}

void proceedAuth(Session& session, std::string_view argument) {
    auto& state = session.state();
    const auto words = base::splitWords(argument);
    // The command with its secret must not reach variables and logs.
    state.command = "AUTH " + std::string(words[0]);
    const auto verdict = session.ask(acl::Phase::auth);
    if (verdict.outcome != acl::Outcome::accept) {
        const bool temporary = verdict.outcome == acl::Outcome::defer;
        auto normal = temporary ? catalogueReply("message-rejected-temporarily") : smtp::Reply{503, "5.7.1", "Administrative prohibition"};
        const auto said = session.verdictReply(verdict, normal);
        session.publish(withTrace(session, withDecision(session.event("command.rejected").with("phase", "auth").with("command", state.command)
                            .with("reply", smtp::replyText(said)).with("reason", verdict.logText), verdict.statement), said));
        if (verdict.outcome == acl::Outcome::drop)
            return session.replyAndClose(said, "acl-drop");
        return session.reply(said);
    }
    state.authenticator = findMechanism(session, words[0]);
    if (state.authenticator == nullptr)
        return session.refuse(catalogueReply("auth-mechanism", {{"mechanism", words[0]}}));
    if (words.size() > 2)
        return session.refuse(catalogueReply("auth-syntax"));
    std::optional<std::string> initial;
    if (words.size() == 2) {
        initial = words[1] == "=" ? std::optional<std::string>("") : base::base64Decode(words[1]); // RFC 4954 4: "=" is empty
        if (!initial)
            return session.refuse(catalogueReply("auth-syntax"));
    }
    state.mechanism = session.services().authenticators->begin(words[0]);
    act(session, state.mechanism->start(std::move(initial), session.gate().scope()));
}

void continueAuth(Session& session, std::string_view line) {
    if (line == "*") {
        endExchange(session);
        return session.replyWith("auth-cancelled");
    }
    auto decoded = base::base64Decode(line);
    if (!decoded) {
        endExchange(session);
        return session.refuse(catalogueReply("auth-syntax"));
    }
    act(session, session.state().mechanism->respond(std::move(*decoded), session.gate().scope()));
}

} // namespace postroom::receive
