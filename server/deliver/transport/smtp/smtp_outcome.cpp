// SPDX-License-Identifier: Apache-2.0
// From the report of the smtp transport to what the queue keeps.
#include "server/deliver/transport/smtp/smtp_job.h"

#include "shared/base/json.h"

#include <algorithm>

namespace postroom::transport {

namespace {

queue::RecipientOutcome::Kind kindOf(smtp::RecipientResult::Kind kind) {
    switch (kind) {
    case smtp::RecipientResult::Kind::delivered:
        return queue::RecipientOutcome::Kind::delivered;
    case smtp::RecipientResult::Kind::deferred:
        return queue::RecipientOutcome::Kind::deferred;
    case smtp::RecipientResult::Kind::failed:
        return queue::RecipientOutcome::Kind::failed;
    }
    return queue::RecipientOutcome::Kind::deferred;
}

queue::ErrorClass classOf(smtp::ErrorScope scope) {
    switch (scope) {
    case smtp::ErrorScope::none:
        return queue::ErrorClass::none;
    case smtp::ErrorScope::host:
        return queue::ErrorClass::host;
    case smtp::ErrorScope::message:
        return queue::ErrorClass::message;
    case smtp::ErrorScope::recipient:
        return queue::ErrorClass::recipient;
    }
    return queue::ErrorClass::none;
}

double milliseconds(std::chrono::microseconds time) { return static_cast<double>(time.count()) / 1000.0; }

base::Json attemptsJson(const std::vector<SmtpAttempt>& attempts) {
    auto list = base::Json::array();
    for (const auto& attempt : attempts) {
        auto item = base::Json::object({{"host", attempt.facts.target.hostName}, {"address", attempt.facts.target.address}});
        if (attempt.facts.target.port != 0)
            item.set("port", static_cast<int>(attempt.facts.target.port));
        if (attempt.failure)
            item.set("error", attempt.failure->text);
        list.append(std::move(item));
    }
    return list;
}

std::string detailText(const SmtpReport& report, const SmtpReport::Recipient& recipient) {
    auto detail = base::Json::object();
    if (recipient.attempt >= 0) {
        const auto& attempt = report.attempts[static_cast<std::size_t>(recipient.attempt)];
        detail.set("protocol", attempt.facts.protocol);
        detail.set("stage", smtp::stageName(recipient.result.stage));
        if (attempt.latency.count() > 0)
            detail.set("latency_ms", milliseconds(attempt.latency));
        if (attempt.reused)
            detail.set("reused", true);
        if (attempt.facts.chunking)
            detail.set("chunking", true);
        if (recipient.result.prdr)
            detail.set("prdr", true);
        if (!attempt.facts.authenticator.empty())
            detail.set("authenticator", attempt.facts.authenticator);
        if (!attempt.facts.authenticatedId.empty())
            detail.set("authenticated_id", attempt.facts.authenticatedId);
        if (!attempt.facts.localAddress.empty())
            detail.set("local_address", attempt.facts.localAddress);
    }
    if (recipient.result.uncertain)
        detail.set("uncertain", true);
    if (report.attempts.size() > 1 || (report.attempts.size() == 1 && report.attempts[0].failure))
        detail.set("attempts", attemptsJson(report.attempts));
    return detail.text();
}

} // namespace

std::vector<queue::RecipientOutcome> queueOutcomes(const SmtpReport& report, const std::string& transportName) {
    std::vector<queue::RecipientOutcome> outcomes;
    outcomes.reserve(report.recipients.size());
    for (const auto& recipient : report.recipients) {
        queue::RecipientOutcome out;
        out.number = recipient.number;
        out.kind = kindOf(recipient.result.kind);
        out.text = recipient.result.text;
        out.enhanced = recipient.result.enhanced;
        out.retryError = recipient.result.retryError;
        out.errorClass = classOf(recipient.result.scope);
        out.notBefore = recipient.notBefore;
        out.transport = transportName;
        if (out.kind == queue::RecipientOutcome::Kind::delivered)
            out.confirmation = recipient.result.text;
        out.dsnPassedOn = recipient.result.dsnPassedOn;
        if (recipient.attempt >= 0) {
            const auto& facts = report.attempts[static_cast<std::size_t>(recipient.attempt)].facts;
            out.hostName = facts.target.hostName;
            out.hostAddress = facts.target.address;
            out.hostPort = facts.target.port;
            out.greeting = facts.greeting;
            out.ehloResponse = facts.ehloResponse;
            out.tlsVersion = facts.tls.version;
            out.tlsCipher = facts.tls.cipher;
            out.tlsVerified = facts.tls.verified;
        }
        out.detail = detailText(report, recipient);
        outcomes.push_back(std::move(out));
    }
    return outcomes;
}

std::vector<queue::HostResult> queueHostResults(const SmtpReport& report) {
    std::vector<queue::HostResult> results;
    for (const auto& attempt : report.attempts) {
        if (attempt.key.empty() || (attempt.failure && attempt.failure->stopped))
            continue;
        auto it = std::find_if(results.begin(), results.end(), [&](const queue::HostResult& known) { return known.key == attempt.key; });
        if (it == results.end())
            it = results.insert(results.end(), queue::HostResult{attempt.key, false, {}, {}, false});
        const bool failed = attempt.failure && attempt.hostError;
        it->failed = failed;
        it->error = failed ? attempt.failure->text : std::string();
        it->retryError = failed ? attempt.failure->retryError : std::string();
        it->messageError = !failed && !attempt.messageRetryError.empty();
        if (it->messageError) {
            it->error = attempt.messageError;
            it->retryError = attempt.messageRetryError;
        }
    }
    return results;
}

} // namespace postroom::transport
