// SPDX-License-Identifier: GPL-3.0-or-later
// The pages at the left, with icon and word, in sections.
#pragma once

#include "console/pages/page_registry.h"

#include <QListWidget>

namespace postroom::console {

class NavigationList : public QListWidget {
    Q_OBJECT
public:
    explicit NavigationList(QWidget* parent = nullptr);
    /// Those that the role may see.
    void fill(const PageRegistry& pages, catalogue::Role role);
    void setCurrent(const QString& page);
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(const QString& page);

private:
    void choose(const QListWidgetItem* item);
};

} // namespace postroom::console
