// SPDX-License-Identifier: Apache-2.0
// Every variable of the language: one row each. Who owns a value answers for it (VariableSource); `unset` is what it
// is while nobody does. Names that stand for many ($acl_m_x, $r_x, $auth1) have one row for the pattern.
#include "server/policy/expand/node.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace postroom::expand {

namespace {

constexpr VariableKind source = VariableKind::source;
constexpr VariableKind local = VariableKind::local;
constexpr VariableKind clockValue = VariableKind::clock;
constexpr VariableKind host = VariableKind::host;
constexpr VariableKind absent = VariableKind::absent;

constexpr VariableRow rows[] = {
    // envelope and address
    {"address_data", source, "", "what the router's address_data left"},
    {"address_file", source, "", "the file of a delivery to a file"},
    {"address_pipe", source, "", "the command of a delivery to a command"},
    {"bounce_recipient", source, "", "who gets the bounce that is being made"},
    {"bounce_return_size_limit", source, "0", "how much of a message a bounce returns"},
    {"bounce_return_linesize_limit", source, "998", "longest line that a bounce returns"},
    {"domain", source, "", "the domain of the address"},
    {"domain_data", source, "", "what the domains condition found"},
    {"local_part", source, "", "the local part of the address"},
    {"local_part_data", source, "", "what the local_parts condition found"},
    {"local_part_prefix", source, "", "the prefix that was taken off"},
    {"local_part_prefix_v", source, "", "the variable part of the prefix"},
    {"local_part_suffix", source, "", "the suffix that was taken off"},
    {"local_part_suffix_v", source, "", "the variable part of the suffix"},
    {"local_part_verified", source, "", "the local part as the system knows it"},
    {"original_domain", source, "", "the domain of the first address of the chain"},
    {"original_local_part", source, "", "the local part of the first address of the chain"},
    {"parent_domain", source, "", "the domain of the parent address"},
    {"parent_local_part", source, "", "the local part of the parent address"},
    {"qualify_domain", source, "", "the setting of that name"},
    {"qualify_recipient", source, "", "the setting of that name"},
    {"rcpt_count", source, "0", "RCPT commands in this message"},
    {"rcpt_defer_count", source, "0", "of those, deferred"},
    {"rcpt_fail_count", source, "0", "of those, refused"},
    {"recipient_data", source, "", "what the recipients condition found"},
    {"recipient_verify_failure", source, "", "why recipient verification failed"},
    {"recipients", source, "", "all envelope recipients, with commas"},
    {"recipients_list", source, "", "all envelope recipients, as a list"},
    {"recipients_count", source, "0", "number of envelope recipients"},
    {"return_path", source, "", "the return path of this delivery"},
    {"return_size_limit", source, "0", "old name of bounce_return_size_limit"},
    {"self_hostname", source, "", "the name by which the local host was found"},
    {"sender_address", source, "", "envelope sender"},
    {"sender_address_data", source, "", "address_data of sender verification"},
    {"sender_address_domain", source, "", "domain of the envelope sender"},
    {"sender_address_local_part", source, "", "local part of the envelope sender"},
    {"sender_data", source, "", "what the senders condition found"},
    {"sender_verify_failure", source, "", "why sender verification failed"},
    {"thisaddress", source, "", "the address that foranyaddress looks at"},
    // connection
    {"authenticated_fail_id", source, "", "who tried to authenticate in vain"},
    {"authenticated_id", source, "", "who authenticated"},
    {"authenticated_sender", source, "", "AUTH= of the MAIL command"},
    {"authentication_failed", source, "0", "1 when an AUTH command failed"},
    {"connection_id", source, "", "identity of the connection"},
    {"host_lookup_deferred", source, "0", "1 when the reverse lookup could not be completed"},
    {"host_lookup_failed", source, "0", "1 when the reverse lookup found nothing"},
    {"interface_address", source, "", "local address (old name)"},
    {"interface_port", source, "-1", "local port (old name)"},
    {"prdr_requested", source, "no", "yes when MAIL asked for PRDR"},
    {"proxy_external_address", source, "", "the proxy's outer address"},
    {"proxy_external_port", source, "0", "the proxy's outer port"},
    {"proxy_local_address", source, "", "the proxy's inner address"},
    {"proxy_local_port", source, "0", "the proxy's inner port"},
    {"proxy_session", source, "no", "yes when the connection came by a proxy"},
    {"received_for", source, "", "the single recipient, for Received:"},
    {"received_ip_address", source, "", "local address of the connection"},
    {"received_port", source, "-1", "local port of the connection"},
    {"received_protocol", source, "", "smtp, esmtps, local, ..."},
    {"received_count", source, "0", "number of Received: headers"},
    {"received_time", source, "0", "when reception began, seconds since 1970"},
    {"sender_fullhost", source, "", "name, HELO name and address of the client"},
    {"sender_helo_dnssec", source, "no", "yes when the HELO name was verified by DNSSEC"},
    {"sender_helo_name", source, "", "the name in HELO or EHLO"},
    {"sender_helo_verified", source, "", "yes when the HELO name was verified"},
    {"sender_host_address", source, "", "address of the client"},
    {"sender_host_authenticated", source, "", "name of the authenticator"},
    {"sender_host_dnssec", source, "no", "yes when the host name was found by DNSSEC"},
    {"sender_host_name", source, "", "name of the client"},
    {"sender_host_port", source, "0", "port of the client"},
    {"sender_ident", source, "", "identity by RFC 1413, or the local user"},
    {"sender_rate", source, "", "the rate that ratelimit computed"},
    {"sender_rate_limit", source, "", "the limit of ratelimit"},
    {"sender_rate_period", source, "", "the period of ratelimit"},
    {"sender_rcvhost", source, "", "the client as Received: shows it"},
    {"smtp_active_hostname", source, "", "our name in this session"},
    {"smtp_command", source, "", "the command being processed"},
    {"smtp_command_argument", source, "", "its argument"},
    {"smtp_command_history", source, "", "the latest commands"},
    {"smtp_count_at_connection_start", source, "0", "connections when this one began"},
    {"smtp_notquit_reason", source, "", "why the session ended without QUIT"},
    // message
    {"body_linecount", source, "0", "lines of the body"},
    {"body_zerocount", source, "0", "zero bytes in the body"},
    {"caller_gid", source, "0", "group of the submitting process"},
    {"caller_uid", source, "0", "user of the submitting process"},
    {"headers_added", source, "", "header lines added so far"},
    {"local_scan_data", source, "", "what local_scan left"},
    {"max_received_linelength", source, "0", "longest line received"},
    {"message_age", source, "0", "seconds since it was received"},
    {"message_body", source, "", "beginning of the body"},
    {"message_body_end", source, "", "end of the body"},
    {"message_body_size", source, "0", "bytes of the body"},
    {"message_exim_id", source, "", "identity of the message"},
    {"message_headers", source, "", "all header lines, decoded"},
    {"message_headers_raw", source, "", "all header lines as they are"},
    {"message_id", source, "", "old name of message_exim_id"},
    {"message_linecount", source, "0", "lines of headers and body"},
    {"message_size", source, "0", "bytes of the message"},
    {"message_smtputf8", source, "", "1 for an SMTPUTF8 message"},
    {"originator_gid", source, "0", "group that the message began with"},
    {"originator_uid", source, "0", "user that the message began with"},
    {"reply_address", source, "", "Reply-To: or From:"},
    {"mime_anomaly_level", source, "0", ""},
    {"mime_anomaly_text", source, "", ""},
    {"mime_boundary", source, "", "boundary of this part"},
    {"mime_charset", source, "", "its character set"},
    {"mime_content_description", source, "", ""},
    {"mime_content_disposition", source, "", ""},
    {"mime_content_id", source, "", ""},
    {"mime_content_size", source, "0", "its size in KiB, once decoded"},
    {"mime_content_transfer_encoding", source, "", ""},
    {"mime_content_type", source, "", ""},
    {"mime_decoded_filename", source, "", "where decode put it"},
    {"mime_filename", source, "", "its file name"},
    {"mime_is_coverletter", source, "0", ""},
    {"mime_is_multipart", source, "0", ""},
    {"mime_is_rfc822", source, "0", ""},
    {"mime_part_count", source, "-1", "number of this part"},
    {"regex_match_string", source, "", "the pattern of regex that matched"},
    // checks
    {"csa_status", source, "", "result of client SMTP authorisation"},
    {"dnslist_domain", source, "", "list in which the client was found"},
    {"dnslist_matched", source, "", "what was looked for"},
    {"dnslist_text", source, "", "TXT record of that entry"},
    {"dnslist_value", source, "", "addresses of that entry"},
    {"acl_verify_message", source, "", "why the latest verification failed"},
    {"callout_address", source, "", "where the latest callout went"},
    {"verify_mode", source, "", "R, S or empty"},
    // delivery
    {"event_data", source, "", "data of the event"},
    {"event_defer_errno", source, "0", "error number of a deferral"},
    {"event_name", source, "", "name of the event"},
    {"home", source, "", "home directory for this delivery"},
    {"host", source, "", "the remote host"},
    {"host_address", source, "", "its address"},
    {"host_data", source, "", "what the hosts condition found"},
    {"host_port", source, "0", "its port"},
    {"initial_cwd", source, "", "where the program was started"},
    {"inode", source, "0", "inode of a spool file"},
    {"localhost_number", source, "0", "the setting of that name"},
    {"local_user_gid", source, "0", "group of the local user"},
    {"local_user_uid", source, "0", "user of the local user"},
    {"mailstore_basename", source, "", ""},
    {"queue_name", source, "", "queue of the message"},
    {"queue_size", host, "", "messages in the queue"},
    {"router_name", source, "", "name of the router"},
    {"sending_ip_address", source, "", "local address of the outgoing connection"},
    {"sending_port", source, "-1", "its local port"},
    {"transport_name", source, "", "name of the transport"},
    {"warn_message_delay", source, "", "delay that a notice tells"},
    {"warn_message_recipients", source, "", "recipients that a notice names"},
    {"warnmsg_delay", source, "", "old name of warn_message_delay"},
    {"warnmsg_recipients", source, "", "old name of warn_message_recipients"},
    // TLS
    {"tls_bits", source, "0", "old name of tls_in_bits"},
    {"tls_certificate_verified", source, "0", "old name"},
    {"tls_cipher", source, "", "old name of tls_in_cipher"},
    {"tls_peerdn", source, "", "old name of tls_in_peerdn"},
    {"tls_sni", source, "", "old name of tls_in_sni"},
    {"tls_in_bits", source, "0", "strength of the cipher"},
    {"tls_in_certificate_verified", source, "0", "1 when the client's certificate was verified"},
    {"tls_in_cipher", source, "", "cipher suite"},
    {"tls_in_cipher_std", source, "", "cipher suite by its standard name"},
    {"tls_in_ocsp", source, "0", "state of OCSP stapling"},
    {"tls_in_ourcert", source, "", "our certificate"},
    {"tls_in_peercert", source, "", "the client's certificate"},
    {"tls_in_peerdn", source, "", "its distinguished name"},
    {"tls_in_resumption", source, "0", "bits of session resumption"},
    {"tls_in_sni", source, "", "server name that the client asked for"},
    {"tls_in_ver", source, "", "protocol version"},
    {"tls_out_bits", source, "0", ""},
    {"tls_out_certificate_verified", source, "0", ""},
    {"tls_out_cipher", source, "", ""},
    {"tls_out_cipher_std", source, "", ""},
    {"tls_out_dane", source, "no", "yes when DANE verified the server"},
    {"tls_out_ocsp", source, "0", ""},
    {"tls_out_ourcert", source, "", ""},
    {"tls_out_peercert", source, "", ""},
    {"tls_out_peerdn", source, "", ""},
    {"tls_out_resumption", source, "0", ""},
    {"tls_out_sni", source, "", ""},
    {"tls_out_tlsa_usage", source, "0", "bits of the TLSA usages found"},
    {"tls_out_ver", source, "", ""},
    // the evaluation itself
    {"value", local, "", "what a lookup, extraction or match found"},
    {"item", local, "", "the item of map, filter, reduce, forany, forall"},
    {"runrc", local, "0", "exit code of the latest ${run}"},
    {"prvscheck_address", local, "", "address inside a signed one"},
    {"prvscheck_keynum", local, "", "key number of a signed address"},
    {"prvscheck_result", local, "", "1 when the signature is good"},
    {"srs_recipient", local, "", "what inbound_srs found"},
    {"lookup_dnssec_authenticated", local, "", "yes, no, or empty when it was no DNS lookup"},
    // this machine and the time
    {"config_dir", source, "", "directory of the configuration"},
    {"config_file", source, "", "file of the configuration"},
    {"compile_date", source, "", "when the program was built"},
    {"compile_number", source, "1", "number of the build"},
    {"exim_gid", source, "0", "our group"},
    {"exim_path", source, "", "our program"},
    {"exim_uid", source, "0", "our user"},
    {"exim_version", source, "", "our version, as Exim's policies know it"},
    {"version_number", source, "", "the version of Exim whose language this is"},
    {"ldap_dn", source, "", "distinguished name of the latest LDAP lookup"},
    {"spool_directory", source, "", "the setting of that name"},
    {"primary_hostname", host, "", "name of this host"},
    {"load_average", host, "0", "load * 1000"},
    {"log_inodes", host, "-1", ""},
    {"log_space", host, "-1", "free KiB where the logs are"},
    {"pid", host, "0", "process id"},
    {"spool_inodes", host, "-1", ""},
    {"spool_space", host, "-1", "free KiB where the queue is"},
    {"tod_bsdinbox", clockValue, "", "Thu Oct 17 17:14:09 1995"},
    {"tod_epoch", clockValue, "", "seconds since 1970"},
    {"tod_epoch_l", clockValue, "", "microseconds since 1970"},
    {"tod_full", clockValue, "", "Fri, 07 Apr 2000 14:25:48 +0100"},
    {"tod_log", clockValue, "", "1995-10-17 15:32:29"},
    {"tod_logfile", clockValue, "", "19951017"},
    {"tod_zone", clockValue, "", "+0100"},
    {"tod_zulu", clockValue, "", "20000407142548Z"},
    // features of later issues
    {"arc_*", absent, "", "ARC"},
    {"bmi_*", absent, "", "Brightmail"},
    {"dcc_*", absent, "", "DCC"},
    {"demime_*", absent, "", "the old demime condition"},
    {"dkim_*", absent, "", "DKIM"},
    {"dmarc_*", absent, "", "DMARC"},
    {"malware_name", absent, "", "malware scanning"},
    {"spam_*", absent, "", "spam scanning"},
    {"spf_*", absent, "", "SPF"},
};

// Rows that stand for many names.
constexpr VariableRow aclRow{"acl_*", source, "", "ACL variable"};
constexpr VariableRow routerRow{"r_*", source, "", "set by a router"};
constexpr VariableRow authRow{"auth*", source, "", "strings of an authentication"};
constexpr VariableRow aclArgumentRow{"acl_arg*", source, "", "argument of an ACL"};
constexpr VariableRow aclCountRow{"acl_narg", source, "0", "number of arguments of an ACL"};
constexpr VariableRow regexRow{"regex*", source, "", "groups of the regex condition"};

const std::unordered_map<std::string_view, const VariableRow*>& index() {
    static const auto made = [] {
        std::unordered_map<std::string_view, const VariableRow*> map;
        for (const VariableRow& row : rows)
            map.emplace(row.name, &row);
        return map;
    }();
    return made;
}

bool oneDigit(std::string_view name, std::size_t after, char first) {
    return name.size() == after + 1 && name[after] >= first && name[after] <= '9';
}

} // namespace

const VariableRow* findVariable(std::string_view name) {
    const auto& known = index();
    if (const auto place = known.find(name); place != known.end())
        return place->second;
    if (name.size() >= 5 && (name.substr(0, 5) == "acl_c" || name.substr(0, 5) == "acl_m"))
        return &aclRow;
    if (name == "acl_narg")
        return &aclCountRow;
    if (name.substr(0, 7) == "acl_arg" && oneDigit(name, 7, '1'))
        return &aclArgumentRow;
    if (name.substr(0, 2) == "r_")
        return &routerRow;
    if (name.substr(0, 4) == "auth" && oneDigit(name, 4, '1'))
        return &authRow;
    if (name.substr(0, 5) == "regex" && name.size() > 5 && std::all_of(name.begin() + 5, name.end(), base::isDigit))
        return &regexRow;
    // "spf_*" and the like: a whole family by its beginning.
    for (const VariableRow& row : rows)
        if (row.kind == absent && row.name.back() == '*' && name.substr(0, row.name.size() - 1) == row.name.substr(0, row.name.size() - 1))
            return &row;
    return nullptr;
}

std::vector<std::string> variableNames() {
    std::vector<std::string> names;
    for (const VariableRow& row : rows)
        if (row.kind != absent)
            names.emplace_back(row.name);
    return names;
}

} // namespace postroom::expand
