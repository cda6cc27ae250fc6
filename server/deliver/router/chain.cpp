// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/chain.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/router/routing.h"
#include "server/mail/address.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

namespace postroom::router {

namespace {

std::optional<std::size_t> findRouter(const std::vector<Router>& routers, std::string_view name) {
    for (const auto& router : routers)
        if (router.name == name)
            return router.index;
    return std::nullopt;
}

// pass_router and redirect_router name a router; pass_router must come later, or an address would go round in circles.
void resolveNames(const ChainSource& source, std::vector<Router>& routers, config::Findings& findings) {
    for (std::size_t i = 0; i < routers.size(); ++i) {
        for (const auto& option : source.routers[i].options) {
            if (option.name != "pass_router" && option.name != "redirect_router")
                continue;
            const auto target = findRouter(routers, base::trim(option.value));
            if (!target) {
                findings.push_back({config::Severity::error, "unknown-router", option.place,
                                    "there is no router \"" + option.value + "\"", {}});
            } else if (option.name == "redirect_router") {
                routers[i].redirectRouter = target;
            } else if (*target <= i) {
                findings.push_back({config::Severity::error, "router-order", option.place,
                                    "pass_router \"" + option.value + "\" does not stand after router " + routers[i].name, {}});
            } else {
                routers[i].passRouter = target;
            }
        }
    }
}

void checkNames(const std::vector<Router>& routers, const ChainSource& source, config::Findings& findings) {
    for (std::size_t i = 0; i < routers.size(); ++i)
        if (findRouter(routers, routers[i].name) != i)
            findings.push_back({config::Severity::error, "duplicate-name", source.routers[i].place,
                                "there are two routers named \"" + routers[i].name + "\"", {}});
}

HostRules readHostRules(const ChainSource& source, const expand::CompileNames& names, config::Findings& findings) {
    DriverSource main;
    main.kind = "main";
    main.options = source.mainOptions;
    OptionReader reader(main, names, findings);
    HostRules rules;
    rules.mxToIp = reader.boolean("allow_mx_to_ip", false);
    rules.treatedAsLocal = ListOption::read(reader, "hosts_treat_as_local", lookup::ListKind::domain);
    rules.ipv4Lookup = ListOption::read(reader, "dns_ipv4_lookup", lookup::ListKind::domain);
    return rules;
}

} // namespace

tl::expected<std::shared_ptr<const RouterChain>, config::Findings>
RouterChain::compile(const ChainSource& source, const expand::CompileNames& names, config::Findings* warnings) {
    config::Findings findings;
    auto chain = std::make_unique<CompiledChain>();
    chain->qualifyDomain = source.qualifyDomain;
    chain->qualifyRecipient = source.qualifyRecipient.empty() ? source.qualifyDomain : source.qualifyRecipient;
    chain->primaryHostname = source.primaryHostname;
    chain->hostRules = readHostRules(source, names, findings);
    chain->transportExists = source.transportExists;
    chain->transportIsLocal = source.transportIsLocal;
    for (const auto& router : source.routers) {
        OptionReader reader(router, names, findings);
        auto compiled = compileRouter(reader, source);
        compiled.index = chain->routers.size();
        chain->routers.push_back(std::move(compiled));
    }
    checkNames(chain->routers, source, findings);
    resolveNames(source, chain->routers, findings);
    chain->rewrites = rewrite::RewriteRules::compile(source.rewrites, {chain->qualifyRecipient}, names, findings);
    if (config::hasErrors(findings))
        return tl::unexpected(std::move(findings));
    if (warnings != nullptr)
        warnings->insert(warnings->end(), findings.begin(), findings.end());
    return std::make_shared<const RouterChain>(std::move(chain));
}

RouterChain::RouterChain(std::unique_ptr<const CompiledChain> chain) : m_chain(std::move(chain)) {}
RouterChain::~RouterChain() = default;

std::vector<Routed> RouterChain::route(const RouteRequest& request, const expand::Scope& scope) const {
    RouteRequest whole = request;
    whole.address = mail::qualify(request.address,
                                  request.purpose == Purpose::verifySender ? m_chain->qualifyDomain : m_chain->qualifyRecipient);
    return Routing(*m_chain, whole, scope, 0).run();
}

const rewrite::RewriteRules& RouterChain::rewriteRules() const { return m_chain->rewrites; }

std::vector<std::pair<std::string, base::HitCount*>> RouterChain::hits() const {
    std::vector<std::pair<std::string, base::HitCount*>> all;
    for (const Router& router : m_chain->routers)
        all.emplace_back(router.name, router.hits.get());
    return all;
}

const std::string& RouterChain::qualifyDomain() const { return m_chain->qualifyDomain; }
const std::string& RouterChain::qualifyRecipient() const { return m_chain->qualifyRecipient; }

} // namespace postroom::router
