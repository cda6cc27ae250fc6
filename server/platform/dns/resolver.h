// SPDX-License-Identifier: Apache-2.0
// What the server may ask of the DNS: one question, one answer, always with a deadline. The resolver of the program is
// UnboundResolver, that of tests ScriptedResolver; both pass the same contract suite.
#pragma once

#include "server/platform/dns/record.h"
#include "server/platform/io/deadline.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::dns {

enum class Status : std::uint8_t {
    found,
    noData,      ///< the name exists, not with this type
    nonexistent, ///< NXDOMAIN, or no name that can exist
    temporary,   ///< SERVFAIL, refused, no answer before the deadline: try again later
    bogus,       ///< DNSSEC validation failed: somebody tampers, or the zone is broken. Never use; treat as temporary
};

/// "found", "no-data", "nonexistent", "temporary", "bogus".
std::string_view statusName(Status status);

struct Query {
    std::string name; ///< absolute, with or without the trailing dot, A-labels
    RecordType type = RecordType::a;
    bool operator==(const Query&) const = default;
};

struct Answer {
    Status status = Status::temporary;
    bool secure = false;               ///< validated from the root down, the absence of data too
    std::chrono::seconds ttl{0};       ///< how long it may be kept, of a negative answer too
    std::vector<std::string> records;  ///< RDATA each, in the order in which they came; only when found
    std::string canonicalName;         ///< where CNAMEs led; the name itself when there were none
    std::string why;                   ///< for the administrator, of temporary and bogus

    // The records of that type that are well-formed.
    [[nodiscard]] std::vector<std::string> addresses() const;
    [[nodiscard]] std::vector<MxRecord> mx() const;
    [[nodiscard]] std::vector<SrvRecord> srv() const;
    [[nodiscard]] std::vector<TlsaRecord> tlsa() const;
    [[nodiscard]] std::vector<std::string> names() const; ///< CNAME, PTR, NS
    [[nodiscard]] std::vector<std::vector<std::string>> txt() const;
    /// Each TXT record as one text, its strings joined (RFC 7208 3.3).
    [[nodiscard]] std::vector<std::string> joinedTxt() const;
};

struct Waiter; ///< jointly owned by who waits and who answers, since a deadline can come before the answer

/// A question under way. Copies are the same question; may outlive the resolver.
class Pending {
public:
    /// One that is already answered.
    static Pending ready(Answer answer);
    explicit Pending(std::shared_ptr<Waiter> waiter) : m_waiter(std::move(waiter)) {}
    /// The answer, or a temporary one when the deadline comes first. May be called again.
    [[nodiscard]] Answer wait(io::Deadline deadline) const;
    /// Gives the answer, once; later ones are ignored. Thread-safe.
    void answer(Answer answer) const;

private:
    std::shared_ptr<Waiter> m_waiter;
};

/// A Pending without an answer.
Pending newPending();

/// Thread-safe. Follows CNAMEs: an answer is about the end of the chain.
class Resolver {
public:
    virtual ~Resolver() = default;
    /// Never blocks. Several may be under way at a time.
    virtual Pending start(const Query& query) = 0;
    /// Asks and waits.
    Answer resolve(const Query& query, io::Deadline deadline) { return start(query).wait(deadline); }
};

} // namespace postroom::dns
