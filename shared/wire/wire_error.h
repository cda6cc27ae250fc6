// SPDX-License-Identifier: Apache-2.0
// The error object of the protocol (JSON-RPC 2.0, 5.1): code, message, data{kind, temporary, field, detail, findings}.
// `field` is the path of the request's field that is wrong ("changes.2.text"), so that a form can mark it.
#pragma once

#include "shared/base/error.h"
#include "shared/base/json.h"
#include "shared/config/finding.h"

#include <string>
#include <string_view>

namespace postroom::wire {

inline constexpr int codeParse = -32700;
inline constexpr int codeInvalidRequest = -32600;
inline constexpr int codeNoMethod = -32601;
inline constexpr int codeInvalidParams = -32602;

struct WireError {
    int code = codeInvalidRequest;
    std::string message; ///< a sentence for a person
    base::ErrorKind kind = base::ErrorKind::invalid;
    bool temporary = false;
    std::string field;
    std::string detail;
    config::Findings findings;
};

/// invalid is -32602, internal -32603; the other kinds have -32001 and below, see the manual.
int codeOfKind(base::ErrorKind kind);
/// For peers that may see the detail: the control socket's all may.
WireError wireError(const base::Error& error);
WireError fieldError(std::string field, std::string message);
WireError plainError(base::ErrorKind kind, std::string message);

base::Json errorJson(const WireError& error);
WireError readError(const base::Json& json);
base::ErrorKind errorKindFromName(std::string_view name);

} // namespace postroom::wire
