// SPDX-License-Identifier: GPL-3.0-or-later
// The palette's own: pages, actions, options of the catalogue, help.
#pragma once

#include "console/pages/page_registry.h"
#include "console/pages/palette_provider.h"

namespace postroom::console {

/// Pages of the navigation that the role may see.
PaletteProvider* pagesInPalette(const PageRegistry& pages, PageContext context, QObject* parent);
/// Actions that can be triggered now.
PaletteProvider* actionsInPalette(ActionRegistry& actions, QObject* parent);
/// Options of the main configuration; nothing as long as there is no page "settings".
PaletteProvider* optionsInPalette(Navigator& navigator, QObject* parent);
/// Pages of the manual.
PaletteProvider* manualInPalette(Navigator& navigator, QObject* parent);

} // namespace postroom::console
