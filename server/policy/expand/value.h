// SPDX-License-Identifier: Apache-2.0
// What an expansion yields: text that remembers whether it came from the wire.
// A file name, a command or a query refuses tainted text (DESIGN, section 4); what cleans it is a lookup that finds
// it (the data found is the administrator's), never a character filter.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace postroom::expand {

enum class Taint : unsigned char {
    clean,   ///< written by the administrator, or found by a lookup in his data
    tainted, ///< came from a peer, a message or a user
};

inline Taint operator|(Taint a, Taint b) { return a == Taint::tainted || b == Taint::tainted ? Taint::tainted : Taint::clean; }

struct Value {
    std::string text;
    Taint taint = Taint::clean;

    static Value clean(std::string text) { return {std::move(text), Taint::clean}; }
    static Value tainted(std::string text) { return {std::move(text), Taint::tainted}; }
};

/// Why an expansion gave no value.
struct Failure {
    enum class Kind : unsigned char {
        forced,    ///< the word "fail" in the text: each place where text is expanded says what that means there
        error,     ///< the text or its arguments are wrong
        temporary, ///< a lookup, a resolver or a program could not answer now
    };
    Kind kind = Kind::error;
    std::string message; ///< for the log and the trace
};

} // namespace postroom::expand
