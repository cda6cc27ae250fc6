// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/organisation.h"

#include "shared/base/text.h"

namespace postroom::bounce {

namespace {

struct Row {
    std::string_view suffix;
    std::string_view name;
};

constexpr Row rows[] = {
    {"google.com", "Google (Gmail, Google Workspace)"},
    {"googlemail.com", "Google (Gmail, Google Workspace)"},
    {"gmail.com", "Google (Gmail, Google Workspace)"},
    {"olc.protection.outlook.com", "Microsoft (Outlook.com, Hotmail)"},
    {"hotmail.com", "Microsoft (Outlook.com, Hotmail)"},
    {"outlook.com", "Microsoft (Microsoft 365)"},
    {"outlook.de", "Microsoft (Microsoft 365)"},
    {"mx.microsoft", "Microsoft (Microsoft 365)"},
    {"yahoodns.net", "Yahoo (Yahoo, AOL)"},
    {"yahoo.com", "Yahoo (Yahoo, AOL)"},
    {"aol.com", "Yahoo (Yahoo, AOL)"},
    {"icloud.com", "Apple (iCloud)"},
    {"apple.com", "Apple (iCloud)"},
    {"me.com", "Apple (iCloud)"},
    {"gmx.net", "GMX"},
    {"gmx.com", "GMX"},
    {"web.de", "web.de"},
    {"kundenserver.de", "IONOS"},
    {"ionos.com", "IONOS"},
    {"perfora.net", "IONOS"},
    {"schlund.de", "IONOS"},
    {"t-online.de", "Telekom (T-Online)"},
    {"freenet.de", "freenet"},
    {"mailbox.org", "mailbox.org"},
    {"posteo.de", "Posteo"},
    {"strato.de", "Strato"},
    {"rzone.de", "Strato"},
    {"protonmail.ch", "Proton"},
    {"fastmail.com", "Fastmail"},
    {"messagingengine.com", "Fastmail"},
    {"zoho.com", "Zoho"},
    {"zoho.eu", "Zoho"},
    {"yandex.ru", "Yandex"},
    {"yandex.net", "Yandex"},
    {"mail.ru", "Mail.ru"},
    {"qq.com", "Tencent (QQ)"},
    {"163.com", "NetEase"},
    {"126.com", "NetEase"},
    {"orange.fr", "Orange"},
    {"wanadoo.fr", "Orange"},
    {"laposte.net", "La Poste"},
    {"free.fr", "Free"},
    {"sfr.fr", "SFR"},
    {"ovh.net", "OVH"},
    {"comcast.net", "Comcast (Xfinity)"},
    {"cox.net", "Cox"},
    {"charter.net", "Spectrum"},
    {"att.net", "AT&T"},
    {"secureserver.net", "GoDaddy"},
    {"mimecast.com", "Mimecast (a filter service)"},
    {"pphosted.com", "Proofpoint (a filter service)"},
    {"ppe-hosted.com", "Proofpoint (a filter service)"},
    {"messagelabs.com", "Broadcom (a filter service)"},
    {"barracudanetworks.com", "Barracuda (a filter service)"},
    {"iphmx.com", "Cisco (a filter service)"},
    {"hornetsecurity.com", "Hornetsecurity (a filter service)"},
    {"antispameurope.com", "Hornetsecurity (a filter service)"},
    {"expurgate.de", "eleven (a filter service)"},
    {"spamh.com", "Sophos (a filter service)"},
    {"mx.cloudflare.net", "Cloudflare (forwarding)"},
    {"amazonses.com", "Amazon SES"},
    {"amazonaws.com", "Amazon"},
    {"sendgrid.net", "SendGrid"},
    {"mailgun.org", "Mailgun"},
    {"libero.it", "Libero"},
    {"bluewin.ch", "Swisscom"},
    {"docomo.ne.jp", "NTT Docomo"},
    {"ezweb.ne.jp", "KDDI (au)"},
    {"au.com", "KDDI (au)"},
    {"softbank.ne.jp", "SoftBank"},
};

} // namespace

std::string_view organisationOf(std::string_view host) {
    std::string_view best;
    std::size_t length = 0;
    for (const auto& row : rows)
        if (base::endsWithIgnoreCase(host, row.suffix) && (host.size() == row.suffix.size() || host[host.size() - row.suffix.size() - 1] == '.') && row.suffix.size() > length) {
            best = row.name;
            length = row.suffix.size();
        }
    return best;
}

} // namespace postroom::bounce
