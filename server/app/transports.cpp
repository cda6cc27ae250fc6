// SPDX-License-Identifier: Apache-2.0
#include "server/app/transports.h"

#include "server/app/option_text.h"
#include "server/app/policy_sources.h"
#include "server/deliver/transport/local_transports.h"
#include "server/deliver/transport/smtp/smtp_driver.h"
#include "shared/catalogue/keys_main.h"
#include "shared/config/settings.h"

namespace postroom::app {

namespace {

std::optional<expand::Program> optionProgram(const config::Document& document, const config::Object& object, std::string_view option,
                                             const expand::CompileNames& names, config::Findings& findings) {
    if (object.find(option) == nullptr)
        return std::nullopt;
    auto program = expand::Program::compile(optionText(object, option), document.place(object, option), names);
    if (program)
        return std::move(*program);
    findings.insert(findings.end(), program.error().begin(), program.error().end());
    return std::nullopt;
}

std::vector<transport::ClientAuthenticator> clientAuthenticators(const config::Document& document, const config::SecretMap& secrets,
                                                                 const expand::CompileNames& names, config::Findings& findings) {
    std::vector<transport::ClientAuthenticator> all;
    for (const config::Object* object : document.all(config::Kind::authenticator)) {
        const config::Setting* send = object->find("client_send");
        if (send == nullptr)
            continue;
        std::string text = config::plainText(send->value);
        if (const auto secret = secrets.find(config::secretName(text)); secret != secrets.end())
            text = secret->second;
        auto program = expand::Program::compile(text, document.place(*object, "client_send"), names);
        if (program)
            all.push_back({object->name, optionText(*object, "public_name"), std::move(*program),
                           optionProgram(document, *object, "client_condition", names, findings), optionProgram(document, *object, "client_set_id", names, findings),
                           optionText(*object, "client_ignore_invalid_base64") == "true"});
        else
            findings.insert(findings.end(), program.error().begin(), program.error().end());
    }
    return all;
}

} // namespace

std::shared_ptr<const transport::TransportSet> compileTransports(const config::Document& document, const config::SecretMap& secrets,
                                                                 const CompileParts& parts, const std::string& hostName,
                                                                 const expand::CompileNames& names, config::Findings& findings) {
    const config::Settings main = document.main();
    const std::string mailRoot = main.find(catalogue::option::mailRoot).value_or(parts.stateFolder + "/mail");
    const std::string qualifyDomain = optionText(document.mainObject(), "qualify_domain");
    const transport::LocalSettings local{mailRoot, hostName, {parts.inbox, parts.ids, hostName, qualifyDomain.empty() ? hostName : qualifyDomain}};
    const transport::SmtpDriverSettings remote{parts.resolver, parts.pool, hostName, !main.get(catalogue::option::disableIpv6),
                                               clientAuthenticators(document, secrets, names, findings)};
    auto set = std::make_shared<transport::TransportSet>();
    for (const config::Object* object : document.all(config::Kind::transport)) {
        const std::string driver(object->driver());
        const transport::TransportSource source{"transport", object->name, driver, optionTexts(document, *object), document.place(*object)};
        auto made = driver == "smtp" || driver == "lmtp" ? transport::makeSmtpTransport(source, remote, names, findings)
                                                         : transport::makeLocalTransport(source, local, names, findings);
        if (made)
            set->add(object->name, std::move(made));
        else if (driver != "smtp" && driver != "lmtp" && driver != "appendfile" && driver != "autoreply" && driver != "pipe")
            findings.push_back({config::Severity::error, "unknown-driver", document.place(*object, "driver"),
                                "transport driver \"" + driver + "\" is not in this version", "there are appendfile, autoreply, lmtp, pipe and smtp"});
    }
    return set;
}

} // namespace postroom::app
