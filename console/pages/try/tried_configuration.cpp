// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/tried_configuration.h"

#include <QCoreApplication>

#include <algorithm>

namespace postroom::console {

base::Json triedParams(const WorkingCopy& copy) {
    base::Json params = base::Json::object();
    if (!copy.isEmpty())
        params.set("configuration", base::Json::object({{"base", std::int64_t{copy.base()}}, {"changes", base::Json(copy.changes())}}));
    return params;
}

QString triedSentence(const WorkingCopy& copy) {
    if (copy.isEmpty())
        return QCoreApplication::translate("Tried", "Tried: the configuration in force, revision %1; nothing is changed.").arg(copy.base());
    const QString tried = QCoreApplication::translate("Tried", "Tried: %n change(s) to revision %1, compared with what is in force.", nullptr, copy.count()).arg(copy.base());
    const auto& findings = copy.findings().items();
    const bool wrong = std::any_of(findings.begin(), findings.end(), [](const base::Json& finding) { return finding["severity"].toStringView() == "error"; });
    return wrong ? tried + ' ' + QCoreApplication::translate("Tried", "The changes have errors; what is wrong does not act.") : tried;
}

} // namespace postroom::console
