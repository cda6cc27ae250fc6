// SPDX-License-Identifier: Apache-2.0
// Items that ask the World: acl, env, lookup, readfile, readsocket, run; and authresults.
#include "server/policy/expand/families.h"
#include "server/policy/lookup/lookup_item.h"
#include "server/policy/lookup/search.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

namespace postroom::expand {

namespace {

void put(Value& out, std::string_view text, Taint taint) {
    out.text += text;
    out.taint = out.taint | taint;
}

bool failedAnswer(Evaluator& evaluator, world::Status status, const std::string& message) {
    return evaluator.fail(status == world::Status::temporary || status == world::Status::notRecorded ? Failure::Kind::temporary : Failure::Kind::error, message);
}

} // namespace

bool itemAcl(Evaluator& evaluator, const Node& node, Value& out) {
    if (evaluator.scope().acls == nullptr)
        return evaluator.error("${acl} cannot be used here");
    std::vector<Value> arguments(node.args.size());
    for (std::size_t i = 0; i < node.args.size(); ++i)
        if (!evaluator.value(node.args[i], arguments[i]))
            return false;
    const std::string name = arguments.front().text;
    arguments.erase(arguments.begin());
    const AclCallResult result = evaluator.scope().acls->callAcl(name, arguments);
    switch (result.outcome) {
    case AclCallResult::Outcome::accept:
    case AclCallResult::Outcome::deny: put(out, result.message.text, result.message.taint); return true;
    case AclCallResult::Outcome::defer: return evaluator.forced("DEFER from acl \"" + name + "\"");
    case AclCallResult::Outcome::error: break;
    }
    return evaluator.error("ERROR from acl \"" + name + "\": " + result.message.text);
}

bool itemEnvironment(Evaluator& evaluator, const Node& node, Value& out) {
    Value name;
    if (!evaluator.value(node.args[0], name))
        return false;
    const std::optional<Value> before = evaluator.locals().value;
    const auto found = evaluator.world().environment(name.text);
    evaluator.locals().value.reset();
    if (found)
        evaluator.locals().value = Value::clean(*found);
    return evaluator.branch(node, found.has_value(), before, out);
}

bool itemLookup(Evaluator& evaluator, const Node& node, Value& out) {
    lookup::LookupItem item = *node.lookup;
    const bool query = lookup::findLookupType(item.type)->style == lookup::LookupStyle::query;
    Value key;
    Value source;
    if (!query && !evaluator.value(node.args[0], key))
        return false;
    // A question to the DNS or for a user's name is no command: only what a database would run must be clean.
    const bool commanding = item.commanding();
    std::vector<std::string> bound;
    if (!(item.bind      ? evaluator.boundQuery(node.args.back(), item.type, source, bound)
          : commanding ? evaluator.query(node.args.back(), item.type, source) : evaluator.value(node.args.back(), source)))
        return false;
    if (query) {
        key = std::move(source);
    } else {
        if (!evaluator.requireClean(source, node.args.back(), "the file of a lookup"))
            return false;
        item.source = std::move(source.text);
    }
    const lookup::SearchResult found = lookup::search(evaluator.world(), item, key.text, bound);
    std::string asked = "lookup " + item.type + " " + (item.source.empty() ? "" : item.source + " ") + key.text;
    for (const std::string& value : bound)
        asked += " [" + value + "]";
    evaluator.note(asked, found.found() ? found.data : found.detail);
    if (found.status != world::Status::found && found.status != world::Status::notFound && found.status != world::Status::noData)
        return failedAnswer(evaluator, found.status, "lookup of \"" + key.text + "\" failed: " + found.detail);
    Locals& locals = evaluator.locals();
    const std::optional<Value> before = locals.value;
    std::vector<Value> savedCaptures = locals.captures;
    locals.dnssec = item.type == "dnsdb" ? (found.secure ? "yes" : "no") : "";
    locals.value.reset();
    if (found.found()) {
        // Records of the DNS are written by strangers; what a file of ours holds is not.
        locals.value = Value{found.data, item.type == "dnsdb" ? Taint::tainted : Taint::clean};
        if (found.wild)
            locals.captures = {Value(), {found.wildPart, key.taint}, {found.fixedPart, key.taint}};
    }
    const bool ok = evaluator.branch(node, found.found(), before, out);
    locals.captures = std::move(savedCaptures);
    return ok;
}

bool itemReadFile(Evaluator& evaluator, const Node& node, Value& out) {
    Value path;
    Value endOfLine;
    if (!evaluator.value(node.args[0], path) || (node.args.size() > 1 && !evaluator.value(node.args[1], endOfLine)))
        return false;
    if (!evaluator.requireClean(path, node.args[0], "the name of a file to read"))
        return false;
    const world::Answer answer = evaluator.world().readFile(path.text);
    evaluator.note("readfile " + path.text, answer.found() ? "read" : answer.detail);
    if (!answer.found())
        return evaluator.error("failed to open " + path.text + ": " + answer.detail);
    put(out, node.args.size() > 1 ? base::replaceAll(answer.value(), "\n", endOfLine.text) : answer.value(), Taint::tainted);
    return true;
}

namespace {

/// "5s:shutdown=no:tls=yes"
bool readSocketOptions(Evaluator& evaluator, std::string_view text, world::ExchangeRequest& request, std::optional<std::string>& endOfLine) {
    bool first = true;
    lookup::ListSplitter options(text);
    while (const auto option = options.next()) {
        const std::size_t equals = option->find('=');
        if (first || equals == std::string::npos) {
            // What is no time leaves the default, as in Exim.
            const auto duration = base::readDuration(*option);
            if (duration && duration->count() > 0)
                request.timeout = *duration;
            first = false;
            continue;
        }
        const std::string name = option->substr(0, equals);
        const std::string value = option->substr(equals + 1);
        if (name == "shutdown")
            request.shutdownAfterSend = value == "yes";
        else if (name == "tls")
            request.tls = value == "yes";
        else if (name == "sni")
            request.sni = value;
        else if (name == "eol")
            endOfLine = value;
        else if (name != "cache")
            return evaluator.error("unknown option " + name + " of readsocket");
    }
    return true;
}

} // namespace

bool itemReadSocket(Evaluator& evaluator, const Node& node, Value& out) {
    Value parts[4];
    for (std::size_t i = 0; i < node.args.size(); ++i)
        if (!evaluator.value(node.args[i], parts[i]))
            return false;
    if (!evaluator.requireClean(parts[0], node.args[0], "the address of a socket"))
        return false;
    world::ExchangeRequest request;
    request.target = parts[0].text;
    request.send = parts[1].text;
    std::optional<std::string> endOfLine;
    if (node.args.size() > 3)
        endOfLine = parts[3].text;
    if (node.args.size() > 2 && !parts[2].text.empty() && !readSocketOptions(evaluator, parts[2].text, request, endOfLine))
        return false;
    const world::Answer answer = evaluator.world().exchange(request);
    evaluator.note("readsocket " + request.target, answer.found() ? answer.value() : answer.detail);
    if (!answer.found()) {
        if (node.branches.no)
            return evaluator.append(*node.branches.no, out);
        return evaluator.error(answer.detail);
    }
    put(out, endOfLine ? base::replaceAll(answer.value(), "\n", *endOfLine) : answer.value(), Taint::tainted);
    return true;
}

bool itemRun(Evaluator& evaluator, const Node& node, Value& out) {
    world::RunRequest request;
    if (node.text == "preexpand") {
        Value command;
        if (!evaluator.value(node.args[0], command) || !evaluator.requireClean(command, node.args[0], "a command"))
            return false;
        for (const std::string_view word : base::splitWords(command.text))
            request.command.emplace_back(word);
    } else {
        for (std::size_t i = 0; i < node.args.size(); ++i) {
            Value word;
            if (!evaluator.value(node.args[i], word))
                return false;
            // A tainted argument is one argument whatever it holds; the program itself may not come from outside.
            if (i == 0 && !evaluator.requireClean(word, node.args[i], "the name of a program"))
                return false;
            request.command.push_back(std::move(word.text));
        }
    }
    Locals& locals = evaluator.locals();
    if (request.command.empty()) {
        locals.runrc = "0";
        locals.value = Value::clean("");
        return evaluator.branch(node, true, locals.value, out);
    }
    const world::Answer answer = evaluator.world().run(request);
    evaluator.note("run " + base::join(request.command, " "), answer.found() ? answer.value() : answer.detail);
    if (answer.status == world::Status::notFound) {
        // As a shell would: 127, and nothing printed.
        locals.runrc = "127";
        locals.value = Value::clean("");
        return evaluator.branch(node, false, locals.value, out);
    }
    if (!answer.found())
        return failedAnswer(evaluator, answer.status, answer.detail);
    locals.runrc = answer.values.size() > 1 ? answer.values[1] : "0";
    const auto code = base::toInteger(locals.runrc).value_or(0);
    if (code > 255)
        return evaluator.error("command killed by signal " + std::to_string(code - 256));
    locals.value = Value{answer.value(), Taint::tainted};
    return evaluator.branch(node, code == 0, locals.value, out);
}

namespace {

/// What a Perl function asks back is expanded as if it stood where the function is called.
class Caller final : public world::PerlCaller {
public:
    explicit Caller(Evaluator& evaluator) : m_evaluator(evaluator) {}
    world::Answer expand(const std::string& text) override {
        Value value;
        if (m_evaluator.expandText(text, value)) {
            world::Answer answer = world::Answer::of(std::move(value.text));
            answer.values.emplace_back(value.taint == Taint::tainted ? "tainted" : "");
            return answer;
        }
        const bool forced = m_evaluator.failure().kind == Failure::Kind::forced;
        return world::Answer::failed(forced ? world::Status::notFound : world::Status::error, m_evaluator.failure().message);
    }
    void note(const std::string& text) override { m_evaluator.note("perl", text); }

private:
    Evaluator& m_evaluator;
};

} // namespace

bool itemPerl(Evaluator& evaluator, const Node& node, Value& out) {
    world::Question question{world::Kind::perl, {}};
    Taint taint = Taint::clean;
    for (std::size_t i = 0; i < node.args.size(); ++i) {
        Value argument;
        if (!evaluator.value(node.args[i], argument) || (i == 0 && !evaluator.requireClean(argument, node.args[i], "the name of a Perl function")))
            return false;
        taint = taint | argument.taint;
        question.parts.push_back(std::move(argument.text));
    }
    Caller caller(evaluator);
    const world::Answer answer = evaluator.world().askPerl(question, caller);
    evaluator.note("perl " + question.parts.front(), answer.found() ? answer.value() : answer.detail);
    if (answer.status == world::Status::notFound)
        return evaluator.forced(answer.detail);
    if (!answer.found())
        return failedAnswer(evaluator, answer.status, answer.detail);
    put(out, answer.value(), answer.values.size() > 1 && answer.values[1] == "tainted" ? Taint::tainted : taint);
    return true;
}

bool itemAuthResults(Evaluator& evaluator, const Node& node, Value& out) {
    Value host;
    if (!evaluator.value(node.args[0], host))
        return false;
    // RFC 8601. The methods of later issues (SPF, DKIM, ...) add theirs here.
    put(out, "Authentication-Results: " + host.text, host.taint);
    const auto variable = [&](std::string_view name) {
        Value value;
        evaluator.variable(findVariable(name), name, value);
        return value;
    };
    const Value name = variable("sender_host_name");
    const Value address = variable("sender_host_address");
    if (!name.text.empty())
        put(out, ";\n\tiprev=pass (" + name.text + ") smtp.remote-ip=" + address.text, Taint::tainted);
    const Value method = variable("sender_host_authenticated");
    if (!method.text.empty())
        put(out, ";\n\tauth=pass (" + method.text + ") smtp.auth=" + variable("authenticated_id").text, Taint::tainted);
    return true;
}

} // namespace postroom::expand
