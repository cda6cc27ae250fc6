// SPDX-License-Identifier: GPL-3.0-or-later
// The checklist that every page and dialog must pass: what can be used has a name, what can be used can be reached by the
// Tab key, icons are there.
#pragma once

#include <QStringList>
#include <QWidget>

namespace postroom::console {

/// Sentences on what is wrong below `root`: interactive widgets without an accessible name (text, label or tool tip do
/// not count when nothing of them is read out), and visible ones that the Tab key never reaches.
[[nodiscard]] QStringList accessibilityFaults(QWidget& root);

} // namespace postroom::console
