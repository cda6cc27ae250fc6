// SPDX-License-Identifier: GPL-3.0-or-later
// The reply of config.simulate as a tree: what the client said, the answers of both configurations where they differ, and
// why in sentences.
#pragma once

#include "shared/base/json.h"

#include <QTreeWidget>

namespace postroom::console {

class DialogueResult : public QTreeWidget {
    Q_OBJECT
public:
    explicit DialogueResult(QWidget* parent = nullptr);
    void show(const base::Json& steps);

signals:
    /// The whole answer of the chosen step and why, as text.
    void explained(const QString& text);
    /// A statement that decided: "acl_check_rcpt", 3.
    void statementWanted(const QString& acl, int statement);

private:
    void addStep(const base::Json& step, const base::Json& before);
    void addSide(QTreeWidgetItem& step, const base::Json& side, const base::Json& earlier, const QString& title);
};

/// The last line of an answer without CR LF.
[[nodiscard]] QString lastLine(const base::Json& side);

} // namespace postroom::console
