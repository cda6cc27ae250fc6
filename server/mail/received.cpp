// SPDX-License-Identifier: Apache-2.0
#include "server/mail/received.h"

#include "server/mail/address.h"
#include "server/mail/date.h"
#include "shared/base/text.h"

namespace postroom::mail {

std::string receivedHostText(const ReceivedFacts& facts) {
    if (facts.hostAddress.empty())
        return {};
    std::string inner;
    if (!facts.helo.empty() && !base::equalsIgnoreCase(facts.helo, facts.hostName) && facts.helo != "[" + facts.hostAddress + "]")
        inner = "helo=" + base::printable(facts.helo);
    if (!facts.ident.empty())
        inner += (inner.empty() ? "ident=" : " ident=") + base::printable(facts.ident);
    const auto address = "[" + facts.hostAddress + "]";
    if (facts.hostName.empty())
        return inner.empty() ? address : address + " (" + inner + ")";
    return facts.hostName + " (" + address + (inner.empty() ? "" : " " + inner) + ")";
}

std::string receivedField(const ReceivedFacts& facts) {
    std::string field = "Received: ";
    if (const auto host = receivedHostText(facts); !host.empty()) {
        field += "from " + host + "\r\n\t";
    } else {
        if (!facts.ident.empty())
            field += "from " + quoteLocalPart(base::printable(facts.ident)) + " ";
        if (!facts.helo.empty())
            field += "(helo=" + base::printable(facts.helo) + ")\r\n\t";
    }
    field += "by " + facts.by + " ";
    if (!facts.protocol.empty())
        field += "with " + facts.protocol + " ";
    if (!facts.tlsVersion.empty())
        field += " (" + facts.tlsVersion + ")";
    if (!facts.tlsCipher.empty())
        field += " tls " + facts.tlsCipher + "\r\n\t";
    else if (!facts.tlsVersion.empty())
        field += " ";
    field += "(" + facts.software + ")\r\n\t";
    if (!facts.envelopeFrom.empty())
        field += "(envelope-from <" + facts.envelopeFrom + ">)\r\n\t";
    field += "id " + facts.id;
    if (!facts.envelopeFor.empty())
        field += "\r\n\tfor " + facts.envelopeFor;
    return field + ";\r\n\t" + dateText(facts.time) + "\r\n";
}

} // namespace postroom::mail
