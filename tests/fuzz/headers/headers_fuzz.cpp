// SPDX-License-Identifier: Apache-2.0
// Header sections: split, print, look at; nothing may be lost, and what is printed must read back the same.
#include "server/mail/encoded_word.h"
#include "server/mail/header_check.h"
#include "server/mail/header_list.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace postroom::mail;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    auto list = HeaderList::parse(text);
    const auto printed = list.text();
    if (HeaderList::parse(printed).text() != printed)
        std::abort();
    for (const auto& field : list.fields())
        static_cast<void>(decodeWords(field.value()));
    static_cast<void>(checkHeaderSyntax(list, Unqualified::refused));
    static_cast<void>(headerSenders(list));
    list.add(text, HeaderPlace::atStartRfc);
    return 0;
}
