// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/case_channel.h"

#include "console/services/json_text.h"
#include "shared/catalogue/command_row.h"
#include "shared/config/document_json.h"
#include "shared/config/text_printer.h"
#include "shared/wire/hello.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

namespace postroom::console {

base::Result<wire::CaseFile> loadCaseFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::permanentError(base::ErrorKind::io, CaseChannel::tr("%1 cannot be read: %2").arg(path, file.errorString()).toStdString()));
    const QByteArray bytes = file.read(largestCaseFile + 1);
    if (bytes.size() > largestCaseFile)
        return base::fail(base::permanentError(base::ErrorKind::limit, CaseChannel::tr("%1 is larger than 16 MiB: this is no case file").arg(path).toStdString()));
    return wire::readCaseFile({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void CaseChannel::open() {
    QTimer::singleShot(0, this, [this] {
        auto loaded = loadCaseFile(m_path);
        if (!loaded) {
            emit ended(loaded.error());
            return;
        }
        m_case = std::move(*loaded);
        m_open = true;
        emit opened();
    });
}

void CaseChannel::write(const QByteArray& bytes) {
    m_reader.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    while (true) {
        const auto line = m_reader.next();
        if (!line || !*line)
            return;
        const wire::Message message = wire::readMessage(**line);
        const auto* request = std::get_if<wire::Request>(&message);
        if (request == nullptr)
            continue;
        QTimer::singleShot(0, this, [this, answer = wire::frame(reply(*request))] {
            if (m_open)
                emit received(QByteArray::fromStdString(answer));
        });
    }
}

base::Json CaseChannel::reply(const wire::Request& request) const {
    const auto answer = [&](base::Json result) { return wire::toJson(wire::Reply{request.id, std::move(result)}); };
    if (request.method == "hello") {
        wire::HelloReply hello;
        hello.server = m_case.serverVersion;
        hello.hostName = m_case.hostName;
        hello.user = tr("case file").toStdString();
        hello.roles = {std::string(catalogue::roleName(catalogue::Role::auditor))};
        hello.epoch = "case";
        hello.maximumFrame = static_cast<std::int64_t>(wire::maximumFrame);
        return answer(wire::helloReplyJson(hello));
    }
    if (request.method == "trace.show")
        return answer(m_case.page);
    if (request.method == "trace.explain")
        return answer(base::Json::object({{"sentence", m_case.sentences.items().empty() ? base::Json("") : m_case.sentences.items().front()}, {"text", m_case.sentences}}));
    if (request.method == "trace.verdicts")
        return answer(m_case.verdicts);
    if (request.method == "trace.case")
        return answer(base::Json::object({{"case", wire::caseJson(m_case)}}));
    if (request.method == "server.status")
        return answer(status());
    if (request.method == "config.export")
        return answer(base::Json::object({{"text", configuration()}}));
    if (request.method == "events.subscribe")
        return answer(base::Json::object({{"subscription", 1}, {"last", 0}}));
    if (request.method == "events.unsubscribe")
        return answer(base::Json::object());
    return wire::toJson(wire::ErrorReply{request.id, wire::plainError(base::ErrorKind::unavailable, tr("This is a case file: there is no server to ask.").toStdString())});
}

base::Json CaseChannel::status() const {
    return base::Json::object({{"version", m_case.serverVersion}, {"host_name", m_case.hostName}, {"revision", m_case.configuration["revision"]}, {"alarms", base::Json::array()}});
}

/// Only the objects that decided are in the file.
base::Json CaseChannel::configuration() const {
    config::Findings findings;
    const config::Document document = config::documentFromJson(base::Json::object({{"format", 1}, {"objects", m_case.configuration["objects"].isArray() ? m_case.configuration["objects"] : base::Json::array()}}), findings);
    return config::printText(document);
}

} // namespace postroom::console
