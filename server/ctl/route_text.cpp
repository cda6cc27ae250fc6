// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/route_text.h"

#include "server/ctl/table.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace postroom::ctl {

namespace {

/// One line for each address of each host, in columns as "exim -bt" has them.
struct HostLine {
    std::int64_t preference;
    std::string name, address;
    std::string rest; ///< " MX=10 port=587"

    [[nodiscard]] std::string text(std::size_t nameWidth, std::size_t addressWidth) const {
        std::string line = name + std::string(nameWidth - name.size(), ' ') + " [" + address + "]";
        return rest.empty() ? line : line + std::string(addressWidth - address.size(), ' ') + rest;
    }
};

std::string restOf(const base::Json& host) {
    std::string text;
    if (host.has("mx"))
        text += " MX=" + std::to_string(host["mx"].toInteger());
    if (host.has("port"))
        text += " port=" + std::to_string(host["port"].toInteger());
    return text;
}

/// Hosts from MX records, and the addresses of one host, in a fixed order; a list that the administrator wrote in his.
base::Json hostTexts(const base::Json& route) {
    std::vector<HostLine> lines;
    bool allMx = true;
    bool oneName = true;
    const auto& hosts = route["hosts"].items();
    for (const auto& host : hosts) {
        const std::int64_t preference = host["mx"].toInteger(-1);
        allMx = allMx && preference >= 0;
        oneName = oneName && host["name"].toStringView() == hosts.front()["name"].toStringView();
        for (const auto& address : host["addresses"].items())
            lines.push_back({preference, host["name"].toString(), address.toString(), restOf(host)});
        if (host["addresses"].size() == 0)
            lines.push_back({preference, host["name"].toString(), "unknown", restOf(host)});
    }
    if (allMx || oneName)
        std::ranges::sort(lines, {}, [](const HostLine& line) { return std::tie(line.preference, line.name, line.address); });
    std::size_t nameWidth = 0, addressWidth = 0;
    for (const HostLine& line : lines) {
        nameWidth = std::max(nameWidth, line.name.size());
        addressWidth = std::max(addressWidth, line.address.size());
    }
    base::Json out = base::Json::array();
    for (const HostLine& line : lines)
        out.append(line.text(nameWidth, addressWidth));
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

namespace {

base::Json plainRoute(const base::Json& route) {
    base::Json out = base::Json::object({{"address", route["address"]}});
    const auto keep = [&out, &route](std::string_view name) {
        if (!route[name].toStringView().empty() || route[name].size() > 0)
            out.set(name, route[name]);
    };
    const std::string failed = outcomeText(route["outcome"].toStringView());
    if (!route["pipe_or_file"].toStringView().empty()) { // like Exim: the address that was redirected, and where to
        out.set("outcome", "->");
        out.set("text", route["pipe_or_file"]);
        keep("transport");
    } else if (!failed.empty()) {
        keep("parents");
        out.set("outcome", failed);
        out.set("text", route["text"]);
    } else {
        keep("parents");
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

} // namespace

void appendPlainRoutes(base::Json& all, const base::Json& routes) {
    bool first = true;
    for (const auto& route : routes.items()) {
        if (first && route.has("rewritten_to"))
            all.append(base::Json::object({{"address", "Address rewritten as: " + route["rewritten_to"].toString()}}));
        first = false;
        if (route["no_address"].toBool()) {
            all.append(base::Json::object({{"address", "syntax error: " + route["text"].toString()}}));
            continue;
        }
        all.append(plainRoute(route));
        if (!route["pipe_or_file"].toStringView().empty() && !outcomeText(route["outcome"].toStringView()).empty()) {
            all.append(base::Json::object({{"address", "*** Error in setting up pipe, file, or autoreply:"}}));
            all.append(base::Json::object({{"address", route["text"]}}));
        }
    }
}

} // namespace postroom::ctl
