// SPDX-License-Identifier: Apache-2.0
// The revision's named lists (`domainlist local_domains = ...`). A list whose text has no expansion is parsed once when
// the revision is loaded; another keeps its compiled text, which policy/expand made and can run (ListExpander).
// Immutable after loading: any number of threads read it.
#pragma once

#include "server/policy/lookup/list.h"
#include "shared/base/guarded.h"
#include "shared/config/finding.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace postroom::lookup {

/// A compiled expansion, seen from below: made and used by policy/expand only.
class CompiledText {
public:
    virtual ~CompiledText() = default;
};

struct NamedList {
    ListKind kind = ListKind::domain;
    std::string name;
    std::string source;
    bool cache = false;  ///< domainlist_cache: results may be kept although the text has expansions
    bool hidden = false; ///< `hide`: not shown to anybody
    config::Place place;
    std::optional<List> parsed;                  ///< when the text needs no expansion
    std::shared_ptr<const CompiledText> compiled; ///< otherwise
};

/// Lists read from files, parsed again only when the file's text has changed. Thread-safe, bounded.
class FileListCache {
public:
    List get(ListKind kind, const std::string& path, const std::string& text) const;

private:
    struct Entry {
        std::string text;
        List list;
    };
    mutable base::Guarded<std::map<std::pair<ListKind, std::string>, Entry>> m_files;
};

class NamedLists {
public:
    NamedLists() = default;
    /// Replaces a list of the same kind and name. Lists whose text cannot need expansion are parsed here; for others
    /// policy/expand/list_setting.h (compileNamedLists) adds `compiled` before the revision is used.
    void add(NamedList list);
    /// Null when there is none.
    [[nodiscard]] const NamedList* find(ListKind kind, std::string_view name) const;
    [[nodiscard]] NamedList* find(ListKind kind, std::string_view name);
    [[nodiscard]] const std::map<std::string, NamedList, std::less<>>& all(ListKind kind) const;

    [[nodiscard]] const FileListCache& fileLists() const { return *m_files; }

private:
    std::map<std::string, NamedList, std::less<>> m_lists[4];
    std::shared_ptr<const FileListCache> m_files = std::make_shared<FileListCache>();
};

} // namespace postroom::lookup
