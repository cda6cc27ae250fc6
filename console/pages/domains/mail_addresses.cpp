// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/mail_addresses.h"

#include "console/services/json_text.h"
#include "shared/config/value.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace postroom::console {

namespace {

const char* const ownDomains = "+local_domains";

/// The domains of a router: none means each; nothing when they are not literal.
std::optional<QStringList> domainsOf(const base::Json& settings) {
    const QString value = text(settings, "domains");
    if (value.contains('$'))
        return std::nullopt;
    QStringList domains = listItems(value);
    if (domains == QStringList{"*"})
        domains.clear();
    for (const QString& domain : domains)
        if (domain != ownDomains && !isPlainDomain(domain))
            return std::nullopt;
    return domains;
}

/// Literal local parts; an empty list when the router is for all.
std::optional<QStringList> localPartsOf(const base::Json& settings) {
    static const QRegularExpression literal("^[A-Za-z0-9_.=&'-][A-Za-z0-9_.+=&'-]*$");
    const QString value = text(settings, "local_parts");
    if (value.contains('$'))
        return std::nullopt;
    QStringList parts = listItems(value);
    if (parts == QStringList{"*"})
        parts.clear();
    for (const QString& part : parts)
        if (!literal.match(part).hasMatch())
            return std::nullopt;
    return parts;
}

/// A router that has other conditions beside these decides by more than the address.
bool isSimple(const base::Json& settings) {
    static const QStringList known{"driver", "domains", "local_parts", "data", "transport", "allow_fail", "allow_defer", "more", "unseen", "no_more", "caseful_local_part",
                                   "cannot_route_message", "pipe_transport", "file_transport", "reply_transport"};
    return std::all_of(settings.members().begin(), settings.members().end(), [](const auto& member) { return known.contains(toQt(member.first)); });
}

QStringList targetsOf(const QString& data) {
    QStringList targets;
    if (data.trimmed().startsWith(':'))
        return {data.trimmed()};
    for (const QString& part : data.split(QRegularExpression("[,\n]")))
        if (!part.trimmed().isEmpty())
            targets << part.trimmed();
    return targets;
}

void addAccount(QList<MailAddress>& all, const base::Json& object) {
    const QString name = text(object, "name");
    MailAddress address;
    address.kind = MailAddress::Kind::mailbox;
    address.localPart = name.section('@', 0, 0);
    address.everyDomain = !name.contains('@');
    if (!address.everyDomain)
        address.domains = {name.section('@', 1)};
    address.object = text(object, "object");
    all << address;
}

void addRouter(QList<MailAddress>& all, const base::Json& object) {
    const base::Json& settings = object["body"]["settings"];
    const QString driver = text(settings, "driver"), data = text(settings, "data");
    const auto domains = domainsOf(settings);
    const auto parts = localPartsOf(settings);
    const bool redirects = driver == "redirect" && !data.isEmpty() && !data.contains('$');
    const bool keeps = driver == "accept" && !text(settings, "transport").isEmpty() && parts && !parts->isEmpty();
    if (!domains || !parts || !isSimple(settings) || !(redirects || keeps))
        return;
    MailAddress address;
    address.kind = keeps ? MailAddress::Kind::mailbox : parts->isEmpty() ? MailAddress::Kind::catchAll : MailAddress::Kind::alias;
    address.everyDomain = domains->isEmpty() || domains->contains(ownDomains);
    if (!address.everyDomain)
        address.domains = *domains;
    address.object = text(object, "object");
    address.transport = text(settings, "transport");
    address.editable = redirects;
    if (redirects)
        address.targets = targetsOf(data);
    address.shared = std::max(1, static_cast<int>(parts->size()));
    for (const QString& part : parts->isEmpty() ? QStringList{QString()} : *parts) {
        address.localPart = part;
        all << address;
    }
}

} // namespace

QStringList listItems(const QString& value) {
    QStringList items;
    for (const std::string& item : config::splitList(value.toStdString()))
        items << toQt(item);
    return items;
}

QString listText(const QStringList& items) {
    std::vector<std::string> all;
    for (const QString& item : items)
        all.push_back(item.toStdString());
    return toQt(config::joinList(all));
}

bool isPlainDomain(const QString& item) {
    static const QRegularExpression domain("^[A-Za-z0-9_\\x{80}-\\x{10ffff}-]+([.][A-Za-z0-9_\\x{80}-\\x{10ffff}-]+)*$");
    return domain.match(item).hasMatch();
}

QList<MailAddress> mailAddresses(const base::Json& objects) {
    QList<MailAddress> all;
    for (const base::Json& object : objects.items()) {
        const auto kind = object["kind"].toStringView();
        if (kind == "account")
            addAccount(all, object);
        else if (kind == "router")
            addRouter(all, object);
    }
    return all;
}

QList<MailAddress> fileAddresses(const QString& file, const base::Json& aliases) {
    QList<MailAddress> all;
    for (const base::Json& alias : aliases.items()) {
        const QString name = text(alias, "name").remove('"');
        MailAddress address;
        address.localPart = name.section('@', 0, 0);
        address.everyDomain = !name.contains('@');
        if (!address.everyDomain)
            address.domains = {name.section('@', 1)};
        if (address.localPart == "*") {
            address.localPart.clear();
            address.kind = MailAddress::Kind::catchAll;
        }
        address.targets = targetsOf(text(alias, "targets"));
        address.object = file;
        all << address;
    }
    return all;
}

int catchAllRank(const base::Json& objects) {
    int rank = 0, behind = 0;
    QStringList ours{ownDomains};
    for (const base::Json& object : objects.items()) {
        if (text(object, "object") == "domainlist local_domains")
            ours << listItems(text(object["body"]["settings"], "value"));
        if (object["kind"].toStringView() != "router")
            continue;
        ++rank;
        const QStringList domains = listItems(text(object["body"]["settings"], "domains"));
        if (std::any_of(domains.begin(), domains.end(), [&](const QString& domain) { return ours.contains(domain); }))
            behind = rank;
    }
    return behind;
}

} // namespace postroom::console
