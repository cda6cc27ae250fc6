// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/link.h"

#include <QUrl>

namespace postroom::console {

Link Link::parse(const QString& text) {
    Link link;
    QString rest = text.trimmed();
    if (rest.startsWith("postroom://")) {
        rest = rest.mid(11);
        link.host = rest.section('/', 0, 0);
        rest = rest.section('/', 1);
    }
    const qsizetype mark = rest.indexOf('?');
    if (mark >= 0) {
        link.query = QUrlQuery(rest.mid(mark + 1));
        rest.truncate(mark);
    }
    for (const QString& part : rest.split('/', Qt::SkipEmptyParts))
        link.path << QUrl::fromPercentEncoding(part.toUtf8());
    if (!link.path.isEmpty())
        link.page = link.path.takeFirst();
    return link;
}

Link Link::to(const QString& page, const QStringList& path, const QList<QPair<QString, QString>>& query) {
    Link link;
    link.page = page;
    link.path = path;
    for (const auto& [name, value] : query) // QUrlQuery would read "+" and "%" of the value
        link.query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    return link;
}

QString Link::text() const {
    QString text = page;
    for (const QString& part : path)
        text += '/' + QString::fromLatin1(QUrl::toPercentEncoding(part, "@:"));
    if (!query.isEmpty())
        text += '?' + query.toString(QUrl::FullyEncoded);
    return text;
}

QString Link::address(const QString& hostName) const { return "postroom://" + hostName + '/' + text(); }

} // namespace postroom::console
