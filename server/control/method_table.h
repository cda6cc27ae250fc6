// SPDX-License-Identifier: Apache-2.0
// Binds the methods of the protocol to their handlers. Every method has a row in the catalogue; the table checks role and
// fields of a request against it before the handler runs, so that handlers see well-typed requests only.
#pragma once

#include "server/control/identity.h"
#include "shared/base/json.h"
#include "shared/catalogue/command_row.h"
#include "shared/wire/wire_error.h"

#include <tl/expected.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::control {

class Connection;

/// What a handler answers: the result object, or the error.
using Answer = tl::expected<base::Json, wire::WireError>;

inline tl::unexpected<wire::WireError> refuse(wire::WireError error) { return tl::unexpected<wire::WireError>(std::move(error)); }
inline tl::unexpected<wire::WireError> refuse(const base::Error& error) { return refuse(wire::wireError(error)); }
inline tl::unexpected<wire::WireError> refuseField(std::string field, std::string message) {
    return refuse(wire::fieldError(std::move(field), std::move(message)));
}

/// One request on its way through a handler.
struct Call {
    const base::Json& params;
    const Identity& identity;
    Connection& connection; ///< subscriptions, dialogues and uploads live there
};

using Handler = std::function<Answer(const Call&)>;

/// `quick` handlers run in the order of arrival on the connection's thread and may not block; `slow` ones (stores, DNS,
/// configuration) run on a worker, several at a time, and may be answered out of order.
enum class Pace { quick, slow };
/// `acts`: it changes or reveals something, so who did it is an event (control.action).
enum class Effect { reads, acts };

class MethodTable {
public:
    /// The method must have a catalogue row and be added once; anything else ends the program at start.
    void add(std::string_view method, Pace pace, Effect effect, Handler handler);

    struct Method {
        const catalogue::CommandRow* row = nullptr;
        Pace pace = Pace::slow;
        Effect effect = Effect::reads;
        Handler handler;
    };
    /// Finds the method and checks role and fields. The errors: no such method (with the nearest name), denied, a field that
    /// is missing, unknown or of the wrong type.
    [[nodiscard]] tl::expected<const Method*, wire::WireError> admit(std::string_view method, const base::Json& params,
                                                                    catalogue::Role role) const;
    [[nodiscard]] bool has(std::string_view method) const { return m_methods.contains(method); }
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::map<std::string, Method, std::less<>> m_methods;
};

} // namespace postroom::control
