// SPDX-License-Identifier: Apache-2.0
// The order of the layers, checked over every #include: CMake checks what a library says that it uses, this checks what
// its files really include.
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace {

struct Layer {
    QString name;
    QSet<QString> uses;
};

/// Folder -> layer, from what CMake wrote: "name folder uses...".
QMap<QString, Layer> readLayers() {
    QFile file(qEnvironmentVariable("POSTROOM_BUILD") + "/layers.txt");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QMap<QString, Layer> layers;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QStringList words = QString::fromUtf8(line).split(' ', Qt::SkipEmptyParts);
        if (words.size() < 2)
            continue;
        const QStringList used = words.mid(2);
        layers[words[1]] = Layer{words[0], QSet<QString>(used.begin(), used.end())};
    }
    return layers;
}

/// The layer whose folder is the longest that holds `path`.
QString folderOf(const QMap<QString, Layer>& layers, const QString& path) {
    QString best;
    for (auto it = layers.begin(); it != layers.end(); ++it)
        if (path.startsWith(it.key() + "/") && it.key().size() > best.size())
            best = it.key();
    return best;
}

/// Where a foreign library may be included, by the beginning of the header's name (HOUSE-STYLE 3).
const QList<QPair<QString, QStringList>> foreignHomes = {
    {"nlohmann/", {"shared/base"}},
    {"sqlite3.h", {"server/platform/store"}},
    {"unbound.h", {"server/platform/dns"}},
    {"openssl/", {"server/platform/tls", "server/platform/crypto"}},
    {"pcre2.h", {"server/platform/regex"}},
    {"curl/", {"server/platform/http"}},
    {"idn2.h", {"server/mail"}},
    {"libpsl.h", {"server/mail", "server/policy/lookup"}},
    {"gmime/", {"server/mail"}},
    {"gsasl.h", {"server/policy/auth"}},
    {"systemd/", {"server/app"}},
    {"microhttpd.h", {"server/app"}},
    {"CLI/", {"server/ctl"}},
    {"sys/epoll.h", {"server/platform/io"}},
    {"hiredis/", {"server/policy/lookup"}},
};

} // namespace

class LayersTest : public QObject {
    Q_OBJECT
private slots:
    void everyIncludeGoesDown() {
        const auto layers = readLayers();
        QVERIFY2(layers.size() > 3, "CMake wrote no layers.txt");
        const QString root = qEnvironmentVariable("POSTROOM_SOURCE");
        const QRegularExpression include("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]", QRegularExpression::MultilineOption);
        QStringList wrong;
        int files = 0;
        for (const char* top : {"server", "shared", "console"}) {
            QDirIterator walk(root + "/" + top, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                QFile file(walk.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString path = file.fileName().mid(root.size() + 1);
                const QString own = folderOf(layers, path);
                if (own.isEmpty())
                    continue; // a folder of headers whose library is not built in this configuration
                ++files;
                auto match = include.globalMatch(QString::fromUtf8(file.readAll()));
                while (match.hasNext()) {
                    const QString header = match.next().captured(1);
                    const QString used = folderOf(layers, header);
                    if (!used.isEmpty() && used != own && !layers[own].uses.contains(layers[used].name))
                        wrong << path + " includes " + header + ", but " + layers[own].name + " does not use " + layers[used].name;
                    for (const auto& [prefix, homes] : foreignHomes)
                        if (header.startsWith(prefix) &&
                            std::none_of(homes.begin(), homes.end(), [&](const QString& home) { return path.startsWith(home + "/"); }))
                            wrong << path + " includes " + header + ", which belongs to " + homes.join(", ") + " only";
                }
            }
        }
        QVERIFY2(files > 20, "hardly any file was looked at");
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join("\n")));
    }

    void receptionAndDeliveryMeetOnlyAtTheQueue() {
        const auto layers = readLayers();
        for (const auto& layer : layers) {
            if (layer.name == "receive") {
                QVERIFY(!layer.uses.contains("deliver") && !layer.uses.contains("transport") && !layer.uses.contains("router"));
            }
            if (layer.name == "deliver" || layer.name == "transport" || layer.name == "router") {
                QVERIFY2(!layer.uses.contains("receive"), qPrintable(layer.name));
            }
        }
    }
};

POSTROOM_TEST(LayersTest)
#include "layers_test.moc"
