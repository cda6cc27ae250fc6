// SPDX-License-Identifier: Apache-2.0
// Rules for files that nobody should have to remember: licence lines, sizes, paths that documents name.
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace {

constexpr int longestSource = 500; // lines; 300 is where to ask what two things it does

QString root() { return qEnvironmentVariable("POSTROOM_SOURCE"); }

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList sources() {
    QStringList all;
    for (const char* top : {"server", "shared", "console", "tests", "schema", "installer"}) {
        QDirIterator walk(root() + "/" + top, {"*.h", "*.cpp", "*.sql", "CMakeLists.txt", "*.cmake"}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            all << walk.next();
    }
    return all;
}

} // namespace

class FilesTest : public QObject {
    Q_OBJECT
private slots:
    void everySourceSaysItsLicence() {
        QStringList wrong;
        for (const QString& path : sources()) {
            const QByteArray head = read(path).left(300);
            const QByteArray licence = path.startsWith(root() + "/console/") || path.startsWith(root() + "/tests/console/")
                                           ? "SPDX-License-Identifier: GPL-3.0-or-later"
                                           : "SPDX-License-Identifier: Apache-2.0";
            if (!head.contains(licence))
                wrong << path.mid(root().size() + 1) + " lacks " + licence;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join("\n")));
    }

    void noSourceIsTooLongToRead() {
        QStringList wrong;
        for (const QString& path : sources()) {
            const auto lines = read(path).count('\n');
            if (lines > longestSource)
                wrong << path.mid(root().size() + 1) + " has " + QString::number(lines) + " lines";
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join("\n")));
    }

    void documentsNameOnlyPathsThatExist() {
        const QRegularExpression path("`((?:server|shared|console|schema|installer|tests|assets)/[A-Za-z0-9_./-]+)`");
        QStringList wrong;
        QStringList documents{root() + "/README.md", root() + "/CONTRIBUTING.md"};
        QDirIterator walk(root() + "/assets/manual", {"*.md"}, QDir::Files);
        while (walk.hasNext())
            documents << walk.next();
        for (const QString& document : documents) {
            auto match = path.globalMatch(QString::fromUtf8(read(document)));
            while (match.hasNext()) {
                const QString named = match.next().captured(1);
                if (!QFile::exists(root() + "/" + named))
                    wrong << document.mid(root().size() + 1) + " names " + named;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join("\n")));
    }
};

POSTROOM_TEST(FilesTest)
#include "files_test.moc"
