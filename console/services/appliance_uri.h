// SPDX-License-Identifier: GPL-3.0-or-later
// The address of an appliance as a person writes it: "/run/postroom/control.sock", "unix:///run/...", "ssh://anna@mail.example.org:2222".
// "case:///home/anna/x.postroom-case" is a file in place of an appliance, read-only. Answer links begin with "postroom://HOST/"; see pages/link.h.
#pragma once

#include "shared/base/result.h"

#include <QString>

namespace postroom::console {

struct ApplianceUri {
    enum class Kind { local, ssh, caseFile };
    Kind kind = Kind::local;
    QString path;     ///< the socket, or the case file; for ssh only when it is not the standard one (?socket=PATH)
    QString user;     ///< empty: what ssh chooses
    QString host;
    int port = 0;     ///< 0: what ssh chooses

    /// Error: what is wrong with it, in a sentence.
    static base::Result<ApplianceUri> parse(const QString& text);
    static ApplianceUri local(const QString& path);
    static ApplianceUri caseFile(const QString& path);
    [[nodiscard]] bool isCase() const { return kind == Kind::caseFile; }
    /// Reads back by parse().
    [[nodiscard]] QString text() const;
    /// What a person calls it: the host, or "this computer".
    [[nodiscard]] QString title() const;
    bool operator==(const ApplianceUri&) const = default;
};

} // namespace postroom::console
