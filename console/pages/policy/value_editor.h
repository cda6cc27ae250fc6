// SPDX-License-Identifier: GPL-3.0-or-later
// Edits the value of a condition or modifier by what it is: a list with the named lists to tick, one of the words that are
// possible here, a condition with the question to Redis, or an expression with completion.
#pragma once

#include "console/pages/policy/acl_document.h"

#include <QWidget>

namespace postroom::console {

class ValueEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void setValue(const QString& value) = 0;
    /// One line without blanks around it.
    [[nodiscard]] virtual QString value() const = 0;
    /// Opens the dialog that builds the value, where there is one.
    virtual void build() {}

signals:
    void edited();
};

/// Null for a term that takes no value.
[[nodiscard]] ValueEditor* makeValueEditor(const config::Term& term, AclDocument& document, QWidget* parent);

} // namespace postroom::console
