// SPDX-License-Identifier: Apache-2.0
// Typed keys of authenticators. What each option means stands in its row.
#pragma once

#include "shared/catalogue/key.h"

namespace postroom::catalogue::option::authenticator {

inline constexpr Key<std::string> driver{Kind::authenticator, "", "driver"};
inline constexpr Key<std::string> publicName{Kind::authenticator, "", "public_name"};
inline constexpr Key<std::string> serverAdvertiseCondition{Kind::authenticator, "", "server_advertise_condition"};
inline constexpr Key<std::string> serverCondition{Kind::authenticator, "", "server_condition"};
inline constexpr Key<std::string> serverSetId{Kind::authenticator, "", "server_set_id"};
inline constexpr Key<std::string> serverMailAuthCondition{Kind::authenticator, "", "server_mail_auth_condition"};
inline constexpr Key<std::string> clientCondition{Kind::authenticator, "", "client_condition"};
inline constexpr Key<std::string> clientSetId{Kind::authenticator, "", "client_set_id"};

} // namespace postroom::catalogue::option::authenticator

namespace postroom::catalogue::option::plaintext {

inline constexpr Key<std::string> serverPrompts{Kind::authenticator, "plaintext", "server_prompts"};
inline constexpr Key<std::string> clientSend{Kind::authenticator, "plaintext", "client_send"};
inline constexpr Key<bool> clientIgnoreInvalidBase64{Kind::authenticator, "plaintext", "client_ignore_invalid_base64"};

} // namespace postroom::catalogue::option::plaintext
