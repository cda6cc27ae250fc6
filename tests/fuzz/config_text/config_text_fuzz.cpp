// SPDX-License-Identifier: Apache-2.0
// Any bytes as a configuration text: reading, importing, checking and printing must not fall over, and what reads without errors
// must survive being printed and read again.
#include "shared/config/digest.h"
#include "shared/config/import_report.h"
#include "shared/config/text_printer.h"
#include "shared/config/text_reader.h"
#include "shared/config/validator.h"

#include <cstdint>
#include <cstdlib>

using namespace postroom;
using namespace postroom::config;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    ReadOptions options;
    options.include = [](std::string_view path) -> base::Result<std::string> {
        if (path == "/self")
            return std::string("M = x\n.include /self\n");
        return base::fail(base::permanentError(base::ErrorKind::notFound, "no such file"));
    };
    ReadOptions importing = options;
    importing.mailRoot = "/mail";
    const ReadResult imported = readText(text, importing);
    if (importReport(imported.directives, imported.findings).size() != imported.directives.size())
        std::abort();
    const ReadResult read = readText(text, options);
    const Findings findings = validate(read.document);
    const std::string printed = printText(read.document);
    if (hasErrors(read.findings) || hasErrors(findings))
        return 0;
    if (digest(readText(printed).document) != digest(read.document))
        std::abort();
    return 0;
}
