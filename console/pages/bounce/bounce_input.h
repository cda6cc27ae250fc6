// SPDX-License-Identifier: GPL-3.0-or-later
// Where the bounce is pasted or dropped. A file's bytes are kept as they are (charsets are the server's business); what is typed or
// pasted is text.
#pragma once

#include <QPlainTextEdit>

namespace postroom::console {

class BounceInput : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit BounceInput(QWidget* parent = nullptr);
    /// The text, or the bytes of the file that was opened and not changed since.
    [[nodiscard]] QByteArray bytes() const;
    void setBytes(const QByteArray& bytes);
    /// At most 8 MiB of it; a sentence when it cannot be read.
    [[nodiscard]] QString openFile(const QString& path);

signals:
    /// Something whole is there: pasted, dropped, a file.
    void given();
    /// A key was pressed; more may come.
    void typed();
    void failed(const QString& sentence);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    QByteArray m_file;
    bool m_loading = false;
};

} // namespace postroom::console
