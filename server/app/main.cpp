// SPDX-License-Identifier: Apache-2.0
// postroomd: reads the command line and does what it says. Exit codes are those of sysexits.h.
#include "server/app/arguments.h"
#include "server/app/daemon.h"
#include "server/app/evaluate.h"
#include "server/app/signals.h"

#include <sysexits.h>

#include <cstdio>

using namespace postroom;

namespace {

int exitCode(const base::Error& error) {
    switch (error.kind) {
    case base::ErrorKind::invalid: return EX_CONFIG;
    case base::ErrorKind::denied: return EX_NOPERM;
    case base::ErrorKind::conflict: return EX_TEMPFAIL;
    case base::ErrorKind::unavailable: return EX_UNAVAILABLE;
    default: return error.temporary ? EX_TEMPFAIL : EX_CANTCREAT;
    }
}

} // namespace

int main(int count, char** words) {
    const auto arguments = app::readArguments({words + 1, words + count});
    if (!arguments) {
        std::fprintf(stderr, "postroomd: %s\n", arguments.error().publicText.c_str());
        return EX_USAGE;
    }
    switch (arguments->mode) {
    case app::Arguments::Mode::help: std::fputs(app::helpText().c_str(), stdout); return EX_OK;
    case app::Arguments::Mode::version: std::fputs(app::versionText().c_str(), stdout); return EX_OK;
    case app::Arguments::Mode::evaluate: app::blockSignals(); return app::evaluate(*arguments);
    case app::Arguments::Mode::serve: break;
    }
    app::blockSignals();
    auto daemon = app::Daemon::start(*arguments);
    if (!daemon) {
        std::fprintf(stderr, "postroomd: %s\n", daemon.error().publicText.c_str());
        if (!daemon.error().detail.empty())
            std::fprintf(stderr, "%s\n", daemon.error().detail.c_str());
        return exitCode(daemon.error());
    }
    return (*daemon)->run();
}
