// SPDX-License-Identifier: GPL-3.0-or-later
// What the server finds in the working copy: how grave, where, what, and what to do. Enter leads to the place.
#pragma once

#include "shared/base/json.h"

#include <QTreeWidget>

namespace postroom::console {

class FindingsList : public QTreeWidget {
    Q_OBJECT
public:
    explicit FindingsList(QWidget* parent = nullptr);
    /// `findings` of the protocol: {severity, code, place: {object, setting...}, message, hint}.
    void show(const base::Json& findings);
    [[nodiscard]] int errors() const { return m_errors; }
    [[nodiscard]] int warnings() const { return m_warnings; }

signals:
    void opened(const QString& object, const QString& setting);

private:
    int m_errors = 0;
    int m_warnings = 0;
};

} // namespace postroom::console
