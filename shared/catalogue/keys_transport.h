// SPDX-License-Identifier: Apache-2.0
// Typed keys of transports. What each option means stands in its row.
#pragma once

#include "shared/catalogue/key.h"

namespace postroom::catalogue::option::transport {

inline constexpr Key<std::string> driver{Kind::transport, "", "driver"};
inline constexpr Key<std::vector<std::string>> headersAdd{Kind::transport, "", "headers_add"};
inline constexpr Key<std::string> headersRewrite{Kind::transport, "", "headers_rewrite"};
inline constexpr Key<std::vector<std::string>> headersRemove{Kind::transport, "", "headers_remove"};
inline constexpr Key<bool> bodyOnly{Kind::transport, "", "body_only"};
inline constexpr Key<bool> headersOnly{Kind::transport, "", "headers_only"};
inline constexpr Key<std::string> returnPath{Kind::transport, "", "return_path"};
inline constexpr Key<bool> returnPathAdd{Kind::transport, "", "return_path_add"};
inline constexpr Key<bool> deliveryDateAdd{Kind::transport, "", "delivery_date_add"};
inline constexpr Key<bool> envelopeToAdd{Kind::transport, "", "envelope_to_add"};
inline constexpr Key<bool> rcptIncludeAffixes{Kind::transport, "", "rcpt_include_affixes"};
inline constexpr Key<Expandable<std::int64_t>> messageSizeLimit{Kind::transport, "", "message_size_limit"};
inline constexpr Key<Expandable<std::int64_t>> maxParallel{Kind::transport, "", "max_parallel"};
inline constexpr Key<std::string> transportFilter{Kind::transport, "", "transport_filter"};
inline constexpr Key<base::Seconds> transportFilterTimeout{Kind::transport, "", "transport_filter_timeout"};
inline constexpr Key<std::string> shadowTransport{Kind::transport, "", "shadow_transport"};
inline constexpr Key<std::string> shadowCondition{Kind::transport, "", "shadow_condition"};
inline constexpr Key<std::string> homeDirectory{Kind::transport, "", "home_directory"};
inline constexpr Key<std::string> currentDirectory{Kind::transport, "", "current_directory"};
inline constexpr Key<bool> retryUseLocalPart{Kind::transport, "", "retry_use_local_part"};

} // namespace postroom::catalogue::option::transport

namespace postroom::catalogue::option::smtp {

inline constexpr Key<std::string> hosts{Kind::transport, "smtp", "hosts"};
inline constexpr Key<bool> hostsOverride{Kind::transport, "smtp", "hosts_override"};
inline constexpr Key<bool> hostsRandomize{Kind::transport, "smtp", "hosts_randomize"};
inline constexpr Key<std::string> fallbackHosts{Kind::transport, "smtp", "fallback_hosts"};
inline constexpr Key<std::string> port{Kind::transport, "smtp", "port"};
inline constexpr Key<std::string> protocol{Kind::transport, "smtp", "protocol"};
inline constexpr Key<std::string> interface{Kind::transport, "smtp", "interface"};
inline constexpr Key<bool> allowLocalhost{Kind::transport, "smtp", "allow_localhost"};
inline constexpr Key<std::int64_t> hostsMaxTry{Kind::transport, "smtp", "hosts_max_try"};
inline constexpr Key<std::int64_t> hostsMaxTryHardlimit{Kind::transport, "smtp", "hosts_max_try_hardlimit"};
inline constexpr Key<std::string> serializeHosts{Kind::transport, "smtp", "serialize_hosts"};
inline constexpr Key<bool> keepalive{Kind::transport, "smtp", "keepalive"};
inline constexpr Key<std::string> dscp{Kind::transport, "smtp", "dscp"};
inline constexpr Key<base::Seconds> connectTimeout{Kind::transport, "smtp", "connect_timeout"};
inline constexpr Key<base::Seconds> commandTimeout{Kind::transport, "smtp", "command_timeout"};
inline constexpr Key<base::Seconds> dataTimeout{Kind::transport, "smtp", "data_timeout"};
inline constexpr Key<base::Seconds> finalTimeout{Kind::transport, "smtp", "final_timeout"};
inline constexpr Key<std::string> heloData{Kind::transport, "smtp", "helo_data"};
inline constexpr Key<std::int64_t> connectionMaxMessages{Kind::transport, "smtp", "connection_max_messages"};
inline constexpr Key<Expandable<std::int64_t>> maxRcpt{Kind::transport, "smtp", "max_rcpt"};
inline constexpr Key<Expandable<bool>> multiDomain{Kind::transport, "smtp", "multi_domain"};
inline constexpr Key<std::int64_t> messageLinelengthLimit{Kind::transport, "smtp", "message_linelength_limit"};
inline constexpr Key<std::int64_t> sizeAddition{Kind::transport, "smtp", "size_addition"};
inline constexpr Key<std::string> hostsAvoidEsmtp{Kind::transport, "smtp", "hosts_avoid_esmtp"};
inline constexpr Key<std::string> hostsRequireHelo{Kind::transport, "smtp", "hosts_require_helo"};
inline constexpr Key<std::string> hostsAvoidPipelining{Kind::transport, "smtp", "hosts_avoid_pipelining"};
inline constexpr Key<std::string> hostsTryChunking{Kind::transport, "smtp", "hosts_try_chunking"};
inline constexpr Key<std::string> hostsTryPrdr{Kind::transport, "smtp", "hosts_try_prdr"};
inline constexpr Key<bool> lmtpIgnoreQuota{Kind::transport, "smtp", "lmtp_ignore_quota"};
inline constexpr Key<std::string> hostsRequireAuth{Kind::transport, "smtp", "hosts_require_auth"};
inline constexpr Key<std::string> hostsTryAuth{Kind::transport, "smtp", "hosts_try_auth"};
inline constexpr Key<std::string> authenticatedSender{Kind::transport, "smtp", "authenticated_sender"};
inline constexpr Key<bool> authenticatedSenderForce{Kind::transport, "smtp", "authenticated_sender_force"};
inline constexpr Key<std::string> hostsRequireTls{Kind::transport, "smtp", "hosts_require_tls"};
inline constexpr Key<std::string> hostsAvoidTls{Kind::transport, "smtp", "hosts_avoid_tls"};
inline constexpr Key<std::string> hostsVerifyAvoidTls{Kind::transport, "smtp", "hosts_verify_avoid_tls"};
inline constexpr Key<std::string> tlsVerifyCertificates{Kind::transport, "smtp", "tls_verify_certificates"};
inline constexpr Key<std::string> tlsVerifyHosts{Kind::transport, "smtp", "tls_verify_hosts"};
inline constexpr Key<std::string> tlsTryVerifyHosts{Kind::transport, "smtp", "tls_try_verify_hosts"};
inline constexpr Key<std::string> tlsVerifyCertHostnames{Kind::transport, "smtp", "tls_verify_cert_hostnames"};
inline constexpr Key<bool> tlsTempfailTryclear{Kind::transport, "smtp", "tls_tempfail_tryclear"};
inline constexpr Key<std::string> tlsCertificate{Kind::transport, "smtp", "tls_certificate"};
inline constexpr Key<std::string> tlsPrivatekey{Kind::transport, "smtp", "tls_privatekey"};
inline constexpr Key<std::string> tlsRequireCiphers{Kind::transport, "smtp", "tls_require_ciphers"};
inline constexpr Key<std::string> tlsSni{Kind::transport, "smtp", "tls_sni"};
inline constexpr Key<bool> delayAfterCutoff{Kind::transport, "smtp", "delay_after_cutoff"};
inline constexpr Key<Expandable<bool>> retryIncludeIpAddress{Kind::transport, "smtp", "retry_include_ip_address"};

} // namespace postroom::catalogue::option::smtp

namespace postroom::catalogue::option::appendfile {

inline constexpr Key<std::string> directory{Kind::transport, "appendfile", "directory"};
inline constexpr Key<bool> maildirFormat{Kind::transport, "appendfile", "maildir_format"};
inline constexpr Key<std::string> maildirTag{Kind::transport, "appendfile", "maildir_tag"};
inline constexpr Key<std::string> file{Kind::transport, "appendfile", "file"};
inline constexpr Key<bool> createDirectory{Kind::transport, "appendfile", "create_directory"};
inline constexpr Key<std::string> createFile{Kind::transport, "appendfile", "create_file"};
inline constexpr Key<std::int64_t> directoryMode{Kind::transport, "appendfile", "directory_mode"};
inline constexpr Key<std::int64_t> mode{Kind::transport, "appendfile", "mode"};
inline constexpr Key<bool> modeFailNarrower{Kind::transport, "appendfile", "mode_fail_narrower"};
inline constexpr Key<bool> fileMustExist{Kind::transport, "appendfile", "file_must_exist"};
inline constexpr Key<std::string> messagePrefix{Kind::transport, "appendfile", "message_prefix"};
inline constexpr Key<std::string> messageSuffix{Kind::transport, "appendfile", "message_suffix"};
inline constexpr Key<std::string> checkString{Kind::transport, "appendfile", "check_string"};
inline constexpr Key<std::string> escapeString{Kind::transport, "appendfile", "escape_string"};
inline constexpr Key<bool> useCrlf{Kind::transport, "appendfile", "use_crlf"};
inline constexpr Key<bool> useFcntlLock{Kind::transport, "appendfile", "use_fcntl_lock"};
inline constexpr Key<bool> useFlockLock{Kind::transport, "appendfile", "use_flock_lock"};
inline constexpr Key<bool> useLockfile{Kind::transport, "appendfile", "use_lockfile"};
inline constexpr Key<std::string> quota{Kind::transport, "appendfile", "quota"};
inline constexpr Key<std::string> quotaFilecount{Kind::transport, "appendfile", "quota_filecount"};
inline constexpr Key<bool> quotaIsInclusive{Kind::transport, "appendfile", "quota_is_inclusive"};
inline constexpr Key<std::string> quotaWarnThreshold{Kind::transport, "appendfile", "quota_warn_threshold"};
inline constexpr Key<std::string> quotaWarnMessage{Kind::transport, "appendfile", "quota_warn_message"};
inline constexpr Key<std::int64_t> lockRetries{Kind::transport, "appendfile", "lock_retries"};
inline constexpr Key<base::Seconds> lockInterval{Kind::transport, "appendfile", "lock_interval"};
inline constexpr Key<base::Seconds> lockfileTimeout{Kind::transport, "appendfile", "lockfile_timeout"};
inline constexpr Key<std::int64_t> lockfileMode{Kind::transport, "appendfile", "lockfile_mode"};
inline constexpr Key<std::string> maildirfolderCreateRegex{Kind::transport, "appendfile", "maildirfolder_create_regex"};
inline constexpr Key<bool> mailstoreFormat{Kind::transport, "appendfile", "mailstore_format"};
inline constexpr Key<std::string> mailstorePrefix{Kind::transport, "appendfile", "mailstore_prefix"};
inline constexpr Key<std::string> mailstoreSuffix{Kind::transport, "appendfile", "mailstore_suffix"};
inline constexpr Key<std::string> directoryFile{Kind::transport, "appendfile", "directory_file"};
inline constexpr Key<std::string> fileFormat{Kind::transport, "appendfile", "file_format"};
inline constexpr Key<bool> allowSymlink{Kind::transport, "appendfile", "allow_symlink"};
inline constexpr Key<bool> allowFifo{Kind::transport, "appendfile", "allow_fifo"};
inline constexpr Key<bool> useBsmtp{Kind::transport, "appendfile", "use_bsmtp"};
inline constexpr Key<std::int64_t> batchMax{Kind::transport, "appendfile", "batch_max"};
inline constexpr Key<std::string> batchId{Kind::transport, "appendfile", "batch_id"};
inline constexpr Key<std::string> quotaDirectory{Kind::transport, "appendfile", "quota_directory"};
inline constexpr Key<std::string> quotaSizeRegex{Kind::transport, "appendfile", "quota_size_regex"};
inline constexpr Key<std::string> maildirQuotaDirectoryRegex{Kind::transport, "appendfile", "maildir_quota_directory_regex"};
inline constexpr Key<bool> maildirUseSizeFile{Kind::transport, "appendfile", "maildir_use_size_file"};
inline constexpr Key<std::string> mailboxSize{Kind::transport, "appendfile", "mailbox_size"};
inline constexpr Key<std::string> mailboxFilecount{Kind::transport, "appendfile", "mailbox_filecount"};
inline constexpr Key<base::Seconds> lockFcntlTimeout{Kind::transport, "appendfile", "lock_fcntl_timeout"};
inline constexpr Key<base::Seconds> lockFlockTimeout{Kind::transport, "appendfile", "lock_flock_timeout"};

} // namespace postroom::catalogue::option::appendfile

namespace postroom::catalogue::option::pipe {

inline constexpr Key<std::string> command{Kind::transport, "pipe", "command"};
inline constexpr Key<bool> useShell{Kind::transport, "pipe", "use_shell"};
inline constexpr Key<bool> forceCommand{Kind::transport, "pipe", "force_command"};
inline constexpr Key<std::string> path{Kind::transport, "pipe", "path"};
inline constexpr Key<std::string> environment{Kind::transport, "pipe", "environment"};
inline constexpr Key<std::string> allowCommands{Kind::transport, "pipe", "allow_commands"};
inline constexpr Key<bool> restrictToPath{Kind::transport, "pipe", "restrict_to_path"};
inline constexpr Key<base::Seconds> timeout{Kind::transport, "pipe", "timeout"};
inline constexpr Key<bool> timeoutDefer{Kind::transport, "pipe", "timeout_defer"};
inline constexpr Key<std::string> tempErrors{Kind::transport, "pipe", "temp_errors"};
inline constexpr Key<bool> ignoreStatus{Kind::transport, "pipe", "ignore_status"};
inline constexpr Key<bool> freezeExecFail{Kind::transport, "pipe", "freeze_exec_fail"};
inline constexpr Key<bool> freezeSignal{Kind::transport, "pipe", "freeze_signal"};
inline constexpr Key<std::int64_t> maxOutput{Kind::transport, "pipe", "max_output"};
inline constexpr Key<bool> returnOutput{Kind::transport, "pipe", "return_output"};
inline constexpr Key<bool> returnFailOutput{Kind::transport, "pipe", "return_fail_output"};
inline constexpr Key<std::string> messagePrefix{Kind::transport, "pipe", "message_prefix"};
inline constexpr Key<std::string> messageSuffix{Kind::transport, "pipe", "message_suffix"};
inline constexpr Key<std::string> checkString{Kind::transport, "pipe", "check_string"};
inline constexpr Key<std::string> escapeString{Kind::transport, "pipe", "escape_string"};
inline constexpr Key<bool> useBsmtp{Kind::transport, "pipe", "use_bsmtp"};
inline constexpr Key<std::int64_t> batchMax{Kind::transport, "pipe", "batch_max"};
inline constexpr Key<std::string> batchId{Kind::transport, "pipe", "batch_id"};
inline constexpr Key<bool> useCrlf{Kind::transport, "pipe", "use_crlf"};

} // namespace postroom::catalogue::option::pipe

namespace postroom::catalogue::option::autoreply {

inline constexpr Key<std::string> to{Kind::transport, "autoreply", "to"};
inline constexpr Key<std::string> cc{Kind::transport, "autoreply", "cc"};
inline constexpr Key<std::string> bcc{Kind::transport, "autoreply", "bcc"};
inline constexpr Key<std::string> from{Kind::transport, "autoreply", "from"};
inline constexpr Key<std::string> replyTo{Kind::transport, "autoreply", "reply_to"};
inline constexpr Key<std::string> subject{Kind::transport, "autoreply", "subject"};
inline constexpr Key<std::string> text{Kind::transport, "autoreply", "text"};
inline constexpr Key<std::string> file{Kind::transport, "autoreply", "file"};
inline constexpr Key<bool> fileExpand{Kind::transport, "autoreply", "file_expand"};
inline constexpr Key<bool> fileOptional{Kind::transport, "autoreply", "file_optional"};
inline constexpr Key<std::string> headers{Kind::transport, "autoreply", "headers"};
inline constexpr Key<std::string> once{Kind::transport, "autoreply", "once"};
inline constexpr Key<Expandable<base::Seconds>> onceRepeat{Kind::transport, "autoreply", "once_repeat"};
inline constexpr Key<std::string> neverMail{Kind::transport, "autoreply", "never_mail"};
inline constexpr Key<bool> returnMessage{Kind::transport, "autoreply", "return_message"};

} // namespace postroom::catalogue::option::autoreply

namespace postroom::catalogue::option::lmtp {

inline constexpr Key<std::string> socket{Kind::transport, "lmtp", "socket"};
inline constexpr Key<std::string> command{Kind::transport, "lmtp", "command"};
inline constexpr Key<bool> ignoreQuota{Kind::transport, "lmtp", "ignore_quota"};
inline constexpr Key<base::Seconds> timeout{Kind::transport, "lmtp", "timeout"};
inline constexpr Key<Expandable<std::int64_t>> maxRcpt{Kind::transport, "lmtp", "max_rcpt"};
inline constexpr Key<Expandable<bool>> multiDomain{Kind::transport, "lmtp", "multi_domain"};
inline constexpr Key<base::Seconds> connectTimeout{Kind::transport, "lmtp", "connect_timeout"};
inline constexpr Key<base::Seconds> commandTimeout{Kind::transport, "lmtp", "command_timeout"};
inline constexpr Key<base::Seconds> dataTimeout{Kind::transport, "lmtp", "data_timeout"};
inline constexpr Key<base::Seconds> finalTimeout{Kind::transport, "lmtp", "final_timeout"};

} // namespace postroom::catalogue::option::lmtp
