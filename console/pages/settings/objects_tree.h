// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to set: the groups of the main options, then every object of the configuration by its kind. Those that the
// working copy touches are marked; a search leaves what has a matching option or name.
#pragma once

#include "console/services/working_copy.h"
#include "shared/catalogue/kind.h"
#include "shared/catalogue/option_row.h"

#include <QTreeWidget>

namespace postroom::console {

/// "Routers", in the user's language.
[[nodiscard]] QString kindTitle(catalogue::Kind kind);
/// Does the search find this option by name, title or help?
[[nodiscard]] bool matchesOption(const catalogue::OptionRow& row, const QString& search);

class ObjectsTree : public QTreeWidget {
    Q_OBJECT
public:
    explicit ObjectsTree(WorkingCopy& copy, QWidget* parent = nullptr);
    /// The objects of config.document; the working copy's are laid over them, now and when it changes.
    void show(const base::Json& objects);
    void setSearch(const QString& search);
    /// Selects it; `group` only for "main". False when there is no such object.
    bool select(const QString& object, const QString& group);
    [[nodiscard]] QString object() const;
    [[nodiscard]] QString group() const;
    /// The object as config.document gave it, or as it was added; null for the main options.
    [[nodiscard]] base::Json document(const QString& object) const;
    /// All of them, with what the working copy added, took away and moved.
    [[nodiscard]] const base::Json& objects() const { return m_objects; }

signals:
    void chosen();

private:
    void fill();
    void mark();
    void filter();
    WorkingCopy& m_copy;
    base::Json m_inForce; // as the server gave them
    base::Json m_objects;
    QString m_search;
};

} // namespace postroom::console
