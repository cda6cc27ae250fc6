// SPDX-License-Identifier: GPL-3.0-or-later
// Who looked at the content of mail, changed something, or was denied it; newest first (audit.list).
#pragma once

#include "console/models/window_model.h"

namespace postroom::console {

class AuditModel : public WindowModel {
    Q_OBJECT
public:
    enum Column { Time, Kind, User, Role, What, Message, Text };
    using WindowModel::WindowModel;
    /// `kind`: "revealed", "action", "denied", empty for all; empty texts: any.
    void setFilter(const QString& kind, const QString& user, const QString& message);

protected:
    [[nodiscard]] std::vector<ColumnInfo> makeColumns() const override;
    [[nodiscard]] QVariant cell(const base::Json& row, int column, int role) const override;
    [[nodiscard]] std::string method() const override { return "audit.list"; }
    [[nodiscard]] base::Json request() const override;
    [[nodiscard]] std::string listField() const override { return "entries"; }
    [[nodiscard]] std::string keyField() const override { return "time"; } // microseconds

private:
    QString m_kind, m_user, m_message;
};

/// "looked at content", in the user's language.
[[nodiscard]] QString auditKindText(const QString& kind);

} // namespace postroom::console
