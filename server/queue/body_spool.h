// SPDX-License-Identifier: Apache-2.0
// Bodies: up to 16 KiB in memory, larger ones as immutable files body/C/ID under the spool directory, durable (fdatasync,
// and the directory) before their row is written. A file without a row is what a crash left: start-up moves it to
// lost+found, where the administrator may look at it and delete it.
#pragma once

#include "server/queue/inbox.h"

#include <functional>
#include <string>
#include <vector>

namespace postroom::queue {

inline constexpr std::size_t inlineBodyLimit = 16 * 1024;

class BodySpool {
public:
    /// Makes the directories (0750).
    static base::Result<BodySpool> open(std::string directory);

    [[nodiscard]] std::unique_ptr<BodyWriter> newBody(const base::MessageId& id) const;
    /// "body/C/ID" of a path made by a writer, and back.
    [[nodiscard]] std::string relative(const std::string& path) const;
    [[nodiscard]] std::string absolute(const std::string& relativePath) const { return m_directory + "/" + relativePath; }
    void remove(const std::string& path) const;
    /// Moves every body file for which `hasRow` says no to lost+found. Returns their new paths.
    base::Result<std::vector<std::string>> rescue(const std::function<bool(std::string_view relativePath)>& hasRow) const;

private:
    explicit BodySpool(std::string directory) : m_directory(std::move(directory)) {}
    std::string m_directory;
};

/// Reads a body whole, inline or from its file.
base::Result<std::string> readBody(const Body& body);

} // namespace postroom::queue
