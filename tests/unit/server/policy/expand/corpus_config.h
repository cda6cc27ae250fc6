// SPDX-License-Identifier: Apache-2.0
// As much of an exim.conf as the expansion corpora need: main options, macros, named lists, ACLs. For tests only; the
// program reads configurations with shared/config.
#pragma once

#include "server/policy/expand/acl_caller.h"
#include "server/policy/expand/program.h"
#include "server/policy/lookup/named_lists.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::test {

struct AclLine {
    std::string name; ///< verb, condition or modifier
    std::string text;
    bool isVerb = false;
};

struct CorpusConfig {
    std::map<std::string, std::string> options;
    std::map<std::string, std::string> macros;
    std::map<std::string, std::vector<AclLine>> acls;
    lookup::NamedLists lists;

    static CorpusConfig read(const std::string& file);
    /// The text with macros put in.
    [[nodiscard]] std::string withMacros(std::string text) const;
};

/// Verbs, message, set, condition, acl, endpass: what the corpus's ACLs use.
class CorpusAcls final : public expand::AclCaller, public expand::VariableSource {
public:
    explicit CorpusAcls(const CorpusConfig& config) : m_config(config) {}
    void setScope(const expand::Scope& scope) { m_scope = &scope; }
    expand::AclCallResult callAcl(std::string_view name, const std::vector<expand::Value>& arguments) override;
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override;

private:
    enum class Truth { yes, no, defer, error };
    Truth term(const AclLine& line, expand::Value& message, bool& forced);
    Truth expandTo(const std::string& text, expand::Value& out, bool& forced);

    const CorpusConfig& m_config;
    const expand::Scope* m_scope = nullptr;
    std::map<std::string, expand::Value, std::less<>> m_variables;
    std::vector<expand::Value> m_arguments;
    std::string m_error;
    int m_depth = 0;
};

} // namespace postroom::test
