// SPDX-License-Identifier: Apache-2.0
// The one place under which mail files may be written (DESIGN, section 9: one owner, no setuid). A path that leaves it, by
// "..", by a symbolic link or by being somewhere else, is refused with a sentence.
#pragma once

#include "server/policy/expand/value.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::transport {

class MailRoot {
public:
    /// `folder` is absolute; it is made when the first delivery needs it. Empty: nothing may be written.
    explicit MailRoot(std::string folder) : m_folder(std::move(folder)) {}

    /// The path itself when it lies within the root (or is /dev/null). Errors (temporary, for the administrator): tainted, not
    /// absolute, outside.
    [[nodiscard]] base::Result<std::string> check(const expand::Value& path) const;
    /// Makes a folder and what is missing above it, from the root on; each new one is flushed into its parent.
    [[nodiscard]] base::Result<void> makeFolders(const std::string& folder, unsigned mode) const;
    [[nodiscard]] const std::string& folder() const { return m_folder; }

private:
    std::string m_folder;
};

} // namespace postroom::transport
