// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/trace.h"

#include "server/policy/acl/phases.h"
#include "server/policy/acl/words.h"
#include "shared/base/packed.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace postroom::acl {

namespace {

// Reads the packed form; the first thing that does not fit makes every later read fail.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    bool skip(std::string_view expected) {
        if (!m_rest.starts_with(expected))
            return m_good = false;
        m_rest.remove_prefix(expected.size());
        return true;
    }
    std::uint8_t byte() {
        if (m_rest.empty()) {
            m_good = false;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            value |= static_cast<std::uint64_t>(part & 0x7F) << shift;
            if ((part & 0x80) == 0)
                return value;
        }
        m_good = false;
        return 0;
    }
    std::string text() {
        const std::uint64_t length = number();
        if (length > m_rest.size()) {
            m_good = false;
            return {};
        }
        std::string value(m_rest.substr(0, length));
        m_rest.remove_prefix(length);
        return value;
    }
    void forgetTexts() { m_texts.clear(); }
    std::string policyText() {
        const std::uint64_t index = number();
        if (index == m_texts.size() && m_good)
            m_texts.push_back(text());
        if (index >= m_texts.size()) {
            m_good = false;
            return {};
        }
        return m_texts[index];
    }

private:
    std::string_view m_rest;
    std::vector<std::string> m_texts;
    bool m_good = true;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view packed) : m_reader(packed) {}

    bool run() {
        while (m_reader.good() && !m_reader.atEnd()) {
            const auto last = static_cast<char>(m_reader.byte());
            switch (last) {
            case 'P': segment(); break;
            case 'D': decision(); break;
            case 'S': statement(); break;
            case 'T': term(); break;
            case 'W': shadow(); break;
            case 'I': m_inputs = m_reader.text(); break;
            case 'E': end(); break;
            case 'A': at(); break;
            case static_cast<char>(Attachment::transcript):
            case static_cast<char>(Attachment::refused):
            case static_cast<char>(Attachment::rewritten):
            case static_cast<char>(Attachment::notice): m_attachments.emplace_back(last, m_reader.text()); break;
            default: return false;
            }
        }
        return m_reader.good();
    }
    std::vector<TracedDecision> take() { return std::move(m_decisions); }
    [[nodiscard]] const std::vector<std::pair<char, std::string>>& attachments() const { return m_attachments; }
    std::string takeInputs() { return std::move(m_inputs); }

private:
    // Traces may follow each other; each has its own texts.
    void segment() {
        m_reader.skip("T\x01");
        m_reader.forgetTexts();
    }
    void decision() {
        TracedDecision decision;
        const std::uint8_t phase = m_reader.byte();
        if (phase < phaseCount)
            decision.phase = phaseName(static_cast<Phase>(phase));
        decision.revision = static_cast<std::int64_t>(m_reader.number());
        decision.recipient = m_reader.text();
        m_decisions.push_back(std::move(decision));
        m_open.clear();
    }
    void at() {
        const auto time = base::fromEpochMicros(static_cast<std::int64_t>(m_reader.number()));
        if (m_decisions.empty())
            m_reader.skip("\xFF");
        else
            m_decisions.back().time = time;
    }
    void statement() {
        TracedStatement statement;
        statement.depth = static_cast<std::uint32_t>(m_reader.number());
        statement.acl = m_reader.policyText();
        statement.number = static_cast<std::uint32_t>(m_reader.number());
        statement.verb = m_reader.policyText();
        if (m_decisions.empty() || statement.depth > m_open.size() || !m_reader.good()) {
            m_reader.skip("\xFF");
            return;
        }
        m_open.resize(statement.depth);
        m_open.push_back(m_decisions.back().statements.size());
        m_decisions.back().statements.push_back(std::move(statement));
    }
    void term() {
        TracedTerm term;
        const std::uint64_t depth = m_reader.number();
        const std::uint8_t flags = m_reader.byte();
        term.negated = (flags & 1) != 0;
        term.truth = static_cast<Truth>(std::min<unsigned>(flags >> 1, static_cast<unsigned>(Truth::notReached)));
        term.name = m_reader.policyText();
        term.source = m_reader.policyText();
        term.operand = m_reader.text();
        term.found = m_reader.text();
        term.microseconds = static_cast<std::uint32_t>(m_reader.number());
        if (m_decisions.empty() || depth >= m_open.size() || !m_reader.good()) {
            m_reader.skip("\xFF");
            return;
        }
        m_decisions.back().statements[m_open[depth]].terms.push_back(std::move(term));
    }
    // Statements that a nested ACL ran stand between it and the statement that called them.
    void shadow() {
        const std::uint64_t depth = m_reader.number();
        const bool held = m_reader.byte() != 0;
        if (m_decisions.empty() || depth >= m_open.size()) {
            m_reader.skip("\xFF");
            return;
        }
        m_decisions.back().statements[m_open[depth]].shadow = held ? TracedStatement::Shadow::would : TracedStatement::Shadow::wouldNot;
    }
    void end() {
        if (m_decisions.empty()) {
            m_reader.skip("\xFF");
            return;
        }
        TracedDecision& decision = m_decisions.back();
        decision.outcome = outcomeName(static_cast<Outcome>(std::min<unsigned>(m_reader.byte(), static_cast<unsigned>(Outcome::drop))));
        const std::uint64_t decided = m_reader.number();
        decision.microseconds = static_cast<std::uint32_t>(m_reader.number());
        decision.decidedBy = m_reader.text();
        decision.reply = m_reader.text();
        if (decided > 0 && decided <= decision.statements.size())
            decision.statements[decided - 1].decided = true;
    }

    Reader m_reader;
    std::string m_inputs;
    std::vector<TracedDecision> m_decisions;
    std::vector<std::pair<char, std::string>> m_attachments;
    std::vector<std::size_t> m_open; // the latest statement of each depth
};

base::Json termJson(const TracedTerm& term) {
    base::Json json = base::Json::object({{"name", term.name}, {"source", term.source}, {"truth", truthName(term.truth)}});
    if (term.negated)
        json.set("negated", true);
    if (!term.operand.empty() && term.operand != term.source)
        json.set("operand", term.operand);
    if (!term.found.empty())
        json.set("found", term.found);
    json.set("microseconds", static_cast<std::int64_t>(term.microseconds));
    return json;
}

base::Json statementJson(const TracedStatement& statement) {
    base::Json terms = base::Json::array();
    for (const TracedTerm& term : statement.terms)
        terms.append(termJson(term));
    base::Json json = base::Json::object({{"acl", statement.acl},
                                          {"number", static_cast<std::int64_t>(statement.number)},
                                          {"verb", statement.verb},
                                          {"depth", static_cast<std::int64_t>(statement.depth)},
                                          {"decided", statement.decided},
                                          {"terms", std::move(terms)}});
    if (statement.shadow != TracedStatement::Shadow::none)
        json.set("shadow", statement.shadow == TracedStatement::Shadow::would ? "would apply" : "would not apply");
    return json;
}

} // namespace

base::Result<std::vector<TracedDecision>> unpackTrace(std::string_view packed, std::string* inputs) {
    if (packed.empty())
        return std::vector<TracedDecision>();
    if (!packed.starts_with("PT"))
        return base::fail(base::permanentError(base::ErrorKind::invalid, "This is no decision trace."));
    if (packed.size() < 3 || packed[2] != 1)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "This decision trace has a form that this version does not know.",
                                               "version " + std::to_string(packed.size() < 3 ? 0 : static_cast<unsigned char>(packed[2]))));
    Unpacker unpacker(packed.substr(3));
    if (!unpacker.run())
        return base::fail(base::permanentError(base::ErrorKind::invalid, "The decision trace is damaged."));
    if (inputs != nullptr)
        *inputs = unpacker.takeInputs();
    return unpacker.take();
}

void appendInputs(std::string& packed, std::string_view inputs) {
    packed.push_back('I');
    base::PackWriter(packed).text(inputs);
}

base::Result<std::vector<TracedDecision>> unpackAllDecisions(std::string_view packed) {
    auto own = unpackTrace(packed);
    auto refused = unpackTrace(attachmentOf(packed, Attachment::refused));
    if (!own || !refused || refused->empty())
        return own;
    refused->insert(refused->end(), std::make_move_iterator(own->begin()), std::make_move_iterator(own->end()));
    std::stable_sort(refused->begin(), refused->end(), [](const TracedDecision& a, const TracedDecision& b) { return a.time < b.time; });
    // What was decided about the connection stands in each piece: once is enough.
    std::vector<TracedDecision> once;
    std::set<std::tuple<std::string, std::string, base::Time>> seen;
    for (TracedDecision& decision : *refused)
        if (decision.time == base::Time() || seen.emplace(decision.phase, decision.recipient, decision.time).second)
            once.push_back(std::move(decision));
    return once;
}

std::string packAttachment(Attachment kind, std::string_view text) {
    std::string packed{'P', 'T', '\x01', static_cast<char>(kind)};
    std::size_t rest = text.size();
    for (; rest >= 0x80; rest >>= 7U)
        packed.push_back(static_cast<char>((rest & 0x7FU) | 0x80U));
    packed.push_back(static_cast<char>(rest));
    return packed.append(text);
}

std::string attachmentOf(std::string_view packed, Attachment kind) {
    std::string found;
    if (packed.size() < 3 || !packed.starts_with("PT") || packed[2] != 1)
        return found;
    Unpacker unpacker(packed.substr(3));
    (void)unpacker.run();
    for (const auto& [name, text] : unpacker.attachments())
        if (name == static_cast<char>(kind))
            found = text;
    return found;
}

base::Json traceJson(const std::vector<TracedDecision>& trace) {
    base::Json decisions = base::Json::array();
    for (const TracedDecision& decision : trace) {
        base::Json statements = base::Json::array();
        for (const TracedStatement& statement : decision.statements)
            statements.append(statementJson(statement));
        base::Json json = base::Json::object({{"phase", decision.phase},
                                              {"recipient", decision.recipient},
                                              {"outcome", decision.outcome},
                                              {"reply", decision.reply},
                                              {"decided_by", decision.decidedBy},
                                              {"microseconds", static_cast<std::int64_t>(decision.microseconds)},
                                              {"revision", decision.revision},
                                              {"statements", std::move(statements)}});
        if (decision.time != base::Time())
            json.set("time", base::toEpochMicros(decision.time));
        decisions.append(std::move(json));
    }
    return decisions;
}

} // namespace postroom::acl
