// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/domain_book.h"

#include "console/pages/domains/router_changes.h"
#include "console/services/json_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace postroom::console {

namespace {

QString listObject(bool relay) { return relay ? QStringLiteral("domainlist relay_to_domains") : QStringLiteral("domainlist local_domains"); }

base::Json dataOf(const QStringList& targets) { return targets.join(", ").toStdString(); }

} // namespace

DomainBook::DomainBook(Session& session, WorkingCopy& copy, QObject* parent) : QObject(parent), m_session(session), m_copy(copy) {
    connect(&m_copy, &WorkingCopy::checked, this, [this] {
        if (m_known)
            emit changed();
    });
}

void DomainBook::refresh() {
    m_session.cancel(m_call);
    base::Json params = base::Json::object();
    if (!m_copy.isEmpty())
        params = base::Json::object({{"base", std::int64_t{m_copy.base()}}, {"changes", base::Json(m_copy.changes())}});
    m_call = m_session.call(this, "config.document", std::move(params), [this](const Answer& answer) {
        m_call = 0;
        if (answer)
            take((*answer)["objects"]);
        else
            emit failed(answer.error());
    });
    if (m_filesCall != 0 || !m_session.may("server.check-aliases"))
        return;
    m_filesCall = m_session.call(this, "server.check-aliases", base::Json::object(), [this](const Answer& answer) {
        m_filesCall = 0;
        takeFiles(answer ? (*answer)["files"] : base::Json()); // without them the rest can be edited all the same
    });
}

void DomainBook::takeFiles(const base::Json& files) {
    m_files.clear();
    m_inFiles.clear();
    for (const base::Json& file : files.items()) {
        m_files << AliasFile{text(file, "file"), file["entries"].toInteger(), static_cast<qint64>(file["aliases"].size()), texts(file["problems"])};
        m_inFiles << fileAddresses(text(file, "file"), file["aliases"]);
    }
    if (!m_known)
        return;
    m_addresses = mailAddresses(m_objects) + m_inFiles;
    emit changed();
}

void DomainBook::take(const base::Json& objects) {
    m_objects = objects;
    m_local = m_relay = {};
    m_domains.clear();
    for (const base::Json& object : objects.items()) {
        const base::Json& settings = object["body"]["settings"];
        if (object["kind"].toStringView() == "main")
            m_hostName = text(settings, "primary_hostname");
        for (const bool relay : {false, true}) {
            if (text(object, "object") != listObject(relay))
                continue;
            const QString value = text(settings, "value");
            List list{true, !value.contains('$') && !value.contains('\\'), listItems(value)};
            list.plain = list.plain && listItems(listText(list.items)) == list.items; // taken apart and put together it is the same
            (relay ? m_relay : m_local) = list;
        }
    }
    for (const bool relay : {false, true})
        for (const QString& item : list(relay).items)
            m_domains << MailDomain{item, relay, item == "@" || isPlainDomain(item)};
    m_addresses = mailAddresses(objects) + m_inFiles;
    m_lookups = aliasLookups(objects);
    m_known = true;
    emit changed();
}

QStringList DomainBook::ours() const {
    QStringList names;
    for (const MailDomain& domain : m_domains)
        if (!domain.relay && domain.plain)
            names << nameOf(domain.item);
    return names;
}

QString DomainBook::routerBefore(const MailAddress& entry) const {
    const QStringList all = ours(), domains = entry.everyDomain ? all : entry.domains;
    for (const MailAddress& each : m_addresses)
        if (!each.isInFile() && each.kind == MailAddress::Kind::alias && each.localPart.compare(entry.localPart, Qt::CaseInsensitive) == 0 && !domains.isEmpty() &&
            std::all_of(domains.begin(), domains.end(), [&](const QString& domain) { return each.isAt(domain, all); }))
            return each.object;
    return {};
}

bool DomainBook::mayTakeOver(const MailAddress& entry) const { return mayEdit() && entry.isInFile() && entry.kind == MailAddress::Kind::alias && routerBefore(entry).isEmpty(); }

bool DomainBook::mayEditDomains(bool relay) const { return mayEdit() && list(relay).there && list(relay).plain; }

QStringList DomainBook::findings(const QString& object) const {
    QStringList found;
    for (const base::Json& finding : m_copy.findings().items()) {
        const base::Json& place = finding["place"].isObject() ? finding["place"] : finding;
        if (text(place, "object") == object && !found.contains(text(finding, "message")))
            found << text(finding, "message");
    }
    return found;
}

void DomainBook::setItems(bool relay, const QStringList& items) {
    const QString object = listObject(relay);
    const base::Json added = m_copy.changeOf(object, {});
    if (added["op"].toStringView() == "add")
        m_copy.add(object, base::Json::object({{"settings", base::Json::object({{"value", listText(items).toStdString()}})}}));
    else
        m_copy.set(object, "value", listText(items).toStdString(), WorkingCopy::Undo::separate);
}

bool DomainBook::addDomain(const QString& name, bool relay) {
    for (const MailDomain& domain : m_domains)
        if (nameOf(domain.item).compare(name, Qt::CaseInsensitive) == 0)
            return false;
    if (!mayEditDomains(relay))
        return false;
    setItems(relay, list(relay).items + QStringList{name});
    return true;
}

void DomainBook::removeDomain(const MailDomain& domain) {
    if (!mayEditDomains(domain.relay))
        return;
    QStringList items = list(domain.relay).items;
    items.removeOne(domain.item);
    setItems(domain.relay, items);
}

/// "alias_sales_example_org"; a number behind it when it is taken.
QString DomainBook::freeName(const QString& localPart, const QStringList& domains) const {
    static const QRegularExpression others("[^A-Za-z0-9]+");
    QString name = "alias_" + (localPart.isEmpty() ? QStringLiteral("catch_all") : localPart) + (domains.isEmpty() ? QString() : '_' + domains.first());
    name.replace(others, "_");
    QString free = name;
    const auto taken = [this](const QString& object) {
        for (const base::Json& each : m_objects.items())
            if (text(each, "object") == object)
                return true;
        return false;
    };
    for (int number = 2; taken("router " + free); ++number)
        free = QString("%1_%2").arg(name).arg(number);
    return free;
}

void DomainBook::setAddress(const MailAddress* before, const QString& localPart, const QStringList& domains, const QStringList& targets) {
    if (!mayEdit() || (before != nullptr && !before->editable))
        return;
    const base::Json domainText = domains.isEmpty() ? base::Json("+local_domains") : base::Json(listText(domains).toStdString());
    const base::Json partText = localPart.isEmpty() ? base::Json() : base::Json(localPart.toStdString());
    const bool fails = targets.join(' ').startsWith(":fail:");
    const bool becomesOther = before != nullptr && (before->kind == MailAddress::Kind::catchAll) != localPart.isEmpty(); // it stands elsewhere
    RouterChanges changes(m_copy);
    if (before != nullptr && before->shared == 1 && !becomesOther) {
        changes.set(before->object, "domains", domainText);
        changes.set(before->object, "local_parts", partText);
        changes.set(before->object, "data", dataOf(targets));
        if (fails)
            changes.set(before->object, "allow_fail", true);
        return changes.commit();
    }
    int rank = localPart.isEmpty() ? catchAllRank(m_objects) : 0;
    if (before != nullptr && before->shared == 1) {
        changes.remove(before->object);
        rank = std::max(0, rank - (before->kind == MailAddress::Kind::alias ? 1 : 0));
    } else if (before != nullptr) { // the others of its router go where they went
        QStringList left;
        for (const MailAddress& each : m_addresses)
            if (each.object == before->object && each.localPart != before->localPart)
                left << each.localPart;
        changes.set(before->object, "local_parts", listText(left).toStdString());
    }
    base::Json settings = base::Json::object({{"driver", "redirect"}, {"domains", domainText}});
    if (!partText.isNull())
        settings.set("local_parts", partText);
    settings.set("data", dataOf(targets));
    if (fails)
        settings.set("allow_fail", true);
    changes.add("router " + freeName(localPart, domains), settings, rank);
    changes.commit();
}

void DomainBook::removeAddress(const MailAddress& address) {
    if (!mayEdit() || !address.editable)
        return;
    RouterChanges changes(m_copy);
    if (address.shared == 1) {
        changes.remove(address.object);
    } else {
        QStringList left;
        for (const MailAddress& each : m_addresses)
            if (each.object == address.object && each.localPart != address.localPart)
                left << each.localPart;
        changes.set(address.object, "local_parts", listText(left).toStdString());
    }
    changes.commit();
}

} // namespace postroom::console
