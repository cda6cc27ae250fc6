// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/classic_line.h"

#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <array>
#include <ctime>

namespace postroom::events {

namespace {

const base::Json& field(const Event& event, std::string_view name) {
    static const base::Json none;
    for (const auto& [key, value] : event.fields)
        if (key == name)
            return value;
    return none;
}

/// Printed: safe for one line.
std::string text(const Event& event, std::string_view name) { return base::printable(field(event, name).toStringView()); }
bool has(const Event& event, std::string_view name) { return !field(event, name).isNull(); }

std::string quoted(const Event& event, std::string_view name) {
    return "\"" + base::replaceAll(base::replaceAll(text(event, name), "\\", "\\\\"), "\"", "\\\"") + "\"";
}

std::string address(const Event& event, std::string_view name) {
    std::string printed = text(event, name);
    return printed.empty() ? "<>" : printed;
}

void addField(std::string& line, const Event& event, std::string_view letter, std::string_view name) {
    if (const std::string value = text(event, name); !value.empty())
        line += " " + std::string(letter) + "=" + value;
}

/// "H=name (helo) [address]:port", the name or the greeting left out when unknown or equal.
std::string clientText(const Event& event, const ClassicSelectors& selectors) {
    const std::string client = text(event, "client");
    if (client.empty())
        return {};
    const std::string name = text(event, "host_name");
    const std::string helo = text(event, "helo");
    std::string out = " H=" + name;
    if (!helo.empty() && !base::equalsIgnoreCase(helo, name))
        out += (name.empty() ? "(" : " (") + helo + ")";
    out += (out.size() > 3 ? " [" : "[") + client + "]";
    if (selectors.incomingPort && has(event, "client_port"))
        out += ":" + std::to_string(field(event, "client_port").toInteger());
    return out;
}

std::string acceptedLine(const Event& event, const ClassicSelectors& selectors) {
    std::string line = "<= " + address(event, "sender");
    addField(line, event, "R", "parent");
    line += clientText(event, selectors);
    addField(line, event, "U", "ident");
    addField(line, event, "P", "protocol");
    if (selectors.tlsCipher)
        addField(line, event, "X", "tls");
    if (const std::string authenticator = text(event, "authenticator"); !authenticator.empty()) {
        const std::string account = text(event, "account");
        line += " A=" + authenticator + (account.empty() ? "" : ":" + account);
    }
    if (field(event, "prdr").toBool())
        line += " PRDR";
    if (selectors.proxy)
        addField(line, event, "PRX", "proxy");
    line += " S=" + std::to_string(field(event, "size").toInteger());
    if (const std::string id = text(event, "message_id"); !id.empty())
        line += " id=" + (id.size() > 2 && id.front() == '<' && id.back() == '>' ? id.substr(1, id.size() - 2) : id);
    if (selectors.subject && has(event, "subject"))
        line += " T=" + quoted(event, "subject");
    if (selectors.receivedRecipients) {
        line += " for";
        for (const base::Json& recipient : field(event, "recipients").items())
            line += " " + base::printable(recipient.toStringView());
    }
    return line;
}

/// "address <original> F=<sender> R=router T=transport"
std::string deliveryHead(const Event& event, const ClassicSelectors& selectors) {
    std::string line = text(event, "recipient");
    if (const std::string original = text(event, "original"); !original.empty() && original != text(event, "recipient"))
        line += " <" + original + ">";
    if (selectors.senderOnDelivery)
        line += " F=<" + text(event, "sender") + ">";
    addField(line, event, "R", "router");
    addField(line, event, "T", "transport");
    return line;
}

std::string hostText(const Event& event, const ClassicSelectors& selectors) {
    const std::string name = text(event, "host");
    const std::string ip = text(event, "host_address");
    if (name.empty() && ip.empty())
        return {};
    std::string out = " H=" + name;
    if (!ip.empty())
        out += (name.empty() ? "[" : " [") + ip + "]";
    if (selectors.outgoingPort && has(event, "host_port"))
        out += ":" + std::to_string(field(event, "host_port").toInteger());
    return out;
}

std::string deliveredLine(const Event& event, const ClassicSelectors& selectors) {
    std::string line = (field(event, "cutthrough").toBool() ? ">> " : field(event, "additional").toBool() ? "-> " : "=> ") + deliveryHead(event, selectors) + hostText(event, selectors);
    if (selectors.tlsCipher && has(event, "tls")) {
        addField(line, event, "X", "tls");
        line += field(event, "tls_verified").toBool() ? " CV=yes" : " CV=no";
    }
    if (field(event, "prdr").toBool())
        line += " PRDR";
    if (field(event, "chunking").toBool())
        line += " K";
    addField(line, event, "PS", "protocol_detail");
    if (selectors.confirmation && has(event, "reply"))
        line += " C=" + quoted(event, "reply");
    return line;
}

/// Exim's numbers for what failed.
int errorNumber(std::string_view error) {
    if (error.starts_with("rcpt_"))
        return -44;
    if (error.starts_with("mail_"))
        return -45;
    if (error.starts_with("data_"))
        return -46;
    if (error.starts_with("refused"))
        return 111;
    if (error.starts_with("timeout"))
        return 110;
    if (error == "lost_connection")
        return -18;
    if (error == "tls_required")
        return -38;
    if (error.starts_with("quota"))
        return -22;
    return 0;
}

std::string deferredLine(const Event& event, const ClassicSelectors& selectors) {
    return "== " + deliveryHead(event, selectors) + " defer (" + std::to_string(errorNumber(field(event, "error").toStringView())) + ")" + hostText(event, selectors) + ": " + text(event, "reason");
}

std::string refusedLine(const Event& event, const ClassicSelectors& selectors, const std::string& what) {
    std::string line = clientText(event, selectors);
    if (!line.empty())
        line.erase(0, 1);
    if (has(event, "account"))
        addField(line, event, "A", "account");
    if (has(event, "sender"))
        line += " F=<" + text(event, "sender") + ">";
    const bool forNow = event.name == "recipient.deferred" || field(event, "reply").toStringView().starts_with('4');
    line += std::string(forNow ? " temporarily" : "") + " rejected " + what;
    std::string why = text(event, "reason");
    if (why.empty())
        why = text(event, "reply");
    return why.empty() ? line : line + ": " + why;
}

std::string authFailedLine(const Event& event) {
    std::string helo = text(event, "helo");
    std::string line = text(event, has(event, "authenticator") ? "authenticator" : "mechanism") + " authenticator failed for ";
    line += (helo.empty() ? "" : "(" + helo + ") ") + "[" + text(event, "client") + "]: 535 Incorrect authentication data";
    if (const std::string account = text(event, "account"); !account.empty())
        line += " (set_id=" + account + ")";
    return line;
}

std::string dataPhase(const Event& event) {
    const std::string phase = text(event, "phase");
    return phase == "predata" ? "DATA" : phase == "not_smtp" ? "by non-SMTP ACL" : phase == "mime" ? "during MIME ACL checks" : "after DATA";
}

using Render = std::string (*)(const Event&, const ClassicSelectors&);
struct Row {
    std::string_view name;
    Render render;
};

const std::array rows = {
    Row{"message.accepted", acceptedLine},
    Row{"delivery.done", deliveredLine},
    Row{"delivery.deferred", deferredLine},
    Row{"delivery.failed", [](const Event& e, const ClassicSelectors& s) { return "** " + deliveryHead(e, s) + hostText(e, s) + ": " + text(e, "reason"); }},
    Row{"delivery.discarded", [](const Event& e, const ClassicSelectors&) { std::string line = "=> :blackhole: <" + text(e, "recipient") + ">"; addField(line, e, "R", "router"); return line; }},
    Row{"message.completed", [](const Event& e, const ClassicSelectors& s) { return "Completed" + (s.queueTimeOverall ? " QT=" + base::durationText(base::Seconds(field(e, "age").toInteger())) : std::string()); }},
    Row{"recipient.refused", [](const Event& e, const ClassicSelectors& s) { return refusedLine(e, s, "RCPT <" + text(e, "recipient") + ">"); }},
    Row{"recipient.deferred", [](const Event& e, const ClassicSelectors& s) { return refusedLine(e, s, "RCPT <" + text(e, "recipient") + ">"); }},
    Row{"message.rejected", [](const Event& e, const ClassicSelectors& s) { return refusedLine(e, s, dataPhase(e)); }},
    Row{"command.rejected", [](const Event& e, const ClassicSelectors& s) { return refusedLine(e, s, text(e, has(e, "command") ? "command" : "phase")); }},
    Row{"message.discarded", [](const Event& e, const ClassicSelectors& s) { return "=> blackhole (DATA ACL discarded recipients)" + clientText(e, s) + ": " + text(e, "reason"); }},
    Row{"prdr.verdict", [](const Event& e, const ClassicSelectors&) { return "PRDR R=<" + text(e, "recipient") + "> " + text(e, "verdict"); }},
    Row{"connection.refused", [](const Event& e, const ClassicSelectors& s) { return "refused connection from" + clientText(e, s) + " (" + text(e, "reason") + ")"; }},
    Row{"connection.lost", [](const Event& e, const ClassicSelectors& s) { return "unexpected disconnection while reading SMTP command from" + clientText(e, s); }},
    Row{"connection.timeout", [](const Event& e, const ClassicSelectors& s) { return "SMTP command timeout on connection from" + clientText(e, s); }},
    Row{"protocol.violation", [](const Event& e, const ClassicSelectors& s) { return "SMTP protocol error" + clientText(e, s) + ": " + text(e, "reason"); }},
    Row{"tls.failed", [](const Event& e, const ClassicSelectors& s) { return "TLS error on connection from" + clientText(e, s) + ": " + text(e, "reason"); }},
    Row{"auth.failed", [](const Event& e, const ClassicSelectors&) { return authFailedLine(e); }},
    Row{"acl.warn", [](const Event& e, const ClassicSelectors& s) { return "Warning:" + clientText(e, s) + " " + text(e, "text"); }},
    Row{"acl.log", [](const Event& e, const ClassicSelectors&) { return text(e, "text"); }},
    Row{"perl.log", [](const Event& e, const ClassicSelectors&) { return text(e, "text"); }},
    Row{"queue.held", [](const Event& e, const ClassicSelectors&) { return "frozen by " + text(e, "by") + (text(e, "reason").empty() ? "" : ": " + text(e, "reason")); }},
    Row{"queue.released", [](const Event& e, const ClassicSelectors&) { return "unfrozen by " + text(e, "by"); }},
    Row{"queue.removed", [](const Event& e, const ClassicSelectors&) { return "removed by " + text(e, "by"); }},
    Row{"queue.given-up", [](const Event& e, const ClassicSelectors&) { return "cancelled by " + text(e, "by"); }},
};

std::string localTime(base::Time time, bool zone) {
    const std::time_t seconds = base::toEpochSeconds(time);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    char out[32];
    return {out, std::strftime(out, sizeof out, zone ? "%Y-%m-%d %H:%M:%S %z" : "%Y-%m-%d %H:%M:%S", &parts)};
}

} // namespace

std::optional<std::string> classicLine(const Event& event, const ClassicSelectors& selectors) {
    for (const Row& row : rows) {
        if (row.name != event.name)
            continue;
        std::string line = localTime(event.time, selectors.zone) + " ";
        if (!event.message.empty())
            line += event.message.string() + " ";
        return line + row.render(event, selectors);
    }
    return std::nullopt;
}

} // namespace postroom::events
