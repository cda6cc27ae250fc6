// SPDX-License-Identifier: Apache-2.0
// Signed addresses: BATV (prvs) and SRS.
#include "server/mail/address.h"
#include "server/platform/crypto/digest.h"
#include "server/platform/regex/pattern.h"
#include "server/policy/expand/families.h"
#include "server/policy/expand/number_codes.h"
#include "shared/base/text.h"

#include <array>

namespace postroom::expand {

namespace {

constexpr int prvsDays = 7;   // how long a signed sender address is good
constexpr int srsDays = 10;   // how long a rewritten one

std::int64_t dayOf(Evaluator& evaluator) {
    return base::toEpochSeconds(evaluator.world().now()) / 86'400;
}

std::string dayStamp(std::int64_t day) {
    std::string digits = std::to_string(day % 1000);
    return std::string(3 - digits.size(), '0') + digits;
}

/// Six hexadecimal digits over key number, day and address; nothing when the secret is too long for the old algorithm.
std::optional<std::string> prvsHash(std::string_view address, std::string_view secret, char key, std::string_view day) {
    if (secret.size() > 64)
        return std::nullopt;
    const std::string signedText = std::string(1, key) + std::string(day) + std::string(address);
    return base::lower(base::hexText(crypto::hmac(crypto::DigestKind::sha1, secret, signedText).substr(0, 3)));
}

void put(Value& out, std::string_view text, Taint taint) {
    out.text += text;
    out.taint = out.taint | taint;
}

std::string srsHash(std::string_view secret, std::string_view address) {
    return base::lower(base::hexText(crypto::hmac(crypto::DigestKind::md5, secret, base::lower(address)))).substr(0, 4);
}

} // namespace

bool itemPrvs(Evaluator& evaluator, const Node& node, Value& out) {
    std::array<Value, 3> args;
    for (std::size_t i = 0; i < node.args.size(); ++i)
        if (!evaluator.value(node.args[i], args[i]))
            return false;
    const std::string& address = args[0].text;
    const std::size_t at = address.rfind('@');
    if (at == std::string::npos || at == 0 || at + 1 == address.size())
        return evaluator.error("prvs first argument must be a qualified email address");
    if (node.args.size() > 2 && (args[2].text.size() != 1 || !base::isDigit(args[2].text[0])))
        return evaluator.error("prvs third argument must be a single digit");
    const char key = node.args.size() > 2 ? args[2].text[0] : '0';
    const std::string day = dayStamp(dayOf(evaluator) + prvsDays);
    const auto hash = prvsHash(address, args[1].text, key, day);
    if (!hash)
        return evaluator.error("prvs hmac-sha1 conversion failed: the secret is longer than 64 bytes");
    put(out, "prvs=" + std::string(1, key) + day + *hash + "=" + address, args[0].taint);
    return true;
}

bool itemPrvsCheck(Evaluator& evaluator, const Node& node, Value& out) {
    static const regex::Pattern form = *regex::Pattern::compile("^prvs=([0-9])([0-9]{3})([A-F0-9]{6})=(.+)@(.+)$", regex::PatternCase::ignore);
    Locals& locals = evaluator.locals();
    locals.prvsAddress.reset();
    locals.prvsKeyNumber.reset();
    locals.prvsResult.reset();
    Value given;
    if (!evaluator.value(node.args[0], given))
        return false;
    std::vector<regex::Group> groups;
    if (form.match(given.text, groups) != regex::MatchOutcome::yes) {
        // No signed address: nothing, but the other arguments must still be right.
        for (std::size_t i = 1; i < node.args.size(); ++i)
            if (Value ignored; !evaluator.value(node.args[i], ignored))
                return false;
        return true;
    }
    if (node.args.size() < 2)
        return evaluator.error("Not enough arguments for 'prvscheck' (min is 2)");
    const auto group = [&](std::size_t i) { return given.text.substr(groups[i].begin, groups[i].end - groups[i].begin); };
    locals.prvsAddress = Value{group(4) + "@" + group(5), given.taint};
    locals.prvsKeyNumber = Value{group(1), given.taint};
    Value secret;
    if (!evaluator.value(node.args[1], secret))
        return false;
    const auto hash = prvsHash(locals.prvsAddress->text, secret.text, group(1)[0], group(2));
    if (!hash)
        return evaluator.error("hmac-sha1 conversion failed: the secret is longer than 64 bytes");
    if (crypto::equalInConstantTime(base::lower(group(3)), *hash)) {
        // Days are counted modulo 1000: after the turn, small numbers are later than large ones.
        std::int64_t today = dayOf(evaluator) % 1000;
        const std::int64_t expires = base::toInteger(group(2)).value_or(0);
        if (expires < prvsDays && today >= 1000 - prvsDays)
            today = 0;
        if (expires >= today)
            locals.prvsResult = Value::clean("1");
    }
    Value third;
    if (node.args.size() > 2 && !evaluator.value(node.args[2], third))
        return false;
    if (third.text.empty())
        third = *locals.prvsAddress;
    put(out, third.text, third.taint);
    locals.prvsAddress.reset();
    locals.prvsKeyNumber.reset();
    return true;
}

bool itemSrsEncode(Evaluator& evaluator, const Node& node, Value& out) {
    std::array<Value, 3> args;
    for (std::size_t i = 0; i < 3; ++i)
        if (!evaluator.value(node.args[i], args[i]))
            return false;
    if (args[1].text.empty())
        return true; // the null sender stays what it is
    const auto parsed = mail::parseAddress(args[1].text, {.allowNull = false, .allowDomainLiterals = true, .allowUtf8 = true});
    if (!parsed)
        return evaluator.error("srs_encode: " + parsed.error().publicText);
    const std::string& path = parsed->address;
    const std::size_t at = path.rfind('@');
    const std::string domain = at == std::string::npos ? std::string() : path.substr(at + 1);
    std::string local = path.substr(0, at);
    const bool quoted = local.size() >= 2 && local.front() == '"' && local.back() == '"';
    if (quoted)
        local = local.substr(1, local.size() - 2);
    const std::string stamp = base32Text(static_cast<std::uint64_t>(dayOf(evaluator)) & 0x3FF);
    std::string made = "SRS0=" + srsHash(args[0].text, args[1].text) + "=" + stamp + "=" + domain + "=" + local;
    if (quoted)
        made = "\"" + made + "\"";
    put(out, made + "@" + args[2].text, args[1].taint | args[2].taint);
    return true;
}

bool conditionInboundSrs(Evaluator& evaluator, const Condition& condition, bool& result) {
    static const regex::Pattern form = *regex::Pattern::compile("^(?i)SRS0=([^=]+)=([A-Z2-7]+)=([^=]*)=(.*)$");
    Value local;
    Value secret;
    if (!evaluator.value(condition.args[0], local) || !evaluator.value(condition.args[1], secret))
        return false;
    result = false;
    std::string subject = local.text;
    const bool quoted = subject.size() >= 2 && subject.front() == '"' && subject.back() == '"';
    if (quoted)
        subject = subject.substr(1, subject.size() - 2);
    std::vector<regex::Group> groups;
    if (form.match(subject, groups) != regex::MatchOutcome::yes)
        return true;
    const auto group = [&](std::size_t i) { return subject.substr(groups[i].begin, groups[i].end - groups[i].begin); };
    const std::string original = (quoted ? "\"" + group(4) + "\"" : group(4)) + "@" + group(3);
    evaluator.locals().srsRecipient = Value{original, local.taint};
    // Without a secret only the form is checked.
    if (secret.text.empty())
        return result = true, true;
    const std::int64_t age = (dayOf(evaluator) - static_cast<std::int64_t>(base32Number(base::lower(group(2))).value_or(0))) & 0x3FF;
    if (age > srsDays)
        return true;
    result = crypto::equalInConstantTime(srsHash(secret.text, original), base::lower(group(1)));
    return true;
}

} // namespace postroom::expand
