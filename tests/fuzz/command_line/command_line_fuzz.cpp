// SPDX-License-Identifier: Apache-2.0
// Any line may come as a command; what is taken as an address must not hold a line end.
#include "server/smtp/command_line.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace postroom::smtp;
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    const auto command = splitCommand(line);
    const Offered offered{true, true, true, true, true, true};
    if (const auto mail = parseMail(command.argument, offered, {.allowDomainLiterals = true}))
        if (mail->address.find('\n') != std::string::npos)
            std::abort();
    if (const auto rcpt = parseRcpt(command.argument, offered, {.allowDomainLiterals = true}))
        if (rcpt->address.empty() || rcpt->address.find('\n') != std::string::npos)
            std::abort();
    (void)parseBdat(command.argument);
    return 0;
}
