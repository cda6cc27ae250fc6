// SPDX-License-Identifier: Apache-2.0
#include "server/control/bounce_json.h"

#include "server/mail/bounce/explanation.h"

namespace postroom::control {

namespace {

using base::Json;

Json sentenceJson(const bounce::Sentence& sentence) {
    Json arguments = Json::object();
    for (const auto& [name, value] : sentence.arguments)
        arguments.set(name, value);
    return Json::object({{"code", sentence.code}, {"arguments", std::move(arguments)}, {"text", sentence.text}});
}

Json recipientJson(const bounce::Recipient& recipient, const bounce::BounceReport& report) {
    const bounce::Explanation explanation = bounce::explain(recipient, report);
    Json steps = Json::array();
    for (const auto& step : explanation.steps)
        steps.append(sentenceJson(step));
    return Json::object({{"address", recipient.address},
                         {"original", recipient.original},
                         {"final", recipient.final},
                         {"action", recipient.action},
                         {"status", recipient.status},
                         {"code", recipient.code == 0 ? Json() : Json(recipient.code)},
                         {"temporary", recipient.isTemporary()},
                         {"diagnostic", recipient.diagnostic},
                         {"command", recipient.command},
                         {"remote_host", recipient.remoteHost},
                         {"remote_address", recipient.remoteAddress},
                         {"organisation", explanation.organisation},
                         {"reason", bounce::reasonName(recipient.reason)},
                         {"reason_title", bounce::reasonTitle(recipient.reason)},
                         {"basis", recipient.basis},
                         {"party", bounce::partyName(explanation.party)},
                         {"who", sentenceJson(explanation.who)},
                         {"why", sentenceJson(explanation.why)},
                         {"problem", sentenceJson(explanation.problem)},
                         {"steps", std::move(steps)},
                         {"reply", sentenceJson(explanation.reply)}});
}

} // namespace

Json bounceJson(const bounce::BounceReport& report) {
    Json recipients = Json::array();
    for (const auto& recipient : report.recipients)
        recipients.append(recipientJson(recipient, report));
    Json queueIds = Json::array();
    for (const auto& id : report.returned.queueIds)
        queueIds.append(id);
    return Json::object({{"kind", bounce::kindName(report.kind)},
                         {"reporting_mta", report.reportingMta},
                         {"report_subject", report.subject},
                         {"sender", report.sender},
                         {"envelope_id", report.envelopeId},
                         {"feedback_type", report.feedbackType},
                         {"returned", Json::object({{"present", report.returned.present},
                                                    {"message_id", report.returned.messageId},
                                                    {"from", report.returned.from},
                                                    {"to", report.returned.to},
                                                    {"title", report.returned.subject},
                                                    {"date", report.returned.date},
                                                    {"queue_ids", std::move(queueIds)}})},
                         {"recipients", std::move(recipients)}});
}

} // namespace postroom::control
