// SPDX-License-Identifier: Apache-2.0
// An option of the configuration, declared once: parser, validator, printer, manual, console form, search and
// completion all read this row. Rows are constant data; the tables live in options_*.cpp.
#pragma once

#include "shared/catalogue/kind.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace postroom::catalogue {

/// What a value is, and so how its text is read, checked, stored and edited.
enum class OptionType : std::uint8_t {
    boolean,       ///< true, false; stored as a JSON boolean
    integer,       ///< decimal, with K, M, G allowed; stored as a number
    size,          ///< bytes, "50M"; stored as a number
    duration,      ///< "1d2h3m4s"; stored as a number of seconds
    octal,         ///< file modes, "0600"; stored as a number
    text,          ///< any text
    path,          ///< the name of a file or directory
    choice,        ///< one of `choices`
    durationList,  ///< "4h:8h:24h"; stored as normalised text
    stringList,    ///< a colon-separated list of plain items
    hostList,
    domainList,
    addressList,
    localPartList,
    textLines,     ///< may be given several times; stored as an array of texts in that order
    aclReference,  ///< the name of an ACL, an inline ACL, or "/file"
};

/// Does `$` in the value mean a string expansion?
enum class Expands : std::uint8_t { no, yes };
/// What a changed value needs before it holds.
enum class Activation : std::uint8_t { reload, restart };
enum class Secrecy : std::uint8_t { open, secret };

struct OptionRow {
    std::string_view name; ///< Exim's name where Exim has it
    OptionType type = OptionType::text;
    Expands expands = Expands::no;
    std::string_view defaultText = {}; ///< as the administrator would write it; empty is "unset"
    std::string_view title = {};       ///< for a form: "Receive timeout"
    std::string_view help = {};        ///< a sentence or two
    std::string_view unit = {};        ///< "seconds", "bytes", "connections"; empty when there is none
    std::int64_t minimum = 0;
    std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
    std::string_view choices = {}; ///< "a|b|c" for OptionType::choice
    std::string_view group = {};   ///< the section of the form and of the manual
    std::string_view since = "0.1";
    Activation activation = Activation::reload;
    Secrecy secrecy = Secrecy::open;
    Kind kind = Kind::main;       ///< set by inScope()
    std::string_view driver = {}; ///< only for this driver; empty: for every object of the kind
};

/// The rows with their scope filled in: a table says it once instead of in every row.
template <std::size_t N>
constexpr std::array<OptionRow, N> inScope(Kind kind, std::string_view driver, std::array<OptionRow, N> rows) {
    for (OptionRow& row : rows) {
        row.kind = kind;
        row.driver = driver;
    }
    return rows;
}

/// Why a name that Exim knows is not an option here.
enum class Absence : std::uint8_t {
    later,     ///< not in this version: using it is an error
    needless,  ///< has no meaning here; taken with a warning and left out
};

struct AbsentOption {
    std::string_view name;
    Kind kind;
    std::string_view driver;
    Absence absence;
    std::string_view reason; ///< for `needless`: why; for `later`: the feature it belongs to
};

/// Every row, in tables by area.
[[nodiscard]] std::span<const std::span<const OptionRow>> optionTables();
/// The row for an option of such an object: the driver's own first, then the generic one. Null when there is none.
[[nodiscard]] const OptionRow* findOption(Kind kind, std::string_view driver, std::string_view name);
/// All rows that apply to such an object, generic ones first, in table order.
[[nodiscard]] std::vector<const OptionRow*> optionsOf(Kind kind, std::string_view driver);
/// A name that Exim has and this version has not. Null when it is unknown altogether.
[[nodiscard]] const AbsentOption* findAbsentOption(Kind kind, std::string_view driver, std::string_view name);
[[nodiscard]] std::span<const AbsentOption> absentOptions();

/// The drivers of a kind that this version has ("accept", "dnslookup"...).
[[nodiscard]] std::span<const std::string_view> driversOf(Kind kind);
/// Exim's drivers of a kind that this version has not.
[[nodiscard]] std::span<const std::string_view> absentDriversOf(Kind kind);

/// "duration", "host list", ...: for messages, the manual and JSON.
[[nodiscard]] std::string_view optionTypeName(OptionType type);

} // namespace postroom::catalogue
