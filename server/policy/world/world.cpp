// SPDX-License-Identifier: Apache-2.0
#include "server/policy/world/world.h"

#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace postroom::world {

namespace {

constexpr std::array<std::string_view, 18> kindNames{"clock", "random", "environment", "host", "dns", "hostnames", "hostaddresses",
                                                     "read", "stat", "directory", "run", "exchange", "lookup", "rate", "seen", "callout", "datagram", "perl"};
constexpr std::array<std::string_view, 6> statusNames{"found", "not-found", "no-data", "temporary", "error", "not-recorded"};
constexpr std::array<std::string_view, 11> factNames{"primary-hostname", "local-addresses", "load-average", "spool-space", "spool-inodes",
                                                     "log-space", "log-inodes", "process-id", "queue-size", "user", "group"};

const std::string nothing;

base::Json bytesToJson(const std::string& bytes) {
    if (base::isValidUtf8(bytes))
        return bytes;
    return base::Json::object({{"b64", base::base64Encode(bytes)}});
}

std::string bytesFromJson(const base::Json& json) {
    if (json.isString())
        return json.toString();
    return base::base64Decode(json["b64"].toStringView()).value_or("");
}

std::string number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

} // namespace

std::string Question::key() const {
    std::string out(kindNames[static_cast<std::size_t>(kind)]);
    for (const std::string& part : parts) {
        out += '|';
        for (const char c : part) {
            if (c == '|' || c == '\\')
                out += '\\';
            out += c;
        }
    }
    return out;
}

const std::string& Answer::value() const {
    return values.empty() ? nothing : values.front();
}

base::Json Answer::toJson() const {
    base::Json json = base::Json::object({{"s", statusNames[static_cast<std::size_t>(status)]}});
    if (!values.empty()) {
        base::Json list = base::Json::array();
        for (const std::string& each : values)
            list.append(bytesToJson(each));
        json.set("v", std::move(list));
    }
    if (secure)
        json.set("sec", true);
    if (!detail.empty())
        json.set("d", bytesToJson(detail));
    return json;
}

Answer Answer::fromJson(const base::Json& json) {
    Answer answer;
    answer.status = Status::error;
    for (std::size_t i = 0; i < statusNames.size(); ++i)
        if (json["s"].toStringView() == statusNames[i])
            answer.status = static_cast<Status>(i);
    for (const base::Json& each : json["v"].items())
        answer.values.push_back(bytesFromJson(each));
    answer.secure = json["sec"].toBool();
    if (json.has("d"))
        answer.detail = bytesFromJson(json["d"]);
    return answer;
}

Answer Answer::of(std::string value) {
    Answer answer;
    answer.values.push_back(std::move(value));
    return answer;
}

Answer Answer::failed(Status status, std::string detail) {
    Answer answer;
    answer.status = status;
    answer.detail = std::move(detail);
    return answer;
}

Answer World::askThrough(const Question& question, const std::function<Answer()>& /*find*/) { return ask(question); }

Answer World::askPerl(const Question& question, PerlCaller& /*caller*/) { return ask(question); }

std::uint64_t World::random(std::uint64_t limit) {
    if (limit == 0)
        return 0;
    const Answer answer = ask({Kind::random, {std::to_string(limit)}});
    std::uint64_t value = 0;
    const std::string& text = answer.value();
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value % limit;
}

std::optional<std::string> World::environment(std::string_view name) {
    Answer answer = ask({Kind::environment, {std::string(name)}});
    if (!answer.found())
        return std::nullopt;
    return answer.value();
}

Answer World::hostFact(HostFact fact, std::string_view argument) {
    Question question{Kind::hostFact, {std::string(factNames[static_cast<std::size_t>(fact)])}};
    if (!argument.empty())
        question.parts.emplace_back(argument);
    return ask(question);
}

Answer World::dns(RecordType type, std::string_view name) {
    return ask({Kind::dns, {std::string(recordTypeName(type)), base::lower(name)}});
}

Answer World::hostNames(std::string_view address) {
    return ask({Kind::hostNames, {std::string(address)}});
}

Answer World::hostAddresses(std::string_view name) {
    return ask({Kind::hostAddresses, {base::lower(name)}});
}

Answer World::readFile(std::string_view path, std::size_t limit) {
    return ask({Kind::fileRead, {std::string(path), std::to_string(limit)}});
}

Answer World::stat(std::string_view path) {
    return ask({Kind::fileStat, {std::string(path), "follow"}});
}

Answer World::directory(std::string_view path) {
    return ask({Kind::directory, {std::string(path)}});
}

Answer World::run(const RunRequest& request) {
    auto first = std::to_string(request.timeout.count());
    if (!request.workingFolder.empty()) // apart from that case the key is as in older recordings
        first += " " + request.workingFolder;
    Question question{Kind::run, {std::move(first), std::to_string(request.outputLimit), request.input}};
    question.parts.insert(question.parts.end(), request.command.begin(), request.command.end());
    return ask(question);
}

Answer World::exchange(const ExchangeRequest& request) {
    std::string options = std::to_string(request.timeout.count());
    options += request.shutdownAfterSend ? ",shutdown" : "";
    options += request.tls ? ",tls" : "";
    if (!request.sni.empty())
        options += ",sni=" + request.sni;
    return ask({Kind::exchange, {request.target, request.send, options}});
}

Answer World::datagram(std::string_view host, std::string_view port, std::string_view text) {
    return ask({Kind::datagram, {std::string(host), std::string(port), std::string(text)}});
}

Answer World::lookup(const LookupRequest& request) {
    Question question{Kind::lookup, {request.type, request.source, request.key, request.options}};
    question.parts.insert(question.parts.end(), request.parameters.begin(), request.parameters.end());
    return ask(question);
}

Answer World::rate(const RateRequest& request) {
    static constexpr std::string_view modes[] = {"leaky", "strict", "readonly"};
    return ask({Kind::rate, {request.key, number(request.count), std::to_string(request.period.count()),
                             std::string(modes[static_cast<std::size_t>(request.mode)]), number(request.limit), request.unique}});
}

Answer World::seen(const SeenRequest& request) {
    static constexpr std::string_view modes[] = {"update", "readonly", "refresh"};
    return ask({Kind::seen, {request.key, std::string(modes[static_cast<std::size_t>(request.mode)]), std::to_string(request.refresh.count())}});
}

} // namespace postroom::world
