// SPDX-License-Identifier: Apache-2.0
#include "server/app/policy_tests.h"

#include "server/app/situation.h"
#include "server/app/trial_dialogue.h"
#include "server/platform/regex/pattern.h"
#include "shared/base/text.h"
#include "shared/catalogue/keys_objects.h"
#include "shared/config/settings.h"
#include "shared/config/value.h"

#include <algorithm>

namespace postroom::app {

namespace {

namespace option = catalogue::option::test;

constexpr std::size_t mostLines = 1000;

/// What the client says, a portion at a time; a portion is answered before the next is said.
std::vector<std::string> portions(const config::Settings& test) {
    std::vector<std::string> said;
    if (const auto lines = test.get(option::say); !lines.empty()) {
        for (const std::string& line : lines)
            said.push_back(line + "\r\n");
        return said;
    }
    said.push_back("EHLO " + test.get(option::helo) + "\r\n");
    said.push_back("MAIL FROM:<" + test.get(option::sender) + ">\r\n");
    for (const std::string& recipient : config::splitList(test.get(option::recipient)))
        said.push_back("RCPT TO:<" + recipient + ">\r\n");
    if (const auto header = test.get(option::header); !header.empty()) {
        said.emplace_back("DATA\r\n");
        said.push_back(base::join(header, "\r\n") + "\r\n\r\nA test of the policy.\r\n.\r\n");
    }
    return said;
}

struct Answered {
    std::string reply; ///< the last one, without its line ends
    int code = 0;
    bool closed = false;
    std::vector<std::string> sentences;
    std::string transcript;

    void take(const control::DialogueStep& step) {
        closed = step.closed;
        transcript += step.replies;
        if (!step.sentences.empty())
            sentences = step.sentences;
        if (step.replies.empty())
            return;
        reply = std::string(base::trim(base::replaceAll(step.replies, "\r\n", "\n")));
        code = static_cast<int>(base::toInteger(std::string_view(reply).substr(0, 3)).value_or(0));
    }
    [[nodiscard]] std::string verdict() const {
        if (code / 100 == 2 || code / 100 == 3)
            return "accept";
        if (closed && code / 100 == 5)
            return "drop";
        return code / 100 == 4 ? "defer" : "deny";
    }
};

Answered converse(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench, const config::Settings& test) {
    control::DialogueQuestion question;
    question.clientAddress = test.get(option::client);
    question.listener = test.get(option::listener);
    question.authenticatedId = test.get(option::authenticatedId);
    question.tls = test.get(option::tls);
    question.explain = true;
    TrialDialogue dialogue(compiled, bench.outside, bench.clock, bench.ids, question);
    Answered answered;
    answered.take(dialogue.open());
    const bool written = !test.get(option::say).empty();
    bool recipients = false; ///< one was accepted
    std::string_view before;
    std::size_t lines = 0;
    const auto said = portions(test);
    for (const std::string& portion : said) {
        // A dialogue made of sender and recipients ends where a client would give up.
        const bool goesOn = written || answered.code < 400 || (portion.starts_with("RCPT ") && before.starts_with("RCPT ")) ||
                            (portion.starts_with("DATA") && recipients);
        if (answered.closed || !goesOn || ++lines > mostLines)
            break;
        answered.transcript += "> " + portion;
        answered.take(dialogue.feed(portion));
        recipients = recipients || (portion.starts_with("RCPT ") && answered.code < 300);
        before = portion;
    }
    if (!answered.closed)
        dialogue.end();
    return answered;
}

bool replyMatches(const std::string& wanted, const std::string& reply) {
    if (!wanted.starts_with('^'))
        return reply.find(wanted) != std::string::npos;
    const auto pattern = regex::Pattern::compile(wanted);
    return pattern && pattern->matches(reply);
}

router::Routed routeOf(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench, const std::string& sender, const std::string& recipient) {
    control::EvaluationFacts facts;
    facts.facts = base::Json::object();
    Situation situation(compiled, bench.outside, facts);
    situation.facts().setSender(sender);
    router::RouteRequest request;
    request.address = recipient;
    request.sender = sender;
    request.purpose = router::Purpose::addressTest;
    const auto routed = compiled->chain->route(request, situation.scope());
    return routed.empty() ? router::Routed() : routed.front();
}

void expect(control::TestOutcome& outcome, std::string_view what, const std::string& wanted, const std::string& found) {
    outcome.passed = false;
    outcome.text += (outcome.text.empty() ? "" : "; ") + std::string("expected ") + std::string(what) + " " + wanted + ", found " + (found.empty() ? "none" : found);
}

control::TestOutcome runOne(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench, const config::Object& object) {
    const config::Settings test(object);
    control::TestOutcome outcome;
    outcome.name = object.name;
    const Answered answered = converse(compiled, bench, test);
    outcome.reply = answered.reply;
    outcome.transcript = answered.transcript;
    outcome.sentences = answered.sentences;
    if (const std::string wanted = test.get(option::verdict); !wanted.empty() && wanted != answered.verdict() && !(wanted == "deny" && answered.verdict() == "drop"))
        expect(outcome, "verdict", wanted, answered.verdict() + " (" + base::shortened(answered.reply, 200) + ")");
    if (const std::string wanted = test.get(option::reply); !wanted.empty() && !replyMatches(wanted, answered.reply))
        expect(outcome, "reply", "\"" + wanted + "\"", "\"" + base::shortened(answered.reply, 200) + "\"");
    const std::string router = test.get(option::router), transport = test.get(option::transport);
    const auto recipients = config::splitList(test.get(option::recipient));
    if ((router.empty() && transport.empty()) || recipients.empty())
        return outcome;
    const router::Routed routed = routeOf(compiled, bench, test.get(option::sender), recipients.back());
    if (!router.empty() && routed.router != router)
        expect(outcome, "router", router, routed.router.empty() ? routed.message : routed.router);
    if (!transport.empty() && routed.transport != transport)
        expect(outcome, "transport", transport, routed.transport.empty() ? routed.message : routed.transport);
    return outcome;
}

} // namespace

std::vector<control::TestOutcome> runPolicyTests(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench,
                                                 const std::vector<std::string>& names) {
    std::vector<control::TestOutcome> outcomes;
    for (const config::Object* object : compiled->document.all(config::Kind::test)) {
        const bool wanted = names.empty() ? config::Settings(*object).get(option::enabled) : std::ranges::find(names, object->name) != names.end();
        if (wanted)
            outcomes.push_back(runOne(compiled, bench, *object));
    }
    return outcomes;
}

config::Findings testFindings(const config::Document& document, const std::vector<control::TestOutcome>& outcomes, config::Severity severity) {
    config::Findings findings;
    for (const control::TestOutcome& outcome : outcomes) {
        if (outcome.passed)
            continue;
        const config::Object* object = document.find(config::Kind::test, outcome.name);
        findings.push_back({severity, "policy-test", object != nullptr ? document.place(*object) : config::Place(),
                            "the test " + outcome.name + " fails: " + outcome.text, outcome.sentences.empty() ? "" : outcome.sentences.front()});
    }
    return findings;
}

} // namespace postroom::app
