// SPDX-License-Identifier: GPL-3.0-or-later
// The servers that lookups ask, how each does, and what a test said.
#pragma once

#include "console/models/window_model.h"

#include <map>

namespace postroom::console {

class ServersModel : public WindowModel {
    Q_OBJECT
public:
    enum Column { Server, Kind, State, Since, Questions, Failures, Average, Tested };
    using WindowModel::WindowModel;
    /// Of lookup.test.
    void setResults(const base::Json& results);

protected:
    [[nodiscard]] std::vector<ColumnInfo> makeColumns() const override;
    [[nodiscard]] QVariant cell(const base::Json& row, int column, int role) const override;
    [[nodiscard]] std::string method() const override { return "lookup.servers"; }
    [[nodiscard]] std::string listField() const override { return "servers"; }
    [[nodiscard]] std::string keyField() const override { return "server"; }
    [[nodiscard]] std::string continueField() const override { return {}; }

private:
    [[nodiscard]] QString shown(const base::Json& row, int column) const;
    std::map<QString, base::Json> m_results;
};

} // namespace postroom::console
