// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, in order of time.
#pragma once

#include "shared/base/json.h"

#include <QWidget>

class QTreeWidget;

namespace postroom::console {

class TimelinePane : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePane(QWidget* parent = nullptr);
    void show(const base::Json& record);

private:
    QTreeWidget* m_tree;
};

} // namespace postroom::console
