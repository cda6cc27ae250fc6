// SPDX-License-Identifier: Apache-2.0
// Two questions that every configuration is asked before it is applied: may a stranger send to a stranger through it (an
// open relay), and does postmaster's mail arrive (RFC 5321 4.5.1)? Asked of the compiled form, in a World where every
// domain exists and nothing is run or connected to: quick, and the same everywhere.
#pragma once

#include "server/app/policy_tests.h"

namespace postroom::app {

/// Warnings, with the place of what is to be changed.
config::Findings probeFindings(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench);

} // namespace postroom::app
