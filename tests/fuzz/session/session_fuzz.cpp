// SPDX-License-Identifier: Apache-2.0
// A whole dialogue of a hostile client that may use XCLIENT and PRDR. First byte: in what pieces the rest arrives. What is
// said must not depend on it; replies are lines that begin with a code; what is stored are whole header lines and a body
// without a bare CR or LF; nobody is logged in by AUTH.
#include "server/platform/crypto/password.h"
#include "tests/unit/server/receive/fake_session.h"

#include <cstdint>
#include <cstdlib>

using namespace postroom;
using namespace postroom::receive;

namespace {

std::shared_ptr<const auth::AuthenticatorSet> authenticators() {
    auto accounts = std::make_shared<auth::Accounts>();
    accounts->add({"anna@example.test", crypto::makeScramKeys("pencil", 1).text(), true});
    std::vector<auth::AuthenticatorSettings> all(3);
    all[0].publicName = all[0].name = "PLAIN";
    all[1].publicName = all[1].name = "LOGIN";
    all[2].publicName = all[2].name = "SCRAM-SHA-256";
    return std::make_shared<auth::AuthenticatorSet>(std::move(all), std::move(accounts));
}

/// Whole lines with CR LF, each with a reply code.
void checkReplies(std::string_view text) {
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        if (end == std::string_view::npos || end < 4)
            std::abort();
        const auto line = text.substr(0, end);
        if (line[0] < '2' || line[0] > '5' || (line[3] != ' ' && line[3] != '-') || line.find_first_of("\r\n") != std::string_view::npos)
            std::abort();
        text.remove_prefix(end + 2);
    }
}

void checkNoBareEnds(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            std::abort();
        if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
            std::abort();
    }
}

/// What we put above the client's own header section must be one Received field.
void checkReceived(std::string_view headers) {
    const auto end = headers.find("\r\n");
    if (!headers.starts_with("Received: from ") || end == std::string_view::npos)
        std::abort();
}

std::string converse(std::string_view bytes, std::size_t piece) {
    static const auto offered = authenticators();
    fakes::Fake fake;
    fake.authenticators = offered;
    fake.script.hosts[HostOption::xclient] = [](Session&) { return true; };
    fake.script.verdicts[acl::Phase::prdr] = [](Session&, std::string_view recipient) {
        return fakes::verdict(recipient.starts_with("no") ? acl::Outcome::deny : acl::Outcome::accept);
    };
    fake.settings->hostList(HostOption::xclient) = "192.0.2.7";
    fake.settings->hostList(HostOption::authAdvertise) = "*";
    fake.settings->prdrEnable = true;
    fake.settings->addresses.allowDomainLiterals = true;
    fake.tls = true;
    Session& session = fake.session();
    std::string said;
    Step step = session.start();
    std::size_t used = 0;
    for (int rounds = 0;; ++rounds) {
        checkReplies(step.output);
        said += step.output;
        if (step.next == Step::Next::close)
            break;
        if (step.next == Step::Next::wait) {
            step = session.resume();
        } else if (step.next == Step::Next::startTls) {
            step = session.tlsStarted(tls::Facts());
        } else if (used < bytes.size()) {
            const auto part = bytes.substr(used, piece);
            used += part.size();
            step = session.input(part);
        } else {
            (void)session.lost(Lost::closed);
            break;
        }
    }
    for (const auto& message : fake.inbox.messages) {
        checkReceived(message.headers);
        checkNoBareEnds(message.headers);
        checkNoBareEnds(message.body.inlineBytes);
    }
    return said + std::to_string(fake.inbox.messages.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2 || size > 20000)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    (void)converse(bytes, bytes.size());
    (void)converse(bytes, 1 + data[0]);
    return 0;
}
