// SPDX-License-Identifier: Apache-2.0
// bounce explain: what a bounce means, and whose problem it is.
#include "server/ctl/bounce_text.h"
#include "server/ctl/commands.h"

namespace postroom::ctl {

namespace {

int explain(Context& context, const std::string& file) {
    const auto text = context.readFile(file);
    if (!text)
        return text.error();
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object();
    if (const auto attached = client->attach(params, "text", *text); !attached)
        return context.report(attached.error());
    const auto reply = context.ask(*client, "bounce.explain", std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        context.printJson(*reply);
    else
        context.out.text(bounceText(*reply, context.out.width()));
    return (*reply)["kind"].toStringView() == "not_a_bounce" ? exitFailed : exitOk;
}

} // namespace

void addBounceCommand(Command root, Context& context) {
    Command bounce = root.sub("bounce", "What a bounce means");
    const auto file = std::make_shared<std::string>("-");
    bounce.sub("explain", "Who refused it, why, whose problem it is, what to do, and an answer for the user")
        .word("FILE", *file, "The bounce as a file, or - for standard input: a whole report, a piece of it, or one line (usual: -)", Need::optional)
        .keeping(file)
        .does([&context, file] { return explain(context, *file); });
}

} // namespace postroom::ctl
