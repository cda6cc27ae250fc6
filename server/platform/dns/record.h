// SPDX-License-Identifier: Apache-2.0
// DNS record types and their data. A record travels as the bytes of its RDATA (RFC 1035 3.3, names uncompressed), and is
// read into a typed value where it is used: one parser, whoever gave the answer. Malformed data never yields a value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::dns {

enum class RecordType : std::uint16_t {
    a = 1,
    ns = 2,
    cname = 5,
    soa = 6,
    ptr = 12,
    mx = 15,
    txt = 16,
    aaaa = 28,
    srv = 33,
    ds = 43,
    dnskey = 48,
    tlsa = 52,
};

/// "MX"; "TYPE257" for one without a name here.
std::string recordTypeName(RecordType type);
/// By name or TYPEnnn, in any case.
std::optional<RecordType> recordTypeFromName(std::string_view name);

struct MxRecord {
    std::uint16_t preference = 0;
    std::string exchange; ///< "" is the root: with preference 0 and alone the null MX (RFC 7505)
};
struct SrvRecord {
    std::uint16_t priority = 0, weight = 0, port = 0;
    std::string target; ///< "" means "no such service" (RFC 2782)
};
struct TlsaRecord {
    std::uint8_t usage = 0, selector = 0, matching = 0;
    std::string data; ///< bytes, not hex
};

// Each reads one RDATA, or gives nothing when it is malformed. Names come without the trailing dot, in lower case, with
// RFC 1035 5.1 escapes for bytes that are not letters, digits, '-' or '_'; the root is "".
std::optional<std::string> readAddress(std::string_view rdata); ///< A or AAAA by its length, as inet_ntop writes it
std::optional<MxRecord> readMx(std::string_view rdata);
std::optional<SrvRecord> readSrv(std::string_view rdata);
std::optional<TlsaRecord> readTlsa(std::string_view rdata);
std::optional<std::string> readName(std::string_view rdata); ///< CNAME, PTR, NS
std::optional<std::vector<std::string>> readTxt(std::string_view rdata); ///< its strings, in order

/// A record in the form of a zone file: "10 mx.example.com", "\"v=spf1 -all\"", "\# 3 010203" for what has no form here.
std::string recordText(RecordType type, std::string_view rdata);

/// RDATA from zone file text ("10 mx.example.com."); names are taken as absolute. Nothing when it cannot be read.
std::optional<std::string> makeRdata(RecordType type, std::string_view text);

/// Lower case, without a trailing dot. Nothing when it is no name that can be asked for: empty labels, a label over 63
/// bytes, over 253 in all, or bytes outside letters, digits, '-', '_', '/' and '*'. "." is the root and gives "".
std::optional<std::string> canonicalName(std::string_view name);

/// "4.3.2.1.in-addr.arpa" or the ip6.arpa form; nothing when `address` is no IP address.
std::optional<std::string> reverseName(std::string_view address);

} // namespace postroom::dns
