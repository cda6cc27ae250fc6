// SPDX-License-Identifier: Apache-2.0
// Internationalised domain names (IDNA 2008, RFC 5891, UTS 46 mapping) by libidn2.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::mail {

/// "bücher.example" -> "xn--bcher-kva.example"; ASCII names come back as they are. The error says why a name has no A-label form.
base::Result<std::string> domainToALabels(std::string_view domain);
/// The other way; what is no A-label stays as it is.
base::Result<std::string> domainToULabels(std::string_view domain);
/// The local part as one xn-- label, which is Exim's way of downconverting it; ASCII stays as it is.
base::Result<std::string> localPartToALabel(std::string_view localPart);
base::Result<std::string> localPartToULabel(std::string_view localPart);
[[nodiscard]] bool isAscii(std::string_view text);

} // namespace postroom::mail
