// SPDX-License-Identifier: Apache-2.0
// Operators of the expansion language: ${name:string}.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto kind = ExpansionKind::operation;

constexpr ExpansionRow rows[] = {
    {"address", kind, "${address:string}", "The address in an RFC 2822 address."},
    {"addresses", kind, "${addresses:string}", "The addresses in a header, as a list."},
    {"base32", kind, "${base32:number}", "A number in base 32."},
    {"base32d", kind, "${base32d:string}", "A number from base 32."},
    {"base62", kind, "${base62:number}", "A number in base 62."},
    {"base62d", kind, "${base62d:string}", "A number from base 62."},
    {"base64", kind, "${base64:string}", "The string in base 64."},
    {"base64d", kind, "${base64d:string}", "The string from base 64."},
    {"domain", kind, "${domain:address}", "The domain of an address."},
    {"escape", kind, "${escape:string}", "The string with unprintable characters escaped."},
    {"escape8bit", kind, "${escape8bit:string}", "The string with 8-bit characters escaped."},
    {"eval", kind, "${eval:expression}", "The value of an arithmetic expression."},
    {"eval10", kind, "${eval10:expression}", "The same, numbers always decimal."},
    {"expand", kind, "${expand:string}", "The string expanded again."},
    {"from_utf8", kind, "${from_utf8:string}", "The string in Latin-1."},
    {"h", kind, "${h_n_m:string}", "A short textual hash."},
    {"hash", kind, "${hash_n_m:string}", "A short textual hash."},
    {"headerwrap", kind, "${headerwrap_cols_limit:header}", "The header folded."},
    {"hex2b64", kind, "${hex2b64:string}", "Base 64 from hexadecimal."},
    {"hexquote", kind, "${hexquote:string}", "The string with 8-bit characters in hexadecimal."},
    {"ipv6denorm", kind, "${ipv6denorm:address}", "An IPv6 address in full."},
    {"ipv6norm", kind, "${ipv6norm:address}", "An IPv6 address in its shortest form."},
    {"l", kind, "${l_n:string}", "The first characters of a string."},
    {"lc", kind, "${lc:string}", "The string in lower case."},
    {"length", kind, "${length_n:string}", "The first characters of a string."},
    {"listcount", kind, "${listcount:list}", "The number of items in a list."},
    {"listnamed", kind, "${listnamed_d:name}", "The items of a named list; d, a, h, l say of which kind."},
    {"local_part", kind, "${local_part:address}", "The local part of an address."},
    {"mask", kind, "${mask:address/bits}", "The network that an address is in."},
    {"md5", kind, "${md5:string}", "The MD5 digest."},
    {"nh", kind, "${nh_n_m:string}", "A numeric hash."},
    {"nhash", kind, "${nhash_n_m:string}", "A numeric hash."},
    {"quote", kind, "${quote:string}", "The string in quotes if it needs them."},
    {"quote_local_part", kind, "${quote_local_part:string}", "The string as a local part, in quotes if it needs them."},
    {"randint", kind, "${randint:n}", "A random number below n."},
    {"reverse_ip", kind, "${reverse_ip:address}", "The address as it stands in the DNS."},
    {"rfc2047", kind, "${rfc2047:string}", "The string as an encoded word."},
    {"rfc2047d", kind, "${rfc2047d:string}", "The string with encoded words decoded."},
    {"rxquote", kind, "${rxquote:string}", "The string as a pattern that matches it."},
    {"s", kind, "${s_start_length:string}", "A part of a string."},
    {"sha1", kind, "${sha1:string}", "The SHA-1 digest."},
    {"sha2", kind, "${sha2_n:string}", "A SHA-2 digest of 256, 384 or 512 bits."},
    {"sha256", kind, "${sha256:string}", "The SHA-256 digest."},
    {"sha3", kind, "${sha3_n:string}", "A SHA-3 digest."},
    {"stat", kind, "${stat:file}", "What the system knows of a file."},
    {"str2b64", kind, "${str2b64:string}", "The string in base 64; an older name."},
    {"strlen", kind, "${strlen:string}", "The length of the string."},
    {"substr", kind, "${substr_start_length:string}", "A part of a string."},
    {"time_eval", kind, "${time_eval:interval}", "A time interval in seconds."},
    {"time_interval", kind, "${time_interval:seconds}", "Seconds as a time interval."},
    {"uc", kind, "${uc:string}", "The string in upper case."},
    {"utf8_domain_from_alabel", kind, "${utf8_domain_from_alabel:domain}", "A domain in UTF-8."},
    {"utf8_domain_to_alabel", kind, "${utf8_domain_to_alabel:domain}", "A domain in ASCII."},
    {"utf8_localpart_from_alabel", kind, "${utf8_localpart_from_alabel:string}", "A local part in UTF-8."},
    {"utf8_localpart_to_alabel", kind, "${utf8_localpart_to_alabel:string}", "A local part in ASCII."},
    {"utf8clean", kind, "${utf8clean:string}", "The string with what is no UTF-8 replaced."},
    {"xtextd", kind, "${xtextd:string}", "The string from xtext."},
};

} // namespace

std::span<const ExpansionRow> expansionOperators() { return rows; }

} // namespace postroom::catalogue
