// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/message.h"

namespace postroom::wire {

namespace {

Message malformed(base::Json id, int code, std::string text) {
    WireError error;
    error.code = code;
    error.kind = base::ErrorKind::protocol;
    error.message = std::move(text);
    return Malformed{std::move(id), std::move(error)};
}

bool isId(const base::Json& id) { return id.isInteger() || (id.isString() && id.toStringView().size() <= 100); }

base::Json envelope(base::Json id) {
    return base::Json::object({{"jsonrpc", "2.0"}, {"id", std::move(id)}});
}

} // namespace

Message readMessage(std::string_view line) {
    auto parsed = base::Json::parse(line);
    if (!parsed)
        return malformed({}, codeParse, parsed.error().publicText);
    const base::Json& json = *parsed;
    if (json.isArray())
        return malformed({}, codeInvalidRequest, "batches are not part of this protocol: send one object on each line");
    if (!json.isObject())
        return malformed({}, codeInvalidRequest, "a message is an object");
    const base::Json id = isId(json["id"]) ? json["id"] : base::Json();
    if (json["jsonrpc"].toStringView() != "2.0")
        return malformed(id, codeInvalidRequest, "\"jsonrpc\":\"2.0\" is missing");
    if (json.has("method")) {
        const base::Json& params = json["params"];
        if (!json["method"].isString() || json["method"].toStringView().empty())
            return malformed(id, codeInvalidRequest, "the method is not a text");
        if (!params.isNull() && !params.isObject())
            return malformed(id, codeInvalidRequest, "params is not an object");
        if (!json.has("id"))
            return Notification{json["method"].toString(), params};
        if (id.isNull())
            return malformed({}, codeInvalidRequest, "the id is neither an integer nor a text of at most 100 bytes");
        return Request{id, json["method"].toString(), params};
    }
    if (json.has("error") && json["error"].isObject())
        return ErrorReply{id, readError(json["error"])};
    if (json.has("result") && !id.isNull())
        return Reply{id, json["result"]};
    return malformed(id, codeInvalidRequest, "neither a request nor a reply");
}

base::Json toJson(const Request& request) {
    base::Json json = envelope(request.id);
    json.set("method", request.method);
    if (!request.params.isNull())
        json.set("params", request.params);
    return json;
}

base::Json toJson(const Reply& reply) {
    base::Json json = envelope(reply.id);
    json.set("result", reply.result);
    return json;
}

base::Json toJson(const ErrorReply& reply) {
    base::Json json = envelope(reply.id);
    json.set("error", errorJson(reply.error));
    return json;
}

base::Json toJson(const Notification& notification) {
    base::Json json = base::Json::object({{"jsonrpc", "2.0"}, {"method", notification.method}});
    if (!notification.params.isNull())
        json.set("params", notification.params);
    return json;
}

} // namespace postroom::wire
