// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/wire_error.h"

#include "shared/wire/finding_json.h"

#include <array>

namespace postroom::wire {

int codeOfKind(base::ErrorKind kind) {
    using base::ErrorKind;
    switch (kind) {
    case ErrorKind::invalid: return codeInvalidParams;
    case ErrorKind::internal: return -32603;
    case ErrorKind::notFound: return -32001;
    case ErrorKind::refused: return -32002;
    case ErrorKind::denied: return -32003;
    case ErrorKind::conflict: return -32004;
    case ErrorKind::limit: return -32005;
    case ErrorKind::timeout: return -32006;
    case ErrorKind::unavailable: return -32007;
    case ErrorKind::protocol: return codeInvalidRequest;
    case ErrorKind::io: return -32008;
    case ErrorKind::cancelled: return -32009;
    }
    return -32603;
}

WireError wireError(const base::Error& error) {
    WireError out;
    out.code = codeOfKind(error.kind);
    out.kind = error.kind;
    out.temporary = error.temporary;
    out.message = error.publicText;
    out.detail = error.detail;
    return out;
}

WireError fieldError(std::string field, std::string message) {
    WireError out;
    out.code = codeInvalidParams;
    out.field = std::move(field);
    out.message = std::move(message);
    return out;
}

WireError plainError(base::ErrorKind kind, std::string message) {
    return wireError(base::permanentError(kind, std::move(message)));
}

base::Json errorJson(const WireError& error) {
    base::Json data = base::Json::object({{"kind", base::errorKindName(error.kind)}});
    if (error.temporary)
        data.set("temporary", true);
    if (!error.field.empty())
        data.set("field", error.field);
    if (!error.detail.empty())
        data.set("detail", error.detail);
    if (!error.findings.empty())
        data.set("findings", findingsJson(error.findings));
    return base::Json::object({{"code", error.code}, {"message", error.message}, {"data", std::move(data)}});
}

base::ErrorKind errorKindFromName(std::string_view name) {
    using base::ErrorKind;
    static constexpr std::array kinds{ErrorKind::invalid,     ErrorKind::notFound, ErrorKind::refused, ErrorKind::denied,
                                      ErrorKind::conflict,    ErrorKind::limit,    ErrorKind::timeout, ErrorKind::unavailable,
                                      ErrorKind::protocol,    ErrorKind::io,       ErrorKind::cancelled, ErrorKind::internal};
    for (const auto kind : kinds)
        if (base::errorKindName(kind) == name)
            return kind;
    return ErrorKind::internal;
}

WireError readError(const base::Json& json) {
    WireError error;
    const base::Json& data = json["data"];
    error.code = static_cast<int>(json["code"].toInteger(-32603));
    error.message = json["message"].toString();
    error.kind = errorKindFromName(data["kind"].toStringView());
    error.temporary = data["temporary"].toBool();
    error.field = data["field"].toString();
    error.detail = data["detail"].toString();
    error.findings = readFindings(data["findings"]);
    return error;
}

} // namespace postroom::wire
