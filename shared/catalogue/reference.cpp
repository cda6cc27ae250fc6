// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/reference.h"

#include "shared/base/text.h"
#include "shared/catalogue/command_row.h"
#include "shared/catalogue/event_row.h"
#include "shared/catalogue/option_row.h"
#include "shared/catalogue/term_row.h"

namespace postroom::catalogue {

namespace {

/// A text that may stand in a cell of a table.
std::string cell(std::string_view text) { return base::replaceAll(std::string(text), "|", "\\|"); }

std::string code(std::string_view text) { return text.empty() ? std::string() : "`" + cell(text) + "`"; }

std::string optionLine(const OptionRow& row) {
    std::string type(optionTypeName(row.type));
    if (row.type == OptionType::choice)
        type = cell(base::replaceAll(std::string(row.choices), "|", ", "));
    if (row.expands == Expands::yes)
        type += ", expanded";
    if (row.activation == Activation::restart)
        type += ", needs a restart";
    if (row.secrecy == Secrecy::secret)
        type += ", secret";
    return "| " + code(row.name) + " | " + type + " | " + code(row.defaultText) + " | " + cell(row.help) + " |\n";
}

std::string fieldsText(std::string_view title, const Fields& fields) {
    std::string text;
    for (const Field& field : fields)
        text += "* " + code(field.name) + " (" + std::string(fieldTypeName(field.type)) +
                (field.presence == Presence::optional ? ", optional" : "") + "): " + std::string(field.help) + "\n";
    return text.empty() || title.empty() ? text : std::string(title) + "\n\n" + text + "\n";
}

std::string allowedText(PhaseSet allowed) {
    if (allowed == allPhases)
        return "everywhere";
    std::string text;
    for (unsigned i = 0; i < phaseCount; ++i)
        if ((allowed & bit(static_cast<Phase>(i))) != 0)
            text += (text.empty() ? "" : ", ") + std::string(phaseName(static_cast<Phase>(i)));
    return text;
}

std::string termTable(std::string_view title, TermKind kind) {
    std::string text = "\n## " + std::string(title) + "\n\n| name | what it does | where |\n|---|---|---|\n";
    for (const TermRow& row : termRows())
        if (row.kind == kind)
            text += "| " + code(std::string(row.name) + std::string(row.options.starts_with("/") || row.options.starts_with("[") ? row.options : "")) +
                    " | " + cell(row.help) + " | " + allowedText(row.allowed) + " |\n";
    return text;
}

} // namespace

std::string optionsReference() {
    std::string text = "# Options\n";
    Kind kind = Kind::main;
    std::string_view group;
    bool first = true;
    for (const auto& table : optionTables())
        for (const OptionRow& row : table) {
            if (first || row.kind != kind)
                text += "\n## " + std::string(kindName(row.kind)) + "\n";
            if (first || row.kind != kind || row.group != group)
                text += "\n### " + std::string(row.group) + "\n\n| option | type | default | what it does |\n|---|---|---|---|\n";
            text += optionLine(row);
            kind = row.kind;
            group = row.group;
            first = false;
        }
    return text;
}

std::string termsReference() {
    std::string text = "# Terms of ACLs\n\n## Verbs\n\n| verb | what it does |\n|---|---|\n";
    for (const VerbRow& row : verbRows())
        text += "| " + code(row.name) + " | " + cell(row.help) + " |\n";
    return text + termTable("Conditions", TermKind::condition) + termTable("Modifiers", TermKind::modifier) +
           termTable("Controls (`control =`)", TermKind::control) + termTable("Verifications (`verify =`)", TermKind::verify);
}

std::string eventsReference() {
    std::string text = "# Events\n";
    for (const auto& table : eventTables())
        for (const EventRow& row : table)
            text += "\n## " + std::string(row.name) + "\n\n" + std::string(row.sentence) + " (" + std::string(eventSeverityName(row.severity)) + ")\n\n" +
                    fieldsText("", row.fields);
    return text;
}

std::string commandsReference() {
    std::string text = "# Methods of the control protocol\n";
    for (const auto& table : commandTables())
        for (const CommandRow& row : table)
            text += "\n## " + std::string(row.name) + "\n\n" + std::string(row.help) + " Needs the role " + std::string(roleName(row.role)) + ".\n\n" +
                    fieldsText("Request:", row.request) + fieldsText("Reply:", row.reply);
    return text;
}

} // namespace postroom::catalogue
