// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/verify_options.h"

#include "server/policy/lookup/list.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <array>
#include <utility>
#include <vector>

namespace postroom::acl {

namespace {

using Kind = VerifyRequest::Kind;
using enum Phase;

struct VerifyRow {
    std::string_view name;
    Kind kind;
    PhaseSet phases;
};

constexpr std::array<VerifyRow, 10> rows{{
    {"recipient", Kind::recipient, {rcpt, prdr}},
    {"sender", Kind::sender, {mail, rcpt, predata, data, prdr, mime, notSmtp, notSmtpMime}},
    {"helo", Kind::helo, PhaseSet::allBut({connect, notSmtp, notSmtpMime, notSmtpStart})},
    {"header_syntax", Kind::headerSyntax, {data, prdr, notSmtp}},
    {"header_sender", Kind::headerSender, {data, prdr, notSmtp}},
    {"header_names_ascii", Kind::headerNamesAscii, {data, prdr, notSmtp}},
    {"reverse_host_lookup", Kind::reverseHostLookup, PhaseSet::allBut({notSmtp, notSmtpMime, notSmtpStart})},
    {"not_blind", Kind::notBlind, {data, prdr, notSmtp}},
    {"certificate", Kind::certificate, PhaseSet::all()},
    {"csa", Kind::csa, PhaseSet::all()},
}};

base::Error wrong(std::string text) { return base::permanentError(base::ErrorKind::invalid, "verify: " + std::move(text)); }

// "callout" or "callout=30s,connect=10s,...".
base::Result<void> readCallout(std::string_view value, CalloutOptions& options) {
    options.wanted = true;
    const std::pair<std::string_view, bool*> flags[] = {
        {"defer_ok", &options.deferOk},         {"random", &options.random},     {"use_sender", &options.useSender},
        {"use_postmaster", &options.usePostmaster}, {"no_cache", &options.noCache}, {"postmaster", &options.postmaster},
        {"fullpostmaster", &options.fullPostmaster}, {"hold", &options.hold},
    };
    const std::pair<std::string_view, base::Milliseconds*> times[] = {{"connect", &options.connectTimeout}, {"maxwait", &options.maxWait}};
    for (const std::string_view written : base::split(value, ',')) {
        const std::string_view word = base::trim(written);
        if (word.empty())
            continue;
        bool known = false;
        for (const auto& [name, flag] : flags)
            if (word == name)
                known = *flag = true;
        const std::size_t equals = word.find('=');
        const std::string_view name = base::trim(word.substr(0, equals));
        const std::string_view argument = equals == std::string_view::npos ? std::string_view() : base::trim(word.substr(equals + 1));
        for (const auto& [timeName, time] : times)
            if (!known && equals != std::string_view::npos && name == timeName) {
                const auto duration = base::readDuration(argument);
                if (!duration)
                    return base::fail(wrong("\"" + std::string(argument) + "\" is not a time"));
                *time = *duration;
                known = true;
            }
        if (!known && equals != std::string_view::npos && name == "mailfrom") {
            options.mailFrom = argument;
            known = true;
        } else if (!known && equals != std::string_view::npos && name == "postmaster_mailfrom") {
            options.postmasterMailFrom = argument;
            options.postmaster = known = true;
        }
        if (!known && equals == std::string_view::npos)
            if (const auto duration = base::readDuration(word)) {
                options.timeout = *duration;
                known = true;
            }
        if (!known)
            return base::fail(wrong("unknown callout option \"" + std::string(word) + "\""));
    }
    return {};
}

// "quota" or "quota=cachepos=20s,cacheneg=1h".
base::Result<void> readQuota(std::string_view value, QuotaOptions& options) {
    options.wanted = true;
    for (const std::string_view written : base::split(value, ',')) {
        const std::string_view word = base::trim(written);
        if (word.empty())
            continue;
        const std::size_t equals = word.find('=');
        const std::string_view name = base::trim(word.substr(0, equals));
        auto* const time = name == "cachepos" ? &options.keepRoom : name == "cacheneg" ? &options.keepFull : nullptr;
        if (word == "no_cache") {
            options.keepRoom = options.keepFull = base::Seconds(0);
            continue;
        }
        if (time == nullptr || equals == std::string_view::npos)
            return base::fail(wrong("unknown quota option \"" + std::string(word) + "\"; there are cachepos=TIME, cacheneg=TIME and no_cache"));
        const auto duration = base::readDuration(base::trim(word.substr(equals + 1)));
        if (!duration)
            return base::fail(wrong("\"" + std::string(word.substr(equals + 1)) + "\" is not a time"));
        *time = *duration;
    }
    return {};
}

base::Result<void> readOption(const std::string& word, VerifyRequest& request) {
    const bool address = request.kind == Kind::recipient || request.kind == Kind::sender || request.kind == Kind::headerSender;
    if (word == "defer_ok" && (address || request.kind == Kind::reverseHostLookup)) {
        request.options.deferOk = true;
    } else if (request.kind == Kind::csa && request.domain.empty()) {
        request.domain = word;
    } else if (word == "case_insensitive" && request.kind == Kind::notBlind) {
        request.caseInsensitive = true;
    } else if (address && word == "success_on_redirect") {
        request.options.successOnRedirect = true;
    } else if (address && word == "no_details") {
        request.details = false;
    } else if (address && word == "callout_defer_ok") {
        request.options.callout.deferOk = true;
    } else if (address && word == "check_postmaster") {
        request.options.callout.postmaster = true;
    } else if (address && word.starts_with("callout") && (word.size() == 7 || base::trim(std::string_view(word).substr(7)).starts_with('='))) {
        std::string_view value = base::trim(std::string_view(word).substr(7));
        if (value.starts_with('='))
            value.remove_prefix(1);
        return readCallout(value, request.options.callout);
    } else if (request.kind == Kind::recipient && word.starts_with("quota") && (word.size() == 5 || base::trim(std::string_view(word).substr(5)).starts_with('='))) {
        std::string_view value = base::trim(std::string_view(word).substr(5));
        if (value.starts_with('='))
            value.remove_prefix(1);
        return readQuota(value, request.options.quota);
    } else {
        return base::fail(wrong("unknown option \"" + word + "\" for " + std::string(verifyName(request.kind))));
    }
    return {};
}

} // namespace

base::Result<VerifyRequest> readVerifyRequest(std::string_view text) {
    lookup::ListSplitter splitter(text, '/');
    const std::string first = splitter.next().value_or("");
    const std::size_t equals = first.find('=');
    const std::string_view name = base::trim(std::string_view(first).substr(0, equals));
    VerifyRequest request;
    const VerifyRow* found = nullptr;
    std::vector<std::string> names;
    for (const VerifyRow& row : rows) {
        names.emplace_back(row.name);
        if (base::equalsIgnoreCase(row.name, name))
            found = &row;
    }
    if (found == nullptr) {
        if (base::equalsIgnoreCase(name, "arc"))
            return base::fail(wrong(std::string(name) + " needs " + base::upper(name) + ", which this version does not have yet"));
        const auto near = base::nearestName(name, names);
        return base::fail(wrong("there is no verification \"" + std::string(name) + "\"" + (near ? "; did you mean " + *near + "?" : "")));
    }
    request.kind = found->kind;
    if (equals != std::string::npos) {
        if (request.kind != Kind::sender)
            return base::fail(wrong(std::string(name) + " takes no value"));
        request.addressGiven = true;
        request.address = base::trim(std::string_view(first).substr(equals + 1));
    }
    while (const auto word = splitter.next())
        if (!word->empty())
            if (auto read = readOption(*word, request); !read)
                return base::fail(read.error());
    return request;
}

PhaseSet verifyPhases(Kind kind) {
    for (const VerifyRow& row : rows)
        if (row.kind == kind)
            return row.phases;
    return {};
}

std::string_view verifyName(Kind kind) {
    for (const VerifyRow& row : rows)
        if (row.kind == kind)
            return row.name;
    return {};
}

} // namespace postroom::acl
