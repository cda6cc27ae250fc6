// SPDX-License-Identifier: Apache-2.0
// udpsend = host : port : text. One datagram, for counters and monitors elsewhere. Nobody hears whether it arrived, so one
// that could not be sent is a line in the log and in the trace, and decides nothing.
#include "server/policy/acl/modifiers.h"
#include "server/policy/lookup/list.h"
#include "server/policy/world/world.h"
#include "shared/base/text.h"

#include <string>

namespace postroom::acl {

namespace {

struct UdpDatagram {
    std::string host;
    std::string port;
    std::string text;
    std::string wrong; ///< what is wrong with it, "" when nothing is
};

UdpDatagram readUdpDatagram(std::string_view operand) {
    constexpr std::string_view form = "; it is host : port : text, with another separator (\"<;\") for an IPv6 address";
    UdpDatagram datagram;
    lookup::ListSplitter items(operand);
    datagram.host = items.next().value_or("");
    datagram.port = items.next().value_or("");
    datagram.text = items.rest();
    const auto port = base::toInteger(datagram.port);
    if (datagram.host.empty())
        datagram.wrong = "udpsend: the host is missing" + std::string(form);
    else if (!port || *port < 1 || *port > 65535)
        datagram.wrong = "udpsend: \"" + base::shortened(base::printable(datagram.port), 40) + "\" is no port" + std::string(form);
    else if (datagram.text.empty())
        datagram.wrong = "udpsend: the text is missing" + std::string(form);
    return datagram;
}

} // namespace

TermResult runUdpSend(Evaluation& evaluation, const CompiledTerm&, std::string_view operand) {
    const UdpDatagram datagram = readUdpDatagram(operand);
    if (!datagram.wrong.empty())
        return {Check::error, datagram.wrong};
    const std::string target = datagram.host + " port " + datagram.port;
    const world::Answer answer = evaluation.scope().world.datagram(datagram.host, datagram.port, datagram.text);
    if (answer.found())
        return {Check::yes, answer.value().empty() ? "sent to " + target : answer.value()};
    std::string failed = "udpsend to " + base::printable(target) + " failed: " + answer.detail;
    evaluation.verdict().logLines.push_back(failed);
    return {Check::yes, std::move(failed)};
}

void compileUdpSend(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    if (const std::string* text = term.program.constant())
        if (auto datagram = readUdpDatagram(*text); !datagram.wrong.empty())
            compiler.error("bad-udpsend", std::move(datagram.wrong));
}

} // namespace postroom::acl
