// SPDX-License-Identifier: GPL-3.0-or-later
// A condition that asks Redis, as a form holds it: which key or set, about what of the message, and which answer makes it
// true. Written as an expansion and read back from one that was written so.
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace postroom::console {

struct RedisQuestion {
    enum class Test { exists, equals, member };
    Test test = Test::exists;
    QString key;      ///< "bad:", what stands before the subject in the key; for `member` the name of the set
    QString subject;  ///< a variable without "$": "sender_host_address"
    QString answer;   ///< for `equals`

    /// "${lookup redis{EXISTS ${quote_redis:bad:$sender_host_address}}}". What is special in an expansion is quoted.
    [[nodiscard]] std::string expression() const;
    /// Nothing when the text is not of this form.
    [[nodiscard]] static std::optional<RedisQuestion> read(std::string_view expression);
    /// What keeps it from being asked, in words; empty: it is complete.
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QString sentence() const;
    bool operator==(const RedisQuestion&) const = default;
};

/// The variables that can be asked about, with their words: {"sender_host_address", "the address of the client"}.
[[nodiscard]] QList<QPair<QString, QString>> redisSubjects();

} // namespace postroom::console
