// SPDX-License-Identifier: Apache-2.0
// config counters: how often each statement, router and list entry applied.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

std::string count(const base::Json& number) { return std::to_string(number.toInteger()); }

std::string remarkOf(const base::Json& statement) {
    std::string remark = statement["shadow"].toBool() ? "in shadow mode" : "";
    const auto add = [&remark](const std::string& text) { remark += (remark.empty() ? "" : "; ") + text; };
    if (statement["shadowed_by"].isInteger())
        add((statement["certain"].toBool() ? "never reached: " : "not reached: ") + statement["reason"].toString());
    else if (statement["asked"].toInteger() == 0)
        add("never asked");
    else if (statement["applied"].toInteger() == 0)
        add("never applied");
    return remark;
}

int counters(Context& context, bool all) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "policy.counters");
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    const base::Time now = context.clock.now();
    const auto last = [&now](const base::Json& row) { return row["last"].isInteger() ? relativeText(row["last"].toInteger(), now) : std::string("never"); };
    Table statements({{"ACL", Align::left, 30}, {"No", Align::right, 0}, {"Asked", Align::right, 0}, {"Applied", Align::right, 0}, {"Last", Align::left, 12},
                      {"Statement", Align::left, 60}, {"", Align::left, 0}});
    for (const base::Json& row : (*reply)["statements"].items())
        statements.add({row["acl"].toString(), count(row["statement"]), count(row["asked"]), count(row["applied"]), last(row), row["text"].toString(), remarkOf(row)});
    context.out.line("Counted since " + timeText((*reply)["since"].toInteger()) + "; revision " + count((*reply)["revision"]) + ".");
    context.out.text(statements.text(context.out.width()));
    for (const base::Json& row : (*reply)["statements"].items())
        for (const base::Json& example : row["examples"].items())
            context.out.line("  " + row["acl"].toString() + " " + count(row["statement"]) + " would have applied " + relativeText(example["time"].toInteger(), now) +
                             ": " + terminalSafe(example["client"].toString() + " <" + example["sender"].toString() + "> to <" + example["recipient"].toString() +
                                                 ">; " + example["found"].toString()));
    Table routers({{"Router", Align::left, 40}, {"Asked", Align::right, 0}, {"Taken", Align::right, 0}, {"Last", Align::left, 0}});
    for (const base::Json& row : (*reply)["routers"].items())
        routers.add({row["router"].toString(), count(row["asked"]), count(row["applied"]), last(row)});
    context.out.line("");
    context.out.text(routers.text(context.out.width()));
    Table entries({{"List", Align::left, 40}, {"Entry", Align::left, 50}, {"Matched", Align::right, 0}, {"Last", Align::left, 0}});
    for (const base::Json& list : (*reply)["lists"].items())
        for (const base::Json& row : list["items"].items())
            if (all || row["applied"].toInteger() > 0)
                entries.add({list["object"].toString(), row["item"].toString(), count(row["applied"]), last(row)});
    if (!entries.empty()) {
        context.out.line("");
        context.out.text(entries.text(context.out.width()));
    }
    return exitOk;
}

} // namespace

void addCountersCommand(Command config, Context& context) {
    const auto all = std::make_shared<bool>(false);
    config.sub("counters", "How often each rule applied, and which never did")
        .flag("--all", *all, "Also list entries that never matched")
        .keeping(all)
        .does([&context, all] { return counters(context, *all); });
}

} // namespace postroom::ctl
