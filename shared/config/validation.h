// SPDX-License-Identifier: Apache-2.0
// The parts of the validator; they share the document and where findings go.
#pragma once

#include "shared/config/validator.h"

namespace postroom::config {

class Validation {
public:
    Validation(const Document& document, const ValidateOptions& options, Findings& findings)
        : m_document(document)
        , m_options(options)
        , m_findings(findings)
        , m_builtIn(builtInLists(document)) {}

    void checkSettings();   ///< types, ranges, names, required options
    void checkReferences(); ///< transports, routers, ACLs, lists that must exist
    void checkAcls();       ///< terms, and where they may stand
    void checkExpansions(); ///< through the hook
    void checkPaths();      ///< file names made of what came from the wire
    void checkEmptyLists();
    void checkHosts();      ///< digits and dots that are no address ///< lists that are used and name nothing

private:
    void add(Severity severity, std::string code, Place place, std::string message, std::string hint = {});
    void checkSetting(const Object& object, const Setting& setting);
    void checkRequired(const Object& object);
    void checkName(const Object& object);
    void checkRule(const Object& rule);
    void checkListener(const Object& listener);
    void checkRouterNames(const Object& router);
    void checkAclOption(const Setting& setting);
    void checkLists(const Object& object, const Setting& setting, const catalogue::OptionRow& row);
    void checkListText(Kind kind, std::string_view text, const Place& place);
    void checkTerm(const Object& acl, std::size_t statement, std::size_t term, catalogue::PhaseSet phases);
    void checkWord(const Term& term, const Place& place, catalogue::PhaseSet phases);
    void checkAllowed(const catalogue::TermRow& row, const std::string& shown, const Place& place, catalogue::PhaseSet phases);
    void checkStatement(const Object& acl, std::size_t statement, catalogue::PhaseSet phases);
    void checkAcl(const Object& acl, catalogue::PhaseSet phases);
    void compile(const ExpandedSetting& setting, const Source& source);
    void reportMissing(Kind kind, std::string_view name, const Place& place);
    [[nodiscard]] bool listExists(Kind kind, std::string_view name) const;

    const Document& m_document;
    const ValidateOptions& m_options;
    Findings& m_findings;
    std::vector<Object> m_builtIn;
};

/// May an object of this kind have this name? The text form could not be read back otherwise.
[[nodiscard]] bool isName(Kind kind, std::string_view name);

} // namespace postroom::config
