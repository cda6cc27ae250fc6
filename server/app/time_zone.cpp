// SPDX-License-Identifier: Apache-2.0
#include "server/app/time_zone.h"

#include "server/app/option_text.h"
#include "server/platform/regex/pattern.h"
#include "shared/base/text.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace postroom::app {

namespace {

constexpr std::string_view zoneFolder = "/usr/share/zoneinfo/";

bool isZoneFile(const std::string& name) {
    static const auto path = regex::Pattern::compile("^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$");
    std::error_code none;
    return path && path->matches(name) && std::filesystem::is_regular_file(std::string(zoneFolder) + name, none);
}

/// TZ without a file: a name of at least three letters, an offset, and perhaps the rules of summer time (POSIX 8.3).
bool isPosixZone(const std::string& text) {
    static const auto form = regex::Pattern::compile("^([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[+-]?[0-9]{1,2}(:[0-9]{2}){0,2}"
                                                     "(([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[0-9A-Za-z:.,/+-]*)?$");
    return form && form->matches(text);
}

} // namespace

void checkTimeZone(const config::Document& document, config::Findings& findings) {
    const config::Object& main = document.mainObject();
    const std::string zone(base::trim(optionText(main, "timezone")));
    if (zone.empty() || zone == "UTC" || isZoneFile(zone) || isPosixZone(zone)) // UTC needs no file
        return;
    findings.push_back({config::Severity::error, "unknown-timezone", document.place(main, "timezone"), "there is no time zone \"" + zone + "\" on this machine",
                        "write it as below " + std::string(zoneFolder) + ", Europe/Berlin for example"});
}

void useTimeZone(const config::Document& document) {
    const std::string zone(base::trim(optionText(document.mainObject(), "timezone")));
    if (zone.empty())
        return;
    ::setenv("TZ", (zone == "UTC" ? "UTC0" : zone).c_str(), 1);
    ::tzset();
}

} // namespace postroom::app
