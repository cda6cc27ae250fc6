// SPDX-License-Identifier: Apache-2.0
// dsearch, json, passwd, psl and regdom.
#include "server/mail/public_suffix.h"
#include "server/policy/lookup/lookup_files.h"
#include "server/policy/lookup/read_file.h"
#include "shared/base/text.h"

#include <pwd.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace postroom::lookup {

namespace {
constexpr std::size_t longestJson = 64 << 20;
using world::Answer;
using world::Status;
} // namespace

Answer lookupDsearch(const world::LookupRequest& request) {
    const LookupOptions options(request.options);
    struct stat facts{};
    if (request.source.empty() || request.source.front() != '/' || ::stat(request.source.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode))
        return Answer::failed(Status::error, "failed to open " + request.source + " for directory search: " + std::strerror(errno != 0 ? errno : ENOTDIR));
    const std::string& key = request.key;
    if (key.find('/') != std::string::npos) {
        if (options.value("key") != "path")
            return Answer::failed(Status::error, "key for dsearch lookup contains a slash: " + key);
        // A path may lead down only.
        for (const std::string_view part : base::split(key, '/'))
            if (part.empty() || part == "..")
                return Answer::failed(Status::error, "key for dsearch lookup leads out of the directory: " + key);
    }
    if (key.empty())
        return Answer::failed(Status::notFound, "empty key");
    const std::string path = request.source + (request.source.back() == '/' ? "" : "/") + key;
    const std::string_view filter = options.value("filter");
    if (::lstat(path.c_str(), &facts) != 0)
        return errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG
                   ? Answer::failed(Status::notFound, "no " + key + " in " + request.source)
                   : Answer::failed(Status::temporary, path + ": " + std::strerror(errno));
    const bool dots = key == "." || key == "..";
    const bool wanted = filter == "file"     ? S_ISREG(facts.st_mode)
                        : filter == "dir"    ? S_ISDIR(facts.st_mode)
                        : filter == "subdir" ? S_ISDIR(facts.st_mode) && !dots
                                             : true;
    if (!wanted)
        return Answer::failed(Status::notFound, key + " in " + request.source + " is no " + std::string(filter));
    return Answer::of(options.value("ret") == "full" ? path : key);
}

Answer lookupJson(const world::LookupRequest& request) {
    const auto text = readWholeFile(request.source, longestJson);
    if (!text)
        return Answer::failed(Status::error, text.error().text());
    const auto document = base::Json::parse(*text);
    if (!document)
        return Answer::failed(Status::error, request.source + ": " + document.error().text());
    const base::Json* at = &*document;
    for (const std::string_view part : base::split(request.key, ':')) {
        if (at->isArray()) {
            const auto index = base::toInteger(part);
            if (!index || *index < 0 || static_cast<std::size_t>(*index) >= at->items().size())
                return Answer::failed(Status::notFound, "no element " + std::string(part));
            at = &at->items()[static_cast<std::size_t>(*index)];
        } else if (at->has(part)) {
            at = &(*at)[part];
        } else {
            return Answer::failed(Status::notFound, "no member " + std::string(part));
        }
    }
    return Answer::of(at->isString() ? at->toString() : at->text());
}

Answer lookupPasswd(const world::LookupRequest& request) {
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd* found = nullptr;
    const int problem = getpwnam_r(request.key.c_str(), &entry, buffer.data(), buffer.size(), &found);
    if (found == nullptr)
        return problem != 0 && problem != ENOENT && problem != ESRCH && problem != EBADF && problem != EPERM
                   ? Answer::failed(Status::temporary, "user " + request.key + ": " + std::strerror(problem))
                   : Answer::failed(Status::notFound, "no user " + request.key);
    return Answer::of("*:" + std::to_string(entry.pw_uid) + ":" + std::to_string(entry.pw_gid) + ":" + entry.pw_gecos + ":" + entry.pw_dir + ":" + entry.pw_shell);
}

Answer lookupPublicSuffix(const world::LookupRequest& request) {
    std::string found = request.type == "psl" ? mail::publicSuffix(request.key) : mail::organisationalDomain(request.key);
    if (found.empty())
        return Answer::failed(Status::notFound, "no registered domain in " + request.key);
    return Answer::of(std::move(found));
}

} // namespace postroom::lookup
