// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/appendfile.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/file_writer.h"
#include "server/deliver/transport/quota_warning.h"
#include "server/policy/world/world.h"
#include "shared/base/duration_text.h"
#include "shared/base/json.h"
#include "shared/base/size_text.h"
#include "shared/base/text.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <tuple>

namespace postroom::transport {

namespace {

using queue::RecipientOutcome;

class Appendfile : public Transport {
public:
    Appendfile(AppendfileOptions options, const LocalSettings& settings)
        : m_options(std::move(options)), m_root(settings.mailRoot), m_hostName(settings.hostName), m_letters(settings.letters) {}

    [[nodiscard]] BatchLimits batchLimits() const override {
        return {m_options.batch.most(), true, m_options.common.maxParallel, m_options.batch.most() > 1};
    }
    [[nodiscard]] std::optional<std::string> batchKey(const Batch& one, const DeliveryContext& context) const override {
        return m_options.batch.key(one, context, m_options.common.name);
    }
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] bool retriesByDomain() const override { return !m_options.common.retryByLocalPart; }
    [[nodiscard]] const ShadowOptions* shadow() const override { return &m_options.common.shadow; }

    BatchResult deliver(const Batch& batch, const DeliveryContext& context) override {
        Destination destination;
        auto written = write(batch, context, destination);
        if (!destination.handOver.empty()) {
            BatchResult result;
            result.handOver = std::move(destination.handOver);
            return result;
        }
        if (!written) {
            auto result = allRecipients(batch, written.error());
            for (auto& outcome : result.outcomes)
                if (written.error().kind == base::ErrorKind::limit && written.error().temporary) {
                    outcome.retryError = quotaError(destination, context.scope.world.now());
                    outcome.enhanced = "4.2.2"; // RFC 3463 3.3
                }
            return result;
        }
        auto result = allRecipients(batch, RecipientOutcome::Kind::delivered, "saved", "2.0.0");
        for (auto& outcome : result.outcomes)
            outcome.detail = base::Json::object({{"file", *written}}).text();
        return result;
    }

    std::optional<base::Result<void>> room(const Batch& batch, const DeliveryContext& context, std::int64_t size) override {
        if (!m_options.quota.size && !m_options.quota.fileCount)
            return std::nullopt;
        return hasRoom(batch, context, size);
    }

private:
    struct Destination {
        std::string path;
        MailboxFormat format = MailboxFormat::mbox;
        std::string handOver; ///< the transport that delivers there instead
    };

    // "quota_4d": nobody has read the mailbox for so long. As Exim: a file that gets nothing was last accessed by its reader, and
    // who reads a maildir moves messages out of "new". Of other formats that cannot be said.
    static std::string quotaError(const Destination& destination, base::Time now) {
        struct stat info {};
        const bool maildir = destination.format == MailboxFormat::maildir;
        if ((!maildir && destination.format != MailboxFormat::mbox) || ::stat((destination.path + (maildir ? "/new" : "")).c_str(), &info) != 0)
            return "quota";
        const base::Time read{base::Seconds(maildir ? info.st_mtime : info.st_atime)};
        return "quota_" + base::durationText(std::max(base::Seconds(0), std::chrono::duration_cast<base::Seconds>(now - read)));
    }

    base::Result<void> hasRoom(const Batch& batch, const DeliveryContext& context, std::int64_t size) const {
        DeliveryScope scope(batch, batch.recipients.front(), context, m_options.common.name);
        scope.setReturnPath(batch.returnPath);
        if (auto set = setHome(m_options.common, scope); !set)
            return set;
        MailboxFormat format = MailboxFormat::mbox;
        const auto path = target(batch.recipients.front(), scope.scope(), format);
        if (!path)
            return base::fail(path.error());
        queue::Body body;
        body.size = size;
        const OutgoingMessage message{{}, false, true, &body, {}, {}};
        auto job = makeJob(message, batch, context, format, *path);
        std::string counted;
        if (auto filled = fillQuota(job, scope.scope(), counted, context.scope.world.leavesMarks() ? Measure::asDelivery : Measure::onlyLook); !filled)
            return filled;
        if (format == MailboxFormat::mbox && !m_options.quota.mailboxSize) {
            std::error_code error;
            const auto bytes = std::filesystem::file_size(*path, error);
            job.before.bytes = error ? 0 : static_cast<std::int64_t>(bytes);
        }
        if (auto over = beyondQuota(m_options.quota, job.quota, job.before, size))
            return base::fail(*over);
        return {};
    }

    FileJob makeJob(const OutgoingMessage& message, const Batch& batch, const DeliveryContext& context, MailboxFormat format, const std::string& path) const {
        return {message, m_options, m_root, format, path, {}, {}, {}, {}, {}, batch.message.id.string(), m_hostName, context.scope.world.now(), context.stop, {}};
    }

    // Where to, and in which format. A redirection says both, unless the transport has a file or directory of its own, which
    // may use $address_file.
    base::Result<std::string> target(const BatchRecipient& recipient, const expand::Scope& scope, MailboxFormat& format) const {
        const auto& program = m_options.directory ? m_options.directory : m_options.file;
        bool isFolder = m_options.directory.has_value();
        expand::Value path;
        if (program) {
            auto expanded = expandOption(*program, isFolder ? "directory" : "file", m_options.common.name, scope);
            if (!expanded)
                return base::fail(expanded.error());
            path = std::move(*expanded);
        } else if (!recipient.pipeOrFile.empty()) {
            path = expand::Value::clean(recipient.pipeOrFile);
            isFolder = recipient.pipeOrFile.back() == '/' || m_options.inDirectory != MailboxFormat::single;
        } else {
            return base::fail(base::temporaryError(base::ErrorKind::invalid, "transport " + m_options.common.name + " has neither file nor directory"));
        }
        format = isFolder ? m_options.inDirectory : MailboxFormat::mbox;
        return checked(path);
    }

    base::Result<std::string> checked(const expand::Value& path) const {
        auto checked = m_root.check(path);
        while (checked && checked->size() > 1 && checked->back() == '/')
            checked->pop_back();
        return checked;
    }

    base::Result<std::string> write(const Batch& batch, const DeliveryContext& context, Destination& destination) const {
        const auto& recipient = batch.recipients.front();
        const auto message = prepareMessage(m_options.common, batch, context);
        if (!message)
            return base::fail(message.error());
        DeliveryScope scope(batch, recipient, context, m_options.common.name);
        scope.setReturnPath(message->returnPath);
        if (auto set = setHome(m_options.common, scope); !set)
            return base::fail(set.error());
        MailboxFormat& format = destination.format;
        auto path = target(recipient, scope.scope(), format);
        if (!path)
            return path;
        destination.path = *path;
        if (format == MailboxFormat::mbox) {
            auto other = otherTransport(*path);
            if (!other)
                return other;
            if (!other->empty()) {
                destination.handOver = std::move(*other);
                return path;
            }
        }
        auto job = makeJob(*message, batch, context, format, *path);
        for (const auto* source : scope.scope().variables)
            if (const auto home = source->variable("home"); home && job.home.empty())
                job.home = home->text;
        job.expand = [&](const expand::Program& program, std::string_view option, std::string_view variable, std::string value) -> base::Result<std::string> {
            scope.set(variable, expand::Value::clean(std::move(value)));
            auto text = expandOption(program, option, m_options.common.name, scope.scope());
            return text ? base::Result<std::string>(std::move(text->text)) : base::fail(text.error());
        };
        return save(job, batch, scope.scope());
    }

    base::Result<std::string> save(FileJob& job, const Batch& batch, const expand::Scope& scope) const {
        auto frame = makeFrame(m_options.frame, m_options.common, batch, job.message, scope);
        if (!frame)
            return base::fail(frame.error());
        job.frame = std::move(*frame);
        std::string counted;
        if (auto filled = fillQuota(job, scope, counted); !filled)
            return base::fail(filled.error());
        if (job.format == MailboxFormat::mailstore)
            if (auto filled = fillEnvelope(job, batch, scope); !filled)
                return base::fail(filled.error());
        auto written = store(job);
        if (!written)
            return written;
        if (!counted.empty())
            noteInSizeFile(counted, job.written);
        if (m_options.quota.warnThreshold)
            warnAboutQuota(m_options, job, batch, scope, m_letters);
        return written;
    }

    static base::Result<std::string> store(FileJob& job) {
        switch (job.format) {
        case MailboxFormat::mbox:
            return writeMbox(job);
        case MailboxFormat::maildir:
        case MailboxFormat::mailstore:
        case MailboxFormat::single:
            break;
        }
        if (!mayCreate(job, job.path + "/any"))
            return base::fail(base::temporaryError(base::ErrorKind::denied, "no file may be made in " + job.path + ", outside the home " + job.home + " (create_file)"));
        if (const auto full = beyondQuota(job.options.quota, job.quota, job.before, job.message.size()))
            return base::fail(*full);
        return job.format == MailboxFormat::maildir ? writeMaildir(job) : job.format == MailboxFormat::mailstore ? writeMailstore(job) : writeSingle(job);
    }

    // file_format: the transport for a file that begins so; "" is this one, as for an empty or a new file.
    base::Result<std::string> otherTransport(const std::string& path) const {
        if (m_options.fileFormats.empty())
            return std::string();
        std::ifstream file(path, std::ios::binary);
        std::string start(256, '\0');
        file.read(start.data(), static_cast<std::streamsize>(start.size()));
        start.resize(static_cast<std::size_t>(file.gcount()));
        if (start.empty())
            return std::string();
        for (const auto& [begins, transport] : m_options.fileFormats)
            if (start.starts_with(begins))
                return transport == m_options.common.name ? std::string() : transport;
        return base::fail(base::temporaryError(base::ErrorKind::invalid, "the format of mailbox " + path + " is none of file_format"));
    }

    base::Result<void> fillEnvelope(FileJob& job, const Batch& batch, const expand::Scope& scope) const {
        const auto add = [&](const std::optional<expand::Program>& program, std::string_view name) -> base::Result<void> {
            if (!program)
                return {};
            const auto text = expandOption(*program, name, m_options.common.name, scope);
            if (!text)
                return base::fail(text.error());
            job.envelope += text->text + (text->text.empty() || text->text.back() != '\n' ? "\n" : "");
            return {};
        };
        if (auto added = add(m_options.mailstorePrefix, "mailstore_prefix"); !added)
            return added;
        job.envelope += batch.message.sender + "\n";
        for (const auto& recipient : batch.recipients)
            job.envelope += recipient.recipient.address + "\n";
        return add(m_options.mailstoreSuffix, "mailstore_suffix");
    }

    enum class Measure : std::uint8_t { asDelivery, onlyLook /* makes no folder and no maildirsize */ };

    // `counted` is set to the maildir whose maildirsize gets a line.
    base::Result<void> fillQuota(FileJob& job, const expand::Scope& scope, std::string& counted, Measure measure = Measure::asDelivery) const {
        const auto& quota = m_options.quota;
        std::int64_t size = -1, files = -1;
        bool always = true;
        for (const auto& [program, name, into, check] :
             {std::tuple(&quota.size, "quota", &job.quota.bytes, &job.quota.checkBytes), std::tuple(&quota.fileCount, "quota_filecount", &job.quota.files, &job.quota.checkFiles),
              std::tuple(&quota.mailboxSize, "mailbox_size", &size, &always), std::tuple(&quota.mailboxFileCount, "mailbox_filecount", &files, &always)})
            if (*program)
                if (auto read = readNumber(**program, name, scope, *into, *check); !read)
                    return read;
        job.before = {std::max<std::int64_t>(size, 0), std::max<std::int64_t>(files, 0)};
        const bool sizeFile = quota.sizeFile && job.format == MailboxFormat::maildir && measure == Measure::asDelivery;
        const bool wanted = job.quota.bytes > 0 || job.quota.files > 0 || quota.warnThreshold || sizeFile;
        if (job.format == MailboxFormat::mbox || !wanted)
            return {};
        auto folder = countedFolder(job, scope);
        if (!folder)
            return base::fail(folder.error());
        base::Result<MailboxUse> use = MailboxUse();
        if (sizeFile) {
            if (!doesNotCount(job.path, *folder))
                counted = *folder;
            if (auto made = job.root.makeFolders(*folder, m_options.directoryMode); !made)
                return made;
            if (!counted.empty())
                use = useBySizeFile(*folder, quota, job.quota, job.message.size(), m_options.mode);
            else
                job.quota = {}; // an uncounted folder has no quota
        } else if (size < 0 || files < 0) {
            use = job.format == MailboxFormat::maildir && !quota.directory ? maildirUse(*folder, quota) : folderUse(*folder, quota);
        }
        if (!use)
            return base::fail(use.error());
        job.before = {size < 0 ? use->bytes : size, files < 0 ? use->files : files};
        return {};
    }

    base::Result<std::string> countedFolder(const FileJob& job, const expand::Scope& scope) const {
        if (m_options.quota.directory) {
            const auto text = expandOption(*m_options.quota.directory, "quota_directory", m_options.common.name, scope);
            return text ? checked(*text) : base::fail(text.error());
        }
        return job.format == MailboxFormat::maildir ? countedMaildir(job.path) : job.path;
    }

    // maildir_quota_directory_regex: a folder that it does not name is not counted.
    [[nodiscard]] bool doesNotCount(const std::string& path, const std::string& counted) const {
        const auto& pattern = m_options.quota.directoryPattern;
        if (!pattern || !path.starts_with(counted))
            return false;
        auto rest = path.substr(counted.size());
        rest.erase(0, rest.find_first_not_of('/'));
        return !pattern->matches(rest.empty() ? "new" : rest + "/new");
    }

    base::Result<void> readNumber(const expand::Program& program, std::string_view name, const expand::Scope& scope, std::int64_t& into, bool& check) const {
        constexpr std::string_view unchecked = "/no_check";
        const auto value = expandOption(program, name, m_options.common.name, scope);
        if (!value)
            return base::fail(value.error());
        auto text = base::trim(value->text);
        if (text.ends_with(unchecked)) {
            check = false;
            text = base::trim(text.substr(0, text.size() - unchecked.size()));
        }
        if (text.empty())
            return {};
        const auto size = base::readSize(text);
        if (!size)
            return base::fail(base::temporaryError(base::ErrorKind::invalid, std::string(name) + ": " + size.error().text()));
        into = *size;
        return {};
    }

    AppendfileOptions m_options;
    MailRoot m_root;
    std::string m_hostName;
    LetterBox m_letters;
};

} // namespace

std::unique_ptr<Transport> makeAppendfile(router::OptionReader& reader, const LocalSettings& settings) {
    return std::make_unique<Appendfile>(readAppendfileOptions(reader), settings);
}

} // namespace postroom::transport
