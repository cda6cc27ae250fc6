// SPDX-License-Identifier: Apache-2.0
// The public suffix list by libpsl, with the list that the system's package keeps current.
#pragma once

#include <string>
#include <string_view>

namespace postroom::mail {

/// The registrable domain: one label more than the public suffix, in lower case. A public suffix itself has none: "". Names
/// in UTF-8 or A-labels; the answer has the form of the question. Loads the list at first use; thread-safe.
std::string organisationalDomain(std::string_view domain);
/// The longest public suffix of the name.
std::string publicSuffix(std::string_view domain);

} // namespace postroom::mail
