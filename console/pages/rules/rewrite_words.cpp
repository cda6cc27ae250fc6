// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rewrite_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace postroom::console {

using Group = RewriteFlag::Group;

QList<RewriteFlag> rewriteFlags() {
    return {
        {Group::envelope, 'E', QCoreApplication::translate("RewriteWords", "the whole envelope"), QCoreApplication::translate("RewriteWords", "The sender and the recipients that the servers tell each other.")},
        {Group::envelope, 'F', QCoreApplication::translate("RewriteWords", "envelope sender"), QCoreApplication::translate("RewriteWords", "Where bounces go.")},
        {Group::envelope, 'T', QCoreApplication::translate("RewriteWords", "envelope recipients"), QCoreApplication::translate("RewriteWords", "Where the message goes.")},
        {Group::headers, 'h', QCoreApplication::translate("RewriteWords", "all header fields"), QCoreApplication::translate("RewriteWords", "All those below, as the reader sees them.")},
        {Group::headers, 'f', QStringLiteral("From"), QCoreApplication::translate("RewriteWords", "Who wrote it.")},
        {Group::headers, 's', QStringLiteral("Sender"), QCoreApplication::translate("RewriteWords", "Who sent it for the author.")},
        {Group::headers, 'r', QStringLiteral("Reply-To"), QCoreApplication::translate("RewriteWords", "Where answers go.")},
        {Group::headers, 't', QStringLiteral("To"), {}},
        {Group::headers, 'c', QStringLiteral("Cc"), {}},
        {Group::headers, 'b', QStringLiteral("Bcc"), {}},
        {Group::how, 'q', QCoreApplication::translate("RewriteWords", "last rule"), QCoreApplication::translate("RewriteWords", "No further rule is asked when this one has applied.")},
        {Group::how, 'R', QCoreApplication::translate("RewriteWords", "again"), QCoreApplication::translate("RewriteWords", "Applied to its own result too, up to ten times.")},
        {Group::how, 'w', QCoreApplication::translate("RewriteWords", "name as well"), QCoreApplication::translate("RewriteWords", "In a header field the new text stands for name and address together.")},
        {Group::how, 'Q', QCoreApplication::translate("RewriteWords", "may have no domain"), QCoreApplication::translate("RewriteWords", "The new address may come without a domain; it gets the one for recipients.")},
        {Group::how, 'S', QCoreApplication::translate("RewriteWords", "as the client says it"), QCoreApplication::translate("RewriteWords", "Applied to what stands in MAIL and RCPT, before it is read as an address.")},
    };
}

namespace {

QString titles(const QString& flags, bool places) {
    QStringList words;
    for (const RewriteFlag& flag : rewriteFlags())
        if ((flag.group != Group::how) == places && flags.contains(flag.letter))
            words << flag.title;
    return words.join(", ");
}

} // namespace

QString placesWords(const QString& flags) {
    const QString words = titles(flags, true);
    return words.isEmpty() ? flags.contains('S') ? QString() : QCoreApplication::translate("RewriteWords", "everywhere") : words;
}

QString howWords(const QString& flags) { return titles(flags, false); }

QString placeTitle(const QString& place) {
    if (place == "sender")
        return QCoreApplication::translate("RewriteWords", "envelope sender");
    return place == "recipient" ? QCoreApplication::translate("RewriteWords", "envelope recipient") : place;
}

} // namespace postroom::console
