// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/statements_json.h"

#include "console/services/json_text.h"
#include "shared/base/text.h"
#include "shared/config/document_json.h"
#include "shared/config/text_printer.h"

namespace postroom::console {

base::Json toJson(const std::vector<config::Statement>& statements) {
    base::Json array = base::Json::array();
    for (const config::Statement& statement : statements)
        array.append(config::toJson(statement));
    return array;
}

QString statementsText(const std::vector<config::Statement>& statements) {
    std::string text;
    for (const config::Statement& statement : statements) {
        if (!text.empty())
            text += '\n';
        if (!statement.comment.empty())
            text += "  # " + base::replaceAll(statement.comment, "\n", "\n  # ") + '\n';
        text += config::printStatement(statement);
        if (!statement.after.empty())
            text += "\n  # " + base::replaceAll(statement.after, "\n", "\n  # ") + '\n';
    }
    return toQt(text);
}

std::vector<config::Statement> statementsFrom(const base::Json& array) {
    std::vector<config::Statement> statements;
    for (const base::Json& json : array.items())
        if (auto statement = config::statementFromJson(json))
            statements.push_back(std::move(*statement));
    return statements;
}

base::Json ruleOf(config::Statement statement) {
    statement.comment.clear();
    statement.after.clear();
    return config::toJson(statement);
}

} // namespace postroom::console
