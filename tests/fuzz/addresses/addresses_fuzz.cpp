// SPDX-License-Identifier: Apache-2.0
// Addresses and lists of them: a result must read back as itself, and places must lie within the text.
#include "server/mail/address_list.h"
#include "server/mail/idna.h"
#include "server/mail/imap_folder.h"
#include "server/mail/xtext.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace postroom::mail;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    syntax.allowGroup = size % 2 == 0;
    syntax.allowNull = true;
    if (const auto parsed = parseAddress(text, syntax)) {
        if (parsed->end > text.size() || parsed->start > parsed->end)
            std::abort();
        if (parsed->address.find_first_of(std::string_view("\0\r\n", 3)) != std::string::npos) // it goes into commands
            std::abort();
        static_cast<void>(domainToALabels(parsed->domain()));
        static_cast<void>(localPartToULabel(parsed->localPart()));
    }
    for (const auto& entry : parseAddressList(text, syntax).addresses)
        if (entry.parsed.end > text.size() || entry.parsed.start > entry.parsed.end)
            std::abort();
    static_cast<void>(pathLength(text));
    static_cast<void>(xtextDecode(text));
    static_cast<void>(imapFolder(text));
    return 0;
}
