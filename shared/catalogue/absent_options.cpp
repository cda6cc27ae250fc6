// SPDX-License-Identifier: Apache-2.0
// Names of options that Exim has and this version has not, so that an imported configuration is answered by name:
// `later` is an error (the feature is not built), `needless` is taken with a warning and left out.
#include "shared/base/text.h"
#include "shared/catalogue/option_row.h"

namespace postroom::catalogue {

namespace {

struct Group {
    Kind kind;
    std::string_view driver;
    Absence absence;
    std::string_view reason;
    std::string_view names; ///< separated by blanks
};

using A = Absence;
using K = Kind;

constexpr std::string_view oneUser = "Postroom delivers under the one user that it runs as";
constexpr std::string_view ownSpool = "Postroom keeps its queue in a database of its own";
constexpr std::string_view ownDaemon = "Postroom starts, stops and limits itself in another way";
constexpr std::string_view ownLogs = "Postroom logs to its event store and to files";
constexpr std::string_view resolver = "the resolver takes care of it";
constexpr std::string_view modernTls = "Postroom uses OpenSSL with TLS 1.2 and 1.3 and the library's safe choices";
constexpr std::string_view oldHabit = "it serves a habit of other times";
constexpr std::string_view noFilters = "filter files are not run here";
constexpr std::string_view ownRecord = "every delivery stands in the event store, with its whole address";
constexpr std::string_view debugging = "decisions are recorded in traces instead";

constexpr Group groups[] = {
    {K::main, "", A::needless, oneUser,
     "never_users exim_user exim_group admin_groups deliver_drop_privilege finduser_retries max_user_name_length "
     "max_username_length commandline_checks_require_admin prod_requires_admin queue_list_requires_admin "
     "unknown_login unknown_username gecos_name gecos_pattern"},
    {K::main, "", A::needless, ownSpool,
     "spool_directory split_spool_directory spool_wireformat message_logs preserve_message_logs keep_malformed "
     "move_frozen_messages check_log_space check_log_inodes smtp_check_spool_space localhost_number disable_fsync "
     "queue_fast_ramp notifier_socket allow_insecure_tainted_data debug_store"},
    {K::main, "", A::needless, ownDaemon,
     "exim_path exim_version bi_command pid_file_path process_log_path daemon_startup_retries daemon_startup_sleep "
     "queue_run_max queue_run_in_order queue_only_load queue_only_load_latch queue_only_override queue_only_file "
     "deliver_queue_load_max smtp_load_reserve smtp_accept_queue smtp_accept_queue_per_connection "
     "smtp_backlog_monitor smtp_accept_keepalive tcp_nodelay tcp_wrappers_daemon_name lookup_open_max "
     "remote_sort_domains receive_timeout accept_timeout local_scan_timeout local_scan_path"},
    {K::main, "", A::needless, ownLogs,
     "syslog_duplication syslog_facility syslog_pid syslog_processname syslog_timestamp write_rejectlog "
     "print_topbitchars freeze_tell"},
    {K::main, "", A::needless, resolver,
     "dns_dnssec_ok dns_dane_ok dns_use_edns0 dns_trust_aa dns_cname_loops dns_check_names_pattern "
     "dns_csa_search_limit dns_csa_use_reverse dns_retrans dns_retry"},
    {K::main, "", A::needless, "the DNS is asked first and the system's name service next", "host_lookup_order"},
    {K::main, "", A::needless, "text is UTF-8 everywhere in Postroom", "headers_charset"},
    {K::main, "", A::needless, modernTls,
     "openssl_options gnutls_allow_auto_pkcs11 gnutls_compat_mode gnutls_require_kx gnutls_require_mac "
     "gnutls_require_protocols tls_dh_max_bits tls_dhparam tls_eccurve tls_remember_esmtp tls_early_banner_hosts"},
    {K::main, "", A::needless, oldHabit,
     "drop_cr rfc1413_hosts rfc1413_query_timeout allow_utf8_domains uucp_from_pattern uucp_from_sender "
     "ignore_fromline_hosts ignore_fromline_local extract_addresses_remove_arguments mua_wrapper "
     "check_rfc2047_length return_size_limit helo_lookup_domains percent_hack_domains"},
    {K::main, "", A::later, "more points for ACLs",
     "acl_smtp_dkim acl_smtp_atrn acl_smtp_wellknown atrn_host"},
    {K::main, "", A::needless, "ETRN marks what is queued as due; no program is run for it", "smtp_etrn_command smtp_etrn_serialize"},
    {K::main, "", A::later, "DKIM, DMARC, ARC and SPF",
     "dkim_verify_hashes dkim_verify_keytypes dkim_verify_min_keysizes dkim_verify_minimal dkim_verify_signers "
     "dmarc_forensic_sender dmarc_history_file dmarc_tld_file spf_guess spf_smtp_comment_template"},
    {K::main, "", A::later, "content scanning",
     "av_scanner spamd_address dccifd_address dccifd_options dcc_direct_add_header bmi_config_file"},
    {K::main, "", A::later, "lookups in other databases",
     "oracle_servers ibase_servers ldap_ca_cert_dir ldap_cert_file ldap_cert_key ldap_cipher_suite"},
    {K::main, "", A::needless, "LDAP version 3 is always spoken", "ldap_version"},
    {K::main, "", A::later, "OCSP and other extensions of TLS", "tls_ocsp_file tls_alpn tls_sni tls_resumption_hosts hosts_require_alpn"},
    {K::main, "", A::later, "internationalised mail", "smtputf8_advertise_hosts"},
    {K::main, "", A::later, "event actions", "event_action"},
    {K::main, "", A::later, "system filters",
     "system_filter system_filter_directory_transport system_filter_file_transport system_filter_group "
     "system_filter_pipe_transport system_filter_reply_transport system_filter_user"},

    {K::router, "", A::needless, oneUser, "user group initgroups"},
    {K::router, "", A::needless, debugging, "debug_print"},
    {K::router, "", A::needless, oldHabit, "translate_ip_address"},
    {K::router, "", A::needless, "every question to the DNS asks for DNSSEC", "dnssec_request_domains"},
    {K::router, "", A::needless, ownRecord, "disable_logging log_as_local"},
    {K::router, "", A::later, "Brightmail", "bmi_deliver_alternate bmi_deliver_default bmi_dont_deliver bmi_rule"},
    {K::router, "dnslookup", A::needless, "names are looked up as they are written; widen_domains adds domains", "qualify_single search_parents"},
    {K::router, "dnslookup", A::needless, "headers are changed by rewriting rules only", "rewrite_headers"},
    {K::router, "queryprogram", A::needless, oneUser, "command_user command_group"},
    {K::router, "redirect", A::needless, noFilters,
     "filter_prepend_home forbid_exim_filter forbid_filter_dlfunc forbid_filter_existstest forbid_filter_logwrite "
     "forbid_filter_lookup forbid_filter_perl forbid_filter_readfile forbid_filter_readsocket forbid_filter_reply "
     "forbid_filter_run forbid_sieve_filter reply_transport sieve_enotify_mailto_owner sieve_subaddress "
     "sieve_useraddress sieve_vacation_directory"},
    {K::router, "redirect", A::needless, "texts of :fail: and :defer: go to the sender as they are", "forbid_smtp_code"},
    {K::router, "redirect", A::needless, oneUser, "check_group check_owner modemask owners owngroups ignore_eacces"},

    {K::transport, "", A::needless, oneUser, "user group initgroups"},
    {K::transport, "", A::needless, debugging, "debug_print"},
    {K::transport, "", A::needless, ownRecord, "disable_logging"},
    {K::transport, "", A::later, "event actions", "event_action"},
    {K::transport, "appendfile", A::needless, oneUser, "check_group check_owner notify_comsat"},
    {K::transport, "appendfile", A::needless, "names of files in maildirs are made so that nobody else makes them", "maildir_retries"},
    {K::transport, "appendfile", A::later, "MBX mailboxes, which Debian's Exim has not, either", "mbx_format use_mbx_lock"},
    {K::transport, "pipe", A::needless, oneUser, "permit_coredump pipe_as_creator"},
    {K::transport, "pipe", A::needless, "what the program writes stands in the record of the delivery", "log_output log_fail_output log_defer_output"},
    {K::transport, "pipe", A::needless, "programs have the umask of the server, which its service sets", "umask use_classresources"},
    {K::transport, "lmtp", A::needless, "recipients share a message as max_rcpt and multi_domain say", "batch_id batch_max"},
    {K::transport, "smtp", A::needless, modernTls,
     "gnutls_require_kx gnutls_require_mac gnutls_require_protocols tls_dh_min_bits"},
    {K::transport, "smtp", A::needless, oldHabit, "gethostbyname hosts_noproxy_tls tcp_nodelay authenticate_hosts"},
    {K::transport, "smtp", A::later, "DKIM and ARC",
     "arc_sign dkim_canon dkim_domain dkim_hash dkim_identity dkim_private_key dkim_selector dkim_sign_headers "
     "dkim_strict dkim_timestamps"},
    {K::transport, "smtp", A::later, "DANE, OCSP and other extensions of TLS",
     "dane_require_tls_ciphers hosts_require_dane hosts_try_dane hosts_require_ocsp hosts_request_ocsp "
     "hosts_require_alpn tls_alpn tls_crl tls_resumption_hosts host_name_extract"},
    {K::transport, "smtp", A::later, "SOCKS", "socks_proxy"},
    {K::transport, "smtp", A::later, "internationalised mail", "utf8_downconvert"},
    {K::transport, "smtp", A::needless, "it saves a round trip at the start of a connection, and connections are kept for the next message instead",
     "hosts_pipe_connect hosts_try_fastopen hosts_avoid_early_pipe"},
    {K::transport, "smtp", A::needless, "names of hosts are looked up as they are written", "dns_qualify_single dns_search_parents"},
    {K::transport, "smtp", A::needless, "a connection never goes from one program to another", "hosts_nopass_tls"},
    {K::transport, "smtp", A::needless, "the queue remembers errors of recipients for each message", "address_retry_include_sender"},

    {K::authenticator, "", A::needless, debugging, "debug_print server_debug_print"},
};

} // namespace

std::span<const AbsentOption> absentOptions() {
    static const std::vector<AbsentOption> all = [] {
        std::vector<AbsentOption> result;
        for (const Group& group : groups)
            for (const std::string_view name : base::splitWords(group.names))
                result.push_back({name, group.kind, group.driver, group.absence, group.reason});
        return result;
    }();
    return all;
}

const AbsentOption* findAbsentOption(Kind kind, std::string_view driver, std::string_view name) {
    for (const AbsentOption& option : absentOptions())
        if (option.kind == kind && option.name == name && (option.driver.empty() || option.driver == driver))
            return &option;
    return nullptr;
}

} // namespace postroom::catalogue
