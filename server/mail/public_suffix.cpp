// SPDX-License-Identifier: Apache-2.0
#include "server/mail/public_suffix.h"

#include "server/mail/idna.h"
#include "shared/base/text.h"

#include <libpsl.h>

namespace postroom::mail {

namespace {

// Read once: the newest of the system's file and the one built into the library.
const psl_ctx_t* list() {
    static const psl_ctx_t* const loaded = psl_latest(nullptr);
    return loaded;
}

std::string prepared(std::string_view domain) {
    while (!domain.empty() && domain.back() == '.')
        domain.remove_suffix(1);
    auto ascii = domainToALabels(domain);
    return base::lower(ascii ? *ascii : std::string(domain));
}

std::string inFormOf(std::string_view question, std::string answer) {
    if (isAscii(question))
        return answer;
    auto unicode = domainToULabels(answer);
    return unicode ? *unicode : answer;
}

} // namespace

std::string organisationalDomain(std::string_view domain) {
    const auto name = prepared(domain);
    if (name.empty() || name[0] == '.' || list() == nullptr)
        return {};
    const char* found = psl_registrable_domain(list(), name.c_str());
    return found == nullptr ? std::string() : inFormOf(domain, found);
}

std::string publicSuffix(std::string_view domain) {
    const auto name = prepared(domain);
    if (name.empty() || name[0] == '.' || list() == nullptr)
        return {};
    const char* found = psl_unregistrable_domain(list(), name.c_str());
    return found == nullptr ? std::string() : inFormOf(domain, found);
}

} // namespace postroom::mail
