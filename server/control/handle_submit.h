// SPDX-License-Identifier: Apache-2.0
// submit.message and submit.smtp (sendmail): the only methods open to every local user, with upload.chunk.
#pragma once

namespace postroom::control {

class MailSubmitter;
class MethodTable;

/// `submitter` must outlive the table.
void addSubmitMethods(MethodTable& table, MailSubmitter& submitter);
/// upload.chunk, which every table needs that takes long contents.
void addUploadMethod(MethodTable& table);

} // namespace postroom::control
