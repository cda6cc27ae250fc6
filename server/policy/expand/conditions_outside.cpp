// SPDX-License-Identifier: Apache-2.0
// Conditions that ask the World or the ACL engine.
#include "server/policy/expand/families.h"

namespace postroom::expand {

bool conditionAcl(Evaluator& evaluator, const Condition& condition, bool& result) {
    if (evaluator.scope().acls == nullptr)
        return evaluator.error("the condition acl cannot be used here");
    std::vector<Value> arguments(condition.args.size());
    for (std::size_t i = 0; i < condition.args.size(); ++i)
        if (!evaluator.value(condition.args[i], arguments[i]))
            return false;
    const std::string name = arguments.front().text;
    arguments.erase(arguments.begin());
    AclCallResult answer = evaluator.scope().acls->callAcl(name, arguments);
    switch (answer.outcome) {
    case AclCallResult::Outcome::accept:
    case AclCallResult::Outcome::deny:
        result = answer.outcome == AclCallResult::Outcome::accept;
        evaluator.locals().value = std::move(answer.message);
        return true;
    case AclCallResult::Outcome::defer: return evaluator.temporary("DEFER from acl \"" + name + "\"");
    case AclCallResult::Outcome::error: break;
    }
    return evaluator.error("ERROR from acl \"" + name + "\": " + answer.message.text);
}

bool conditionExists(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value path;
    if (!evaluator.value(condition.args[0], path))
        return false;
    result = evaluator.world().stat(path.text).found();
    evaluator.note("exists " + path.text, result ? "yes" : "no");
    return true;
}

bool conditionLdapAuth(Evaluator& evaluator, const Condition& condition, bool& result) {
    Value query;
    if (!evaluator.query(condition.args[0], "ldapauth", query))
        return false;
    const world::Answer answer = evaluator.world().lookup({"ldapauth", {}, query.text, "cache=no", {}});
    evaluator.note("ldapauth", answer.found() ? "yes" : answer.detail); // never the query: it holds the password
    result = answer.found();
    if (answer.found() || answer.status == world::Status::notFound)
        return true;
    if (answer.status == world::Status::error)
        return evaluator.error(answer.detail);
    return evaluator.temporary(answer.detail);
}

// The protocol of Cyrus' saslauthd: four texts, each behind its length in two bytes; the answer is one such text, "OK..." or "NO...".
bool conditionSaslAuthd(Evaluator& evaluator, const Condition& condition, bool& result) {
    constexpr std::size_t longest = 1024;
    std::string request, user;
    for (std::size_t i = 0; i < 4; ++i) {
        Value text;
        if (i < condition.args.size() && !evaluator.value(condition.args[i], text))
            return false;
        if (text.text.size() > longest)
            return evaluator.error("an argument of saslauthd is longer than 1024 bytes");
        if (i == 0)
            user = text.text;
        request += static_cast<char>(text.text.size() >> 8);
        request += static_cast<char>(text.text.size() & 0xFF);
        request += text.text;
    }
    world::ExchangeRequest asked;
    asked.target = world::saslauthdTarget;
    asked.send = std::move(request);
    asked.shutdownAfterSend = false;
    const world::Answer answer = evaluator.world().exchange(asked);
    const std::string said = answer.found() && answer.value().size() > 2 ? answer.value().substr(2) : std::string();
    result = said.starts_with("OK");
    evaluator.note("saslauthd " + user, answer.found() ? said : answer.detail); // never the request: it holds the password
    if (result || said.starts_with("NO"))
        return true;
    return evaluator.temporary("saslauthd: " + (answer.found() ? "it gave no answer" : answer.detail));
}

namespace {
bool flag(Evaluator& evaluator, std::string_view name, bool& result) {
    // Whoever runs a queue knows; nobody else has such a source, and then it is not so.
    result = false;
    for (const VariableSource* source : evaluator.scope().variables)
        if (const auto value = source->variable(name)) {
            result = value->text == "1" || value->text == "yes";
            break;
        }
    return true;
}
} // namespace

bool conditionFirstDelivery(Evaluator& evaluator, const Condition&, bool& result) {
    return flag(evaluator, "first_delivery", result);
}

bool conditionQueueRunning(Evaluator& evaluator, const Condition&, bool& result) {
    return flag(evaluator, "queue_running", result);
}

} // namespace postroom::expand
