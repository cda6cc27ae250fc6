// SPDX-License-Identifier: Apache-2.0
// The data of a redirection (an alias, a list, a .forward): addresses, pipes, files, :include:, :blackhole:, :fail:, :defer:,
// separated by commas and line ends, # begins a comment. Reads text only; what an item may do is decided by the router.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::router {

struct RedirectItem {
    enum class Kind : std::uint8_t {
        address,
        pipeOrFile, ///< "|command", "/file", "/directory/"
        include,    ///< text is the file name
        blackhole,  ///< the following end the list: text is what stands behind them
        fail,
        defer,
        freeze,
        unknown,    ///< :unknown: - as if the data were empty
        error,      ///< `text` is the item, `reason` says what is wrong
    };
    Kind kind = Kind::address;
    std::string text;
    std::string reason;
};

/// `incomingDomain` qualifies "\name". Ends with the first special that ends the list.
std::vector<RedirectItem> readRedirectData(std::string_view data, std::string_view incomingDomain);

/// Does the text begin with "# Exim filter" or "# Sieve filter"?
bool isFilter(std::string_view data);

} // namespace postroom::router
