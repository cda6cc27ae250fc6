// SPDX-License-Identifier: Apache-2.0
// Command lines as a server reads them: verb and argument, and the whole grammar of MAIL and RCPT (RFC 5321 4.1.1,
// RFC 1870, 6152, 3461, 4954, 6531, and PRDR). Pure. An error says what is wrong, in words for the client, and where.
#pragma once

#include "server/mail/address.h"
#include "server/mail/envelope.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::smtp {

enum class Verb : std::uint8_t {
    unknown, ehlo, helo, mail, rcpt, data, bdat, rset, noop, quit, vrfy, expn, etrn, help, starttls, auth, xclient,
};

struct CommandLine {
    Verb verb = Verb::unknown;
    std::string_view word;     ///< the verb as sent
    std::string_view argument; ///< what follows, without blanks at its ends; for MAIL and RCPT what follows "FROM:" or "TO:"
};

/// Takes a line without its CR LF apart. "MAIL" without "FROM:" and "RCPT" without "TO:" keep their verb and have the
/// argument as it stands, which then does not parse.
CommandLine splitCommand(std::string_view line);

/// Which extensions are offered to this client now: parameters of the others are refused.
struct Offered {
    bool size = true;
    bool eightBitMime = true;
    bool dsn = false;
    bool smtputf8 = false;
    bool auth = false; ///< the AUTH= parameter
    bool prdr = false; ///< not offered: the word PRDR is taken and ignored (features 1.1)
};

struct SyntaxProblem {
    enum class Kind : std::uint8_t {
        path,        ///< the address is wrong: 501 5.1.7 or 5.1.3
        unsupported, ///< a parameter that we do not know or did not offer: 555 5.5.4
        value,       ///< a parameter with a value it cannot have, or given twice: 501 5.5.4
    };
    Kind kind = Kind::path;
    std::string text;         ///< what is wrong, for the client
    std::string parameter;    ///< its name, "" for the path
    std::size_t position = 0; ///< in the argument, from 0
};

struct MailCommand {
    std::string address; ///< "" is the null reverse-path
    std::optional<std::int64_t> size;
    mail::BodyType body = mail::BodyType::sevenBit;
    bool smtputf8 = false;
    bool prdr = false;
    mail::DsnReturn dsnReturn = mail::DsnReturn::unspecified;
    std::string envelopeId;                     ///< decoded
    std::optional<std::string> authentication; ///< AUTH=, decoded; "" is "<>"
};

struct RcptCommand {
    std::string address; ///< may lack a domain; the caller decides ("postmaster" is always fine, RFC 5321 4.5.1)
    mail::Notify notify;
    std::string originalRecipient; ///< ORCPT with its type: "rfc822;user@example.com", decoded
};

/// `syntax` says what addresses may be: literals, a dot at the end, too many brackets. Its allowNull is not heeded: MAIL may have
/// the null address, RCPT not.
tl::expected<MailCommand, SyntaxProblem> parseMail(std::string_view argument, const Offered& offered, const mail::AddressSyntax& syntax);
tl::expected<RcptCommand, SyntaxProblem> parseRcpt(std::string_view argument, const Offered& offered, const mail::AddressSyntax& syntax);

/// "N", "N LAST" of BDAT (RFC 3030 2).
struct BdatCommand {
    std::uint64_t size = 0;
    bool last = false;
};
std::optional<BdatCommand> parseBdat(std::string_view argument);

} // namespace postroom::smtp
