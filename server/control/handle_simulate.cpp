// SPDX-License-Identifier: Apache-2.0
// config.simulate: one dialogue with two configurations, side by side.
#include "server/control/handle_diagnose.h"

#include "server/control/connection.h"
#include "shared/base/text.h"
#include "shared/wire/bytes_field.h"

#include <algorithm>

namespace postroom::control {

namespace {

constexpr std::size_t mostLines = 5000;
constexpr std::size_t mostSteps = 1000; ///< lines of a message are one step

/// One of the two servers of a simulation.
struct Side {
    std::unique_ptr<Dialogue> dialogue;
    DialogueStep step;
    bool inData = false;

    void open() { take(dialogue->open()); }
    void feed(std::string_view bytes) {
        if (step.closed)
            step = closedStep();
        else
            take(dialogue->feed(bytes));
    }
    static DialogueStep closedStep() {
        DialogueStep step;
        step.closed = true;
        return step;
    }
    void take(DialogueStep taken) {
        step = std::move(taken);
        const std::size_t end = step.replies.rfind('\n', step.replies.size() < 2 ? 0 : step.replies.size() - 2);
        inData = step.replies.compare(end == std::string::npos ? 0 : end + 1, 3, "354") == 0;
    }
};

/// Message ids are new each time and no difference.
std::string comparable(const DialogueStep& step) {
    return step.wouldAccept.empty() ? step.replies : base::replaceAll(step.replies, step.wouldAccept, "ID");
}

base::Json verdictsOf(const DialogueStep& step, bool withRules) {
    base::Json list = base::Json::array();
    for (const base::Json& decision : step.decisions.items()) {
        base::Json json = base::Json::object({{"phase", decision["phase"]}, {"recipient", decision["recipient"]}, {"outcome", decision["outcome"]}});
        if (withRules)
            for (const base::Json& statement : decision["statements"].items())
                if (statement["decided"].toBool()) { // its text, not its number: what was inserted before it changes nothing
                    json.set("verb", statement["verb"]);
                    base::Json terms = base::Json::array();
                    for (const base::Json& term : statement["terms"].items())
                        terms.append(base::Json::object({{"name", term["name"]}, {"source", term["source"]}}));
                    json.set("terms", std::move(terms));
                }
        list.append(std::move(json));
    }
    return list;
}

std::string_view difference(const DialogueStep& after, const DialogueStep& before) {
    if (comparable(after) != comparable(before) || after.closed != before.closed || !(verdictsOf(after, false) == verdictsOf(before, false)))
        return "reply";
    return verdictsOf(after, true) == verdictsOf(before, true) ? "no" : "rule";
}

base::Json sideJson(const DialogueStep& step) {
    base::Json json = base::Json::object({{"closed", step.closed}});
    wire::setBytes(json, "replies", step.replies);
    if (!step.wouldAccept.empty())
        json.set("would_accept", step.wouldAccept);
    json.set("decisions", step.decisions.isNull() ? base::Json::array() : step.decisions);
    base::Json sentences = base::Json::array();
    for (const auto& sentence : step.sentences)
        sentences.append(sentence);
    json.set("sentences", std::move(sentences));
    return json;
}

/// What the client says at once: a command, or a message with its dot when one of the servers wants it.
struct Script {
    std::vector<std::string> lines;
    std::size_t next = 0;

    explicit Script(std::string_view text) {
        for (std::string_view line : base::split(text, '\n')) {
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            lines.emplace_back(line);
        }
        if (!lines.empty() && lines.back().empty())
            lines.pop_back();
    }
    [[nodiscard]] bool atEnd() const { return next >= lines.size(); }
    std::string command() { return lines[next++] + "\r\n"; }
    std::string content() {
        std::string bytes;
        while (!atEnd()) {
            bytes += lines[next] + "\r\n";
            if (lines[next++] == ".")
                break;
        }
        return bytes;
    }
};

struct Comparison {
    base::Json steps = base::Json::array();
    std::int64_t replies = 0, rules = 0;

    void add(const std::string& said, const Side& after, const Side& before) {
        const std::string_view differs = difference(after.step, before.step);
        replies += differs == "reply" ? 1 : 0;
        rules += differs == "rule" ? 1 : 0;
        base::Json step = base::Json::object({{"differs", differs}, {"after", sideJson(after.step)}, {"before", sideJson(before.step)}});
        wire::setBytes(step, "said", said);
        steps.append(std::move(step));
    }
};

/// A server that refused DATA does not get the message: what the other one takes for text would be commands to it.
void converse(Script& script, Side& after, Side& before, Comparison& comparison) {
    while (!script.atEnd() && !(after.step.closed && before.step.closed) && comparison.steps.size() < mostSteps) {
        if (!after.inData && !before.inData) {
            const std::string line = script.command();
            after.feed(line);
            before.feed(line);
            comparison.add(line, after, before);
            continue;
        }
        const std::string content = script.content();
        for (Side* side : {&after, &before}) {
            if (side->inData)
                side->feed(content);
            else
                side->step = side->step.closed ? Side::closedStep() : DialogueStep();
            side->inData = false;
        }
        comparison.add(content, after, before);
    }
    for (Side* side : {&after, &before})
        if (!side->step.closed)
            side->dialogue->end();
}

} // namespace

Answer simulate(DiagnoseRunner& runner, const Call& call) {
    const auto text = call.connection.uploads().content(call.params, "dialogue");
    if (!text)
        return refuse(text.error());
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    const auto against = readChoice(call.params["against"]);
    if (!against)
        return refuse(against.error());
    Script script(*text);
    if (script.lines.size() > mostLines)
        return refuseField("dialogue", "at most " + std::to_string(mostLines) + " lines");
    DialogueQuestion question = readDialogueQuestion(call.params);
    question.explain = true;
    Side after, before;
    for (auto [side, which] : {std::pair(&after, &*choice), std::pair(&before, &*against)}) {
        auto dialogue = runner.dialogue(*which, question);
        if (!dialogue)
            return refuse(dialogue.error());
        side->dialogue = std::move(*dialogue);
        side->open();
    }
    Comparison comparison;
    comparison.add("", after, before);
    converse(script, after, before, comparison);
    return base::Json::object({{"steps", std::move(comparison.steps)}, {"differences", comparison.replies}, {"rules", comparison.rules}});
}

} // namespace postroom::control
