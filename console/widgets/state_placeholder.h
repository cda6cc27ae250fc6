// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where contents would be: they are being fetched, could not be fetched (with "Try again"), or there are none
// (with the reason, and what to do).
#pragma once

#include "console/widgets/theme.h"
#include "shared/wire/wire_error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace postroom::console {

class StatePlaceholder : public QWidget {
    Q_OBJECT
public:
    explicit StatePlaceholder(QWidget* parent = nullptr);
    void showLoading(const QString& text = {});
    void showError(const wire::WireError& error);
    /// `button`: its text, empty for none; acted() when it is pressed.
    void showEmpty(const QString& title, const QString& explanation, const QString& iconName = "info", const QString& button = {});
    [[nodiscard]] QString title() const;

signals:
    void retry();
    void acted();

private:
    void set(const QString& iconName, Tone tone, const QString& title, const QString& text, const QString& button);
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
    bool m_error = false;
};

} // namespace postroom::console
