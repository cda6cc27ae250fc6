// SPDX-License-Identifier: Apache-2.0
// The interfaces that only server/app implements, in memory.
#pragma once

#include "server/control/config_service.h"
#include "server/control/daemon_actions.h"
#include "server/control/diagnose_runner.h"
#include "server/control/lookup_service.h"
#include "server/control/mail_submitter.h"
#include "server/control/policy_figures.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace postroom::test {

class FakeDialogue final : public control::Dialogue {
public:
    explicit FakeDialogue(int& ended) : m_ended(ended) {}
    control::DialogueStep open() override { return step("220 mx.test\r\n"); }
    control::DialogueStep feed(std::string_view bytes) override {
        if (bytes == "QUIT\r\n") {
            auto last = step("221 bye\r\n");
            last.closed = true;
            return last;
        }
        auto answer = step("250 " + std::string(bytes));
        answer.sentences = {"accepted by statement 1"};
        return answer;
    }
    void end() override { ++m_ended; }

private:
    static control::DialogueStep step(std::string replies) {
        control::DialogueStep out;
        out.replies = std::move(replies);
        return out;
    }
    int& m_ended;
};

class FakeRunner final : public control::DiagnoseRunner {
public:
    class FakeExpander final : public control::Expander {
    public:
        explicit FakeExpander(control::EvaluationFacts facts) : m_facts(std::move(facts)) {}
        control::ExpansionAnswer expand(std::string_view expression) override {
            control::ExpansionAnswer answer;
            if (expression == "fail") {
                answer.kind = control::ExpansionAnswer::Kind::forcedFailure;
                answer.value = "\"if\" failed";
            } else if (expression == "$message") {
                answer.value = m_facts.message;
            } else {
                answer.value = "<" + std::string(expression) + ">";
            }
            return answer;
        }

    private:
        control::EvaluationFacts m_facts;
    };

    base::Result<std::unique_ptr<control::Expander>> expander(const control::ConfigurationChoice& configuration,
                                                              const control::EvaluationFacts& facts) override {
        asked = configuration;
        return std::make_unique<FakeExpander>(facts);
    }
    base::Result<std::vector<control::RewriteAnswer>> rewrite(const control::ConfigurationChoice&, const std::string& address, const control::EvaluationFacts&) override {
        return std::vector<control::RewriteAnswer>{{"sender", "new-" + address, true, {{1, address, "new-" + address, true}}}};
    }
    base::Result<control::RetryAnswer> retry(const control::ConfigurationChoice&, const control::RetryQuestion& question) override {
        if (question.error != "*")
            return control::RetryAnswer{2, "mx.test", question.error, question.sender, {base::Seconds(0), base::Seconds(900)}, true, false};
        return control::RetryAnswer{0, {}, {}, {}, {base::Seconds(0)}, true, false};
    }
    base::Result<std::vector<control::RouteAnswer>> route(const control::ConfigurationChoice& configuration,
                                                          const control::RouteQuestion& question) override {
        asked = configuration;
        control::RouteAnswer answer;
        answer.address = question.address;
        answer.router = "dnslookup";
        answer.transport = "remote_smtp";
        answer.hosts.push_back({"mx.test", {"192.0.2.1"}, 10, 0});
        answer.steps.push_back({"local", "domains", "test is not in +local_domains", "skipped"});
        return std::vector{answer};
    }
    base::Result<std::unique_ptr<control::Dialogue>> dialogue(const control::ConfigurationChoice& configuration,
                                                              const control::DialogueQuestion& question) override {
        asked = configuration;
        client = question.clientAddress;
        return std::make_unique<FakeDialogue>(ended);
    }
    base::Result<std::vector<control::TestOutcome>> test(const control::ConfigurationChoice&, const std::vector<std::string>& names) override {
        return std::vector<control::TestOutcome>{{"good", true, {}, "250 OK", {}, {}}, {names.empty() ? "bad" : names[0], false, "expected deny", "250 OK", {}, {}}};
    }
    /// The trace is the answer: "same", "drifted", "missing:WHAT", anything else differs.
    class FakeReplayer final : public control::Replayer {
    public:
        control::ReplayOutcome replay(std::string_view trace) override {
            using Kind = control::ReplayOutcome::Kind;
            control::ReplayOutcome outcome;
            outcome.kind = trace == "same" ? Kind::same : trace == "drifted" ? Kind::drifted : trace.starts_with("missing:") ? Kind::notReplayable : Kind::differs;
            if (outcome.kind == Kind::notReplayable)
                outcome.missing.push_back({std::string(trace.substr(8)), "x"});
            if (outcome.kind == Kind::differs)
                outcome.differences.push_back({"rcpt", "anna@test", {"accept", "", "a statement 1"}, {"deny", "550 no", "a statement 2"}, {"Refused."}});
            return outcome;
        }
    };
    base::Result<std::unique_ptr<control::Replayer>> replayer(const control::ConfigurationChoice& configuration) override {
        asked = configuration;
        return std::make_unique<FakeReplayer>();
    }
    base::Result<config::Findings> findings(const control::ConfigurationChoice&) override {
        config::Finding finding;
        finding.message = "unknown variable";
        return config::Findings{finding};
    }

    control::ConfigurationChoice asked;
    std::string client;
    int ended = 0;
};

struct FakeFigures final : control::PolicyFigures {
    base::Json figures() override { return base::Json::object({{"statements", base::Json::array()}}); }
};

class FakeConfig final : public control::ConfigService {
public:
    control::RevisionInfo running() override { return info(latest); }
    base::Result<std::vector<control::RevisionInfo>> history(base::RevisionId before, std::size_t limit) override {
        std::vector<control::RevisionInfo> out;
        for (std::int64_t id = before ? before.value - 1 : latest; id > 0 && out.size() < limit; --id)
            out.push_back(info(id));
        return out;
    }
    base::Result<base::Json> document(const control::WorkingCopy&) override { return base::Json::object({{"objects", base::Json::array()}}); }
    base::Result<base::Json> settings(const control::WorkingCopy&, const std::string&) override { return base::Json::array(); }
    base::Result<control::CheckOutcome> check(const control::WorkingCopy& copy) override {
        control::CheckOutcome outcome;
        outcome.difference = copy.changes;
        outcome.findings = next.findings;
        return outcome;
    }
    base::Result<control::ApplyOutcome> apply(const control::ApplyRequest& request) override {
        applied = request;
        if (next.kind == control::ApplyOutcome::Kind::applied)
            next.revision = info(++latest);
        return next;
    }
    base::Result<control::RevisionInfo> confirm(base::RevisionId revision, const std::string&) override { return info(revision.value); }
    base::Result<control::ApplyOutcome> revert(base::RevisionId, const std::string&) override { return next; }
    base::Result<control::ApplyOutcome> rollback(base::RevisionId to, const std::string& comment, const std::string& author,
                                                 base::Seconds within) override {
        if (to.value > latest)
            return base::fail(base::permanentError(base::ErrorKind::notFound, "there is no revision " + std::to_string(to.value)));
        return apply({{to, {}}, comment, author, within});
    }
    base::Result<base::Json> diff(base::RevisionId, base::RevisionId) override { return base::Json::array(); }
    base::Result<std::string> exportText(const control::WorkingCopy&) override { return std::string("primary_hostname = mx.test\n"); }
    base::Result<control::ImportOutcome> importText(const std::string& text, const std::string& fileName) override {
        control::ImportOutcome outcome;
        outcome.copy.base = {latest};
        outcome.lines.push_back({control::ImportLine::Kind::taken, {fileName, 1, 1, "", ""}, text, ""});
        return outcome;
    }
    base::Result<std::vector<std::string>> secretNames() override { return std::vector<std::string>{"relay"}; }
    base::Result<void> setSecret(const std::string&, const std::string&, const std::string&) override { return {}; }

    std::int64_t latest = 3;
    control::ApplyOutcome next;
    control::ApplyRequest applied;

private:
    control::RevisionInfo info(std::int64_t id) const {
        control::RevisionInfo revision;
        revision.id = {id};
        revision.parent = {id - 1};
        revision.author = "anna";
        revision.digest = "d" + std::to_string(id);
        revision.running = id == latest;
        return revision;
    }
};

class FakeDaemon final : public control::DaemonActions {
public:
    control::DaemonStatus status() override { return state; }
    base::Result<void> reload() override { return {}; }
    base::Result<void> reopenLogs() override { return {}; }
    void stop() override { stopped = true; }
    base::Result<base::Json> checkAliases() override { return base::Json::object({{"files", base::Json::array()}}); }
    bool stopped = false;
    control::DaemonStatus state;
};

class FakeSubmitter final : public control::MailSubmitter {
public:
    base::Result<control::SubmissionOutcome> submit(control::Submission submission) override {
        last = std::move(submission);
        if (full)
            return base::fail(base::temporaryError(base::ErrorKind::io, "no space left"));
        control::SubmissionOutcome outcome;
        outcome.id = *base::MessageId::fromText("1tEBn2-00000000001-0001");
        outcome.text = "OK id=1tEBn2-00000000001-0001";
        return outcome;
    }
    base::Result<std::unique_ptr<control::Dialogue>> smtp(const control::LocalUser&) override { return std::make_unique<FakeDialogue>(ended); }

    control::Submission last;
    bool full = false;
    int ended = 0;
};

/// Two servers, of which the second is down.
class FakeLookups final : public control::LookupService {
public:
    control::LookupStatus status() override { return state; }
    base::Result<std::vector<control::LookupTest>> test(const std::string& server) override {
        std::vector<control::LookupTest> out;
        for (const auto& known : state.servers)
            if (server.empty() || server == known.server)
                out.push_back({known.server, known.state == "up", known.problem, 250});
        if (out.empty())
            return base::fail(base::permanentError(base::ErrorKind::notFound, "no such server"));
        return out;
    }
    control::LookupStatus state{{{"redis://127.0.0.1:6379/0", "redis", "up", {}, "", 4, 0, 120, 1},
                                 {"mysql://127.0.0.1:3306/mail", "mysql", "down", {}, "refused", 3, 3, 0, 0}},
                                7, 2, 1};
};

} // namespace postroom::test
