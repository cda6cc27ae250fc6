// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/policy/acl/exim_dialogue.h"

#include "server/policy/acl/acl_text.h"
#include "server/policy/acl/phases.h"
#include "server/policy/checks/ratelimit/rate_counter.h"
#include "shared/base/text.h"

#include <algorithm>
#include <fstream>

namespace postroom::test {

using acl::Outcome;
using acl::Phase;
using acl::Verdict;
using expand::Value;

CorpusWorld::CorpusWorld(const std::string& zoneFile) {
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> records;
    std::ifstream file(zoneFile);
    for (std::string line; std::getline(file, line);) {
        const auto words = base::splitWords(line);
        if (words.size() < 3 || line.starts_with('#'))
            continue;
        std::string value(base::trim(std::string_view(line).substr(static_cast<std::size_t>(words[2].data() - line.data()))));
        if (words[1] == "TXT")
            value = base::replaceAll(base::replaceAll(value, "\" \"", ""), "\"", "");
        else if (value.ends_with('.'))
            value.pop_back();
        records[{std::string(words[1]), std::string(words[0])}].push_back(value);
    }
    for (const auto& [key, values] : records)
        if (const auto type = world::recordTypeFromName(key.first))
            setDns(*type, key.second, values);
    setLookup("lsearch", "/FIXDIR/hosts.lsearch", "192.0.2.0/24", "masked text");
}

world::Answer CorpusWorld::ask(const world::Question& question) {
    if (question.kind == world::Kind::rate)
        return rate(question);
    if (question.kind == world::Kind::dns && question.parts.size() > 1 && question.parts[1].find("servfail") != std::string::npos)
        return world::Answer::failed(world::Status::temporary, "SERVFAIL");
    return FakeWorld::ask(question);
}

// Events at the same moment add up; a distinct value counts once.
world::Answer CorpusWorld::rate(const world::Question& question) {
    Rate& rate = m_rates[question.parts.front()];
    const bool known = std::find(rate.seen.begin(), rate.seen.end(), question.parts.back()) != rate.seen.end();
    const bool unique = question.parts.front().find("unique/") != std::string::npos;
    if (!unique || !known)
        rate.rate = rate.rate == 0 ? 1 : rate.rate + 0.9999;
    rate.seen.push_back(question.parts.back());
    return world::Answer::of(std::to_string(rate.rate));
}

acl::VerifyResult CorpusVerifier::verifyRecipient(std::string_view address, const acl::VerifyOptions&, const expand::Scope&) {
    const std::string local(address.substr(0, address.rfind('@')));
    const std::string_view domain = address.substr(address.rfind('@') + 1);
    const auto is = [](std::string_view text, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), text) != list.end(); };
    acl::VerifyResult result;
    if (domain == "corpus.test" && local == "deferred")
        return {acl::VerifyResult::Kind::deferred, "user database is away", {}, {}, {}, {}};
    if (domain == "corpus.test" && is(local, {"unknown", "aliasbad"}))
        return {acl::VerifyResult::Kind::unrouteable, "no such user here", "route", {}, {}, {}};
    if ((domain == "corpus.test" && is(base::lower(local), {"alice", "bob", "carol", "dave", "postmaster", "alias"})) ||
        is(domain, {"remote.test", "example.com", "example.net", "example.org"}))
        return result;
    return {acl::VerifyResult::Kind::unrouteable, "Unrouteable address", "route", {}, {}, {}};
}

acl::VerifyResult CorpusVerifier::verifySender(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) {
    return verifyRecipient(address, options, scope);
}

EximDialogue::EximDialogue(std::string_view config, std::string_view client, const std::string& zoneFile) : m_world(zoneFile) {
    readConfig(config);
    for (const char* name : {"sender_helo_name", "sender_address", "sender_address_domain", "authenticated_sender", "recipients_list", "recipients",
                             "message_size", "body_linecount", "sender_host_authenticated", "authenticated_id", "tls_in_cipher", "sender_host_name"})
        set(name, "");
    set("sender_host_address", std::string(client));
    set("sender_fullhost", "[" + std::string(client) + "]");
    set("interface_address", "192.0.2.1");
    set("primary_hostname", "mx.corpus.test");
    config::Findings findings;
    m_conversation = std::make_unique<acl::Conversation>(acl::compilePolicyForTrial(m_source, {}, findings), &m_verifier);
    m_conversation->setContent(this);
}

void EximDialogue::set(std::string_view name, std::string value) { m_variables.values[std::string(name)] = Value::tainted(std::move(value)); }

void EximDialogue::readConfig(std::string_view config) {
    std::string section = "main", name, text;
    config::Findings findings;
    const auto finish = [&] {
        if (name.empty())
            return;
        m_source.acls.push_back(acl::readAclText(text, {}, findings));
        m_source.acls.back().name = name;
        name.clear();
        text.clear();
    };
    for (const std::string_view line : base::split(config, '\n')) {
        const std::string_view trimmed = base::trim(line);
        if (trimmed.starts_with("begin ")) {
            finish();
            section = trimmed.substr(6);
        } else if (section == "main") {
            const std::size_t equals = trimmed.find('=');
            if (equals == std::string_view::npos)
                continue;
            const std::string_view key = base::trim(trimmed.substr(0, equals));
            const std::string value(base::trim(trimmed.substr(equals + 1)));
            if (const auto phase = acl::phaseFromOption(key))
                m_source.options[*phase] = value;
            else if (key.starts_with("domainlist "))
                m_lists.add({lookup::ListKind::domain, std::string(key.substr(11)), value, false, false, {}, {}, {}});
            else if (key.starts_with("hostlist "))
                m_lists.add({lookup::ListKind::host, std::string(key.substr(9)), value, false, false, {}, {}, {}});
            else
                m_options[std::string(key)] = value;
        } else if (section == "acl") {
            if (!line.empty() && base::isAlpha(line.front()) && trimmed.ends_with(':')) {
                finish();
                name = trimmed.substr(0, trimmed.size() - 1);
            } else {
                text += std::string(line) + "\n";
            }
        }
    }
    finish();
}

Verdict EximDialogue::run(Phase phase, std::string_view recipient) {
    const expand::Scope scope{m_world, m_lists, {&m_variables}, nullptr, nullptr};
    Verdict verdict = m_conversation->run(phase, recipient, scope);
    for (const acl::HeaderChange& change : verdict.headers)
        m_addedHeaders.push_back(change.text);
    return verdict;
}

namespace {

std::vector<std::string> replyLines(int code, const std::string& enhanced, std::string_view text) {
    std::vector<std::string> lines;
    const auto parts = base::split(text, '\n');
    for (std::size_t i = 0; i < parts.size(); ++i)
        lines.push_back(std::to_string(code) + (i + 1 == parts.size() ? " " : "-") + (enhanced.empty() ? "" : enhanced + " ") + std::string(parts[i]));
    return lines;
}

std::vector<std::string> accepted(const Verdict& verdict, int code, std::string_view text) {
    return replyLines(verdict.code == 0 ? code : verdict.code, verdict.enhanced, verdict.text.empty() ? text : std::string_view(verdict.text));
}

bool good(const Verdict& verdict) { return verdict.outcome == Outcome::accept || verdict.outcome == Outcome::discard; }

} // namespace

EximDialogue::Lines EximDialogue::refused(const Verdict& verdict, int code) {
    const bool temporary = verdict.outcome == Outcome::defer;
    if (verdict.outcome == Outcome::drop)
        m_closed = true;
    if (temporary)
        code = 451;
    return accepted(verdict, code, temporary ? "Temporary local problem - please try later" : "Administrative prohibition");
}

EximDialogue::Lines EximDialogue::banner() {
    const Verdict verdict = run(Phase::connect);
    if (good(verdict))
        return accepted(verdict, 220, "mx.corpus.test ESMTP");
    m_closed = true;
    return refused(verdict);
}

EximDialogue::Lines EximDialogue::command(std::string_view line) {
    const std::size_t blank = line.find(' ');
    const std::string verb = base::upper(line.substr(0, blank));
    const std::string_view argument = blank == std::string_view::npos ? std::string_view() : base::trim(line.substr(blank + 1));
    if (verb == "EHLO" || verb == "HELO")
        return greet(argument, verb == "EHLO");
    if (verb == "MAIL")
        return mail(argument);
    if (verb == "RCPT")
        return recipient(argument);
    if (verb == "DATA")
        return data();
    if (verb == "RSET") {
        reset();
        return {"250 Reset OK"};
    }
    if (verb == "QUIT") {
        m_closed = true;
        const Verdict verdict = run(Phase::quit);
        return accepted(verdict, 221, "mx.corpus.test closing connection");
    }
    if (verb == "AUTH") {
        m_authenticated = true;
        set("sender_host_authenticated", "plain");
        set("authenticated_id", "alice");
        return {"235 Authentication succeeded"};
    }
    const Phase phase = verb == "VRFY" ? Phase::vrfy : verb == "EXPN" ? Phase::expn : Phase::etrn;
    const Verdict verdict = run(phase);
    if (!good(verdict))
        return refused(verdict, phase == Phase::etrn ? 458 : phase == Phase::vrfy ? 252 : 550);
    if (phase == Phase::vrfy)
        return {"250 <" + std::string(argument) + "> is deliverable"};
    return {"250 OK"};
}

EximDialogue::Lines EximDialogue::greet(std::string_view argument, bool extended) {
    set("sender_helo_name", std::string(argument));
    set("sender_fullhost", "(" + std::string(argument) + ") [" + m_variables.values["sender_host_address"].text + "]");
    const Verdict verdict = run(Phase::helo);
    m_greeted = good(verdict);
    if (!m_greeted)
        return refused(verdict);
    reset();
    return {extended ? "250 HELP" : "250 mx.corpus.test"};
}

EximDialogue::Lines EximDialogue::mail(std::string_view argument) {
    if (!m_greeted && !(m_options.contains("hosts_require_helo") && m_options["hosts_require_helo"].empty()))
        return {"503 HELO or EHLO required"};
    if (m_mail)
        return {"503 sender already given"};
    const std::size_t begin = argument.find('<');
    const std::size_t end = argument.find('>');
    const std::string sender(argument.substr(begin + 1, end - begin - 1));
    set("sender_address", sender);
    set("sender_address_domain", sender.empty() ? "" : sender.substr(sender.rfind('@') + 1));
    m_prdr = argument.ends_with(" PRDR") && m_options.contains("prdr_enable");
    set("authenticated_sender", "");
    if (const std::size_t at = argument.find("AUTH="); at != std::string_view::npos && m_authenticated) {
        const std::string who(argument.substr(at + 5));
        if (who != "<>") {
            set("authenticated_sender", who);
            if (!good(run(Phase::mailauth)))
                set("authenticated_sender", "");
        }
    }
    const Verdict verdict = run(Phase::mail);
    if (!good(verdict))
        return refused(verdict);
    m_mail = true;
    return accepted(verdict, 250, m_prdr ? "OK, PRDR Requested" : "OK");
}

EximDialogue::Lines EximDialogue::recipient(std::string_view argument) {
    std::string address(argument.substr(argument.find('<') + 1));
    address = address.substr(0, address.rfind('>'));
    if (address.empty())
        return {"501 <>: missing or malformed local part"};
    if (address.find('@') == std::string::npos)
        address += "@corpus.test";
    const Verdict verdict = run(Phase::rcpt, address);
    if (!good(verdict)) {
        const Lines lines = refused(verdict);
        m_lastRefusal = lines.front().substr(4);
        return lines;
    }
    m_recipients.push_back(address);
    return accepted(verdict, 250, "Accepted");
}

EximDialogue::Lines EximDialogue::data() {
    if (m_recipients.empty() && !m_lastRefusal.empty())
        return {"503-All RCPT commands were rejected with this error:", "503-" + m_lastRefusal, "503 Valid RCPT command must precede DATA"};
    const Verdict verdict = run(Phase::predata);
    if (!good(verdict))
        return refused(verdict);
    return accepted(verdict, 354, "Enter message, ending with \".\" on a line by itself");
}

EximDialogue::Lines EximDialogue::perRecipient() {
    Lines lines{"353 PRDR content analysis beginning"};
    std::size_t taken = 0;
    for (const std::string& address : m_recipients) {
        const Verdict verdict = run(Phase::prdr, address);
        taken += good(verdict) ? 1 : 0;
        const Lines reply = good(verdict) ? accepted(verdict, 250, address) : refused(verdict);
        lines.insert(lines.end(), reply.begin(), reply.end());
    }
    if (taken == 0) {
        lines.emplace_back("550 id=<id> message rejected for all recipients");
        return lines;
    }
    const Verdict verdict = run(Phase::data);
    const Lines reply = good(verdict) ? accepted(verdict, 250, "id=<id>") : refused(verdict);
    lines.insert(lines.end(), reply.begin(), reply.end());
    return lines;
}

EximDialogue::Lines EximDialogue::message(const std::vector<std::string>& text) {
    m_header.clear();
    m_body.clear();
    bool inBody = false;
    std::size_t bodyLines = 0;
    for (const std::string& line : text) {
        if (!inBody && line.empty()) {
            inBody = true;
            continue;
        }
        (inBody ? m_body : m_header) += line + "\r\n";
        bodyLines += inBody ? 1 : 0;
    }
    for (const std::string& added : m_addedHeaders)
        m_header += base::replaceAll(added, "\n", "\r\n") + "\r\n";
    std::string recipients;
    for (const std::string& address : m_recipients)
        recipients += (recipients.empty() ? "" : " : ") + address;
    set("recipients_list", recipients);
    set("body_linecount", std::to_string(bodyLines));
    set("message_size", std::to_string(m_header.size() + m_body.size()));
    for (const std::string_view field : base::split(m_header, '\n'))
        if (const std::size_t colon = field.find(':'); colon != std::string_view::npos) {
            std::string& value = m_variables.values["h_" + base::lower(field.substr(0, colon)) + ":"].text;
            value += (value.empty() ? "" : "\n") + std::string(base::trim(field.substr(colon + 1)));
        }
    Lines lines;
    if (m_prdr && m_recipients.size() > 1) {
        lines = perRecipient();
    } else {
        const Verdict verdict = run(Phase::data);
        lines = good(verdict) ? accepted(verdict, 250, "OK id=<id>") : refused(verdict);
    }
    reset();
    return lines;
}

void EximDialogue::reset() {
    m_mail = false;
    m_recipients.clear();
    m_addedHeaders.clear();
    m_lastRefusal.clear();
    std::erase_if(m_variables.values, [](const auto& item) { return item.first.starts_with("h_"); });
    m_conversation->resetMessage();
}

base::Result<std::string> EximDialogue::body(std::size_t offset, std::size_t limit) const {
    return offset >= m_body.size() ? std::string() : m_body.substr(offset, limit);
}

} // namespace postroom::test
