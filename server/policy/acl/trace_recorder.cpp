// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/trace_recorder.h"

#include <array>

namespace postroom::acl {

namespace {
constexpr std::string_view magic = "PT\x01";
constexpr std::size_t firstReservation = 1024;
} // namespace

TraceRecorder::TraceRecorder(std::size_t textCount) : m_textCount(textCount) {}

void TraceRecorder::number(std::uint64_t value) {
    if (value < 0x80) { // nearly always
        m_buffer.push_back(static_cast<char>(value));
        return;
    }
    std::array<char, 10> bytes;
    std::size_t length = 0;
    for (; value >= 0x80; value >>= 7)
        bytes[length++] = static_cast<char>(value | 0x80);
    bytes[length++] = static_cast<char>(value);
    m_buffer.append(bytes.data(), length);
}

void TraceRecorder::text(std::string_view value) {
    if (value.size() > operandLimit)
        value = value.substr(0, operandLimit);
    number(value.size());
    m_buffer.append(value);
}

void TraceRecorder::policyText(StaticText value) {
    std::uint32_t& index = m_indexes[value.id];
    if (index != 0) {
        number(index - 1);
        return;
    }
    number(m_nextIndex);
    index = ++m_nextIndex;
    text(value.text);
}

void TraceRecorder::beginDecision(Phase phase, std::string_view recipient, base::RevisionId revision) {
    if (m_buffer.empty())
        m_buffer.append(magic);
    m_statements = 0;
    m_decided = 0;
    m_buffer.push_back('D');
    m_buffer.push_back(static_cast<char>(phase));
    number(static_cast<std::uint64_t>(revision.value));
    text(recipient);
}

void TraceRecorder::askedAt(base::Time time) {
    m_buffer.push_back('A');
    number(static_cast<std::uint64_t>(base::toEpochMicros(time)));
}

std::uint32_t TraceRecorder::beginStatement(StaticText acl, std::uint32_t statementNumber, StaticText verb, std::uint32_t depth) {
    if (m_indexes.empty()) { // not before: a parked session that only greeted holds next to nothing
        m_indexes.assign(m_textCount, 0);
        m_buffer.reserve(firstReservation);
    }
    m_buffer.push_back('S');
    number(depth);
    policyText(acl);
    number(statementNumber);
    policyText(verb);
    return m_statements++;
}

void TraceRecorder::term(std::uint32_t depth, StaticText name, bool negated, StaticText source, std::string_view operand,
                         std::string_view found, Truth truth, std::uint32_t microseconds) {
    if (m_buffer.size() > softLimit)
        return;
    m_buffer.push_back('T');
    number(depth);
    m_buffer.push_back(static_cast<char>(static_cast<unsigned>(truth) << 1 | (negated ? 1U : 0U)));
    policyText(name);
    policyText(source);
    text(operand);
    text(found);
    number(microseconds);
}

void TraceRecorder::shadowStatement(std::uint32_t depth, bool held) {
    m_buffer.push_back('W');
    number(depth);
    m_buffer.push_back(held ? '\1' : '\0');
}

void TraceRecorder::endDecision(Outcome outcome, std::uint32_t microseconds, std::string_view decidedBy, std::string_view reply) {
    m_buffer.push_back('E');
    m_buffer.push_back(static_cast<char>(outcome));
    number(m_decided);
    number(microseconds);
    text(decidedBy);
    text(reply);
}

std::string TraceRecorder::takeBackTo(Mark mark) {
    if (mark.size == 0)
        return take();
    std::string taken = m_buffer;
    m_buffer.resize(mark.size);
    for (std::uint32_t& index : m_indexes)
        if (index > mark.nextIndex)
            index = 0;
    m_nextIndex = mark.nextIndex;
    return taken;
}

std::string TraceRecorder::take() {
    std::string taken;
    taken.swap(m_buffer);
    m_indexes = {};
    m_nextIndex = 0;
    return taken;
}

} // namespace postroom::acl
