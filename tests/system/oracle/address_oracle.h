// SPDX-License-Identifier: Apache-2.0
// Many small configurations, each with questions about addresses, asked of Exim 4.96 (a run for each, all in one namespace)
// and of one postroomd --evaluate.
#pragma once

#include "tests/system/oracle/oracle_world.h"

#include <QJsonObject>

#include <vector>

namespace postroom::test {

struct EximRun {
    QByteArray configuration; ///< what follows the main options of the world
    QByteArrayList arguments;
    QByteArray input;
};

struct OurQuestion {
    QByteArray configuration;
    QString method;
    QJsonObject params; ///< without the configuration
};

class AddressOracle {
public:
    bool prepare() { return m_world.prepare("begin acl\n"); }
    [[nodiscard]] QByteArray filesFolder() const { return m_world.filesFolder(); }
    /// What Exim printed, one text for each run; a configuration that it refuses gives "refused: " and why.
    [[nodiscard]] std::vector<QByteArray> askExim(const std::vector<EximRun>& runs);
    /// The answers; a refusal is {"refused": why}.
    [[nodiscard]] std::vector<QJsonObject> askOurs(const std::vector<OurQuestion>& questions);

private:
    [[nodiscard]] QByteArray whole(const QByteArray& configuration) const;
    OracleWorld m_world;
};

} // namespace postroom::test
