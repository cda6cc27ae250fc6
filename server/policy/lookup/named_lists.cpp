// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/named_lists.h"

namespace postroom::lookup {

namespace {
constexpr std::size_t mostFiles = 64;
}

List FileListCache::get(ListKind kind, const std::string& path, const std::string& text) const {
    auto files = m_files.lock();
    const auto known = files->find({kind, path});
    if (known != files->end() && known->second.text == text)
        return known->second.list;
    if (known == files->end() && files->size() >= mostFiles)
        files->clear(); // rare; the next matches fill it again
    List list = List::parseFile(kind, text);
    (*files)[{kind, path}] = {text, list};
    return list;
}

void NamedLists::add(NamedList list) {
    if (!list.parsed && !list.compiled && list.source.find_first_of("$\\") == std::string::npos)
        list.parsed = List::parse(list.kind, list.source).counted();
    auto& lists = m_lists[static_cast<std::size_t>(list.kind)];
    const std::string name = list.name;
    lists.insert_or_assign(name, std::move(list));
}

const NamedList* NamedLists::find(ListKind kind, std::string_view name) const {
    const auto& lists = m_lists[static_cast<std::size_t>(kind)];
    const auto place = lists.find(name);
    return place == lists.end() ? nullptr : &place->second;
}

NamedList* NamedLists::find(ListKind kind, std::string_view name) {
    auto& lists = m_lists[static_cast<std::size_t>(kind)];
    const auto place = lists.find(name);
    return place == lists.end() ? nullptr : &place->second;
}

const std::map<std::string, NamedList, std::less<>>& NamedLists::all(ListKind kind) const {
    return m_lists[static_cast<std::size_t>(kind)];
}

} // namespace postroom::lookup
