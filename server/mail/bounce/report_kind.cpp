// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/report_kind.h"

#include "server/mail/bounce/notice.h"
#include "server/mail/bounce/phrase.h"
#include "server/mail/bounce/reply.h"
#include "server/mail/encoded_word.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::bounce {

namespace {

bool saysDelay(std::string_view plain) {
    static const Phrase words("warning message only|warning only|this is a warning|still being retried|not yet been delivered|delivery attempts will continue|will continue to try|will keep trying|is delayed|been delayed|delayed mail|temporary failure report|message is delayed|has been postponed|delivery attempts will|could not send message for past|status notification: delayed|status notification (delay)|notification: warning|no action is required on your part|do not resend your|will be retried|advisory-only");
    return words.foundIn(plain);
}

bool saysFailure(std::string_view plain) {
    static const Phrase words("could not be delivered|couldn't be delivered|cannot be delivered|can't be delivered|not delivered|undeliverable|undelivered|unable to deliver|delivery failed|delivery failure|failed to deliver|delivery has failed|failure notice|returned mail|returned to sender|did not reach|wasn't delivered|was not delivered|has failed|permanent error|rejected|refused|delivery error|failed recipients|not a valid user|unknown user|user unknown|mailbox full|bounce|fatal errors|delivery problem|delivery problems|not been delivered|mail system error|non remis|konnte nicht|unzustellbar|non recapitat|no se pudo|no se ha podido|nicht zugestellt|error delivering|delivery status notification|error occurred|delivery to the following|was blocked|message blocked|we were unable|not be sent|processing error|there was an error|mail failure|malformed address|not member|not a member|delivery of the email was stopped|undelivered mail|exceeds allowed|final delivery|delivery report|encountered an error|undeliverable message|invalid final");
    return words.foundIn(plain);
}

bool saysAbsence(std::string_view subject) {
    static const Phrase words("automatic reply|auto reply|auto-reply|autoreply|out of office|out-of-office|out of the office|abwesenheit|automatische antwort|vacation|away from|i am away|on holiday|on leave|respuesta automatica|reponse automatique|risposta automatica|automatyczna odpowied|automatyczna|autosvar|automatisk|absence|auto response|autoresponse|auto:");
    return words.foundIn(subject);
}

/// From the mail system itself, not from a person.
bool isSystem(std::string_view from) {
    const std::string low = base::lower(from);
    for (const auto word : {"mailer-daemon", "postmaster", "mail delivery", "mailerdaemon", "mail administrator", "system administrator", "maildelivery", "mail-daemon", "mdaemon", "delivery subsystem", "sysadmin", "mail_service", "mail.delivery", "imss@", "post_master"})
        if (low.find(word) != std::string::npos)
            return true;
    return false;
}

bool hasAction(const BounceReport& report, std::string_view action) {
    return std::any_of(report.recipients.begin(), report.recipients.end(), [&](const Recipient& recipient) { return recipient.action == action; });
}

} // namespace

Kind kindOfText(std::string_view text, bool namesAddress) {
    const std::string plain = phraseText(text);
    if (saysDelay(plain))
        return Kind::delay;
    if (saysFailure(plain) || (namesAddress && !findReply(text).empty()))
        return Kind::failure;
    return Kind::notABounce;
}

Kind kindOf(const Sections& sections, const BounceReport& report) {
    const auto& headers = sections.headers;
    const std::string subject = phraseText(report.subject);
    const std::string from = mail::decodeWords(headers.value("From"));
    if (!sections.feedback.empty() || !report.feedbackType.empty() || (subject.starts_with("complaint about message from") && sections.hasReturned))
        return Kind::feedback;
    if (hasAction(report, "failed"))
        return Kind::failure;
    if (hasAction(report, "delayed"))
        return Kind::delay;
    if (!report.recipients.empty() && report.recipients.front().action.empty() && !report.recipients.front().status.empty())
        return report.recipients.front().status[0] == '4' ? Kind::delay : report.recipients.front().status[0] == '2' ? Kind::success : Kind::failure;
    if (!report.recipients.empty() && !report.recipients.front().action.empty())
        return Kind::success;
    const std::string notice = phraseText(sections.notice);
    const bool system = isSystem(from);
    const bool automatic = base::startsWithIgnoreCase(headers.value("Auto-Submitted"), "auto-") || !headers.value("X-Auto-Response-Suppress").empty() ||
                           !headers.value("X-Autoreply").empty() || !headers.value("X-Autorespond").empty() || !headers.value("X-Autoresponder").empty() ||
                           base::equalsIgnoreCase(headers.value("Precedence"), "auto_reply");
    if (!headers.value("X-Failed-Recipients").empty() || !headers.value("X-Bounced-Address").empty())
        return saysDelay(notice) || saysDelay(subject) ? Kind::delay : Kind::failure;
    if (!system && saysAbsence(subject))
        return Kind::autoReply;
    const bool nullSender = headers.value("Return-Path") == "<>" || base::trim(from) == "<>";
    if (system || nullSender || automatic || sections.hasReturned || saysFailure(subject) || saysDelay(subject)) {
        static const Phrase final("permanent|fatal error|fatal errors|given up|giving up|permanently");
        const bool failure = saysFailure(subject) || saysFailure(notice);
        if (saysDelay(subject) || (saysDelay(notice) && !final.foundIn(notice)))
            return Kind::delay;
        if (failure)
            return Kind::failure;
        if (system && (!findReply(sections.notice).empty() || sections.hasReturned))
            return Kind::failure;
    }
    if (automatic && !system)
        return Kind::autoReply;
    return Kind::notABounce;
}

} // namespace postroom::bounce
