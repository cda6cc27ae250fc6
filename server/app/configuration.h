// SPDX-License-Identifier: Apache-2.0
// The configuration's life: revisions, check, apply, confirmation, rollback, text form. Implements what the control
// protocol asks (control/config_service.h) over config.db and the running server. Thread-safe; applying is serialised.
#pragma once

#include "server/app/revision_activator.h"
#include "server/app/revision_book.h"
#include "server/control/config_service.h"
#include "server/platform/events/event.h"
#include "shared/config/changes.h"

#include <mutex>
#include <optional>

namespace postroom::app {

class Configuration final : public control::ConfigService {
public:
    /// All must outlive this.
    Configuration(store::ConfigStore& store, RevisionActivator& activator, events::Sink& events, const base::Clock& clock);

    /// Where mailboxes of an imported configuration go (ReadOptions::mailRoot).
    void setMailRoot(std::string folder) { m_mailRoot = std::move(folder); }

    /// At start: the newest revision is compiled and put to work; a store without one gets `first`. The error has all
    /// findings in its detail, a line each.
    base::Result<void> start(const config::Document& first, const config::SecretMap& firstSecrets, const std::string& comment);
    [[nodiscard]] bool isNew() const; ///< has the store no revision yet?
    /// Reverts what was not confirmed in time. Called every second.
    void tick();

    control::RevisionInfo running() override;
    base::Result<std::vector<control::RevisionInfo>> history(base::RevisionId before, std::size_t limit) override;
    base::Result<base::Json> document(const control::WorkingCopy& copy) override;
    base::Result<base::Json> settings(const control::WorkingCopy& copy, const std::string& object) override;
    base::Result<control::CheckOutcome> check(const control::WorkingCopy& copy) override;
    base::Result<control::ApplyOutcome> apply(const control::ApplyRequest& request) override;
    base::Result<control::RevisionInfo> confirm(base::RevisionId revision, const std::string& author) override;
    base::Result<control::ApplyOutcome> revert(base::RevisionId revision, const std::string& author) override;
    base::Result<control::ApplyOutcome> rollback(base::RevisionId to, const std::string& comment, const std::string& author,
                                                 base::Seconds confirmWithin) override;
    base::Result<base::Json> diff(base::RevisionId from, base::RevisionId to) override;
    base::Result<std::string> exportText(const control::WorkingCopy& copy) override;
    base::Result<control::ImportOutcome> importText(const std::string& text, const std::string& fileName) override;
    base::Result<std::vector<std::string>> secretNames() override;
    base::Result<void> setSecret(const std::string& name, const std::string& value, const std::string& author) override;

    /// A working copy as a document; its findings are those of the changes alone.
    base::Result<config::Applied> working(const control::WorkingCopy& copy);
    base::Result<config::SecretMap> secrets() { return m_book.secrets(); }

private:
    using Pending = store::ConfigStore::Pending;
    struct Wanted {
        config::Document document;
        config::SecretMap newSecrets;
        std::string comment;
        std::string author;
        base::Seconds confirmWithin{0};
        bool despiteTests = false;
    };
    base::Result<control::ApplyOutcome> put(Wanted wanted);
    base::Result<control::ApplyOutcome> goBack(base::RevisionId to, const std::string& comment, const std::string& author, base::Seconds confirmWithin);
    control::RevisionInfo info(const store::StoredRevision& stored);
    base::RevisionId baseOf(const control::WorkingCopy& copy);
    void publish(std::string_view name, const store::StoredRevision& revision, std::string_view why);

    RevisionBook m_book;
    std::string m_mailRoot;
    RevisionActivator& m_activator;
    events::Sink& m_events;
    const base::Clock& m_clock;
    std::recursive_mutex m_applying; ///< held while a revision is made; revert and rollback are applications too
    std::mutex m_mutex;              ///< guards the two below
    store::StoredRevision m_running;
    std::optional<Pending> m_pending;
};

} // namespace postroom::app
