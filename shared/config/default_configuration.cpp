// SPDX-License-Identifier: Apache-2.0
#include "shared/config/default_configuration.h"

#include "shared/base/text.h"
#include "shared/config/text_reader.h"

namespace postroom::config {

namespace {

constexpr std::string_view mainText = R"(# Postroom configuration, format 1

# Who we are. Domains without mailboxes here stand in relay_to_domains, hosts that may send anywhere in
# relay_from_hosts.
primary_hostname = {host}
{qualify}{dns}{root}
# The rules for each point of a session are below, in the section acl.
acl_smtp_rcpt = acl_check_rcpt
acl_smtp_data_prdr = acl_check_prdr
acl_smtp_data = acl_check_data

# Tell the fate of each recipient after the data, to clients that ask for it.
prdr_enable = true
dsn_advertise_hosts = *

# Names of clients are looked up for logs and rules.
host_lookup = *

smtp_accept_max = 10000

# Bounces that cannot be delivered are kept for two days, held messages for a week.
ignore_bounce_errors_after = 2d
timeout_frozen_after = 7d

log_selector = +smtp_protocol_error +smtp_syntax_error +tls_certificate_verified

domainlist local_domains = {local}
domainlist relay_to_domains = {relayTo}
hostlist relay_from_hosts = {relayFrom}
)";

constexpr std::string_view aclText = R"(
begin acl

acl_check_rcpt:

  # Mail from this host, not by the network.
  accept  hosts = :

  # Odd characters in local parts are tricks more often than names.
  deny    domains = +local_domains
          local_parts = ^[.] : ^.*[@%!/|]
          message = Restricted characters in address

  deny    domains = !+local_domains
          local_parts = ^[./|] : ^.*[@%!] : ^.*/\\.\\./
          message = Restricted characters in address

  # The postmaster can always be reached.
  accept  local_parts = postmaster
          domains = +local_domains

  # The sender must be an address that a bounce could be sent to.
  require verify = sender

  # Our own hosts and users who have proved who they are may send anywhere.
  accept  hosts = +relay_from_hosts
          control = submission

  accept  authenticated = *
          control = submission

  # Everybody else may send only to us and to those we relay for.
  require message = relay not permitted
          domains = +local_domains : +relay_to_domains

  require verify = recipient

  accept

# Runs for each recipient after the data, when the client asked for it and there are several. What is
# decided here is told for each recipient.
acl_check_prdr:

  accept

acl_check_data:

  # Headers that no program can read.
  deny    !verify = header_syntax
          message = The headers of the message are not correct: $acl_verify_message

  accept
)";

constexpr std::string_view aliasRouter = R"(
# Aliases from a file: "name: address, address".
system_aliases:
  driver = redirect
  domains = +local_domains
  allow_fail = true
  allow_defer = true
  data = ${lookup{$local_part}lsearch{{aliases}}}
)";

constexpr std::string_view postmasterRouter = R"(
# Mail for the postmaster, unless an alias says otherwise.
postmaster:
  driver = redirect
  domains = +local_domains
  local_parts = postmaster
  data = {postmaster}
)";

constexpr std::string_view mailboxRouter = R"(
# The mailboxes of the accounts. The lists account_local_parts and accounts follow from the section accounts.
local_mailboxes:
  driver = accept
  domains = +local_domains
  local_parts = +account_local_parts
  condition = ${if match_address{$local_part@$domain}{+accounts}}
  transport = local_maildir
  cannot_route_message = Unknown user
)";

constexpr std::string_view dnsRouter = R"(
# Everything else goes where the DNS says.
dnslookup:
  driver = dnslookup
  domains = !+local_domains
  transport = remote_smtp
  ignore_target_hosts = <; 0.0.0.0 ; 127.0.0.0/8 ; ::1
  more = false
)";

constexpr std::string_view smarthostRouter = R"(
# Everything else goes to one host that sends it on.
smarthost:
  driver = manualroute
  domains = !+local_domains
  transport = smarthost_smtp
  route_list = * {smarthost}
  host_find_failed = defer
  self = send
  more = false
)";

constexpr std::string_view transportText = R"(
begin transports

remote_smtp:
  driver = smtp

local_maildir:
  driver = appendfile
  maildir_format = true
  directory = {mailboxes}/$domain_data/$local_part_data
  delivery_date_add = true
  envelope_to_add = true
  return_path_add = true
)";

constexpr std::string_view smarthostTransport = R"(
smarthost_smtp:
  driver = smtp
  multi_domain = true
)";

constexpr std::string_view lastText = R"(
begin retry

# Every quarter of an hour for two hours, then at growing intervals up to 16 hours, then every six hours until the
# fourth day.
* * F,2h,15m; G,16h,1h,1.5; F,4d,6h

begin authenticators

# Accounts prove who they are over TLS only.
scram:
  driver = accounts
  public_name = SCRAM-SHA-256
  server_advertise_condition = ${if def:tls_in_cipher}

plain:
  driver = accounts
  public_name = PLAIN
  server_advertise_condition = ${if def:tls_in_cipher}

login:
  driver = accounts
  public_name = LOGIN
  server_advertise_condition = ${if def:tls_in_cipher}
)";

/// A fact as it may stand in a line of the text.
std::string line(std::string_view fact) {
    std::string text;
    for (const char c : base::trim(fact))
        text += static_cast<unsigned char>(c) < 32 ? ' ' : c;
    return text;
}

std::string fill(std::string_view text, std::initializer_list<std::pair<std::string_view, std::string>> values) {
    std::string result(text);
    for (const auto& [name, value] : values)
        result = base::replaceAll(std::move(result), "{" + std::string(name) + "}", value);
    return result;
}

std::string listenersText(const DefaultFacts& facts) {
    if (facts.listeners.empty())
        return {};
    std::string text = "\nbegin listeners\n";
    for (const DefaultListener& listener : facts.listeners)
        text += "\n" + line(listener.name) + ":\n  address = " + line(listener.address) + "\n  port = " + std::to_string(listener.port) +
                "\n  role = " + line(listener.role) + "\n";
    return text;
}

std::string accountsText(const DefaultFacts& facts) {
    if (facts.accounts.empty())
        return {};
    std::string text = "\nbegin accounts\n";
    for (const DefaultAccount& account : facts.accounts) {
        text += "\n" + line(account.name) + ":\n";
        if (!account.passwordHash.empty())
            text += "  password = secret:account/" + line(account.name) + "/password\n";
    }
    return text;
}

std::string routersText(const DefaultFacts& facts) {
    std::string text = "\nbegin routers\n";
    if (!facts.aliasFile.empty())
        text += fill(aliasRouter, {{"aliases", line(facts.aliasFile)}});
    if (!facts.accounts.empty())
        text += fill(postmasterRouter, {{"postmaster", line(facts.accounts.front().name)}});
    text += mailboxRouter;
    text += facts.smarthost.empty() ? std::string(dnsRouter) : fill(smarthostRouter, {{"smarthost", line(facts.smarthost)}});
    return text;
}

bool isLoopback(std::string_view host) {
    return host.starts_with("127.") || host.starts_with("localhost") || host.starts_with("::1") || host.starts_with("[::1]") ||
           host.starts_with("[127.");
}

std::string listText(const std::vector<std::string>& items) {
    std::vector<std::string> lines;
    for (const std::string& item : items)
        lines.push_back(line(item));
    return joinList(lines);
}

} // namespace

std::string defaultConfigurationText(const DefaultFacts& facts) {
    const std::string root = facts.mailRoot.empty() ? "/var/lib/postroom/mail" : line(facts.mailRoot);
    std::string text = fill(mainText, {{"host", line(facts.hostName)},
                                       {"dns", facts.nameServer.empty() ? "" : "dns_servers = " + line(facts.nameServer) + "\n"},
                                       {"root", "mail_root = " + root + "\n"},
                                       // Mail of local programs to "root" must reach a mailbox here, not the host's name.
                                       {"qualify", facts.localDomains.empty() ? "" : "qualify_domain = " + line(facts.localDomains.front()) + "\n"},
                                       {"local", facts.localDomains.empty() ? "@" : listText(facts.localDomains)},
                                       {"relayTo", listText(facts.relayToDomains)},
                                       {"relayFrom", listText(facts.relayFromHosts)}});
    text += listenersText(facts) + accountsText(facts) + std::string(aclText) + routersText(facts);
    text += fill(transportText, {{"mailboxes", root}});
    if (!facts.smarthost.empty())
        text += std::string(smarthostTransport) + (isLoopback(facts.smarthost) ? "  allow_localhost = true\n" : "");
    return text + std::string(lastText);
}

DefaultConfiguration defaultConfiguration(const DefaultFacts& facts) {
    ReadResult read = readText(defaultConfigurationText(facts));
    for (const DefaultAccount& account : facts.accounts)
        if (!account.passwordHash.empty())
            read.secrets["account/" + line(account.name) + "/password"] = account.passwordHash;
    // Lines of a text that nobody has as a file would only confuse.
    read.document.files.clear();
    for (Object& object : read.document.objects) {
        object.source.clear();
        for (Setting& setting : object.settings)
            setting.source.clear();
        for (Statement& statement : object.statements) {
            statement.source.clear();
            for (Term& term : statement.terms)
                term.source.clear();
        }
    }
    return {std::move(read.document), std::move(read.secrets)};
}

} // namespace postroom::config
