// SPDX-License-Identifier: GPL-3.0-or-later
// A case file in place of a server: answers what the message page asks from the file, and nothing else. Read-only, without
// any connection; whoever opens it is an auditor.
#pragma once

#include "console/services/channel.h"
#include "shared/wire/case_file.h"
#include "shared/wire/frame.h"
#include "shared/wire/message.h"

#include <QString>

namespace postroom::console {

/// A case file is an answer of the server, and not larger than one.
inline constexpr qint64 largestCaseFile = 16 << 20;

/// Error: a sentence that says why the file cannot be shown.
base::Result<wire::CaseFile> loadCaseFile(const QString& path);

class CaseChannel : public Channel {
    Q_OBJECT
public:
    explicit CaseChannel(const QString& path) : m_path(path) {}
    void open() override;
    void write(const QByteArray& bytes) override;
    void close() override { m_open = false; }

private:
    [[nodiscard]] base::Json reply(const wire::Request& request) const;
    [[nodiscard]] base::Json status() const;
    [[nodiscard]] base::Json configuration() const;
    QString m_path;
    wire::CaseFile m_case;
    wire::FrameReader m_reader;
    bool m_open = false;
};

} // namespace postroom::console
