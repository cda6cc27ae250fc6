// SPDX-License-Identifier: Apache-2.0
#include "server/control/upload_set.h"

#include "shared/wire/bytes_field.h"

namespace postroom::control {

tl::expected<void, wire::WireError> UploadSet::append(std::int64_t number, std::string_view bytes) {
    auto state = m_state.lock();
    if (state->bytes + bytes.size() > m_limit) {
        state->uploads.clear();
        state->bytes = 0;
        return refuse(wire::plainError(base::ErrorKind::limit, "more than " + std::to_string(m_limit) + " bytes were uploaded; all were dropped"));
    }
    state->uploads[number] += bytes;
    state->bytes += bytes.size();
    return {};
}

tl::expected<std::string, wire::WireError> UploadSet::take(std::int64_t number) {
    auto state = m_state.lock();
    auto node = state->uploads.extract(number);
    if (node.empty())
        return refuse(wire::plainError(base::ErrorKind::notFound, "there is no upload " + std::to_string(number)));
    state->bytes -= node.mapped().size();
    return std::move(node.mapped());
}

tl::expected<std::string, wire::WireError> UploadSet::content(const base::Json& params, std::string_view name) {
    const std::string field = std::string(name) + "_upload";
    if (params[field].isInteger())
        return take(params[field].toInteger());
    auto bytes = wire::getBytes(params, name);
    if (!bytes)
        return refuseField(std::string(name) + "_b64", bytes.error().publicText);
    return std::move(*bytes);
}

} // namespace postroom::control
