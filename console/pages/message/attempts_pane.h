// SPDX-License-Identifier: GPL-3.0-or-later
// Each delivery attempt with what the other side said of itself: host, address, greeting, EHLO answer, TLS, diagnostic,
// reply, next try.
#pragma once

#include "shared/base/json.h"

#include <QWidget>

class QTreeWidget;

namespace postroom::console {

class AttemptsPane : public QWidget {
    Q_OBJECT
public:
    explicit AttemptsPane(QWidget* parent = nullptr);
    void show(const base::Json& recipients);
    void selectRecipient(const QString& recipient);

private:
    QTreeWidget* m_tree;
};

} // namespace postroom::console
