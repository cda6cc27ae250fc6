// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/mailbox_use.h"

#include "server/platform/io/durable_file.h"
#include "server/platform/io/file_descriptor.h"
#include "shared/base/text.h"

#include <ctime>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postroom::transport {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longestSizeFile = 5120; // Maildir++: a longer one is made anew
constexpr int depth = 20;

std::optional<std::int64_t> sizeInName(const std::string& name, const regex::Pattern* pattern) {
    if (pattern != nullptr) {
        std::vector<regex::Group> groups;
        if (pattern->match(name, groups) != regex::MatchOutcome::yes || groups.size() < 2 || !groups[1].set)
            return std::nullopt;
        return base::toInteger(std::string_view(name).substr(groups[1].begin, groups[1].end - groups[1].begin));
    }
    const auto at = name.find(",S=");
    if (at == std::string::npos)
        return std::nullopt;
    return base::toInteger(std::string_view(name).substr(at + 3, name.find_first_of(",:", at + 3) - at - 3));
}

void add(MailboxUse& use, const MailboxUse& more) {
    use.bytes += more.bytes;
    use.files += more.files;
}

MailboxUse measure(const std::string& folder, const regex::Pattern* pattern, int levels) {
    MailboxUse use;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        ++use.files;
        if (const auto size = sizeInName(entry.path().filename().string(), pattern)) {
            use.bytes += *size;
            continue;
        }
        std::error_code gone;
        if (entry.is_regular_file(gone)) {
            const auto bytes = entry.file_size(gone);
            use.bytes += gone ? 0 : static_cast<std::int64_t>(bytes);
        } else if (levels > 0 && entry.is_directory(gone) && !entry.is_symlink(gone)) {
            add(use, measure(entry.path().string(), pattern, levels - 1));
        }
    }
    return use;
}

MailboxUse measureMaildir(const std::string& maildir, const QuotaOptions& options, int levels) {
    MailboxUse use;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(maildir, error)) {
        const auto name = entry.path().filename().string();
        const bool counts = options.directoryPattern ? options.directoryPattern->matches(name) : name == "cur" || name == "new" || name[0] == '.';
        std::error_code gone;
        if (!counts || !entry.is_directory(gone))
            continue;
        if (name[0] == '.')
            add(use, levels > 0 ? measureMaildir(entry.path().string(), options, levels - 1) : MailboxUse());
        else
            add(use, measure(entry.path().string(), options.sizePattern.get(), depth));
    }
    return use;
}

// "1000S,10C" and then a line "bytes count" for each change. Nothing when it says nothing certain.
struct SizeFile {
    MailboxUse use;
    std::int64_t quotaBytes = 0, quotaFiles = 0;
    std::size_t lines = 0;
};

std::optional<SizeFile> readSizeFile(const std::string& text) {
    SizeFile file;
    const auto lines = base::split(text, '\n');
    for (const auto part : base::split(lines.front(), ',')) {
        const auto number = part.size() < 2 ? std::nullopt : base::toInteger(part.substr(0, part.size() - 1));
        if (!number)
            return std::nullopt;
        if (part.back() == 'S')
            file.quotaBytes = *number;
        else if (part.back() == 'C')
            file.quotaFiles = *number;
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto line = base::trim(lines[i]);
        if (line.empty())
            continue;
        const auto blank = line.find(' ');
        const auto bytes = base::toInteger(line.substr(0, blank));
        const auto count = blank == std::string_view::npos ? std::nullopt : base::toInteger(base::trim(line.substr(blank)));
        if (!bytes || !count)
            return std::nullopt;
        file.use.bytes += *bytes;
        file.use.files += *count;
        ++file.lines;
    }
    if (file.use.bytes < 0 || file.use.files < 0)
        return std::nullopt;
    return file;
}

} // namespace

MailboxUse folderUse(const std::string& folder, const QuotaOptions& options) { return measure(folder, options.sizePattern.get(), depth); }

MailboxUse maildirUse(const std::string& maildir, const QuotaOptions& options) { return measureMaildir(maildir, options, depth); }

std::string countedMaildir(const std::string& maildir) {
    struct stat info {};
    return ::stat((maildir + "/maildirfolder").c_str(), &info) == 0 ? fs::path(maildir).parent_path().string() : maildir;
}

base::Result<MailboxUse> useBySizeFile(const std::string& maildir, const QuotaOptions& options, const Quota& quota, std::int64_t size, unsigned mode) {
    const auto path = maildir + "/maildirsize";
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0) {
        const auto text = io::readWholeFile(path, longestSizeFile);
        const auto known = text ? readSizeFile(*text) : std::nullopt;
        if (known && known->quotaBytes == quota.bytes && known->quotaFiles == quota.files) {
            const bool full = beyondQuota(options, quota, known->use, size).has_value();
            constexpr std::time_t fresh = 15 * 60;
            if (!full || (known->lines <= 1 && std::time(nullptr) - info.st_mtime <= fresh))
                return known->use;
        }
    }
    const auto use = maildirUse(maildir, options);
    const auto text = std::to_string(quota.bytes) + "S," + std::to_string(quota.files) + "C\n" + std::to_string(use.bytes) + " " + std::to_string(use.files) + "\n";
    if (auto written = io::writeDurably(path, text, mode); !written)
        return base::fail(written.error());
    return use;
}

void noteInSizeFile(const std::string& maildir, std::int64_t size) {
    const io::FileDescriptor file(::open((maildir + "/maildirsize").c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW));
    const auto line = std::to_string(size) + " 1\n";
    if (file.get() >= 0 && ::write(file.get(), line.data(), line.size()) < 0)
        return;
}

std::optional<base::Error> beyondQuota(const QuotaOptions& options, const Quota& quota, const MailboxUse& use, std::int64_t size) {
    const std::int64_t more = options.inclusive ? size : 0;
    if (quota.bytes > 0 && quota.checkBytes && (use.bytes + more > quota.bytes || (more == 0 && use.bytes >= quota.bytes)))
        return base::temporaryError(base::ErrorKind::limit, "mailbox is full");
    if (quota.files > 0 && quota.checkFiles && use.files + (options.inclusive ? 1 : 0) > quota.files)
        return base::temporaryError(base::ErrorKind::limit, "mailbox is full (number of messages)");
    return std::nullopt;
}

} // namespace postroom::transport
