// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/pipe_options.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/pipe.h"
#include "server/policy/lookup/list.h"
#include "shared/base/duration_text.h"
#include "shared/base/size_text.h"
#include "shared/base/text.h"

namespace postroom::transport {

namespace {

void readExitCodes(router::OptionReader& reader, PipeOptions& options) {
    const auto text = reader.text("temp_errors");
    if (!text)
        return;
    options.temporary.clear();
    lookup::ListSplitter items(*text);
    while (auto item = items.next()) {
        if (*item == "*")
            options.allTemporary = true;
        else if (const auto code = base::toInteger(*item))
            options.temporary.insert(static_cast<int>(*code));
        else if (!item->empty())
            reader.error("bad-list", reader.placeOf("temp_errors"), "\"" + *item + "\" is no exit status");
    }
}

// Words that stand for several arguments; they are put in as they are, not expanded.
bool isListOfArguments(std::string_view word, bool forced) {
    return word == "$pipe_addresses" || word == "${pipe_addresses}" || (forced && (word == "$address_pipe" || word == "${address_pipe}"));
}

void readCommand(router::OptionReader& reader, PipeOptions& options) {
    const auto command = reader.text("command");
    if (!command) {
        if (options.forceCommand)
            reader.error("missing-option", reader.placeOf("force_command"), "force_command needs a command");
        return;
    }
    const auto place = reader.placeOf("command");
    if (options.useShell) {
        options.shellCommand = reader.compile(*command, place);
        return;
    }
    auto words = splitCommand(*command);
    if (!words) {
        reader.error("bad-command", place, words.error().publicText);
        return;
    }
    for (auto& word : *words) {
        auto program = isListOfArguments(word, options.forceCommand) ? expand::Program() : reader.compile(word, place);
        options.command.emplace_back(std::move(word), std::move(program));
    }
}

void readLimits(router::OptionReader& reader, PipeOptions& options) {
    if (const auto timeout = reader.text("timeout")) {
        const auto read = base::readDuration(base::trim(*timeout));
        if (read)
            options.timeout = *read;
        else
            reader.error("bad-duration", reader.placeOf("timeout"), read.error().text());
    }
    if (const auto limit = reader.text("max_output")) {
        const auto read = base::readSize(base::trim(*limit));
        if (read)
            options.maxOutput = static_cast<std::size_t>(*read);
        else
            reader.error("bad-size", reader.placeOf("max_output"), read.error().text());
    }
}

} // namespace

PipeOptions readPipeOptions(router::OptionReader& reader) {
    PipeOptions options;
    options.common = readCommonOptions(reader);
    options.batch = LocalBatch::read(reader);
    options.frame = readFrameOptions(reader);
    options.useShell = reader.boolean("use_shell", false);
    options.forceCommand = reader.boolean("force_command", false);
    readCommand(reader, options);
    options.environment = reader.program("environment");
    options.path = reader.program("path");
    options.allowCommands = reader.program("allow_commands");
    options.timeoutDefers = reader.boolean("timeout_defer", false);
    options.ignoreStatus = reader.boolean("ignore_status", false);
    options.returnOutput = reader.boolean("return_output", false);
    options.returnFailOutput = reader.boolean("return_fail_output", false);
    readExitCodes(reader, options);
    readLimits(reader, options);
    options.freezeExecFail = reader.boolean("freeze_exec_fail", false);
    options.freezeSignal = reader.boolean("freeze_signal", false);
    options.restrictToPath = reader.boolean("restrict_to_path", false);
    // A shell would run what these two want to keep out.
    for (const auto& [set, name] : {std::pair(options.allowCommands.has_value(), "allow_commands"), std::pair(options.restrictToPath, "restrict_to_path")})
        if (set && options.useShell)
            reader.error("conflicting-options", reader.placeOf(name), std::string(name) + " and use_shell exclude each other");
    reader.reportUnknown();
    return options;
}

} // namespace postroom::transport
