// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/common_options.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/message_filter.h"
#include "server/deliver/transport/message_variables.h"
#include "server/deliver/transport/pipe.h"
#include "server/mail/date.h"
#include "server/mail/header_list.h"
#include "server/platform/regex/pattern.h"
#include "server/policy/lookup/list.h"
#include "server/policy/world/world.h"
#include "shared/base/duration_text.h"
#include "shared/base/size_text.h"
#include "shared/base/text.h"

namespace postroom::transport {

namespace {

using base::ErrorKind;

// One item of headers_remove: a name, "name*", or "^regex" against the whole field.
bool isRemoved(const mail::HeaderField& field, const std::string& pattern, const regex::Pattern* compiled) {
    if (compiled != nullptr)
        return compiled->matches(field.text());
    if (!pattern.empty() && pattern.back() == '*')
        return base::startsWithIgnoreCase(field.name(), std::string_view(pattern).substr(0, pattern.size() - 1));
    return field.named(pattern);
}

base::Result<void> removeFields(mail::HeaderList& headers, const std::vector<std::string>& patterns) {
    for (const auto& pattern : patterns) {
        std::optional<regex::Pattern> compiled;
        if (!pattern.empty() && pattern[0] == '^') {
            auto made = regex::Pattern::compile(pattern, regex::PatternCase::ignore);
            if (!made)
                return base::fail(base::temporaryError(ErrorKind::invalid, "headers_remove: " + made.error().text()));
            compiled.emplace(std::move(*made));
        }
        headers.removeIf([&](const mail::HeaderField& field) { return isRemoved(field, pattern, compiled ? &*compiled : nullptr); });
    }
    return {};
}

base::Result<void> addAndRemove(const CommonOptions& options, const Batch& batch, const expand::Scope& scope, mail::HeaderList& headers) {
    auto removals = batch.headersRemove;
    for (const auto& program : options.headersRemove) {
        const auto value = program.evaluate(scope);
        if (!value && value.error().kind != expand::Failure::Kind::forced)
            return base::fail(base::temporaryError(ErrorKind::invalid, "headers_remove: " + value.error().message));
        if (!value)
            continue;
        lookup::ListSplitter names(value->text);
        while (auto name = names.next())
            if (!name->empty())
                removals.push_back(*name);
    }
    if (auto removed = removeFields(headers, removals); !removed)
        return removed;
    if (!options.headersRewrite.empty())
        options.headersRewrite.headers(headers, scope);
    for (const auto& field : batch.headersAdd)
        headers.add(field);
    for (const auto& program : options.headersAdd) {
        const auto value = program.evaluate(scope);
        if (!value && value.error().kind != expand::Failure::Kind::forced)
            return base::fail(base::temporaryError(ErrorKind::invalid, "headers_add: " + value.error().message));
        if (value)
            headers.add(value->text);
    }
    return {};
}

base::Result<void> checkSize(const CommonOptions& options, const Batch& batch, const expand::Scope& scope) {
    if (!options.messageSizeLimit)
        return {};
    const auto text = expandOption(*options.messageSizeLimit, "message_size_limit", options.name, scope);
    if (!text)
        return base::fail(text.error());
    const auto limit = base::readSize(base::trim(text->text));
    if (!limit)
        return base::fail(base::temporaryError(ErrorKind::invalid, "message_size_limit: " + limit.error().text()));
    const auto size = static_cast<std::int64_t>(batch.message.headers.size()) + batch.message.body.size;
    if (*limit > 0 && size > *limit)
        return base::fail(base::permanentError(ErrorKind::limit, "message is too big (transport limit = " + std::to_string(*limit) + ")"));
    return {};
}

// RFC 5321 4.4: Return-path is added at final delivery, and only one may stand there.
std::string traceFields(const CommonOptions& options, const Batch& batch, const std::string& returnPath, base::Time now) {
    std::string fields;
    if (options.returnPathAdd)
        fields += "Return-path: <" + returnPath + ">\r\n";
    if (options.envelopeToAdd) {
        fields += "Envelope-to: ";
        std::string separator;
        for (const auto& recipient : batch.recipients) {
            fields += separator + (recipient.original.empty() ? recipient.recipient.address : recipient.original);
            separator = ",\r\n ";
        }
        fields += "\r\n";
    }
    if (options.deliveryDateAdd)
        fields += "Delivery-date: " + mail::dateText(now) + "\r\n";
    return fields;
}

base::Result<OutgoingMessage> assembleMessage(const CommonOptions& options, const Batch& batch, const DeliveryContext& context);

} // namespace

CommonOptions readCommonOptions(router::OptionReader& reader) {
    CommonOptions options;
    options.name = reader.source().name;
    options.headersAdd = reader.programs("headers_add");
    options.headersRemove = reader.programs("headers_remove");
    options.headersRewrite = readHeaderRules(reader);
    options.returnPath = reader.program("return_path");
    options.messageSizeLimit = reader.program("message_size_limit");
    options.bodyOnly = reader.boolean("body_only", false);
    options.headersOnly = reader.boolean("headers_only", false);
    options.deliveryDateAdd = reader.boolean("delivery_date_add", false);
    options.envelopeToAdd = reader.boolean("envelope_to_add", false);
    options.returnPathAdd = reader.boolean("return_path_add", false);
    options.includeAffixes = reader.boolean("rcpt_include_affixes", false);
    if (const auto parallel = reader.text("max_parallel"))
        options.maxParallel = static_cast<std::size_t>(std::max<std::int64_t>(0, base::toInteger(base::trim(*parallel)).value_or(0)));
    if (const auto filter = reader.text("transport_filter"); filter && !base::trim(*filter).empty()) {
        const auto place = reader.placeOf("transport_filter");
        const auto words = splitCommand(*filter);
        if (!words)
            reader.error("bad-command", place, words.error().publicText);
        else
            for (const auto& word : *words)
                options.filter.push_back(reader.compile(word, place));
    }
    if (const auto timeout = reader.text("transport_filter_timeout")) {
        if (const auto read = base::readDuration(base::trim(*timeout)); read && read->count() > 0)
            options.filterTimeout = *read;
        else
            reader.error("bad-duration", reader.placeOf("transport_filter_timeout"), "transport_filter_timeout must be a time above zero, like 5m");
    }
    options.retryByLocalPart = reader.boolean("retry_use_local_part", true);
    options.homeDirectory = reader.program("home_directory");
    options.currentDirectory = reader.program("current_directory");
    options.shadow.transport = reader.text("shadow_transport").value_or("");
    options.shadow.condition = reader.program("shadow_condition");
    if (options.shadow.condition && options.shadow.transport.empty())
        reader.error("missing-option", reader.placeOf("shadow_condition"), "shadow_condition needs shadow_transport");
    for (const auto* name : {"user", "group", "initgroups", "disable_logging", "debug_print", "event_action"})
        reader.acceptSilently(name); // everything is delivered as the server's one user (DESIGN, section 9)
    return options;
}

std::int64_t OutgoingMessage::size() const {
    return (withHeaders ? static_cast<std::int64_t>(headers.size()) + 2 : 0) + (withBody && body != nullptr ? body->size : 0);
}

struct DeliveryScope::Parts {
    Parts(const Batch& batch, const BatchRecipient& recipient, const DeliveryContext& context, std::string_view transport)
        : message(batch.message), delivery(batch, recipient, transport), scope(context.scope) {
        delivery.returnPath = batch.returnPath;
        scope.variables.insert(scope.variables.begin(), {&delivery, &message});
    }
    MessageVariables message;
    DeliveryVariables delivery;
    expand::Scope scope;
};

DeliveryScope::DeliveryScope(const Batch& batch, const BatchRecipient& recipient, const DeliveryContext& context, std::string_view transport)
    : m_parts(std::make_unique<Parts>(batch, recipient, context, transport)) {}
DeliveryScope::~DeliveryScope() = default;
const expand::Scope& DeliveryScope::scope() const { return m_parts->scope; }
void DeliveryScope::set(std::string_view variable, expand::Value value) { m_parts->delivery.own.emplace_back(variable, std::move(value)); }
void DeliveryScope::setReturnPath(std::string returnPath) { m_parts->delivery.returnPath = std::move(returnPath); }

std::string withoutAffixes(const std::string& address, const std::vector<std::pair<std::string, expand::Value>>& variables) {
    std::size_t prefix = 0, suffix = 0;
    for (const auto& [name, value] : variables) {
        if (name == "local_part_prefix")
            prefix = value.text.size();
        else if (name == "local_part_suffix")
            suffix = value.text.size();
    }
    const auto at = address.rfind('@');
    if (prefix + suffix == 0 || at == std::string::npos || prefix + suffix >= at)
        return address;
    return address.substr(prefix, at - prefix - suffix) + address.substr(at);
}

base::Result<expand::Value> expandOption(const expand::Program& program, std::string_view setting, std::string_view transport,
                                         const expand::Scope& scope) {
    auto value = program.evaluate(scope);
    if (value)
        return std::move(*value);
    return base::fail(base::temporaryError(ErrorKind::invalid, "failed to expand " + std::string(setting) + " of transport " +
                                                                   std::string(transport) + ": " + value.error().message));
}

base::Result<void> setHome(const CommonOptions& options, DeliveryScope& scope) {
    if (!options.homeDirectory)
        return {};
    auto home = expandOption(*options.homeDirectory, "home_directory", options.name, scope.scope());
    if (!home)
        return base::fail(home.error());
    scope.set("home", std::move(*home));
    return {};
}

base::Result<OutgoingMessage> prepareMessage(const CommonOptions& options, const Batch& batch, const DeliveryContext& context) {
    auto message = assembleMessage(options, batch, context);
    if (!message || options.filter.empty())
        return message;
    DeliveryScope scope(batch, batch.recipients.front(), context, options.name);
    scope.setReturnPath(message->returnPath);
    if (auto filtered = filterMessage(options, batch, context, scope.scope(), *message); !filtered)
        return base::fail(filtered.error());
    return message;
}

namespace {

base::Result<OutgoingMessage> assembleMessage(const CommonOptions& options, const Batch& batch, const DeliveryContext& context) {
    OutgoingMessage out;
    out.body = &batch.message.body;
    out.returnPath = batch.returnPath;
    out.withHeaders = !options.bodyOnly;
    out.withBody = !options.headersOnly;
    const bool expands = options.returnPath || options.messageSizeLimit || !options.headersAdd.empty() || !options.headersRemove.empty() ||
                         !options.headersRewrite.empty();
    std::optional<DeliveryScope> scope;
    if (expands)
        scope.emplace(batch, batch.recipients.front(), context, options.name);
    if (options.returnPath) {
        const auto path = options.returnPath->evaluate(scope->scope());
        if (!path && path.error().kind != expand::Failure::Kind::forced)
            return base::fail(base::temporaryError(ErrorKind::invalid, "failed to expand return_path: " + path.error().message));
        if (path) {
            out.returnPath = path->text == "<>" ? std::string() : path->text;
            scope->setReturnPath(out.returnPath);
        }
    }
    if (expands)
        if (auto checked = checkSize(options, batch, scope->scope()); !checked)
            return base::fail(checked.error());
    if (options.bodyOnly)
        return out;
    const bool changes = expands || !batch.headersAdd.empty() || !batch.headersRemove.empty() || options.returnPathAdd;
    if (!changes) { // the common case of a relay: nothing is even looked at
        out.headers = traceFields(options, batch, out.returnPath, context.scope.world.now()) + batch.message.headers;
        return out;
    }
    auto headers = mail::HeaderList::parse(batch.message.headers);
    if (options.returnPathAdd)
        headers.remove("Return-path");
    if (expands || !batch.headersAdd.empty() || !batch.headersRemove.empty()) {
        if (!scope)
            scope.emplace(batch, batch.recipients.front(), context, options.name);
        if (auto changed = addAndRemove(options, batch, scope->scope(), headers); !changed)
            return base::fail(changed.error());
    }
    out.headers = traceFields(options, batch, out.returnPath, context.scope.world.now()) + headers.text();
    return out;
}

} // namespace

BatchResult allRecipients(const Batch& batch, queue::RecipientOutcome::Kind kind, const std::string& text, const std::string& enhanced,
                          const std::string& retryError) {
    BatchResult result;
    for (const auto& recipient : batch.recipients) {
        queue::RecipientOutcome outcome;
        outcome.number = recipient.number;
        outcome.kind = kind;
        outcome.text = text;
        outcome.enhanced = enhanced;
        outcome.retryError = retryError;
        result.outcomes.push_back(std::move(outcome));
    }
    return result;
}

BatchResult allRecipients(const Batch& batch, const base::Error& error) {
    return allRecipients(batch, error.temporary ? queue::RecipientOutcome::Kind::deferred : queue::RecipientOutcome::Kind::failed,
                         error.text(), error.temporary ? "4.3.0" : error.kind == ErrorKind::limit ? "5.3.4" : "5.3.0");
}

} // namespace postroom::transport
