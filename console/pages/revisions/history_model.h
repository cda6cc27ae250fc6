// SPDX-License-Identifier: GPL-3.0-or-later
// The revisions, newest first (config.history).
#pragma once

#include "console/models/window_model.h"

namespace postroom::console {

class HistoryModel : public WindowModel {
    Q_OBJECT
public:
    using WindowModel::WindowModel;

protected:
    [[nodiscard]] std::vector<ColumnInfo> makeColumns() const override;
    [[nodiscard]] QVariant cell(const base::Json& row, int column, int role) const override;
    [[nodiscard]] std::string method() const override { return "config.history"; }
    [[nodiscard]] std::string listField() const override { return "revisions"; }
    [[nodiscard]] std::string keyField() const override { return "revision"; }
    [[nodiscard]] std::string continueField() const override { return "before"; }
};

} // namespace postroom::console
