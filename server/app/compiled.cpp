// SPDX-License-Identifier: Apache-2.0
#include "server/app/compiled.h"

#include "server/app/config_variables.h"
#include "server/app/option_text.h"
#include "server/app/policy_sources.h"
#include "server/app/lookup_server_settings.h"
#include "server/app/receive_settings.h"
#include "server/app/retry_settings.h"
#include "server/app/server_tls.h"
#include "server/app/time_zone.h"
#include "server/app/transports.h"
#include "server/deliver/address_verifier.h"
#include "server/deliver/callout_check.h"
#include "server/deliver/cut_through.h"
#include "server/deliver/quota_check.h"
#include "server/mail/address.h"
#include "server/policy/acl/policy.h"
#include "server/policy/expand/list_setting.h"
#include "server/policy/lookup/read_file.h"
#include "shared/base/text.h"
#include "shared/catalogue/keys_main.h"
#include "shared/config/settings.h"
#include "shared/config/validator.h"

namespace postroom::app {

namespace {

namespace option = catalogue::option;

void append(config::Findings& findings, const config::Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); }

lookup::LiveSettings liveSettings(const config::Document& document, const std::string& hostName, const std::string& stateFolder) {
    const config::Settings main = document.main();
    lookup::LiveSettings live;
    live.primaryHostname = hostName;
    live.spoolDirectory = stateFolder;
    live.logDirectory = stateFolder;
    live.keepEnvironment = config::splitList(main.get(option::keepEnvironment));
    for (const std::string& pair : config::splitList(main.get(option::addEnvironment))) {
        const std::size_t equals = pair.find('=');
        if (equals != std::string::npos)
            live.addEnvironment.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    live.extraLocalInterfaces = config::splitList(main.get(option::extraLocalInterfaces));
    live.sqliteFile = main.get(option::sqliteDbfile);
    live.databaseTimeout = main.get(option::sqliteLockTimeout);
    live.saslauthdSocket = main.get(option::saslauthdSocket);
    return live;
}

/// With perl_at_start an error in perl_startup shows before the revision serves; a trial waits until a function is called.
std::shared_ptr<perl::PerlPool> perlPool(const config::Document& document, const lookup::LiveSettings& live, bool trial, config::Findings& findings) {
    const config::Settings main = document.main();
    perl::PerlSettings settings;
    settings.startup = main.get(option::perlStartup);
    settings.taintMode = main.get(option::perlTaintmode);
    settings.timeout = main.get(option::perlTimeout);
    settings.mostProcesses = static_cast<std::size_t>(main.get(option::perlProcesses));
    settings.environment = lookup::programEnvironment(live);
    if (settings.startup.empty())
        return nullptr;
    const bool atStart = main.get(option::perlAtStart) && !trial;
    auto pool = std::make_shared<perl::PerlPool>(std::move(settings));
    if (const auto started = atStart ? pool->startOne({}) : base::Result<void>(); !started)
        findings.push_back({config::Severity::error, "perl", document.place(document.mainObject(), "perl_startup"), started.error().text(), {}});
    return pool;
}

/// Exim 4.96 has no enhanced codes of its own and does not know LIMITS.
void answerAsExim(const config::Document& document, receive::ReceiveSettings& settings) {
    settings.enhancedCodes = smtp::EnhancedCodes::hidden;
    if (document.mainObject().find("limits_advertise_hosts") == nullptr)
        settings.hostList(receive::HostOption::limitsAdvertise).clear();
}

deliver::NoticeSettings noticeSettings(const config::Document& document, const std::string& hostName, const std::string& qualifyDomain) {
    const config::Settings main = document.main();
    deliver::NoticeSettings notices;
    notices.primaryHostname = hostName;
    notices.qualifyDomain = qualifyDomain;
    notices.replyTo = main.get(option::errorsReplyTo);
    notices.text = main.get(option::bounceMessageText);
    notices.authenticatedSender = main.get(option::bounceSenderAuthentication);
    notices.returnLineLimit = main.get(option::bounceReturnLinesizeLimit);
    notices.returnSizeLimit = main.get(option::bounceReturnSizeLimit);
    notices.returnMessage = main.get(option::bounceReturnMessage);
    notices.returnBody = main.get(option::bounceReturnBody);
    return notices;
}

/// What it expands was checked with the document: an error in it shows there.
deliver::CalloutRules calloutRules(const config::Document& document, const expand::CompileNames& names, const std::string& hostName, const std::string& qualifyDomain) {
    const config::Settings main = document.main();
    deliver::CalloutRules rules;
    rules.expiry = {main.get(option::calloutPositiveExpire), main.get(option::calloutNegativeExpire), main.get(option::calloutDomainPositiveExpire),
                    main.get(option::calloutDomainNegativeExpire)};
    if (auto program = expand::Program::compile(main.get(option::calloutRandomLocalPart), document.place(document.mainObject(), "callout_random_local_part"), names))
        rules.randomLocalPart = std::move(*program);
    rules.primaryHostname = hostName;
    rules.qualifyDomain = qualifyDomain;
    return rules;
}

/// The words of notices in the file that an option names; nothing when it is unset, or wrong (then it is in the findings).
std::optional<deliver::NoticeTemplate> noticeWords(const config::Document& document, std::string_view option, const std::string& path,
                                                   const expand::CompileNames& names, config::Findings& findings) {
    constexpr std::size_t limit = 64 * 1024;
    if (base::trim(path).empty())
        return std::nullopt;
    const auto text = lookup::readWholeFile(path, limit);
    if (text)
        return deliver::NoticeTemplate::parse(*text, path, names, findings);
    findings.push_back({config::Severity::error, "unreadable-file", document.place(document.mainObject(), option), std::string(option) + ": " + text.error().text(), {}});
    return std::nullopt;
}

/// Of what the options of the queue say, the part that delivery asks.
void addQueueOptions(deliver::DeliveryRevision& delivery, const config::Document& document, const expand::CompileNames& names, config::Findings& findings) {
    const config::Object& main = document.mainObject();
    const auto compile = [&](const std::string& text, std::string_view name) -> std::optional<expand::Program> {
        if (base::trim(text).empty())
            return std::nullopt;
        auto program = expand::Program::compile(text, document.place(main, name), names);
        if (program)
            return std::move(*program);
        append(findings, program.error());
        return std::nullopt;
    };
    for (const auto& [name, into] : {std::pair("hold_domains", &delivery.holdDomains), std::pair("queue_domains", &delivery.queueDomains),
                                     std::pair("queue_smtp_domains", &delivery.queueSmtpDomains)})
        if (auto domains = compile(optionText(main, name), name))
            into->emplace(lookup::ListKind::domain, std::move(*domains));
    delivery.bounceWords = noticeWords(document, "bounce_message_file", document.main().get(option::bounceMessageFile), names, findings);
    delivery.delayWords = noticeWords(document, "warn_message_file", document.main().get(option::warnMessageFile), names, findings);
    delivery.delayWarningCondition = compile(document.main().get(option::delayWarningCondition), "delay_warning_condition");
    if (document.main().isExplicit(option::dsnFrom))
        delivery.noticeFrom = compile(document.main().get(option::dsnFrom), "dsn_from");
    for (const std::string& item : config::splitList(optionText(main, "errors_copy"))) {
        const std::size_t blank = item.find_first_of(" \t");
        std::vector<std::string> copies;
        if (blank != std::string::npos)
            for (const std::string_view address : base::split(std::string_view(item).substr(blank), ','))
                if (mail::parseAddress(base::trim(address)))
                    copies.emplace_back(base::trim(address));
        if (copies.empty()) {
            findings.push_back({config::Severity::error, "bad-errors-copy", document.place(main, "errors_copy"), "\"" + item + "\" names nobody who gets a copy", "write it like *@example.com postmaster@example.com"});
            continue;
        }
        if (auto pattern = compile(item.substr(0, blank), "errors_copy"))
            delivery.errorsCopy.emplace_back(router::ListOption(lookup::ListKind::address, std::move(*pattern)), std::move(copies));
    }
    delivery.ignoreBounceErrorsAfter = document.main().get(option::ignoreBounceErrorsAfter);
}

/// dns_again_means_nonexist, for the World of the revision; empty when the option is unset or wrong (then it is in the findings).
std::function<bool(world::World&, std::string_view)> againMeansNone(const config::Document& document, const expand::CompileNames& names,
                                                                     std::shared_ptr<const lookup::NamedLists> lists,
                                                                     std::shared_ptr<const expand::VariableSource> variables, config::Findings& findings) {
    constexpr std::string_view name = "dns_again_means_nonexist";
    const config::Object& main = document.mainObject();
    const std::string text = optionText(main, name);
    if (base::trim(text).empty())
        return {};
    auto program = expand::Program::compile(text, document.place(main, name), names);
    if (!program) {
        append(findings, program.error());
        return {};
    }
    auto domains = std::make_shared<const router::ListOption>(lookup::ListKind::domain, std::move(*program));
    return [domains, lists = std::move(lists), variables = std::move(variables)](world::World& world, std::string_view asked) {
        const expand::Scope scope{world, *lists, {variables.get()}};
        return domains->match(asked, scope).yes();
    };
}

} // namespace

queue::QueuePolicy queuePolicy(const config::Settings& main) {
    queue::QueuePolicy policy;
    policy.binKeeps = main.get(option::binKeep);
    policy.retryDataExpire = main.get(option::retryDataExpire);
    policy.delayWarnings = main.get(option::delayWarning);
    policy.holds = {main.get(option::autoThaw), main.get(option::timeoutFrozenAfter), main.get(option::ignoreBounceErrorsAfter)};
    policy.queuesByHand = config::splitList(main.get(option::queuesRunByHand));
    return policy;
}

expand::CompileNames compileNames(const config::Document& document) {
    expand::CompileNames names;
    names.listExists = [&document](std::string_view kind, std::string_view name) {
        const auto which = catalogue::kindFromName(kind);
        if (which && document.find(*which, name) != nullptr)
            return true;
        for (const config::Object& builtIn : config::builtInLists(document))
            if (which && builtIn.kind == *which && builtIn.name == name)
                return true;
        return false;
    };
    names.listNames = [&document](std::string_view kind) {
        std::vector<std::string> known;
        if (const auto which = catalogue::kindFromName(kind))
            for (const config::Object* list : document.all(*which))
                known.push_back(list->name);
        return known;
    };
    names.patterns = expand::CompileNames::Patterns::whenCompiled;
    names.aclExists = [&document](std::string_view name) { return document.find(config::Kind::acl, name) != nullptr; };
    return names;
}

std::shared_ptr<const Compiled> compileRevision(const config::Document& document, const config::SecretMap& secrets, base::RevisionId revision,
                                                const CompileParts& parts, config::Findings& findings) {
    config::ValidateOptions validate;
    validate.secrets = &secrets;
    const config::Findings checked = config::validate(document, validate);
    const bool trial = parts.use == CompileParts::Use::trial;
    append(findings, checked);
    checkTimeZone(document, findings);

    auto made = std::make_shared<Compiled>();
    made->document = document;
    const config::Settings main = made->document.main();
    auto receive = receiveSettings(document, revision, parts.hostName, findings);
    if (parts.origin == CompileParts::Origin::exim)
        answerAsExim(document, receive);
    if (!trial)
        receive.partFolder = parts.stateFolder + "/scan";
    made->hostName = receive.primaryHostname;
    made->macros = parts.macros;
    lookup::LiveSettings live = liveSettings(document, made->hostName, parts.stateFolder);
    live.servers = lookupServerSettings(document, secrets, findings);
    live.perl = perlPool(document, live, trial, findings);
    made->variables = std::make_shared<ConfigVariables>(std::map<std::string, std::string, std::less<>>{
        {"primary_hostname", made->hostName},
        {"qualify_domain", receive.qualifyDomain},
        {"qualify_recipient", receive.qualifyRecipient},
        {"spool_directory", live.spoolDirectory},
        {"bounce_return_size_limit", std::to_string(main.get(option::bounceReturnSizeLimit))},
        {"return_size_limit", std::to_string(main.get(option::bounceReturnSizeLimit))},
        {"config_file", parts.stateFolder + "/config.db"},
        {"config_dir", parts.stateFolder},
        {"version_number", "4.96"},
        {"exim_version", "4.96"},
    });
    const expand::CompileNames names = compileNames(made->document);

    auto lists = std::make_shared<lookup::NamedLists>(namedLists(document));
    append(findings, expand::compileNamedLists(*lists, names));
    made->lists = lists;
    live.againMeansNone = againMeansNone(document, names, made->lists, made->variables, findings);
    made->live = std::make_shared<const lookup::LiveSettings>(std::move(live));

    const acl::PolicySource policy = policySource(document, revision);
    if (trial) {
        config::Findings ofAcls;
        made->policy = acl::compilePolicyForTrial(policy, names, ofAcls);
        if (parts.reportAll)
            append(findings, ofAcls);
    } else if (auto compiled = acl::compilePolicy(policy, names, &findings)) {
        made->policy = *compiled;
    } else {
        append(findings, compiled.error());
    }

    const auto transports = compileTransports(document, secrets, parts, made->hostName, names, findings);
    router::ChainSource chain = chainSource(document);
    chain.qualifyDomain = receive.qualifyDomain;
    chain.qualifyRecipient = receive.qualifyRecipient;
    chain.primaryHostname = made->hostName;
    chain.transportExists = [transports](std::string_view name) { return transports->find(name) != nullptr; };
    chain.transportIsLocal = [transports](std::string_view name) {
        const auto* transport = transports->find(name);
        return transport != nullptr && transport->isLocal();
    };
    if (auto compiled = router::RouterChain::compile(chain, names, &findings))
        made->chain = *compiled;
    else
        append(findings, compiled.error());

    auto reception = std::make_shared<receive::Configuration>();
    reception->listeners = listenerSettings(document, findings);
    reception->authenticators = std::make_shared<auth::AuthenticatorSet>(authenticators(document, secrets, names, findings));
    ServerTls tls = serverTls(document, parts, *made, names, findings);
    reception->tls = std::move(tls.main);
    reception->listenerTls = std::move(tls.listeners);
    auto texts = receive::PolicyTexts::compile(receive, reception->listeners, names);
    if (!texts)
        append(findings, texts.error());
    made->retryRules = retryRules(document, parts, made->live, made->lists, findings);
    made->logs = {main.get(option::logFilePath), main.get(option::logJsonPath), main.get(option::logSelector), main.get(option::logTimezone)};
    made->queueOnly = main.get(option::queueOnly);
    made->dnsServers = config::splitList(main.get(option::dnsServers));
    made->traceSample = static_cast<int>(main.get(option::traceSampleAccepted));

    auto delivery = std::make_shared<deliver::DeliveryRevision>();
    addQueueOptions(*delivery, document, names, findings);
    // Under a trial what is wrong in an expansion shows when it is reached, as in Exim.
    if (config::hasErrors(findings) && !(trial && made->chain != nullptr && made->policy != nullptr && texts))
        return nullptr;
    made->verifier = std::make_shared<deliver::RoutingVerifier>(
        made->chain, deliver::CalloutCheck(transports, calloutRules(document, names, made->hostName, receive.qualifyDomain), parts.state, base::systemClock(), parts.stop),
        deliver::QuotaCheck(transports, parts.state, base::systemClock()));
    delivery->chain = made->chain;
    delivery->transports = transports;
    delivery->lists = made->lists;
    delivery->variables = {made->variables};
    delivery->notices = noticeSettings(document, made->hostName, receive.qualifyDomain);
    made->queuePolicy = queuePolicy(main);
    delivery->remoteMaxParallel = static_cast<std::size_t>(main.get(option::remoteMaxParallel));
    made->delivery = std::move(delivery);
    auto gate = std::make_shared<receive::PolicyParts>();
    gate->policy = made->policy;
    gate->texts = *texts;
    gate->lists = made->lists;
    gate->makeWorld = [makeWorld = parts.makeWorld, live = made->live] { return makeWorld(live); };
    gate->verifier = made->verifier.get();
    if (parts.queue != nullptr && !made->queueOnly)
        gate->deliverNow = [cut = deliver::CutThrough(made->delivery, gate->makeWorld, *parts.queue, base::systemClock(), parts.stop)](const queue::IncomingMessage& message) {
            auto now = cut(message);
            return receive::PolicyGate::DeliveredNow{std::move(now.notTried), std::move(now.outcome)};
        };
    gate->rewriteRules = &made->chain->rewriteRules();
    gate->extraVariables = made->variables.get();
    reception->policy = std::shared_ptr<const receive::PolicyParts>(gate.get(), [gate, keep = made->verifier, variables = made->variables](auto*) {});
    reception->settings = std::make_shared<receive::ReceiveSettings>(std::move(receive));
    made->reception = std::move(reception);
    return made;
}

} // namespace postroom::app
