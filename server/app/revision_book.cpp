// SPDX-License-Identifier: Apache-2.0
#include "server/app/revision_book.h"

#include "shared/config/document_json.h"

namespace postroom::app {

base::Result<config::Document> RevisionBook::document(base::RevisionId id) const {
    auto rows = m_store.objects(id);
    if (!rows)
        return base::fail(rows.error());
    config::Document document;
    config::Findings findings;
    for (const store::StoredObject& row : *rows) {
        const auto kind = catalogue::kindFromName(row.kind);
        const auto body = base::Json::parse(row.body);
        if (!kind || !body)
            return base::fail(base::permanentError(base::ErrorKind::internal, "revision " + std::to_string(id.value) + " holds " + row.kind + " " + row.name +
                                                                                  ", which this version cannot read"));
        config::Object object = config::objectFromJson(*kind, row.name, *body, findings);
        if (*kind == config::Kind::main)
            document.mainObject() = std::move(object);
        else
            document.insert(std::move(object), static_cast<std::size_t>(row.rank));
    }
    if (config::hasErrors(findings))
        return base::fail(base::permanentError(base::ErrorKind::internal, "revision " + std::to_string(id.value) + " cannot be read by this version",
                                               findings.front().text()));
    return document;
}

base::Result<config::SecretMap> RevisionBook::secrets() const {
    auto stored = m_store.secrets();
    if (!stored)
        return base::fail(stored.error());
    return config::SecretMap(stored->begin(), stored->end());
}

base::Result<store::StoredRevision> RevisionBook::append(const config::Document& document, store::StoredRevision revision, base::RevisionId expected) {
    std::vector<store::StoredObject> rows;
    for (const config::Object& object : document.objects)
        rows.push_back({std::string(catalogue::kindName(object.kind)), object.name, static_cast<std::int64_t>(document.rank(object)),
                        config::bodyToJson(object).canonicalText(), {}});
    return m_store.append(std::move(revision), rows, expected);
}

base::Result<void> RevisionBook::storeSecrets(const config::SecretMap& secrets) {
    for (const auto& [name, value] : secrets)
        if (auto stored = m_store.setSecret(name, value); !stored)
            return stored;
    return {};
}

} // namespace postroom::app
