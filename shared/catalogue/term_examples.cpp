// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/term_example.h"

namespace postroom::catalogue {

namespace {

using K = TermKind;
using P = Phase;

constexpr TermExample examples[] = {
    {K::condition, "acl", P::rcpt, "deny acl = friends", "550"},
    {K::condition, "authenticated", P::rcpt, "deny !authenticated = *", "550"},
    {K::condition, "condition", P::rcpt, "deny condition = ${if match{$sender_helo_name}{^client}}", "550"},
    {K::condition, "decode", P::mime, "deny decode = default\ncondition = ${if def:mime_decoded_filename}", "550"},
    {K::condition, "dnslists", P::rcpt, "deny dnslists = bl.example.org", "250"},
    {K::condition, "domains", P::rcpt, "deny !domains = example.com : *.example.net", "250"},
    {K::condition, "encrypted", P::rcpt, "deny !encrypted = *", "550"},
    {K::condition, "hosts", P::rcpt, "deny hosts = 192.0.2.0/24 : 2001:db8::/32", "550"},
    {K::condition, "local_parts", P::rcpt, "deny !local_parts = postmaster : bob.smith", "250"},
    {K::condition, "mime_regex", P::mime, "deny mime_regex = report is (ready|late)", "550"},
    {K::condition, "ratelimit", P::rcpt, "defer ratelimit = 1 / 1h / strict / $sender_host_address", "451"},
    {K::condition, "recipients", P::rcpt, "deny recipients = bob.smith@example.com", "550"},
    {K::condition, "regex", P::data, "deny regex = ^Subject: Report", "550"},
    {K::condition, "seen", P::rcpt, "defer !seen = -5m / key=${sender_host_address}_$sender_address", "451"},
    {K::condition, "sender_domains", P::mail, "deny sender_domains = example.org", "550"},
    {K::condition, "senders", P::mail, "deny senders = *@example.org : ^.*@example\\.net\\$", "550"},
    {K::condition, "verify", P::rcpt, "require verify = recipient", "250"},

    {K::modifier, "add_header", P::rcpt, "accept add_header = X-Checked: yes\nmessage = $headers_added", "250 2.1.5 X-Checked: yes"},
    {K::modifier, "continue", P::rcpt, "accept continue = ${acl{friends}}", "250 2.1.5 Accepted"},
    {K::modifier, "control", P::rcpt, "accept control = queue_only", "250 2.1.5 Accepted"},
    {K::modifier, "delay", P::rcpt, "deny delay = ${if eq{$rcpt_count}{1}{0s}{10s}}", "550"},
    {K::modifier, "endpass", P::rcpt, "accept domains = example.com\nendpass\nlocal_parts = postmaster", "550"},
    {K::modifier, "log_message", P::rcpt, "deny log_message = $sender_host_address is not wanted", "550"},
    {K::modifier, "log_reject_target", P::rcpt, "deny log_reject_target = main", "550"},
    {K::modifier, "logwrite", P::rcpt, "accept logwrite = :main: RCPT from $sender_host_address", "250 2.1.5 Accepted"},
    {K::modifier, "message", P::rcpt, "deny message = 550 5.7.1 $sender_host_address may not send here", "550 5.7.1 192.0.2.7 may not send here"},
    {K::modifier, "queue", P::rcpt, "accept queue = slow\nmessage = into $queue_name", "250 2.1.5 into slow"},
    {K::modifier, "remove_header", P::data, "accept remove_header = X-Internal : ^X-Spam-", "250"},
    {K::modifier, "set", P::rcpt, "accept set acl_m_score = ${eval:2+3}\nmessage = score $acl_m_score", "250 2.1.5 score 5"},
    {K::modifier, "udpsend", P::rcpt, "accept udpsend = 127.0.0.1 : 9125 : rcpt $sender_host_address", "250 2.1.5 Accepted"},

    {K::control, "allow_auth_unadvertised", P::helo, "accept control = allow_auth_unadvertised", "250"},
    {K::control, "caseful_local_part", P::rcpt, "warn control = caseful_local_part\ndeny condition = ${if eq{$local_part}{bob.smith}}", "250"},
    {K::control, "caselower_local_part", P::rcpt, "warn control = caselower_local_part\ndeny condition = ${if eq{$local_part}{bob.smith}}", "550"},
    {K::control, "cutthrough_delivery", P::rcpt, "accept control = cutthrough_delivery/defer=pass", "250"},
    {K::control, "debug", P::rcpt, "accept control = debug/tag=.slow", "250"},
    {K::control, "dkim_disable_verify", P::rcpt, "accept control = dkim_disable_verify", "250"},
    {K::control, "dmarc_disable_verify", P::rcpt, "accept control = dmarc_disable_verify", "250"},
    {K::control, "dscp", P::rcpt, "accept control = dscp/af21", "250"},
    {K::control, "enforce_sync", P::connect, "accept control = enforce_sync", "220"},
    {K::control, "error", P::rcpt, "accept control = error", "451"},
    {K::control, "fakedefer", P::data, "accept control = fakedefer/come back later", "450 4.7.1 come back later"},
    {K::control, "fakereject", P::data, "accept control = fakereject/not wanted", "550 5.7.1 not wanted"},
    {K::control, "freeze", P::data, "accept control = freeze/no_tell", "250"},
    {K::control, "no_callout_flush", P::rcpt, "accept control = no_callout_flush", "250"},
    {K::control, "no_delay_flush", P::rcpt, "accept control = no_delay_flush", "250"},
    {K::control, "no_enforce_sync", P::connect, "accept control = no_enforce_sync", "220"},
    {K::control, "no_multiline_responses", P::connect, "accept control = no_multiline_responses", "220"},
    {K::control, "no_pipelining", P::connect, "accept control = no_pipelining", "220"},
    {K::control, "queue", P::rcpt, "accept control = queue/first_pass_route", "250"},
    {K::control, "queue_only", P::rcpt, "accept control = queue_only", "250"},
    {K::control, "submission", P::rcpt, "accept control = submission/domain=example.org", "250"},
    {K::control, "suppress_local_fixups", P::rcpt, "accept control = suppress_local_fixups", "250"},

    {K::verify, "certificate", P::rcpt, "deny !verify = certificate", "550"},
    {K::verify, "csa", P::rcpt, "warn !verify = csa\nset acl_m_unsure = yes", "250"},
    {K::verify, "header_names_ascii", P::data, "require verify = header_names_ascii", "250"},
    {K::verify, "header_sender", P::data, "deny !verify = header_sender", "550"},
    {K::verify, "header_syntax", P::data, "require verify = header_syntax", "250"},
    {K::verify, "helo", P::rcpt, "deny !verify = helo", "550"},
    {K::verify, "not_blind", P::data, "require verify = not_blind/case_insensitive", "250"},
    {K::verify, "recipient", P::rcpt, "require verify = recipient", "250"},
    {K::verify, "reverse_host_lookup", P::rcpt, "deny !verify = reverse_host_lookup/defer_ok", "250"},
    {K::verify, "sender", P::rcpt, "require verify = sender=bob.smith@example.com", "250"},
};

} // namespace

std::span<const TermExample> termExamples() { return examples; }

const TermExample* findTermExample(TermKind kind, std::string_view name) {
    for (const TermExample& example : examples)
        if (example.kind == kind && example.name == name)
            return &example;
    return nullptr;
}

} // namespace postroom::catalogue
