// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to queued messages, named by its effect.
#pragma once

#include <QKeySequence>
#include <QString>

#include <string>
#include <vector>

namespace postroom::console {

struct QueueAction {
    enum class Asks { nothing, until, hosts, sender, recipient };
    const char* id;      ///< "queue.hold": id of the action
    const char* method;  ///< of the protocol
    const char* preview; ///< its name for queue.preview
    const char* text;
    const char* summary;
    const char* icon;
    const char* shortcut;
    Asks asks = Asks::nothing;
    bool reason = true;

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString help() const;
};

/// Of messages that wait, in the order of the menu.
const std::vector<QueueAction>& queueActions();
/// Of messages in the bin.
const QueueAction& undoAction();

} // namespace postroom::console
