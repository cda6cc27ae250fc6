// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/quota_warning.h"

#include "shared/base/size_text.h"
#include "shared/base/text.h"

namespace postroom::transport {

namespace {

// quota_warn_message is header lines, an empty line, and the text.
void splitMessage(const std::string& message, Letter& letter) {
    const auto end = message.find("\n\n");
    for (const std::string_view line : base::split(message.substr(0, end), '\n'))
        if (const auto colon = line.find(':'); colon != std::string_view::npos && colon > 0)
            letter.fields += letterField(line.substr(0, colon), line.substr(colon + 1));
    letter.body = end == std::string::npos ? std::string() : message.substr(end + 2);
}

} // namespace

void warnAboutQuota(const AppendfileOptions& options, const FileJob& job, const Batch& batch, const expand::Scope& scope, const LetterBox& letters) {
    const auto text = expandOption(*options.quota.warnThreshold, "quota_warn_threshold", options.common.name, scope);
    if (!text)
        return;
    const std::string_view value = base::trim(text->text);
    std::int64_t threshold = 0;
    if (!value.empty() && value.back() == '%')
        threshold = job.quota.bytes / 100 * base::toInteger(base::trim(value.substr(0, value.size() - 1))).value_or(0);
    else
        threshold = base::readSize(value).value_or(0);
    if (threshold <= 0 || job.before.bytes > threshold || job.before.bytes + job.written <= threshold)
        return;
    Letter letter;
    letter.recipients = {batch.recipients.front().recipient.address};
    letter.subject = "Your mailbox";
    letter.fields = letterField("From", "Mail Delivery System <Mailer-Daemon@" + letters.qualifyDomain + ">");
    letter.body = "The size of your mailbox has exceeded a warning threshold that is\nset by the system administrator. Please delete what you no longer need.\n";
    if (options.quota.warnMessage) {
        const auto message = expandOption(*options.quota.warnMessage, "quota_warn_message", options.common.name, scope);
        if (!message)
            return;
        splitMessage(message->text, letter);
    } else {
        letter.fields += letterField("To", letter.recipients.front()) + letterField("Subject", letter.subject);
    }
    static_cast<void>(sendLetter(letters, letter, batch.message.revision, job.now));
}

} // namespace postroom::transport
