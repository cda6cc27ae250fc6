// SPDX-License-Identifier: Apache-2.0
#include "server/app/evaluate.h"

#include "server/app/answers.h"
#include "server/app/current_resolver.h"
#include "server/app/diagnose.h"
#include "server/app/state_folder.h"
#include "server/app/time_zone.h"
#include "server/control/control_server.h"
#include "server/control/handle_diagnose.h"
#include "server/control/handle_submit.h"
#include "server/deliver/transport/smtp/connection_pool.h"
#include "server/policy/checks/ratelimit/counter_book.h"
#include "shared/config/text_reader.h"

#include <pwd.h>
#include <sysexits.h>
#include <unistd.h>

#include <cstdio>

namespace postroom::app {

namespace {

/// What a trial needs in place of a server.
struct Workbench {
    explicit Workbench(const Arguments& arguments) : hostName(factsOfThisHost({}).hostName), outside(base::systemClock(), resolver, counters) {
        folder = arguments.evaluateConfig.substr(0, arguments.evaluateConfig.rfind('/') + 1);
    }

    CompileParts parts() {
        CompileParts parts{resolver, pool, folder.empty() ? "." : folder, hostName, {}, CompileParts::Use::trial};
        parts.makeWorld = [this](const lookup::SharedSettings& settings) { return outside.trialWorld(settings); };
        return parts;
    }

    std::string hostName, folder;
    CurrentResolver resolver;
    transport::ConnectionPool pool{{}};
    checks::CounterBook counters{base::systemClock()};
    LiveOutside outside;
    base::MessageIdSource ids{base::systemClock(), static_cast<std::uint64_t>(::getpid())};
    std::shared_ptr<const Compiled> compiled;
    config::SecretMap secrets; ///< that the file came with
    config::Findings reading;  ///< what was found in its text
};

std::string loginName() {
    const passwd* user = ::getpwuid(::getuid());
    return user != nullptr ? user->pw_name : std::to_string(::getuid());
}

/// Compiles the file; what is wrong is said on standard error and shows in the answers.
bool load(Workbench& bench, const std::string& file) {
    auto text = readWholeFile(file);
    if (!text) {
        std::fprintf(stderr, "postroomd: %s\n", text.error().text().c_str());
        return false;
    }
    config::ReadOptions options;
    options.fileName = file;
    options.include = [](std::string_view path) { return readOrdinaryFile(std::string(path)); };
    config::ReadResult read = config::readText(*text, options);
    bench.reading = read.findings;
    config::Findings findings = std::move(read.findings);
    useTimeZone(read.document);
    CompileParts parts = bench.parts();
    parts.macros = std::move(read.macros);
    parts.origin = read.foreign ? CompileParts::Origin::exim : CompileParts::Origin::ours;
    bench.secrets = std::move(read.secrets);
    bench.compiled = compileRevision(read.document, bench.secrets, {0}, parts, findings);
    for (const config::Finding& finding : findings)
        if (finding.severity == config::Severity::error)
            std::fprintf(stderr, "%s\n", finding.text().c_str());
    return bench.compiled != nullptr;
}

} // namespace

int evaluate(const Arguments& arguments) {
    Workbench bench(arguments);
    if (!arguments.evaluateConfig.empty() && !load(bench, arguments.evaluateConfig))
        return EX_CONFIG;
    if (auto used = bench.resolver.use(bench.compiled != nullptr ? bench.compiled->dnsServers : std::vector<std::string>(), CurrentResolver::SpecialNames::asked); !used) {
        std::fprintf(stderr, "postroomd: %s\n", used.error().text().c_str());
        return EX_CONFIG;
    }
    Diagnose diagnose({[&bench] { return bench.compiled; },
                       [](const control::ConfigurationChoice&) -> base::Result<config::Document> {
                           return base::fail(base::permanentError(base::ErrorKind::notFound, "there are no revisions here: give the configuration as text"));
                       },
                       [&bench] { return base::Result<config::SecretMap>(bench.secrets); },
                       bench.parts(), bench.outside, base::systemClock(), bench.ids, bench.reading, loginName()});
    control::MethodTable methods;
    control::addDiagnoseMethods(methods, diagnose);
    control::addUploadMethod(methods);
    const auto feed = control::EventFeed::create(nullptr);
    control::ControlServer server({}, methods, *feed, nullptr);
    server.serve(STDIN_FILENO, STDOUT_FILENO);
    return EX_OK;
}

} // namespace postroom::app
