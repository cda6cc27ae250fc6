// SPDX-License-Identifier: Apache-2.0
// Writes a constant database (https://cr.yp.to/cdb/cdb.txt) for tests: independent of the library that the lookup reads with.
#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace postroom::test {

QByteArray cdbFile(const std::vector<std::pair<QByteArray, QByteArray>>& entries);

} // namespace postroom::test
