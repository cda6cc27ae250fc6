// SPDX-License-Identifier: Apache-2.0
// What a new server is told when it is set up unattended: a file of "name = value" lines, read at the first start only.
//
//     host_name  = mail.example.com
//     domains    = example.com example.net        (mail for these is ours)
//     listen     = 0.0.0.0:25 [::]:25             (for other mail servers)
//     submission = 0.0.0.0:587                    (for our users: STARTTLS, then AUTH)
//     submissions = 0.0.0.0:465                   (the same, TLS from the start)
//     smarthost  = relay.example.net:587          (where mail for others goes; without it: by DNS)
//     accounts   = anna bob@example.net           (mailboxes; a name without a domain is in the first of `domains`)
//     relay_from = 192.0.2.0/24                   (clients that may send to anybody; loopback always may)
//     mail_root  = /srv/mail
#pragma once

#include "shared/base/result.h"
#include "shared/config/default_configuration.h"

#include <string>
#include <string_view>

namespace postroom::app {

/// The error names the line and what was expected there.
base::Result<config::DefaultFacts> readAnswers(std::string_view text, const std::string& fileName);

/// What can be found out about this host without being told.
config::DefaultFacts factsOfThisHost(const std::string& stateFolder);

} // namespace postroom::app
