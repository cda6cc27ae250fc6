// SPDX-License-Identifier: Apache-2.0
// The query of an LDAP lookup: settings, then a URL (RFC 4516). Pure.
//   user="cn=reader,o=x" pass=secret time=5 size=1 ldap:///o=x?mail?sub?(uid=anna)
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::servers {

struct LdapQuery {
    std::string user;
    std::string password;
    std::string dereference = "never"; ///< never, searching, finding, always
    bool referrals = true;
    int sizeLimit = 0;                 ///< entries; 0: the server's own limit
    base::Seconds time{0};             ///< 0: as the connection's deadline
    std::string url;
    std::string host;                  ///< of the URL, with its port; empty: the configured servers
};

base::Result<LdapQuery> parseLdapQuery(std::string_view text);

} // namespace postroom::servers
