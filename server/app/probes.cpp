// SPDX-License-Identifier: Apache-2.0
#include "server/app/probes.h"

#include "server/app/trial_dialogue.h"
#include "server/policy/expand/facts_source.h"

namespace postroom::app {

namespace {

/// Answers about the internet as a friendly one would; what stands on this machine is really looked up.
class FriendlyWorld final : public world::World {
public:
    explicit FriendlyWorld(std::unique_ptr<world::World> local) : m_local(std::move(local)) {}
    world::Answer ask(const world::Question& question) override {
        using world::Kind;
        switch (question.kind) {
        case Kind::clock:
        case Kind::random:
        case Kind::environment:
        case Kind::hostFact:
        case Kind::fileRead:
        case Kind::fileStat:
        case Kind::directory:
        case Kind::rate:
        case Kind::seen: return m_local->ask(question);
        case Kind::lookup: // those in files; servers are not asked
            return question.parts.size() > 1 && question.parts[1].starts_with('/') ? m_local->ask(question) : unknown();
        case Kind::dns: return dns(question.parts.front());
        default: return unknown();
        }
    }
    base::Time now() override { return m_local->now(); }
    [[nodiscard]] bool leavesMarks() const override { return false; }

private:
    static world::Answer unknown() { return world::Answer::failed(world::Status::temporary, "not asked in a probe"); }
    static world::Answer dns(std::string_view type) {
        if (type == "MX")
            return world::Answer::of("10 mx.probe.example");
        if (type == "A")
            return world::Answer::of("192.0.2.25");
        return world::Answer::failed(world::Status::notFound, "");
    }

    std::unique_ptr<world::World> m_local;
};

config::Place rcptAcl(const Compiled& compiled) {
    config::Place place = compiled.document.place(compiled.document.mainObject(), "acl_smtp_rcpt");
    place.object = "main";
    place.setting = "acl_smtp_rcpt";
    return place;
}

void probeRelay(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench, config::Findings& findings) {
    control::DialogueQuestion question;
    question.clientAddress = "192.0.2.77"; // of a network that nobody has
    question.explain = true;
    TrialDialogue dialogue(compiled, bench.outside, bench.clock, bench.ids, question,
                           [&] { return std::make_unique<FriendlyWorld>(bench.outside.trialWorld(compiled->live)); });
    control::DialogueStep step = dialogue.open();
    for (const char* line : {"EHLO client.probe.example\r\n", "MAIL FROM:<sender@probe.example>\r\n", "RCPT TO:<stranger@relay.probe.example>\r\n"}) {
        if (step.closed || !step.replies.starts_with('2'))
            return;
        step = dialogue.feed(line);
    }
    if (!step.replies.starts_with('2'))
        return;
    std::string why = "RCPT TO a domain that is not ours is accepted from any client";
    for (const base::Json& decision : step.decisions.items())
        if (decision["phase"].toStringView() == "rcpt" && !decision["decided_by"].toStringView().empty())
            why += ", by " + decision["decided_by"].toString();
    findings.push_back({config::Severity::warning, "open-relay", rcptAcl(*compiled), "this is an open relay: " + why,
                        "put \"require domains = ...\" with your own domains before the statement that accepts"});
}

void probePostmaster(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench, config::Findings& findings) {
    const auto& settings = *compiled->reception->settings;
    const std::string& domain = settings.qualifyRecipient.empty() ? settings.qualifyDomain : settings.qualifyRecipient;
    if (domain.empty())
        return;
    FriendlyWorld world(bench.outside.trialWorld(compiled->live));
    const expand::FactsSource nothing{base::Json::object()};
    const expand::Scope scope{world, *compiled->lists, {&nothing, compiled->variables.get()}, nullptr, nullptr};
    router::RouteRequest request;
    request.address = "postmaster@" + domain;
    request.purpose = router::Purpose::verifyRecipient;
    const auto routed = compiled->chain->route(request, scope);
    if (routed.empty() || routed.front().kind != router::Routed::Kind::fail)
        return;
    config::Place place = compiled->document.place(compiled->document.mainObject(), "qualify_domain");
    place.object = "main";
    findings.push_back({config::Severity::warning, "missing-postmaster", std::move(place),
                        "mail to postmaster@" + domain + " goes nowhere: " + routed.front().message + " (RFC 5321 4.5.1 asks for it)",
                        "give postmaster an alias or an account"});
}

} // namespace

config::Findings probeFindings(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench) {
    config::Findings findings;
    probeRelay(compiled, bench, findings);
    probePostmaster(compiled, bench, findings);
    return findings;
}

} // namespace postroom::app
