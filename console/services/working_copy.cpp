// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/working_copy.h"

#include "console/services/json_text.h"
#include "shared/config/rename.h"

#include <algorithm>
#include <utility>

namespace postroom::console {

namespace {

constexpr std::chrono::milliseconds pause{250}; // after the last key
constexpr std::size_t mostUndo = 200;

bool isRename(const base::Json& change) { return change["op"].toStringView() == "rename"; }

bool isAbout(const base::Json& change, const QString& object, const QString& setting) {
    return text(change, "object") == object && text(change, "setting") == setting && change["op"].toStringView() != "move" && !isRename(change);
}

/// "router new" of the rename of "router old".
QString target(const base::Json& rename) { return text(rename, "object").section(' ', 0, 0) + ' ' + text(rename, "name"); }

} // namespace

WorkingCopy::WorkingCopy(Session& session, ServerState& state, QObject* parent)
    : QObject(parent), m_session(session), m_state(state), m_trial(session, state) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &WorkingCopy::check);
    connect(&m_session, &Session::welcomed, this, [this] {
        if (!isEmpty())
            check();
    });
    connect(&m_trial, &Trial::changed, this, [this] {
        if (m_trial.state() == Trial::State::kept)
            m_onTrial.clear();
        else if (m_trial.state() == Trial::State::takenBack && isEmpty() && !m_onTrial.empty()) {
            m_changes = std::exchange(m_onTrial, {}); // to be applied again, or changed first
            touched();
        }
    });
    connect(&m_state, &ServerState::revisionChanged, this, [this] {
        if (!isEmpty())
            emit changed(); // stale now, or no longer
    });
}

void WorkingCopy::remember() {
    m_undo.push_back({m_changes, m_base});
    if (m_undo.size() > mostUndo)
        m_undo.erase(m_undo.begin());
}

void WorkingCopy::touched() {
    if (m_changes.empty()) {
        m_base = 0;
        m_session.cancel(m_check);
        m_check = 0;
        m_soon.stop();
        m_reply = {};
        m_checkError.reset();
    } else {
        if (m_base == 0)
            m_base = m_state.revision();
        m_soon.start();
    }
    emit changed();
    emit checked();
}

void WorkingCopy::edit(base::Json change, Undo undo) {
    const QString object = text(change, "object"), setting = text(change, "setting");
    const auto found = std::find_if(m_changes.begin(), m_changes.end(), [&](const base::Json& other) { return isAbout(other, object, setting); });
    if (found != m_changes.end() && *found == change)
        return;
    const bool goesOn = undo == Undo::withLast || (undo == Undo::joined && found != m_changes.end() && found == m_changes.end() - 1);
    if (!goesOn)
        remember();
    if (found != m_changes.end() && change["op"].toStringView() == "add") {
        *found = std::move(change); // what was set in the new object stays behind it
    } else {
        if (found != m_changes.end())
            m_changes.erase(found);
        m_changes.push_back(std::move(change));
    }
    touched();
}

void WorkingCopy::set(const QString& object, const QString& setting, const base::Json& value, Undo undo) {
    edit(base::Json::object({{"op", "set"}, {"object", object.toStdString()}, {"setting", setting.toStdString()}, {"value", value}}), undo);
}

void WorkingCopy::unset(const QString& object, const QString& setting) {
    edit(base::Json::object({{"op", "unset"}, {"object", object.toStdString()}, {"setting", setting.toStdString()}}));
}

void WorkingCopy::add(const QString& object, const base::Json& body) {
    edit(base::Json::object({{"op", "add"}, {"object", object.toStdString()}, {"value", body}}), Undo::separate);
}

void WorkingCopy::move(const QString& object, int rank) {
    base::Json change = base::Json::object({{"op", "move"}, {"object", object.toStdString()}, {"rank", rank}});
    remember();
    // Moves are done one after the other: only one right before this can be left out.
    if (!m_changes.empty() && m_changes.back()["op"].toStringView() == "move" && text(m_changes.back(), "object") == object)
        m_changes.back() = std::move(change);
    else
        m_changes.push_back(std::move(change));
    touched();
}

void WorkingCopy::rename(const QString& object, const QString& name) {
    remember();
    relabel(object, name);
    touched();
}

void WorkingCopy::relabel(const QString& object, const QString& name) {
    const auto label = config::readLabel(object.toStdString());
    if (!label || name.toStdString() == label->second)
        return;
    const bool added = changeOf(object, {})["op"].toStringView() == "add";
    base::Json::Array renames, rest;
    for (base::Json& change : m_changes) {
        auto read = isRename(change) ? base::Result<config::Change>(config::Change()) : config::changeFromJson(change);
        if (isRename(change))
            renames.push_back(std::move(change));
        else
            rest.push_back(read ? toJson(config::renamedIn(std::move(*read), label->first, label->second, name.toStdString())) : std::move(change));
    }
    if (!renames.empty() && target(renames.back()) == object && !added) {
        renames.back().set("name", name.toStdString());
        if (target(renames.back()) == text(renames.back(), "object"))
            renames.pop_back();
    } else if (!added) {
        renames.push_back(base::Json::object({{"op", "rename"}, {"object", object.toStdString()}, {"name", name.toStdString()}}));
    }
    m_changes = std::move(renames);
    m_changes.insert(m_changes.end(), rest.begin(), rest.end());
}

void WorkingCopy::remove(const QString& object) {
    const bool added = changeOf(object, {})["op"].toStringView() == "add";
    remember(); // one step, with what is forgotten of it
    const QString before = added ? object : nameInBase(object);
    relabel(object, before.section(' ', 1)); // what refers to it is said with the name that it had
    std::erase_if(m_changes, [&](const base::Json& change) { return text(change, "object") == before && !isRename(change); });
    if (!added)
        m_changes.push_back(base::Json::object({{"op", "remove"}, {"object", before.toStdString()}}));
    touched();
}

void WorkingCopy::replaceKind(const QString& kind, const base::Json::Array& changes, Undo undo) {
    base::Json::Array next;
    for (const base::Json& change : m_changes)
        if (!text(change, "object").startsWith(kind + ' '))
            next.push_back(change);
    next.insert(next.end(), changes.begin(), changes.end());
    if (next == m_changes)
        return;
    if (undo == Undo::separate || m_undo.empty())
        remember();
    m_changes = std::move(next);
    touched();
}

void WorkingCopy::forget(const QString& object, const QString& setting) {
    const base::Json::Array before = m_changes;
    remember();
    // A difference shows a renamed object as one that goes and one that comes: both lead back.
    const QString here = changeOf(object, {})["op"].toStringView() == "add" ? object : nameHere(object);
    std::erase_if(m_changes, [&](const base::Json& change) {
        return (text(change, "object") == object || text(change, "object") == here) && !isRename(change) && (setting.isEmpty() || text(change, "setting") == setting);
    });
    if (setting.isEmpty())
        relabel(here, nameInBase(here).section(' ', 1));
    if (m_changes == before)
        m_undo.pop_back();
    else
        touched();
}

void WorkingCopy::discard() {
    if (isEmpty())
        return;
    remember();
    m_changes.clear();
    touched();
}

void WorkingCopy::undo() {
    if (m_undo.empty())
        return;
    m_changes = std::move(m_undo.back().changes);
    m_base = m_undo.back().base;
    m_undo.pop_back();
    touched();
}

void WorkingCopy::rebase() {
    if (!stale())
        return;
    m_base = m_state.revision();
    touched();
}

base::Json WorkingCopy::changeOf(const QString& object, const QString& setting) const {
    for (const base::Json& change : m_changes)
        if (isAbout(change, object, setting))
            return change;
    return {};
}

bool WorkingCopy::touches(const QString& object) const {
    return std::any_of(m_changes.begin(), m_changes.end(), [&](const base::Json& change) { return (isRename(change) ? target(change) : text(change, "object")) == object; });
}

base::Json WorkingCopy::renames() const {
    base::Json found = base::Json::array();
    for (const base::Json& change : m_changes)
        if (isRename(change))
            found.append(change);
    return found;
}

QString WorkingCopy::nameInBase(const QString& object) const {
    QString name = object;
    for (auto it = m_changes.rbegin(); it != m_changes.rend(); ++it)
        if (isRename(*it) && target(*it) == name)
            name = text(*it, "object");
    return name;
}

QString WorkingCopy::nameHere(QString object) const {
    for (const base::Json& change : m_changes)
        if (isRename(change) && text(change, "object") == object)
            object = target(change);
    return object;
}

base::Json WorkingCopy::baseParams() const {
    base::Json params = base::Json::object(), renamed = renames();
    if (stale() || renamed.size() > 0)
        params.set("base", std::int64_t{base()});
    if (renamed.size() > 0)
        params.set("changes", std::move(renamed));
    return params;
}

base::Json WorkingCopy::params() const {
    return base::Json::object({{"base", std::int64_t{base()}}, {"changes", base::Json(m_changes)}});
}

void WorkingCopy::check() {
    m_soon.stop();
    m_session.cancel(m_check);
    m_check = 0;
    if (isEmpty() || !m_session.ready() || !mayEdit())
        return;
    m_check = m_session.call(this, "config.check", params(), [this](const Answer& answer) {
        m_check = 0;
        m_checkError.reset();
        m_reply = {};
        if (answer)
            m_reply = *answer;
        else
            m_checkError = answer.error();
        emit checked();
    });
    emit checked();
}

void WorkingCopy::apply(const QString& comment, std::chrono::seconds confirmWithin) {
    if (isEmpty() || applying())
        return;
    base::Json request = params();
    request.set("comment", comment.toStdString());
    if (confirmWithin.count() > 0)
        request.set("confirm_within", std::int64_t{confirmWithin.count()});
    m_apply = m_session.call(this, "config.apply", std::move(request), [this, confirmWithin](const Answer& answer) {
        m_apply = 0;
        if (!answer) {
            m_state.refresh();
            emit refused(answer.error());
            return;
        }
        // What is in force needs no undoing here: Revisions takes it back.
        m_undo.clear();
        m_onTrial = std::exchange(m_changes, {});
        touched();
        m_trial.begin(*answer, confirmWithin);
        m_state.refresh();
        emit applied(*answer);
    }, std::chrono::minutes(2));
    emit checked();
}

} // namespace postroom::console
