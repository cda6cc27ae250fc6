// SPDX-License-Identifier: Apache-2.0
// What the message page shows beside envelope and attempts, made from the recorded trace: decisions with the statements they
// point to, the SMTP transcript, the timeline, the matrix of verdicts.
#pragma once

#include "server/platform/store/event_record.h"
#include "server/policy/acl/trace.h"
#include "shared/base/json.h"

namespace postroom::control {

/// Decisions as trace.show gives them: each statement names its `object` ("acl acl_check_rcpt"), which config.document of
/// the decision's revision has.
base::Json decisionsJson(const std::vector<acl::TracedDecision>& decisions);
/// [{"side": "client|server|note", "text"}]
base::Json transcriptJson(std::string_view text);
/// [{"time", "what", "recipient", "text"}] in order of time: received, decided, attempts, completed.
base::Json timelineJson(const store::MessageHistory& history, const std::vector<acl::TracedDecision>& decisions);
/// {"recipients", "checks": [{"phase", "title", "common", "cells"}]}: a cell for each recipient, null where the check did not come.
base::Json verdictsJson(const store::MessageHistory& history, const std::vector<acl::TracedDecision>& decisions);
/// A notice of ours (bounce, delay): {"raw", "fields": {...}, "recipients": [{field: value}]}, its delivery-status part read.
base::Json noticeJson(std::string_view raw);

} // namespace postroom::control
