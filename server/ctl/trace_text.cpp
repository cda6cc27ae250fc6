// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/trace_text.h"

#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

std::string orNull(const std::string& address) { return address.empty() ? "<>" : address; }

std::string reasonText(const base::Json& row) {
    std::string text = row["reason"].toString();
    const std::string statement = row["statement"].toString();
    if (!statement.empty() && text.find(statement) == std::string::npos)
        text += (text.empty() ? "" : " ") + std::string("[") + statement + "]";
    return text;
}

std::string attemptText(const base::Json& attempt) {
    std::string host = attempt["host_name"].toString();
    const std::string address = attempt["host_address"].toString();
    if (!address.empty())
        host += (host.empty() ? "[" : " [") + address + "]";
    std::string text = timeText(attempt["time"].toInteger()) + "  " + attempt["outcome"].toString();
    if (!host.empty())
        text += " at " + host;
    else if (!attempt["transport"].toStringView().empty())
        text += " by " + attempt["transport"].toString();
    if (!attempt["text"].toStringView().empty())
        text += ": " + attempt["text"].toString();
    return text;
}

} // namespace

std::string traceTable(const base::Json& rows, std::size_t width) {
    Table table({{"TIME"}, {"FROM", Align::left, 36}, {"TO", Align::left, 40}, {"OUTCOME"}, {"ID"}, {"WHY"}});
    for (const auto& row : rows.items()) {
        const std::string id = row["id"].toString();
        table.add({timeText(row["time"].toInteger()), orNull(row["sender"].toString()), row["recipient"].toString(), row["outcome"].toString(),
                   id.empty() ? row["key"].toString() : id, reasonText(row)});
    }
    return table.text(width);
}

std::string traceText(const base::Json& trace, std::size_t width) {
    const base::Json& message = trace["message"];
    std::string text;
    const auto fact = [&text](const std::string& name, const std::string& value) {
        if (!value.empty())
            text += name + std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') + terminalSafe(value) + "\n";
    };
    fact("Message", message["id"].toString());
    fact("Time", timeText(message["time"].toInteger()));
    fact("From", orNull(message["sender"].toString()));
    fact("Subject", message["subject"].toString());
    fact("Client", message["client_name"].toStringView().empty() ? message["client"].toString()
                                                                 : message["client_name"].toString() + " [" + message["client"].toString() + "]");
    fact("HELO", message["helo"].toString());
    fact("TLS", message["tls"].toString());
    if (message["size"].toInteger() > 0)
        fact("Size", amountText(message["size"].toInteger()));
    if (message["revision"].toInteger() > 0)
        fact("Revision", std::to_string(message["revision"].toInteger()));
    for (const auto& recipient : trace["recipients"].items()) {
        text += "\n" + terminalSafe(recipient["address"].toString() + ": " + recipient["outcome"].toString());
        const std::string reason = recipient["reason"].toString();
        text += reason.empty() ? "\n" : "\n" + wrapped(reason, width, 4);
        for (const auto& attempt : recipient["attempts"].items())
            text += wrapped(attemptText(attempt), width, 4);
    }
    if (trace["decisions"].size() > 0)
        text += "\nDecisions\n" + decisionsText(trace["decisions"], width);
    return text;
}

std::string verdictsTable(const base::Json& verdicts, std::size_t width) {
    Table table({{"CHECK"}, {"RECIPIENT"}, {"OUTCOME"}, {"DECIDED BY"}, {"REPLY"}});
    for (const auto& check : verdicts["checks"].items()) {
        std::size_t column = 0;
        for (const auto& cell : check["cells"].items()) {
            const std::string recipient = verdicts["recipients"].items()[column++].toString();
            if (!cell.isNull())
                table.add({check["title"].toString(), check["common"].toBool() ? "(all)" : recipient, cell["outcome"].toString(), cell["decided_by"].toString(), cell["reply"].toString()});
            if (!cell.isNull() && check["common"].toBool())
                break;
        }
    }
    return table.text(width);
}

std::string decisionsText(const base::Json& decisions, std::size_t width) {
    std::string text;
    for (const auto& decision : decisions.items()) {
        std::string title = decision["phase"].toString();
        if (!decision["recipient"].toStringView().empty())
            title += " " + decision["recipient"].toString();
        title += ": " + decision["outcome"].toString();
        if (!decision["decided_by"].toStringView().empty())
            title += ", decided by " + decision["decided_by"].toString();
        text += wrapped(title, width, 2);
        for (const auto& statement : decision["statements"].items()) {
            const std::string mark = statement["decided"].toBool() ? "> " : "  ";
            text += "    " + mark + terminalSafe(statement["acl"].toString() + " " + std::to_string(statement["number"].toInteger()) + " " +
                                               statement["verb"].toString()) + "\n";
            for (const auto& term : statement["terms"].items()) {
                std::string line = std::string(term["negated"].toBool() ? "!" : "") + term["name"].toString() + " = " + (term.has("operand") ? term["operand"] : term["source"]).toString();
                line += " -> " + term["truth"].toString();
                if (!term["found"].toStringView().empty())
                    line += " (" + term["found"].toString() + ")";
                text += wrapped(line, width, 10);
            }
        }
    }
    return text;
}

} // namespace postroom::ctl
