<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BounceTexts</name>
    <message>
        <source>bounce.who.organisation</source>
        <translation>{organisation} hat abgelehnt: Der Server {host} sagte es.</translation>
    </message>
    <message>
        <source>bounce.who.host</source>
        <translation>Der Server {host} hat abgelehnt.</translation>
    </message>
    <message>
        <source>bounce.who.reporter</source>
        <translation>Niemand hat abgelehnt: Der Server {host} konnte die Nachricht nicht übergeben.</translation>
    </message>
    <message>
        <source>bounce.who.reported</source>
        <translation>Der Server {host} hat es gemeldet; er nennt keinen anderen, der abgelehnt hätte.</translation>
    </message>
    <message>
        <source>bounce.who.waiting</source>
        <translation>Die Nachricht wartet noch bei {host}; der Server versucht es wieder.</translation>
    </message>
    <message>
        <source>bounce.who.unknown</source>
        <translation>Der Text nennt den Server nicht, der abgelehnt hat.</translation>
    </message>
    <message>
        <source>bounce.who.nobody</source>
        <translation>Niemand hat etwas abgelehnt.</translation>
    </message>
    <message>
        <source>bounce.problem.nobody</source>
        <translation>Niemandes: Es erledigt sich von selbst.</translation>
    </message>
    <message>
        <source>bounce.problem.sender</source>
        <translation>Das des Absenders: Adresse oder Nachricht müssen geändert werden.</translation>
    </message>
    <message>
        <source>bounce.problem.sender_server</source>
        <translation>Das des sendenden Servers oder seiner Domain: Sein Administrator muss handeln, nicht der Benutzer.</translation>
    </message>
    <message>
        <source>bounce.problem.recipient</source>
        <translation>Das des Empfängers: Nur er oder der Anbieter seines Postfachs kann helfen.</translation>
    </message>
    <message>
        <source>bounce.problem.recipient_server</source>
        <translation>Das des empfangenden Servers: Sein Administrator muss handeln.</translation>
    </message>
    <message>
        <source>bounce.problem.unknown</source>
        <translation>Das lässt sich aus dem Bericht nicht sagen.</translation>
    </message>
    <message>
        <source>bounce.problem.waiting</source>
        <translation>Vorläufig niemandes: Die Nachricht ist aufbewahrt und wird wieder versucht.</translation>
    </message>
    <message>
        <source>bounce.reply.failed</source>
        <translation>Guten Tag,

Ihre Nachricht „{subject}“ an {address} wurde nicht zugestellt.

{body}

Der Server sagte wörtlich: {words}</translation>
    </message>
    <message>
        <source>bounce.reply.delayed</source>
        <translation>Guten Tag,

Ihre Nachricht „{subject}“ an {address} ist noch nicht zugestellt. Sie ist aufbewahrt und wird wieder versucht; Sie brauchen sie nicht noch einmal zu senden.

{body}

Der Server sagte wörtlich: {words}</translation>
    </message>
    <message>
        <source>bounce.reply.other</source>
        <translation>Guten Tag,

zu Ihrer Nachricht „{subject}“ an {address}:

{body}</translation>
    </message>
    <message>
        <source>bounce.detail.google_5_7_26</source>
        <translation>Google verlangt für jede Nachricht, dass SPF oder DKIM besteht, und befolgt die DMARC-Richtlinie der Domain in From.</translation>
    </message>
    <message>
        <source>bounce.detail.google_5_7_25</source>
        <translation>Google verlangt einen PTR-Eintrag, der zu einem Namen führt, und den Namen zurück zur Adresse, für IPv4 und IPv6.</translation>
    </message>
    <message>
        <source>bounce.detail.google_4_7_28</source>
        <translation>Google bremst die sendende Adresse wegen unerwünschter Post; das endet von selbst, wenn die Post endet.</translation>
    </message>
    <message>
        <source>bounce.detail.google_4_7_27</source>
        <translation>Google verlangt, dass SPF für die Domain des Umschlagabsenders besteht.</translation>
    </message>
    <message>
        <source>bounce.detail.google_4_7_30</source>
        <translation>Google verlangt von Massenversendern eine gültige DKIM-Signatur.</translation>
    </message>
    <message>
        <source>bounce.detail.google_4_7_29</source>
        <translation>Google verlangt von Massenversendern TLS.</translation>
    </message>
    <message>
        <source>bounce.detail.google_5_4_5</source>
        <translation>Das Google-Konto hat sein Tageslimit erreicht; innerhalb von 24 Stunden ist es wieder frei.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_515</source>
        <translation>Microsoft verlangt SPF, DKIM und DMARC von Domains, die viel an Outlook.com senden.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_509</source>
        <translation>Die Domain in From hat die DMARC-Richtlinie „reject“, und weder SPF noch DKIM bestand für sie.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_606</source>
        <translation>Microsoft hat die sendende IP-Adresse gesperrt; unter sender.office.com lässt sie sich entsperren.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_511</source>
        <translation>Microsoft hat die sendende IP-Adresse nach viel Spam gesperrt; schreiben Sie an delist@microsoft.com.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_708</source>
        <translation>Die sendende IP-Adresse ist neu oder hat bei Microsoft 365 einen schlechten Ruf.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_750</source>
        <translation>Die sendende Domain ist im Microsoft-365-Mandanten, der weiterleitet, nicht registriert.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_4_1</source>
        <translation>Microsoft 365 kennt diesen Empfänger nicht: So antwortet die Sperre am Rand auf unbekannte Adressen.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_64</source>
        <translation>Der Connector des Microsoft-365-Mandanten erkennt den sendenden Server nicht (Adresse oder Zertifikat).</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_124</source>
        <translation>Die Gruppe nimmt nur Post von den Absendern auf ihrer Liste.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_7_133</source>
        <translation>Die Gruppe nimmt nur Post aus der eigenen Organisation.</translation>
    </message>
    <message>
        <source>bounce.detail.microsoft_5_1_8</source>
        <translation>Das Microsoft-365-Konto ist für das Senden gesperrt, weil es Spam verschickt hat.</translation>
    </message>
    <message>
        <source>bounce.detail.yahoo_5_7_9</source>
        <translation>Mit diesem Code lehnt Yahoo Nachrichten ab, die an DMARC scheitern oder unerwünscht aussehen.</translation>
    </message>
    <message>
        <source>bounce.detail.dmarc_any</source>
        <translation>Der Code 5.7.26 bedeutet, dass mehrere Echtheitsprüfungen gescheitert sind (RFC 7372).</translation>
    </message>
    <message>
        <source>bounce.detail.ptr_any</source>
        <translation>Der Code 5.7.25 bedeutet, dass die Prüfung des Reverse-DNS gescheitert ist (RFC 7372).</translation>
    </message>
    <message>
        <source>bounce.detail.spf_any</source>
        <translation>Der Code 5.7.23 bedeutet, dass SPF gescheitert ist (RFC 7372).</translation>
    </message>
    <message>
        <source>bounce.detail.null_mx_any</source>
        <translation>Die Domain des Absenders sagt, dass sie keine Post annimmt; eine Antwort könnte sie nicht erreichen (RFC 7505).</translation>
    </message>
    <message>
        <source>bounce.why.unknown</source>
        <translation>Der Bericht sagt nicht auf eine hier verstandene Weise, warum.</translation>
    </message>
    <message>
        <source>bounce.step.unknown.1</source>
        <translation>Lesen Sie die Worte des Servers unten; oft nennen sie eine Seite oder jemanden, den man fragen kann.</translation>
    </message>
    <message>
        <source>bounce.step.unknown.2</source>
        <translation>Sagen auch sie nichts, fragen Sie den Postmaster von {domain}.</translation>
    </message>
    <message>
        <source>bounce.reply.unknown</source>
        <translation>Der Server des Empfängers hat sie nicht angenommen und keinen klaren Grund genannt. Wir fragen seine Administratoren.</translation>
    </message>
    <message>
        <source>bounce.reason.unknown</source>
        <translation>Kein Grund genannt</translation>
    </message>
    <message>
        <source>bounce.why.mailbox_unknown</source>
        <translation>Es gibt kein Postfach {address}.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_unknown.1</source>
        <translation>Prüfen Sie die Adresse Buchstabe für Buchstabe, auch den Teil hinter dem @.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_unknown.2</source>
        <translation>Löschen Sie den alten Eintrag im Adressbuch und in den Vorschlägen des Mailprogramms.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_unknown.3</source>
        <translation>Ist sie richtig, fragen Sie den Empfänger auf anderem Weg nach der gültigen Adresse.</translation>
    </message>
    <message>
        <source>bounce.reply.mailbox_unknown</source>
        <translation>Der Server des Empfängers sagt, dass es diese Adresse nicht gibt. Bitte prüfen Sie die Schreibweise oder fragen Sie den Empfänger nach seiner jetzigen Adresse, und senden Sie die Nachricht noch einmal.</translation>
    </message>
    <message>
        <source>bounce.reason.mailbox_unknown</source>
        <translation>Adresse gibt es nicht</translation>
    </message>
    <message>
        <source>bounce.why.mailbox_moved</source>
        <translation>Das Postfach {address} ist umgezogen oder wurde mit einem Hinweis auf eine neue Adresse geschlossen.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_moved.1</source>
        <translation>Suchen Sie in den Worten des Servers unten nach der neuen Adresse.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_moved.2</source>
        <translation>Fragen Sie den Empfänger danach, wenn keine genannt ist.</translation>
    </message>
    <message>
        <source>bounce.reply.mailbox_moved</source>
        <translation>Der Empfänger benutzt diese Adresse nicht mehr. Bitte fragen Sie nach der neuen und senden Sie die Nachricht noch einmal.</translation>
    </message>
    <message>
        <source>bounce.reason.mailbox_moved</source>
        <translation>Adresse ist umgezogen</translation>
    </message>
    <message>
        <source>bounce.why.mailbox_full</source>
        <translation>Das Postfach von {address} ist voll.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_full.1</source>
        <translation>Sagen Sie dem Empfänger auf anderem Weg, dass er das Postfach leeren muss.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_full.2</source>
        <translation>Senden Sie die Nachricht in ein, zwei Tagen noch einmal.</translation>
    </message>
    <message>
        <source>bounce.reply.mailbox_full</source>
        <translation>Das Postfach des Empfängers ist voll. Bitte sagen Sie es ihm telefonisch oder auf anderem Weg und senden Sie Ihre Nachricht noch einmal, wenn Platz ist.</translation>
    </message>
    <message>
        <source>bounce.reason.mailbox_full</source>
        <translation>Postfach voll</translation>
    </message>
    <message>
        <source>bounce.why.mailbox_disabled</source>
        <translation>Das Postfach {address} gibt es, aber es ist gesperrt oder lange unbenutzt.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_disabled.1</source>
        <translation>Erreichen Sie den Empfänger auf anderem Weg und fragen Sie nach einer anderen Adresse.</translation>
    </message>
    <message>
        <source>bounce.step.mailbox_disabled.2</source>
        <translation>Der Empfänger kann es bei seinem Anbieter wieder freischalten lassen.</translation>
    </message>
    <message>
        <source>bounce.reply.mailbox_disabled</source>
        <translation>Das Postfach des Empfängers wurde von seinem Anbieter gesperrt. Bitte erreichen Sie den Empfänger auf anderem Weg.</translation>
    </message>
    <message>
        <source>bounce.reason.mailbox_disabled</source>
        <translation>Postfach gesperrt</translation>
    </message>
    <message>
        <source>bounce.why.address_syntax</source>
        <translation>{address} kann so geschrieben keine Adresse sein.</translation>
    </message>
    <message>
        <source>bounce.step.address_syntax.1</source>
        <translation>Suchen Sie nach Leerzeichen, Kommas, fehlenden Punkten und Buchstaben mit Akzent.</translation>
    </message>
    <message>
        <source>bounce.step.address_syntax.2</source>
        <translation>Schreiben Sie die Adresse von Hand neu.</translation>
    </message>
    <message>
        <source>bounce.reply.address_syntax</source>
        <translation>Die Adresse ist nicht richtig geschrieben. Bitte prüfen Sie sie und senden Sie Ihre Nachricht noch einmal.</translation>
    </message>
    <message>
        <source>bounce.reason.address_syntax</source>
        <translation>Keine Adresse</translation>
    </message>
    <message>
        <source>bounce.why.not_permitted</source>
        <translation>{address} nimmt nur Post von bestimmten Absendern, zum Beispiel Mitgliedern einer Liste oder derselben Firma.</translation>
    </message>
    <message>
        <source>bounce.step.not_permitted.1</source>
        <translation>Bei einer Liste oder Gruppe: Treten Sie ihr bei oder schreiben Sie an ihren Besitzer.</translation>
    </message>
    <message>
        <source>bounce.step.not_permitted.2</source>
        <translation>Bei einer Person: Bitten Sie darum, dass Ihre Adresse zugelassen wird.</translation>
    </message>
    <message>
        <source>bounce.reply.not_permitted</source>
        <translation>Diese Adresse nimmt nur Post von bestimmten Absendern an. Bitte lassen Sie Ihre Adresse vom Empfänger zulassen oder treten Sie der Liste oder Gruppe erst bei.</translation>
    </message>
    <message>
        <source>bounce.reason.not_permitted</source>
        <translation>Darf an diese Adresse nicht schreiben</translation>
    </message>
    <message>
        <source>bounce.why.sender_refused</source>
        <translation>Der andere Server nimmt die Adresse oder Domain des Absenders nicht an.</translation>
    </message>
    <message>
        <source>bounce.step.sender_refused.1</source>
        <translation>Prüfen Sie, dass es die Domain {sender_domain} im DNS mit einem MX- oder A-Eintrag gibt und dass die Absenderadresse wirklich besteht.</translation>
    </message>
    <message>
        <source>bounce.step.sender_refused.2</source>
        <translation>Ist die Adresse gesperrt, bitten Sie den Postmaster von {domain}, sie von der Liste zu nehmen.</translation>
    </message>
    <message>
        <source>bounce.reply.sender_refused</source>
        <translation>Der Server des Empfängers nimmt Ihre Absenderadresse nicht an. Unsere Administratoren kümmern sich darum.</translation>
    </message>
    <message>
        <source>bounce.reason.sender_refused</source>
        <translation>Absenderadresse abgelehnt</translation>
    </message>
    <message>
        <source>bounce.why.host_blocked</source>
        <translation>Die IP-Adresse des sendenden Servers steht auf einer Sperrliste oder hat bei diesem Anbieter einen schlechten Ruf.</translation>
    </message>
    <message>
        <source>bounce.step.host_blocked.1</source>
        <translation>Suchen Sie Adresse und Liste in den Worten des Servers unten und schlagen Sie dort nach.</translation>
    </message>
    <message>
        <source>bounce.step.host_blocked.2</source>
        <translation>Finden Sie die Ursache (ein gekapertes Konto, ein Webformular, ein Rundbrief) und stellen Sie sie ab, bevor Sie um Streichung bitten.</translation>
    </message>
    <message>
        <source>bounce.step.host_blocked.3</source>
        <translation>Bitten Sie auf der Seite, die die Antwort nennt, um Streichung; das kann einen Tag dauern.</translation>
    </message>
    <message>
        <source>bounce.reply.host_blocked</source>
        <translation>Der Anbieter des Empfängers sperrt zurzeit unseren Mailserver. Wir arbeiten daran; danach muss Ihre Nachricht noch einmal gesendet werden. Es liegt weder an Ihnen noch am Empfänger.</translation>
    </message>
    <message>
        <source>bounce.reason.host_blocked</source>
        <translation>Sendender Server gesperrt</translation>
    </message>
    <message>
        <source>bounce.why.reverse_dns</source>
        <translation>Die IP-Adresse des sendenden Servers hat im Reverse-DNS keinen Namen oder einen, der nicht zurückführt.</translation>
    </message>
    <message>
        <source>bounce.step.reverse_dns.1</source>
        <translation>Bitten Sie den Anbieter der IP-Adresse um einen PTR-Eintrag mit dem Namen des Servers.</translation>
    </message>
    <message>
        <source>bounce.step.reverse_dns.2</source>
        <translation>Prüfen Sie, dass dieser Name zur selben Adresse führt und dass der Server ihn in HELO nennt.</translation>
    </message>
    <message>
        <source>bounce.reply.reverse_dns</source>
        <translation>Der Server des Empfängers nimmt von unserem keine Post an, weil im DNS ein Eintrag fehlt. Unsere Administratoren berichtigen das.</translation>
    </message>
    <message>
        <source>bounce.reason.reverse_dns</source>
        <translation>Sendender Server ohne richtigen Reverse-Namen</translation>
    </message>
    <message>
        <source>bounce.why.authentication</source>
        <translation>Die Nachricht konnte nicht beweisen, dass sie von {sender_domain} kommt: SPF, DKIM oder DMARC ist gescheitert.</translation>
    </message>
    <message>
        <source>bounce.step.authentication.1</source>
        <translation>Prüfen Sie den SPF-Eintrag von {sender_domain}: Steht jeder Server darin, der für sie sendet?</translation>
    </message>
    <message>
        <source>bounce.step.authentication.2</source>
        <translation>Prüfen Sie, dass die Nachricht mit DKIM signiert und der Schlüssel veröffentlicht ist.</translation>
    </message>
    <message>
        <source>bounce.step.authentication.3</source>
        <translation>Wurde die Nachricht weitergeleitet oder von einem Webformular gesendet, senden Sie sie mit einer Adresse aus der Domain des Servers.</translation>
    </message>
    <message>
        <source>bounce.reply.authentication</source>
        <translation>Der Server des Empfängers konnte nicht prüfen, dass die Nachricht wirklich von unserer Domain kam. Unsere Administratoren prüfen die Einstellungen; bitte senden Sie sie noch einmal, wenn sie es Ihnen sagen.</translation>
    </message>
    <message>
        <source>bounce.reason.authentication</source>
        <translation>SPF, DKIM oder DMARC gescheitert</translation>
    </message>
    <message>
        <source>bounce.why.spam</source>
        <translation>Ein Filter des Empfängers hat die Nachricht für Spam gehalten.</translation>
    </message>
    <message>
        <source>bounce.step.spam.1</source>
        <translation>Schreiben Sie sie mit einfachen Worten neu, ohne viele Links, Bilder und Anhänge.</translation>
    </message>
    <message>
        <source>bounce.step.spam.2</source>
        <translation>Bitten Sie den Empfänger, Ihre Adresse zuzulassen.</translation>
    </message>
    <message>
        <source>bounce.step.spam.3</source>
        <translation>Sind mehrere Benutzer betroffen, prüfen Sie, ob der Server auf einer Sperrliste steht oder ein Konto Spam sendet.</translation>
    </message>
    <message>
        <source>bounce.reply.spam</source>
        <translation>Ein Spamfilter auf der Seite des Empfängers hat Ihre Nachricht nicht angenommen. Bitte senden Sie zuerst eine kurze einfache Nachricht ohne Links und Anhänge, oder bitten Sie den Empfänger, Ihre Adresse zuzulassen.</translation>
    </message>
    <message>
        <source>bounce.reason.spam</source>
        <translation>Für Spam gehalten</translation>
    </message>
    <message>
        <source>bounce.why.virus</source>
        <translation>Ein Scanner des Empfängers fand Schadsoftware in der Nachricht oder etwas, das so aussieht.</translation>
    </message>
    <message>
        <source>bounce.step.virus.1</source>
        <translation>Senden Sie sie nicht noch einmal. Untersuchen Sie den Rechner und den Anhang.</translation>
    </message>
    <message>
        <source>bounce.step.virus.2</source>
        <translation>Ist der Anhang sauber, geben Sie ihn stattdessen über einen Link weiter.</translation>
    </message>
    <message>
        <source>bounce.reply.virus</source>
        <translation>Der Scanner des Empfängers meldet Schadsoftware in Ihrer Nachricht. Bitte senden Sie sie nicht noch einmal, bevor Ihr Rechner und der Anhang geprüft sind.</translation>
    </message>
    <message>
        <source>bounce.reason.virus</source>
        <translation>Für Schadsoftware gehalten</translation>
    </message>
    <message>
        <source>bounce.why.content</source>
        <translation>Der andere Server nimmt diese Art von Inhalt oder Anhang nicht an.</translation>
    </message>
    <message>
        <source>bounce.step.content.1</source>
        <translation>Senden Sie die Datei in anderer Form (als PDF, als Link) oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>bounce.step.content.2</source>
        <translation>Fragen Sie den Empfänger, welche Anhänge erlaubt sind.</translation>
    </message>
    <message>
        <source>bounce.reply.content</source>
        <translation>Der Server des Empfängers nimmt den Anhang oder das Format Ihrer Nachricht nicht an. Bitte senden Sie sie in anderer Form, zum Beispiel als Link.</translation>
    </message>
    <message>
        <source>bounce.reason.content</source>
        <translation>Inhalt nicht angenommen</translation>
    </message>
    <message>
        <source>bounce.why.not_compliant</source>
        <translation>Die Nachricht selbst ist nicht wohlgeformt: Ein Kopffeld fehlt, ist doppelt oder falsch.</translation>
    </message>
    <message>
        <source>bounce.step.not_compliant.1</source>
        <translation>Sehen Sie den Kopf der zurückgegebenen Nachricht an: From, To, Date und Message-ID müssen einmal da und gültig sein.</translation>
    </message>
    <message>
        <source>bounce.step.not_compliant.2</source>
        <translation>Berichtigen Sie das Programm, das sie erzeugt hat; oft ist es ein Skript oder ein Gerät.</translation>
    </message>
    <message>
        <source>bounce.reply.not_compliant</source>
        <translation>Das Programm, das die Nachricht gesendet hat, hat einen technischen Fehler gemacht, den der Server des Empfängers nicht hinnimmt. Unsere Administratoren kümmern sich darum.</translation>
    </message>
    <message>
        <source>bounce.reason.not_compliant</source>
        <translation>Nachricht nicht wohlgeformt</translation>
    </message>
    <message>
        <source>bounce.why.policy</source>
        <translation>Eine Regel des Empfängerservers verbietet die Nachricht; welche, sagt er nicht genau.</translation>
    </message>
    <message>
        <source>bounce.step.policy.1</source>
        <translation>Lesen Sie die Worte des Servers unten; eine dort genannte Seite erklärt vielleicht die Regel.</translation>
    </message>
    <message>
        <source>bounce.step.policy.2</source>
        <translation>Fragen Sie den Empfänger oder den Postmaster von {domain}, was nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>bounce.reply.policy</source>
        <translation>Eine Regel des Mailservers des Empfängers lässt diese Nachricht nicht zu. Bitte fragen Sie den Empfänger, welche Nachrichten angenommen werden.</translation>
    </message>
    <message>
        <source>bounce.reason.policy</source>
        <translation>Gegen eine Regel des Empfängerservers</translation>
    </message>
    <message>
        <source>bounce.why.too_big</source>
        <translation>Die Nachricht ist größer, als der Server des Empfängers annimmt.</translation>
    </message>
    <message>
        <source>bounce.step.too_big.1</source>
        <translation>Bedenken Sie, dass ein Anhang unterwegs um ein Drittel wächst.</translation>
    </message>
    <message>
        <source>bounce.step.too_big.2</source>
        <translation>Geben Sie die Datei über einen Link weiter oder in mehreren kleineren Nachrichten.</translation>
    </message>
    <message>
        <source>bounce.reply.too_big</source>
        <translation>Ihre Nachricht ist für den Server des Empfängers zu groß. Bitte geben Sie den Anhang über einen Link weiter oder machen Sie ihn kleiner.</translation>
    </message>
    <message>
        <source>bounce.reason.too_big</source>
        <translation>Nachricht zu groß</translation>
    </message>
    <message>
        <source>bounce.why.too_many</source>
        <translation>Es kam zu viel Post auf einmal: zu viele Nachrichten, Verbindungen oder Empfänger.</translation>
    </message>
    <message>
        <source>bounce.step.too_many.1</source>
        <translation>Warten Sie: Die Grenze gilt meist für eine Stunde oder einen Tag.</translation>
    </message>
    <message>
        <source>bounce.step.too_many.2</source>
        <translation>Geschieht es oft, begrenzen Sie Verbindungen und Nachrichten zu diesem Anbieter und suchen Sie nach einem Konto, das zu viel sendet.</translation>
    </message>
    <message>
        <source>bounce.reply.too_many</source>
        <translation>Der Server des Empfängers begrenzt, wie viel Post er auf einmal von uns nimmt. Ihre Nachricht wird wieder versucht; sonst senden Sie sie bitte später noch einmal.</translation>
    </message>
    <message>
        <source>bounce.reason.too_many</source>
        <translation>Zu viele Nachrichten, Verbindungen oder Empfänger</translation>
    </message>
    <message>
        <source>bounce.why.greylisted</source>
        <translation>Der Server bittet jeden unbekannten Absender, später wiederzukommen (Greylisting).</translation>
    </message>
    <message>
        <source>bounce.step.greylisted.1</source>
        <translation>Warten Sie; der nächste Versuch wird meist angenommen, nach Minuten bis zu einer Stunde.</translation>
    </message>
    <message>
        <source>bounce.reply.greylisted</source>
        <translation>Der Server des Empfängers hat uns gebeten, es etwas später wieder zu versuchen. Das ist üblich; Sie brauchen nichts zu tun.</translation>
    </message>
    <message>
        <source>bounce.reason.greylisted</source>
        <translation>Gebeten, es später zu versuchen (Greylisting)</translation>
    </message>
    <message>
        <source>bounce.why.relay_denied</source>
        <translation>Der gefragte Server fühlt sich für {domain} nicht zuständig.</translation>
    </message>
    <message>
        <source>bounce.step.relay_denied.1</source>
        <translation>Prüfen Sie die Schreibweise der Domain.</translation>
    </message>
    <message>
        <source>bounce.step.relay_denied.2</source>
        <translation>Der MX-Eintrag von {domain} führt vielleicht zum falschen Server, oder diesem wurde die Domain nicht gesagt: Sein Administrator muss das berichtigen.</translation>
    </message>
    <message>
        <source>bounce.step.relay_denied.3</source>
        <translation>Leitet unser eigener Server über einen anderen weiter, prüfen Sie seine Anmeldung.</translation>
    </message>
    <message>
        <source>bounce.reply.relay_denied</source>
        <translation>Das Mailsystem des Empfängers ist für diese Adresse nicht richtig eingerichtet. Bitte prüfen Sie die Adresse; ist sie richtig, sagen Sie es dem Empfänger.</translation>
    </message>
    <message>
        <source>bounce.reason.relay_denied</source>
        <translation>Server ist für die Adresse nicht zuständig</translation>
    </message>
    <message>
        <source>bounce.why.host_unknown</source>
        <translation>Die Domain {domain} gibt es nicht, oder sie hat keinen Mailserver.</translation>
    </message>
    <message>
        <source>bounce.step.host_unknown.1</source>
        <translation>Prüfen Sie den Teil hinter dem @ auf Tippfehler.</translation>
    </message>
    <message>
        <source>bounce.step.host_unknown.2</source>
        <translation>Ist er richtig, ist die Domain des Empfängers vielleicht abgelaufen oder ihr DNS gestört: Sagen Sie es ihm auf anderem Weg.</translation>
    </message>
    <message>
        <source>bounce.reply.host_unknown</source>
        <translation>Den Teil der Adresse hinter dem @ gibt es nicht. Bitte prüfen Sie die Schreibweise und senden Sie Ihre Nachricht noch einmal.</translation>
    </message>
    <message>
        <source>bounce.reason.host_unknown</source>
        <translation>Domain oder Mailserver nicht gefunden</translation>
    </message>
    <message>
        <source>bounce.why.no_mail_service</source>
        <translation>Die Domain {domain} sagt, dass sie gar keine Post annimmt.</translation>
    </message>
    <message>
        <source>bounce.step.no_mail_service.1</source>
        <translation>Prüfen Sie die Schreibweise der Domain.</translation>
    </message>
    <message>
        <source>bounce.step.no_mail_service.2</source>
        <translation>Fragen Sie den Empfänger nach einer anderen Adresse.</translation>
    </message>
    <message>
        <source>bounce.reply.no_mail_service</source>
        <translation>An diese Domain kann keine Post gesendet werden. Bitte prüfen Sie die Adresse oder fragen Sie den Empfänger nach einer anderen.</translation>
    </message>
    <message>
        <source>bounce.reason.no_mail_service</source>
        <translation>Die Domain nimmt keine Post</translation>
    </message>
    <message>
        <source>bounce.why.network</source>
        <translation>Es kam keine brauchbare Verbindung zum Server des Empfängers zustande.</translation>
    </message>
    <message>
        <source>bounce.step.network.1</source>
        <translation>Warten Sie, wenn es noch versucht wird.</translation>
    </message>
    <message>
        <source>bounce.step.network.2</source>
        <translation>Sind auch andere Domains betroffen, prüfen Sie Netz und DNS des sendenden Servers; sonst steht der andere Server still.</translation>
    </message>
    <message>
        <source>bounce.reply.network</source>
        <translation>Der Mailserver des Empfängers ist zurzeit nicht erreichbar. Wurde Ihnen gesagt, dass aufgegeben wurde, senden Sie die Nachricht bitte später noch einmal.</translation>
    </message>
    <message>
        <source>bounce.reason.network</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>bounce.why.tls</source>
        <translation>Die beiden Server konnten sich nicht auf eine verschlüsselte Verbindung einigen.</translation>
    </message>
    <message>
        <source>bounce.step.tls.1</source>
        <translation>Sehen Sie sich Zertifikat und TLS-Versionen des unten genannten Servers an.</translation>
    </message>
    <message>
        <source>bounce.step.tls.2</source>
        <translation>Verlangt die Domain des Empfängers TLS (MTA-STS, DANE), muss ihr Administrator das Zertifikat berichtigen.</translation>
    </message>
    <message>
        <source>bounce.step.tls.3</source>
        <translation>Ist nur unser Server betroffen, prüfen Sie unsere eigenen TLS-Einstellungen.</translation>
    </message>
    <message>
        <source>bounce.reply.tls</source>
        <translation>Zum Server des Empfängers kam keine sichere Verbindung zustande. Unsere Administratoren kümmern sich darum.</translation>
    </message>
    <message>
        <source>bounce.reason.tls</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>bounce.why.mail_loop</source>
        <translation>Die Nachricht lief zwischen Servern im Kreis, bis einer sie anhielt.</translation>
    </message>
    <message>
        <source>bounce.step.mail_loop.1</source>
        <translation>Suchen Sie nach Weiterleitungen von {address}, die zu sich selbst zurückführen.</translation>
    </message>
    <message>
        <source>bounce.step.mail_loop.2</source>
        <translation>Prüfen Sie, dass der unten genannte Server weiß, dass er für {domain} zuständig ist.</translation>
    </message>
    <message>
        <source>bounce.reply.mail_loop</source>
        <translation>Eine Weiterleitung des Empfängers führt im Kreis. Bitte sagen Sie es dem Empfänger; sie muss dort berichtigt werden.</translation>
    </message>
    <message>
        <source>bounce.reason.mail_loop</source>
        <translation>Kreislauf</translation>
    </message>
    <message>
        <source>bounce.why.expired</source>
        <translation>Es wurde immer wieder ohne Erfolg versucht, bis die Zeit um war.</translation>
    </message>
    <message>
        <source>bounce.step.expired.1</source>
        <translation>Suchen Sie in den Worten unten nach dem Grund des letzten Versuchs.</translation>
    </message>
    <message>
        <source>bounce.step.expired.2</source>
        <translation>Senden Sie sie noch einmal, wenn der andere Server wieder arbeitet.</translation>
    </message>
    <message>
        <source>bounce.reply.expired</source>
        <translation>Der Server des Empfängers war lange nicht erreichbar. Bitte senden Sie Ihre Nachricht noch einmal, oder erreichen Sie den Empfänger auf anderem Weg.</translation>
    </message>
    <message>
        <source>bounce.reason.expired</source>
        <translation>Nicht rechtzeitig zugestellt</translation>
    </message>
    <message>
        <source>bounce.why.server_full</source>
        <translation>Der Server des Empfängers hat keinen Platz mehr.</translation>
    </message>
    <message>
        <source>bounce.step.server_full.1</source>
        <translation>Warten Sie, wenn es noch versucht wird.</translation>
    </message>
    <message>
        <source>bounce.step.server_full.2</source>
        <translation>Sagen Sie es dem Postmaster von {domain} auf anderem Weg.</translation>
    </message>
    <message>
        <source>bounce.reply.server_full</source>
        <translation>Der Mailserver des Empfängers hat zurzeit keinen freien Platz. Bitte senden Sie Ihre Nachricht später noch einmal.</translation>
    </message>
    <message>
        <source>bounce.reason.server_full</source>
        <translation>Server des Empfängers ohne Platz</translation>
    </message>
    <message>
        <source>bounce.why.server_error</source>
        <translation>Der Server des Empfängers hat eine Störung oder ist falsch eingerichtet.</translation>
    </message>
    <message>
        <source>bounce.step.server_error.1</source>
        <translation>Warten Sie, wenn es noch versucht wird.</translation>
    </message>
    <message>
        <source>bounce.step.server_error.2</source>
        <translation>Sonst senden Sie den Bericht an den Postmaster von {domain}.</translation>
    </message>
    <message>
        <source>bounce.reply.server_error</source>
        <translation>Der Mailserver des Empfängers hat eine Störung. Bitte senden Sie Ihre Nachricht später noch einmal, oder erreichen Sie den Empfänger auf anderem Weg.</translation>
    </message>
    <message>
        <source>bounce.reason.server_error</source>
        <translation>Störung beim Server des Empfängers</translation>
    </message>
    <message>
        <source>bounce.why.protocol</source>
        <translation>Die beiden Server haben einander nicht verstanden.</translation>
    </message>
    <message>
        <source>bounce.step.protocol.1</source>
        <translation>Sehen Sie sich den abgelehnten Befehl an; eine Firewall oder ein Scanner dazwischen hat ihn vielleicht verändert.</translation>
    </message>
    <message>
        <source>bounce.step.protocol.2</source>
        <translation>Senden Sie den Bericht an die Administratoren beider Server.</translation>
    </message>
    <message>
        <source>bounce.reply.protocol</source>
        <translation>Die beiden Mailserver haben einander nicht verstanden. Unsere Administratoren kümmern sich darum.</translation>
    </message>
    <message>
        <source>bounce.reason.protocol</source>
        <translation>Die Server haben sich nicht verstanden</translation>
    </message>
    <message>
        <source>bounce.why.suppressed</source>
        <translation>Der sendende Dienst hat es gar nicht versucht: Eine frühere Nachricht an {address} war zurückgekommen.</translation>
    </message>
    <message>
        <source>bounce.step.suppressed.1</source>
        <translation>Prüfen Sie, dass die Adresse jetzt arbeitet.</translation>
    </message>
    <message>
        <source>bounce.step.suppressed.2</source>
        <translation>Streichen Sie sie von der Sperrliste des sendenden Dienstes.</translation>
    </message>
    <message>
        <source>bounce.reply.suppressed</source>
        <translation>Unser Versanddienst hält Post an diese Adresse zurück, weil eine frühere nicht zugestellt werden konnte. Wir prüfen, ob sie wieder arbeitet.</translation>
    </message>
    <message>
        <source>bounce.reason.suppressed</source>
        <translation>Vom sendenden Anbieter zurückgehalten</translation>
    </message>
    <message>
        <source>bounce.why.delivered</source>
        <translation>Das ist eine Erfolgsmeldung und keine Rückläufernachricht.</translation>
    </message>
    <message>
        <source>bounce.step.delivered.1</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>bounce.reply.delivered</source>
        <translation>Ihre Nachricht wurde an das Mailsystem des Empfängers zugestellt.</translation>
    </message>
    <message>
        <source>bounce.reason.delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>bounce.why.feedback</source>
        <translation>Das ist keine Rückläufernachricht: Es ist eine Beschwerde über eine Nachricht oder ein Bericht, dass sie an SPF, DKIM oder DMARC gescheitert ist.</translation>
    </message>
    <message>
        <source>bounce.step.feedback.1</source>
        <translation>Hat sich ein Empfänger beschwert: Streichen Sie die Adresse von der Liste.</translation>
    </message>
    <message>
        <source>bounce.step.feedback.2</source>
        <translation>Ist es ein Echtheitsbericht: Prüfen Sie, ob die darin genannte Quelle mit Ihrem Einverständnis für {sender_domain} sendet.</translation>
    </message>
    <message>
        <source>bounce.reply.feedback</source>
        <translation>Der Bericht sagt, dass eine Nachricht von unserer Domain als unerwünscht gemeldet wurde oder nicht geprüft werden konnte; sie kam nicht zurück.</translation>
    </message>
    <message>
        <source>bounce.reason.feedback</source>
        <translation>Beschwerde oder Echtheitsbericht</translation>
    </message>
    <message>
        <source>bounce.why.auto_reply</source>
        <translation>Das ist keine Rückläufernachricht: Die Nachricht ist angekommen, und eine automatische Antwort kam zurück.</translation>
    </message>
    <message>
        <source>bounce.step.auto_reply.1</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>bounce.reply.auto_reply</source>
        <translation>Ihre Nachricht ist angekommen. Zurückgekommen ist die automatische Antwort des Empfängers.</translation>
    </message>
    <message>
        <source>bounce.reason.auto_reply</source>
        <translation>Automatische Antwort</translation>
    </message>
</context>
</TS>
