// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/reference.h"

#include "shared/base/text.h"
#include "shared/catalogue/command_row.h"
#include "shared/catalogue/event_row.h"
#include "shared/catalogue/expansion_example.h"
#include "shared/catalogue/option_example.h"
#include "shared/catalogue/option_row.h"
#include "shared/catalogue/term_example.h"
#include "shared/catalogue/term_row.h"

namespace postroom::catalogue {

namespace {

/// A text that may stand in a cell of a table.
std::string cell(std::string_view text) { return base::replaceAll(std::string(text), "|", "\\|"); }

std::string code(std::string_view text) { return text.empty() ? std::string() : "`" + cell(text) + "`"; }

std::string_view exampleValue(const OptionRow& row) {
    switch (row.type) {
    case OptionType::boolean: return row.defaultText == "true" ? "false" : "true";
    case OptionType::integer: return "10";
    case OptionType::size: return "20M";
    case OptionType::duration: return "2h";
    case OptionType::octal: return "0640";
    case OptionType::text: return "text";
    case OptionType::path: return "/etc/postroom/file";
    case OptionType::choice: return row.choices.substr(0, row.choices.find('|'));
    case OptionType::durationList: return "4h : 8h : 24h";
    case OptionType::stringList: return "one : two";
    case OptionType::hostList: return "192.0.2.0/24 : *.example.com";
    case OptionType::domainList: return "example.com : *.example.net";
    case OptionType::addressList: return "*@example.com";
    case OptionType::localPartList: return "postmaster : abuse";
    case OptionType::textLines: return "text";
    case OptionType::aclReference: return "acl_check";
    }
    return "";
}

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
    return "| " + code(row.name) + " | " + type + " | " + code(row.defaultText) + " | " + cell(row.help) + " | " + code(optionExample(row)) + " |\n";
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

/// "in the ACL rcpt: `deny hosts = ...`; the answer is `550`", a line for each term.
std::string termExampleText(const TermExample* example) {
    if (example == nullptr)
        return {};
    std::string lines;
    for (const std::string_view line : base::split(example->statement, '\n'))
        lines += (lines.empty() ? "" : "<br>") + code(line);
    return lines + "<br>" + std::string(phaseName(example->phase)) + " is answered " + code(example->reply);
}

std::string termTable(std::string_view title, TermKind kind) {
    std::string text = "\n## " + std::string(title) + "\n\n| name | what it does | where | example |\n|---|---|---|---|\n";
    for (const TermRow& row : termRows())
        if (row.kind == kind)
            text += "| " + code(std::string(row.name) + std::string(row.options.starts_with("/") || row.options.starts_with("[") ? row.options : "")) +
                    " | " + cell(row.help) + " | " + allowedText(row.allowed) + " | " + termExampleText(findTermExample(kind, row.name)) + " |\n";
    return text;
}

std::string exampleText(const ExpansionExample* example) {
    if (example == nullptr)
        return {};
    const bool form = example->result.starts_with('^');
    return code(base::printable(example->text)) + (form ? "" : " is " + (example->result.empty() ? "empty" : code(base::printable(example->result))));
}

std::string expansionTable(std::string_view title, ExpansionKind kind) {
    std::string text = "\n## " + std::string(title) + "\n\n| " + (kind == ExpansionKind::variable ? "name" : "form") + " | what it is | example |\n|---|---|---|\n";
    for (const auto& table : expansionTables())
        for (const ExpansionRow& row : table)
            if (row.kind == kind)
                text += "| " + code(row.form.empty() ? "$" + std::string(row.name) : std::string(row.form)) + " | " + cell(row.help) + " | " +
                        exampleText(findExample(kind, row.name)) + " |\n";
    return text;
}

} // namespace

std::string optionExample(const OptionRow& row) {
    for (const OptionExample& example : optionExamples())
        if (example.kind == row.kind && example.driver == row.driver && example.name == row.name)
            return std::string(row.name) + " = " + std::string(example.value);
    if (row.type == OptionType::integer && (row.minimum > 10 || row.maximum < 10))
        return std::string(row.name) + " = " + std::to_string(row.minimum);
    const std::string_view value = row.defaultText.empty() || row.type == OptionType::boolean ? exampleValue(row) : row.defaultText;
    return std::string(row.name) + " = " + std::string(value);
}

std::string expansionsReference() {
    return "# Expansions\n\nThe examples are told of a message from anna@example.org to Bob.Smith@example.com, of a client at 192.0.2.7 that calls "
           "itself client.example.org, and of two files: /etc/aliases with \"postmaster: root\", and /etc/motd with \"Welcome\".\n" +
           expansionTable("Items", ExpansionKind::item) + expansionTable("Operators", ExpansionKind::operation) +
           expansionTable("Conditions", ExpansionKind::condition) + expansionTable("Variables", ExpansionKind::variable);
}

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
                text += "\n### " + std::string(row.group) + "\n\n| option | type | default | what it does | example |\n|---|---|---|---|---|\n";
            text += optionLine(row);
            kind = row.kind;
            group = row.group;
            first = false;
        }
    return text;
}

std::string termsReference() {
    std::string text = "# Terms of ACLs\n\nThe examples are told of the message of the page on expansions, which Bob.Smith's mailbox takes; there is "
                       "neither TLS nor authentication, and the DNS does not answer. The ACL \"friends\" accepts the clients of 192.0.2.0/24. \"accept\" follows the statement.\n\n## Verbs\n\n| verb | what it does |\n|---|---|\n";
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
