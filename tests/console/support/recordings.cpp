// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/support/recordings.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace postroom::console {

namespace {

/// Microseconds of the years 2001 to 2286.
bool looksLikeTime(std::int64_t value) { return value > 1'000'000'000'000'000 && value < 10'000'000'000'000'000; }

base::Json moved(const base::Json& json, std::int64_t by) {
    if (json.isInteger() && looksLikeTime(json.toInteger()))
        return json.toInteger() + by;
    if (json.isArray()) {
        base::Json array = base::Json::array();
        for (const base::Json& item : json.items())
            array.append(moved(item, by));
        return array;
    }
    if (json.isObject()) {
        base::Json object = base::Json::object();
        for (const auto& [name, value] : json.members())
            object.set(name, moved(value, by));
        return object;
    }
    return json;
}

base::Json withoutLimit(base::Json params) {
    params.remove("limit");
    if (params["filter"].isObject() && params["filter"].size() == 0)
        params.remove("filter");
    if (params["query"] == base::Json(""))
        params.remove("query");
    return params;
}

} // namespace

Recordings Recordings::load() {
    Recordings all;
    const QDir folder(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/console/recorded");
    for (const QString& file : folder.entryList({"*.json"}, QDir::Files, QDir::Name))
        all.read(folder.filePath(file));
    if (all.m_exchanges.empty())
        qFatal("no recordings in %s", qPrintable(folder.path()));
    return all;
}

void Recordings::read(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file));
    const auto document = base::Json::parse(in.readAll().toStdString());
    if (!document)
        qFatal("%s: %s", qPrintable(file), document.error().text().c_str());
    const std::int64_t by = QDateTime::currentMSecsSinceEpoch() * 1000 - (*document)["recorded_at"].toInteger();
    m_hello = (*document)["hello"];
    for (const base::Json& exchange : (*document)["exchanges"].items()) {
        Answer answer = exchange.has("error") ? Answer(tl::unexpected(wire::readError(exchange["error"]))) : Answer(moved(exchange["result"], by));
        m_exchanges.push_back({exchange["method"].toString(), moved(exchange["params"], by), std::move(answer)});
    }
}

std::optional<Answer> Recordings::find(const std::string& method, const base::Json& params) const {
    const std::string exact = params.canonicalText(), loose = withoutLimit(params).canonicalText();
    for (const Exchange& exchange : m_exchanges)
        if (exchange.method == method && exchange.params.canonicalText() == exact)
            return exchange.answer;
    for (const Exchange& exchange : m_exchanges)
        if (exchange.method == method && withoutLimit(exchange.params).canonicalText() == loose)
            return exchange.answer;
    return std::nullopt;
}

std::optional<Answer> Recordings::first(const std::string& method) const {
    for (const Exchange& exchange : m_exchanges)
        if (exchange.method == method)
            return exchange.answer;
    return std::nullopt;
}

} // namespace postroom::console
