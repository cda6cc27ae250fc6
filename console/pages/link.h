// SPDX-License-Identifier: GPL-3.0-or-later
// Where to go: "message/1tEBn2-...", "trace?q=to:anna@example.org", "queue?by=cause", "settings/main/smtp_banner",
// "revision/12". The first word is the id of a page, the rest is the page's own. As an address for tickets and chats:
// "postroom://HOST/message/ID".
#pragma once

#include <QString>
#include <QStringList>
#include <QUrlQuery>

namespace postroom::console {

struct Link {
    QString host;       ///< of the appliance; empty: the one of this window
    QString page;
    QStringList path;   ///< after the page, decoded
    QUrlQuery query;

    /// "PAGE/..." with or without "postroom://HOST/". An invalid text gives a link without a page.
    static Link parse(const QString& text);
    /// To build one: Link::to("message", {id}), Link::to("trace", {}, {{"q", query}}).
    static Link to(const QString& page, const QStringList& path = {}, const QList<QPair<QString, QString>>& query = {});

    [[nodiscard]] QString value(const QString& name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
    /// "message/ID"
    [[nodiscard]] QString text() const;
    /// "postroom://HOST/message/ID"
    [[nodiscard]] QString address(const QString& hostName) const;
    bool operator==(const Link& other) const { return host == other.host && text() == other.text(); }
};

} // namespace postroom::console
