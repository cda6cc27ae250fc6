// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/hello.h"

namespace postroom::wire {

Request helloRequest(const HelloRequest& hello, base::Json id) {
    return Request{std::move(id), "hello", base::Json::object({{"version", hello.version}, {"client", hello.client}})};
}

base::Result<HelloRequest> readHelloRequest(const base::Json& params) {
    HelloRequest hello;
    hello.version = static_cast<int>(params["version"].toInteger());
    hello.client = params["client"].toString();
    if (!params["version"].isInteger())
        return base::fail(base::permanentError(base::ErrorKind::protocol, "hello needs the version of the protocol"));
    if (hello.version != protocolVersion)
        return base::fail(base::permanentError(base::ErrorKind::protocol,
                                               "this server speaks version " + std::to_string(protocolVersion) +
                                                   " of the control protocol, the client version " +
                                                   std::to_string(hello.version) + ": install the same release on both sides"));
    return hello;
}

base::Json helloReplyJson(const HelloReply& hello) {
    base::Json roles = base::Json::array();
    for (const auto& role : hello.roles)
        roles.append(role);
    return base::Json::object({{"version", hello.version},
                               {"server", hello.server},
                               {"host_name", hello.hostName},
                               {"user", hello.user},
                               {"roles", std::move(roles)},
                               {"epoch", hello.epoch},
                               {"maximum_frame", hello.maximumFrame}});
}

base::Result<HelloReply> readHelloReply(const base::Json& result) {
    HelloReply hello;
    if (!result["version"].isInteger())
        return base::fail(base::permanentError(base::ErrorKind::protocol, "the other side does not speak Postroom's control protocol"));
    hello.version = static_cast<int>(result["version"].toInteger());
    hello.server = result["server"].toString();
    hello.hostName = result["host_name"].toString();
    hello.user = result["user"].toString();
    for (const auto& role : result["roles"].items())
        hello.roles.push_back(role.toString());
    hello.epoch = result["epoch"].toString();
    hello.maximumFrame = result["maximum_frame"].toInteger(static_cast<std::int64_t>(maximumFrame));
    return hello;
}

} // namespace postroom::wire
