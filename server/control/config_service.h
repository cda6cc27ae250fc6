// SPDX-License-Identifier: Apache-2.0
// The configuration as the control protocol sees it: revisions, a working copy (a base and changes) that is checked and
// applied, history, difference, text form. Implemented by server/app over config.db, the text form and the composition.
//
// Documents and changes cross as JSON, in the form of shared/config/changes.h and document_json.h:
//   {"op":"set","object":"router smarthost","setting":"route_list","value":"* mail.example.net"}
//   {"op":"unset","object":"main","setting":"smtp_banner"}
//   {"op":"add","object":"router new","rank":2,"value":{"driver":"manualroute"}}
//   {"op":"remove","object":"router old"}   {"op":"move","object":"router r","rank":0}   {"op":"rename","object":"router r","name":"s"}
// An outcome that people must expect (findings, a stale base) is a value; Error is for a store that fails.
// Thread-safe; applying is serialised by the implementation.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/base/strong_id.h"
#include "shared/config/import_report.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace postroom::control {

struct RevisionInfo {
    base::RevisionId id;
    base::RevisionId parent;  ///< 0: the first
    base::Time time{};
    std::string author;       ///< user name of the peer, "factory" for the first
    std::string comment;
    std::string digest;       ///< hex SHA-256 of the canonical document
    bool running = false;
    std::optional<base::Time> revertsAt; ///< applied, to be confirmed until then
};

/// A base and what is to change in it.
struct WorkingCopy {
    base::RevisionId base; ///< 0: the running one
    base::Json changes;    ///< array of changes, see above
};

struct ApplyRequest {
    WorkingCopy copy;
    std::string comment;
    std::string author;
    /// Not 0: the previous revision comes back after this time unless confirm() is called.
    base::Seconds confirmWithin{0};
    bool despiteTests = false; ///< tests of the configuration that fail are warnings
};

struct ApplyOutcome {
    enum class Kind : std::uint8_t {
        applied,
        unchanged, ///< the changes change nothing; no revision was made
        findings,  ///< refused: `findings` has errors; nothing changed
        conflict,  ///< refused: the base is stale and `conflicts` names the objects that both sides changed
        failed,    ///< it compiled, but could not be put to work (a port that cannot be bound): the old one runs; see `findings`
    };
    Kind kind = Kind::applied;
    RevisionInfo revision;    ///< what runs now
    config::Findings findings; ///< warnings and notes when applied
    std::vector<std::string> conflicts;
    bool restartNeeded = false; ///< some changed setting works only after a restart of the daemon
};

struct CheckOutcome {
    config::Findings findings;
    base::Json difference; ///< as diff() gives it, against the base
    std::string digest;    ///< of the result
    bool restartNeeded = false; ///< some changed setting works only after a restart of the daemon
};

using ImportLine = config::ReportLine; ///< what an import made of a line

struct ImportOutcome {
    WorkingCopy copy; ///< changes that make the running document into the imported one
    config::Findings findings;
    std::vector<ImportLine> lines;
    base::Json difference;
    std::string digest;
};

class ConfigService {
public:
    virtual ~ConfigService() = default;

    virtual RevisionInfo running() = 0;
    /// Newest first, older than `before` (0: from the newest), at most `limit`.
    virtual base::Result<std::vector<RevisionInfo>> history(base::RevisionId before, std::size_t limit) = 0;
    /// The whole document with `copy` applied: {"objects":[{"object":"router r","kind":"router","name":"r","body":{...}}]};
    /// only explicit settings. Secrets are "secret:NAME".
    virtual base::Result<base::Json> document(const WorkingCopy& copy) = 0;
    /// Where each setting of an object ("main", "router r"; "" for all) comes from:
    /// [{"object","setting","value","text","default":bool,"since":revision,"author","time"}].
    virtual base::Result<base::Json> settings(const WorkingCopy& copy, const std::string& object) = 0;

    virtual base::Result<CheckOutcome> check(const WorkingCopy& copy) = 0;
    virtual base::Result<ApplyOutcome> apply(const ApplyRequest& request) = 0;
    /// Keeps the running revision. notFound when nothing waits for confirmation, conflict when another revision does.
    virtual base::Result<RevisionInfo> confirm(base::RevisionId revision, const std::string& author) = 0;
    /// Goes back now to the revision before the one that waits for confirmation.
    virtual base::Result<ApplyOutcome> revert(base::RevisionId revision, const std::string& author) = 0;
    /// Makes a new revision with the document of an old one.
    virtual base::Result<ApplyOutcome> rollback(base::RevisionId to, const std::string& comment, const std::string& author,
                                                base::Seconds confirmWithin) = 0;

    /// [{"object","change":"added|removed|changed|moved","settings":[{"setting","before","after"}]}], texts as written.
    virtual base::Result<base::Json> diff(base::RevisionId from, base::RevisionId to) = 0;

    virtual base::Result<std::string> exportText(const WorkingCopy& copy) = 0;
    /// Reads a text in Exim's syntax and compares it with the running document. `fileName` is for findings; includes are
    /// read relative to its folder, with the daemon's rights: only administrators get here.
    virtual base::Result<ImportOutcome> importText(const std::string& text, const std::string& fileName) = 0;
    /// Names of the secrets that documents may refer to; never their values.
    virtual base::Result<std::vector<std::string>> secretNames() = 0;
    virtual base::Result<void> setSecret(const std::string& name, const std::string& value, const std::string& author) = 0;
};

} // namespace postroom::control
