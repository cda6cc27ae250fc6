// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/term_text.h"

#include "console/pages/policy/redis_question.h"
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"
#include "console/widgets/text_format.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

/// The row of the word that begins the value of control and verify.
const catalogue::TermRow* wordRow(const config::Term& term) {
    if (term.name != "control" && term.name != "verify")
        return nullptr;
    const std::string word = term.value.substr(0, term.value.find_first_of("/= \t"));
    return catalogue::findTerm(term.name == "control" ? catalogue::TermKind::control : catalogue::TermKind::verify, word);
}

} // namespace

const catalogue::TermRow* rowOf(const config::Term& term) {
    const auto* row = catalogue::findTerm(catalogue::TermKind::condition, term.name);
    return row != nullptr ? row : catalogue::findTerm(catalogue::TermKind::modifier, term.name);
}

QString termTitle(const config::Term& term) {
    const auto* row = rowOf(term);
    if (row == nullptr)
        return toQt(term.fullName());
    return term.variable.empty() ? catalogueText(row->title) : QCoreApplication::translate("TermText", "Set %1").arg(toQt(term.variable));
}

QString termHelp(const config::Term& term) {
    const auto* row = rowOf(term);
    QString help = row == nullptr ? QString() : catalogueText(row->help);
    if (const auto* word = wordRow(term))
        help += '\n' + catalogueText(word->title) + ": " + catalogueText(word->help);
    return help;
}

bool isModifier(const config::Term& term) {
    const auto* row = rowOf(term);
    return row != nullptr && row->kind == catalogue::TermKind::modifier;
}

bool isUnlessAuthenticated(const config::Term& term) { return term.negated && term.name == "authenticated" && term.value == "*"; }

QString termText(const config::Term& term) {
    if (isUnlessAuthenticated(term))
        return QCoreApplication::translate("TermText", "unless authenticated");
    QString value = toQt(term.value);
    if (const auto* word = wordRow(term))
        value = catalogueText(word->title) + value.mid(static_cast<qsizetype>(word->name.size()));
    else if (term.name == "condition") {
        if (const auto question = RedisQuestion::read(term.value))
            return term.negated ? QCoreApplication::translate("TermText", "not: %1").arg(question->sentence()) : question->sentence();
    }
    else if (term.name == "hosts" && value.trimmed() == ":")
        value = QCoreApplication::translate("TermText", "none, mail of this host itself");
    else if (term.name == "senders" && value.trimmed() == ":")
        value = QCoreApplication::translate("TermText", "the empty one, of bounces");
    else if (const auto* row = rowOf(term); term.name == "authenticated" || term.name == "encrypted" || (row != nullptr && row->value == catalogue::TermValue::list))
        value = listWords(value);
    QString text = value.isEmpty() ? termTitle(term) : termTitle(term) + ": " + value;
    return term.negated ? QCoreApplication::translate("TermText", "not %1").arg(text) : text;
}

QString phaseTitle(catalogue::Phase phase) {
    using P = catalogue::Phase;
    switch (phase) {
    case P::connect: return QCoreApplication::translate("TermText", "the connection");
    case P::helo: return QCoreApplication::translate("TermText", "the greeting (EHLO)");
    case P::starttls: return QStringLiteral("STARTTLS");
    case P::auth: return QStringLiteral("AUTH");
    case P::mail: return QCoreApplication::translate("TermText", "the sender (MAIL)");
    case P::mailauth: return QCoreApplication::translate("TermText", "AUTH= of the sender");
    case P::rcpt: return QCoreApplication::translate("TermText", "each recipient (RCPT)");
    case P::predata: return QCoreApplication::translate("TermText", "before the message (DATA)");
    case P::mime: return QCoreApplication::translate("TermText", "each MIME part");
    case P::prdr: return QCoreApplication::translate("TermText", "each recipient after the message (PRDR)");
    case P::data: return QCoreApplication::translate("TermText", "after the message");
    case P::quit: return QStringLiteral("QUIT");
    case P::notquit: return QCoreApplication::translate("TermText", "an end without QUIT");
    case P::vrfy: return QStringLiteral("VRFY");
    case P::expn: return QStringLiteral("EXPN");
    case P::etrn: return QStringLiteral("ETRN");
    case P::notSmtpStart: return QCoreApplication::translate("TermText", "the begin of a message of this host");
    case P::notSmtpMime: return QCoreApplication::translate("TermText", "each MIME part of a message of this host");
    case P::notSmtp: return QCoreApplication::translate("TermText", "a message of this host");
    }
    return {};
}

QString phasesText(catalogue::PhaseSet phases) {
    QStringList titles;
    for (unsigned i = 0; i < catalogue::phaseCount; ++i)
        if ((phases & catalogue::bit(static_cast<catalogue::Phase>(i))) != 0)
            titles << phaseTitle(static_cast<catalogue::Phase>(i));
    return titles.join(", ");
}

QString verbTitle(const QString& verb) {
    if (verb == "accept")
        return QCoreApplication::translate("TermText", "Accept");
    if (verb == "defer")
        return QCoreApplication::translate("TermText", "Defer");
    if (verb == "deny")
        return QCoreApplication::translate("TermText", "Refuse");
    if (verb == "discard")
        return QCoreApplication::translate("TermText", "Discard");
    if (verb == "drop")
        return QCoreApplication::translate("TermText", "Refuse and hang up");
    if (verb == "require")
        return QCoreApplication::translate("TermText", "Require");
    return verb == "warn" ? QCoreApplication::translate("TermText", "Go on") : verb;
}

} // namespace postroom::console
