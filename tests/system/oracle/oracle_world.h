// SPDX-License-Identifier: Apache-2.0
// A folder with files for lookups, a message and a configuration, and in it Exim 4.96 and ours side by side, each asked to
// expand the same strings: exim -be line by line, postroomctl expand --lines. Both run in a namespace in which the users are
// the same; nothing of the machine changes.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QTemporaryDir>

#include <cstdint>
#include <vector>

namespace postroom::test {

struct OracleAnswer {
    enum class Kind : std::uint8_t { value, error, forced, none };
    Kind kind = Kind::none; ///< none: the program ended there without an answer
    QByteArray text;
    [[nodiscard]] QByteArray shown() const;
    /// The same value, or both errors, or both forced failures; the texts of errors are each one's own.
    [[nodiscard]] bool agreesWith(const OracleAnswer& other) const;
};

class OracleWorld {
public:
    /// Makes the folder; `configuration` is what stands in the file beside the names of this world.
    bool prepare(const QByteArray& configuration);
    /// What the configuration begins with: the names and folders of this world.
    [[nodiscard]] QByteArray mainOptions() const;
    [[nodiscard]] QByteArray filesFolder() const { return (m_folder.path() + "/files").toUtf8(); }
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    /// One answer for each expression.
    [[nodiscard]] std::vector<OracleAnswer> askExim(const QByteArrayList& expressions);
    [[nodiscard]] std::vector<OracleAnswer> askOurs(const QByteArrayList& expressions);
    /// Exim with these arguments, and a program of ours, in the namespace; the output.
    [[nodiscard]] QByteArray exim(const QByteArrayList& arguments, const QByteArray& input);
    [[nodiscard]] QByteArray inside(const QByteArrayList& command, const QByteArray& input, QByteArray& errors) const;

private:
    bool copyFiles() const;
    bool makeDatabases() const;
    QTemporaryDir m_folder;
};

} // namespace postroom::test
