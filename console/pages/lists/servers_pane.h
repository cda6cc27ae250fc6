// SPDX-License-Identifier: GPL-3.0-or-later
// The servers of lookups with "Test now".
#pragma once

#include "console/pages/page.h"

class QLabel;
class QPushButton;

namespace postroom::console {

class ServersModel;
class TablePane;

class ServersPane : public QWidget {
    Q_OBJECT
public:
    ServersPane(PageContext context, QWidget* parent);
    void refresh();
    /// Asks all servers a harmless question.
    void test();
    void focusFirst();

private:
    void update();
    PageContext m_context;
    ServersModel* m_model;
    TablePane* m_pane;
    QLabel* m_cache;
    QPushButton* m_test;
    qint64 m_call = 0;
};

} // namespace postroom::console
