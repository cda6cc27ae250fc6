// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/route_text.h"

#include "server/ctl/table.h"

namespace postroom::ctl {

namespace {

std::string hostName(const base::Json& host, const std::string& address) {
    std::string text = host["name"].toString() + " [" + (address.empty() ? "unknown" : address) + "]";
    if (host.has("mx"))
        text += " MX=" + std::to_string(host["mx"].toInteger());
    if (host.has("port"))
        text += " port=" + std::to_string(host["port"].toInteger());
    return text;
}

/// One text for each address of each host.
base::Json hostTexts(const base::Json& route) {
    base::Json out = base::Json::array();
    for (const auto& host : route["hosts"].items()) {
        for (const auto& address : host["addresses"].items())
            out.append(hostName(host, address.toString()));
        if (host["addresses"].size() == 0)
            out.append(hostName(host, ""));
    }
    return out;
}

/// Exim's words, which comparisons and scripts around `exim -bt` know.
std::string outcomeText(std::string_view outcome) {
    if (outcome == "fail")
        return "is undeliverable";
    if (outcome == "defer" || outcome == "hold")
        return "cannot be resolved at this time";
    if (outcome == "discard")
        return "mail to this address would be discarded";
    return {};
}

} // namespace

std::string routeText(const base::Json& route, bool steps, std::size_t width) {
    const std::string failed = outcomeText(route["outcome"].toStringView());
    const std::string reason = route["text"].toString();
    std::string text = terminalSafe(route["address"].toString() + (failed.empty() ? "" : " " + failed) +
                                    (failed.empty() || reason.empty() ? "" : ": " + reason)) + "\n";
    for (const auto& parent : route["parents"].items())
        text += "    <-- " + terminalSafe(parent.toString()) + "\n";
    if (failed.empty()) {
        text += "  router = " + route["router"].toString() + ", transport = " + route["transport"].toString() + "\n";
        if (!route["pipe_or_file"].toStringView().empty())
            text += "  to " + terminalSafe(route["pipe_or_file"].toString()) + "\n";
        const base::Json hosts = hostTexts(route);
        for (const auto& host : hosts.items())
            text += "  host " + host.toString() + "\n";
    }
    if (!steps)
        return text;
    Table table({{"  ROUTER"}, {"RESULT"}, {"TEST"}, {"FOUND"}});
    for (const auto& step : route["steps"].items())
        table.add({"  " + step["router"].toString(), step["result"].toString(), step["what"].toString(), step["found"].toString()});
    return table.empty() ? text : text + table.text(width);
}

base::Json plainRoute(const base::Json& route) {
    base::Json out = base::Json::object({{"address", route["address"]}});
    const auto keep = [&out, &route](std::string_view name) {
        if (!route[name].toStringView().empty() || route[name].size() > 0)
            out.set(name, route[name]);
    };
    keep("parents");
    const std::string failed = outcomeText(route["outcome"].toStringView());
    if (!failed.empty()) {
        out.set("outcome", failed);
        out.set("text", route["text"]);
    } else if (!route["pipe_or_file"].toStringView().empty()) {
        out.set("outcome", "->");
        out.set("text", route["pipe_or_file"]);
    } else {
        keep("router");
        keep("transport");
        if (route["hosts"].size() > 0)
            out.set("hosts", hostTexts(route));
    }
    keep("errors_to");
    if (route["steps"].size() > 0)
        out.set("steps", route["steps"]);
    return out;
}

} // namespace postroom::ctl
