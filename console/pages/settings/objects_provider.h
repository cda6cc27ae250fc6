// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of the configuration in the command palette, those that are only in the working copy too. The configuration
// is fetched once for each revision and each renaming.
#pragma once

#include "console/pages/page.h"

namespace postroom::console {

class ObjectsProvider : public PaletteProvider {
    Q_OBJECT
public:
    ObjectsProvider(PageContext context, QObject* parent) : PaletteProvider(parent), m_context(context) {}
    void find(const QString& query, std::function<void(QList<PaletteEntry>)> found) override;

private:
    [[nodiscard]] QList<PaletteEntry> matching(const QString& query) const;
    PageContext m_context;
    base::Json m_objects;
    base::Json m_asked; // the request for them
    qint64 m_revision = -1;
};

} // namespace postroom::console
