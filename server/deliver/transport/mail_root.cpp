// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/mail_root.h"

#include "server/platform/io/durable_file.h"
#include "shared/base/text.h"

#include <cerrno>
#include <filesystem>

#include <sys/stat.h>

namespace postroom::transport {

namespace {

using base::ErrorKind;

base::Result<std::string> refused(std::string why) { return base::fail(base::temporaryError(ErrorKind::denied, std::move(why))); }

bool within(const std::string& root, const std::string& path) {
    return path == root || (path.size() > root.size() && path.compare(0, root.size(), root) == 0 && path[root.size()] == '/');
}

std::string withoutSlash(std::string path) {
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    return path;
}

} // namespace

base::Result<std::string> MailRoot::check(const expand::Value& value) const {
    const auto path = std::string(base::trim(value.text));
    if (path == "/dev/null")
        return path;
    if (value.taint == expand::Taint::tainted)
        return refused("the path \"" + base::printable(path) + "\" comes from outside; use $local_part_data or $domain_data, which a "
                                                               "lookup has checked");
    if (path.empty() || path[0] != '/')
        return refused("the path \"" + base::printable(path) + "\" is not absolute");
    if (m_folder.empty())
        return refused("no mail folder is configured, so nothing can be written to " + path);
    for (const auto part : base::split(path, '/'))
        if (part == "..")
            return refused("the path \"" + base::printable(path) + "\" goes upwards");
    const auto root = withoutSlash(m_folder);
    if (!within(root, withoutSlash(path)))
        return refused("the path \"" + base::printable(path) + "\" is not within the mail folder " + root);
    // What exists of it must lie within the root when links are followed, too.
    std::error_code ignored;
    const auto realRoot = std::filesystem::weakly_canonical(root, ignored).string();
    const auto real = std::filesystem::weakly_canonical(withoutSlash(path), ignored).string();
    if (!ignored && !within(withoutSlash(realRoot), withoutSlash(real)))
        return refused("the path \"" + base::printable(path) + "\" leaves the mail folder through a link");
    return path;
}

base::Result<void> MailRoot::makeFolders(const std::string& folder, unsigned mode) const {
    const auto path = withoutSlash(folder);
    if (::mkdir(path.c_str(), mode) == 0)
        return io::syncFolder(std::filesystem::path(path).parent_path().string());
    if (errno == EEXIST)
        return {};
    if (errno != ENOENT)
        return base::fail(base::systemError(errno, "cannot make the folder " + path));
    const auto parent = std::filesystem::path(path).parent_path().string();
    if (parent == path)
        return base::fail(base::systemError(ENOENT, "cannot make the folder " + path));
    if (auto made = makeFolders(parent, mode); !made)
        return made;
    if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST)
        return base::fail(base::systemError(errno, "cannot make the folder " + path));
    return io::syncFolder(parent);
}

} // namespace postroom::transport
