// SPDX-License-Identifier: GPL-3.0-or-later
// Bounces and delay notices that we sent about the message: their fields, and the raw text.
#pragma once

#include "shared/base/json.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace postroom::console {

class DetailsTree;
class TextPane;

class BouncePane : public QWidget {
    Q_OBJECT
public:
    explicit BouncePane(QWidget* parent = nullptr);
    /// Notices about the message, and what it is itself when it is one.
    void show(const base::Json& notices, const base::Json& notice);

signals:
    void messageWanted(const QString& id);

private:
    void showNotice(int index);
    base::Json m_notices;
    QComboBox* m_choice;
    QPushButton* m_open;
    QLabel* m_none;
    DetailsTree* m_fields;
    TextPane* m_raw;
    QWidget* m_contents;
};

} // namespace postroom::console
