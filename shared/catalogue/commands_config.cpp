// SPDX-License-Identifier: Apache-2.0
// Control methods on the configuration and its revisions.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr Field revision{"revision", F::integer, "revision; the one in force when absent", optional};
constexpr Field base{"base", F::integer, "revision that the changes start from"};
constexpr Field changes{"changes", F::list, "objects {op, object, setting, value...}"};
constexpr Field comment{"comment", F::text, "why", optional};
constexpr Field findings{"findings", F::list, "objects {severity, code, place, message, hint}"};

constexpr CommandRow rows[] = {
    {"config.show", R::auditor, "The configuration as objects; secrets are not in it.",
     {revision, {"object", F::text, "only this object: \"router smarthost\"", optional}},
     {{"revision", F::integer, "revision"}, {"digest", F::text, "its digest"}, {"document", F::object, "the objects"}}},
    {"config.get", R::auditor, "One setting with its value, its default and who set it.",
     {{"object", F::text, "\"main\", \"router smarthost\""}, {"setting", F::text, "name of the option"}, revision},
     {{"value", F::any, "value in force"}, {"explicit", F::boolean, "is it set?"}, {"default", F::any, "its default"},
       {"text", F::text, "the value as text"}, {"since", F::integer, "revision that set it", optional}}},
    {"config.check", R::operatorRole, "Checks changes without applying them.", {base, changes},
     {{"ok", F::boolean, "no errors"}, findings, {"difference", F::text, "what would change", optional}}},
    {"config.apply", R::administrator, "Compiles and applies changes as a new revision; the old one stays when anything fails.",
     {base, changes, comment, {"confirm_within", F::duration, "roll back unless confirmed within so many seconds", optional},
       {"secrets", F::object, "values of secrets that the changes name", optional}},
     {{"revision", F::integer, "the new revision"}, {"digest", F::text, "its digest"}, findings, {"conflicts", F::list, "objects changed since the base", optional}}},
    {"config.confirm", R::administrator, "Confirms a revision that was applied with confirm_within.", {{"revision", F::integer, "revision"}}, {}},
    {"config.history", R::auditor, "Revisions, newest first.",
     {{"before", F::integer, "continue before this revision", optional}, {"limit", F::integer, "at most so many", optional},
       {"object", F::text, "only those that changed this object", optional}},
     {{"revisions", F::list, "objects {revision, time, author, comment, digest, changed}"}, {"more", F::boolean, "are there older ones?"}}},
    {"config.diff", R::auditor, "What differs between two revisions.",
     {{"from", F::integer, "older revision"}, {"to", F::integer, "newer revision; the one in force when absent", optional}},
     {{"difference", F::list, "objects {object, change, settings}"}, {"text", F::text, "the same for people"}}},
    {"config.rollback", R::administrator, "Makes an earlier revision the newest again.", {{"revision", F::integer, "revision to go back to"}, comment},
     {{"revision", F::integer, "the new revision"}, {"digest", F::text, "its digest"}}},
    {"config.export", R::auditor, "The configuration as text in Exim's syntax; secrets are printed as secret:NAME.", {revision},
     {{"text", F::text, "the text"}, {"digest", F::text, "its digest"}}},
    {"config.import", R::administrator, "Reads a text in Exim's syntax, checks it and, when asked, applies it.",
     {{"text", F::text, "the text"}, {"files", F::object, "texts of included files by name", optional}, {"apply", F::boolean, "apply it when it has no errors", optional}, comment},
     {findings, {"revision", F::integer, "the new revision, when applied", optional}, {"digest", F::text, "digest of the text's configuration"},
       {"difference", F::text, "what it changes"}}},
    {"catalogue.list", R::auditor, "The catalogue: options, terms, expansion words, events, methods.",
     {{"part", F::text, "options, terms, expansions, events, commands, replies; all when absent", optional}}, {{"catalogue", F::object, "rows"}}},
};

} // namespace

std::span<const CommandRow> commandsConfig() { return rows; }

} // namespace postroom::catalogue
