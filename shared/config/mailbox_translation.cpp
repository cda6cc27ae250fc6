// SPDX-License-Identifier: Apache-2.0
#include "shared/config/mailbox_translation.h"

#include <algorithm>
#include <array>

namespace postroom::config {

namespace {

constexpr std::array<std::string_view, 2> spools{"/var/mail/", "/var/spool/mail/"};
/// Options of a mailbox in one file; a Maildir has no use for them.
constexpr std::array<std::string_view, 7> fileOptions{"file", "check_string", "escape_string", "message_prefix", "message_suffix", "mode_fail_narrower", "use_lockfile"};
constexpr std::string_view other = "to hand them to another server's mailboxes instead: driver = smtp with protocol = lmtp";

std::string_view inSpool(std::string_view path) {
    for (const std::string_view spool : spools)
        if (path.starts_with(spool))
            return path.substr(spool.size());
    return {};
}

bool belongsToUser(std::string_view path) {
    return !inSpool(path).empty() || path.starts_with("$home") || path.starts_with("${home}");
}

void note(const Document& document, const Object& object, std::string_view setting, Findings& findings, std::string message) {
    findings.push_back({Severity::note, "translated", document.place(object, setting), std::move(message), std::string(other)});
}

void translateTransport(const Document& document, Object& transport, const std::string& mailRoot, Findings& findings) {
    for (const std::string_view option : {"file", "directory"}) {
        const Setting* setting = transport.find(option);
        if (setting == nullptr || !belongsToUser(plainText(setting->value)))
            continue;
        const std::string directory = mailRoot + "/$local_part_data";
        note(document, transport, option, findings,
             "the mailboxes of system users become Maildirs that belong to the mail owner: directory = " + directory);
        Setting changed = *setting;
        changed.name = "directory";
        changed.value = directory;
        std::erase_if(transport.settings, [](const Setting& each) { return std::ranges::find(fileOptions, each.name) != fileOptions.end(); });
        if (Setting* known = transport.find("directory"))
            *known = std::move(changed);
        else
            transport.settings.push_back(std::move(changed));
        if (transport.find("maildir_format") == nullptr)
            transport.settings.push_back({"maildir_format", true, false, "", {}});
        return;
    }
}

/// A fixed mailbox in the system's spool.
void translateRedirection(const Document& document, Object& router, const std::string& mailRoot, Findings& findings) {
    Setting* data = router.find("data");
    if (data == nullptr)
        return;
    const std::string path = plainText(data->value);
    const std::string_view box = inSpool(path);
    if (box.empty() || box.find_first_of("${}/ \t\n,") != std::string_view::npos)
        return;
    data->value = mailRoot + "/" + std::string(box);
    note(document, router, "data", findings, "the mailbox lies in the mail folder and belongs to the mail owner: " + plainText(data->value));
}

} // namespace

void translateMailboxes(Document& document, const std::string& mailRoot, Findings& findings) {
    for (Object& object : document.objects) {
        if (object.kind == Kind::transport && object.driver() == "appendfile")
            translateTransport(document, object, mailRoot, findings);
        else if (object.kind == Kind::router && object.driver() == "redirect")
            translateRedirection(document, object, mailRoot, findings);
    }
}

} // namespace postroom::config
