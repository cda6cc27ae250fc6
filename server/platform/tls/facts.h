// SPDX-License-Identifier: Apache-2.0
// What is known of a TLS session once it stands, in the words of logs and variables.
#pragma once

#include <string>

namespace postroom::tls {

/// Is a client asked for a certificate? `ask` goes on without one or with one that does not hold, and tells so in the facts.
enum class ClientCertificate : unsigned char { ignore, ask, require };

struct Facts {
    std::string version;        ///< "TLS1.3"
    std::string cipher;         ///< "TLS1.3:TLS_AES_256_GCM_SHA384:256", as $tls_in_cipher
    std::string cipherStandard; ///< IANA's name: "TLS_AES_256_GCM_SHA384"
    int bits = 0;
    std::string sni;            ///< the server name the client asked for
    std::string peerDn;         ///< subject of the peer's certificate, "" without one
    std::string peerCertificate; ///< in PEM, "" without one
    std::string ourCertificate;  ///< as a server: the one that we showed, in PEM
    bool peerVerified = false;  ///< chain and, for a server's certificate, its name
    std::string verifyProblem;  ///< why not verified; "" when verified or not asked for
    bool resumed = false;
};

} // namespace postroom::tls
