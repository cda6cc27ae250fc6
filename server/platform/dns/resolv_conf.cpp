// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/resolv_conf.h"

#include "shared/base/text.h"

#include <arpa/inet.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

namespace postroom::dns {

std::vector<std::string> readResolvConf(std::string_view text) {
    std::vector<std::string> servers;
    for (const auto line : base::split(text, '\n')) {
        const auto words = base::splitWords(line);
        if (words.size() < 2 || words[0] != "nameserver")
            continue;
        std::string address(words[1]);
        std::array<char, 16> bytes{};
        if (inet_pton(AF_INET, address.c_str(), bytes.data()) != 1 && inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1)
            continue;
        if (std::find(servers.begin(), servers.end(), address) == servers.end())
            servers.push_back(std::move(address));
    }
    return servers;
}

std::string fileStamp(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0)
        return {};
    return std::to_string(info.st_dev) + ' ' + std::to_string(info.st_ino) + ' ' + std::to_string(info.st_size) + ' ' +
           std::to_string(info.st_mtim.tv_sec) + '.' + std::to_string(info.st_mtim.tv_nsec);
}

} // namespace postroom::dns
