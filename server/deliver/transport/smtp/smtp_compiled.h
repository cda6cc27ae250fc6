// SPDX-License-Identifier: Apache-2.0
// The options of the smtp and lmtp transports, compiled; what is expanded is expanded for each delivery. Private to this folder.
#pragma once

#include "server/deliver/transport/common_options.h"
#include "server/deliver/transport/smtp/host_list_setting.h"
#include "server/deliver/transport/smtp/smtp_driver.h"
#include "server/deliver/transport/smtp/smtp_options.h"

#include <optional>
#include <string>
#include <vector>

namespace postroom::transport {

/// The options as they are compiled.
struct SmtpCompiled {
    CommonOptions common;
    SmtpOptions fixed; ///< everything that is not expanded
    bool multiDomain = true, hostsOverride = false;
    std::vector<expand::Program> command; ///< of lmtp, a program for each word
    std::optional<expand::Program> socket, hosts, port, interface, helo, maxRcpt, authenticatedSender, retryIncludeIp;
    std::optional<expand::Program> verifyCertificates, certificate, privateKey, ciphers, sni, dscp;
    std::string fallbackHosts;
    HostListSetting serialize, avoidEsmtp, avoidPipelining, tryChunking, tryPrdr, avoidTls, requireTls, verifyHosts, tryVerifyHosts, verifyNames, tryAuth,
        requireAuth, verifyAvoidTls, requireHello;
};

/// Findings go to the reader.
SmtpCompiled compileSmtpOptions(router::OptionReader& reader, const SmtpDriverSettings& settings);

} // namespace postroom::transport
