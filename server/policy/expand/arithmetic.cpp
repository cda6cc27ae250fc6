// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/arithmetic.h"

#include "shared/base/text.h"

#include <cerrno>
#include <cstdlib>
#include <limits>

namespace postroom::expand {

namespace {

constexpr int deepest = 200; // of parentheses
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

std::int64_t wrap(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}
std::uint64_t bits(std::int64_t value) {
    return static_cast<std::uint64_t>(value);
}

class Expression {
public:
    Expression(std::string_view text, NumberBase numbers) : m_text(text), m_numbers(numbers) {}

    bool run(std::int64_t& out, std::string& why) {
        const bool ok = chooseOr(out);
        skip();
        if (ok && m_why.empty() && m_at < m_text.size())
            m_why = "expecting operator";
        if (!m_why.empty()) {
            why = "error in expression evaluation: " + m_why + " (after processing \"" + m_text.substr(0, m_at) + "\")";
            return false;
        }
        return true;
    }

private:
    void skip() {
        while (m_at < m_text.size() && base::isSpace(m_text[m_at]))
            ++m_at;
    }
    char peek() {
        skip();
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    bool fail(std::string why) {
        if (m_why.empty())
            m_why = std::move(why);
        return false;
    }

    bool chooseOr(std::int64_t& out) {
        if (!chooseXor(out))
            return false;
        while (peek() == '|') {
            ++m_at;
            std::int64_t right = 0;
            if (!chooseXor(right))
                return false;
            out |= right;
        }
        return true;
    }
    bool chooseXor(std::int64_t& out) {
        if (!chooseAnd(out))
            return false;
        while (peek() == '^') {
            ++m_at;
            std::int64_t right = 0;
            if (!chooseAnd(right))
                return false;
            out ^= right;
        }
        return true;
    }
    bool chooseAnd(std::int64_t& out) {
        if (!shift(out))
            return false;
        while (peek() == '&') {
            ++m_at;
            std::int64_t right = 0;
            if (!shift(right))
                return false;
            out &= right;
        }
        return true;
    }
    bool shift(std::int64_t& out) {
        if (!sum(out))
            return false;
        while ((peek() == '<' || peek() == '>') && m_at + 1 < m_text.size() && m_text[m_at + 1] == m_text[m_at]) {
            const bool left = m_text[m_at] == '<';
            m_at += 2;
            std::int64_t by = 0;
            if (!sum(by))
                return false;
            const unsigned places = static_cast<unsigned>(bits(by) & 63);
            out = left ? wrap(bits(out) << places) : out >> places;
        }
        return true;
    }
    bool sum(std::int64_t& out) {
        if (!product(out))
            return false;
        while (peek() == '+' || peek() == '-') {
            const char op = m_text[m_at++];
            std::int64_t right = 0;
            if (!product(right))
                return false;
            // Exim refuses sums that do not fit, although it lets products and suffixes wrap.
            if (op == '+' ? __builtin_add_overflow(out, right, &right) : __builtin_sub_overflow(out, right, &right))
                return fail("overflow in sum");
            out = right;
        }
        return true;
    }
    bool product(std::int64_t& out) {
        if (!unary(out))
            return false;
        while (peek() == '*' || peek() == '/' || peek() == '%') {
            const char op = m_text[m_at++];
            std::int64_t right = 0;
            if (!unary(right))
                return false;
            if (op == '*')
                out = wrap(bits(out) * bits(right));
            else if (right == 0)
                return fail(op == '/' ? "divide by zero" : "modulo by zero");
            else if (out == least && right == -1)
                out = op == '/' ? std::numeric_limits<std::int64_t>::max() : 0;
            else
                out = op == '/' ? out / right : out % right;
        }
        return true;
    }
    bool unary(std::int64_t& out) {
        const char c = peek();
        if (c == '+' || c == '-' || c == '~') {
            ++m_at;
            if (!unary(out))
                return false;
            if (c == '-')
                out = wrap(0 - bits(out));
            else if (c == '~')
                out = ~out;
            return true;
        }
        return primary(out);
    }
    bool primary(std::int64_t& out) {
        const char c = peek();
        if (base::isDigit(c))
            return number(out);
        if (c != '(')
            return fail("expecting number or opening parenthesis");
        ++m_at;
        if (++m_depth > deepest)
            return fail("parentheses are nested too deeply");
        if (!chooseOr(out))
            return false;
        if (peek() != ')')
            return fail("expecting closing parenthesis");
        ++m_at;
        --m_depth;
        return true;
    }
    bool number(std::int64_t& out) {
        const char* begin = m_text.c_str() + m_at;
        char* end = nullptr;
        errno = 0;
        out = std::strtoll(begin, &end, m_numbers == NumberBase::decimal ? 10 : 0);
        m_at += static_cast<std::size_t>(end - begin);
        if (m_at < m_text.size()) {
            const char suffix = base::lowerChar(m_text[m_at]);
            const std::uint64_t factor = suffix == 'k' ? 1ULL << 10 : suffix == 'm' ? 1ULL << 20 : suffix == 'g' ? 1ULL << 30 : 0;
            if (factor != 0) {
                out = wrap(bits(out) * factor);
                ++m_at;
            }
        }
        return true;
    }

    std::string m_text;
    NumberBase m_numbers;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::string m_why;
};

} // namespace

bool readInteger(std::string_view text, std::int64_t& out, std::string& why) {
    const std::string copy(text);
    char* end = nullptr;
    errno = 0;
    out = std::strtoll(copy.c_str(), &end, 10);
    if (end == copy.c_str()) {
        why = "integer expected but \"" + copy + "\" found";
        return false;
    }
    bool over = errno == ERANGE;
    const char suffix = base::lowerChar(*end);
    const std::int64_t factor = suffix == 'k' ? 1LL << 10 : suffix == 'm' ? 1LL << 20 : suffix == 'g' ? 1LL << 30 : 1;
    if (factor != 1) {
        over = over || __builtin_mul_overflow(out, factor, &out);
        ++end;
    }
    if (over) {
        why = "absolute value of integer \"" + copy + "\" is too large (overflow)";
        return false;
    }
    while (base::isSpace(*end))
        ++end;
    if (*end != '\0') {
        why = "invalid integer \"" + copy + "\"";
        return false;
    }
    return true;
}

bool evaluateExpression(std::string_view text, NumberBase numbers, std::int64_t& out, std::string& why) {
    out = 0;
    return Expression(text, numbers).run(out, why);
}

} // namespace postroom::expand
