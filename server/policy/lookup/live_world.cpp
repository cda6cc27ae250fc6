// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/live_world.h"

#include "server/platform/crypto/digest.h"
#include "server/platform/io/process.h"
#include "server/policy/lookup/read_file.h"
#include "shared/base/text.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

extern char** environ;

namespace postroom::lookup {

namespace {

using world::Answer;
using world::Kind;
using world::Status;

std::uint64_t numberOf(const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Answer answerOf(const base::Error& error) {
    if (error.kind == base::ErrorKind::notFound)
        return Answer::failed(Status::notFound, error.text());
    return Answer::failed(error.temporary || error.kind == base::ErrorKind::timeout ? Status::temporary : Status::error, error.text());
}

Answer randomBelow(std::uint64_t limit) {
    std::uint64_t value = 0;
    const std::string bytes = crypto::randomBytes(sizeof value);
    std::memcpy(&value, bytes.data(), sizeof value);
    return Answer::of(std::to_string(limit == 0 ? 0 : value % limit));
}

Answer environmentOf(const LiveSettings& settings, const std::string& name) {
    for (const auto& [known, value] : settings.addEnvironment)
        if (known == name)
            return Answer::of(value);
    const auto& keep = settings.keepEnvironment;
    const bool allowed = std::any_of(keep.begin(), keep.end(), [&](const std::string& each) { return each == "*" || each == name; });
    const char* value = allowed ? std::getenv(name.c_str()) : nullptr;
    return value != nullptr ? Answer::of(value) : Answer::failed(Status::notFound, "not in the environment that is kept");
}

} // namespace

std::vector<std::string> programEnvironment(const LiveSettings& settings) {
    std::vector<std::string> environment{"PATH=/usr/bin:/bin"};
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string text = *entry;
        const std::string name = text.substr(0, text.find('='));
        if (name != "PATH" && environmentOf(settings, name).found())
            environment.push_back(text);
    }
    for (const auto& [name, value] : settings.addEnvironment)
        environment.push_back(name + "=" + value);
    return environment;
}

Answer LiveWorld::ask(const world::Question& question) {
    const std::vector<std::string>& parts = question.parts;
    const auto part = [&](std::size_t i) -> const std::string& {
        static const std::string none;
        return i < parts.size() ? parts[i] : none;
    };
    switch (question.kind) {
    case Kind::clock: return Answer::of(std::to_string(base::toEpochMicros(now())));
    case Kind::random: return randomBelow(numberOf(part(0)));
    case Kind::environment: return environmentOf(*m_settings, part(0));
    case Kind::hostFact: return hostFactOf(parts);
    case Kind::dns: return dnsOf(parts);
    case Kind::hostNames: return systemHostNames(part(0));
    case Kind::hostAddresses: return systemHostAddresses(part(0));
    case Kind::fileRead: {
        auto text = readWholeFile(part(0), numberOf(part(1)));
        return text ? Answer::of(std::move(*text)) : answerOf(text.error());
    }
    case Kind::fileStat: return systemStat(part(0), part(1) != "link");
    case Kind::directory: return systemDirectory(part(0));
    case Kind::run: return runOf(parts);
    case Kind::exchange:
        if (parts[0] == world::saslauthdTarget)
            return exchangeOf({m_settings->saslauthdSocket, parts[1], parts[2]});
        return exchangeOf(parts);
    case Kind::lookup: return lookupOf(parts);
    case Kind::rate:
    case Kind::seen: return m_parts.counters ? m_parts.counters(question) : Answer::failed(Status::error, "there is no store for rates here");
    case Kind::datagram: return m_parts.trial ? Answer::of("not sent in a trial") : datagramOf(parts);
    case Kind::callout: return Answer::failed(Status::error, "callouts are made by whoever has the transports");
    case Kind::perl: return Answer::failed(Status::error, "Perl functions are called by whoever expands for them");
    }
    return Answer::failed(Status::error, "unknown question");
}

Answer LiveWorld::askPerl(const world::Question& question, world::PerlCaller& caller) {
    if (m_settings->perl == nullptr)
        return Answer::failed(Status::error, "A setting of perl_startup is needed when using the Perl interpreter");
    return m_settings->perl->call(question.parts, caller, m_parts.perlLog);
}

Answer LiveWorld::hostFactOf(const std::vector<std::string>& parts) const {
    const std::string& fact = parts.front();
    const std::string argument = parts.size() > 1 ? parts[1] : std::string();
    if (fact == "primary-hostname")
        return Answer::of(m_settings->primaryHostname);
    if (fact == "local-addresses") {
        Answer answer;
        answer.values = m_settings->localInterfaces.empty() ? systemLocalAddresses() : m_settings->localInterfaces;
        answer.values.insert(answer.values.end(), m_settings->extraLocalInterfaces.begin(), m_settings->extraLocalInterfaces.end());
        return answer;
    }
    if (fact == "load-average") {
        double load = 0;
        return getloadavg(&load, 1) == 1 ? Answer::of(std::to_string(static_cast<long>(load * 1000))) : Answer::failed(Status::error, "no load average");
    }
    if (fact == "spool-space" || fact == "spool-inodes")
        return systemSpace(m_settings->spoolDirectory, fact == "spool-inodes");
    if (fact == "log-space" || fact == "log-inodes")
        return systemSpace(m_settings->logDirectory, fact == "log-inodes");
    if (fact == "process-id")
        return Answer::of(std::to_string(::getpid()));
    if (fact == "queue-size")
        return Answer::of(m_parts.queueSize ? std::to_string(m_parts.queueSize()) : std::string());
    if (fact == "user")
        return systemUser(argument);
    if (fact == "group")
        return systemGroup(argument);
    return Answer::failed(Status::error, "unknown fact " + fact);
}

Answer LiveWorld::dnsOf(const std::vector<std::string>& parts) {
    const auto type = world::recordTypeFromName(parts[0]);
    if (!type || m_parts.dns == nullptr)
        return Answer::failed(Status::temporary, "there is no resolver here");
    world::DnsAnswer found = m_parts.dns->resolve(*type, parts[1]);
    Answer answer;
    answer.secure = found.secure;
    answer.values = std::move(found.values);
    answer.detail = found.detail.empty() ? std::move(found.canonicalName) : std::move(found.detail);
    switch (found.status) {
    case world::DnsAnswer::Status::found: answer.status = Status::found; break;
    case world::DnsAnswer::Status::noData: answer.status = Status::noData; break;
    case world::DnsAnswer::Status::noName: answer.status = Status::notFound; break;
    case world::DnsAnswer::Status::temporary: answer.status = Status::temporary; break;
    }
    // A failure of a TLSA lookup is never "there is none": that would take a host's protection away (RFC 7672 2.1.2).
    if (answer.status == Status::temporary && *type != world::RecordType::tlsa && m_settings->againMeansNone && !m_inAgainList) {
        m_inAgainList = true;
        if (m_settings->againMeansNone(*this, parts[1]))
            answer.status = Status::noData;
        m_inAgainList = false;
    }
    return answer;
}

Answer LiveWorld::lookupOf(const std::vector<std::string>& parts) {
    const world::LookupRequest request{parts[0], parts[1], parts[2], parts[3], {parts.begin() + 4, parts.end()}};
    Answer answer;
    if (servers::kindOfLookup(request.type) != nullptr) {
        if (m_parts.servers == nullptr || m_settings->servers == nullptr)
            return Answer::failed(Status::error, "lookups in servers cannot be made here");
        return m_parts.servers->ask(*m_settings->servers, request);
    }
    if (request.type == "lsearch")
        answer = m_parts.files.lsearch(request);
    else if (request.type == "iplsearch")
        answer = m_parts.files.iplsearch(request);
    else if (request.type == "wildlsearch")
        answer = m_parts.files.wildlsearch(request, m_parts.expandKey);
    else if (request.type == "nwildlsearch")
        answer = m_parts.files.wildlsearch(request, {});
    else if (request.type == "dsearch")
        answer = lookupDsearch(request);
    else if (request.type == "json")
        answer = lookupJson(request);
    else if (request.type == "cdb")
        answer = m_parts.files.cdb(request);
    else if (request.type.substr(0, 3) == "dbm")
        answer = lookupDbm(request);
    else if (request.type == "lmdb")
        answer = lookupLmdb(request);
    else if (request.type == "passwd")
        answer = lookupPasswd(request);
    else if (request.type == "psl" || request.type == "regdom")
        answer = lookupPublicSuffix(request);
    else if (request.type == "sqlite")
        answer = m_parts.files.sqlite(request, m_settings->sqliteFile, m_settings->databaseTimeout);
    else if (request.type == "testdb")
        answer = request.key == "fail"    ? Answer::failed(Status::notFound, "testdb lookup forced FAIL")
                 : request.key == "defer" ? Answer::failed(Status::temporary, "testdb lookup forced DEFER")
                                          : Answer::of(request.key);
    else
        return Answer::failed(Status::error, "lookup type " + request.type + " is not in this version");
    return answer;
}

Answer LiveWorld::runOf(const std::vector<std::string>& parts) const {
    io::ProcessRequest request;
    request.input = parts[2];
    if (const auto blank = parts[0].find(' '); blank != std::string::npos)
        request.workingFolder = parts[0].substr(blank + 1);
    request.outputLimit = numberOf(parts[1]);
    request.mergeErrors = true;
    request.arguments.assign(parts.begin() + 3, parts.end());
    request.environment = programEnvironment(*m_settings);
    const auto result = io::runProcess(request, io::Deadline::in(base::Milliseconds(numberOf(parts[0]))));
    if (!result)
        return answerOf(result.error());
    if (result->outputCut)
        return Answer::failed(Status::error, request.arguments.front() + " printed more than " + parts[1] + " bytes");
    Answer answer;
    answer.values = {result->output, std::to_string(result->signal != 0 ? 256 + result->signal : result->exitCode)};
    return answer;
}

} // namespace postroom::lookup
