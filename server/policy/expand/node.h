// SPDX-License-Identifier: Apache-2.0
// The compiled form of an expansion: a tree of nodes, made once by the compiler and only read afterwards.
// Private to this folder.
#pragma once

#include "server/platform/regex/pattern.h"
#include "server/policy/expand/value.h"
#include "server/policy/lookup/list.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace postroom::expand {

class Evaluator;
struct Node;
struct Condition;
struct ItemRow;
struct OperatorRow;
struct ConditionRow;
struct VariableRow;

/// Text made of parts that are joined. One literal part is a constant.
struct Sequence {
    std::vector<Node> nodes;

    [[nodiscard]] bool isConstant() const;
    /// Of a constant: its text.
    [[nodiscard]] const std::string& constant() const;
};

/// What follows an item that succeeds or fails: {yes}{no}, {yes}fail, {yes}, or nothing.
struct Branches {
    enum class Shape : std::uint8_t { none, yes, yesNo, yesFail } shape = Shape::none;
    std::unique_ptr<Sequence> yes;
    std::unique_ptr<Sequence> no;
};

enum class HeaderForm : std::uint8_t { decoded, raw, unfoldedBytes, list }; ///< $h_ $rh_ $bh_ $lh_

struct Node {
    enum class Type : std::uint8_t { literal, variable, header, capture, item, operation };

    Type type = Type::literal;
    HeaderForm headerForm = HeaderForm::decoded;
    std::uint32_t number = 0; ///< capture number; number of braced groups of an extract; ...
    std::uint32_t position = 0;
    std::string text; ///< literal text; name of a variable or header; what follows an operator's underscore; option words
    const VariableRow* variable = nullptr;
    const ItemRow* item = nullptr;
    const OperatorRow* operation = nullptr;
    std::vector<Sequence> args;
    Branches branches;
    std::shared_ptr<const Condition> condition;
    std::shared_ptr<const regex::Pattern> pattern;
    std::shared_ptr<const lookup::LookupItem> lookup;
    std::shared_ptr<const Sequence> late; ///< text that is expanded a second time, when it is constant (${sg}, ${run})
};

struct Condition {
    const ConditionRow* row = nullptr;
    bool wanted = true; ///< false after an odd number of "!"
    std::string text;   ///< name of the variable or header of def:
    HeaderForm headerForm = HeaderForm::decoded;
    bool isHeader = false;
    const VariableRow* variable = nullptr;
    std::vector<Sequence> args;
    std::vector<Condition> inner;
    std::shared_ptr<const regex::Pattern> pattern;
    std::shared_ptr<const lookup::List> list;
    std::shared_ptr<const Sequence> late; ///< the list of match_ip, when it has expansions: as the Node's
};

/// How an item's text is read.
enum class ItemForm : std::uint8_t {
    arguments,  ///< {..}{..}: `least` to `most` of them
    branched,   ///< `least` arguments, then branches
    condition,  ///< ${if
    lookup,
    iterate,    ///< map, filter, reduce
    sort,
    extract,
    run,
    readSocket,
    certificate,
    absent,     ///< known, but not in this version: `help` says what it belongs to
};

using NodeFunction = bool (*)(Evaluator&, const Node&, Value&);
using OperatorFunction = bool (*)(Evaluator&, const Node&, Value& subject, Value& out);
using ConditionFunction = bool (*)(Evaluator&, const Condition&, bool& result);

struct ItemRow {
    std::string_view name;
    ItemForm form;
    std::uint8_t least;
    std::uint8_t most;
    NodeFunction run;
    std::string_view help;
};

struct OperatorRow {
    std::string_view name;
    OperatorFunction run; ///< null: not in this version
    bool takesArgument;   ///< "name_argument:"
    std::string_view help;
};

enum class ConditionForm : std::uint8_t {
    defined,   ///< def:name
    none,      ///< no argument
    one,       ///< {a}
    two,       ///< {a}{b}
    twoList,   ///< {a}{b}, b is not expanded (match_domain and the like)
    group,     ///< {{a}{b}..}: acl, saslauthd
    logic,     ///< {{condition}{condition}..}
    iterate,   ///< {list}{condition}
    absent,
};

struct ConditionRow {
    std::string_view name;
    ConditionForm form;
    std::uint8_t least;
    std::uint8_t most;
    ConditionFunction run;
    std::string_view help;
};

enum class VariableKind : std::uint8_t {
    source, ///< some VariableSource owns it
    local,  ///< set by the evaluation itself
    clock,  ///< made from the World's time
    host,   ///< made from the World's host facts
    absent, ///< belongs to something that is not in this version
};

struct VariableRow {
    std::string_view name;
    VariableKind kind;
    std::string_view unset; ///< what it is while nobody has set it: "", "0", "no", ...
    std::string_view help;
};

const ItemRow* findItem(std::string_view name);
const OperatorRow* findOperator(std::string_view name);
const ConditionRow* findCondition(std::string_view name);
/// Patterns (acl_m*, r_*, n0..) have one row each, found by any name that fits.
const VariableRow* findVariable(std::string_view name);
std::vector<std::string> itemNames();
std::vector<std::string> operatorNames();
std::vector<std::string> conditionNames();
std::vector<std::string> variableNames();

} // namespace postroom::expand
