// SPDX-License-Identifier: Apache-2.0
#include "server/app/submitter.h"

#include "shared/base/text.h"
#include "shared/catalogue/keys_main.h"
#include "shared/config/settings.h"
#include "shared/config/value.h"

#include <grp.h>
#include <pwd.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace postroom::app {

namespace {

namespace option = catalogue::option;

struct Account {
    std::string login;    ///< the number of a user who has no name
    std::string fullName; ///< of the gecos field
    unsigned group = 0;
    bool known = false;
};

/// gecos up to its first comma, "&" being the login name with a capital (as finger(1) has it).
std::string fullNameOf(std::string_view gecos, std::string_view login) {
    std::string name;
    for (const char c : gecos.substr(0, gecos.find(','))) {
        if (c != '&') {
            name += c;
            continue;
        }
        name += login;
        if (!login.empty())
            name[name.size() - login.size()] = static_cast<char>(std::toupper(static_cast<unsigned char>(login.front())));
    }
    return std::string(base::trim(name));
}

Account accountOf(unsigned uid) {
    std::array<char, 16384> space{};
    ::passwd entry{};
    ::passwd* found = nullptr;
    if (::getpwuid_r(uid, &entry, space.data(), space.size(), &found) != 0 || found == nullptr)
        return {std::to_string(uid), {}, 0, false};
    return {found->pw_name, fullNameOf(found->pw_gecos == nullptr ? "" : found->pw_gecos, found->pw_name), found->pw_gid, true};
}

bool isMember(const Account& account, const std::string& group) {
    std::array<char, 65536> space{};
    ::group entry{};
    ::group* found = nullptr;
    if (::getgrnam_r(group.c_str(), &entry, space.data(), space.size(), &found) != 0 || found == nullptr)
        return false;
    std::array<::gid_t, 1024> groups{}; // of a user in more groups than that the rest does not count
    int count = static_cast<int>(groups.size());
    if (::getgrouplist(account.login.c_str(), account.group, groups.data(), &count) < 0)
        count = static_cast<int>(groups.size());
    return std::find(groups.begin(), groups.begin() + count, found->gr_gid) != groups.begin() + count;
}

bool isTrusted(const Account& account, const config::Settings& main) {
    if (!account.known)
        return false;
    const auto users = config::splitList(main.get(option::trustedUsers));
    if (std::find(users.begin(), users.end(), account.login) != users.end())
        return true;
    const auto groups = config::splitList(main.get(option::trustedGroups));
    return std::any_of(groups.begin(), groups.end(), [&](const std::string& group) { return isMember(account, group); });
}

receive::LocalCaller callerOf(const control::LocalUser& user, const Compiled& compiled) {
    const auto account = accountOf(user.uid);
    const config::Settings main = compiled.document.main();
    receive::LocalCaller caller;
    caller.user = account.login;
    caller.fullName = account.fullName;
    caller.mayChooseSender = user.trusted || isTrusted(account, main);
    using receive::SenderField;
    if (caller.mayChooseSender)
        caller.senderField = SenderField::keep;
    else if (main.get(option::localFromCheck))
        caller.senderField = SenderField::check;
    else
        caller.senderField = main.get(option::localSenderRetain) ? SenderField::keep : SenderField::drop;
    return caller;
}

control::SubmissionOutcome outcomeOf(receive::SubmitResult result) {
    control::SubmissionOutcome outcome;
    using Kind = control::SubmissionOutcome::Kind;
    outcome.kind = result.reply.code < 400 ? Kind::accepted : result.reply.code < 500 ? Kind::deferred : Kind::refused;
    outcome.id = std::move(result.id);
    outcome.text = std::move(result.reply.text);
    for (auto& refused : result.refusedRecipients)
        outcome.refusedRecipients.push_back({std::move(refused.address), std::move(refused.text)});
    return outcome;
}

/// Accepts for good, unlike TrialDialogue. The control protocol's threads drive it.
class LocalDialogue final : public control::Dialogue {
public:
    explicit LocalDialogue(std::unique_ptr<receive::Session> session) : m_session(std::move(session)) {}
    control::DialogueStep open() override { return stepOf(m_session->start()); }
    control::DialogueStep feed(std::string_view bytes) override { return stepOf(m_session->input(bytes)); }
    void end() override { (void)m_session->lost(receive::Lost::closed); }

private:
    control::DialogueStep stepOf(receive::Step step) {
        control::DialogueStep result;
        while (true) {
            result.replies += step.output;
            if (step.next == receive::Step::Next::wait) // a delay is for strangers
                step = m_session->resume();
            else if (step.next == receive::Step::Next::startTls)
                step = m_session->tlsFailed("there is no TLS on the control socket");
            else
                break;
        }
        result.closed = step.next == receive::Step::Next::close;
        m_session->rest();
        return result;
    }

    std::unique_ptr<receive::Session> m_session;
};

} // namespace

base::Result<std::shared_ptr<const Compiled>> Submitter::running() const {
    auto compiled = m_running();
    if (compiled == nullptr)
        return base::fail(base::temporaryError(base::ErrorKind::unavailable, "the server is still starting: try again"));
    return compiled;
}

receive::SessionServices Submitter::services(const Compiled& compiled) const {
    return receive::ReceiveServer::sessionServices(m_parts, compiled.reception, {});
}

base::Result<control::SubmissionOutcome> Submitter::submit(control::Submission submission) {
    const auto compiled = running();
    if (!compiled)
        return base::fail(compiled.error());
    receive::LocalMessage message;
    static_cast<receive::LocalCaller&>(message) = callerOf(submission.user, **compiled);
    if (!submission.fullName.empty())
        message.fullName = std::move(submission.fullName);
    message.sender = std::move(submission.sender);
    message.recipients = std::move(submission.recipients);
    message.recipientsFromHeader = submission.recipientsFromHeader;
    message.content = std::move(submission.message);
    message.notify = submission.notify;
    message.dsnReturn = submission.dsnReturn;
    message.envelopeId = std::move(submission.envelopeId);
    message.queueOnly = submission.queueOnly;
    return outcomeOf(receive::submit(services(**compiled), std::move(message)));
}

base::Result<std::unique_ptr<control::Dialogue>> Submitter::smtp(const control::LocalUser& user) {
    const auto compiled = running();
    if (!compiled)
        return base::fail(compiled.error());
    return std::make_unique<LocalDialogue>(receive::openLocalSmtp(services(**compiled), callerOf(user, **compiled)));
}

} // namespace postroom::app
