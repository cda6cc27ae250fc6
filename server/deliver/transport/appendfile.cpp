// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/appendfile.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/file_writer.h"
#include "server/mail/date.h"
#include "server/policy/world/world.h"
#include "shared/base/duration_text.h"
#include "shared/base/json.h"
#include "shared/base/size_text.h"
#include "shared/base/text.h"

#include <filesystem>
#include <tuple>

namespace postroom::transport {

namespace {

using queue::RecipientOutcome;

class Appendfile : public Transport {
public:
    Appendfile(AppendfileOptions options, const LocalSettings& settings)
        : m_options(std::move(options)), m_root(settings.mailRoot), m_hostName(settings.hostName), m_letters(settings.letters) {}

    [[nodiscard]] BatchLimits batchLimits() const override { return {1, false, m_options.common.maxParallel}; }
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] const ShadowOptions* shadow() const override { return &m_options.common.shadow; }

    BatchResult deliver(const Batch& batch, const DeliveryContext& context) override {
        auto written = write(batch, context);
        if (!written) {
            auto result = allRecipients(batch, written.error());
            for (auto& outcome : result.outcomes)
                if (written.error().kind == base::ErrorKind::limit && written.error().temporary) {
                    outcome.retryError = "quota";
                    outcome.enhanced = "4.2.2"; // RFC 3463 3.3
                }
            return result;
        }
        auto result = allRecipients(batch, RecipientOutcome::Kind::delivered, "saved", "2.0.0");
        for (auto& outcome : result.outcomes)
            outcome.detail = base::Json::object({{"file", *written}}).text();
        return result;
    }

private:
    // Where to: the path, and whether it is a maildir.
    base::Result<std::string> target(const BatchRecipient& recipient, const expand::Scope& scope, bool& maildir) const {
        expand::Value path;
        if (!recipient.pipeOrFile.empty()) {
            path = expand::Value::clean(recipient.pipeOrFile);
            maildir = recipient.pipeOrFile.back() == '/';
        } else {
            const auto& program = m_options.directory ? m_options.directory : m_options.file;
            auto expanded = expandOption(*program, m_options.directory ? "directory" : "file", m_options.common.name, scope);
            if (!expanded)
                return base::fail(expanded.error());
            path = std::move(*expanded);
            maildir = m_options.directory.has_value();
        }
        auto checked = m_root.check(path);
        while (checked && checked->size() > 1 && checked->back() == '/')
            checked->pop_back();
        return checked;
    }

    base::Result<std::string> write(const Batch& batch, const DeliveryContext& context) const {
        const auto& recipient = batch.recipients.front();
        if (!m_options.file && !m_options.directory && recipient.pipeOrFile.empty())
            return base::fail(base::temporaryError(base::ErrorKind::invalid, "transport " + m_options.common.name +
                                                                                 " has neither file nor directory"));
        const auto message = prepareMessage(m_options.common, batch, context);
        if (!message)
            return base::fail(message.error());
        DeliveryScope scope(batch, recipient, context, m_options.common.name);
        scope.setReturnPath(message->returnPath);
        bool maildir = false;
        auto path = target(recipient, scope.scope(), maildir);
        if (!path)
            return base::fail(path.error());
        FileJob job{*message, m_options, m_root, *path, {}, {}, 0, 0, m_hostName, context.scope.world.now(), context.stop};
        if (auto filled = fill(job, scope.scope(), maildir); !filled)
            return base::fail(filled.error());
        auto written = maildir ? writeMaildir(job) : writeMbox(job);
        if (written && m_options.quotaWarnThreshold)
            warn(batch, job, scope.scope(), maildir);
        return written;
    }

    // quota_warn_threshold: a letter to the user when this message has brought the mailbox over it. What goes wrong with
    // the letter does not concern the delivery.
    void warn(const Batch& batch, const FileJob& job, const expand::Scope& scope, bool maildir) const {
        const auto text = expandOption(*m_options.quotaWarnThreshold, "quota_warn_threshold", m_options.common.name, scope);
        if (!text)
            return;
        std::string_view value = base::trim(text->text);
        std::int64_t threshold = 0;
        if (!value.empty() && value.back() == '%')
            threshold = job.quota / 100 * base::toInteger(base::trim(value.substr(0, value.size() - 1))).value_or(0);
        else
            threshold = base::readSize(value).value_or(0);
        std::error_code error;
        const std::int64_t now = maildir ? maildirUse(job.path).bytes : static_cast<std::int64_t>(std::filesystem::file_size(job.path, error));
        if (threshold <= 0 || error || now <= threshold || now - job.message.size() > threshold)
            return;
        Letter letter;
        letter.recipients = {batch.recipients.front().recipient.address};
        letter.subject = "Your mailbox";
        letter.fields = letterField("From", "Mail Delivery System <Mailer-Daemon@" + m_letters.qualifyDomain + ">");
        letter.body = "The size of your mailbox has exceeded a warning threshold that is\nset by the system administrator. Please delete what you no longer need.\n";
        if (m_options.quotaWarnMessage) {
            const auto message = expandOption(*m_options.quotaWarnMessage, "quota_warn_message", m_options.common.name, scope);
            if (!message)
                return;
            splitMessage(message->text, letter);
        } else {
            letter.fields += letterField("To", letter.recipients.front()) + letterField("Subject", letter.subject);
        }
        static_cast<void>(sendLetter(m_letters, letter, batch.message.revision, job.now));
    }

    // quota_warn_message is header lines, an empty line, and the text.
    static void splitMessage(const std::string& message, Letter& letter) {
        const auto end = message.find("\n\n");
        for (const std::string_view line : base::split(message.substr(0, end), '\n'))
            if (const auto colon = line.find(':'); colon != std::string_view::npos && colon > 0)
                letter.fields += letterField(line.substr(0, colon), line.substr(colon + 1));
        letter.body = end == std::string::npos ? std::string() : message.substr(end + 2);
    }

    base::Result<void> fill(FileJob& job, const expand::Scope& scope, bool maildir) const {
        if (m_options.messagePrefix) {
            auto prefix = expandOption(*m_options.messagePrefix, "message_prefix", m_options.common.name, scope);
            if (!prefix)
                return base::fail(prefix.error());
            job.prefix = prefix->text;
        } else if (!maildir) {
            job.prefix = "From " + (job.message.returnPath.empty() ? std::string("MAILER-DAEMON") : job.message.returnPath) + " " +
                         mail::mboxDateText(job.now) + "\n";
        }
        if (m_options.messageSuffix) {
            auto suffix = expandOption(*m_options.messageSuffix, "message_suffix", m_options.common.name, scope);
            if (!suffix)
                return base::fail(suffix.error());
            job.suffix = suffix->text;
        } else if (!maildir) {
            job.suffix = "\n";
        }
        for (const auto& [program, name, into] : {std::tuple(&m_options.quota, "quota", &job.quota), std::tuple(&m_options.quotaFileCount, "quota_filecount", &job.quotaFiles)}) {
            if (!*program)
                continue;
            const auto quota = expandOption(**program, name, m_options.common.name, scope);
            if (!quota)
                return base::fail(quota.error());
            const auto text = base::trim(quota->text);
            const auto size = text.empty() ? base::Result<std::int64_t>(0) : base::readSize(text);
            if (!size)
                return base::fail(base::temporaryError(base::ErrorKind::invalid, std::string(name) + ": " + size.error().text()));
            *into = *size;
        }
        return {};
    }

    AppendfileOptions m_options;
    MailRoot m_root;
    std::string m_hostName;
    LetterBox m_letters;
};

unsigned readMode(router::OptionReader& reader, std::string_view name, unsigned fallback) {
    const auto text = reader.text(name);
    if (!text)
        return fallback;
    char* end = nullptr;
    const auto mode = std::strtoul(text->c_str(), &end, 8);
    if (end == text->c_str() || *end != '\0' || mode > 07777)
        reader.error("bad-mode", reader.placeOf(name), "\"" + *text + "\" is no octal mode");
    return static_cast<unsigned>(mode);
}

void readLocking(router::OptionReader& reader, AppendfileOptions& options) {
    options.useLockfile = reader.boolean("use_lockfile", true);
    options.useFcntl = reader.boolean("use_fcntl_lock", true);
    if (const auto retries = reader.text("lock_retries"))
        options.lockRetries = static_cast<int>(base::toInteger(base::trim(*retries)).value_or(10));
    if (const auto interval = reader.text("lock_interval")) {
        const auto read = base::readDuration(base::trim(*interval));
        if (read)
            options.lockInterval = *read;
        else
            reader.error("bad-duration", reader.placeOf("lock_interval"), read.error().text());
    }
}

} // namespace

std::unique_ptr<Transport> makeAppendfile(router::OptionReader& reader, const LocalSettings& settings) {
    AppendfileOptions options;
    options.common = readCommonOptions(reader);
    options.file = reader.program("file");
    options.directory = reader.program("directory");
    options.maildir = reader.boolean("maildir_format", false);
    if (options.file && options.directory)
        reader.error("conflicting-options", reader.placeOf("directory"), "file and directory exclude each other");
    if (options.directory && !options.maildir)
        reader.error("missing-option", reader.placeOf("directory"), "a directory needs maildir_format",
                     "one file a message without maildir is not built");
    options.quota = reader.program("quota");
    options.quotaFileCount = reader.program("quota_filecount");
    options.quotaWarnThreshold = reader.program("quota_warn_threshold");
    options.quotaWarnMessage = reader.program("quota_warn_message");
    options.quotaIsInclusive = reader.boolean("quota_is_inclusive", true);
    options.fileMustExist = reader.boolean("file_must_exist", false);
    options.useCrlf = reader.boolean("use_crlf", false);
    options.lockfileMode = readMode(reader, "lockfile_mode", 0600);
    if (const auto timeout = reader.text("lockfile_timeout")) {
        if (const auto read = base::readDuration(base::trim(*timeout)))
            options.lockfileTimeout = *read;
        else
            reader.error("bad-duration", reader.placeOf("lockfile_timeout"), read.error().text());
    }
    options.messagePrefix = reader.program("message_prefix");
    options.messageSuffix = reader.program("message_suffix");
    options.createDirectory = reader.boolean("create_directory", true);
    options.mode = readMode(reader, "mode", 0600);
    options.directoryMode = readMode(reader, "directory_mode", 0700);
    options.checkString = reader.text("check_string").value_or("From ");
    options.escapeString = reader.text("escape_string").value_or(">From ");
    readLocking(reader, options);
    for (const auto* name : {"mbx_format", "mailstore_format", "use_bsmtp", "use_mbx_lock", "maildir_use_size_file", "quota_directory",
                             "quota_size_regex"})
        if (const auto text = reader.text(name); text && base::trim(*text) != "false")
            reader.error("not-built", reader.placeOf(name), std::string(name) + " is not built yet");
    for (const auto* name : {"create_file", "mode_fail_narrower", "allow_symlink", "allow_fifo", "check_owner", "check_group", "lock_fcntl_timeout", "lock_flock_timeout", "use_flock_lock", "notify_comsat",
                             "maildir_tag", "maildir_retries", "maildir_quota_directory_regex", "maildirfolder_create_regex",
                             "batch_max", "batch_id"})
        reader.acceptSilently(name);
    reader.reportUnknown();
    return std::make_unique<Appendfile>(std::move(options), settings);
}

} // namespace postroom::transport
