// SPDX-License-Identifier: Apache-2.0
// The configuration as a document: objects with settings, ACLs with statements. It is a plain value: copied, compared,
// changed and printed without a daemon. Objects stand in the order of their kinds and, within a kind, of their ranks.
#pragma once

#include "shared/catalogue/kind.h"
#include "shared/config/finding.h"
#include "shared/config/value.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::config {

using catalogue::Kind;

/// Where the text of a value came from: from `offset` on it stood at this line and column of this file.
struct Segment {
    std::uint32_t offset = 0;
    std::uint32_t file = 0; ///< index into Document::files
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Provenance of a text; empty when it did not come from a file.
using Source = std::vector<Segment>;

struct Setting {
    std::string name;
    Value value;
    bool hidden = false;  ///< `hide`: listings do not show the value
    std::string comment;  ///< lines without "#"; stands before the setting
    Source source;        ///< of the value's text
};

/// A condition or modifier of an ACL statement.
struct Term {
    std::string name;     ///< "hosts", "message", "set"
    std::string variable; ///< for "set": "acl_m_x"
    bool negated = false;
    std::string value;
    Source source; ///< of the value

    /// "set acl_m_x", "hosts"
    [[nodiscard]] std::string fullName() const { return variable.empty() ? name : name + " " + variable; }
};

struct Statement {
    std::string verb;
    std::vector<Term> terms;
    std::string comment;
    std::string after;    ///< a comment behind it, where no other statement follows
    bool enabled = true; ///< a disabled statement is kept and does nothing
    bool shadow = false; ///< of an enabled one: evaluated, counted and listed, but without effect
    Source source;       ///< of the verb
};

struct Object {
    Kind kind = Kind::main;
    std::string name; ///< unique within the kind; empty for main; for rules made from the pattern
    std::string comment;
    std::vector<Setting> settings;
    std::vector<Statement> statements; ///< of an ACL
    Source source;

    [[nodiscard]] const Setting* find(std::string_view setting) const;
    [[nodiscard]] Setting* find(std::string_view setting);
    /// The value of `driver`; empty when there is none.
    [[nodiscard]] std::string_view driver() const;
    /// "router smarthost", "main": how it is named in changes, findings and differences.
    [[nodiscard]] std::string label() const;
};

/// "router smarthost" into kind and name. The error says what is wrong with it.
[[nodiscard]] base::Result<std::pair<Kind, std::string>> readLabel(std::string_view label);

/// Names of secrets and their values. They stand apart from the document, which has only "secret:NAME".
using SecretMap = std::map<std::string, std::string, std::less<>>;

/// NAME when the text is "secret:NAME", empty otherwise.
[[nodiscard]] std::string_view secretName(std::string_view text);

class Settings;

class Document {
public:
    std::vector<Object> objects;
    std::vector<std::string> files; ///< names of the files that Source refers to
    std::string trailingComment;

    [[nodiscard]] const Object* find(Kind kind, std::string_view name) const;
    [[nodiscard]] Object* find(Kind kind, std::string_view name);
    /// All of a kind, in order.
    [[nodiscard]] std::vector<const Object*> all(Kind kind) const;
    /// Where an object stands among those of its kind, from 0.
    [[nodiscard]] std::size_t rank(const Object& object) const;
    /// Puts it behind the others of its kind, or at a rank. The name must be new.
    Object& add(Object object);
    Object& insert(Object object, std::size_t rank);

    /// The settings of the main section; an empty object when there is none.
    [[nodiscard]] Settings main() const;
    [[nodiscard]] const Object& mainObject() const;
    [[nodiscard]] Object& mainObject();

    /// The place of a byte of a text: file, line, column; empty parts when it did not come from a file.
    [[nodiscard]] Place place(const Source& source, std::size_t offset = 0) const;
    [[nodiscard]] Place place(const Object& object, std::string_view setting = {}, std::size_t offset = 0) const;
    /// Term `term` of statement `statement`, both from 0; Place::setting says "3.condition", from 1.
    [[nodiscard]] Place place(const Object& acl, std::size_t statement, std::size_t term, std::size_t offset) const;

    /// Gives retry and rewrite rules their names, which follow from their patterns.
    void nameRules();
};

} // namespace postroom::config
