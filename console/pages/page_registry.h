// SPDX-License-Identifier: GPL-3.0-or-later
// All pages of this console in the order of the navigation.
#pragma once

#include "console/pages/page.h"

#include <memory>
#include <vector>

namespace postroom::console {

/// Every page of console/pages: written by CMake from the postroom_page() lines of the folders, compiled into console/app.
std::vector<std::unique_ptr<Page>> allPages();

class PageRegistry {
public:
    /// The pages, sorted by rank.
    explicit PageRegistry(std::vector<std::unique_ptr<Page>> pages);
    [[nodiscard]] const std::vector<std::unique_ptr<Page>>& pages() const { return m_pages; }
    /// Null when there is none of that id.
    [[nodiscard]] const Page* find(const QString& id) const;

private:
    std::vector<std::unique_ptr<Page>> m_pages;
};

} // namespace postroom::console
