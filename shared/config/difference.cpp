// SPDX-License-Identifier: Apache-2.0
#include "shared/config/difference.h"

#include "shared/base/text.h"
#include "shared/config/document_json.h"
#include "shared/config/text_printer.h"

#include <algorithm>

namespace postroom::config {

namespace {

std::string_view kindWord(DifferenceKind kind) {
    switch (kind) {
    case DifferenceKind::added: return "added";
    case DifferenceKind::removed: return "removed";
    case DifferenceKind::changed: return "changed";
    case DifferenceKind::moved: return "moved";
    }
    return "changed";
}

base::Json statementsJson(const Object& acl) {
    base::Json array = base::Json::array();
    for (const Statement& statement : acl.statements) {
        Statement plain = statement;
        plain.comment.clear();
        array.append(toJson(plain));
    }
    return array;
}

std::vector<SettingDifference> settingDifferences(const Object& before, const Object& after) {
    std::vector<SettingDifference> result;
    for (const Setting& setting : after.settings) {
        const Setting* old = before.find(setting.name);
        if (old == nullptr)
            result.push_back({setting.name, std::nullopt, toJson(setting.value)});
        else if (old->value != setting.value || old->hidden != setting.hidden)
            result.push_back({setting.name, toJson(old->value), toJson(setting.value)});
    }
    for (const Setting& setting : before.settings)
        if (after.find(setting.name) == nullptr)
            result.push_back({setting.name, toJson(setting.value), std::nullopt});
    if (before.kind == Kind::acl && !(statementsJson(before) == statementsJson(after)))
        result.push_back({"statements", statementsJson(before), statementsJson(after)});
    return result;
}

std::string printedWithoutComments(const Object& object) {
    Object plain = object;
    plain.comment.clear();
    for (Setting& setting : plain.settings)
        setting.comment.clear();
    for (Statement& statement : plain.statements) {
        statement.comment.clear();
        statement.after.clear();
    }
    return printObject(plain);
}

/// Lines that only one side has, by the longest common subsequence; large objects are shown whole.
std::string lineDifference(std::string_view before, std::string_view after) {
    const std::vector<std::string_view> a = base::split(before, '\n');
    const std::vector<std::string_view> b = base::split(after, '\n');
    constexpr std::size_t limit = 1000;
    std::vector<std::vector<std::uint16_t>> common;
    if (a.size() <= limit && b.size() <= limit) {
        common.assign(a.size() + 1, std::vector<std::uint16_t>(b.size() + 1, 0));
        for (std::size_t i = a.size(); i-- > 0;)
            for (std::size_t j = b.size(); j-- > 0;)
                common[i][j] = a[i] == b[j] ? static_cast<std::uint16_t>(common[i + 1][j + 1] + 1)
                                            : std::max(common[i + 1][j], common[i][j + 1]);
    }
    std::string text;
    std::size_t i = 0;
    std::size_t j = 0;
    const auto line = [&](char mark, std::string_view content) {
        if (!content.empty())
            text += std::string(1, mark) + " " + std::string(content) + "\n";
    };
    while (i < a.size() || j < b.size()) {
        if (!common.empty() && i < a.size() && j < b.size() && a[i] == b[j]) {
            ++i;
            ++j;
        } else if (i < a.size() && (j >= b.size() || common.empty() || common[i + 1][j] >= common[i][j + 1])) {
            line('-', a[i++]);
        } else {
            line('+', b[j++]);
        }
    }
    return text;
}

} // namespace

namespace {

/// Of the objects that both documents have, those that do not keep their order: what a longest rising run leaves out.
std::vector<std::string> movedNames(const Document& before, const Document& after, Kind kind) {
    std::vector<std::string> moved;
    if (!catalogue::isOrdered(kind))
        return moved;
    std::vector<const Object*> objects;
    std::vector<std::size_t> ranks;
    for (const Object* object : after.all(kind))
        if (const Object* old = before.find(kind, object->name)) {
            objects.push_back(object);
            ranks.push_back(before.rank(*old));
        }
    std::vector<std::size_t> length(ranks.size(), 1);
    std::vector<std::size_t> previous(ranks.size(), ranks.size());
    std::size_t best = ranks.size();
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            if (ranks[j] < ranks[i] && length[j] + 1 > length[i]) {
                length[i] = length[j] + 1;
                previous[i] = j;
            }
        if (best == ranks.size() || length[i] >= length[best])
            best = i;
    }
    std::vector<bool> kept(ranks.size(), false);
    for (std::size_t i = best; i < ranks.size(); i = previous[i])
        kept[i] = true;
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (!kept[i])
            moved.push_back(objects[i]->name);
    return moved;
}

} // namespace

Difference difference(const Document& before, const Document& after) {
    Difference result;
    for (const Kind kind : catalogue::allKinds()) {
        const std::vector<std::string> moved = movedNames(before, after, kind);
        for (const Object* object : after.all(kind)) {
            const Object* old = before.find(kind, object->name);
            if (old == nullptr) {
                result.push_back({DifferenceKind::added, object->label(), {}, 0, after.rank(*object), "", printedWithoutComments(*object)});
                continue;
            }
            auto settings = settingDifferences(*old, *object);
            if (!settings.empty())
                result.push_back({DifferenceKind::changed, object->label(), std::move(settings), before.rank(*old), after.rank(*object),
                                  printedWithoutComments(*old), printedWithoutComments(*object)});
            if (std::ranges::find(moved, object->name) != moved.end())
                result.push_back({DifferenceKind::moved, object->label(), {}, before.rank(*old), after.rank(*object), "", ""});
        }
        for (const Object* object : before.all(kind))
            if (after.find(kind, object->name) == nullptr)
                result.push_back({DifferenceKind::removed, object->label(), {}, before.rank(*object), 0, printedWithoutComments(*object), ""});
    }
    return result;
}

std::string differenceText(const Difference& difference) {
    std::string text;
    for (const ObjectDifference& object : difference) {
        if (!text.empty())
            text += "\n";
        text += object.object + ": " + std::string(kindWord(object.kind));
        if (object.kind == DifferenceKind::moved)
            text += " from place " + std::to_string(object.rankBefore + 1) + " to place " + std::to_string(object.rankAfter + 1);
        text += "\n" + lineDifference(object.textBefore, object.textAfter);
    }
    return text;
}

base::Json toJson(const Difference& difference) {
    base::Json array = base::Json::array();
    for (const ObjectDifference& object : difference) {
        base::Json json = base::Json::object({{"object", object.object}, {"change", kindWord(object.kind)}});
        if (object.kind == DifferenceKind::moved) {
            json.set("from", static_cast<std::int64_t>(object.rankBefore));
            json.set("to", static_cast<std::int64_t>(object.rankAfter));
        }
        base::Json settings = base::Json::array();
        for (const SettingDifference& setting : object.settings) {
            base::Json item = base::Json::object({{"setting", setting.setting}});
            if (setting.before)
                item.set("before", *setting.before);
            if (setting.after)
                item.set("after", *setting.after);
            settings.append(std::move(item));
        }
        if (settings.size() > 0)
            json.set("settings", std::move(settings));
        if (!object.textBefore.empty())
            json.set("text_before", object.textBefore);
        if (!object.textAfter.empty())
            json.set("text_after", object.textAfter);
        array.append(std::move(json));
    }
    return array;
}

} // namespace postroom::config
