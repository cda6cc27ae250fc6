// SPDX-License-Identifier: Apache-2.0
// redirect: new addresses, files and pipes from data or from a file.
#include "server/deliver/router/redirect_data.h"
#include "server/deliver/router/routing.h"

#include "server/mail/address.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::router {

namespace {

constexpr int includeLimit = 20;

// Gathers the children of one redirection.
class Redirection {
public:
    Redirection(Routing& routing, const ItemPtr& item, const Router& router)
        : m_routing(routing), m_item(item), m_router(router), m_options(router.redirect) {}

    Say run() {
        std::string data;
        if (const Say said = load(data); said != Say::ok)
            return said;
        if (isFilter(data)) {
            m_item->message = m_options.allowFilter ? "its addresses are an Exim or Sieve filter, which is not run here: replace it by a list of addresses"
                                                    : "error in redirect data: filter files are not permitted";
            return Say::defer;
        }
        if (const Say said = chooseQualifyDomain(); said != Say::ok)
            return said;
        if (const Say said = take(data, 0); said != Say::ok)
            return said;
        reportSkipped();
        if (m_discarded) {
            m_item->message = ":blackhole:";
            return Say::discard;
        }
        if (m_children.empty()) // nothing was in it, or nothing but errors that were skipped
            return Say::decline;
        return attach();
    }

private:
    Say load(std::string& data) {
        if (m_options.data) {
            auto expanded = expandSetting(m_routing, *m_item, *m_options.data, "data");
            if (!expanded.value)
                return expanded.forced ? Say::decline : Say::defer;
            m_taint = expanded.value->taint;
            data = std::move(expanded.value->text);
            return Say::ok;
        }
        const auto file = expandSetting(m_routing, *m_item, *m_options.file, "file");
        if (!file.value)
            return file.forced ? Say::decline : Say::defer;
        if (file.value->taint == expand::Taint::tainted)
            return defer("the file name \"" + file.value->text + "\" comes from outside; use $local_part_data or $domain_data, "
                                                                 "which a lookup has checked");
        return read(file.value->text, data, Missing::declines);
    }

    enum class Missing { declines, defers };
    Say read(const std::string& name, std::string& data, Missing missing) {
        if (name.empty() || name[0] != '/')
            return defer("\"" + name + "\" is not an absolute path");
        const auto stat = m_routing.outer.world.stat(name);
        if (stat.status == world::Status::notFound && missing == Missing::declines)
            return Say::decline;
        if (!stat.found()) {
            if (missing == Missing::declines && (m_options.ignoreEacces || m_options.ignoreEnotdir))
                return Say::decline;
            return defer("failed to open " + name + ": " + stat.detail);
        }
        const auto mode = stat.values.empty() ? 0UL : std::strtoul(stat.values[0].c_str(), nullptr, 8);
        if ((mode & m_options.modemask) != 0)
            return defer("bad mode (0" + stat.values[0] + ") for " + name + ": others may write to it");
        auto content = m_routing.outer.world.readFile(name);
        if (!content.found())
            return defer("failed to read " + name + ": " + content.detail);
        data = content.value();
        return Say::ok;
    }

    Say chooseQualifyDomain() {
        m_qualifyDomain = m_routing.chain.qualifyRecipient;
        if (m_options.qualifyPreserveDomain) {
            m_qualifyDomain = m_item->domain;
        } else if (m_options.qualifyDomain) {
            auto domain = expandSetting(m_routing, *m_item, *m_options.qualifyDomain, "qualify_domain");
            if (!domain.value && !domain.forced)
                return Say::defer;
            if (domain.value)
                m_qualifyDomain = domain.value->text;
        }
        return Say::ok;
    }

    Say take(std::string_view data, int depth) {
        for (auto& item : readRedirectData(data, m_item->domain)) {
            const Say said = takeItem(item, depth);
            if (said != Say::ok || m_discarded)
                return said;
        }
        return Say::ok;
    }

    Say takeItem(RedirectItem& item, int depth) {
        using Kind = RedirectItem::Kind;
        switch (item.kind) {
        case Kind::address:
            addAddress(item.text);
            return Say::ok;
        case Kind::pipeOrFile:
            return addPipeOrFile(item.text);
        case Kind::include:
            return include(item.text, depth);
        case Kind::blackhole:
            if (m_options.forbidBlackhole)
                return notPermitted(":blackhole:");
            m_discarded = true;
            return Say::ok;
        case Kind::fail:
            if (!m_options.allowFail)
                return notPermitted(":fail:");
            if (!m_children.empty() && !m_routing.verifying()) // those before it are delivered to all the same
                if (const Say said = attach(); said != Say::ok)
                    return said;
            m_item->message = item.text.empty() ? "forced rejection" : item.text;
            return Say::fail;
        case Kind::defer:
            if (!m_options.allowDefer)
                return notPermitted(":defer:");
            return defer(item.text.empty() ? "forced defer" : item.text);
        case Kind::freeze:
            if (!m_options.allowFreeze)
                return notPermitted(":freeze:");
            m_item->message = item.text.empty() ? "forced freeze" : item.text;
            return Say::freeze;
        case Kind::unknown:
            m_children.clear();
            return Say::decline;
        case Kind::error:
            if (!m_options.skipSyntaxErrors)
                return defer("error in redirect data: " + item.reason + " in \"" + item.text + "\"");
            m_skipped.push_back(item.reason + ": " + item.text);
            Routing::note(*m_item, "skip_syntax_errors", item.reason + " in \"" + item.text + "\"", "skipped");
            return Say::ok;
        }
        return Say::ok;
    }

    void addAddress(const std::string& text) {
        auto address = mail::qualify(text, m_qualifyDomain);
        if (m_options.rewrite) {
            const Routing::ItemScope scope(m_routing, *m_item);
            address = m_routing.chain.rewrites.address(address, 'T', scope.scope());
        }
        // check_ancestor: an address of which this one comes is not generated again; the address itself stays in its place.
        if (m_options.checkAncestor)
            for (const Item* ancestor = m_item.get(); ancestor != nullptr; ancestor = ancestor->parent.get())
                if (mail::sameAddress(ancestor->address, address)) {
                    address = m_item->address;
                    break;
                }
        m_children.push_back(makeChild(m_item, std::move(address)));
    }

    Say addPipeOrFile(const std::string& text) {
        const bool pipe = text[0] == '|';
        if (m_taint == expand::Taint::tainted)
            return defer("the data of the redirection comes from outside, so it may name no pipe and no file: \"" + text + "\"");
        auto child = makeChild(m_item, m_item->address);
        child->pipeOrFile = text;
        child->router = &m_router;
        child->current = m_item->current;
        child->domainData = m_item->domainData;
        child->localPartData = m_item->localPartData;
        child->home = m_item->home;
        const bool directory = !pipe && text.back() == '/';
        const auto& transport = pipe ? m_options.pipeTransport
                                : directory && m_options.directoryTransport ? m_options.directoryTransport : m_options.fileTransport;
        const auto setting = pipe ? "pipe_transport" : directory ? "directory_transport" : "file_transport";
        if (pipe ? m_options.forbidPipe : m_options.forbidFile) // the others of the list go on
            child->message = std::string("error in redirect data: delivery to ") + (pipe ? "a pipe" : "a file") + " is not permitted";
        else if (attachTransport(m_routing, *child, transport, setting) != Say::ok && child->message.empty())
            child->message = std::string(setting) + " unset in " + m_router.name + " router";
        m_children.push_back(std::move(child));
        return Say::ok;
    }

    Say include(const std::string& name, int depth) {
        if (m_options.forbidInclude)
            return defer("error in redirect data: included files not permitted");
        if (m_taint == expand::Taint::tainted)
            return defer("Tainted name '" + name + "' for included file not permitted");
        if (depth >= includeLimit)
            return defer("error in redirect data: :include: goes deeper than " + std::to_string(includeLimit) + " levels");
        if (m_options.includeDirectory && name.substr(0, m_options.includeDirectory->size() + 1) != *m_options.includeDirectory + "/")
            return defer("included file " + name + " is not in directory " + *m_options.includeDirectory);
        if (name.find("/../") != std::string::npos)
            return defer("included file name " + name + " goes upwards");
        std::string data;
        if (const Say said = read(name, data, Missing::defers); said != Say::ok)
            return said;
        return take(data, depth + 1);
    }

    // skip_syntax_errors with syntax_errors_to: whoever delivers the message tells that address. What cannot be expanded, or is no
    // address then, leaves the report, or its text, out.
    void reportSkipped() {
        if (m_skipped.empty() || !m_options.syntaxErrorsTo)
            return;
        const auto expanded = [&](const std::optional<expand::Program>& program, std::string_view name) {
            const auto found = program ? expandSetting(m_routing, *m_item, *program, name) : Expanded();
            if (program && !found.value)
                Routing::note(*m_item, name, m_item->message, "skipped");
            m_item->message.clear();
            return found.value ? found.value->text : std::string();
        };
        const auto to = mail::parseAddress(base::trim(expanded(m_options.syntaxErrorsTo, "syntax_errors_to")));
        if (!to)
            return;
        m_item->skipped = std::make_shared<SkippedAddresses>(
            SkippedAddresses{m_router.name, m_item->address, mail::qualify(to->address, m_routing.chain.qualifyRecipient),
                             expanded(m_options.syntaxErrorsText, "syntax_errors_text"), m_skipped});
    }

    Say notPermitted(const std::string& what) { return defer("error in redirect data: \"" + what + "\" is not permitted"); }

    Say defer(std::string why) {
        m_item->message = std::move(why);
        return Say::defer;
    }

    Say attach() {
        for (auto* attachOne : {attachErrorsTo, attachHeaders})
            if (const Say said = attachOne(m_routing, *m_item, m_router); said != Say::ok)
                return said;
        for (auto& child : m_children) {
            child->errorsTo = m_item->errorsTo;
            child->ignoreErrors = m_item->ignoreErrors;
            child->hidden = child->hidden || m_options.hideChildInErrmsg;
            child->headersAdd = m_item->headersAdd;
            child->headersRemove = m_item->headersRemove;
        }
        return m_routing.addChildren(*m_item, std::move(m_children));
    }

    Routing& m_routing;
    const ItemPtr& m_item;
    const Router& m_router;
    const RedirectOptions& m_options;
    expand::Taint m_taint = expand::Taint::clean; // of data; what a file holds is the administrator's
    std::string m_qualifyDomain;
    std::vector<ItemPtr> m_children;
    std::vector<std::string> m_skipped;
    bool m_discarded = false;
};

} // namespace

Say runRedirect(Routing& routing, const ItemPtr& item, const Router& router) { return Redirection(routing, item, router).run(); }

} // namespace postroom::router
