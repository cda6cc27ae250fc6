// SPDX-License-Identifier: Apache-2.0
// The small encodings of mail: what is encoded reads back as itself, and what reads is encoded to the same.
#include "server/mail/date.h"
#include "server/mail/encoded_word.h"
#include "server/mail/imap_folder.h"
#include "server/mail/xtext.h"
#include "shared/base/base64.h"
#include "shared/base/json.h"
#include "shared/base/message_id.h"
#include "shared/base/text.h"

#include <cstdint>
#include <cstdlib>

using namespace postroom;

namespace {
void must(bool condition) {
    if (!condition)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    must(mail::xtextDecode(mail::xtextEncode(text)) == text);
    (void)mail::xtextDecode(text);
    must(base::base64Decode(base::base64Encode(text)) == text);
    if (const auto bytes = base::base64Decode(text))
        must(base::base64Decode(base::base64Encode(*bytes)) == *bytes);
    must(base::isValidUtf8(mail::decodeWords(text)));
    if (base::isValidUtf8(text) && text.find_first_of("\r\n=?_ \t") == std::string_view::npos)
        must(mail::decodeWords(mail::encodeWords(text)) == text);
    (void)mail::toUtf8(text, "iso-8859-15");
    (void)mail::toUtf8("abc", text);
    must(mail::imapUtf7(text).has_value() == base::isValidUtf8(text));
    (void)mail::imapFolder(text);
    if (const auto time = mail::readDate(text))
        must(mail::readDate(mail::dateText(*time, mail::Zone::utc)).has_value());
    if (const auto json = base::Json::parse(text)) {
        const auto again = base::Json::parse(json->text());
        must(again.has_value() && again->canonicalText() == json->canonicalText());
    }
    must(base::shortened(text, 10).size() <= 13);
    return 0;
}
