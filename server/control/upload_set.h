// SPDX-License-Identifier: Apache-2.0
// Streams from the peer to the server: what is larger than a frame comes as numbered uploads in chunks of at most a MiB,
// and a later request names the upload instead of carrying the bytes. Thread-safe.
#pragma once

#include "server/control/method_table.h"
#include "shared/base/guarded.h"

#include <cstdint>
#include <map>
#include <string>

namespace postroom::control {

class UploadSet {
public:
    explicit UploadSet(std::size_t limit) : m_limit(limit) {}

    /// Appends to upload `number`, which the peer chooses. Error: all uploads together are over the limit; all are dropped.
    tl::expected<void, wire::WireError> append(std::int64_t number, std::string_view bytes);
    /// Takes the upload away. Error: there is none of that number.
    tl::expected<std::string, wire::WireError> take(std::int64_t number);
    /// The bytes of a request's field: NAME, NAME_b64, or the upload whose number stands in NAME_upload.
    tl::expected<std::string, wire::WireError> content(const base::Json& params, std::string_view name);

private:
    struct State {
        std::map<std::int64_t, std::string> uploads;
        std::size_t bytes = 0;
    };
    std::size_t m_limit;
    base::Guarded<State> m_state;
};

} // namespace postroom::control
