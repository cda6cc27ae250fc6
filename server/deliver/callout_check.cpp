// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/callout_check.h"

#include "server/mail/address.h"
#include "server/policy/world/world.h"
#include "shared/base/text.h"

namespace postroom::deliver {

namespace {

using acl::CalloutOptions;
using acl::VerifyResult;
using Fact = CalloutCache::Fact;
using smtp::CalloutAnswer;
using Verdict = CalloutAnswer::Verdict;

std::string domainOf(std::string_view address) {
    const auto at = address.rfind('@');
    return base::lower(at == std::string_view::npos ? std::string_view() : address.substr(at + 1));
}

std::string optionText(const CalloutOptions& options) {
    std::string text;
    for (const auto& [name, set] : {std::pair("random", options.random), std::pair("postmaster", options.postmaster), std::pair("fullpostmaster", options.fullPostmaster),
                                    std::pair("no_cache", options.noCache)})
        if (set)
            text += (text.empty() ? "" : ",") + std::string(name);
    return text + (options.postmasterMailFrom.empty() ? "" : ",postmaster_mailfrom=" + options.postmasterMailFrom);
}

std::string hostText(const std::vector<router::Host>& hosts) {
    std::string text;
    for (const auto& host : hosts) {
        text += (text.empty() ? "" : ";") + host.name;
        for (const auto& address : host.addresses)
            text += "," + address;
    }
    return text;
}

/// One callout: what is to be asked, in which order, and what it means.
class Inquiry {
public:
    Inquiry(const CalloutQuestion& question, std::string address, std::string sender, CalloutCache& cache)
        : m_options(question.options)
        , m_forSender(question.forSender)
        , m_address(std::move(address))
        , m_domain(domainOf(m_address))
        , m_sender(std::move(sender))
        , m_addressKey(m_sender.empty() ? m_address : m_address + "/<" + m_sender + ">")
        , m_cache(cache) {}

    /// Settles it from the cache, or says what is still to be asked.
    std::optional<VerifyResult> known() {
        const bool cached = !m_options.noCache;
        const auto find = [&](Fact fact, const std::string& key) { return cached ? m_cache.find(fact, key) : std::nullopt; };
        if (find(Fact::anySender, m_domain) == false || (m_sender.empty() && find(Fact::nullSender, m_domain) == false))
            return old("mail", "(result of an earlier callout reused).", m_domain + " did not take the sender <" + m_sender + ">");
        const auto random = m_options.random ? find(Fact::random, m_domain) : std::nullopt;
        if (random == true)
            return fine(m_domain + " took a local part that cannot exist (earlier callout)");
        const bool postmaster = m_options.postmaster || m_options.fullPostmaster;
        const auto postmasterKnown = postmaster ? find(Fact::postmaster, m_domain) : std::optional<bool>(true);
        if (postmasterKnown == false)
            return old("postmaster", "(result of earlier verification reused).", m_domain + " refused postmaster");
        const auto address = find(Fact::address, m_addressKey);
        if (address == false)
            return old("recipient", "Previous (cached) callout verification failure", m_address + " was refused");
        m_askRandom = m_options.random && !random && !address;
        m_askAddress = !address;
        m_askPostmaster = postmaster && !postmasterKnown;
        if (!m_askAddress && !m_askPostmaster)
            return fine(m_address + " was accepted (earlier callout)");
        return std::nullopt;
    }

    [[nodiscard]] bool asksRandom() const { return m_askRandom; }
    void setRandom(std::string localPart) { m_random = localPart + "@" + m_domain; }

    std::optional<smtp::CalloutProbe> next(const std::vector<CalloutAnswer>& answers) {
        std::optional<Asked> what;
        if (answers.empty()) {
            what = m_askRandom ? Asked::random : m_askAddress ? Asked::address : Asked::postmaster;
        } else {
            const CalloutAnswer& last = answers.back();
            const bool accepted = last.verdict == Verdict::accepted;
            if (last.stage == smtp::ClientStage::mail)
                return std::nullopt;
            switch (m_asked.back()) {
            case Asked::random:
                if (!accepted)
                    what = Asked::address;
                break;
            case Asked::address:
                if (accepted && m_askPostmaster)
                    what = Asked::postmaster;
                break;
            case Asked::postmaster:
                if (!accepted && m_options.fullPostmaster)
                    what = Asked::barePostmaster;
                break;
            case Asked::barePostmaster: break;
            }
        }
        if (!what)
            return std::nullopt;
        m_asked.push_back(*what);
        m_probes.push_back(probe(*what));
        return m_probes.back();
    }

    VerifyResult judge(const smtp::CalloutResult& result, bool keep) {
        for (std::size_t i = 0; i < result.answers.size(); ++i)
            if (keep)
                remember(m_asked.at(i), m_probes.at(i), result.answers[i]);
        if (!result.complete)
            return unfinished(result.trouble);
        const CalloutAnswer& last = result.answers.back();
        std::string steps;
        for (std::size_t i = 0; i < result.answers.size(); ++i)
            steps += (i == 0 ? "callout: " : "; ") + sentence(m_probes.at(i), result.answers[i]);
        VerifyResult out = last.verdict == Verdict::accepted ? fine(steps) : refused(last, steps);
        out.calloutAddress = last.host.address;
        return out;
    }

private:
    enum class Asked : unsigned char { random, address, postmaster, barePostmaster };

    [[nodiscard]] smtp::CalloutProbe probe(Asked what) const {
        switch (what) {
        case Asked::random: return {m_sender, m_random};
        case Asked::address: return {m_sender, m_address};
        case Asked::postmaster: return {m_options.postmasterMailFrom, "postmaster@" + m_domain};
        case Asked::barePostmaster: return {m_options.postmasterMailFrom, "postmaster"};
        }
        return {};
    }

    static std::string command(const smtp::CalloutProbe& probe, const CalloutAnswer& answer) {
        return answer.stage == smtp::ClientStage::mail ? "MAIL FROM:<" + probe.sender + ">" : "RCPT TO:<" + probe.recipient + ">";
    }

    static std::string sentence(const smtp::CalloutProbe& probe, const CalloutAnswer& answer) {
        return smtp::peerText(answer.host) + " answered " + command(probe, answer) + " with " + (answer.reply ? answer.reply->line() : answer.text);
    }

    void remember(Asked what, const smtp::CalloutProbe& probe, const CalloutAnswer& answer) {
        if (m_options.noCache)
            return;
        const bool accepted = answer.verdict == Verdict::accepted;
        if (answer.stage == smtp::ClientStage::mail)
            return m_cache.keep(probe.sender.empty() ? Fact::nullSender : Fact::anySender, m_domain, false);
        switch (what) {
        case Asked::random: return m_cache.keep(Fact::random, m_domain, accepted);
        case Asked::address: return m_cache.keep(Fact::address, m_addressKey, accepted);
        case Asked::postmaster:
            if (accepted || !m_options.fullPostmaster)
                m_cache.keep(Fact::postmaster, m_domain, accepted);
            return;
        case Asked::barePostmaster: return m_cache.keep(Fact::postmaster, m_domain, accepted);
        }
    }

    VerifyResult refused(const CalloutAnswer& answer, std::string steps) const {
        const smtp::CalloutProbe& asked = m_probes.back();
        const std::string reply = answer.reply ? answer.reply->text() : answer.text;
        VerifyResult result;
        result.kind = VerifyResult::Kind::unrouteable;
        result.failure = answer.stage == smtp::ClientStage::mail ? "mail" : m_asked.back() == Asked::address ? "recipient" : "postmaster";
        result.message = m_forSender ? "Called:   " + answer.host.address + "\nSent:     " + command(asked, answer) + "\nResponse: " + reply
                                     : "Callout verification failed:\n" + reply;
        result.logMessage = "response to \"" + command(asked, answer) + "\" from " + smtp::peerText(answer.host) + " was: " + (answer.reply ? answer.reply->line() : answer.text);
        result.smtpReply = answer.reply ? answer.reply->line() : std::string();
        result.steps.push_back(std::move(steps));
        return result;
    }

    [[nodiscard]] VerifyResult unfinished(const CalloutAnswer& trouble) const {
        VerifyResult result;
        result.kind = VerifyResult::Kind::deferred;
        result.failure = trouble.stage == smtp::ClientStage::rcpt ? "recipient" : "mail";
        result.message = std::string("Could not complete ") + (m_forSender ? "sender" : "recipient") + " verify callout";
        result.messageMaySay = false;
        result.logMessage = result.message + ": " + trouble.text;
        result.calloutAddress = trouble.host.address;
        result.steps.push_back("callout: no answer that decides: " + trouble.text);
        return result;
    }

    static VerifyResult fine(std::string step) {
        VerifyResult result;
        result.steps.push_back(std::move(step));
        return result;
    }

    static VerifyResult old(std::string failure, std::string message, std::string found) {
        VerifyResult result;
        result.kind = VerifyResult::Kind::unrouteable;
        result.failure = std::move(failure);
        result.message = std::move(message);
        result.steps.push_back(std::move(found) + " (earlier callout)");
        return result;
    }

    const CalloutOptions& m_options;
    bool m_forSender;
    std::string m_address, m_domain, m_sender, m_addressKey, m_random;
    CalloutCache& m_cache;
    bool m_askRandom = false, m_askAddress = true, m_askPostmaster = false;
    std::vector<Asked> m_asked;
    std::vector<smtp::CalloutProbe> m_probes;
};

world::Answer answerOf(const VerifyResult& result) {
    world::Answer answer;
    answer.values = {std::to_string(static_cast<int>(result.kind)), result.failure, result.message, result.logMessage, result.smtpReply, result.calloutAddress,
                     result.steps.empty() ? std::string() : result.steps.front()};
    return answer;
}

VerifyResult resultOf(const world::Answer& answer) {
    VerifyResult result;
    if (!answer.found() || answer.values.size() < 7) {
        result.kind = VerifyResult::Kind::deferred;
        result.failure = "mail";
        result.message = "callout: " + answer.detail;
        result.messageMaySay = false;
        return result;
    }
    const auto kind = base::toInteger(answer.values[0]).value_or(2);
    result.kind = kind == 0 ? VerifyResult::Kind::verified : kind == 1 ? VerifyResult::Kind::unrouteable : VerifyResult::Kind::deferred;
    result.messageMaySay = result.kind != VerifyResult::Kind::deferred;
    result.failure = answer.values[1];
    result.message = answer.values[2];
    result.logMessage = answer.values[3];
    result.smtpReply = answer.values[4];
    result.calloutAddress = answer.values[5];
    if (!answer.values[6].empty())
        result.steps.push_back(answer.values[6]);
    return result;
}

VerifyResult withoutCallout(std::string why) {
    VerifyResult result;
    result.steps.push_back("no callout: " + std::move(why));
    return result;
}

} // namespace

VerifyResult CalloutCheck::operator()(const CalloutQuestion& question, const expand::Scope& scope) {
    const CalloutOptions& options = question.options;
    const router::Routed* route = nullptr;
    for (const auto& routed : question.routes) {
        if (routed.kind != router::Routed::Kind::deliver)
            continue;
        if (route != nullptr)
            return withoutCallout("the address stands for several");
        route = &routed;
    }
    if (route == nullptr)
        return withoutCallout("nothing is delivered to a host");
    transport::Transport* transport = m_transports->find(route->transport.empty() ? m_transports->firstRemote() : route->transport);
    if (transport == nullptr || transport->isLocal())
        return withoutCallout("it is delivered on this machine");

    const std::string address = transport->recipientAddress(route->address, route->variables);
    const std::string sender = question.forSender         ? options.mailFrom
                               : options.useSender        ? question.sender
                               : options.usePostmaster    ? "postmaster@" + m_rules.qualifyDomain
                                                          : std::string();
    const world::Question asked{world::Kind::callout, {question.forSender ? "S" : "R", address, sender, optionText(options), route->transport, hostText(route->hosts)}};
    return resultOf(scope.world.askThrough(asked, [&] {
        Inquiry inquiry(question, address, sender, m_cache);
        if (const auto known = inquiry.known())
            return answerOf(*known);
        if (inquiry.asksRandom()) {
            std::string local = m_rules.primaryHostname + "-" + std::to_string(base::toEpochMicros(m_clock.now()) / 1'000'000) + "-testing";
            if (m_rules.randomLocalPart)
                if (const auto written = m_rules.randomLocalPart->evaluate(scope); written && !written->text.empty())
                    local = mail::quoteLocalPart(written->text);
            inquiry.setRandom(std::move(local));
        }
        transport::CalloutJob job;
        job.hosts = route->hosts;
        job.commandTimeout = options.timeout;
        job.connectTimeout = options.connectTimeout.count() > 0 ? options.connectTimeout : options.timeout;
        job.maxWait = options.maxWait.count() > 0 ? options.maxWait : 4 * options.timeout;
        job.stop = m_stop;
        job.next = [&](const std::vector<CalloutAnswer>& answers) { return inquiry.next(answers); };
        const auto result = transport->callout(job, scope);
        if (!result)
            return answerOf(withoutCallout("the transport has no host that could be asked"));
        if (!*result)
            return world::Answer::failed(world::Status::temporary, result->error().text());
        return answerOf(inquiry.judge(**result, scope.world.leavesMarks()));
    }));
}

} // namespace postroom::deliver
