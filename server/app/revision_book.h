// SPDX-License-Identifier: Apache-2.0
// Revisions of config.db as documents: between the store's rows and shared/config. Thread-safe as the store is.
#pragma once

#include "server/platform/store/config_store.h"
#include "shared/config/document.h"

namespace postroom::app {

class RevisionBook {
public:
    explicit RevisionBook(store::ConfigStore& store) : m_store(store) {}

    /// Errors: notFound; internal when a body cannot be read by this version, with what is wrong.
    [[nodiscard]] base::Result<config::Document> document(base::RevisionId id) const;
    [[nodiscard]] base::Result<config::SecretMap> secrets() const;
    base::Result<store::StoredRevision> append(const config::Document& document, store::StoredRevision revision, base::RevisionId expected);
    base::Result<void> storeSecrets(const config::SecretMap& secrets);
    [[nodiscard]] store::ConfigStore& store() const { return m_store; }

private:
    store::ConfigStore& m_store;
};

} // namespace postroom::app
