// SPDX-License-Identifier: Apache-2.0
// Our settings as text of unbound.conf(5). Everything that came from the administrator is checked before it is written
// into a line, so that no setting can smuggle in another.
#include "server/platform/dns/unbound_context.h"

#include "shared/base/text.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace postroom::dns {

namespace {

constexpr std::string_view fixedPart = R"(server:
  verbosity: 0
  use-syslog: no
  do-not-query-localhost: no
  outgoing-range: 256
  num-queries-per-thread: 1024
  outgoing-num-tcp: 32
  msg-cache-size: 2m
  rrset-cache-size: 4m
  key-cache-size: 1m
  neg-cache-size: 1m
  edns-buffer-size: 1232
  infra-host-ttl: 60
  infra-keep-probing: yes
  unblock-lan-zones: yes
  insecure-lan-zones: yes
)";

/// Zones that libunbound answers by itself unless told otherwise, and that somebody may want to forward.
constexpr std::array<std::string_view, 6> builtInZones{"test", "invalid", "onion", "home.arpa", "127.in-addr.arpa", "localhost"};

base::Error wrong(std::string text) { return base::permanentError(base::ErrorKind::invalid, std::move(text)); }

bool isServer(std::string_view text) {
    const auto at = text.find('@');
    if (at != std::string_view::npos) {
        const auto port = base::toInteger(text.substr(at + 1));
        if (!port || *port < 1 || *port > 65535)
            return false;
    }
    const std::string address(text.substr(0, at));
    std::array<char, 16> bytes{};
    return inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1;
}

bool isPlainLine(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 32 || c == '\'' || c == '\177'; });
}

bool atOrUnder(std::string_view name, std::string_view zone) {
    return name == zone || (name.size() > zone.size() && name.ends_with(zone) && name[name.size() - zone.size() - 1] == '.');
}

base::Result<std::string> forwardZone(const std::string& name, const std::vector<std::string>& servers) {
    std::string out = "forward-zone:\n  name: \"" + name + ".\"\n";
    for (const auto& server : servers) {
        if (!isServer(server))
            return base::fail(wrong("\"" + server + "\" is no DNS server: write an IP address, or address@port"));
        out += "  forward-addr: " + server + "\n";
    }
    return out;
}

/// "name [ttl] [IN] TYPE data" of a record that we can read.
bool isRecord(const std::string& line) {
    const auto words = base::splitWords(line);
    std::size_t at = 1;
    if (at < words.size() && base::toInteger(words[at]))
        ++at;
    if (at < words.size() && base::equalsIgnoreCase(words[at], "IN"))
        ++at;
    if (at + 1 >= words.size() || !canonicalName(words[0]))
        return false;
    const auto type = recordTypeFromName(words[at]);
    const auto data = static_cast<std::size_t>(words[at + 1].data() - line.data());
    return type && makeRdata(*type, std::string_view(line).substr(data)).has_value();
}

base::Result<std::string> localPart(const UnboundSettings& settings) {
    std::string out;
    for (const auto& zone : settings.localZones) {
        const auto name = canonicalName(zone);
        if (!name || name->empty())
            return base::fail(wrong("\"" + zone + "\" is no zone name"));
        out += "  local-zone: \"" + *name + ".\" static\n";
    }
    for (const auto& record : settings.localRecords) {
        if (!isPlainLine(record) || !isRecord(record))
            return base::fail(wrong("the DNS record \"" + base::printable(record) + "\" cannot be read"));
        out += "  local-data: '" + record + "'\n";
    }
    return out;
}

base::Result<std::string> anchorPart(const UnboundSettings& settings) {
    std::string out = "  module-config: \"validator iterator\"\n";
    if (!settings.rootAnchorFile.empty()) {
        if (!isPlainLine(settings.rootAnchorFile) || settings.rootAnchorFile.find('"') != std::string::npos)
            return base::fail(wrong("the name of the root anchor file has characters that cannot be used"));
        out += "  trust-anchor-file: \"" + settings.rootAnchorFile + "\"\n";
    }
    for (const auto& anchor : settings.trustAnchors) {
        if (!isPlainLine(anchor) || base::splitWords(anchor).size() < 4)
            return base::fail(wrong("the trust anchor \"" + base::printable(anchor) + "\" cannot be read"));
        out += "  trust-anchor: '" + anchor + "'\n";
    }
    for (const auto& zone : settings.forwardZones) {
        const bool anchored = std::any_of(settings.trustAnchors.begin(), settings.trustAnchors.end(), [&](const std::string& anchor) {
            return atOrUnder(canonicalName(base::splitWords(anchor).front()).value_or(""), zone.zone);
        });
        if (!anchored)
            out += "  domain-insecure: \"" + canonicalName(zone.zone).value_or("") + ".\"\n";
    }
    return out;
}

} // namespace

base::Result<std::string> unboundConfiguration(const UnboundSettings& settings, const std::vector<std::string>& forwarders,
                                               Validate validate) {
    std::string out(fixedPart);
    const auto local = localPart(settings);
    if (!local)
        return base::fail(local.error());
    for (const auto& zone : settings.forwardZones)
        if (const auto name = canonicalName(zone.zone); !name || name->empty() || zone.servers.empty())
            return base::fail(wrong("\"" + zone.zone + "\" cannot be forwarded: a zone needs a name and at least one server"));
    for (const auto builtIn : builtInZones)
        if (std::any_of(settings.forwardZones.begin(), settings.forwardZones.end(),
                        [&](const ForwardZone& zone) { return atOrUnder(*canonicalName(zone.zone), builtIn); }))
            out += "  local-zone: \"" + std::string(builtIn) + ".\" nodefault\n";
    if (validate == Validate::yes) {
        const auto anchors = anchorPart(settings);
        if (!anchors)
            return base::fail(anchors.error());
        out += *anchors;
    } else {
        out += "  module-config: \"iterator\"\n";
    }
    out += *local;
    for (const auto& zone : settings.forwardZones) {
        const auto text = forwardZone(*canonicalName(zone.zone), zone.servers);
        if (!text)
            return base::fail(text.error());
        out += *text;
    }
    if (!forwarders.empty()) {
        const auto text = forwardZone("", forwarders);
        if (!text)
            return base::fail(text.error());
        out += *text;
    }
    return out;
}

} // namespace postroom::dns
