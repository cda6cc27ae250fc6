// SPDX-License-Identifier: GPL-3.0-or-later
// Who fills the command palette (Ctrl+K): pages, actions, options of the catalogue; a page may add what it knows (objects
// of the configuration). Asked at every key; answers may come later.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace postroom::console {

struct PaletteEntry {
    QString title;
    QString detail;        ///< in quieter type behind it: the group, the page
    QString icon;
    QKeySequence shortcut;
    int score = 0;         ///< of paletteScore(); higher comes first
    std::function<void()> run;
};

class PaletteProvider : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Calls `found` once, at once or later, with what matches; nothing for an empty query unless it is useful there.
    virtual void find(const QString& query, std::function<void(QList<PaletteEntry>)> found) = 0;
};

/// How well a text matches: every word of the query must begin a word or stand within; 0 when it does not.
[[nodiscard]] int paletteScore(const QString& query, const QString& text);

} // namespace postroom::console
