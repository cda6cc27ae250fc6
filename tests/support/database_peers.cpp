// SPDX-License-Identifier: Apache-2.0
#include "tests/support/database_peers.h"

#include "tests/support/peer_program.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>
#include <QTest>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace postroom::test {

namespace {

bool write(const QString& path, const QByteArray& text) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// "runuser -u USER --" in front of a command when we are root; the folder then belongs to USER.
QStringList asUser(const QString& user, const QString& folder, const QStringList& command) {
    if (::geteuid() != 0)
        return command;
    if (const passwd* entry = ::getpwnam(user.toLocal8Bit().constData()); entry != nullptr && ::chown(folder.toLocal8Bit().constData(), entry->pw_uid, entry->pw_gid) == 0)
        return QStringList{"runuser", "-u", user, "--"} + command;
    return command;
}

bool runs(const QStringList& command) {
    const Finished finished = run(command.first(), command.mid(1), {}, std::chrono::seconds(120));
    if (finished.exitCode != 0)
        QWARN((finished.output + finished.errors).constData());
    return finished.exitCode == 0;
}

/// slapd says that it starts before it listens.
bool listens(quint16 port) {
    return QTest::qWaitFor([port] {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", port);
        return socket.waitForConnected(1000);
    }, 20'000);
}

QString postgresProgram(const QString& name) {
    for (const QString& version : QDir("/usr/lib/postgresql").entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        if (const QString path = "/usr/lib/postgresql/" + version + "/bin/" + name; QFile::exists(path))
            return path;
    return name;
}

} // namespace

bool RedisPeer::start(const QString& password) {
    m_port = freePort();
    m_password = password;
    return restart();
}

bool RedisPeer::restart() {
    m_program = Program(); // what an earlier one printed must not be taken for this one's
    QStringList arguments{"--port", QString::number(m_port), "--bind", "127.0.0.1", "--unixsocket", socket(), "--dir", m_folder.path(), "--save", "", "--daemonize", "no"};
    if (!m_password.isEmpty())
        arguments += {"--requirepass", m_password};
    return m_program.start(installedPeer("redis-server", {"--version"}).path, arguments, m_folder.path()) && m_program.waitFor("eady to accept connections");
}

bool PgsqlPeer::start() {
    m_port = freePort();
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    const QString data = m_folder.filePath("data");
    if (!runs(asUser("postgres", m_folder.path(), {postgresProgram("initdb"), "-D", data, "-U", "mail", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"})))
        return false;
    const QStringList command = asUser("postgres", m_folder.path(),
        {postgresProgram("postgres"), "-D", data, "-k", m_folder.path(), "-p", QString::number(m_port), "-h", "127.0.0.1", "-F"});
    return m_program.start(command.first(), command.mid(1), m_folder.path()) && m_program.waitFor("ready to accept connections", std::chrono::seconds(60));
}

bool MariadbPeer::start() {
    m_port = freePort();
    const QString data = m_folder.filePath("data");
    const QString user = ::geteuid() == 0 ? "--user=root" : "--user=" + qEnvironmentVariable("USER", "nobody");
    if (!runs({"mariadb-install-db", "--no-defaults", "--datadir=" + data, "--auth-root-authentication-method=normal", "--skip-test-db", user}))
        return false;
    const QString start = m_folder.filePath("start.sql");
    if (!write(start, "CREATE DATABASE mail;\nCREATE USER reader@'%' IDENTIFIED BY 'pw';\nCREATE USER reader@localhost IDENTIFIED BY 'pw';\nGRANT ALL ON mail.* TO reader@'%';\nGRANT ALL ON mail.* TO reader@localhost;\n"))
        return false;
    return m_program.start("/usr/sbin/mariadbd", {"--no-defaults", "--datadir=" + data, "--port=" + QString::number(m_port), "--socket=" + socket(),
                                                  "--bind-address=127.0.0.1", "--init-file=" + start, user}, m_folder.path()) &&
           m_program.waitFor("ready for connections", std::chrono::seconds(60));
}

bool LdapPeer::start() {
    m_port = freePort();
    QDir(m_folder.path()).mkdir("data");
    const QString config = m_folder.filePath("slapd.conf");
    const QString entries = m_folder.filePath("entries.ldif");
    if (!write(config, "include /etc/ldap/schema/core.schema\ninclude /etc/ldap/schema/cosine.schema\ninclude /etc/ldap/schema/inetorgperson.schema\n"
                       "modulepath /usr/lib/ldap\nmoduleload back_mdb.la\npidfile " + m_folder.filePath("slapd.pid").toLocal8Bit() +
                       "\ndatabase mdb\nsuffix \"o=x\"\nrootdn \"cn=admin,o=x\"\nrootpw admin\ndirectory " + m_folder.filePath("data").toLocal8Bit() + "\n") ||
        !write(entries, "dn: o=x\nobjectClass: organization\no: x\n\n"
                        "dn: cn=anna,o=x\nobjectClass: inetOrgPerson\ncn: anna\nsn: An,na\nmail: anna@example.test\nmail: a@example.test\nuserPassword: secret\n\n"
                        "dn: cn=berta,o=x\nobjectClass: inetOrgPerson\ncn: berta\nsn: B\nmail: berta@example.test\n"))
        return false;
    return runs({"/usr/sbin/slapadd", "-f", config, "-l", entries}) &&
           m_program.start("/usr/sbin/slapd", {"-f", config, "-h", QString("ldap://127.0.0.1:%1/").arg(m_port), "-d", "256"}, m_folder.path()) &&
           m_program.waitFor("slapd starting", std::chrono::seconds(60)) && listens(m_port);
}

} // namespace postroom::test
