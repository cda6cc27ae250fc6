// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/unbound_context.h"

#include <sys/mman.h>
#include <unbound.h>
#include <unistd.h>

#include <mutex>

namespace postroom::dns {

namespace {

/// libunbound's parser of configuration text keeps its state in globals.
std::mutex& parserMutex() {
    static std::mutex mutex;
    return mutex;
}

base::Error brokenContext(int error, std::string_view step) {
    return base::permanentError(base::ErrorKind::internal, "the DNS resolver cannot be set up",
                                std::string(step) + ": " + ub_strerror(error));
}

/// ub_ctx_config reads a file only: hand it one that exists in memory.
int configure(ub_ctx* context, const std::string& text) {
    const int file = ::memfd_create("unbound.conf", MFD_CLOEXEC);
    if (file < 0)
        return UB_READFILE;
    int error = UB_READFILE;
    if (::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()))
        error = ub_ctx_config(context, ("/proc/self/fd/" + std::to_string(file)).c_str());
    ::close(file);
    return error;
}

Answer toAnswer(const Query& query, const ub_result& result) {
    Answer answer;
    answer.canonicalName = query.name;
    if (result.canonname != nullptr)
        answer.canonicalName = canonicalName(result.canonname).value_or(query.name);
    answer.ttl = std::chrono::seconds(result.ttl);
    answer.secure = result.secure != 0;
    if (result.bogus != 0) { // before the rcode: a bogus answer carries SERVFAIL, like many that are not
        answer.status = Status::bogus;
        answer.why = result.why_bogus == nullptr ? "DNSSEC validation failed" : result.why_bogus;
        return answer;
    }
    if (result.havedata != 0) {
        answer.status = Status::found;
        for (int i = 0; result.data[i] != nullptr; ++i)
            answer.records.emplace_back(result.data[i], static_cast<std::size_t>(result.len[i]));
    } else if (result.nxdomain != 0) {
        answer.status = Status::nonexistent;
    } else if (result.rcode == 0) {
        answer.status = Status::noData;
    } else {
        answer.secure = false;
        answer.why = result.rcode == 2 ? "the name servers failed (SERVFAIL)"
                                       : "the name servers answered with code " + std::to_string(result.rcode);
    }
    return answer;
}

Answer failure(std::string why) {
    Answer answer;
    answer.why = std::move(why);
    return answer;
}

} // namespace

base::Result<std::unique_ptr<UnboundContext>> UnboundContext::create(const std::string& configuration) {
    const std::lock_guard lock(parserMutex());
    ub_ctx* context = ub_ctx_create();
    if (context == nullptr)
        return base::fail(brokenContext(UB_NOMEM, "ub_ctx_create"));
    const auto refuse = [&](int error, std::string_view step) {
        ub_ctx_delete(context);
        return base::fail(brokenContext(error, step));
    };
    if (const int error = ub_ctx_debugout(context, nullptr); error != 0) // it would write to standard error
        return refuse(error, "ub_ctx_debugout");
    if (const int error = configure(context, configuration); error != 0)
        return refuse(error, "ub_ctx_config");
    if (const int error = ub_ctx_async(context, 1); error != 0)
        return refuse(error, "ub_ctx_async");
    const int descriptor = ub_fd(context);
    if (descriptor < 0)
        return refuse(UB_SOCKET, "ub_fd");
    return std::unique_ptr<UnboundContext>(new UnboundContext(context, descriptor));
}

UnboundContext::~UnboundContext() {
    ub_ctx_delete(m_context); // no callback runs after this; what was open is still in m_open
    auto open = std::move(*m_open.lock());
    for (auto& [key, question] : open)
        question->done(failure("the resolver was replaced or is stopping"));
}

void UnboundContext::ask(const Query& query, Done done) {
    auto owned = std::make_unique<Question>(Question{this, query, std::move(done)});
    Question* const question = owned.get();
    m_open.lock()->emplace(question, std::move(owned));
    const std::string name = query.name.empty() ? "." : query.name + '.';
    int id = 0;
    const int error = ub_resolve_async(m_context, name.c_str(), static_cast<int>(query.type), 1, question, answered, &id);
    if (error != 0)
        finish(question, failure(std::string("the resolver refused the question: ") + ub_strerror(error)));
}

void UnboundContext::process() {
    // An error here means a broken pipe to libunbound's thread: the questions run into their deadlines.
    static_cast<void>(ub_process(m_context));
}

void UnboundContext::answered(void* argument, int error, ub_result* result) {
    auto* const question = static_cast<Question*>(argument);
    Answer answer;
    if (error != 0 || result == nullptr)
        answer = failure(std::string("the resolver failed: ") + ub_strerror(error));
    else
        answer = toAnswer(question->query, *result);
    ub_resolve_free(result);
    question->context->finish(question, std::move(answer));
}

void UnboundContext::finish(Question* question, Answer answer) {
    std::unique_ptr<Question> owned;
    {
        auto open = m_open.lock();
        const auto it = open->find(question);
        if (it == open->end())
            return;
        owned = std::move(it->second);
        open->erase(it);
    }
    owned->done(std::move(answer));
}

} // namespace postroom::dns
