// SPDX-License-Identifier: Apache-2.0
// The name servers of resolv.conf(5); its other settings (search, options) have no say in mail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postroom::dns {

/// The addresses of "nameserver" lines, in order, each once, without IPv6 scopes that libunbound cannot use.
std::vector<std::string> readResolvConf(std::string_view text);

/// Device, inode, size and change time of the file that `path` leads to; empty when there is none. Differs after a change.
std::string fileStamp(const std::string& path);

} // namespace postroom::dns
