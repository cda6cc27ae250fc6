// SPDX-License-Identifier: GPL-3.0-or-later
// A button that offers the newest messages and refusals of the trace, to take one as a dialogue without knowing its id.
#pragma once

#include "console/pages/page.h"

#include <QPushButton>

class QMenu;

namespace postroom::console {

class RecentMail : public QPushButton {
    Q_OBJECT
public:
    RecentMail(PageContext context, QWidget* parent);
    [[nodiscard]] QMenu* offered() const { return m_menu; }

signals:
    /// The id of a message, or the key of a refusal.
    void chosen(const QString& id);

private:
    void fetch();
    void offer(const base::Json& rows);

    PageContext m_context;
    QMenu* m_menu;
    qint64 m_call = 0;
};

} // namespace postroom::console
