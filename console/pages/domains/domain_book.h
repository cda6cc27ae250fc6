// SPDX-License-Identifier: GPL-3.0-or-later
// The domains and addresses of the working copy, and the edits that a person thinks of: a domain comes or goes, an address
// goes elsewhere. Domains are items of the lists local_domains and relay_to_domains, aliases are redirecting routers.
#pragma once

#include "console/pages/domains/alias_lookups.h"
#include "console/pages/domains/mail_addresses.h"
#include "console/services/working_copy.h"

namespace postroom::console {

struct MailDomain {
    QString item;      ///< as in the list
    bool relay = false; ///< passed on, not kept here
    bool plain = true;
};

struct AliasFile {
    QString name;
    qint64 entries = 0;
    qint64 listed = 0; ///< of them, among the addresses
    QStringList problems;
};

class DomainBook : public QObject {
    Q_OBJECT
public:
    DomainBook(Session& session, WorkingCopy& copy, QObject* parent = nullptr);
    void refresh();
    [[nodiscard]] bool known() const { return m_known; }
    [[nodiscard]] const QList<MailDomain>& domains() const { return m_domains; }
    /// Domains whose mail is kept here; "@" as the name of the host.
    [[nodiscard]] QStringList ours() const;
    /// What an item of a list stands for: "@" is the name of this host.
    [[nodiscard]] QString nameOf(const QString& item) const { return item == "@" && !m_hostName.isEmpty() ? m_hostName : item; }
    [[nodiscard]] const QList<MailAddress>& addresses() const { return m_addresses; }
    [[nodiscard]] const QList<AliasFile>& files() const { return m_files; }
    /// Routers that look aliases up where they cannot be listed.
    [[nodiscard]] const QList<AliasLookup>& lookups() const { return m_lookups; }
    /// The router that comes before an entry of a file and takes the same address; empty when there is none.
    [[nodiscard]] QString routerBefore(const MailAddress& entry) const;
    /// An alias of a file of which a router can be made that comes before the file.
    [[nodiscard]] bool mayTakeOver(const MailAddress& entry) const;
    /// Is there the list, and can its items be edited one by one?
    [[nodiscard]] bool mayEditDomains(bool relay) const;
    [[nodiscard]] bool mayEdit() const { return m_known && m_copy.mayEdit(); }
    /// Findings about an object, as sentences.
    [[nodiscard]] QStringList findings(const QString& object) const;

    /// False for a domain that is there.
    bool addDomain(const QString& name, bool relay);
    void removeDomain(const MailDomain& domain);
    /// `before`: what it replaces, null for a new one. No domains: each of ours. No local part: everything else there.
    void setAddress(const MailAddress* before, const QString& localPart, const QStringList& domains, const QStringList& targets);
    void removeAddress(const MailAddress& address);

signals:
    void changed();
    void failed(const postroom::wire::WireError& error);

private:
    struct List {
        bool there = false;
        bool plain = false;
        QStringList items;
    };
    void take(const base::Json& objects);
    void takeFiles(const base::Json& files);
    [[nodiscard]] QString freeName(const QString& localPart, const QStringList& domains) const;
    void setItems(bool relay, const QStringList& items);
    [[nodiscard]] const List& list(bool relay) const { return relay ? m_relay : m_local; }

    Session& m_session;
    WorkingCopy& m_copy;
    bool m_known = false;
    QString m_hostName;
    base::Json m_objects;
    List m_local, m_relay;
    QList<MailDomain> m_domains;
    QList<MailAddress> m_addresses;
    QList<AliasLookup> m_lookups;
    QList<AliasFile> m_files;
    QList<MailAddress> m_inFiles;
    qint64 m_call = 0;
    qint64 m_filesCall = 0;
};

} // namespace postroom::console
