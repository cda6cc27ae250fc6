// SPDX-License-Identifier: Apache-2.0
// What every transport can do to a message: headers_add, headers_remove, headers_rewrite, return_path, the additions of
// Return-path, Envelope-to and Delivery-date, headers_only, body_only, message_size_limit (policy-language 2.7).
#pragma once

#include "server/deliver/router/router_source.h"
#include "server/deliver/transport/headers_rewrite.h"
#include "server/deliver/transport/transport.h"
#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/program.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace postroom::router {
class OptionReader;
}

namespace postroom::transport {

/// A transport as the configuration has it; kind is "transport".
using TransportSource = router::DriverSource;

struct CommonOptions {
    std::string name;
    std::vector<expand::Program> headersAdd, headersRemove;
    rewrite::RewriteRules headersRewrite;
    std::optional<expand::Program> returnPath, messageSizeLimit;
    bool bodyOnly = false, headersOnly = false;
    bool deliveryDateAdd = false, envelopeToAdd = false, returnPathAdd = false;
    bool includeAffixes = false; ///< rcpt_include_affixes
    bool retryByLocalPart = true; ///< retry_use_local_part
    std::size_t maxParallel = 0;
    std::vector<expand::Program> filter; ///< transport_filter, a program for each word; empty: none
    base::Seconds filterTimeout{300};
    ShadowOptions shadow;
    std::optional<expand::Program> homeDirectory, currentDirectory;
};

/// Reads the options that all transports have; the driver reads its own and then calls reader.reportUnknown().
CommonOptions readCommonOptions(router::OptionReader& reader);

/// A message as it goes out for one batch: its final header section and where the body is.
struct OutgoingMessage {
    std::string headers;    ///< wire form, without the empty line; empty with body_only
    bool withHeaders = true, withBody = true;
    const queue::Body* body = nullptr;
    std::string returnPath; ///< the final envelope sender
    std::shared_ptr<const queue::Body> filtered; ///< what `body` points to after a transport_filter
    [[nodiscard]] std::int64_t size() const; ///< bytes in wire form, empty line included
};

/// Applies the options. Errors: temporary ones defer the batch; permanent ones (message_size_limit) fail it. For several
/// recipients the first one's variables count.
base::Result<OutgoingMessage> prepareMessage(const CommonOptions& options, const Batch& batch, const DeliveryContext& context);

/// A scope with the variables of message and delivery in front of the context's; keeps what it points to alive.
class DeliveryScope {
public:
    DeliveryScope(const Batch& batch, const BatchRecipient& recipient, const DeliveryContext& context, std::string_view transport);
    ~DeliveryScope();
    [[nodiscard]] const expand::Scope& scope() const;
    void setReturnPath(std::string returnPath);
    /// A variable that the transport itself knows.
    void set(std::string_view variable, expand::Value value);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// The address without its $local_part_prefix and $local_part_suffix, where the variables have them.
std::string withoutAffixes(const std::string& address, const std::vector<std::pair<std::string, expand::Value>>& variables);

/// Text of a setting; the error (temporary) names the setting and the transport.
base::Result<expand::Value> expandOption(const expand::Program& program, std::string_view setting, std::string_view transport,
                                         const expand::Scope& scope);

/// home_directory: sets $home for what the transport expands after it.
base::Result<void> setHome(const CommonOptions& options, DeliveryScope& scope);

/// The whole batch with one outcome.
BatchResult allRecipients(const Batch& batch, queue::RecipientOutcome::Kind kind, const std::string& text,
                          const std::string& enhanced = {}, const std::string& retryError = {});
/// The same from an Error: deferred when it is temporary, failed otherwise.
BatchResult allRecipients(const Batch& batch, const base::Error& error);

} // namespace postroom::transport
