// SPDX-License-Identifier: Apache-2.0
// Folder names for IMAP: modified UTF-7 (RFC 3501 5.1.3) and the rules of ${imapfolder}.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::mail {

/// Modified UTF-7 of UTF-8 text. The error says that the text is no UTF-8.
base::Result<std::string> imapUtf7(std::string_view utf8);

/// "Foo/Bar" -> "Foo.Bar": `separator` becomes ".", one leading separator is dropped, runs collapse, trailing dots are
/// trimmed; characters of `specials` are encoded; a "." or "/" that is neither is an error (features 1.15).
base::Result<std::string> imapFolder(std::string_view utf8, char separator = '/', std::string_view specials = {});

} // namespace postroom::mail
