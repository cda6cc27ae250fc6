// SPDX-License-Identifier: GPL-3.0-or-later
// Version, licences, and what the program is built on.
#pragma once

#include <QDialog>

namespace postroom::console {

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    /// `server`: version of the server that the window is connected to; may be empty.
    explicit AboutDialog(const QString& server, QWidget* parent = nullptr);
};

} // namespace postroom::console
