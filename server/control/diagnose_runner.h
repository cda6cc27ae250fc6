// SPDX-License-Identifier: Apache-2.0
// Questions to a configuration that change nothing: where an address goes, what an expansion yields, what a whole SMTP
// dialogue would be answered. Implemented by server/app, which alone can build a policy from a configuration; asked
// by the handlers of the control protocol, in the daemon and under `postroomd --evaluate`.
//
// Contract: nothing is accepted, delivered, counted or remembered (rate counters and caches included). Calls may block
// in lookups up to their own deadlines and are made from several threads at once, unless said otherwise. An expected
// "no" (an address that fails, an expansion that fails, a refused MAIL) is an answer, not an Error. Errors: invalid with
// the findings in `detail` when the configuration asked for does not compile, notFound for an unknown revision.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/base/strong_id.h"
#include "shared/config/finding.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::control {

/// The configuration that a question is put to.
struct ConfigurationChoice {
    enum class Kind : std::uint8_t {
        running,     ///< what the daemon runs; under --evaluate the file given with --config
        revision,    ///< `revision`
        workingCopy, ///< `revision` (0: the running one) with `changes` applied
        text,        ///< `text`, in Exim's syntax
    };
    Kind kind = Kind::running;
    base::RevisionId revision;
    base::Json changes; ///< as in ConfigService::check
    std::string text;
};

/// What is true while an expression is evaluated. `facts` are variables by name without the dollar
/// (sender_host_address, received_protocol, authenticated_id...; texts or numbers), `now` in seconds since 1970 replaces
/// the clock, `sender` is the envelope sender, `recipient` sets $local_part and $domain.
struct EvaluationFacts {
    base::Json facts;
    std::string message; ///< header fields and body, any line ends; empty: no message
    std::string folder;  ///< relative file names in facts start here
};

struct ExpansionAnswer {
    enum class Kind : std::uint8_t { value, forcedFailure, error };
    Kind kind = Kind::value;
    std::string value; ///< bytes; the error's text when there is one
    std::uint32_t microseconds = 0;
    bool tainted = false;
    std::vector<std::string> steps; ///< "variable = value", "lookup -> answer"; only when asked for
};

/// Expressions evaluated one after another under the same facts. Used by one thread at a time.
class Expander {
public:
    virtual ~Expander() = default;
    virtual ExpansionAnswer expand(std::string_view expression) = 0;
};

struct RouteQuestion {
    std::string address;
    std::string sender; ///< envelope sender, "" is the null sender
    bool verifyOnly = false; ///< as `verify = recipient` would ask, instead of a delivery
    EvaluationFacts facts;
};

/// One address that the question led to; aliases and lists lead to several.
struct RouteAnswer {
    enum class Outcome : std::uint8_t { deliver, fail, defer, discard, hold };
    Outcome outcome = Outcome::deliver;
    std::string address;
    bool noAddress = false;           ///< what was asked about is no address (outcome fail, `text` says why)
    std::string rewrittenTo;          ///< what the rewrite rules made of the address in question; empty: they left it
    std::vector<std::string> parents; ///< nearest first
    std::string router, transport;
    std::string text;                 ///< why not; the reason of fail, defer, discard, hold
    std::string pipeOrFile;
    std::string errorsTo;
    struct Host {
        std::string name;
        std::vector<std::string> addresses;
        int mxPreference = -1;        ///< -1: not from MX
        std::uint16_t port = 0;       ///< 0: the transport's
    };
    std::vector<Host> hosts;
    struct Step {
        std::string router, what, found, result;
    };
    std::vector<Step> steps;          ///< every router asked, in order
};

struct RewriteAnswer {
    std::string place;   ///< "sender", "recipient", or the name of a header field
    std::string address; ///< name and all, where a rule with w has put one
    bool changed = false;
    struct Step {
        std::size_t rule = 0; ///< from 1
        std::string from, to;
        bool last = false;    ///< no rule after it was asked
    };
    std::vector<Step> steps;  ///< the rules that matched
};

/// Something that failed for now. Without a schedule the rules of the configuration are asked.
struct RetryQuestion {
    std::string address, host, sender;
    std::string error = "*"; ///< as in retry rules: "rcpt_452", "refused_MX"; "*": one that only rules for all errors cover
    std::string schedule;    ///< not empty: only this is asked: "F,2h,15m"
};

struct RetryAnswer {
    std::size_t rule = 0; ///< from 1; 0: none applies, or a schedule was asked about
    std::string pattern, error, senders;
    std::vector<base::Seconds> tries; ///< after the arrival; the first is at once
    bool givesUp = false; ///< with the last try; otherwise it goes on
    bool random = false;  ///< a step of kind H decides: the times are those in the middle
};

/// The client that a dialogue pretends to come from.
struct DialogueQuestion {
    std::string clientAddress = "127.0.0.1";
    std::uint16_t clientPort = 0;
    std::string interfaceAddress; ///< empty: the listener's
    std::uint16_t interfacePort = 0; ///< 0: 25, or the listener's
    std::string listener;         ///< name of a listener object; empty: an mx listener
    std::string authenticatedId;  ///< not empty: as if this user had authenticated
    bool tls = false;             ///< as if STARTTLS had been done
    bool explain = false;         ///< also yield the decision trace
};

struct DialogueStep {
    std::string replies; ///< what the server says now, with CR LF; may be empty (inside message data, a BDAT chunk)
    bool closed = false; ///< the server ends the connection
    /// With `explain`: decisions taken in this step, as policy/acl's traceJson writes them, and as sentences.
    base::Json decisions;
    std::vector<std::string> sentences;
    std::string wouldAccept; ///< id of the message that would have been accepted now; it was thrown away
};

/// An SMTP session without a network. Used by one thread at a time; destroying it is a dropped connection.
class Dialogue {
public:
    virtual ~Dialogue() = default;
    /// The greeting, or the refusal of the connect ACL. Call once, first.
    virtual DialogueStep open() = 0;
    /// Bytes from the client, CR LF line ends; a line need not be whole.
    virtual DialogueStep feed(std::string_view bytes) = 0;
    /// The client has closed (not-QUIT ACL). Nothing may follow.
    virtual void end() = 0;
};

/// What another configuration makes of a recorded case.
struct ReplayOutcome {
    enum class Kind : std::uint8_t {
        same,
        differs,
        drifted,       ///< it differs from what was decided then, but the running configuration would decide so too
        notReplayable, ///< `missing` says what was not recorded
    } kind = Kind::same;
    struct Side {
        std::string outcome, reply, decidedBy;
    };
    struct Difference {
        std::string phase, recipient;
        Side before, after;
        std::vector<std::string> sentences; ///< why it comes out so now
    };
    std::vector<Difference> differences;
    struct Missing {
        std::string what;    ///< a sentence, equal for all questions of the sort
        std::string example; ///< what was asked; may be empty
    };
    std::vector<Missing> missing;
};

/// Recorded cases put to one configuration, one after another. Used by one thread at a time.
class Replayer {
public:
    virtual ~Replayer() = default;
    /// `packedTrace` as the event store has it.
    virtual ReplayOutcome replay(std::string_view packedTrace) = 0;
};

/// What came of a test that stands in the configuration.
struct TestOutcome {
    std::string name;
    bool passed = true;
    std::string text;       ///< what was expected and what was found; empty when it passed
    std::string reply;      ///< the last one
    std::string transcript; ///< the whole dialogue; the client's lines begin with "> "
    std::vector<std::string> sentences; ///< why the last reply was given
};

/// One expression as a form field holds it.
struct ExpressionQuestion {
    enum class Kind : std::uint8_t { string, condition, domainList, hostList, addressList, localPartList };
    Kind kind = Kind::string;
    std::string text;
};

/// Thread-safe; what it returns is not.
class DiagnoseRunner {
public:
    virtual ~DiagnoseRunner() = default;
    virtual base::Result<std::unique_ptr<Expander>> expander(const ConfigurationChoice& configuration,
                                                             const EvaluationFacts& facts) = 0;
    virtual base::Result<std::vector<RouteAnswer>> route(const ConfigurationChoice& configuration, const RouteQuestion& question) = 0;
    /// What rewriting makes of an address in each place.
    virtual base::Result<std::vector<RewriteAnswer>> rewrite(const ConfigurationChoice& configuration, const std::string& address, const EvaluationFacts& facts) = 0;
    /// Which retry rule applies, and when a message that arrives now would be tried.
    virtual base::Result<RetryAnswer> retry(const ConfigurationChoice&, const RetryQuestion&) {
        return base::fail(base::permanentError(base::ErrorKind::unavailable, "retry rules cannot be asked here"));
    }
    virtual base::Result<std::unique_ptr<Dialogue>> dialogue(const ConfigurationChoice& configuration,
                                                             const DialogueQuestion& question) = 0;
    virtual base::Result<std::unique_ptr<Replayer>> replayer(const ConfigurationChoice& configuration) = 0;
    /// Runs the tests of the configuration; all enabled ones when `names` is empty.
    virtual base::Result<std::vector<TestOutcome>> test(const ConfigurationChoice& configuration, const std::vector<std::string>& names) = 0;
    /// Compiles only. No finding of severity error: it could be applied.
    virtual base::Result<config::Findings> findings(const ConfigurationChoice& configuration) = 0;
    /// Compiles one expression among the names of a configuration. Places have line and column of the text itself.
    virtual base::Result<config::Findings> compileExpression(const ConfigurationChoice&, const ExpressionQuestion&) {
        return base::fail(base::permanentError(base::ErrorKind::unavailable, "expressions cannot be compiled here"));
    }
};

} // namespace postroom::control
