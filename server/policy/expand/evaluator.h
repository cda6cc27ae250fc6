// SPDX-License-Identifier: Apache-2.0
// One evaluation of one program: walks the nodes, keeps what the evaluation itself sets. Private to this folder.
// Functions return false when the evaluation ends with failure(); what they appended by then is of no use.
#pragma once

#include "server/policy/expand/node.h"
#include "server/policy/expand/scope.h"
#include "server/policy/lookup/match.h"
#include "server/policy/world/world.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::expand {

/// What an evaluation sets and reads again.
struct Locals {
    std::optional<Value> value;   ///< $value
    std::optional<Value> item;    ///< $item
    std::vector<Value> captures;  ///< $0..
    std::string runrc = "0";
    std::optional<Value> prvsAddress;
    std::optional<Value> prvsKeyNumber;
    std::optional<Value> prvsResult;
    std::optional<Value> srsRecipient;
    std::string dnssec;           ///< $lookup_dnssec_authenticated
};

class Evaluator final : public lookup::ListExpander {
public:
    explicit Evaluator(const Scope& scope) : m_scope(scope) {}

    /// Appends what the sequence yields.
    bool append(const Sequence& sequence, Value& out);
    /// Replaces `out`.
    bool value(const Sequence& sequence, Value& out);
    bool test(const Condition& condition, bool& result);
    /// Appends the branch that `success` takes, and ends the failure of "fail". `before` is what $value was when the item
    /// began: the second branch sees that.
    bool branch(const Node& node, bool success, const std::optional<Value>& before, Value& out);
    bool run(const Node& node, Value& out);
    /// Compiles and expands text that became known only now (${expand:..}, the replacement of ${sg}).
    bool expandText(std::string_view text, Value& out);
    lookup::ListExpander::Text expandNamedList(const lookup::NamedList& list) override;

    /// The value of a variable; false only when it cannot be had here.
    bool variable(const VariableRow* row, std::string_view name, Value& out);
    /// As above; nothing when it is not set at all.
    std::optional<Value> header(HeaderForm form, std::string_view name);

    bool fail(Failure::Kind kind, std::string message);
    bool error(std::string message) { return fail(Failure::Kind::error, std::move(message)); }
    bool forced(std::string message) { return fail(Failure::Kind::forced, std::move(message)); }
    bool temporary(std::string message) { return fail(Failure::Kind::temporary, std::move(message)); }
    Failure& failure() { return m_failure; }

    Locals& locals() { return m_locals; }
    const Scope& scope() const { return m_scope; }
    world::World& world() { return m_scope.world; }
    void note(std::string_view question, std::string_view answer);
    /// Refuses tainted text where a file, a command or a query is wanted; names the variables that stand in `from`.
    bool requireClean(const Value& value, const Sequence& from, std::string_view use);
    /// Expands a query whose parts that are not literal become bound values: `text` gets a placeholder of the type for each.
    bool boundQuery(const Sequence& sequence, std::string_view type, Value& text, std::vector<std::string>& values);
    /// Expands a query; tainted parts must have gone through ${quote_<type>:}.
    bool query(const Sequence& sequence, std::string_view type, Value& out);
    lookup::MatchContext matchContext();

private:
    bool literalOrRun(const Node& node, Value& out);
    bool operation(const Node& node, Value& out);
    [[nodiscard]] std::optional<Value> fromOutside(std::string_view name) const;
    bool local(std::string_view name, Value& out);
    bool hostFact(std::string_view name, Value& out);

    const Scope& m_scope;
    Locals m_locals;
    Failure m_failure;
    int m_depth = 0;
};

/// The text of a $tod_ variable.
std::string clockText(std::string_view name, base::Time time);

} // namespace postroom::expand
