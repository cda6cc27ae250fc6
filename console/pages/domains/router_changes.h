// SPDX-License-Identifier: GPL-3.0-or-later
// Several edits of routers as one step of the working copy: one undo takes them all back.
#pragma once

#include "console/services/working_copy.h"

namespace postroom::console {

class RouterChanges {
public:
    explicit RouterChanges(WorkingCopy& copy);
    /// A null value takes the setting away.
    void set(const QString& object, const char* setting, const base::Json& value);
    /// `rank`: its place among the routers, from 0.
    void add(const QString& object, const base::Json& settings, int rank);
    void remove(const QString& object);
    void commit();

private:
    base::Json::Array::iterator find(const QString& object, std::string_view op, std::string_view setting);
    WorkingCopy& m_copy;
    base::Json::Array m_changes;
};

} // namespace postroom::console
