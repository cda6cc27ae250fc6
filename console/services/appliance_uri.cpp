// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/appliance_uri.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

namespace postroom::console {

namespace {

QString say(const char* text) { return QCoreApplication::translate("ApplianceUri", text); }

tl::unexpected<base::Error> wrong(const QString& text) {
    return base::fail(base::permanentError(base::ErrorKind::invalid, text.toStdString()));
}

base::Result<ApplianceUri> parseSsh(const QUrl& url) {
    ApplianceUri uri;
    uri.kind = ApplianceUri::Kind::ssh;
    uri.user = url.userName();
    uri.host = url.host();
    uri.port = url.port(0);
    uri.path = QUrlQuery(url).queryItemValue("socket", QUrl::FullyDecoded);
    if (uri.host.isEmpty())
        return wrong(say(QT_TRANSLATE_NOOP("ApplianceUri", "A host is missing: ssh://user@host")));
    // They become arguments of ssh: what begins with a hyphen would be an option.
    if (uri.host.startsWith('-') || uri.user.startsWith('-'))
        return wrong(say(QT_TRANSLATE_NOOP("ApplianceUri", "Neither host nor user may begin with a hyphen")));
    if (!url.password().isEmpty())
        return wrong(say(QT_TRANSLATE_NOOP("ApplianceUri", "Leave the password out: it is asked for when it is needed")));
    return uri;
}

} // namespace

base::Result<ApplianceUri> ApplianceUri::parse(const QString& text) {
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return wrong(say(QT_TRANSLATE_NOOP("ApplianceUri", "Write ssh://user@host, or the path of a socket on this computer")));
    if (trimmed.startsWith('/'))
        return local(trimmed);
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid())
        return wrong(say(QT_TRANSLATE_NOOP("ApplianceUri", "This is no address; write ssh://user@host")));
    if (url.scheme() == "ssh")
        return parseSsh(url);
    if (url.scheme() == "unix") {
        if (url.path().size() < 2)
            return wrong(say(QT_TRANSLATE_NOOP("ApplianceUri", "The path of the socket is missing: unix:///run/postroom/control.sock")));
        return local(url.path());
    }
    if (url.scheme() == "case" && url.path().size() > 1)
        return caseFile(url.path());
    if (!trimmed.contains("://") && !trimmed.contains(' ')) // "anna@mail.example.org": what people type
        return parseSsh(QUrl("ssh://" + trimmed, QUrl::StrictMode));
    return wrong(say(QT_TRANSLATE_NOOP("ApplianceUri", "Only ssh:// and unix:// are known here")));
}

ApplianceUri ApplianceUri::local(const QString& path) {
    ApplianceUri uri;
    uri.path = path;
    return uri;
}

ApplianceUri ApplianceUri::caseFile(const QString& path) {
    ApplianceUri uri;
    uri.kind = Kind::caseFile;
    uri.path = path;
    return uri;
}

QString ApplianceUri::text() const {
    if (kind == Kind::local)
        return "unix://" + path;
    QUrl url;
    if (isCase()) {
        url.setScheme("case");
        url.setPath(path); // a name may have anything in it
        return url.toString(QUrl::FullyEncoded);
    }
    url.setScheme("ssh");
    url.setUserName(user);
    url.setHost(host);
    if (port > 0)
        url.setPort(port);
    if (!path.isEmpty()) {
        QUrlQuery query;
        query.addQueryItem("socket", path);
        url.setQuery(query);
    }
    return url.toString();
}

QString ApplianceUri::title() const {
    if (isCase())
        return path.section('/', -1);
    return kind == Kind::local ? say(QT_TRANSLATE_NOOP("ApplianceUri", "this computer")) : host;
}

} // namespace postroom::console
