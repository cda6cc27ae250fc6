// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/alias_lookups.h"

#include "console/services/json_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace postroom::console {

namespace {

/// What stands between the brace at `at` and its partner; `at` is put behind that. Empty when there is none.
QString braced(const QString& text, qsizetype& at) {
    while (at < text.size() && text[at].isSpace())
        ++at;
    if (at >= text.size() || text[at] != '{')
        return {};
    const qsizetype begin = ++at;
    for (int depth = 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '{')
            ++depth;
        else if (text[at] == '}' && --depth == 0)
            return text.mid(begin, at++ - begin);
    }
    return text.mid(begin);
}

QString typeTitle(const QString& type) {
    static const QHash<QString, QString> titles{{"redis", "Redis"}, {"sqlite", "SQLite"}, {"pgsql", "PostgreSQL"}, {"mysql", "MySQL"}, {"ldap", "LDAP"}, {"ldapdn", "LDAP"}, {"ldapm", "LDAP"}, {"dnsdb", "DNS"}};
    return titles.value(type, type);
}

/// The lookup that begins behind "${lookup"; nothing when it is in a file that is listed.
AliasLookup lookupAt(const QString& data, qsizetype at) {
    static const QRegularExpression typeWord("\\G\\s*(?:partial-?\\d*(?:\\([^)]*\\))?-)?([a-z]+)([*@]*)((?:,[^\\s{]+)*)");
    AliasLookup lookup;
    const QString key = braced(data, at);
    const auto type = typeWord.match(data, at);
    if (!type.hasMatch())
        return lookup;
    if (type.captured(1).endsWith("lsearch"))
        return lookup;
    at = type.capturedEnd();
    const QString second = braced(data, at).simplified();
    lookup.question = key.isEmpty() ? second : key;
    QString source = key.isEmpty() ? QString() : second;
    for (const QString& option : type.captured(3).split(',', Qt::SkipEmptyParts))
        if (option.startsWith("file="))
            source = option.mid(5);
    if (key.isEmpty() && lookup.question.startsWith("file=")) { // the older way to name the file of SQLite
        source = lookup.question.section(' ', 0, 0).mid(5);
        lookup.question = lookup.question.section(' ', 1);
    }
    lookup.asked = source.isEmpty() ? typeTitle(type.captured(1)) : typeTitle(type.captured(1)) + ", " + source;
    return lookup;
}

} // namespace

QList<AliasLookup> aliasLookups(const base::Json& objects) {
    QList<AliasLookup> all;
    for (const base::Json& object : objects.items()) {
        const base::Json& settings = object["body"]["settings"];
        if (object["kind"].toStringView() != "router" || text(settings, "driver") != "redirect")
            continue;
        const QString data = text(settings, "data");
        AliasLookup lookup;
        if (const qsizetype begin = data.indexOf("${lookup"); begin >= 0) {
            lookup = lookupAt(data, begin + 8);
            lookup.data = data;
        } else if (settings.has("file")) {
            lookup.asked = QCoreApplication::translate("AliasLookups", "the file %1").arg(text(settings, "file"));
        }
        if (lookup.asked.isEmpty())
            continue;
        lookup.router = text(object, "name");
        all << lookup;
    }
    return all;
}

} // namespace postroom::console
