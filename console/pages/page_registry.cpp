// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/page_registry.h"

#include <algorithm>

namespace postroom::console {

PageRegistry::PageRegistry(std::vector<std::unique_ptr<Page>> pages) : m_pages(std::move(pages)) {
    std::stable_sort(m_pages.begin(), m_pages.end(), [](const auto& a, const auto& b) { return a->info().rank < b->info().rank; });
}

const Page* PageRegistry::find(const QString& id) const {
    for (const auto& page : m_pages)
        if (page->info().id == id)
            return page.get();
    return nullptr;
}

} // namespace postroom::console
