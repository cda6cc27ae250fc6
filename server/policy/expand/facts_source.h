// SPDX-License-Identifier: Apache-2.0
// Variables from facts that somebody wrote down: the JSON of a simulated situation (client, TLS, envelope sender) and the
// text of a message. For `postroomctl expand`, policy tests and the corpora; a running server has its own sources.
#pragma once

#include "server/mail/header_list.h"
#include "server/policy/expand/variable_source.h"
#include "shared/base/json.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace postroom::expand {

class FactsSource final : public VariableSource {
public:
    FactsSource() = default;
    /// A fact has the name of a variable and a text or number as its value: {"sender_host_address": "192.0.2.1"}. "sender" is
    /// the envelope sender; "interface_address" and "interface_port" stand for the received_ ones too. Facts from the
    /// wire are tainted.
    explicit FactsSource(const base::Json& facts);

    void set(std::string_view name, Value value);
    void setSender(std::string_view address);
    /// Makes headers and body answer: $h_.., $message_body, $message_size...
    void setMessage(std::string_view message);
    [[nodiscard]] std::optional<Value> variable(std::string_view name) const override;

private:
    std::unordered_map<std::string, Value> m_values;
    mail::HeaderList m_headers;
    bool m_hasMessage = false;
};

} // namespace postroom::expand
