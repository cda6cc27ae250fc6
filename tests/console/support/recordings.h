// SPDX-License-Identifier: GPL-3.0-or-later
// Replies of a real postroomd, recorded by tests/console/record/record. Times are moved so that the recording was made
// just now.
#pragma once

#include "console/services/session.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace postroom::console {

class Recordings {
public:
    /// All of tests/console/recorded. Ends the test when there are none.
    static Recordings load();

    /// The reply to this very request; else the one to the same request with another limit; else nothing.
    [[nodiscard]] std::optional<Answer> find(const std::string& method, const base::Json& params) const;
    /// The first reply to that method.
    [[nodiscard]] std::optional<Answer> first(const std::string& method) const;
    [[nodiscard]] const base::Json& hello() const { return m_hello; }

private:
    struct Exchange {
        std::string method;
        base::Json params;
        Answer answer;
    };
    void read(const QString& file);
    std::vector<Exchange> m_exchanges;
    base::Json m_hello;
};

} // namespace postroom::console
