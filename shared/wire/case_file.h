// SPDX-License-Identifier: Apache-2.0
// A case file: everything about one message in one JSON document, to be kept with a ticket, sent to a colleague, opened in a
// console without any server. Format "postroom-case", version 1:
//
//   {"format":"postroom-case","version":1,"created":MICROSECONDS,"server":{"host_name","version"},"masked":bool,
//    "page": the reply of trace.show, "verdicts": the reply of trace.verdicts, "sentences": [text],
//    "configuration": {"revision", "objects": [the objects that decided, as config.document has them]}}
//
// Fields may be added; readers skip what they do not know. The version rises when something changes its meaning.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"

#include <map>
#include <string>
#include <string_view>

namespace postroom::wire {

inline constexpr std::string_view caseFormat = "postroom-case";
inline constexpr std::int64_t caseVersion = 1;

struct CaseFile {
    base::Time created{};
    std::string hostName, serverVersion;
    bool masked = true;
    base::Json page, verdicts, sentences, configuration;
};

base::Json caseJson(const CaseFile& file);
/// Errors are sentences: no JSON, another format, a version that this program does not know.
base::Result<CaseFile> readCaseFile(std::string_view text);

/// Puts pseudonyms in place of mail addresses and of their domains, in every text of a document: the same address is the
/// same pseudonym everywhere in it ("user2@domain1.invalid"), so that the story stays readable. Two passes: what collect()
/// has seen, masked() replaces, also where a domain stands alone (in a host name).
class Pseudonyms {
public:
    void collect(const base::Json& document);
    [[nodiscard]] base::Json masked(const base::Json& document) const;
    [[nodiscard]] std::string masked(std::string_view text) const;

private:
    void collectText(std::string_view text);
    std::map<std::string, std::string> m_locals, m_domains; ///< in lower case
};

} // namespace postroom::wire
