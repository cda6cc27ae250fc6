// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/support/accessibility.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTextEdit>

namespace postroom::console {

namespace {

bool interactive(const QWidget* widget) {
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget);
}

/// Parts that Qt makes within its own widgets: a header, the line of a combo box, the buttons of a tab bar.
bool partOfAnother(const QWidget* widget) {
    for (const QWidget* above = widget->parentWidget(); above != nullptr; above = above->parentWidget())
        if (qobject_cast<const QAbstractItemView*>(above) || qobject_cast<const QComboBox*>(above) || qobject_cast<const QAbstractSpinBox*>(above) ||
            qobject_cast<const QLineEdit*>(above) || qobject_cast<const QTabBar*>(above) || above->inherits("QMenuBar") || above->inherits("QToolBar") ||
            above->inherits("QKeySequenceEdit"))
            return true;
    return widget->inherits("QHeaderView");
}

bool named(const QWidget* widget, const QWidget& root) {
    if (!widget->accessibleName().trimmed().isEmpty())
        return true;
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget); button != nullptr && !button->text().isEmpty())
        return true;
    for (const QLabel* label : root.findChildren<const QLabel*>())
        if (label->buddy() == widget)
            return true;
    return false;
}

QString describe(const QWidget* widget) {
    QString text = widget->metaObject()->className();
    if (!widget->objectName().isEmpty())
        text += ' ' + widget->objectName();
    if (!widget->accessibleName().isEmpty())
        text += " \"" + widget->accessibleName() + '"';
    if (const QWidget* above = widget->parentWidget())
        text += QString(" in ") + above->metaObject()->className();
    return text;
}

} // namespace

QStringList accessibilityFaults(QWidget& root) {
    QStringList faults;
    QSet<const QWidget*> chain;
    const QWidget* next = root.window();
    for (int i = 0; i < 10000 && !chain.contains(next); ++i) {
        chain.insert(next);
        next = next->nextInFocusChain();
    }
    for (const QWidget* widget : root.findChildren<const QWidget*>()) {
        if (!interactive(widget) || partOfAnother(widget))
            continue;
        if (!widget->isHidden() && !named(widget, root))
            faults << describe(widget) + " has no accessible name";
        if (widget->isVisible() && widget->isEnabled() && !chain.contains(widget))
            faults << describe(widget) + " is not in the tab order";
        if (widget->isVisible() && widget->isEnabled() && !(widget->focusPolicy() & Qt::TabFocus) && qobject_cast<const QLineEdit*>(widget))
            faults << describe(widget) + " is not reached by Tab";
    }
    return faults;
}

} // namespace postroom::console
