// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/redis_question.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>

namespace postroom::console {

namespace {

/// Only what needs no quoting, neither in an expansion nor in a command of Redis.
bool plain(const QString& text) {
    static const QRegularExpression allowed("^[A-Za-z0-9_.:@/+-]*$");
    return allowed.match(text).hasMatch();
}

} // namespace

QList<QPair<QString, QString>> redisSubjects() {
    return {{"sender_host_address", QCoreApplication::translate("RedisQuestion", "the address of the client")},
            {"sender_address", QCoreApplication::translate("RedisQuestion", "the sender")},
            {"sender_address_domain", QCoreApplication::translate("RedisQuestion", "the domain of the sender")},
            {"local_part@$domain", QCoreApplication::translate("RedisQuestion", "the recipient")},
            {"domain", QCoreApplication::translate("RedisQuestion", "the domain of the recipient")},
            {"sender_helo_name", QCoreApplication::translate("RedisQuestion", "the name in the client's greeting")},
            {"authenticated_id", QCoreApplication::translate("RedisQuestion", "the user that authenticated")}};
}

std::string RedisQuestion::expression() const {
    // A question that Redis answers with a number yields true or false; GET of a missing key is an empty text, not a failure.
    const QString subjectText = "$" + subject;
    QString text;
    switch (test) {
    case Test::exists: text = "${lookup redis{EXISTS ${quote_redis:" + key + subjectText + "}}}"; break;
    case Test::equals: text = "${if eq{${lookup redis{GET ${quote_redis:" + key + subjectText + "}}}}{" + answer + "}}"; break;
    case Test::member: text = "${lookup redis{SISMEMBER ${quote_redis:" + key + "} ${quote_redis:" + subjectText + "}}}"; break;
    }
    return text.toStdString();
}

std::optional<RedisQuestion> RedisQuestion::read(std::string_view expression) {
    static const QRegularExpression forms[] = {
        QRegularExpression(R"(^\$\{lookup redis\{EXISTS \$\{quote_redis:([^${}]*)\$([a-z_]+(?:@\$domain)?)\}\}\}$)"),
        QRegularExpression(R"(^\$\{if eq\{\$\{lookup redis\{GET \$\{quote_redis:([^${}]*)\$([a-z_]+(?:@\$domain)?)\}\}\}\}\{([^${}]*)\}\}$)"),
        QRegularExpression(R"(^\$\{lookup redis\{SISMEMBER \$\{quote_redis:([^${}]*)\} \$\{quote_redis:\$([a-z_]+(?:@\$domain)?)\}\}\}$)"),
    };
    const QString text = QString::fromUtf8(expression.data(), static_cast<qsizetype>(expression.size())).trimmed();
    for (int i = 0; i < 3; ++i)
        if (const auto match = forms[i].match(text); match.hasMatch())
            return RedisQuestion{static_cast<Test>(i), match.captured(1), match.captured(2), i == 1 ? match.captured(3) : QString()};
    return std::nullopt;
}

QString RedisQuestion::trouble() const {
    if (test == Test::member && key.isEmpty())
        return QCoreApplication::translate("RedisQuestion", "The name of the set is missing.");
    if (test == Test::equals && answer.isEmpty())
        return QCoreApplication::translate("RedisQuestion", "The answer that makes it true is missing.");
    if (!plain(key) || !plain(answer))
        return QCoreApplication::translate("RedisQuestion", "Letters, digits and . : _ @ / + - are possible here; write the condition as an expression for anything else.");
    return subject.isEmpty() ? QCoreApplication::translate("RedisQuestion", "Choose what to ask about.") : QString();
}

QString RedisQuestion::sentence() const {
    QString about = "$" + subject;
    for (const auto& [variable, words] : redisSubjects())
        if (variable == subject)
            about = words;
    switch (test) {
    case Test::exists:
        return key.isEmpty() ? QCoreApplication::translate("RedisQuestion", "Redis has a key: %1").arg(about)
                             : QCoreApplication::translate("RedisQuestion", "Redis has a key \"%1\" with %2").arg(key, about);
    case Test::equals: return QCoreApplication::translate("RedisQuestion", "Redis answers \"%1\" for \"%2\" with %3").arg(answer, key, about);
    case Test::member: return QCoreApplication::translate("RedisQuestion", "the set \"%1\" of Redis has %2").arg(key, about);
    }
    return {};
}

} // namespace postroom::console
