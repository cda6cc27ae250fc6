// SPDX-License-Identifier: Apache-2.0
#include "server/app/server_tls.h"

#include "server/app/option_text.h"
#include "server/platform/tls/self_signed.h"
#include "server/policy/expand/program.h"
#include "server/policy/expand/scope.h"
#include "shared/base/guarded.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::app {

namespace {

class NameAsked final : public expand::VariableSource {
public:
    explicit NameAsked(const std::string& name) : m_name(name) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override {
        if (name != "tls_in_sni" && name != "tls_sni")
            return std::nullopt;
        return m_name.empty() ? expand::Value::clean("") : expand::Value::tainted(m_name);
    }

private:
    const std::string& m_name;
};

/// Expands settings outside of any connection. Thread-safe.
class Expansion {
public:
    Expansion(const CompileParts& parts, const Compiled& made) : m_makeWorld(parts.makeWorld), m_live(made.live), m_lists(made.lists), m_variables(made.variables) {}

    [[nodiscard]] base::Result<std::string> text(const expand::Program& program, const std::string& name) const {
        if (const std::string* constant = program.constant())
            return std::string(base::trim(*constant));
        const auto world = m_makeWorld(m_live);
        const NameAsked asked(name);
        const expand::Scope scope{*world, *m_lists, {&asked, m_variables.get()}};
        auto value = program.evaluate(scope);
        if (!value)
            return base::fail(base::permanentError(base::ErrorKind::invalid, value.error().message));
        if (value->taint == expand::Taint::tainted)
            return base::fail(base::permanentError(base::ErrorKind::invalid, "a file may not be named by what a client says; look $tls_in_sni up, for example by ${lookup{$tls_in_sni}dsearch{/folder}}"));
        return std::string(base::trim(value->text));
    }

private:
    std::function<std::unique_ptr<world::World>(const lookup::SharedSettings&)> m_makeWorld;
    lookup::SharedSettings m_live;
    std::shared_ptr<const lookup::NamedLists> m_lists;
    std::shared_ptr<const expand::VariableSource> m_variables;
};

bool asksForName(const expand::Program& program) {
    return std::ranges::any_of(program.variables(), [](const std::string& name) { return name == "tls_in_sni" || name == "tls_sni"; });
}

/// Contexts for names that clients ask for: one for each pair of files, of which there are as many as the administrator has.
class ContextsByName {
public:
    ContextsByName(Expansion expansion, expand::Program certificate, expand::Program key, tls::ServerSettings others)
        : m_expansion(std::move(expansion)), m_certificate(std::move(certificate)), m_key(std::move(key)), m_settings(std::move(others)) {}

    base::Result<std::shared_ptr<const tls::ServerContext>> operator()(const std::string& asked) {
        const std::string name = base::lower(asked);
        auto certificate = m_expansion.text(m_certificate, name);
        auto key = m_expansion.text(m_key, name);
        if (!certificate || !key)
            return base::fail(certificate ? key.error() : certificate.error());
        if (certificate->empty() || (*certificate == m_settings.certificateFile && *key == m_settings.keyFile))
            return std::shared_ptr<const tls::ServerContext>();
        auto known = m_contexts.lock();
        auto& context = (*known)[{*certificate, *key}];
        if (context == nullptr) {
            tls::ServerSettings settings = m_settings;
            settings.certificateFile = *certificate;
            settings.keyFile = *key;
            auto loaded = tls::ServerContext::load(settings);
            if (!loaded)
                return base::fail(loaded.error());
            context = std::move(*loaded);
        }
        return context;
    }

private:
    const Expansion m_expansion;
    const expand::Program m_certificate, m_key;
    const tls::ServerSettings m_settings;
    base::Guarded<std::map<std::pair<std::string, std::string>, std::shared_ptr<const tls::ServerContext>>> m_contexts;
};

class Maker {
public:
    Maker(const config::Document& document, const CompileParts& parts, const Compiled& made, const expand::CompileNames& names, config::Findings& findings)
        : m_document(document), m_parts(parts), m_hostName(made.hostName), m_names(names), m_findings(findings), m_expansion(parts, made) {}

    /// Of the main options; certificate and key are those of `object`.
    std::shared_ptr<const tls::ServerContext> context(const config::Object& object) {
        const config::Object& main = m_document.mainObject();
        const expand::Program certificate = program(object, "tls_certificate"), key = program(object, "tls_privatekey");
        tls::ServerSettings settings;
        settings.certificateFile = text(object, "tls_certificate", certificate);
        settings.keyFile = text(object, "tls_privatekey", key);
        settings.ciphers = text(main, "tls_require_ciphers", program(main, "tls_require_ciphers"));
        settings.asksClients = !base::trim(optionText(main, "tls_verify_hosts")).empty() || !base::trim(optionText(main, "tls_try_verify_hosts")).empty();
        settings.clientTrust = text(main, "tls_verify_certificates", program(main, "tls_verify_certificates"));
        settings.revoked = text(main, "tls_crl", program(main, "tls_crl"));
        if (m_failed)
            return nullptr;
        if (settings.certificateFile.empty()) {
            auto own = tls::ensureSelfSigned(m_parts.stateFolder, m_hostName, base::systemClock().now());
            if (!own)
                return refused(object, own.error().text());
            settings.certificateFile = own->settings.certificateFile;
            settings.keyFile = own->settings.keyFile;
        }
        tls::ContextForName byName;
        if (asksForName(certificate) || asksForName(key))
            byName = [contexts = std::make_shared<ContextsByName>(m_expansion, certificate, key, settings)](const std::string& name) { return (*contexts)(name); };
        auto context = tls::ServerContext::load(settings, std::move(byName));
        if (!context)
            return refused(object, context.error().text());
        return *context;
    }

private:
    std::shared_ptr<const tls::ServerContext> refused(const config::Object& object, const std::string& why) {
        m_findings.push_back({config::Severity::error, "certificate", m_document.place(object, "tls_certificate"), why, "the file must be readable by the user that runs postroomd"});
        return nullptr;
    }
    expand::Program program(const config::Object& object, std::string_view option) {
        auto made = expand::Program::compile(optionText(object, option), m_document.place(object, option), m_names);
        if (made)
            return std::move(*made);
        m_findings.insert(m_findings.end(), made.error().begin(), made.error().end());
        m_failed = true;
        return {};
    }
    std::string text(const config::Object& object, std::string_view option, const expand::Program& program) {
        auto value = m_expansion.text(program, {});
        if (value)
            return std::move(*value);
        m_findings.push_back({config::Severity::error, "certificate", m_document.place(object, option), std::string(option) + ": " + value.error().text(), {}});
        m_failed = true;
        return {};
    }

    const config::Document& m_document;
    const CompileParts& m_parts;
    const std::string& m_hostName;
    const expand::CompileNames& m_names;
    config::Findings& m_findings;
    Expansion m_expansion;
    bool m_failed = false;
};

} // namespace

ServerTls serverTls(const config::Document& document, const CompileParts& parts, const Compiled& made, const expand::CompileNames& names, config::Findings& findings) {
    ServerTls tls;
    if (parts.use == CompileParts::Use::trial)
        return tls;
    bool needed = !base::trim(optionText(document.mainObject(), "tls_advertise_hosts")).empty();
    for (const config::Object* listener : document.all(config::Kind::listener)) {
        if (isSet(*listener, "tls_certificate"))
            tls.listeners[listener->name] = Maker(document, parts, made, names, findings).context(*listener);
        else if (isSet(*listener, "tls_privatekey"))
            findings.push_back({config::Severity::error, "certificate", document.place(*listener, "tls_privatekey"), "tls_privatekey needs tls_certificate beside it", {}});
        else
            needed = needed || optionText(*listener, "role") == "submissions";
    }
    if (needed)
        tls.main = Maker(document, parts, made, names, findings).context(document.mainObject());
    return tls;
}

} // namespace postroom::app
