// SPDX-License-Identifier: Apache-2.0
// Control methods on the configuration and its revisions. A working copy is a base revision and a list of changes; it is
// kept by the client and sent with every request about it.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

using F = FieldType;
using R = Role;
constexpr Presence optional = Presence::optional;

constexpr Field base{"base", F::integer, "revision that the changes start from; the one in force when absent", optional};
constexpr Field changes{"changes", F::list, "objects {op, object, setting, value...}; none when absent", optional};
constexpr Field comment{"comment", F::text, "why", optional};
constexpr Field confirm{"confirm_within", F::duration, "take it back unless config.confirm comes within so many seconds; 0 or absent: keep", optional};
constexpr Field findings{"findings", F::list, "objects {severity, code, message, hint, file, line, column, object, setting}"};
constexpr Field difference{"difference", F::list, "objects {object, change, settings: [{setting, before, after}]}"};
constexpr Field digest{"digest", F::text, "digest of the explicit settings"};
constexpr Field revision{"revision", F::integer, "number of the revision"};
constexpr Field text{"text", F::text, "the text; text_b64 or text_upload in a request"};

/// What describes a revision.
constexpr Fields described{revision, {"parent", F::integer, "revision before it"}, {"time", F::time, "when"}, {"author", F::text, "who"},
                           {"comment", F::text, "why"}, digest, {"running", F::boolean, "is it in force?"},
                           {"reverts_at", F::time, "taken back then unless confirmed", optional}};
constexpr Fields applied{revision, {"parent", F::integer, "revision before it"}, {"time", F::time, "when"}, {"author", F::text, "who"},
                         {"comment", F::text, "why"}, digest, {"running", F::boolean, "is it in force?"},
                         {"reverts_at", F::time, "taken back then unless confirmed", optional},
                         {"applied", F::boolean, "false: nothing was to be changed"}, findings,
                         {"restart_needed", F::boolean, "some setting holds only after a restart"}};

constexpr CommandRow rows[] = {
    {"config.running", R::auditor, "The revision in force.", {}, described},
    {"config.document", R::auditor, "The configuration as objects, explicit settings only; secrets are \"secret:NAME\".", {base, changes},
     {{"objects", F::list, "objects {object, kind, name, body}"}}},
    {"config.settings", R::auditor, "Settings of an object with value, default and where each comes from.",
     {base, changes, {"object", F::text, "\"main\", \"router smarthost\"; all when absent", optional}},
     {{"settings", F::list, "objects {object, setting, value, text, default, since, author, time}"}}},
    {"config.check", R::operatorRole, "Checks a working copy without applying it.", {base, changes},
     {{"ok", F::boolean, "no errors"}, findings, difference, digest, {"restart_needed", F::boolean, "some setting holds only after a restart"}}},
    {"config.compile", R::operatorRole, "Compiles a configuration, or the one that --evaluate was given, and says what is wrong with it.",
     {{"configuration", F::object, "{revision}, {base, changes} or {text}; the one in force when absent", optional}}, {findings}},
    {"config.compile-expression", R::auditor, "Compiles one expression, as a form field holds it, and says what is wrong with it and where.",
     {{"expression", F::text, "the text"}, {"kind", F::text, "string, condition, domain_list, host_list, address_list or local_part_list; string when absent", optional},
       {"configuration", F::object, "whose lists and ACLs may be named: {revision} or {base, changes}; the one in force when absent", optional}},
     {{"ok", F::boolean, "no errors"}, {"findings", F::list, "as in config.check, with `offset`: the byte of the expression"}}},
    {"config.apply", R::administrator, "Compiles and applies changes as a new revision; the old one stays when anything fails.",
     {base, changes, comment, confirm, {"despite_tests", F::boolean, "tests of the configuration that fail do not refuse it", optional}}, applied},
    {"config.confirm", R::administrator, "Keeps a revision that was applied with confirm_within.", {revision}, described},
    {"config.revert", R::administrator, "Takes a revision back at once that was applied with confirm_within.", {revision}, applied},
    {"config.history", R::auditor, "Revisions, newest first.",
     {{"before", F::integer, "the `next` of the last reply", optional}, {"limit", F::integer, "at most so many; 50 when absent", optional}},
     {{"revisions", F::list, "objects {revision, parent, time, author, comment, digest, running, reverts_at}"},
       {"next", F::integer, "go on before this one; null at the end"}}},
    {"config.diff", R::auditor, "What differs between two revisions.",
     {{"from", F::integer, "older revision"}, {"to", F::integer, "newer revision"}}, {difference}},
    {"config.rollback", R::administrator, "Makes an earlier revision the newest again.", {revision, comment, confirm}, applied},
    {"config.export", R::auditor, "The configuration as text in Exim's syntax; secrets are printed as secret:NAME.", {base, changes}, {text}},
    {"config.import", R::administrator, "Reads a text in Exim's syntax and says what it would change; config.apply then takes its base and changes.",
     {{"text", F::text, "the text; text_b64 or text_upload", optional}, {"text_upload", F::integer, "number of an upload", optional},
       {"file", F::text, "its name, for findings and includes", optional}},
     {{"ok", F::boolean, "no errors"}, {"base", F::integer, "revision to start from"}, {"changes", F::list, "what makes it the imported one"}, findings,
       {"lines", F::list, "objects {kind: taken|translated|impossible, file, line, directive, note}"}, difference, digest}},
    {"policy.counters", R::auditor, "How often each statement, router and list entry applied, and what never did.", {},
     {{"since", F::time, "counted since then"}, revision,
       {"statements", F::list, "objects {acl, statement, verb, text, shadow, asked, applied, last, shadowed_by, certain, reason, "
                               "examples: [{time, phase, client, sender, recipient, found}]}; last is null when it never applied"},
       {"routers", F::list, "objects {router, asked, applied, last}"}, {"lists", F::list, "objects {object, items: [{item, applied, last}]}"}}},
    {"config.secrets", R::administrator, "Names of the secrets that settings may refer to; never their values.", {}, {{"names", F::list, "names"}}},
    {"config.set-secret", R::administrator, "Sets a secret.", {{"name", F::text, "its name"}, {"value", F::text, "its value"}}, {}},
};

} // namespace

std::span<const CommandRow> commandsConfig() { return rows; }

} // namespace postroom::catalogue
