// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/support/fake_config.h"

#include <QDateTime>

namespace postroom::console {

namespace {
std::int64_t now() { return QDateTime::currentMSecsSinceEpoch() * 1000; }
tl::unexpected<wire::WireError> refused(base::ErrorKind kind, const std::string& text) { return tl::unexpected(wire::plainError(kind, text)); }
} // namespace

FakeConfig::FakeConfig(const Recordings& recordings) {
    const auto history = recordings.first("config.history");
    if (!history || !*history)
        qFatal("the recordings have no config.history");
    m_history = (**history)["revisions"].items();
}

std::optional<Answer> FakeConfig::reply(const std::string& method, const base::Json& params) {
    if (method == "config.history") {
        base::Json list = base::Json::array();
        const std::int64_t before = params["before"].toInteger(newest() + 1);
        const std::int64_t limit = params["limit"].toInteger(50);
        base::Json next;
        for (const base::Json& revision : m_history) {
            if (revision["revision"].toInteger() >= before)
                continue;
            if (static_cast<std::int64_t>(list.size()) == limit) {
                next = list.items().back()["revision"];
                break;
            }
            list.append(revision);
        }
        return base::Json::object({{"revisions", std::move(list)}, {"next", std::move(next)}});
    }
    if (method == "config.running")
        return m_history.front();
    if (method == "config.apply")
        return apply(params);
    if (method == "config.confirm") {
        if (params["revision"].toInteger() != m_unconfirmed || m_unconfirmed == 0)
            return refused(base::ErrorKind::notFound, "no revision waits for a confirmation");
        settle();
        m_event = {"config.confirmed", m_history.front()};
        return m_history.front();
    }
    if (method == "config.revert") {
        if (params["revision"].toInteger() != m_unconfirmed || m_unconfirmed == 0)
            return refused(base::ErrorKind::notFound, "no revision waits for a confirmation");
        return make("reverted: back to revision " + std::to_string(m_unconfirmed - 1), {}, "config.rolled-back");
    }
    if (method == "config.rollback") {
        const std::int64_t to = params["revision"].toInteger();
        if (to < 1 || to > newest())
            return refused(base::ErrorKind::notFound, "there is no revision " + std::to_string(to));
        const std::string comment = params["comment"].toString();
        return make(comment.empty() ? "back to revision " + std::to_string(to) : comment, params["confirm_within"], "config.rolled-back");
    }
    return std::nullopt;
}

Answer FakeConfig::apply(const base::Json& params) {
    const std::int64_t base = params["base"].toInteger(newest());
    if (base > newest())
        return refused(base::ErrorKind::notFound, "there is no revision " + std::to_string(base));
    if (base < newest())
        return refused(base::ErrorKind::conflict, "somebody else changed the configuration meanwhile");
    for (const base::Json& change : params["changes"].items())
        if (change["setting"].toString().find("no_such") != std::string::npos) {
            auto error = wire::fieldError("main/" + change["setting"].toString(), "the changes have errors; nothing was changed");
            error.findings.push_back({config::Severity::error, "unknown-option", {{}, 0, 0, "main", change["setting"].toString()},
                                      "main has no option \"" + change["setting"].toString() + "\"", {}});
            return tl::unexpected(error);
        }
    return make(params["comment"].toString(), params["confirm_within"], "config.applied");
}

Answer FakeConfig::make(const std::string& comment, const base::Json& confirmWithin, const std::string& eventName) {
    settle();
    const std::int64_t parent = newest();
    m_history.front().set("running", false);
    base::Json revision = base::Json::object({{"revision", parent + 1}, {"parent", parent}, {"time", now()}, {"author", "root"}, {"comment", comment},
                                              {"digest", "digest-" + std::to_string(parent + 1)}, {"running", true}});
    if (confirmWithin.toInteger() > 0) {
        m_unconfirmed = parent + 1;
        revision.set("reverts_at", now() + confirmWithin.toInteger() * 1'000'000);
    }
    m_history.insert(m_history.begin(), revision);
    m_event = {eventName, revision};
    revision.set("applied", true);
    revision.set("findings", base::Json::array());
    revision.set("restart_needed", false);
    return revision;
}

void FakeConfig::settle() {
    m_unconfirmed = 0;
    m_history.front().remove("reverts_at");
}

void FakeConfig::amendStatus(base::Json& status) const {
    status.set("revision", newest());
    if (m_unconfirmed != 0)
        status.set("reverts_at", m_history.front()["reverts_at"]);
}

void FakeConfig::expire() {
    if (m_unconfirmed != 0)
        make("not confirmed: back to revision " + std::to_string(m_unconfirmed - 1), {}, "config.rolled-back").has_value();
}

} // namespace postroom::console
