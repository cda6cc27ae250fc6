// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of every window, and its menus over them.
#pragma once

namespace postroom::console {

class MainWindow;

/// Registers the window's actions, one for each page of the navigation included.
void addWindowActions(MainWindow& window);
/// Builds the menu bar; the menu "Page" shows the actions of the page in front.
void buildMenus(MainWindow& window);

} // namespace postroom::console
