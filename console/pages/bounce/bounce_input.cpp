// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/bounce/bounce_input.h"

#include "console/widgets/theme.h"

#include <QFile>
#include <QMimeData>
#include <QUrl>

namespace postroom::console {

namespace {
constexpr qint64 largest = 8 * 1024 * 1024; // a bounce with its message; the server reads the first part
} // namespace

BounceInput::BounceInput(QWidget* parent) : QPlainTextEdit(parent) {
    setFont(theme::fixedFont());
    setAccessibleName(tr("Bounce"));
    setPlaceholderText(tr("Paste the bounce here, or drop the message as a file.\n\nOne line is enough:\n550 5.7.26 Unauthenticated email from example.org is not accepted..."));
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (m_loading)
            return;
        m_file.clear();
        emit typed();
    });
}

QByteArray BounceInput::bytes() const { return m_file.isEmpty() ? toPlainText().toUtf8() : m_file; }

void BounceInput::setBytes(const QByteArray& bytes) {
    m_loading = true;
    m_file = bytes;
    setPlainText(QString::fromUtf8(bytes));
    m_loading = false;
    emit given();
}

QString BounceInput::openFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tr("%1 cannot be read: %2").arg(path, file.errorString());
    const QByteArray read = file.read(largest);
    if (read.isEmpty())
        return tr("%1 is empty.").arg(path);
    setBytes(read);
    return {};
}

bool BounceInput::canInsertFromMimeData(const QMimeData* source) const {
    return source->hasUrls() || source->hasFormat("message/rfc822") || QPlainTextEdit::canInsertFromMimeData(source);
}

void BounceInput::insertFromMimeData(const QMimeData* source) {
    if (source->hasFormat("message/rfc822")) { // dragged out of a mail program
        setBytes(source->data("message/rfc822").left(largest));
        return;
    }
    for (const QUrl& url : source->urls())
        if (url.isLocalFile()) {
            if (const QString trouble = openFile(url.toLocalFile()); !trouble.isEmpty())
                emit failed(trouble);
            return;
        }
    QPlainTextEdit::insertFromMimeData(source);
    emit given();
}

} // namespace postroom::console
