// SPDX-License-Identifier: GPL-3.0-or-later
// Recipients across, checks down: what each recipient was answered at each check. A cell opens its decision.
#pragma once

#include "shared/base/json.h"

#include <QWidget>

class QTableWidget;
class QLabel;

namespace postroom::console {

class VerdictsPane : public QWidget {
    Q_OBJECT
public:
    explicit VerdictsPane(QWidget* parent = nullptr);
    void show(const base::Json& verdicts);

signals:
    /// Its place in the list of decisions.
    void decisionWanted(int decision);
    void deliveryWanted(const QString& recipient);

private:
    void open(int row, int column);
    QTableWidget* m_table;
    QLabel* m_hint;
};

} // namespace postroom::console
