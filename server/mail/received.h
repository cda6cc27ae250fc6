// SPDX-License-Identifier: Apache-2.0
// The Received field that we add (RFC 5321 4.4, RFC 8314 7.4 for TLS), in Exim's form.
#pragma once

#include "shared/base/clock.h"

#include <string>

namespace postroom::mail {

/// Empty texts are unknown and left out.
struct ReceivedFacts {
    std::string hostName;      ///< verified reverse name of the client
    std::string hostAddress;
    std::string helo;
    std::string ident;         ///< RFC 1413 or the local user
    std::string by;            ///< our name
    std::string protocol;      ///< "esmtps"
    std::string tlsVersion;    ///< "TLS1.3"
    std::string tlsCipher;     ///< the standard name: "TLS_AES_256_GCM_SHA384"
    std::string software;      ///< "Postroom 0.1.0"
    std::string envelopeFrom;
    std::string id;
    std::string envelopeFor;   ///< only when there is a single recipient (RFC 5321 7.2)
    base::Time time{};
};

/// The whole field, folded, with CR LF line ends.
std::string receivedField(const ReceivedFacts& facts);
/// $sender_rcvhost: "name ([192.0.2.1] helo=x)", "[192.0.2.1] (helo=x)".
std::string receivedHostText(const ReceivedFacts& facts);

} // namespace postroom::mail
