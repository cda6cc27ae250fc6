// SPDX-License-Identifier: Apache-2.0
// ratelimit and seen: conditions that remember. A rate is counted once per connection, message or command, whatever its
// unit says, and later statements see the same number.
#include "server/policy/acl/conditions.h"
#include "server/policy/acl/conversation_state.h"
#include "server/policy/checks/ratelimit/rate_arguments.h"
#include "server/policy/checks/seen/seen_arguments.h"
#include "server/policy/world/world.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace postroom::acl {

using checks::RateArguments;
using checks::RateUnit;
using checks::SeenArguments;

namespace {

template <typename Arguments>
struct Parsed : TermData {
    Arguments arguments;
};

template <typename Arguments>
void compileArguments(TermCompiler& compiler, CompiledTerm& term, std::string_view source, base::Result<Arguments> (*read)(std::string_view)) {
    term.program = compiler.program(source);
    const std::string* text = term.program.constant();
    if (text == nullptr)
        return;
    auto arguments = read(*text);
    if (!arguments) {
        compiler.error("bad-operand", arguments.error().text());
        return;
    }
    auto data = std::make_shared<Parsed<Arguments>>();
    data->arguments = std::move(*arguments);
    term.data = std::move(data);
}

double countOf(const Evaluation& evaluation, const RateArguments& arguments) {
    if (arguments.countGiven)
        return arguments.count;
    if (arguments.unit == RateUnit::byte)
        return std::max(0.0, std::strtod(evaluation.variable("message_size").text.c_str(), nullptr));
    const Phase phase = evaluation.phase();
    const bool whole = phase == Phase::predata || phase == Phase::data || phase == Phase::mime || phase == Phase::notSmtp;
    if (arguments.unit == RateUnit::recipient && whole)
        return std::max(1.0, std::strtod(evaluation.variable("recipients_count").text.c_str(), nullptr));
    return 1;
}

std::map<std::string, std::string>& memoryOf(ConversationState& state, const RateArguments& arguments) {
    if (arguments.mode == RateArguments::Mode::readOnly)
        return state.commandRateAsked;
    switch (arguments.unit) {
    case RateUnit::connection: return state.rateAsked;
    case RateUnit::mail:
    case RateUnit::byte: return state.messageRateAsked;
    case RateUnit::recipient:
    case RateUnit::address:
    case RateUnit::command: break;
    }
    return state.commandRateAsked;
}

// Where a unit has nothing to count.
std::string wrongPhase(Phase phase, const RateArguments& arguments) {
    const bool beforeMail = phase == Phase::connect || phase == Phase::helo || phase == Phase::auth || phase == Phase::starttls;
    if (arguments.mode == RateArguments::Mode::readOnly)
        return {};
    if (arguments.unit == RateUnit::address && phase != Phase::rcpt && phase != Phase::prdr)
        return "per_addr";
    if (beforeMail && (arguments.unit == RateUnit::byte || arguments.unit == RateUnit::recipient))
        return std::string(checks::rateUnitName(arguments.unit));
    return {};
}

std::string oneDigit(double number) {
    char text[64];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

} // namespace

void compileRateLimit(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    compileArguments<RateArguments>(compiler, term, source, &checks::readRateArguments);
}

TermResult runRateLimit(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand) {
    RateArguments read;
    if (term.data == nullptr) {
        auto arguments = checks::readRateArguments(operand);
        if (!arguments)
            return {Check::error, arguments.error().text()};
        read = std::move(*arguments);
    }
    const RateArguments& arguments = term.data == nullptr ? read : static_cast<const Parsed<RateArguments>&>(*term.data).arguments;
    if (const std::string unit = wrongPhase(evaluation.phase(), arguments); !unit.empty())
        return {Check::error, "ratelimit: \"" + unit + "\" cannot be used in " + std::string(phaseLabel(evaluation.phase())) + " ACL"};
    ConversationState& state = evaluation.state();
    state.senderRateLimit = arguments.limitText;
    state.senderRatePeriod = arguments.periodText;

    world::RateRequest request;
    request.count = countOf(evaluation, arguments);
    request.unique = arguments.unique;
    if (arguments.unit == RateUnit::address && !arguments.uniqueGiven)
        request.unique = state.current.shownLocalPart + "@" + state.current.domain;
    const std::string key = arguments.key.empty() ? evaluation.variable("sender_host_address").text : arguments.key;
    request.key = arguments.periodText + "/" + std::string(checks::rateUnitName(arguments.unit)) + "/" +
                  (request.unique.empty() ? "" : "unique/") + key;
    request.period = arguments.period;
    request.limit = arguments.limit;
    request.mode = arguments.mode == RateArguments::Mode::strict     ? world::RateRequest::Mode::strict
                   : arguments.mode == RateArguments::Mode::readOnly ? world::RateRequest::Mode::readOnly
                                                                     : world::RateRequest::Mode::leaky;
    auto& memory = memoryOf(state, arguments);
    auto known = memory.find(request.key);
    if (known == memory.end()) {
        const world::Answer answer = evaluation.scope().world.rate(request);
        if (!answer.found())
            return {Check::defer, "the rate of " + key + " could not be read: " + answer.detail};
        known = memory.emplace(request.key, answer.value()).first;
    }
    const double rate = std::strtod(known->second.c_str(), nullptr);
    state.senderRate = oneDigit(rate);
    const bool over = rate >= arguments.limit;
    return {over ? Check::yes : Check::no, "the rate of " + (key.empty() ? "the local sender" : base::shortened(key, 100)) + " is " + state.senderRate + " per " +
                                               arguments.periodText + (over ? ", which reaches the limit of " : ", below the limit of ") +
                                               arguments.limitText};
}

void compileSeen(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    compileArguments<SeenArguments>(compiler, term, source, &checks::readSeenArguments);
}

TermResult runSeen(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand) {
    SeenArguments read;
    if (term.data == nullptr) {
        auto arguments = checks::readSeenArguments(operand);
        if (!arguments)
            return {Check::error, arguments.error().text()};
        read = std::move(*arguments);
    }
    const SeenArguments& arguments = term.data == nullptr ? read : static_cast<const Parsed<SeenArguments>&>(*term.data).arguments;
    world::SeenRequest request;
    request.key = arguments.key.empty() ? evaluation.variable("sender_host_address").text : arguments.key;
    request.refresh = arguments.refreshAfter;
    request.mode = arguments.mode == SeenArguments::Mode::readOnly ? world::SeenRequest::Mode::readOnly
                   : arguments.mode == SeenArguments::Mode::write  ? world::SeenRequest::Mode::update
                                                                   : world::SeenRequest::Mode::refreshOnly;
    const world::Answer answer = evaluation.scope().world.seen(request);
    if (answer.status == world::Status::notFound)
        return {Check::no, base::shortened(request.key, 100) + " was not seen before"};
    if (!answer.found())
        return {Check::defer, "whether " + base::shortened(request.key, 100) + " was seen could not be read: " + answer.detail};
    const auto since = base::Seconds(static_cast<std::int64_t>(std::strtod(answer.value().c_str(), nullptr)));
    const bool within = since < arguments.interval;
    return {within != arguments.longAgo ? Check::yes : Check::no,
            base::shortened(request.key, 100) + " was seen " + base::durationText(since) + " ago"};
}

} // namespace postroom::acl
