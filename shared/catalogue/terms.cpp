// SPDX-License-Identifier: Apache-2.0
// The words of ACL statements. Where a term may stand follows Exim's documentation of each.
#include "shared/catalogue/term_row.h"

#include "shared/base/text.h"

#include <array>

namespace postroom::catalogue {

namespace {

using K = TermKind;
using P = Phase;
using V = TermValue;

constexpr PhaseSet none(P phase) { return allPhases & ~bit(phase); }
template <typename... X>
constexpr PhaseSet except(X... phase) { return allPhases & ~phases(phase...); }

constexpr PhaseSet notLocal = except(P::notSmtp, P::notSmtpMime, P::notSmtpStart);
constexpr PhaseSet perRecipient = phases(P::rcpt, P::prdr);
constexpr PhaseSet withMessage = phases(P::mail, P::rcpt, P::predata, P::mime, P::prdr, P::data, P::notSmtp, P::notSmtpMime);
constexpr PhaseSet withSender = withMessage | bit(P::notquit) | bit(P::notSmtpStart);
constexpr PhaseSet withContent = phases(P::mime, P::prdr, P::data, P::notSmtp, P::notSmtpMime);
constexpr PhaseSet withHeaders = phases(P::prdr, P::data, P::notSmtp);
constexpr PhaseSet canAddHeaders = phases(P::mail, P::rcpt, P::predata, P::mime, P::prdr, P::data, P::notSmtp,
                                          P::notSmtpMime, P::notSmtpStart);

constexpr auto rows = std::to_array<TermRow>({
    // Conditions
    {"acl", K::condition, allPhases, V::expanded, "Another ACL",
     "Runs another ACL: its name and up to nine arguments, which it sees as $acl_arg1 and so on. True when it accepts."},
    {"authenticated", K::condition, notLocal & except(P::connect, P::helo), V::list, "Authenticated by",
     "True when the client authenticated with one of these authenticators; * is any."},
    {"condition", K::condition, allPhases, V::expanded, "Condition",
     "True when the text expands to true, yes or a number other than 0."},
    {"decode", K::condition, phases(P::mime, P::notSmtpMime), V::expanded, "Decode into a file",
     "Writes the decoded MIME part into a file for programs that look at it: $mime_decoded_filename. Always true.", "default or a name"},
    {"dnslists", K::condition, notLocal, V::expanded, "DNS lists",
     "True when a DNS list has the client's address, or another key given after a slash.", "domain[=values][/keys]"},
    {"domains", K::condition, perRecipient, V::list, "Recipient domain", "True when the domain of the recipient is in the list."},
    {"encrypted", K::condition, notLocal & except(P::connect), V::list, "Encrypted",
     "True when the session is encrypted with one of these cipher suites; * is any."},
    {"hosts", K::condition, notLocal, V::list, "Client", "True when the client is in the list; an empty item is a message from this host without SMTP."},
    {"local_parts", K::condition, perRecipient, V::list, "Recipient local part", "True when the local part of the recipient is in the list."},
    {"mime_regex", K::condition, phases(P::mime, P::notSmtpMime), V::expanded, "Text in the part",
     "True when the decoded content of the MIME part matches one of these regular expressions.", "pattern : pattern"},
    {"ratelimit", K::condition, allPhases, V::expanded, "Rate limit",
     "True when events of this key reach a rate.", "limit/period/options/key"},
    {"recipients", K::condition, perRecipient, V::list, "Recipient", "True when the recipient is in the list."},
    {"regex", K::condition, withContent, V::expanded, "Text in the message",
     "True when a line of the message, its header included, matches one of these regular expressions.", "pattern : pattern"},
    {"seen", K::condition, allPhases, V::expanded, "Seen before",
     "True when this key was seen within the interval; with a minus, when it was first seen longer ago.", "[-]interval/key=text/options"},
    {"sender_domains", K::condition, withSender, V::list, "Sender domain", "True when the domain of the envelope sender is in the list."},
    {"senders", K::condition, withSender, V::list, "Sender", "True when the envelope sender is in the list; an empty item is the sender of bounces."},
    {"verify", K::condition, allPhases, V::expanded, "Verification", "True when the verification succeeds."},
    // Modifiers
    {"add_header", K::modifier, canAddHeaders, V::expanded, "Add headers",
     "Adds header lines to the message if it is accepted; :at_start: and :after_received: say where."},
    {"continue", K::modifier, allPhases, V::expanded, "Side effect", "Expands the text for its effect and goes on."},
    {"control", K::modifier, allPhases, V::expanded, "Control", "Changes how the session or the message is treated."},
    {"delay", K::modifier, none(P::notquit), V::expanded, "Delay", "Waits so long before going on."},
    {"endpass", K::modifier, allPhases, V::none, "No way back",
     "In accept and discard: when a condition after it is false, the ACL denies instead of going on."},
    {"log_message", K::modifier, allPhases, V::late, "Log text", "What is logged when the statement decides or warns."},
    {"log_reject_target", K::modifier, allPhases, V::expanded, "Where refusals are logged", "main, reject, panic, or nothing."},
    {"logwrite", K::modifier, allPhases, V::expanded, "Log a line", "Writes a line to the log as soon as it is reached."},
    {"message", K::modifier, allPhases, V::late, "Reply text",
     "What the client is told when the statement decides. It may begin with a reply code and an enhanced code of the same class."},
    {"queue", K::modifier, phases(P::mail, P::rcpt, P::predata), V::expanded, "Named queue",
     "Puts the message into the queue of this name; without a name into the default one."},
    {"remove_header", K::modifier, canAddHeaders, V::expanded, "Remove headers", "Removes headers of these names from the message if it is accepted."},
    {"set", K::modifier, allPhases, V::expanded, "Set a variable", "set acl_c_name = value for the connection, acl_m_name for the message."},
    {"udpsend", K::modifier, allPhases, V::expanded, "Send a datagram",
     "Sends the text to a counter or monitor elsewhere; whether it can be sent decides nothing.", "host : port : text"},
    // Controls
    {"allow_auth_unadvertised", K::control, phases(P::connect, P::helo), V::none, "Allow AUTH unasked", "Takes AUTH although it was not offered."},
    {"caseful_local_part", K::control, phases(P::rcpt, P::prdr), V::none, "Keep the case", "Compares the recipient's local part with its case from here on."},
    {"caselower_local_part", K::control, phases(P::rcpt, P::prdr), V::none, "Ignore the case", "Compares the recipient's local part in lower case."},
    {"cutthrough_delivery", K::control, phases(P::rcpt, P::predata), V::none, "Deliver while the client waits",
     "Delivers a message with one recipient that goes to another host before it is accepted: the client hears what that host says. "
     "What cannot be delivered now is queued, or with /defer=pass refused for now.", "/defer=spool, /defer=pass"},
    {"debug", K::control, allPhases, V::none, "Keep the whole trace",
     "Keeps the decision trace of this session's messages whatever trace_sample_accepted says; /stop and /kill end that. Exim's other options are taken and do nothing.",
     "/tag=.NAME, /opts=+NAME, /stop, /kill"},
    {"dkim_disable_verify", K::control, allPhases & ~phases(P::data, P::notSmtp, P::notSmtpStart), V::none, "No DKIM check",
     "Does not verify DKIM signatures of this message; without a DKIM check there is nothing to leave out."},
    {"dmarc_disable_verify", K::control, allPhases & ~phases(P::data, P::notSmtp, P::notSmtpStart), V::none, "No DMARC check",
     "Does not check this message against DMARC; without a DMARC check there is nothing to leave out."},
    {"dscp", K::control, allPhases & ~phases(P::notSmtp, P::notSmtpStart, P::notquit), V::none, "Mark packets", "Marks the packets sent to this client for routers on the way (differentiated services).",
     "/af21, /cs3, /ef, /0 to /63"},
    {"enforce_sync", K::control, notLocal, V::none, "Enforce synchronisation", "Refuses this client when it sends too early."},
    {"error", K::control, allPhases, V::none, "Fail", "Makes the ACL fail with a temporary error."},
    {"fakedefer", K::control, withMessage & ~phases(P::notSmtp, P::notSmtpMime), V::none, "Pretend to defer",
     "Accepts the message and tells the client that it did not.", "/text"},
    {"fakereject", K::control, withMessage & ~phases(P::notSmtp, P::notSmtpMime), V::none, "Pretend to refuse",
     "Accepts the message and tells the client that it was refused.", "/text"},
    {"freeze", K::control, withMessage, V::none, "Hold", "Puts the message on hold.", "/no_tell"},
    {"no_callout_flush", K::control, notLocal, V::none, "Do not flush before callouts", "Keeps replies back while a callout runs."},
    {"no_delay_flush", K::control, notLocal, V::none, "Do not flush before delays", "Keeps replies back while a delay runs."},
    {"no_enforce_sync", K::control, notLocal, V::none, "Do not enforce synchronisation", "Lets this client send early."},
    {"no_multiline_responses", K::control, notLocal, V::none, "One-line replies", "Sends replies in one line, for broken clients."},
    {"no_pipelining", K::control, notLocal, V::none, "No PIPELINING", "Does not offer PIPELINING to this client."},
    {"queue", K::control, withMessage, V::none, "Only queue", "Keeps the message for a queue run instead of delivering at once.", "/first_pass_route"},
    {"queue_only", K::control, withMessage, V::none, "Only queue", "Keeps the message for a queue run instead of delivering at once.", "/first_pass_route"},
    {"submission", K::control, phases(P::mail, P::rcpt, P::predata), V::none, "Submission", "Treats the message as handed in by its author: adds and checks headers.",
     "/sender_retain/domain=D/name=N"},
    {"suppress_local_fixups", K::control, phases(P::mail, P::rcpt, P::predata, P::notSmtpStart), V::none, "No header fixes", "Adds no missing headers to a message from this host."},
    // Verifications
    {"certificate", K::verify, allPhases, V::none, "Client certificate", "The client showed a certificate of an authority that tls_verify_certificates trusts; tls_try_verify_hosts asks for it."},
    {"csa", K::verify, allPhases, V::none, "Client authorisation (CSA)",
     "The domain in HELO, or the one given, lets this client send mail, by its SRV record _client._smtp; what says nothing is no refusal.", "/domain"},
    {"header_names_ascii", K::verify, withHeaders, V::none, "ASCII names", "The names of all header fields are printable ASCII."},
    {"header_sender", K::verify, withHeaders, V::none, "Sender in the headers", "At least one of the addresses in Sender, Reply-To or From can be verified.", "/options"},
    {"header_syntax", K::verify, withHeaders, V::none, "Header syntax", "The headers with addresses have a correct syntax."},
    {"helo", K::verify, notLocal & except(P::connect), V::none, "HELO", "The name in HELO fits the client."},
    {"not_blind", K::verify, withHeaders, V::none, "Named recipients", "Every recipient is named in the headers.", "/case_insensitive"},
    {"recipient", K::verify, perRecipient, V::none, "Recipient", "The recipient can be routed.", "/defer_ok/success_on_redirect/pass_only"},
    {"reverse_host_lookup", K::verify, notLocal, V::none, "Name of the client", "The client's address has a name that leads back to it.", "/defer_ok"},
    {"sender", K::verify, withMessage, V::none, "Sender", "The envelope sender, or another address given, can be routed.", "[=address]/defer_ok/success_on_redirect/pass_only"},
});

struct Absent {
    TermKind kind;
    std::string_view feature;
    std::string_view names;
};

constexpr Absent absent[] = {
    {K::condition, "SPF, DKIM, DMARC and ARC", "dkim_signers dkim_status dkim_state dmarc_status spf spf_guess"},
    {K::condition, "content scanning", "malware spam dcc"},
    {K::condition, "ATRN", "atrn_domains"},
    {K::modifier, "Brightmail", "bmi_optin"},
    {K::control, "SPF, DKIM, DMARC and ARC", "dmarc_enable_forensic"},
    {K::control, "Brightmail", "bmi_run"},
    {K::control, "internationalised mail", "utf8_downconvert"},
    {K::control, "this control", "no_mbox_unspool wellknown"},
    {K::verify, "SPF, DKIM, DMARC and ARC", "arc"},
    {K::verify, "this verification", "header_certificate"},
};

struct PhaseNames {
    std::string_view name;
    std::string_view option;
};

constexpr std::array<PhaseNames, phaseCount> phaseNames{{
    {"connect", "acl_smtp_connect"}, {"helo", "acl_smtp_helo"}, {"starttls", "acl_smtp_starttls"}, {"auth", "acl_smtp_auth"},
    {"mail", "acl_smtp_mail"}, {"mailauth", "acl_smtp_mailauth"}, {"rcpt", "acl_smtp_rcpt"}, {"predata", "acl_smtp_predata"},
    {"mime", "acl_smtp_mime"}, {"prdr", "acl_smtp_data_prdr"}, {"data", "acl_smtp_data"}, {"quit", "acl_smtp_quit"},
    {"notquit", "acl_smtp_notquit"}, {"vrfy", "acl_smtp_vrfy"}, {"expn", "acl_smtp_expn"}, {"etrn", "acl_smtp_etrn"},
    {"not_smtp_start", "acl_not_smtp_start"}, {"not_smtp_mime", "acl_not_smtp_mime"}, {"not_smtp", "acl_not_smtp"},
}};

constexpr VerbRow verbs[] = {
    {"accept", "Accepts when all conditions are true; otherwise goes on, or denies after endpass."},
    {"defer", "Refuses for now (451) when all conditions are true."},
    {"deny", "Refuses (550) when all conditions are true."},
    {"discard", "Accepts and drops the recipient or the message when all conditions are true."},
    {"drop", "Refuses and closes the connection when all conditions are true."},
    {"require", "Refuses unless all conditions are true."},
    {"warn", "Does what its modifiers say as far as the conditions are true, and goes on."},
};

} // namespace

std::span<const TermRow> termRows() { return rows; }

const TermRow* findTerm(TermKind kind, std::string_view name) {
    for (const TermRow& row : rows)
        if (row.kind == kind && row.name == name)
            return &row;
    return nullptr;
}

std::optional<std::string_view> absentTerm(TermKind kind, std::string_view name) {
    for (const Absent& group : absent)
        if (group.kind == kind)
            for (const std::string_view word : base::splitWords(group.names))
                if (word == name)
                    return group.feature;
    return std::nullopt;
}

std::string_view phaseName(Phase phase) { return phaseNames[static_cast<std::size_t>(phase)].name; }
std::string_view phaseOption(Phase phase) { return phaseNames[static_cast<std::size_t>(phase)].option; }

std::optional<Phase> phaseOfOption(std::string_view option) {
    for (std::size_t i = 0; i < phaseNames.size(); ++i)
        if (phaseNames[i].option == option)
            return static_cast<Phase>(i);
    return std::nullopt;
}

std::span<const VerbRow> verbRows() { return verbs; }

} // namespace postroom::catalogue
