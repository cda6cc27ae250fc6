// SPDX-License-Identifier: Apache-2.0
// AUTH (RFC 4954): carries a SASL exchange in base64 lines.
#include "server/receive/verbs.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"

namespace postroom::receive {

namespace {

const auth::Authenticator* findMechanism(Session& session, std::string_view name) {
    const auto encrypted = session.state().tls ? auth::Encrypted::yes : auth::Encrypted::no;
    for (const auto& authenticator : session.services().authenticators)
        if (base::equalsIgnoreCase(authenticator->mechanism(), name) &&
            (session.state().allowAuthUnadvertised || authenticator->advertised(encrypted, session.gate())))
            return authenticator.get();
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
    state.identity.id = step.identity;
    state.identity.mechanism = state.authenticator->mechanism();
    state.identity.authenticator = state.authenticator->name();
    session.publish(session.event("auth.done").with("mechanism", state.identity.mechanism).with("authenticator", state.identity.authenticator));
    endExchange(session);
    session.replyWith("auth-done");
}

void fail(Session& session, const auth::Step& step, std::string_view replyId) {
    auto& state = session.state();
    state.identity.failed = true;
    state.identity.failedId = step.identity;
    session.publish(session.event("auth.failed").with("account", step.identity).with("mechanism", state.authenticator->mechanism())
                        .with("authenticator", state.authenticator->name()).with("reason", step.reason));
    endExchange(session);
    session.refuse(catalogueReply(replyId)); // guessing passwords counts as errors
}

void act(Session& session, auth::Step step) {
    using Kind = auth::Step::Kind;
    switch (step.kind) {
    case Kind::challenge:
        session.state().reading = Reading::authentication;
        return session.reply({334, {}, base::base64Encode(step.text)});
    case Kind::accepted: return succeed(session, step);
    case Kind::failed: return fail(session, step, "auth-failed");
    case Kind::temporary: return fail(session, step, "auth-temporary");
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
        session.publish(session.event("command.rejected").with("phase", "auth").with("command", state.command)
                            .with("reply", smtp::replyText(said)).with("reason", verdict.logText).with("statement", verdict.statement));
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
    state.mechanism = state.authenticator->begin(session.gate());
    act(session, state.mechanism->start(initial ? std::optional<std::string_view>(*initial) : std::nullopt));
}

void continueAuth(Session& session, std::string_view line) {
    if (line == "*") {
        endExchange(session);
        return session.replyWith("auth-cancelled");
    }
    const auto decoded = base::base64Decode(line);
    if (!decoded) {
        endExchange(session);
        return session.refuse(catalogueReply("auth-syntax"));
    }
    act(session, session.state().mechanism->next(*decoded));
}

} // namespace postroom::receive
