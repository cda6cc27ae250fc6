// SPDX-License-Identifier: Apache-2.0
// Questions to the operating system: files, users, host names, interfaces, space.
#include "server/policy/lookup/live_world.h"
#include "shared/base/text.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <grp.h>
#include <ifaddrs.h>
#include <netdb.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace postroom::lookup {

namespace {

using world::Answer;
using world::Status;

Answer fromErrno(int number, const std::string& what) {
    const Status status = number == ENOENT || number == ENOTDIR ? Status::notFound : number == EACCES || number == ENAMETOOLONG ? Status::error : Status::temporary;
    return Answer::failed(status, what + ": " + std::strerror(number));
}

char typeLetter(mode_t mode) {
    if (S_ISREG(mode))
        return '-';
    if (S_ISDIR(mode))
        return 'd';
    if (S_ISLNK(mode))
        return 'l';
    if (S_ISCHR(mode))
        return 'c';
    if (S_ISBLK(mode))
        return 'b';
    return S_ISFIFO(mode) ? 'p' : 's';
}

std::string addressText(const sockaddr* address) {
    char text[INET6_ADDRSTRLEN] = {};
    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
    else if (address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text, sizeof text);
    return text;
}

bool isNumber(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), base::isDigit);
}

} // namespace

Answer systemStat(const std::string& path, bool follow) {
    struct stat facts{};
    if ((follow ? ::stat(path.c_str(), &facts) : ::lstat(path.c_str(), &facts)) != 0)
        return fromErrno(errno, path);
    char mode[16];
    std::snprintf(mode, sizeof mode, "%o", static_cast<unsigned>(facts.st_mode));
    Answer answer;
    answer.values = {mode, std::string(1, typeLetter(facts.st_mode)), std::to_string(facts.st_ino), std::to_string(facts.st_dev),
                     std::to_string(facts.st_nlink), std::to_string(facts.st_uid), std::to_string(facts.st_gid), std::to_string(facts.st_size),
                     std::to_string(facts.st_atime), std::to_string(facts.st_mtime), std::to_string(facts.st_ctime)};
    return answer;
}

Answer systemDirectory(const std::string& path) {
    const std::unique_ptr<DIR, decltype(&closedir)> directory(opendir(path.c_str()), closedir);
    if (!directory)
        return fromErrno(errno, path);
    Answer answer;
    while (const dirent* entry = readdir(directory.get()))
        if (const std::string name = entry->d_name; name != "." && name != "..")
            answer.values.push_back(name);
    std::sort(answer.values.begin(), answer.values.end());
    return answer;
}

Answer systemHostNames(const std::string& text) {
    sockaddr_storage storage{};
    socklen_t length = 0;
    auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
    if (inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1) {
        storage.ss_family = AF_INET;
        length = sizeof *v4;
    } else if (inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1) {
        storage.ss_family = AF_INET6;
        length = sizeof *v6;
    } else {
        return Answer::failed(Status::error, text + " is no address");
    }
    char name[NI_MAXHOST] = {};
    const int problem = getnameinfo(reinterpret_cast<sockaddr*>(&storage), length, name, sizeof name, nullptr, 0, NI_NAMEREQD);
    if (problem != 0)
        return Answer::failed(problem == EAI_AGAIN ? Status::temporary : Status::notFound, gai_strerror(problem));
    return Answer::of(name);
}

Answer systemHostAddresses(const std::string& name) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* first = nullptr;
    const int problem = getaddrinfo(name.c_str(), nullptr, &hints, &first);
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> list(first, freeaddrinfo);
    if (problem != 0)
        return Answer::failed(problem == EAI_AGAIN ? Status::temporary : Status::notFound, gai_strerror(problem));
    Answer answer;
    for (const addrinfo* each = first; each != nullptr; each = each->ai_next)
        if (const std::string text = addressText(each->ai_addr); std::find(answer.values.begin(), answer.values.end(), text) == answer.values.end())
            answer.values.push_back(text);
    return answer;
}

std::vector<std::string> systemLocalAddresses() {
    ifaddrs* first = nullptr;
    std::vector<std::string> addresses;
    if (getifaddrs(&first) != 0)
        return addresses;
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> list(first, freeifaddrs);
    for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
        if (each->ifa_addr == nullptr)
            continue;
        std::string text = addressText(each->ifa_addr);
        if (!text.empty())
            addresses.push_back(std::move(text));
    }
    return addresses;
}

Answer systemUser(const std::string& name) {
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd* found = nullptr;
    if (isNumber(name))
        getpwuid_r(static_cast<uid_t>(std::stoul(name)), &entry, buffer.data(), buffer.size(), &found);
    else
        getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
    if (found == nullptr)
        return Answer::failed(Status::notFound, "no user " + name);
    Answer answer;
    answer.values = {entry.pw_name, std::to_string(entry.pw_uid), std::to_string(entry.pw_gid), entry.pw_gecos, entry.pw_dir, entry.pw_shell};
    return answer;
}

Answer systemGroup(const std::string& name) {
    std::vector<char> buffer(65536);
    group entry{};
    group* found = nullptr;
    if (isNumber(name))
        getgrgid_r(static_cast<gid_t>(std::stoul(name)), &entry, buffer.data(), buffer.size(), &found);
    else
        getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
    if (found == nullptr)
        return Answer::failed(Status::notFound, "no group " + name);
    Answer answer;
    answer.values = {entry.gr_name, std::to_string(entry.gr_gid)};
    return answer;
}

Answer systemSpace(const std::string& directory, bool inodes) {
    struct statvfs facts{};
    if (directory.empty() || statvfs(directory.c_str(), &facts) != 0)
        return Answer::of("-1");
    return Answer::of(inodes ? std::to_string(facts.f_favail) : std::to_string(facts.f_bavail / 1024 * facts.f_frsize));
}

} // namespace postroom::lookup
