// SPDX-License-Identifier: Apache-2.0
#include "shared/config/listener_translation.h"

#include "shared/base/text.h"

#include <algorithm>
#include <utility>

namespace postroom::config {

namespace {

struct Given {
    std::vector<std::string> items;
    std::optional<LogicalLine> line;
};

Given takeList(ObjectReader& main, LineReader& lines, std::string_view name) {
    Given given;
    for (const ObjectReader::Raw& raw : main.take(name)) {
        if (auto text = rawValue(raw, lines))
            given.items = splitList(*text);
        given.line = raw.line;
    }
    return given;
}

/// Ports by number or by the names that mail uses.
std::optional<std::int64_t> portNumber(std::string_view text) {
    if (text == "smtp")
        return 25;
    if (text == "submission")
        return 587;
    if (text == "smtps" || text == "submissions" || text == "ssmtp")
        return 465;
    const auto number = base::toInteger(text);
    return number && *number >= 0 && *number <= 65535 ? number : std::nullopt;
}

std::string roleOf(std::int64_t port, const std::vector<std::int64_t>& tlsPorts) {
    if (std::ranges::find(tlsPorts, port) != tlsPorts.end())
        return "submissions";
    return port == 587 ? "submission" : "mx";
}

} // namespace

void translateListeners(ObjectReader& main, LineReader& lines, Document& document) {
    Given ports = takeList(main, lines, "daemon_smtp_ports");
    const Given onePort = takeList(main, lines, "daemon_smtp_port");
    const Given interfaces = takeList(main, lines, "local_interfaces");
    const Given tls = takeList(main, lines, "tls_on_connect_ports");
    if (ports.items.empty() && !onePort.items.empty())
        ports = onePort;
    const auto& first = ports.line ? ports.line : interfaces.line ? interfaces.line : tls.line;
    if (!first)
        return;
    if (!document.all(Kind::listener).empty())
        return lines.report(Severity::warning, "needless-option", *first, 0, "listeners are given; the ports and interfaces of the main section are left out");

    const auto read = [&](const Given& given) {
        std::vector<std::int64_t> numbers;
        for (const std::string& item : given.items) {
            if (const auto number = portNumber(item))
                numbers.push_back(*number);
            else
                lines.report(Severity::error, "value", *given.line, 0, "\"" + base::printable(item) + "\" is no port");
        }
        return numbers;
    };
    const std::vector<std::int64_t> tlsPorts = read(tls);
    std::vector<std::int64_t> numbers = read(ports);
    if (numbers.empty())
        numbers.push_back(25);
    for (const std::int64_t port : numbers) {
        Object listener{Kind::listener, "port" + std::to_string(port), "", {}, {}, first->source};
        if (document.find(Kind::listener, listener.name) != nullptr)
            continue;
        if (!interfaces.items.empty())
            listener.settings.push_back({"address", joinList(interfaces.items), false, "", {}});
        listener.settings.push_back({"port", port, false, "", {}});
        listener.settings.push_back({"role", roleOf(port, tlsPorts), false, "", {}});
        document.add(std::move(listener));
    }
    lines.report(Severity::note, "translated", *first, 0, "the ports and interfaces became listeners");
}

} // namespace postroom::config
