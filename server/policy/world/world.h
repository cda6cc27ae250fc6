// SPDX-License-Identifier: Apache-2.0
// The only way by which an evaluation (ACL, router, list, expansion) reaches the outside (DESIGN, section 4).
// Every question is a value with a canonical text key, every answer is a value that serialises: so that recording,
// replaying and faking are one function each. The named functions below are what callers use; they only put a
// Question together and take the Answer apart.
//
// There are three: the live one (policy/lookup/live_world.h, put together by app), RecordingWorld and ReplayingWorld
// (world/recording.h), and FakeWorld for tests (world/fake_world.h).
#pragma once

#include "server/policy/world/dns_types.h"
#include "shared/base/clock.h"
#include "shared/base/json.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::world {

enum class Kind : unsigned char {
    clock,       ///< no parts; values[0] = microseconds since 1970
    random,      ///< limit; values[0] = a number below it
    environment, ///< name
    hostFact,    ///< name of the fact, arguments (see HostFact)
    dns,         ///< type, name
    hostNames,   ///< address: names of it by the system's name service (hosts file and the like)
    hostAddresses, ///< name: addresses of it by the system's name service
    fileRead,    ///< path, byte limit
    fileStat,    ///< path, "follow" or "link"
    directory,   ///< path
    run,         ///< timeout (and folder, when there is one), output limit, input, then the words of the command; see RunRequest
    exchange,    ///< target, bytes to send, options; see ExchangeRequest
    lookup,      ///< type, source, key or query, options; see LookupRequest
    rate,        ///< see RateRequest
    seen,        ///< see SeenRequest
    callout,     ///< see server/deliver/callout_check.h
    datagram,    ///< host, port, bytes; values[0] = "", or why nothing was sent on purpose
    perl,        ///< function, arguments; values[0] = what it returned, values[1] = "tainted" when tainted text was expanded for it; notFound: it returned undef
};

enum class Status : unsigned char {
    found,       ///< `values` hold the answer
    notFound,    ///< there is certainly none (NXDOMAIN, no such file, no such key)
    noData,      ///< DNS: the name exists, but not with this type
    temporary,   ///< could not be answered now: the caller defers
    error,       ///< cannot be answered: wrong question, no permission, damaged data
    notRecorded, ///< ReplayingWorld only: the record has no answer
};

struct Question {
    Kind kind = Kind::clock;
    std::vector<std::string> parts;

    /// Equal questions have equal keys: "dns|MX|example.com"; separators inside parts are escaped.
    [[nodiscard]] std::string key() const;
};

struct Answer {
    Status status = Status::found;
    bool secure = false;             ///< DNS: validated by DNSSEC
    std::vector<std::string> values; ///< meaning by kind
    std::string detail;              ///< for the log: why not, or the canonical name of a DNS answer

    [[nodiscard]] bool found() const { return status == Status::found; }
    /// The first value, or "".
    [[nodiscard]] const std::string& value() const;
    /// {"s":"found","v":[..],"sec":true,"d":".."}; bytes that are not UTF-8 are kept as {"b64":..}.
    [[nodiscard]] base::Json toJson() const;
    static Answer fromJson(const base::Json& json);

    static Answer of(std::string value);
    static Answer failed(Status status, std::string detail);
};

/// Facts about this machine that the policy may see.
enum class HostFact : unsigned char {
    primaryHostname,   ///< values[0]
    localAddresses,    ///< values: all addresses of the interfaces (`@[]`)
    loadAverage,       ///< values[0] = one minute load * 1000
    spoolSpace,        ///< values[0] = free KiB; -1 unknown
    spoolInodes,       ///< values[0]
    logSpace,          ///< values[0]
    logInodes,         ///< values[0]
    processId,         ///< values[0]
    queueSize,         ///< values[0] = messages in the queue
    user,              ///< argument: name or number; values = name, uid, gid, gecos, home, shell
    group,             ///< argument: name or number; values = name, gid
};

/// ${run}, queryprogram and the like. Output beyond `outputLimit` is an error.
struct RunRequest {
    std::vector<std::string> command; ///< [0] is an absolute path; never a shell line
    std::string input;
    base::Milliseconds timeout{60'000};
    std::size_t outputLimit = 1 << 20;
    std::string workingFolder; ///< absolute; empty: that of the server
};
/// values[0] = what it printed (standard output and error), values[1] = exit status ("0".."255"; 256 + signal).
/// It ran whatever the exit status: found. Could not start or did not end in time: temporary.

/// Where the setting saslauthd_socket says.
inline constexpr const char* saslauthdTarget = "saslauthd";

/// ${readsocket}: connect, send, read all.
struct ExchangeRequest {
    std::string target; ///< saslauthdTarget, "/path", "inet:host:port", "udp:address:port" (one datagram each way); "[v6]" hosts in brackets
    std::string send;
    base::Milliseconds timeout{5'000};
    bool shutdownAfterSend = true;
    bool tls = false;
    std::string sni;
};

/// A lookup in a source of the administrator. Single-key types have a file, query types a query.
struct LookupRequest {
    std::string type;    ///< "lsearch", "cdb", "sqlite", ... without partial- and defaults: the caller does these
    std::string source;  ///< file, or the file/servers option of a query; may be empty
    std::string key;     ///< key or query
    std::string options; ///< "ret=full,key=path" as written after the type's comma
    /// Values for the placeholders of a query, sent apart from it ("bind" among the options).
    std::vector<std::string> parameters{};
};

/// `ratelimit`: one event of `key`, counted in the smoothed way of Exim.
struct RateRequest {
    std::string key;
    double count = 1;
    base::Seconds period{3600};
    enum class Mode : unsigned char { leaky, strict, readOnly } mode = Mode::leaky;
    double limit = 0;   ///< leaky: an event that goes over it is not counted
    std::string unique; ///< not empty: counts distinct values
};
/// values[0] = the rate per period as text, exact enough that 1.9999997 stays below 2 (at least nine digits after the dot).

/// `seen`: when was this key last seen.
struct SeenRequest {
    std::string key;
    enum class Mode : unsigned char { update, readOnly, refreshOnly } mode = Mode::update;
    base::Seconds refresh{0}; ///< update only when the last time is at least that long ago
};
/// values[0] = seconds since it was last seen; notFound: never.

/// What a Perl function may ask of the evaluation that called it; on the thread of that evaluation.
class PerlCaller {
public:
    virtual ~PerlCaller() = default;
    /// Exim::expand_string. found: the text, values[1] as in the answer to the function; notFound: forced to fail; otherwise `detail` says why.
    virtual Answer expand(const std::string& text) = 0;
    /// Exim::debug_write, and in a trial Exim::log_write: for the trace.
    virtual void note(const std::string& text) = 0;
};

/// Thread rules: one World serves one evaluation at a time, on the thread of that evaluation, which it may block up to
/// the deadline of the kind of question. Live objects behind it are shared and thread-safe.
class World {
public:
    virtual ~World() = default;
    virtual Answer ask(const Question& question) = 0;
    /// For a question whose answer is found above this layer (a callout needs the transports): a live World calls `find`,
    /// one that records keeps what it found, every other answers as ask() does.
    virtual Answer askThrough(const Question& question, const std::function<Answer()>& find);
    /// Kind::perl. Only a live World runs the function, which may ask the caller back meanwhile; others answer as ask() does.
    virtual Answer askPerl(const Question& question, PerlCaller& caller);
    /// The clock, apart from ask() because it is asked often; a recording one keeps the first answer.
    [[nodiscard]] virtual base::Time now() = 0;
    /// False in a trial or a replay: what is evaluated in it leaves no mark, in hit counters for one.
    [[nodiscard]] virtual bool leavesMarks() const { return true; }

    // What callers use. None of these is virtual.
    std::uint64_t random(std::uint64_t limit); ///< 0 <= x < limit; 0 when limit is 0
    /// Nothing when the variable is not set or not in keep_environment.
    std::optional<std::string> environment(std::string_view name);
    Answer hostFact(HostFact fact, std::string_view argument = {});
    /// values by type: A/AAAA/CNAME/PTR/NS text; MX "10 host"; SRV "priority weight port host"; TXT the strings of one record parted
    /// by a zero byte; TLSA "usage selector matching hex"; CAA "flag tag value";
    /// SOA "mname rname serial refresh retry expire minimum". Names have no dot at the end. The order is the resolver's.
    Answer dns(RecordType type, std::string_view name);
    Answer hostNames(std::string_view address);
    Answer hostAddresses(std::string_view name);
    /// The whole file; longer than `limit` is an error.
    Answer readFile(std::string_view path, std::size_t limit = 16 << 20);
    /// values: mode (octal), type letter (- d l c b p s), inode, device, links, uid, gid, size, atime, mtime, ctime.
    Answer stat(std::string_view path);
    /// The names in it, sorted, without . and .. .
    Answer directory(std::string_view path);
    Answer run(const RunRequest& request);
    Answer exchange(const ExchangeRequest& request);
    /// One UDP datagram; a trial sends none. Found: it was handed to the network.
    Answer datagram(std::string_view host, std::string_view port, std::string_view text);
    /// values[0] = the data found.
    Answer lookup(const LookupRequest& request);
    Answer rate(const RateRequest& request);
    Answer seen(const SeenRequest& request);
};

} // namespace postroom::world
