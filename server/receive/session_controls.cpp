// SPDX-License-Identifier: Apache-2.0
// What `control =` does to a session, and the session's events.
#include "server/platform/io/dscp.h"
#include "server/receive/session.h"
#include "shared/base/text.h"

namespace postroom::receive {

namespace {

/// "/text" of fakereject and fakedefer, or Exim's own words.
smtp::Reply fakeReply(std::uint16_t code, std::string_view options) {
    constexpr std::string_view standard = "Your message has been rejected but is being kept for evaluation.\n"
                                          "If it was a legitimate message, it may still be delivered to the target recipient(s).";
    if (options.starts_with('/'))
        options.remove_prefix(1);
    auto text = base::replaceAll(std::string(options.empty() ? standard : options), "\\n", "\n");
    return {code, code == 450 ? "4.7.1" : "5.7.1", std::move(text)};
}

void applyToTransaction(const acl::Control& control, const acl::Verdict& verdict, Transaction& transaction) {
    const std::string_view name = control.name;
    if (name == "freeze")
        transaction.freezeReason = "frozen by " + (verdict.statement.empty() ? std::string("an ACL") : verdict.statement);
    else if (name == "queue" || name == "queue_only")
        transaction.queueOnly = true;
    else if (name == "submission") {
        transaction.submission = true;
        transaction.submissionOptions = control.options;
    } else if (name == "suppress_local_fixups")
        transaction.suppressFixups = true;
    else if (name == "cutthrough_delivery")
        transaction.cutThrough = {control.options == "/defer=pass", verdict.statement};
    else if (name == "fakereject")
        transaction.fakeReply = fakeReply(550, control.options);
    else if (name == "fakedefer")
        transaction.fakeReply = fakeReply(450, control.options);
}

} // namespace

void Session::applyControls(const acl::Verdict& verdict, acl::Phase) {
    for (const auto& control : verdict.controls) {
        if (control.name == "enforce_sync")
            m_state.noEnforceSync = false;
        else if (control.name == "no_enforce_sync")
            m_state.noEnforceSync = true;
        else if (control.name == "dscp")
            m_state.dscp = io::readDscp(std::string_view(control.options).substr(std::min<std::size_t>(1, control.options.size())));
        else if (control.name == "debug")
            m_state.keepTrace = control.options.find("/stop") == std::string::npos && control.options.find("/kill") == std::string::npos;
        else if (control.name == "no_pipelining")
            m_state.noPipelining = true;
        else if (control.name == "no_multiline_responses")
            m_state.noMultiline = true;
        else if (control.name == "allow_auth_unadvertised")
            m_state.allowAuthUnadvertised = true;
        else if (m_state.transaction != nullptr)
            applyToTransaction(control, verdict, *m_state.transaction);
    }
}

events::Event Session::event(std::string_view name) const {
    events::Event made;
    made.name = name;
    made.time = m_services.clock.now();
    made.revision = settings().revision;
    made.connection = m_state.number;
    if (m_state.transaction != nullptr)
        made.message = m_state.transaction->id;
    made.with("client", m_state.peer.client.addressText());
    if (m_state.peer.client.port() != 0)
        made.with("client_port", static_cast<std::int64_t>(m_state.peer.client.port()));
    if (!m_state.helo.empty())
        made.with("helo", m_state.helo);
    if (!m_state.identity.id.empty())
        made.with("account", m_state.identity.id);
    return made;
}

void Session::publish(events::Event made) { m_services.events.publish(std::move(made)); }

std::string Session::clientText() const {
    const auto address = m_state.peer.client.addressText();
    return m_state.helo + (address.empty() ? "" : " [" + address + "]");
}

bool Session::isOutOfSequence(smtp::Verb verb) {
    if (verb != smtp::Verb::rcpt && verb != smtp::Verb::data && verb != smtp::Verb::bdat)
        return true;
    auto* transaction = m_state.transaction.get();
    if (transaction == nullptr) {
        const bool consequence = m_state.mailRefused && m_state.pipelining;
        m_state.mailRefused = consequence && verb == smtp::Verb::rcpt; // one DATA ends the group
        return !consequence;
    }
    if (verb == smtp::Verb::rcpt || !transaction->recipients.empty())
        return true;
    const bool consequence = transaction->rcptCount > transaction->rcptAnswered;
    transaction->rcptAnswered = transaction->rcptCount;
    return !consequence;
}

} // namespace postroom::receive
