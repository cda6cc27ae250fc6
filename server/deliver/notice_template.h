// SPDX-License-Identifier: Apache-2.0
// The words of notices from a file (bounce_message_file, warn_message_file): three parts with lines of "****" between them.
#pragma once

#include "server/deliver/notice.h"
#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/program.h"
#include "server/policy/expand/scope.h"
#include "shared/config/finding.h"

#include <optional>
#include <string_view>
#include <vector>

namespace postroom::deliver {

class NoticeTemplate {
public:
    /// Findings, at lines of the file, go to `findings`; nothing when there are errors. `path` is the name of the file.
    static std::optional<NoticeTemplate> parse(std::string_view text, const std::string& path, const expand::CompileNames& names, config::Findings& findings);

    /// Nothing when something cannot be expanded. A field never becomes two, whatever is expanded into it.
    [[nodiscard]] std::optional<NoticeWords> words(const expand::Scope& scope) const;

private:
    std::vector<std::pair<std::string, expand::Program>> m_headers; ///< name and body
    std::optional<expand::Program> m_before, m_after;
};

/// $bounce_recipient, $bounce_return_size_limit, $warn_message_delay, $warn_message_recipients.
class NoticeVariables : public expand::VariableSource {
public:
    NoticeVariables(NoticeKind kind, const Notice& notice, base::Seconds age, std::int64_t returnSizeLimit)
        : m_kind(kind), m_notice(notice), m_age(age), m_returnSizeLimit(returnSizeLimit) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override;

private:
    NoticeKind m_kind;
    const Notice& m_notice;
    base::Seconds m_age;
    std::int64_t m_returnSizeLimit;
};

} // namespace postroom::deliver
