// SPDX-License-Identifier: Apache-2.0
// What became of each line of an imported text: taken, translated (how), impossible (why, what instead). Every directive
// that was read is in the report exactly once.
#pragma once

#include "shared/config/text_reader.h"

#include <string>
#include <vector>

namespace postroom::config {

struct ReportLine {
    enum class Kind : std::uint8_t { taken, translated, impossible } kind = Kind::taken;
    Place place;
    std::string directive;
    std::string note; ///< how translated; why not and what instead; what is remarkable
};

/// `findings`: those of the reading, and of a check of the document where there was one.
[[nodiscard]] std::vector<ReportLine> importReport(const std::vector<Directive>& directives, const Findings& findings);

} // namespace postroom::config
