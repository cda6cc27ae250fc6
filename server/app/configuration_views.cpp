// SPDX-License-Identifier: Apache-2.0
// Looking at revisions: history, documents, provenance, differences, text form.
#include "server/app/configuration.h"

#include "server/app/config_json.h"
#include "server/app/state_folder.h"
#include "shared/catalogue/option_row.h"
#include "shared/config/digest.h"
#include "shared/config/import_report.h"
#include "shared/config/document_json.h"
#include "shared/config/text_printer.h"
#include "shared/config/text_reader.h"

#include <filesystem>

namespace postroom::app {

namespace {

base::Result<std::string> readInclude(const std::filesystem::path& folder, std::string_view path) {
    return readOrdinaryFile((path.starts_with('/') ? std::filesystem::path(path) : folder / path).string());
}

/// What each setting of an object says now, and since when; `versions` are newest first.
struct Provenance {
    const std::vector<store::StoredObject>& versions;

    /// The revision since which the setting has had this value without interruption.
    [[nodiscard]] base::RevisionId since(std::string_view setting, const base::Json& value) const {
        base::RevisionId since{};
        for (const store::StoredObject& version : versions) {
            const auto body = base::Json::parse(version.body);
            if (!body || !((*body)["settings"][setting] == value))
                break;
            since = version.since;
        }
        return since;
    }
};

} // namespace

base::Result<std::vector<control::RevisionInfo>> Configuration::history(base::RevisionId before, std::size_t limit) {
    auto stored = m_book.store().history(before, limit);
    if (!stored)
        return base::fail(stored.error());
    std::vector<control::RevisionInfo> list;
    for (const store::StoredRevision& revision : *stored)
        list.push_back(info(revision));
    return list;
}

base::Result<base::Json> Configuration::document(const control::WorkingCopy& copy) {
    auto applied = working(copy);
    if (!applied)
        return base::fail(applied.error());
    return documentToProtocol(applied->document);
}

base::Result<base::Json> Configuration::settings(const control::WorkingCopy& copy, const std::string& object) {
    auto applied = working(copy);
    if (!applied)
        return base::fail(applied.error());
    base::Json list = base::Json::array();
    bool found = object.empty();
    for (const config::Object& each : applied->document.objects) {
        if (!object.empty() && each.label() != object)
            continue;
        found = true;
        auto versions = m_book.store().versions(catalogue::kindName(each.kind), each.name);
        if (!versions)
            return base::fail(versions.error());
        const Provenance provenance{*versions};
        for (const catalogue::OptionRow* row : catalogue::optionsOf(each.kind, each.driver())) {
            const config::Setting* setting = each.find(row->name);
            base::Json entry = base::Json::object({{"object", each.label()}, {"setting", row->name}, {"default", setting == nullptr}});
            if (setting == nullptr) {
                entry.set("text", row->defaultText);
            } else {
                const bool secret = row->secrecy == catalogue::Secrecy::secret;
                const base::Json value = config::toJson(setting->value);
                entry.set("text", secret ? "(secret)" : config::valueText(*row, setting->value));
                if (!secret)
                    entry.set("value", value);
                if (const base::RevisionId since = provenance.since(row->name, value)) {
                    entry.set("since", since.value);
                    if (const auto revision = m_book.store().revision(since)) {
                        entry.set("author", revision->author);
                        entry.set("time", base::toEpochMicros(revision->time));
                    }
                }
            }
            list.append(std::move(entry));
        }
    }
    if (!found)
        return base::fail(base::permanentError(base::ErrorKind::notFound, "there is no object \"" + object + "\""));
    return list;
}

base::Result<base::Json> Configuration::diff(base::RevisionId from, base::RevisionId to) {
    auto before = m_book.document(from);
    auto after = m_book.document(to);
    if (!before || !after)
        return base::fail(!before ? before.error() : after.error());
    return differenceToProtocol(config::difference(*before, *after));
}

base::Result<std::string> Configuration::exportText(const control::WorkingCopy& copy) {
    auto applied = working(copy);
    if (!applied)
        return base::fail(applied.error());
    return config::printText(applied->document);
}

base::Result<control::ImportOutcome> Configuration::importText(const std::string& text, const std::string& fileName) {
    const base::RevisionId from = running().id;
    auto now = m_book.document(from);
    if (!now)
        return base::fail(now.error());
    const std::filesystem::path folder = std::filesystem::path(fileName).parent_path();
    config::ReadOptions options;
    options.fileName = fileName;
    options.mailRoot = m_mailRoot;
    options.include = [&folder](std::string_view path) { return readInclude(folder, path); };
    config::ReadResult read = config::readText(text, options);
    control::ImportOutcome outcome;
    outcome.findings = read.findings;
    if (!config::hasErrors(outcome.findings)) {
        auto secrets = m_book.secrets();
        if (!secrets)
            return base::fail(secrets.error());
        for (const auto& [name, value] : read.secrets)
            secrets->insert_or_assign(name, value);
        (void)m_activator.compile(read.document, *secrets, {0}, outcome.findings);
    }
    outcome.lines = config::importReport(read.directives, outcome.findings);
    config::Changes changes = config::changesBetween(*now, read.document);
    for (config::Change& change : changes) // a secret written out in the text travels with the change that uses it
        if (const auto name = config::secretName(change.value.toStringView()); !name.empty())
            if (const auto secret = read.secrets.find(name); secret != read.secrets.end())
                change.value = base::Json(secret->second);
    outcome.copy = {from, changesToProtocol(changes)};
    outcome.difference = differenceToProtocol(config::difference(*now, read.document));
    outcome.digest = config::digest(read.document);
    return outcome;
}

base::Result<std::vector<std::string>> Configuration::secretNames() {
    auto secrets = m_book.secrets();
    if (!secrets)
        return base::fail(secrets.error());
    std::vector<std::string> names;
    for (const auto& [name, value] : *secrets)
        names.push_back(name);
    return names;
}

base::Result<void> Configuration::setSecret(const std::string& name, const std::string& value, const std::string& author) {
    const std::lock_guard applying(m_applying);
    if (auto stored = m_book.store().setSecret(name, value); !stored)
        return stored;
    const store::StoredRevision now = [this] {
        const std::lock_guard lock(m_mutex);
        return m_running;
    }();
    auto document = m_book.document(now.id);
    auto secrets = m_book.secrets();
    if (!document || !secrets)
        return base::fail(!document ? document.error() : secrets.error());
    config::Findings findings;
    if (auto compiled = m_activator.compile(*document, *secrets, now.id, findings))
        m_activator.activate(std::move(compiled), findings);
    publish("config.secret-set", now, name + " by " + author);
    return {};
}

} // namespace postroom::app
