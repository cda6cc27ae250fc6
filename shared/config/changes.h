// SPDX-License-Identifier: Apache-2.0
// A working copy as a list of changes to a base revision, as `config.apply` takes it.
#pragma once

#include "shared/config/document.h"

#include <cstdint>
#include <optional>

namespace postroom::config {

enum class Operation : std::uint8_t {
    set,     ///< a setting; for an ACL "statements", "statements.N" (from 1)
    unset,   ///< back to the default; "statements.N" removes a statement
    add,     ///< an object, with its body
    replace, ///< the whole body of an object
    remove,  ///< an object
    move,    ///< to another rank
    rename,  ///< and with it every reference by name that the catalogue knows of
};

struct Change {
    Operation operation = Operation::set;
    std::string object;  ///< label: "router smarthost"
    std::string setting; ///< of set and unset
    base::Json value;    ///< of set: the value or its text; of add and replace: the body
    std::optional<std::size_t> rank; ///< of move, and of add (at the end when absent), from 0
    std::string newName; ///< of rename
};

using Changes = std::vector<Change>;

/// {op, object, setting, value, rank, name}
[[nodiscard]] base::Json toJson(const Change& change);
[[nodiscard]] base::Result<Change> changeFromJson(const base::Json& json);
/// All of an array, or the error of the first bad one with its number.
[[nodiscard]] base::Result<Changes> changesFromJson(const base::Json& json);
[[nodiscard]] std::string_view operationName(Operation operation);

struct Applied {
    Document document;
    SecretMap secrets; ///< values of secrets that the changes carried
    Findings findings; ///< errors of changes that could not be done; Place::object and setting say which
};

/// Applies what can be applied; with an error in the findings the document must not be used.
[[nodiscard]] Applied apply(const Document& base, const Changes& changes);

/// The changes that turn one document into the other.
[[nodiscard]] Changes changesBetween(const Document& before, const Document& after);

/// Labels of objects that the changes touch and that differ between the base they were made for and the current
/// document: what a stale base is refused with.
[[nodiscard]] std::vector<std::string> conflicts(const Document& base, const Document& current, const Changes& changes);

} // namespace postroom::config
