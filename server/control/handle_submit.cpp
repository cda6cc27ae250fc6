// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_submit.h"

#include "server/control/connection.h"
#include "server/control/mail_submitter.h"
#include "server/control/method_table.h"
#include "shared/base/text.h"

namespace postroom::control {

namespace {

LocalUser userOf(const Identity& identity) {
    return {identity.user, identity.uid, identity.role == catalogue::Role::administrator};
}

/// -N: "never", or a list of success, failure, delay (RFC 3461 4.1).
tl::expected<mail::Notify, wire::WireError> readNotify(std::string_view text) {
    mail::Notify notify;
    if (text.empty())
        return notify;
    for (const auto word : base::split(text, ',')) {
        if (base::equalsIgnoreCase(word, "never"))
            notify.never = true;
        else if (base::equalsIgnoreCase(word, "success"))
            notify.success = true;
        else if (base::equalsIgnoreCase(word, "failure"))
            notify.failure = true;
        else if (base::equalsIgnoreCase(word, "delay"))
            notify.delay = true;
        else
            return refuseField("notify", "must be \"never\" or a list of success, failure, delay");
    }
    if (notify.never && (notify.success || notify.failure || notify.delay))
        return refuseField("notify", "\"never\" stands alone (RFC 3461 4.1)");
    return notify;
}

std::string_view kindName(SubmissionOutcome::Kind kind) {
    switch (kind) {
    case SubmissionOutcome::Kind::accepted: return "accepted";
    case SubmissionOutcome::Kind::refused: return "refused";
    case SubmissionOutcome::Kind::deferred: return "deferred";
    }
    return "refused";
}

Answer submit(MailSubmitter& submitter, const Call& call) {
    const base::Json& params = call.params;
    Submission submission;
    submission.user = userOf(call.identity);
    submission.sender = params["sender"].toString();
    submission.fullName = params["full_name"].toString();
    for (const auto& recipient : params["recipients"].items())
        submission.recipients.push_back(recipient.toString());
    submission.recipientsFromHeader = params["recipients_from_header"].toBool();
    const auto notify = readNotify(params["notify"].toStringView());
    if (!notify)
        return refuse(notify.error());
    submission.notify = *notify;
    if (params["return"].toStringView() == "full")
        submission.dsnReturn = mail::DsnReturn::full;
    else if (params["return"].toStringView() == "headers")
        submission.dsnReturn = mail::DsnReturn::headers;
    else if (!params["return"].toStringView().empty())
        return refuseField("return", "must be \"full\" or \"headers\"");
    submission.envelopeId = params["envelope_id"].toString();
    submission.queueOnly = params["queue_only"].toBool();
    auto message = call.connection.uploads().content(params, "message");
    if (!message)
        return refuse(message.error());
    submission.message = std::move(*message);
    if (submission.recipients.empty() && !submission.recipientsFromHeader)
        return refuseField("recipients", "a message needs a recipient");
    const auto outcome = submitter.submit(std::move(submission));
    if (!outcome)
        return refuse(outcome.error());
    base::Json refused = base::Json::array();
    for (const auto& recipient : outcome->refusedRecipients)
        refused.append(base::Json::object({{"address", recipient.address}, {"text", recipient.text}}));
    return base::Json::object({{"outcome", kindName(outcome->kind)}, {"id", outcome->id.text()}, {"text", outcome->text},
                               {"refused_recipients", std::move(refused)}});
}

Answer openSmtp(MailSubmitter& submitter, const Call& call) {
    auto dialogue = submitter.smtp(userOf(call.identity));
    if (!dialogue)
        return refuse(dialogue.error());
    return call.connection.dialogues().open(std::move(*dialogue));
}

} // namespace

void addUploadMethod(MethodTable& table) {
    table.add("upload.chunk", Pace::quick, Effect::reads, [](const Call& call) -> Answer {
        const auto bytes = call.connection.uploads().content(call.params, "data");
        if (!bytes)
            return refuse(bytes.error());
        if (auto added = call.connection.uploads().append(call.params["upload"].toInteger(), *bytes); !added)
            return refuse(added.error());
        return base::Json::object();
    });
}

void addSubmitMethods(MethodTable& table, MailSubmitter& submitter) {
    table.add("submit.message", Pace::slow, Effect::reads, [&submitter](const Call& call) { return submit(submitter, call); });
    table.add("submit.smtp", Pace::slow, Effect::reads, [&submitter](const Call& call) { return openSmtp(submitter, call); });
}

} // namespace postroom::control
