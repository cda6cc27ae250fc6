// SPDX-License-Identifier: Apache-2.0
// Is this domain, host, address or local part in this list? (policy-language 2.10, with the traps of 2.14.15 and .16.)
// The answer carries the data that the match found ($domain_data and the like), and which item decided, for the
// decision trace.
#pragma once

#include "server/policy/lookup/list.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/world.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::lookup {

struct MatchResult {
    enum class Verdict : unsigned char {
        no,
        yes,
        defer, ///< temporary: a lookup or the DNS could not answer
        error, ///< the list is wrong (unknown named list, bad lookup type, failed expansion)
    };
    Verdict verdict = Verdict::no;
    /// What the match found: the data of a lookup, otherwise the item's text, where Exim gives that ($value,
    /// $domain_data, $local_part_data...). It is the administrator's text, hence clean. Also set when a negated item matched.
    std::optional<std::string> data;
    std::string item;                  ///< the text of the item that decided, with its "!"; empty: none did
    std::string where;                 ///< through which lists and files: "+relay_hosts, /etc/hosts.list"; empty: the list itself
    std::vector<std::string> captures; ///< $0, $1..: the subject, then what "*" or a partial search stood for
    std::string message;               ///< defer and error: why

    [[nodiscard]] bool yes() const { return verdict == Verdict::yes; }
};

/// Gives the text of a named list that has expansions. Implemented in policy/expand.
class ListExpander {
public:
    struct Text {
        enum class Outcome : unsigned char { expanded, forcedFailure, error, temporary } outcome = Outcome::expanded;
        std::string text; ///< or the message
    };
    virtual ~ListExpander() = default;
    virtual Text expandNamedList(const NamedList& list) = 0;
};

/// What matching needs beside list and subject. Lives for one evaluation.
struct MatchContext {
    world::World& world;
    const NamedLists& lists;
    ListExpander* expander = nullptr; ///< null: a list with expansions is an error
    /// Hears of lookups made on the way: question and answer, for the trace.
    std::function<void(std::string_view, std::string_view)> onAnswer;
    bool keepAddressCaptures = false; ///< of matchAddress(): rewriting uses them, nothing else does
};

/// A host to be matched. Its names are looked up (PTR, checked forward, then the system's name service) when an item asks for them.
struct HostSubject {
    std::string address;              ///< "" is the local "host" of a message not received by TCP
    std::vector<std::string> names;   ///< known already, the main one first
    enum class Names : unsigned char {
        unknown,   ///< look them up when needed
        known,     ///< `names` is all there is
        none,      ///< was looked up: there is none
        failed,    ///< was looked up: could not be answered now
        addressOnly, ///< match_ip: only the address counts; an item with a name cannot be matched
    } namesState = Names::unknown;
};

enum class LetterCase : unsigned char { ignore, heed };

MatchResult matchDomain(const List& list, std::string_view domain, MatchContext& context);
MatchResult matchLocalPart(const List& list, std::string_view localPart, MatchContext& context, LetterCase letters = LetterCase::ignore);
/// `address` is "local@domain", or "" for the null sender.
MatchResult matchAddress(const List& list, std::string_view address, MatchContext& context, LetterCase letters = LetterCase::ignore);
/// `subject.names` is filled when they had to be looked up, so that the next list need not.
MatchResult matchHost(const List& list, HostSubject& subject, MatchContext& context);

} // namespace postroom::lookup
