// SPDX-License-Identifier: GPL-3.0-or-later
// How pages open each other: by a link. No page knows another one; a link to a page that this console does not have, or
// that the role may not see, is not offered (knows()).
#pragma once

#include "console/pages/link.h"

#include <QObject>

namespace postroom::console {

class Navigator : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    enum class Where { here, newWindow };
    /// Shows the page and hands it the link. A link that leads nowhere says so in the status line.
    virtual void open(const Link& link, Where where = Where::here) = 0;
    void open(const QString& link) { open(Link::parse(link)); }
    /// Is there such a page for this user? Ask before a button or menu entry is shown.
    [[nodiscard]] virtual bool knows(const QString& page) const = 0;
    /// Back and forward through what was open.
    virtual void back() = 0;
    virtual void forward() = 0;
    /// The page that is shown has now this address: what it shows was changed from within (a new query).
    virtual void moved(const Link& link) = 0;
    /// A short message in the status line.
    virtual void say(const QString& text) = 0;
    /// Opens the help at "PAGE#SECTION" of the manual.
    virtual void help(const QString& anchor) = 0;
    /// "postroom://HOST/..." into the clipboard.
    virtual void copyAddress(const Link& link) = 0;
};

} // namespace postroom::console
