// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/controls.h"

#include "server/platform/io/dscp.h"
#include "server/policy/acl/conversation_state.h"
#include "shared/base/text.h"

#include <array>
#include <vector>

namespace postroom::acl {

namespace {

using enum Phase;

constexpr PhaseSet inSmtp = PhaseSet::allBut({notSmtp, notSmtpStart, notSmtpMime});
constexpr PhaseSet ofMessage{mail, rcpt, predata, data, prdr, mime};

constexpr std::array<ControlRow, 25> rows{{
    {"allow_auth_unadvertised", false, {connect, helo}, {}},
    {"caseful_local_part", false, {rcpt, prdr}, {}},
    {"caselower_local_part", false, {rcpt, prdr}, {}},
    {"cutthrough_delivery", true, {rcpt, predata}, {}},
    {"debug", true, PhaseSet::all(), {}},
    {"dkim_disable_verify", false, PhaseSet::allBut({data, notSmtp, notSmtpStart}), {}},
    {"dmarc_disable_verify", false, PhaseSet::allBut({data, notSmtp, notSmtpStart}), {}},
    {"dmarc_enable_forensic", false, PhaseSet::allBut({data, notSmtp, notSmtpStart}), "DMARC"},
    {"dscp", true, PhaseSet::allBut({notSmtp, notSmtpStart, notquit}), {}},
    {"enforce_sync", false, inSmtp, {}},
    {"no_enforce_sync", false, inSmtp, {}},
    {"error", false, PhaseSet::all(), {}},
    {"fakedefer", true, ofMessage, {}},
    {"fakereject", true, ofMessage, {}},
    {"freeze", true, {mail, rcpt, predata, data, mime, prdr, notSmtp, notSmtpMime}, {}},
    {"no_callout_flush", false, inSmtp, {}},
    {"no_delay_flush", false, inSmtp, {}},
    {"no_mbox_unspool", false, ofMessage, "content scanning"},
    {"no_multiline_responses", false, inSmtp, {}},
    {"no_pipelining", false, inSmtp, {}},
    {"queue", true, {mail, rcpt, predata, data, mime, prdr, notSmtp, notSmtpMime}, {}},
    {"queue_only", true, {mail, rcpt, predata, data, mime, prdr, notSmtp, notSmtpMime}, {}},
    {"submission", true, {mail, rcpt, predata}, {}},
    {"suppress_local_fixups", false, {mail, rcpt, predata, notSmtpStart}, {}},
    {"utf8_downconvert", true, {rcpt, vrfy, prdr}, "internationalised mail"},
}};

const ControlRow* findControl(std::string_view name) {
    for (const ControlRow& row : rows)
        if (row.name == name)
            return &row;
    return nullptr;
}

struct Parsed {
    const ControlRow* row = nullptr;
    std::string_view options; // with their "/"
    std::string error;
};

// Every option word of the controls whose words are fixed.
bool knownOptions(const ControlRow& row, std::string_view options) {
    if (row.name == "freeze")
        return options.empty() || options == "/no_tell";
    if (row.name == "dscp")
        return options.size() > 1 && io::readDscp(options.substr(1)).has_value();
    if (row.name == "debug") {
        for (const std::string_view word : options.empty() ? std::vector<std::string_view>() : base::split(options.substr(1), '/'))
            if (word != "stop" && word != "kill" && word != "trigger=now" && word != "trigger=paniclog" && !word.starts_with("tag=") && !word.starts_with("opts=") &&
                !word.starts_with("pretrigger="))
                return false;
        return true;
    }
    if (row.name == "cutthrough_delivery")
        return options.empty() || options == "/defer=spool" || options == "/defer=pass";
    if (row.name == "queue" || row.name == "queue_only")
        return options.empty() || options == "/first_pass_route";
    if (row.name == "utf8_downconvert")
        return options.empty() || options == "/1" || options == "/0" || options == "/-1";
    if (row.name == "submission") {
        if (options.empty())
            return true;
        for (const std::string_view word : base::split(options.substr(1), '/')) {
            if (word.starts_with("name="))
                return true; // a name may hold slashes: it takes the rest
            if (word != "sender_retain" && !word.starts_with("domain="))
                return false;
        }
    }
    return true;
}

Parsed readControl(std::string_view operand) {
    Parsed parsed;
    const std::string_view text = base::trim(operand);
    const std::size_t slash = text.find('/');
    const std::string_view name = text.substr(0, slash);
    parsed.row = findControl(name);
    if (parsed.row == nullptr) {
        parsed.error = "unknown control \"" + std::string(name) + "\"";
        return parsed;
    }
    if (slash != std::string_view::npos)
        parsed.options = text.substr(slash);
    if (!parsed.options.empty() && !parsed.row->hasOptions)
        parsed.error = "syntax error in \"control=" + std::string(text) + "\": " + std::string(name) + " takes no options";
    else if (!knownOptions(*parsed.row, parsed.options))
        parsed.error = "syntax error in \"control=" + std::string(text) + "\"";
    return parsed;
}

} // namespace

std::span<const ControlRow> controlRows() { return rows; }

void compileControl(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    const std::string* constant = term.program.constant();
    const std::string_view name = base::trim(source.substr(0, source.find('/')));
    const ControlRow* row = findControl(name);
    if (row == nullptr && (constant != nullptr || name.find('$') == std::string_view::npos)) {
        std::vector<std::string> names;
        for (const ControlRow& known : rows)
            names.emplace_back(known.name);
        const auto near = base::nearestName(name, names);
        compiler.error("unknown-control", "there is no control \"" + std::string(name) + "\"", near ? "did you mean " + *near + "?" : "");
        return;
    }
    if (row == nullptr)
        return; // the name itself is expanded
    if (!row->feature.empty()) {
        compiler.error("not-built", "control = " + std::string(name) + " needs " + std::string(row->feature) + ", which this version does not have yet");
        return;
    }
    term.phases = row->phases;
    if (constant != nullptr)
        if (const Parsed parsed = readControl(*constant); !parsed.error.empty())
            compiler.error("bad-control", parsed.error);
}

TermResult runControl(Evaluation& evaluation, const CompiledTerm&, std::string_view operand) {
    const Parsed parsed = readControl(operand);
    if (!parsed.error.empty())
        return {Check::error, parsed.error};
    const ControlRow& row = *parsed.row;
    if (!row.feature.empty() || !row.phases.has(evaluation.phase()))
        return {Check::error, "cannot use \"control=" + std::string(row.name) + "\" in " + std::string(phaseLabel(evaluation.phase())) + " ACL"};
    CurrentAddress& current = evaluation.state().current;
    if (row.name == "error")
        return {Check::error, "control = error"};
    if (row.name == "caseful_local_part")
        current.shownLocalPart = current.localPart;
    else if (row.name == "caselower_local_part")
        current.shownLocalPart = base::lower(current.localPart);
    evaluation.verdict().controls.push_back({std::string(row.name), std::string(parsed.options)});
    return {};
}

} // namespace postroom::acl
