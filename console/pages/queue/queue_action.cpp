// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/queue/queue_action.h"

#include <QCoreApplication>

namespace postroom::console {

using Asks = QueueAction::Asks;

QString QueueAction::title() const { return QCoreApplication::translate("QueueAction", text); }
QString QueueAction::help() const { return QCoreApplication::translate("QueueAction", summary); }

const std::vector<QueueAction>& queueActions() {
    static const std::vector<QueueAction> actions{
        {"queue.try", "queue.try", "try", QT_TRANSLATE_NOOP("QueueAction", "Try now"), QT_TRANSLATE_NOOP("QueueAction", "Tries delivery at once, whatever the next time is."), "play", "Ctrl+Shift+R", Asks::nothing, false},
        {"queue.hold", "queue.hold", "hold", QT_TRANSLATE_NOOP("QueueAction", "Hold until..."), QT_TRANSLATE_NOOP("QueueAction", "Keeps the messages and does not deliver them until you release them or the time has come."), "hold", "Ctrl+H", Asks::until},
        {"queue.release", "queue.release", "release", QT_TRANSLATE_NOOP("QueueAction", "Release"), QT_TRANSLATE_NOOP("QueueAction", "Delivers what was on hold."), "unlock", "Ctrl+Shift+H", Asks::nothing, false},
        {"queue.give-up", "queue.give-up", "give-up", QT_TRANSLATE_NOOP("QueueAction", "Give up and notify sender"), QT_TRANSLATE_NOOP("QueueAction", "Ends delivery; the sender gets a bounce."), "bounce", "Ctrl+G"},
        {"queue.remove", "queue.remove", "remove", QT_TRANSLATE_NOOP("QueueAction", "Delete without notice"), QT_TRANSLATE_NOOP("QueueAction", "Moves the messages to the bin; nobody hears of it. They can be brought back for some hours."), "trash", "Del"},
        {"queue.reroute", "queue.reroute", "reroute", QT_TRANSLATE_NOOP("QueueAction", "Reroute..."), QT_TRANSLATE_NOOP("QueueAction", "Sends the messages to another host than the routers say."), "router", "", Asks::hosts},
        {"queue.change-sender", "queue.change-sender", "change-sender", QT_TRANSLATE_NOOP("QueueAction", "Change sender..."), QT_TRANSLATE_NOOP("QueueAction", "Bounces go to another address."), "edit", "", Asks::sender},
        {"queue.add-recipient", "queue.add-recipient", "add-recipient", QT_TRANSLATE_NOOP("QueueAction", "Add recipient..."), QT_TRANSLATE_NOOP("QueueAction", "Delivers the messages to one more address."), "add", "", Asks::recipient},
        {"queue.mark-delivered", "queue.mark-delivered", "mark-delivered", QT_TRANSLATE_NOOP("QueueAction", "Mark as delivered..."), QT_TRANSLATE_NOOP("QueueAction", "Ends delivery as if it were done; nothing is tried, nobody is told."), "good", ""},
    };
    return actions;
}

const QueueAction& undoAction() {
    static const QueueAction action{"queue.undo", "queue.undo", "undo", QT_TRANSLATE_NOOP("QueueAction", "Bring back"), QT_TRANSLATE_NOOP("QueueAction", "Takes the messages out of the bin and delivers them."), "undo", "Ctrl+Z", Asks::nothing, false};
    return action;
}

} // namespace postroom::console
