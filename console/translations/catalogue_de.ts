<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Catalogue</name>
    <message>
        <source>A Reply-To header for bounces and notices.</source>
        <translation>Ein Reply-To-Kopf für Unzustellbarkeits- und andere Meldungen.</translation>
    </message>
    <message>
        <source>A TLS handshake with a client failed. The reason is what the TLS library said.</source>
        <translation>Ein TLS-Handschlag mit einem Client scheiterte. Der Grund ist, was die TLS-Bibliothek sagte.</translation>
    </message>
    <message>
        <source>A bounce was put into the queue for the sender of a message that failed.</source>
        <translation>Eine Unzustellbarkeitsmeldung an den Absender einer gescheiterten Nachricht wurde in die Warteschlange gestellt.</translation>
    </message>
    <message>
        <source>A certificate to show to hosts that ask for one.</source>
        <translation>Ein Zertifikat für Server, die eines verlangen.</translation>
    </message>
    <message>
        <source>A client authenticated.</source>
        <translation>Ein Client hat sich angemeldet.</translation>
    </message>
    <message>
        <source>A client broke the SMTP protocol: commands sent too early, a bare line ending, too many errors.</source>
        <translation>Ein Client hat das SMTP-Protokoll verletzt: Befehle zu früh gesendet, ein nacktes Zeilenende, zu viele Fehler.</translation>
    </message>
    <message>
        <source>A client connected.</source>
        <translation>Ein Client hat sich verbunden.</translation>
    </message>
    <message>
        <source>A client failed to authenticate. Many of these from one host are an attack on passwords.</source>
        <translation>Die Anmeldung eines Clients scheiterte. Viele davon von einem Rechner sind ein Angriff auf Kennwörter.</translation>
    </message>
    <message>
        <source>A client said nothing for too long and was disconnected.</source>
        <translation>Ein Client sagte zu lange nichts und wurde getrennt.</translation>
    </message>
    <message>
        <source>A client session is encrypted.</source>
        <translation>Die Sitzung eines Clients ist verschlüsselt.</translation>
    </message>
    <message>
        <source>A client that makes more syntax and protocol errors than this is disconnected.</source>
        <translation>Ein Client, der mehr Syntax- und Protokollfehler macht, wird getrennt.</translation>
    </message>
    <message>
        <source>A client that sends more unknown commands than this is disconnected.</source>
        <translation>Ein Client, der mehr unbekannte Befehle sendet, wird getrennt.</translation>
    </message>
    <message>
        <source>A client went away in the middle of a session.</source>
        <translation>Ein Client ging mitten in einer Sitzung weg.</translation>
    </message>
    <message>
        <source>A command was refused by an ACL (EHLO, STARTTLS, AUTH, MAIL, VRFY...).</source>
        <translation>Ein Befehl wurde von einer ACL abgewiesen (EHLO, STARTTLS, AUTH, MAIL, VRFY...).</translation>
    </message>
    <message>
        <source>A configuration change was refused; the running revision stays.</source>
        <translation>Eine Änderung der Konfiguration wurde abgelehnt; die geltende Revision bleibt.</translation>
    </message>
    <message>
        <source>A configuration revision is in force.</source>
        <translation>Eine Revision der Konfiguration gilt.</translation>
    </message>
    <message>
        <source>A connection ended.</source>
        <translation>Eine Verbindung endete.</translation>
    </message>
    <message>
        <source>A connection from a host of hosts_proxy did not begin with a valid PROXY header. Check that the proxy sends one.</source>
        <translation>Eine Verbindung von einem Rechner aus hosts_proxy begann nicht mit einem gültigen PROXY-Kopf. Prüfen Sie, ob der Proxy einen sendet.</translation>
    </message>
    <message>
        <source>A connection is reused for so many messages. 0 is no limit.</source>
        <translation>So viele Nachrichten gehen über eine Verbindung. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>A connection was refused before a session began: a limit was reached or an ACL said no. If it is a limit, see smtp_accept_max and smtp_accept_max_per_host.</source>
        <translation>Eine Verbindung wurde abgewiesen, bevor eine Sitzung begann: Eine Grenze war erreicht, oder eine ACL sagte nein. Ist es eine Grenze, siehe smtp_accept_max und smtp_accept_max_per_host.</translation>
    </message>
    <message>
        <source>A delay notice is sent only when this is true. The default spares lists and automatic mail.</source>
        <translation>Eine Verzögerungsmeldung wird nur gesendet, wenn dies wahr ist. Die Vorgabe verschont Listen und automatische Post.</translation>
    </message>
    <message>
        <source>A delivery did not work out for now and will be tried again.</source>
        <translation>Eine Zustellung gelang vorerst nicht und wird wieder versucht.</translation>
    </message>
    <message>
        <source>A delivery failed for good; the sender is told unless it asked not to be.</source>
        <translation>Eine Zustellung scheiterte endgültig; der Absender erfährt es, außer er wollte es nicht.</translation>
    </message>
    <message>
        <source>A destination gets nothing until it is resumed; mail for it waits.</source>
        <translation>Ein Ziel bekommt nichts, bis es fortgesetzt wird; Post dorthin wartet.</translation>
    </message>
    <message>
        <source>A disabled account cannot authenticate; its mailbox still takes mail.</source>
        <translation>Ein gesperrtes Konto kann sich nicht anmelden; sein Postfach nimmt weiter Post an.</translation>
    </message>
    <message>
        <source>A file whose path runs through something that is no folder counts as missing.</source>
        <translation>Eine Datei, deren Pfad durch etwas führt, das kein Ordner ist, gilt als nicht vorhanden.</translation>
    </message>
    <message>
        <source>A hold rule was removed; what it put on hold stays there.</source>
        <translation>Eine Anhalteregel wurde entfernt; was sie angehalten hat, bleibt angehalten.</translation>
    </message>
    <message>
        <source>A host did not take connections; it is left alone until its retry time.</source>
        <translation>Ein Rechner nahm keine Verbindungen an; bis zur Zeit des nächsten Versuchs bleibt er in Ruhe.</translation>
    </message>
    <message>
        <source>A host that was down takes mail again.</source>
        <translation>Ein ausgefallener Rechner nimmt wieder Post an.</translation>
    </message>
    <message>
        <source>A larger message fails. 0 is no limit.</source>
        <translation>Eine größere Nachricht scheitert. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>A larger message is refused; SIZE in EHLO says so. 0 is no limit.</source>
        <translation>Eine größere Nachricht wird abgewiesen; SIZE in EHLO sagt es. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>A listener takes connections.</source>
        <translation>Ein Listener nimmt Verbindungen an.</translation>
    </message>
    <message>
        <source>A listener takes no more connections.</source>
        <translation>Ein Listener nimmt keine Verbindungen mehr an.</translation>
    </message>
    <message>
        <source>A lock file older than this is taken for left over and removed.</source>
        <translation>Eine ältere Sperrdatei gilt als liegen geblieben und wird entfernt.</translation>
    </message>
    <message>
        <source>A logwrite modifier wrote a line.</source>
        <translation>Ein logwrite-Zusatz schrieb eine Zeile.</translation>
    </message>
    <message>
        <source>A lookup that times out passes the address to the next router instead of deferring it.</source>
        <translation>Läuft eine Abfrage ab, geht die Adresse an den nächsten Router, statt aufgeschoben zu werden.</translation>
    </message>
    <message>
        <source>A message body without an entry in the queue was found at start and moved aside. It was never acknowledged to a client, or its entry was deleted by hand.</source>
        <translation>Beim Start wurde ein Nachrichtentext ohne Eintrag in der Warteschlange gefunden und beiseitegelegt. Er wurde nie einem Client bestätigt, oder sein Eintrag wurde von Hand gelöscht.</translation>
    </message>
    <message>
        <source>A message could not be made durable and was refused with a temporary error. Look at the free space and the state of the disk that holds the queue.</source>
        <translation>Eine Nachricht ließ sich nicht dauerhaft ablegen und wurde vorübergehend abgewiesen. Sehen Sie nach Platz und Zustand der Platte mit der Warteschlange.</translation>
    </message>
    <message>
        <source>A message failed and no bounce was made: its sender is empty, or it asked not to be told.</source>
        <translation>Eine Nachricht scheiterte, und keine Meldung ging zurück: Ihr Absender ist leer oder wollte es nicht erfahren.</translation>
    </message>
    <message>
        <source>A message on hold is tried again after so long, unless it was put on hold until a certain time or has the null sender. 0s does not.</source>
        <translation>Eine angehaltene Nachricht wird nach dieser Zeit wieder versucht, außer sie wurde bis zu einer bestimmten Zeit angehalten oder hat den leeren Absender. 0s tut es nicht.</translation>
    </message>
    <message>
        <source>A message that has been on hold for so long is given up: the sender gets a bounce, a bounce is dropped. 0s keeps it.</source>
        <translation>Eine so lange angehaltene Nachricht wird aufgegeben: Der Absender erhält eine Unzustellbarkeitsmeldung, eine solche selbst wird verworfen. 0s behält sie.</translation>
    </message>
    <message>
        <source>A message was accepted and is durable; the client was told so.</source>
        <translation>Eine Nachricht wurde angenommen und liegt dauerhaft; der Client weiß es.</translation>
    </message>
    <message>
        <source>A message was put on hold: it is kept and not delivered until it is released.</source>
        <translation>Eine Nachricht wurde angehalten: Sie bleibt liegen, bis sie freigegeben wird.</translation>
    </message>
    <message>
        <source>A message was refused as a whole, for now or for good.</source>
        <translation>Eine Nachricht wurde als Ganzes abgewiesen, vorerst oder endgültig.</translation>
    </message>
    <message>
        <source>A message was released from hold.</source>
        <translation>Eine angehaltene Nachricht wurde freigegeben.</translation>
    </message>
    <message>
        <source>A message was removed to the bin; `queue undo` brings it back while the bin keeps it.</source>
        <translation>Eine Nachricht kam in den Papierkorb; `queue undo` holt sie zurück, solange er sie behält.</translation>
    </message>
    <message>
        <source>A message with a larger header section is refused.</source>
        <translation>Eine Nachricht mit einem größeren Kopf wird abgewiesen.</translation>
    </message>
    <message>
        <source>A message with a longer header, continuation lines included, is refused. 0 is no limit.</source>
        <translation>Eine Nachricht mit einer längeren Kopfzeile, Fortsetzungen mitgezählt, wird abgewiesen. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>A message with longer lines fails.</source>
        <translation>Eine Nachricht mit längeren Zeilen scheitert.</translation>
    </message>
    <message>
        <source>A message with more Received headers is taken for a loop and refused with 554.</source>
        <translation>Eine Nachricht mit mehr Received-Köpfen gilt als Schleife und wird mit 554 abgewiesen.</translation>
    </message>
    <message>
        <source>A message with more recipients is sent in several parts. 0 is no limit.</source>
        <translation>Eine Nachricht mit mehr Empfängern wird in mehreren Teilen gesendet. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>A message with the null sender that cannot be delivered is put on hold; so long after its reception it is tried once more and dropped. 0s drops it at once.</source>
        <translation>Eine unzustellbare Nachricht mit dem leeren Absender wird angehalten; so lange nach ihrem Empfang wird sie noch einmal versucht und verworfen. 0s verwirft sie sofort.</translation>
    </message>
    <message>
        <source>A message, or a recipient of it, was accepted and dropped because a rule said discard.</source>
        <translation>Eine Nachricht oder einer ihrer Empfänger wurde angenommen und verworfen, weil eine Regel discard sagte.</translation>
    </message>
    <message>
        <source>A missing folder declines</source>
        <translation>Fehlender Ordner lehnt ab</translation>
    </message>
    <message>
        <source>A prefix that the local part must have; it is taken off. *-x stands for any.</source>
        <translation>Ein Präfix, das der lokale Teil haben muss; es wird abgenommen. *-x steht für ein beliebiges.</translation>
    </message>
    <message>
        <source>A program asked the control socket for something its user may not do.</source>
        <translation>Ein Programm verlangte am Steuersocket etwas, das sein Benutzer nicht darf.</translation>
    </message>
    <message>
        <source>A program connected to the control socket.</source>
        <translation>Ein Programm hat sich mit dem Steuersocket verbunden.</translation>
    </message>
    <message>
        <source>A program that runs longer is killed.</source>
        <translation>Ein Programm, das länger läuft, wird beendet.</translation>
    </message>
    <message>
        <source>A program that writes more is killed.</source>
        <translation>Ein Programm, das mehr schreibt, wird beendet.</translation>
    </message>
    <message>
        <source>A proxy told the real client by XCLIENT.</source>
        <translation>Ein Proxy nannte den wirklichen Client mit XCLIENT.</translation>
    </message>
    <message>
        <source>A queued message has no body any more; it was put on hold.</source>
        <translation>Eine wartende Nachricht hat keinen Text mehr; sie wurde angehalten.</translation>
    </message>
    <message>
        <source>A recipient has its copy.</source>
        <translation>Ein Empfänger hat seine Kopie.</translation>
    </message>
    <message>
        <source>A recipient was accepted in the SMTP session; the message itself may still be refused.</source>
        <translation>Ein Empfänger wurde in der SMTP-Sitzung angenommen; die Nachricht selbst kann noch abgewiesen werden.</translation>
    </message>
    <message>
        <source>A recipient was added to a queued message.</source>
        <translation>Einer wartenden Nachricht wurde ein Empfänger hinzugefügt.</translation>
    </message>
    <message>
        <source>A recipient was dropped because a router said :blackhole:.</source>
        <translation>Ein Empfänger wurde verworfen, weil ein Router :blackhole: sagte.</translation>
    </message>
    <message>
        <source>A recipient was refused for good.</source>
        <translation>Ein Empfänger wurde endgültig abgewiesen.</translation>
    </message>
    <message>
        <source>A recipient was refused for now; the client should try again.</source>
        <translation>Ein Empfänger wurde vorerst abgewiesen; der Client soll es wieder versuchen.</translation>
    </message>
    <message>
        <source>A removed message was brought back from the bin.</source>
        <translation>Eine entfernte Nachricht wurde aus dem Papierkorb zurückgeholt.</translation>
    </message>
    <message>
        <source>A removed message was deleted for good because its time in the bin was over.</source>
        <translation>Eine entfernte Nachricht wurde endgültig gelöscht, weil ihre Zeit im Papierkorb um war.</translation>
    </message>
    <message>
        <source>A revision that had to be confirmed was confirmed.</source>
        <translation>Eine Revision, die bestätigt werden musste, wurde bestätigt.</translation>
    </message>
    <message>
        <source>A salted hash of the password: {scram-sha-256}iterations$salt$stored$server. Accounts without one cannot authenticate.</source>
        <translation>Ein gesalzener Hash des Kennworts: {scram-sha-256}iterations$salt$stored$server. Konten ohne einen können sich nicht anmelden.</translation>
    </message>
    <message>
        <source>A server that lookups ask answers again.</source>
        <translation>Ein Server für Abfragen antwortet wieder.</translation>
    </message>
    <message>
        <source>A server that lookups ask does not answer; mail that needs it is deferred until it does.</source>
        <translation>Ein Server für Abfragen antwortet nicht; Post, die ihn braucht, wird aufgeschoben, bis er antwortet.</translation>
    </message>
    <message>
        <source>A store can be written again.</source>
        <translation>Ein Speicher ist wieder beschreibbar.</translation>
    </message>
    <message>
        <source>A store cannot be written. Look at the free space and at the permissions of the state folder.</source>
        <translation>Ein Speicher ist nicht beschreibbar. Sehen Sie nach freiem Platz und den Rechten des Zustandsordners.</translation>
    </message>
    <message>
        <source>A suffix that the local part must have; it is taken off. +* stands for any.</source>
        <translation>Ein Suffix, das der lokale Teil haben muss; es wird abgenommen. +* steht für ein beliebiges.</translation>
    </message>
    <message>
        <source>A suspended destination gets mail again.</source>
        <translation>Ein ausgesetztes Ziel bekommt wieder Post.</translation>
    </message>
    <message>
        <source>A text added to Message-ID headers that we add.</source>
        <translation>Ein Text in den Message-ID-Köpfen, die wir ergänzen.</translation>
    </message>
    <message>
        <source>A text added to the file names.</source>
        <translation>Ein Text, der den Dateinamen angehängt wird.</translation>
    </message>
    <message>
        <source>A text at its beginning.</source>
        <translation>Ein Text an ihrem Anfang.</translation>
    </message>
    <message>
        <source>A text that goes along as $address_data.</source>
        <translation>Ein Text, der als $address_data mitgeht.</translation>
    </message>
    <message>
        <source>A text that is added to every bounce.</source>
        <translation>Ein Text, der jeder Unzustellbarkeitsmeldung hinzugefügt wird.</translation>
    </message>
    <message>
        <source>A timeout defers the delivery instead of failing it.</source>
        <translation>Ein Zeitablauf schiebt die Zustellung auf, statt sie scheitern zu lassen.</translation>
    </message>
    <message>
        <source>A user of the control socket changed something, or tried to.</source>
        <translation>Ein Benutzer des Steuersockets hat etwas geändert oder es versucht.</translation>
    </message>
    <message>
        <source>A warn statement had something to say.</source>
        <translation>Eine warn-Anweisung hatte etwas zu sagen.</translation>
    </message>
    <message>
        <source>AUTH= on MAIL</source>
        <translation>AUTH= bei MAIL</translation>
    </message>
    <message>
        <source>Accept any HELO from</source>
        <translation>Jedes HELO annehmen von</translation>
    </message>
    <message>
        <source>Accept when</source>
        <translation>Annehmen, wenn</translation>
    </message>
    <message>
        <source>Accepting an address here means that its verification as a recipient fails.</source>
        <translation>Wird eine Adresse hier angenommen, scheitert ihre Prüfung als Empfänger.</translation>
    </message>
    <message>
        <source>Accepting an address here means that its verification as a sender fails.</source>
        <translation>Wird eine Adresse hier angenommen, scheitert ihre Prüfung als Absender.</translation>
    </message>
    <message>
        <source>Accepts addresses such as user@[192.0.2.1].</source>
        <translation>Nimmt Adressen wie user@[192.0.2.1] an.</translation>
    </message>
    <message>
        <source>Access control</source>
        <translation>Zugangsregeln</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Add Delivery-date</source>
        <translation>Delivery-date hinzufügen</translation>
    </message>
    <message>
        <source>Add Envelope-to</source>
        <translation>Envelope-to hinzufügen</translation>
    </message>
    <message>
        <source>Add Return-path</source>
        <translation>Return-path hinzufügen</translation>
    </message>
    <message>
        <source>Add headers</source>
        <translation>Köpfe hinzufügen</translation>
    </message>
    <message>
        <source>Added text</source>
        <translation>Zusätzlicher Text</translation>
    </message>
    <message>
        <source>Added to SIZE</source>
        <translation>Aufschlag auf SIZE</translation>
    </message>
    <message>
        <source>Address list</source>
        <translation>Adressliste</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Addresses beside the account&apos;s name that it may send from.</source>
        <translation>Adressen neben dem Namen des Kontos, von denen es senden darf.</translation>
    </message>
    <message>
        <source>Addresses in the same domain take over the route of the first.</source>
        <translation>Adressen derselben Domain übernehmen den Weg der ersten.</translation>
    </message>
    <message>
        <source>Addresses of hosts that are treated as if they did not exist.</source>
        <translation>Adressen von Rechnern, die behandelt werden, als gäbe es sie nicht.</translation>
    </message>
    <message>
        <source>Addresses of the list take the place of the recipient in the queue, so that a later change does not send twice.</source>
        <translation>Die Adressen der Liste treten in der Warteschlange an die Stelle des Empfängers, damit eine spätere Änderung nichts doppelt sendet.</translation>
    </message>
    <message>
        <source>Addresses of the name servers to ask, each with @port when it is not 53. Unset uses those of the system.</source>
        <translation>Adressen der zu fragenden Nameserver, mit @Port, wenn er nicht 53 ist. Ohne Angabe die des Systems.</translation>
    </message>
    <message>
        <source>Addresses or hosts</source>
        <translation>Adressen oder Rechner</translation>
    </message>
    <message>
        <source>Addresses with domain literals</source>
        <translation>Adressen mit Domain-Literalen</translation>
    </message>
    <message>
        <source>Addresses with errors are left out instead of deferring the whole list.</source>
        <translation>Fehlerhafte Adressen werden ausgelassen, statt die ganze Liste aufzuschieben.</translation>
    </message>
    <message>
        <source>Addresses without a domain get that of the redirected one.</source>
        <translation>Adressen ohne Domain bekommen die der umgeleiteten.</translation>
    </message>
    <message>
        <source>Addresses, networks, names, lookups, other lists (+name).</source>
        <translation>Adressen, Netze, Namen, Abfragen, andere Listen (+name).</translation>
    </message>
    <message>
        <source>Addresses, patterns, lookups, other lists (+name).</source>
        <translation>Adressen, Muster, Abfragen, andere Listen (+name).</translation>
    </message>
    <message>
        <source>Adds a Delivery-date header.</source>
        <translation>Fügt einen Delivery-date-Kopf hinzu.</translation>
    </message>
    <message>
        <source>Adds a Return-path header, as final delivery should.</source>
        <translation>Fügt einen Return-path-Kopf hinzu, wie es die endgültige Zustellung soll.</translation>
    </message>
    <message>
        <source>Adds a Sender header when the From of a local submission is not its user.</source>
        <translation>Fügt einen Sender-Kopf hinzu, wenn das From einer lokalen Einlieferung nicht ihr Benutzer ist.</translation>
    </message>
    <message>
        <source>Adds an Envelope-to header with the recipients.</source>
        <translation>Fügt einen Envelope-to-Kopf mit den Empfängern hinzu.</translation>
    </message>
    <message>
        <source>Adds the offset from UTC to the times in log lines.</source>
        <translation>Fügt den Zeiten in Protokollzeilen den Abstand zu UTC hinzu.</translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation>Administratoren</translation>
    </message>
    <message>
        <source>After each message</source>
        <translation>Nach jeder Nachricht</translation>
    </message>
    <message>
        <source>After so many messages the client gets 421. 0 is no limit.</source>
        <translation>Nach so vielen Nachrichten bekommt der Client 421. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>After the data</source>
        <translation>Nach den Daten</translation>
    </message>
    <message>
        <source>After the message</source>
        <translation>Nach der Nachricht</translation>
    </message>
    <message>
        <source>Allow :defer:</source>
        <translation>:defer: erlauben</translation>
    </message>
    <message>
        <source>Allow :fail:</source>
        <translation>:fail: erlauben</translation>
    </message>
    <message>
        <source>Allow :freeze:</source>
        <translation>:freeze: erlauben</translation>
    </message>
    <message>
        <source>Allow this host</source>
        <translation>Diesen Rechner erlauben</translation>
    </message>
    <message>
        <source>Allowed programs</source>
        <translation>Erlaubte Programme</translation>
    </message>
    <message>
        <source>Always send AUTH=</source>
        <translation>AUTH= immer senden</translation>
    </message>
    <message>
        <source>An address pattern, a domain or a host name; the first rule that fits is used.</source>
        <translation>Ein Adressmuster, eine Domain oder ein Rechnername; die erste passende Regel gilt.</translation>
    </message>
    <message>
        <source>An address pattern, or a regular expression.</source>
        <translation>Ein Adressmuster oder ein regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>An address that an alias leads back to is kept instead of being redirected again.</source>
        <translation>Eine Adresse, zu der ein Alias zurückführt, bleibt, statt wieder umgeleitet zu werden.</translation>
    </message>
    <message>
        <source>An administrator asked that a message be tried now.</source>
        <translation>Ein Administrator wollte, dass eine Nachricht jetzt versucht wird.</translation>
    </message>
    <message>
        <source>An administrator chose where a message goes; without hosts the routers do again.</source>
        <translation>Ein Administrator hat bestimmt, wohin eine Nachricht geht; ohne Rechner tun es wieder die Router.</translation>
    </message>
    <message>
        <source>An alias turned an address into others.</source>
        <translation>Ein Alias machte aus einer Adresse andere.</translation>
    </message>
    <message>
        <source>Any output fails the delivery and goes into the bounce.</source>
        <translation>Jede Ausgabe lässt die Zustellung scheitern und kommt in die Unzustellbarkeitsmeldung.</translation>
    </message>
    <message>
        <source>As the main option, for this listener only.</source>
        <translation>Wie die Hauptoption, nur für diesen Listener.</translation>
    </message>
    <message>
        <source>As the main option, for this listener only; set, it takes the place of it.</source>
        <translation>Wie die Hauptoption, nur für diesen Listener; gesetzt, tritt sie an deren Stelle.</translation>
    </message>
    <message>
        <source>At AUTH</source>
        <translation>Bei AUTH</translation>
    </message>
    <message>
        <source>At HELO or EHLO</source>
        <translation>Bei HELO oder EHLO</translation>
    </message>
    <message>
        <source>At MAIL</source>
        <translation>Bei MAIL</translation>
    </message>
    <message>
        <source>At QUIT</source>
        <translation>Bei QUIT</translation>
    </message>
    <message>
        <source>At RCPT</source>
        <translation>Bei RCPT</translation>
    </message>
    <message>
        <source>At STARTTLS</source>
        <translation>Bei STARTTLS</translation>
    </message>
    <message>
        <source>At VRFY</source>
        <translation>Bei VRFY</translation>
    </message>
    <message>
        <source>At an end without QUIT</source>
        <translation>Bei einem Ende ohne QUIT</translation>
    </message>
    <message>
        <source>At connection</source>
        <translation>Bei der Verbindung</translation>
    </message>
    <message>
        <source>Attempts to lock</source>
        <translation>Versuche zu sperren</translation>
    </message>
    <message>
        <source>Auditors</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Authenticate at</source>
        <translation>Anmelden bei</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Authenticator</source>
        <translation>Anmeldeverfahren</translation>
    </message>
    <message>
        <source>BDAT to</source>
        <translation>BDAT an</translation>
    </message>
    <message>
        <source>Before DATA</source>
        <translation>Vor DATA</translation>
    </message>
    <message>
        <source>Before each message</source>
        <translation>Vor jeder Nachricht</translation>
    </message>
    <message>
        <source>Before the message</source>
        <translation>Vor der Nachricht</translation>
    </message>
    <message>
        <source>Believe AUTH= when</source>
        <translation>AUTH= glauben, wenn</translation>
    </message>
    <message>
        <source>Between attempts</source>
        <translation>Zwischen Versuchen</translation>
    </message>
    <message>
        <source>Body only</source>
        <translation>Nur der Text</translation>
    </message>
    <message>
        <source>Bounces and notices</source>
        <translation>Rückmeldungen</translation>
    </message>
    <message>
        <source>Bounces go to</source>
        <translation>Unzustellbarkeitsmeldungen an</translation>
    </message>
    <message>
        <source>Bytes added to the size that is announced, for headers added on the way. Negative sends no SIZE.</source>
        <translation>Bytes, die zur angekündigten Größe kommen, für unterwegs ergänzte Köpfe. Negativ sendet kein SIZE.</translation>
    </message>
    <message>
        <source>CA certificates for LDAP</source>
        <translation>CA-Zertifikate für LDAP</translation>
    </message>
    <message>
        <source>CRLF</source>
        <translation>CRLF</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Characters allowed in HELO beside those of host names; the underscore is often needed.</source>
        <translation>Zeichen, die in HELO neben denen von Rechnernamen erlaubt sind; der Unterstrich wird oft gebraucht.</translation>
    </message>
    <message>
        <source>Check From of local users</source>
        <translation>From lokaler Benutzer prüfen</translation>
    </message>
    <message>
        <source>Check the certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Namen prüfen</translation>
    </message>
    <message>
        <source>Children start at</source>
        <translation>Nachkommen beginnen bei</translation>
    </message>
    <message>
        <source>Cipher suites</source>
        <translation>Chiffren</translation>
    </message>
    <message>
        <source>Clients that are refused at once. An ACL at connection can say why; this is for those who need no answer.</source>
        <translation>Clients, die sofort abgewiesen werden. Eine ACL bei der Verbindung kann sagen, warum; dies ist für die, die keine Antwort brauchen.</translation>
    </message>
    <message>
        <source>Clients that may give a sender without a domain; qualify_domain is added.</source>
        <translation>Clients, die einen Absender ohne Domain angeben dürfen; qualify_domain wird ergänzt.</translation>
    </message>
    <message>
        <source>Clients that may give recipients without a domain; qualify_recipient is added.</source>
        <translation>Clients, die Empfänger ohne Domain angeben dürfen; qualify_recipient wird ergänzt.</translation>
    </message>
    <message>
        <source>Clients that may use the reserved connections.</source>
        <translation>Clients, die die vorbehaltenen Verbindungen benutzen dürfen.</translation>
    </message>
    <message>
        <source>Clients that must say HELO or EHLO before MAIL.</source>
        <translation>Clients, die vor MAIL HELO oder EHLO sagen müssen.</translation>
    </message>
    <message>
        <source>Clients to whom CHUNKING and BDAT (RFC 3030) are offered.</source>
        <translation>Clients, denen CHUNKING und BDAT (RFC 3030) angeboten werden.</translation>
    </message>
    <message>
        <source>Clients to whom DSN (RFC 3461) is offered: NOTIFY, RET, ENVID, ORCPT.</source>
        <translation>Clients, denen DSN (RFC 3461) angeboten wird: NOTIFY, RET, ENVID, ORCPT.</translation>
    </message>
    <message>
        <source>Clients to whom PIPELINING (RFC 2920) is offered.</source>
        <translation>Clients, denen PIPELINING (RFC 2920) angeboten wird.</translation>
    </message>
    <message>
        <source>Clients to whom STARTTLS is offered.</source>
        <translation>Clients, denen STARTTLS angeboten wird.</translation>
    </message>
    <message>
        <source>Clients to whom XCLIENT is offered, by which a proxy tells the real client.</source>
        <translation>Clients, denen XCLIENT angeboten wird, womit ein Proxy den wirklichen Client nennt.</translation>
    </message>
    <message>
        <source>Clients to whom smtp_accept_max_nonmail applies.</source>
        <translation>Clients, für die smtp_accept_max_nonmail gilt.</translation>
    </message>
    <message>
        <source>Clients to whom the authenticators are offered, each under its own condition.</source>
        <translation>Clients, denen die Anmeldeverfahren angeboten werden, jedes unter seiner Bedingung.</translation>
    </message>
    <message>
        <source>Clients who are told our limits on messages, recipients and domains (RFC 9422).</source>
        <translation>Clients, denen unsere Grenzen für Nachrichten, Empfänger und Domains genannt werden (RFC 9422).</translation>
    </message>
    <message>
        <source>Clients whose HELO is checked against their address when they say it; $sender_helo_verified has the answer.</source>
        <translation>Clients, deren HELO gleich gegen ihre Adresse geprüft wird; $sender_helo_verified hat die Antwort.</translation>
    </message>
    <message>
        <source>Clients whose HELO may break the syntax of host names.</source>
        <translation>Clients, deren HELO die Syntax von Rechnernamen verletzen darf.</translation>
    </message>
    <message>
        <source>Clients whose HELO must fit their address; others get 550.</source>
        <translation>Clients, deren HELO zu ihrer Adresse passen muss; andere bekommen 550.</translation>
    </message>
    <message>
        <source>Clients whose name is looked up from their address when they connect, so that ACLs and logs have it.</source>
        <translation>Clients, deren Name bei der Verbindung aus ihrer Adresse ermittelt wird, damit ACLs und Protokolle ihn haben.</translation>
    </message>
    <message>
        <source>Clients, such as monitors, whose connections leave no event.</source>
        <translation>Clients, etwa Überwachungen, deren Verbindungen kein Ereignis hinterlassen.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands without mail</source>
        <translation>Befehle ohne Post</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Connections at a time from one address, the real client&apos;s behind a proxy. 0 is no limit.</source>
        <translation>Gleichzeitige Verbindungen von einer Adresse, hinter einem Proxy der des wirklichen Clients. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>Connections at a time; more get 421. 0 is no limit.</source>
        <translation>Gleichzeitige Verbindungen; weitere bekommen 421. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>Connections from these hosts must begin with a PROXY header, version 1 or 2, which tells the real client.</source>
        <translation>Verbindungen von diesen Rechnern müssen mit einem PROXY-Kopf der Version 1 oder 2 beginnen, der den wirklichen Client nennt.</translation>
    </message>
    <message>
        <source>Connections of one client</source>
        <translation>Verbindungen eines Clients</translation>
    </message>
    <message>
        <source>Count commands without mail of</source>
        <translation>Befehle ohne Post zählen von</translation>
    </message>
    <message>
        <source>Create folders</source>
        <translation>Ordner anlegen</translation>
    </message>
    <message>
        <source>Creates missing folders.</source>
        <translation>Legt fehlende Ordner an.</translation>
    </message>
    <message>
        <source>DNS and network</source>
        <translation>DNS und Netz</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data with the address</source>
        <translation>Daten zur Adresse</translation>
    </message>
    <message>
        <source>Declines unless this host is among the MX hosts of the domain.</source>
        <translation>Lehnt ab, wenn dieser Rechner nicht unter den MX-Rechnern der Domain ist.</translation>
    </message>
    <message>
        <source>Defer unknown</source>
        <translation>Unbekanntes aufschieben</translation>
    </message>
    <message>
        <source>Delay notices after</source>
        <translation>Verzögerungsmeldungen nach</translation>
    </message>
    <message>
        <source>Delivers addresses that are files.</source>
        <translation>Stellt Adressen zu, die Dateien sind.</translation>
    </message>
    <message>
        <source>Delivers addresses that are pipes.</source>
        <translation>Stellt Adressen zu, die Programme sind.</translation>
    </message>
    <message>
        <source>Delivers addresses that end with a slash; unset uses file_transport.</source>
        <translation>Stellt Adressen zu, die mit einem Schrägstrich enden; ohne Angabe gilt file_transport.</translation>
    </message>
    <message>
        <source>Delivers the body without the headers.</source>
        <translation>Stellt den Text ohne die Köpfe zu.</translation>
    </message>
    <message>
        <source>Delivers the headers without the body.</source>
        <translation>Stellt die Köpfe ohne den Text zu.</translation>
    </message>
    <message>
        <source>Delivers to a Maildir: a file of its own for each message.</source>
        <translation>Stellt in ein Maildir zu: eine eigene Datei für jede Nachricht.</translation>
    </message>
    <message>
        <source>Delivers to this host itself, on another port for instance.</source>
        <translation>Stellt an diesen Rechner selbst zu, etwa auf einem anderen Port.</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Delivery to a file that does not exist fails.</source>
        <translation>Die Zustellung in eine Datei, die es nicht gibt, scheitert.</translation>
    </message>
    <message>
        <source>Delivery to an existing file with narrower permissions fails.</source>
        <translation>Die Zustellung in eine vorhandene Datei mit engeren Rechten scheitert.</translation>
    </message>
    <message>
        <source>Delivery to files outside this folder is refused. Unset uses `mail` in the state folder.</source>
        <translation>Die Zustellung in Dateien außerhalb dieses Ordners wird verweigert. Ohne Angabe gilt `mail` im Zustandsordner.</translation>
    </message>
    <message>
        <source>Delivery was given up by hand; the sender gets a bounce.</source>
        <translation>Die Zustellung wurde von Hand aufgegeben; der Absender erhält eine Unzustellbarkeitsmeldung.</translation>
    </message>
    <message>
        <source>Demand a valid certificate</source>
        <translation>Gültiges Zertifikat verlangen</translation>
    </message>
    <message>
        <source>Demand a verified HELO from</source>
        <translation>Geprüftes HELO verlangen von</translation>
    </message>
    <message>
        <source>Do not log connections from</source>
        <translation>Verbindungen nicht protokollieren von</translation>
    </message>
    <message>
        <source>Domain for recipients</source>
        <translation>Domain für Empfänger</translation>
    </message>
    <message>
        <source>Domain for senders</source>
        <translation>Domain für Absender</translation>
    </message>
    <message>
        <source>Domain for short addresses</source>
        <translation>Domain für kurze Adressen</translation>
    </message>
    <message>
        <source>Domain list</source>
        <translation>Domainliste</translation>
    </message>
    <message>
        <source>Domain of Message-ID</source>
        <translation>Domain der Message-ID</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Domains for which a DNS failure of the MX lookup means that there is none.</source>
        <translation>Domains, bei denen ein DNS-Fehler der MX-Abfrage heißt, dass es keinen gibt.</translation>
    </message>
    <message>
        <source>Domains that are deferred instead of declined when the DNS does not know them.</source>
        <translation>Domains, die aufgeschoben statt abgelehnt werden, wenn das DNS sie nicht kennt.</translation>
    </message>
    <message>
        <source>Domains that must have MX records; a plain address record does not do.</source>
        <translation>Domains, die MX-Einträge haben müssen; ein bloßer Adresseintrag genügt nicht.</translation>
    </message>
    <message>
        <source>Domains to add, in turn, to a name that is not found.</source>
        <translation>Domains, die der Reihe nach an einen nicht gefundenen Namen gehängt werden.</translation>
    </message>
    <message>
        <source>Domains, patterns, lookups, other lists (+name).</source>
        <translation>Domains, Muster, Abfragen, andere Listen (+name).</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>E F T for the envelope, h or s f t c b r for headers, S at SMTP time, q Q R w. Empty means all addresses.</source>
        <translation>E F T für den Umschlag, h oder s f t c b r für Köpfe, S zur SMTP-Zeit, q Q R w. Leer heißt alle Adressen.</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Encrypts connections to LDAP servers (not those of ldaps:// and ldapi:// URLs, which are safe already).</source>
        <translation>Verschlüsselt Verbindungen zu LDAP-Servern (nicht die von ldaps://- und ldapi://-URLs, die schon sicher sind).</translation>
    </message>
    <message>
        <source>Enforce synchronisation</source>
        <translation>Gleichlauf erzwingen</translation>
    </message>
    <message>
        <source>Envelope sender</source>
        <translation>Umschlagabsender</translation>
    </message>
    <message>
        <source>Envelope senders that an ordinary local user may give; the empty one is always allowed.</source>
        <translation>Umschlagabsender, die ein gewöhnlicher lokaler Benutzer angeben darf; der leere ist immer erlaubt.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Environment to add</source>
        <translation>Umgebung ergänzen</translation>
    </message>
    <message>
        <source>Environment to keep</source>
        <translation>Umgebung behalten</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Maskierung</translation>
    </message>
    <message>
        <source>Events could not be recorded for a while; mail went on. The count says how many are missing.</source>
        <translation>Ereignisse ließen sich eine Zeit lang nicht aufzeichnen; die Post lief weiter. Die Zahl sagt, wie viele fehlen.</translation>
    </message>
    <message>
        <source>Every exit code is a success.</source>
        <translation>Jeder Rückgabewert ist ein Erfolg.</translation>
    </message>
    <message>
        <source>Every recipient of a message has a final outcome; it left the queue.</source>
        <translation>Jeder Empfänger einer Nachricht hat ein endgültiges Ergebnis; sie hat die Warteschlange verlassen.</translation>
    </message>
    <message>
        <source>Exit codes after which the delivery is tried again; * is all.</source>
        <translation>Rückgabewerte, nach denen die Zustellung wieder versucht wird; * sind alle.</translation>
    </message>
    <message>
        <source>Expand only once</source>
        <translation>Nur einmal auswerten</translation>
    </message>
    <message>
        <source>Fail late</source>
        <translation>Spät scheitern</translation>
    </message>
    <message>
        <source>Fail on narrower modes</source>
        <translation>Bei engeren Rechten scheitern</translation>
    </message>
    <message>
        <source>Fails when verifying recipients</source>
        <translation>Scheitert bei der Prüfung von Empfängern</translation>
    </message>
    <message>
        <source>Fails when verifying senders</source>
        <translation>Scheitert bei der Prüfung von Absendern</translation>
    </message>
    <message>
        <source>Failures of hosts are remembered by name and address, else by name only.</source>
        <translation>Ausfälle von Rechnern werden nach Name und Adresse gemerkt, sonst nur nach dem Namen.</translation>
    </message>
    <message>
        <source>Fallback hosts</source>
        <translation>Ausweichrechner</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File must exist</source>
        <translation>Datei muss vorhanden sein</translation>
    </message>
    <message>
        <source>File of addresses</source>
        <translation>Datei mit Adressen</translation>
    </message>
    <message>
        <source>File or folder with the authorities that are trusted; system is the system&apos;s own.</source>
        <translation>Datei oder Ordner mit den vertrauten Zertifizierungsstellen; system sind die des Systems.</translation>
    </message>
    <message>
        <source>File with the key of the certificate, in PEM. Unset looks for it in the certificate file.</source>
        <translation>Datei mit dem Schlüssel des Zertifikats als PEM. Ohne Angabe wird er in der Zertifikatsdatei gesucht.</translation>
    </message>
    <message>
        <source>File with the server&apos;s certificate and its chain, in PEM. Unset uses a self-signed one that is made at the first start.</source>
        <translation>Datei mit dem Zertifikat des Servers und seiner Kette als PEM. Ohne Angabe gilt ein selbst signiertes, das beim ersten Start erzeugt wird.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files of :include: must be in this folder.</source>
        <translation>Dateien von :include: müssen in diesem Ordner liegen.</translation>
    </message>
    <message>
        <source>Final reply</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of :include:</source>
        <translation>Ordner von :include:</translation>
    </message>
    <message>
        <source>Folder of mailboxes</source>
        <translation>Ordner der Postfächer</translation>
    </message>
    <message>
        <source>Folder of the transport</source>
        <translation>Ordner des Transports</translation>
    </message>
    <message>
        <source>Follows MX records that name an IP address, against the standard.</source>
        <translation>Folgt MX-Einträgen, die eine IP-Adresse nennen, gegen die Norm.</translation>
    </message>
    <message>
        <source>For AUTH= on MAIL</source>
        <translation>Für AUTH= bei MAIL</translation>
    </message>
    <message>
        <source>For LDAP queries whose URL names no host: host[:port], asked in this order. A colon inside an entry is doubled.</source>
        <translation>Für LDAP-Abfragen, deren URL keinen Rechner nennt: host[:port], in dieser Reihenfolge gefragt. Ein Doppelpunkt in einem Eintrag wird verdoppelt.</translation>
    </message>
    <message>
        <source>For each MIME part</source>
        <translation>Für jeden MIME-Teil</translation>
    </message>
    <message>
        <source>For each recipient after the data</source>
        <translation>Für jeden Empfänger nach den Daten</translation>
    </message>
    <message>
        <source>For local submission</source>
        <translation>Für lokale Einlieferung</translation>
    </message>
    <message>
        <source>For mysql lookups: host[:port]/database/user/password or (/path/of/socket)/database/user/password, asked in this order. A colon inside an entry is doubled. The password may be secret:NAME.</source>
        <translation>Für mysql-Abfragen: host[:port]/database/user/password oder (/path/of/socket)/database/user/password, in dieser Reihenfolge gefragt. Ein Doppelpunkt in einem Eintrag wird verdoppelt. Das Kennwort darf secret:NAME sein.</translation>
    </message>
    <message>
        <source>For pgsql lookups: host[:port]/database/user/password or (/path/of/socket)/database/user/password, asked in this order. A colon inside an entry is doubled. The password may be secret:NAME.</source>
        <translation>Für pgsql-Abfragen: host[:port]/database/user/password oder (/path/of/socket)/database/user/password, in dieser Reihenfolge gefragt. Ein Doppelpunkt in einem Eintrag wird verdoppelt. Das Kennwort darf secret:NAME sein.</translation>
    </message>
    <message>
        <source>For redis lookups: host[:port]/database/password or (/path/of/socket)/database/password, asked in this order. A colon inside an entry is doubled. The password may be secret:NAME.</source>
        <translation>Für redis-Abfragen: host[:port]/database/password oder (/path/of/socket)/database/password, in dieser Reihenfolge gefragt. Ein Doppelpunkt in einem Eintrag wird verdoppelt. Das Kennwort darf secret:NAME sein.</translation>
    </message>
    <message>
        <source>For these domains a lookup that fails for now counts as &quot;does not exist&quot;.</source>
        <translation>Für diese Domains gilt eine vorerst gescheiterte Abfrage als „gibt es nicht“.</translation>
    </message>
    <message>
        <source>For which failures: *, refused, timeout_connect, rcpt_4xx, quota...</source>
        <translation>Für welche Fehler: *, refused, timeout_connect, rcpt_4xx, quota...</translation>
    </message>
    <message>
        <source>Forbid :blackhole:</source>
        <translation>:blackhole: verbieten</translation>
    </message>
    <message>
        <source>Forbid :include:</source>
        <translation>:include: verbieten</translation>
    </message>
    <message>
        <source>Forbid files</source>
        <translation>Dateien verbieten</translation>
    </message>
    <message>
        <source>Forbid pipes</source>
        <translation>Programme verbieten</translation>
    </message>
    <message>
        <source>Forget retry data after</source>
        <translation>Gemerktes vergessen nach</translation>
    </message>
    <message>
        <source>Free inodes needed</source>
        <translation>Nötige freie Inodes</translation>
    </message>
    <message>
        <source>Free space needed</source>
        <translation>Nötiger freier Platz</translation>
    </message>
    <message>
        <source>From now on incoming mail that matches is put on hold.</source>
        <translation>Ankommende Post, die passt, wird von nun an angehalten.</translation>
    </message>
    <message>
        <source>From of notices</source>
        <translation>From der Meldungen</translation>
    </message>
    <message>
        <source>Give up bounces after</source>
        <translation>Unzustellbarkeitsmeldungen aufgeben nach</translation>
    </message>
    <message>
        <source>Give up held messages after</source>
        <translation>Angehaltene Nachrichten aufgeben nach</translation>
    </message>
    <message>
        <source>Go on to the next router</source>
        <translation>Weiter zum nächsten Router</translation>
    </message>
    <message>
        <source>Go on without TLS</source>
        <translation>Weiter ohne TLS</translation>
    </message>
    <message>
        <source>Goes on when the server&apos;s prompt is not base64.</source>
        <translation>Macht weiter, wenn die Aufforderung des Servers kein Base64 ist.</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Headers only</source>
        <translation>Nur die Köpfe</translation>
    </message>
    <message>
        <source>Headers that the delivered copies get.</source>
        <translation>Köpfe, die die zugestellten Kopien bekommen.</translation>
    </message>
    <message>
        <source>Headers that the delivered copy gets.</source>
        <translation>Köpfe, die die zugestellte Kopie bekommt.</translation>
    </message>
    <message>
        <source>Help desk</source>
        <translation>Helpdesk</translation>
    </message>
    <message>
        <source>Hide children in bounces</source>
        <translation>Nachkommen in Meldungen verbergen</translation>
    </message>
    <message>
        <source>Hold after a signal</source>
        <translation>Nach einem Signal anhalten</translation>
    </message>
    <message>
        <source>Hold mail for</source>
        <translation>Post anhalten für</translation>
    </message>
    <message>
        <source>Hold when it cannot run</source>
        <translation>Anhalten, wenn es nicht läuft</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Heimatordner</translation>
    </message>
    <message>
        <source>Home folder for the router</source>
        <translation>Heimatordner für den Router</translation>
    </message>
    <message>
        <source>Home folder for the transport</source>
        <translation>Heimatordner für den Transport</translation>
    </message>
    <message>
        <source>Host list</source>
        <translation>Rechnerliste</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Rechnername</translation>
    </message>
    <message>
        <source>Host names that count as this one when routing finds them in MX records.</source>
        <translation>Rechnernamen, die als dieser gelten, wenn der Weg sie in MX-Einträgen findet.</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Hosts at which STARTTLS is not used even when it is offered.</source>
        <translation>Rechner, bei denen STARTTLS nicht benutzt wird, auch wenn sie es anbieten.</translation>
    </message>
    <message>
        <source>Hosts at which we authenticate when they offer it.</source>
        <translation>Rechner, bei denen wir uns anmelden, wenn sie es anbieten.</translation>
    </message>
    <message>
        <source>Hosts at which we must authenticate; without, the delivery is deferred.</source>
        <translation>Rechner, bei denen wir uns anmelden müssen; sonst wird die Zustellung aufgeschoben.</translation>
    </message>
    <message>
        <source>Hosts of which per-recipient replies are asked when they offer PRDR.</source>
        <translation>Rechner, von denen Antworten je Empfänger verlangt werden, wenn sie PRDR anbieten.</translation>
    </message>
    <message>
        <source>Hosts that get HELO at once.</source>
        <translation>Rechner, die gleich HELO bekommen.</translation>
    </message>
    <message>
        <source>Hosts to look at</source>
        <translation>Zu betrachtende Rechner</translation>
    </message>
    <message>
        <source>Hosts to try</source>
        <translation>Zu versuchende Rechner</translation>
    </message>
    <message>
        <source>Hosts to try when all others fail.</source>
        <translation>Rechner, die versucht werden, wenn alle anderen scheitern.</translation>
    </message>
    <message>
        <source>Hosts to which BDAT is used when they offer CHUNKING.</source>
        <translation>Rechner, bei denen BDAT benutzt wird, wenn sie CHUNKING anbieten.</translation>
    </message>
    <message>
        <source>Hosts to which commands are sent one at a time.</source>
        <translation>Rechner, denen Befehle einzeln gesendet werden.</translation>
    </message>
    <message>
        <source>Hosts to which nothing is sent without TLS.</source>
        <translation>Rechner, denen ohne TLS nichts gesendet wird.</translation>
    </message>
    <message>
        <source>Hosts to which only one connection is made at a time.</source>
        <translation>Rechner, zu denen nur eine Verbindung auf einmal besteht.</translation>
    </message>
    <message>
        <source>Hosts whose certificate is checked and the result recorded; an invalid one does not stop the delivery.</source>
        <translation>Rechner, deren Zertifikat geprüft und das Ergebnis vermerkt wird; ein ungültiges hält die Zustellung nicht auf.</translation>
    </message>
    <message>
        <source>Hosts whose certificate must also be for their name.</source>
        <translation>Rechner, deren Zertifikat auch auf ihren Namen lauten muss.</translation>
    </message>
    <message>
        <source>Hosts whose certificate must be valid.</source>
        <translation>Rechner, deren Zertifikat gültig sein muss.</translation>
    </message>
    <message>
        <source>How long a client may be silent before the session is ended. 0s waits for ever.</source>
        <translation>Wie lange ein Client schweigen darf, bevor die Sitzung endet. 0s wartet ewig.</translation>
    </message>
    <message>
        <source>How long a lookup waits for a Redis, SQL or LDAP server, connection included, before the next one is asked; when none answers the lookup defers.</source>
        <translation>Wie lange eine Abfrage auf einen Redis-, SQL- oder LDAP-Server wartet, die Verbindung eingeschlossen, bevor der nächste gefragt wird; antwortet keiner, schiebt die Abfrage auf.</translation>
    </message>
    <message>
        <source>How long a proxy may take to send its header.</source>
        <translation>Wie lange ein Proxy für seinen Kopf brauchen darf.</translation>
    </message>
    <message>
        <source>How long an sqlite lookup waits for a lock.</source>
        <translation>Wie lange eine sqlite-Abfrage auf eine Sperre wartet.</translation>
    </message>
    <message>
        <source>How long the answer of a query that only reads is used again. 0 asks the server each time.</source>
        <translation>Wie lange die Antwort einer nur lesenden Abfrage wieder benutzt wird. 0 fragt den Server jedes Mal.</translation>
    </message>
    <message>
        <source>How long the program may run; then the address is deferred.</source>
        <translation>Wie lange das Programm laufen darf; dann wird die Adresse aufgeschoben.</translation>
    </message>
    <message>
        <source>How many new connections the system keeps for us while we are busy.</source>
        <translation>Wie viele neue Verbindungen das System für uns bereithält, während wir beschäftigt sind.</translation>
    </message>
    <message>
        <source>How often a lock is tried.</source>
        <translation>Wie oft eine Sperre versucht wird.</translation>
    </message>
    <message>
        <source>IPv4 first</source>
        <translation>IPv4 zuerst</translation>
    </message>
    <message>
        <source>IPv4 only</source>
        <translation>Nur IPv4</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Identity as client</source>
        <translation>Identität als Client</translation>
    </message>
    <message>
        <source>Ignore bad prompts</source>
        <translation>Schlechte Aufforderungen übergehen</translation>
    </message>
    <message>
        <source>Ignore hosts</source>
        <translation>Rechner übergehen</translation>
    </message>
    <message>
        <source>Ignore quota</source>
        <translation>Quota übergehen</translation>
    </message>
    <message>
        <source>Ignore the exit code</source>
        <translation>Rückgabewert übergehen</translation>
    </message>
    <message>
        <source>Instead of data: a file with the addresses. A missing file declines.</source>
        <translation>Statt data: eine Datei mit den Adressen. Fehlt sie, lehnt der Router ab.</translation>
    </message>
    <message>
        <source>Instead of route_list: the hosts and options for this address; empty declines.</source>
        <translation>Statt route_list: Rechner und Optionen für diese Adresse; leer lehnt ab.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Its private key; unset looks in the certificate file.</source>
        <translation>Sein privater Schlüssel; ohne Angabe wird in der Zertifikatsdatei gesucht.</translation>
    </message>
    <message>
        <source>JSON log file</source>
        <translation>JSON-Protokolldatei</translation>
    </message>
    <message>
        <source>Keep Sender of local users</source>
        <translation>Sender lokaler Benutzer behalten</translation>
    </message>
    <message>
        <source>Keep answers of lookup servers</source>
        <translation>Antworten der Abfrageserver behalten</translation>
    </message>
    <message>
        <source>Keep events for</source>
        <translation>Ereignisse behalten für</translation>
    </message>
    <message>
        <source>Keep newlines of the visible body</source>
        <translation>Zeilenenden des sichtbaren Textes behalten</translation>
    </message>
    <message>
        <source>Keep one&apos;s own address</source>
        <translation>Eigene Adresse behalten</translation>
    </message>
    <message>
        <source>Keep removed messages for</source>
        <translation>Entfernte Nachrichten behalten für</translation>
    </message>
    <message>
        <source>Keep the domain</source>
        <translation>Domain behalten</translation>
    </message>
    <message>
        <source>Keep-alive</source>
        <translation>Keep-alive</translation>
    </message>
    <message>
        <source>Keeps a Sender header of a local submission. Needs local_from_check to be false.</source>
        <translation>Behält einen Sender-Kopf einer lokalen Einlieferung. Dazu muss local_from_check falsch sein.</translation>
    </message>
    <message>
        <source>Key of it</source>
        <translation>Schlüssel dazu</translation>
    </message>
    <message>
        <source>LDAP servers</source>
        <translation>LDAP-Server</translation>
    </message>
    <message>
        <source>Largest header section</source>
        <translation>Größter Kopf</translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>Größte Nachricht</translation>
    </message>
    <message>
        <source>Last hop for DSN</source>
        <translation>Letzte Station für DSN</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Line length of a returned message</source>
        <translation>Zeilenlänge einer zurückgegebenen Nachricht</translation>
    </message>
    <message>
        <source>Lines that begin so get escape_string instead.</source>
        <translation>Zeilen, die so beginnen, bekommen stattdessen escape_string.</translation>
    </message>
    <message>
        <source>Lines that begin so get escape_string instead. Unset: &quot;From &quot; for mbox.</source>
        <translation>Zeilen, die so beginnen, bekommen stattdessen escape_string. Ohne Angabe: &quot;From &quot; für mbox.</translation>
    </message>
    <message>
        <source>Lines to escape</source>
        <translation>Zu maskierende Zeilen</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Listener</translation>
    </message>
    <message>
        <source>Local groups whose members may do the same.</source>
        <translation>Lokale Gruppen, deren Mitglieder dasselbe dürfen.</translation>
    </message>
    <message>
        <source>Local part list</source>
        <translation>Liste lokaler Teile</translation>
    </message>
    <message>
        <source>Local parts</source>
        <translation>Lokale Teile</translation>
    </message>
    <message>
        <source>Local parts are compared with their case.</source>
        <translation>Lokale Teile werden mit Groß- und Kleinschreibung verglichen.</translation>
    </message>
    <message>
        <source>Local parts, patterns, lookups, other lists (+name).</source>
        <translation>Lokale Teile, Muster, Abfragen, andere Listen (+name).</translation>
    </message>
    <message>
        <source>Local submission</source>
        <translation>Lokale Einlieferung</translation>
    </message>
    <message>
        <source>Local users only</source>
        <translation>Nur lokale Benutzer</translation>
    </message>
    <message>
        <source>Local users who may give any sender with a message that they submit.</source>
        <translation>Lokale Benutzer, die einer eingelieferten Nachricht jeden Absender geben dürfen.</translation>
    </message>
    <message>
        <source>Lock file</source>
        <translation>Sperrdatei</translation>
    </message>
    <message>
        <source>Locks mbox files with a .lock file.</source>
        <translation>Sperrt mbox-Dateien mit einer .lock-Datei.</translation>
    </message>
    <message>
        <source>Locks mbox files with fcntl().</source>
        <translation>Sperrt mbox-Dateien mit fcntl().</translation>
    </message>
    <message>
        <source>Locks mbox files with flock().</source>
        <translation>Sperrt mbox-Dateien mit flock().</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>Logs and traces</source>
        <translation>Protokolle und Verläufe</translation>
    </message>
    <message>
        <source>Longest header line</source>
        <translation>Längste Kopfzeile</translation>
    </message>
    <message>
        <source>Longest line</source>
        <translation>Längste Zeile</translation>
    </message>
    <message>
        <source>Longest retry interval</source>
        <translation>Längster Abstand der Versuche</translation>
    </message>
    <message>
        <source>Look up the names of</source>
        <translation>Namen ermitteln von</translation>
    </message>
    <message>
        <source>Looks up no IPv6 addresses.</source>
        <translation>Fragt keine IPv6-Adressen ab.</translation>
    </message>
    <message>
        <source>MX failure is final for</source>
        <translation>MX-Fehler ist endgültig für</translation>
    </message>
    <message>
        <source>MX may be an address</source>
        <translation>MX darf eine Adresse sein</translation>
    </message>
    <message>
        <source>MX needed for</source>
        <translation>MX nötig für</translation>
    </message>
    <message>
        <source>Mail for these domains stays in the queue until they are taken off this list.</source>
        <translation>Post für diese Domains bleibt in der Warteschlange, bis sie von dieser Liste genommen werden.</translation>
    </message>
    <message>
        <source>Maildir</source>
        <translation>Maildir</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Members of this group may do everything over the control socket; root and the server&apos;s own user always may.</source>
        <translation>Mitglieder dieser Gruppe dürfen am Steuersocket alles; root und der Benutzer des Servers dürfen es immer.</translation>
    </message>
    <message>
        <source>Members of this group may look at messages and traces.</source>
        <translation>Mitglieder dieser Gruppe dürfen Nachrichten und Verläufe ansehen.</translation>
    </message>
    <message>
        <source>Members of this group may look at the configuration and the books.</source>
        <translation>Mitglieder dieser Gruppe dürfen Konfiguration und Bilanz ansehen.</translation>
    </message>
    <message>
        <source>Members of this group may work on the queue.</source>
        <translation>Mitglieder dieser Gruppe dürfen an der Warteschlange arbeiten.</translation>
    </message>
    <message>
        <source>Messages in these named queues (the ACL modifier queue) wait for `queue run --queue NAME`; those in other named queues are delivered like all others.</source>
        <translation>Nachrichten in diesen benannten Warteschlangen (ACL-Zusatz queue) warten auf `queue run --queue NAME`; die in anderen benannten werden wie alle zugestellt.</translation>
    </message>
    <message>
        <source>Messages of a connection</source>
        <translation>Nachrichten einer Verbindung</translation>
    </message>
    <message>
        <source>Messages of one connection</source>
        <translation>Nachrichten einer Verbindung</translation>
    </message>
    <message>
        <source>Mode of files</source>
        <translation>Rechte der Dateien</translation>
    </message>
    <message>
        <source>Mode of folders</source>
        <translation>Rechte der Ordner</translation>
    </message>
    <message>
        <source>Mode of lock files</source>
        <translation>Rechte der Sperrdateien</translation>
    </message>
    <message>
        <source>More addresses</source>
        <translation>Weitere Adressen</translation>
    </message>
    <message>
        <source>More characters in HELO</source>
        <translation>Weitere Zeichen in HELO</translation>
    </message>
    <message>
        <source>More commands than this that do not lead to mail end the session.</source>
        <translation>Mehr Befehle, die nicht zu Post führen, beenden die Sitzung.</translation>
    </message>
    <message>
        <source>More recipients than this get 452, or 552 with recipients_max_reject. 0 is no limit.</source>
        <translation>Mehr Empfänger bekommen 452, mit recipients_max_reject 552. 0 ist keine Grenze.</translation>
    </message>
    <message>
        <source>MySQL and MariaDB servers</source>
        <translation>MySQL- und MariaDB-Server</translation>
    </message>
    <message>
        <source>NAME=value pairs added to its environment.</source>
        <translation>Paare NAME=Wert, die zu seiner Umgebung kommen.</translation>
    </message>
    <message>
        <source>NAME=value pairs for expansions and pipes.</source>
        <translation>Paare NAME=Wert für Expansionen und Programme.</translation>
    </message>
    <message>
        <source>Name in EHLO</source>
        <translation>Name in EHLO</translation>
    </message>
    <message>
        <source>Name servers</source>
        <translation>Nameserver</translation>
    </message>
    <message>
        <source>Name shown to clients</source>
        <translation>Name für die Clients</translation>
    </message>
    <message>
        <source>Names of environment variables that expansions and pipes may see. Unset keeps none.</source>
        <translation>Namen von Umgebungsvariablen, die Expansionen und Programme sehen dürfen. Ohne Angabe keine.</translation>
    </message>
    <message>
        <source>Names of headers that the delivered copies lose.</source>
        <translation>Namen von Köpfen, die die zugestellten Kopien verlieren.</translation>
    </message>
    <message>
        <source>Names of headers that the delivered copy loses.</source>
        <translation>Namen von Köpfen, die die zugestellte Kopie verliert.</translation>
    </message>
    <message>
        <source>Names that are this host</source>
        <translation>Namen, die dieser Rechner sind</translation>
    </message>
    <message>
        <source>No EHLO to</source>
        <translation>Kein EHLO an</translation>
    </message>
    <message>
        <source>No IPv6</source>
        <translation>Kein IPv6</translation>
    </message>
    <message>
        <source>No TLS in callouts to</source>
        <translation>Kein TLS bei Rückfragen an</translation>
    </message>
    <message>
        <source>No TLS to</source>
        <translation>Kein TLS an</translation>
    </message>
    <message>
        <source>No pipelining to</source>
        <translation>Kein Pipelining an</translation>
    </message>
    <message>
        <source>No retry rule makes an address wait longer than this between attempts.</source>
        <translation>Keine Wiederholungsregel lässt eine Adresse länger zwischen Versuchen warten.</translation>
    </message>
    <message>
        <source>Of a longer message only the headers are returned.</source>
        <translation>Von einer längeren Nachricht werden nur die Köpfe zurückgegeben.</translation>
    </message>
    <message>
        <source>Of a message with longer lines only the headers are returned.</source>
        <translation>Von einer Nachricht mit längeren Zeilen werden nur die Köpfe zurückgegeben.</translation>
    </message>
    <message>
        <source>Offer 8BITMIME</source>
        <translation>8BITMIME anbieten</translation>
    </message>
    <message>
        <source>Offer AUTH to</source>
        <translation>AUTH anbieten</translation>
    </message>
    <message>
        <source>Offer CHUNKING to</source>
        <translation>CHUNKING anbieten</translation>
    </message>
    <message>
        <source>Offer DSN to</source>
        <translation>DSN anbieten</translation>
    </message>
    <message>
        <source>Offer LIMITS to</source>
        <translation>LIMITS anbieten</translation>
    </message>
    <message>
        <source>Offer PIPELINING to</source>
        <translation>PIPELINING anbieten</translation>
    </message>
    <message>
        <source>Offer PRDR</source>
        <translation>PRDR anbieten</translation>
    </message>
    <message>
        <source>Offer STARTTLS to</source>
        <translation>STARTTLS anbieten</translation>
    </message>
    <message>
        <source>Offer when</source>
        <translation>Anbieten, wenn</translation>
    </message>
    <message>
        <source>Offers 8BITMIME (RFC 6152), so that clients may send 8-bit content as it is.</source>
        <translation>Bietet 8BITMIME (RFC 6152) an, damit Clients 8-Bit-Inhalt senden können, wie er ist.</translation>
    </message>
    <message>
        <source>Offers per-recipient replies after the data, which acl_smtp_data_prdr decides.</source>
        <translation>Bietet nach den Daten Antworten je Empfänger an, über die acl_smtp_data_prdr entscheidet.</translation>
    </message>
    <message>
        <source>Old lock files</source>
        <translation>Alte Sperrdateien</translation>
    </message>
    <message>
        <source>Older days of the event store are deleted.</source>
        <translation>Ältere Tage des Ereignisspeichers werden gelöscht.</translation>
    </message>
    <message>
        <source>One connection at a time to</source>
        <translation>Nur eine Verbindung zu</translation>
    </message>
    <message>
        <source>Only addresses in these domains. $domain_data then holds the item or the data that matched.</source>
        <translation>Nur Adressen in diesen Domains. $domain_data hält dann den Eintrag oder die Daten, die passten.</translation>
    </message>
    <message>
        <source>Only as secondary MX</source>
        <translation>Nur als nachrangiger MX</translation>
    </message>
    <message>
        <source>Only for messages from these senders.</source>
        <translation>Nur für Nachrichten von diesen Absendern.</translation>
    </message>
    <message>
        <source>Only for verification</source>
        <translation>Nur zur Prüfung</translation>
    </message>
    <message>
        <source>Only from the path</source>
        <translation>Nur aus dem Suchpfad</translation>
    </message>
    <message>
        <source>Only local parts that are login names of this host.</source>
        <translation>Nur lokale Teile, die Anmeldenamen dieses Rechners sind.</translation>
    </message>
    <message>
        <source>Only messages from these senders.</source>
        <translation>Nur Nachrichten von diesen Absendern.</translation>
    </message>
    <message>
        <source>Only queue</source>
        <translation>Nur einreihen</translation>
    </message>
    <message>
        <source>Only these local parts. $local_part_data then holds the item or the data that matched.</source>
        <translation>Nur diese lokalen Teile. $local_part_data hält dann den Eintrag oder die Daten, die passten.</translation>
    </message>
    <message>
        <source>Only these programs may be run.</source>
        <translation>Nur diese Programme dürfen laufen.</translation>
    </message>
    <message>
        <source>Only when these files exist, or with ! do not.</source>
        <translation>Nur wenn es diese Dateien gibt oder, mit !, nicht gibt.</translation>
    </message>
    <message>
        <source>Only when this is true; given several times, all must be.</source>
        <translation>Nur wenn dies wahr ist; mehrmals angegeben, muss alles wahr sein.</translation>
    </message>
    <message>
        <source>OpenSSL&apos;s list of the cipher suites to allow up to TLS 1.2.</source>
        <translation>OpenSSLs Liste der bis TLS 1.2 erlaubten Chiffren.</translation>
    </message>
    <message>
        <source>OpenSSL&apos;s list of the cipher suites to allow up to TLS 1.2. Unset leaves the choice to the library.</source>
        <translation>OpenSSLs Liste der bis TLS 1.2 erlaubten Chiffren. Ohne Angabe wählt die Bibliothek.</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Output is a failure</source>
        <translation>Ausgabe ist ein Fehler</translation>
    </message>
    <message>
        <source>Output of a failed delivery goes into the bounce.</source>
        <translation>Die Ausgabe einer gescheiterten Zustellung kommt in die Unzustellbarkeitsmeldung.</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>Eigene Adresse</translation>
    </message>
    <message>
        <source>Own certificate</source>
        <translation>Eigenes Zertifikat</translation>
    </message>
    <message>
        <source>Own hosts first</source>
        <translation>Eigene Rechner zuerst</translation>
    </message>
    <message>
        <source>PRDR to</source>
        <translation>PRDR an</translation>
    </message>
    <message>
        <source>Parallel deliveries</source>
        <translation>Gleichzeitige Zustellungen</translation>
    </message>
    <message>
        <source>Parallel deliveries of a message</source>
        <translation>Gleichzeitige Zustellungen einer Nachricht</translation>
    </message>
    <message>
        <source>Pass on timeouts</source>
        <translation>Bei Zeitablauf weitergeben</translation>
    </message>
    <message>
        <source>Pass to</source>
        <translation>Weitergeben an</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Patience with lookup servers</source>
        <translation>Geduld mit Abfrageservern</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>PostgreSQL servers</source>
        <translation>PostgreSQL-Server</translation>
    </message>
    <message>
        <source>Preconditions</source>
        <translation>Vorbedingungen</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Prefix is optional</source>
        <translation>Präfix ist freigestellt</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>Programs and lookups</source>
        <translation>Programme und Abfragen</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Aufforderungen</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Protocol errors</source>
        <translation>Protokollfehler</translation>
    </message>
    <message>
        <source>Proxies that may use XCLIENT</source>
        <translation>Proxys, die XCLIENT benutzen dürfen</translation>
    </message>
    <message>
        <source>Proxies that send PROXY</source>
        <translation>Proxys, die PROXY senden</translation>
    </message>
    <message>
        <source>Puts the message on hold when the program cannot be started.</source>
        <translation>Hält die Nachricht an, wenn das Programm sich nicht starten lässt.</translation>
    </message>
    <message>
        <source>Puts the message on hold when the program is killed by a signal.</source>
        <translation>Hält die Nachricht an, wenn das Programm durch ein Signal endet.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Queues run by hand</source>
        <translation>Von Hand geführte Warteschlangen</translation>
    </message>
    <message>
        <source>Random order</source>
        <translation>Zufällige Reihenfolge</translation>
    </message>
    <message>
        <source>Received headers</source>
        <translation>Received-Köpfe</translation>
    </message>
    <message>
        <source>Recipients in different domains with the same hosts share a delivery.</source>
        <translation>Empfänger in verschiedenen Domains mit denselben Rechnern teilen eine Zustellung.</translation>
    </message>
    <message>
        <source>Recipients of a message</source>
        <translation>Empfänger einer Nachricht</translation>
    </message>
    <message>
        <source>Recipients were marked delivered by hand: nothing more is tried for them.</source>
        <translation>Empfänger wurden von Hand als zugestellt markiert: Für sie wird nichts mehr versucht.</translation>
    </message>
    <message>
        <source>Recipients without domain from</source>
        <translation>Empfänger ohne Domain von</translation>
    </message>
    <message>
        <source>Redis servers</source>
        <translation>Redis-Server</translation>
    </message>
    <message>
        <source>Refuse a message with too many recipients</source>
        <translation>Nachricht mit zu vielen Empfängern abweisen</translation>
    </message>
    <message>
        <source>Refuse connections from</source>
        <translation>Verbindungen abweisen von</translation>
    </message>
    <message>
        <source>Refuses clients that send before they may: before the greeting, or after a command that must be last in a group.</source>
        <translation>Weist Clients ab, die senden, bevor sie dürfen: vor der Begrüßung oder nach einem Befehl, der in einer Gruppe der letzte sein muss.</translation>
    </message>
    <message>
        <source>Refuses program names with a slash.</source>
        <translation>Verweigert Programmnamen mit einem Schrägstrich.</translation>
    </message>
    <message>
        <source>Remember by address</source>
        <translation>Nach Adresse merken</translation>
    </message>
    <message>
        <source>Remembers the answer for the time of a connection although the list has expansions.</source>
        <translation>Merkt die Antwort für die Dauer einer Verbindung, obwohl die Liste Expansionen hat.</translation>
    </message>
    <message>
        <source>Remembers the answer for the time of a message although the list has expansions.</source>
        <translation>Merkt die Antwort für die Dauer einer Nachricht, obwohl die Liste Expansionen hat.</translation>
    </message>
    <message>
        <source>Remove Delivery-date</source>
        <translation>Delivery-date entfernen</translation>
    </message>
    <message>
        <source>Remove Envelope-to</source>
        <translation>Envelope-to entfernen</translation>
    </message>
    <message>
        <source>Remove Return-path</source>
        <translation>Return-path entfernen</translation>
    </message>
    <message>
        <source>Remove headers</source>
        <translation>Köpfe entfernen</translation>
    </message>
    <message>
        <source>Removed messages can be brought back for so long.</source>
        <translation>Entfernte Nachrichten lassen sich so lange zurückholen.</translation>
    </message>
    <message>
        <source>Removes Delivery-date headers of arriving messages.</source>
        <translation>Entfernt Delivery-date-Köpfe ankommender Nachrichten.</translation>
    </message>
    <message>
        <source>Removes Envelope-to headers of arriving messages.</source>
        <translation>Entfernt Envelope-to-Köpfe ankommender Nachrichten.</translation>
    </message>
    <message>
        <source>Removes Return-path headers of arriving messages.</source>
        <translation>Entfernt Return-path-Köpfe ankommender Nachrichten.</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Reply-To of notices</source>
        <translation>Reply-To der Meldungen</translation>
    </message>
    <message>
        <source>Report bad addresses to</source>
        <translation>Schlechte Adressen melden an</translation>
    </message>
    <message>
        <source>Require AUTH</source>
        <translation>AUTH verlangen</translation>
    </message>
    <message>
        <source>Require HELO from</source>
        <translation>HELO verlangen von</translation>
    </message>
    <message>
        <source>Require TLS</source>
        <translation>TLS verlangen</translation>
    </message>
    <message>
        <source>Reserve connections for</source>
        <translation>Verbindungen vorbehalten für</translation>
    </message>
    <message>
        <source>Reserved connections</source>
        <translation>Vorbehaltene Verbindungen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Retry by local part</source>
        <translation>Wiederholung nach lokalem Teil</translation>
    </message>
    <message>
        <source>Retry rule</source>
        <translation>Wiederholungsregel</translation>
    </message>
    <message>
        <source>Return output of failures</source>
        <translation>Ausgabe bei Fehlern zurückgeben</translation>
    </message>
    <message>
        <source>Return the body</source>
        <translation>Text zurückgeben</translation>
    </message>
    <message>
        <source>Return the message</source>
        <translation>Nachricht zurückgeben</translation>
    </message>
    <message>
        <source>Rewrite headers</source>
        <translation>Köpfe umschreiben</translation>
    </message>
    <message>
        <source>Rewrite rule</source>
        <translation>Umschreiberegel</translation>
    </message>
    <message>
        <source>Rewrite rules apply to the new addresses.</source>
        <translation>Umschreiberegeln gelten für die neuen Adressen.</translation>
    </message>
    <message>
        <source>Rewrite the addresses</source>
        <translation>Adressen umschreiben</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Route a domain once</source>
        <translation>Domain nur einmal leiten</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Rules separated by semicolons: a domain pattern, hosts, and options such as byname, bydns, randomize or a transport.</source>
        <translation>Regeln, getrennt durch Semikolons: ein Domainmuster, Rechner und Optionen wie byname, bydns, randomize oder ein Transport.</translation>
    </message>
    <message>
        <source>Runs for AUTH, before the exchange. Unset accepts.</source>
        <translation>Läuft bei AUTH, vor dem Austausch. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs for DATA, before the message is sent; not for BDAT. Unset accepts.</source>
        <translation>Läuft bei DATA, bevor die Nachricht kommt; nicht bei BDAT. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs for HELO and EHLO. Unset accepts.</source>
        <translation>Läuft bei HELO und EHLO. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs for MAIL FROM. Unset accepts.</source>
        <translation>Läuft bei MAIL FROM. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs for QUIT; it can log and set the closing text, not refuse.</source>
        <translation>Läuft bei QUIT; sie kann protokollieren und den Schlusstext setzen, nicht abweisen.</translation>
    </message>
    <message>
        <source>Runs for STARTTLS. Unset accepts.</source>
        <translation>Läuft bei STARTTLS. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs for VRFY. Unset answers 252 and verifies nothing.</source>
        <translation>Läuft bei VRFY. Ohne Angabe wird mit 252 geantwortet und nichts geprüft.</translation>
    </message>
    <message>
        <source>Runs for a message handed over by a local program, once, with the message. Unset accepts.</source>
        <translation>Läuft einmal für eine von einem lokalen Programm übergebene Nachricht, mit der Nachricht. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs for each RCPT TO. Unset refuses every recipient, so that a server without rules relays nothing.</source>
        <translation>Läuft bei jedem RCPT TO. Ohne Angabe wird jeder Empfänger abgewiesen, damit ein Server ohne Regeln nichts weiterleitet.</translation>
    </message>
    <message>
        <source>Runs for each accepted recipient after the message when the client asked for PRDR and there is more than one. Unset accepts.</source>
        <translation>Läuft nach der Nachricht für jeden angenommenen Empfänger, wenn der Client PRDR verlangt hat und es mehr als einer ist. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs once for each part of a message with MIME structure. Unset accepts.</source>
        <translation>Läuft einmal für jeden Teil einer Nachricht mit MIME-Aufbau. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs once for the whole message before it is accepted. Unset accepts.</source>
        <translation>Läuft einmal für die ganze Nachricht, bevor sie angenommen wird. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs when MAIL carries an AUTH= parameter; decides whether it is believed. Unset ignores it.</source>
        <translation>Läuft, wenn MAIL einen AUTH=-Parameter trägt; entscheidet, ob er geglaubt wird. Ohne Angabe wird er übergangen.</translation>
    </message>
    <message>
        <source>Runs when a client connects, before the greeting. Unset accepts.</source>
        <translation>Läuft, wenn ein Client sich verbindet, vor der Begrüßung. Ohne Angabe wird angenommen.</translation>
    </message>
    <message>
        <source>Runs when a session ends otherwise; $smtp_notquit_reason says how.</source>
        <translation>Läuft, wenn eine Sitzung anders endet; $smtp_notquit_reason sagt wie.</translation>
    </message>
    <message>
        <source>SMTP</source>
        <translation>SMTP</translation>
    </message>
    <message>
        <source>SMTP service</source>
        <translation>SMTP-Dienst</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
    <message>
        <source>SQLite lock timeout</source>
        <translation>SQLite-Sperrzeit</translation>
    </message>
    <message>
        <source>STARTTLS to LDAP servers</source>
        <translation>STARTTLS zu LDAP-Servern</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Search path</source>
        <translation>Suchpfad</translation>
    </message>
    <message>
        <source>Send a delay notice when</source>
        <translation>Verzögerungsmeldung senden, wenn</translation>
    </message>
    <message>
        <source>Senders</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Senders anybody may set</source>
        <translation>Absender, die jeder setzen darf</translation>
    </message>
    <message>
        <source>Senders without domain from</source>
        <translation>Absender ohne Domain von</translation>
    </message>
    <message>
        <source>Sends IGNOREQUOTA with each LMTP recipient.</source>
        <translation>Sendet IGNOREQUOTA mit jedem LMTP-Empfänger.</translation>
    </message>
    <message>
        <source>Sends it even when we did not authenticate.</source>
        <translation>Sendet es auch, wenn wir uns nicht angemeldet haben.</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Servername</translation>
    </message>
    <message>
        <source>Servers for lookups</source>
        <translation>Server für Abfragen</translation>
    </message>
    <message>
        <source>Several domains at once</source>
        <translation>Mehrere Domains zugleich</translation>
    </message>
    <message>
        <source>Size of a returned message</source>
        <translation>Größe einer zurückgegebenen Nachricht</translation>
    </message>
    <message>
        <source>Skip bad addresses</source>
        <translation>Schlechte Adressen auslassen</translation>
    </message>
    <message>
        <source>So many bytes are in $message_body and $message_body_end.</source>
        <translation>So viele Bytes stehen in $message_body und $message_body_end.</translation>
    </message>
    <message>
        <source>So many deliveries through this transport run at a time. Unset is no limit.</source>
        <translation>So viele Zustellungen laufen zugleich über diesen Transport. Ohne Angabe keine Grenze.</translation>
    </message>
    <message>
        <source>So many hosts are tried in one attempt.</source>
        <translation>So viele Rechner werden bei einem Versuch probiert.</translation>
    </message>
    <message>
        <source>So many hosts, those whose time has not come included.</source>
        <translation>So viele Rechner, die mitgezählt, deren Zeit noch nicht gekommen ist.</translation>
    </message>
    <message>
        <source>So many of a hundred accepted messages keep their decision trace; what was refused or deferred always does.</source>
        <translation>So viele von hundert angenommenen Nachrichten behalten ihren Entscheidungsverlauf; Abgewiesenes und Aufgeschobenes immer.</translation>
    </message>
    <message>
        <source>So many of smtp_accept_max are kept for smtp_reserve_hosts.</source>
        <translation>So viele von smtp_accept_max sind smtp_reserve_hosts vorbehalten.</translation>
    </message>
    <message>
        <source>So many remote deliveries of one message run at a time.</source>
        <translation>So viele entfernte Zustellungen einer Nachricht laufen zugleich.</translation>
    </message>
    <message>
        <source>Somebody who normally may not see it looked at the content of a message.</source>
        <translation>Jemand, der es sonst nicht darf, hat den Inhalt einer Nachricht angesehen.</translation>
    </message>
    <message>
        <source>Steps separated by semicolons: F,cutoff,interval or G,cutoff,interval,factor or H like G with chance. Empty: fail at once.</source>
        <translation>Schritte, getrennt durch Semikolons: F,Ende,Abstand oder G,Ende,Abstand,Faktor oder H wie G mit Zufall. Leer: sofort scheitern.</translation>
    </message>
    <message>
        <source>Suffix</source>
        <translation>Suffix</translation>
    </message>
    <message>
        <source>Suffix is optional</source>
        <translation>Suffix ist freigestellt</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Tag of file names</source>
        <translation>Zusatz der Dateinamen</translation>
    </message>
    <message>
        <source>Take a copy</source>
        <translation>Kopie nehmen</translation>
    </message>
    <message>
        <source>Takes the place of the envelope sender.</source>
        <translation>Tritt an die Stelle des Umschlagabsenders.</translation>
    </message>
    <message>
        <source>Tell clients details of errors</source>
        <translation>Clients Einzelheiten von Fehlern sagen</translation>
    </message>
    <message>
        <source>Temporary DNS failure means no</source>
        <translation>Vorläufiger DNS-Fehler heißt nein</translation>
    </message>
    <message>
        <source>Temporary exit codes</source>
        <translation>Vorläufige Rückgabewerte</translation>
    </message>
    <message>
        <source>Text in Message-ID</source>
        <translation>Text in Message-ID</translation>
    </message>
    <message>
        <source>Text of that report</source>
        <translation>Text dieser Meldung</translation>
    </message>
    <message>
        <source>Text when nothing fits</source>
        <translation>Text, wenn nichts passt</translation>
    </message>
    <message>
        <source>The FileDescriptorName of a socket that systemd hands over; with it, address and port are only for show.</source>
        <translation>Der FileDescriptorName eines Sockets, den systemd übergibt; Adresse und Port sind dann nur zur Anzeige.</translation>
    </message>
    <message>
        <source>The From header of bounces and notices.</source>
        <translation>Der From-Kopf von Unzustellbarkeits- und anderen Meldungen.</translation>
    </message>
    <message>
        <source>The address for the AUTH= parameter of MAIL.</source>
        <translation>Die Adresse für den AUTH=-Parameter von MAIL.</translation>
    </message>
    <message>
        <source>The address of this host to connect from.</source>
        <translation>Die Adresse dieses Rechners, von der die Verbindung ausgeht.</translation>
    </message>
    <message>
        <source>The addresses may not be files.</source>
        <translation>Die Adressen dürfen keine Dateien sein.</translation>
    </message>
    <message>
        <source>The addresses may not be pipes.</source>
        <translation>Die Adressen dürfen keine Programme sein.</translation>
    </message>
    <message>
        <source>The addresses may not say :blackhole:.</source>
        <translation>Die Adressen dürfen nicht :blackhole: sagen.</translation>
    </message>
    <message>
        <source>The addresses may not say :include:.</source>
        <translation>Die Adressen dürfen nicht :include: sagen.</translation>
    </message>
    <message>
        <source>The addresses may put the message on hold.</source>
        <translation>Die Adressen dürfen die Nachricht anhalten.</translation>
    </message>
    <message>
        <source>The addresses may say :defer:.</source>
        <translation>Die Adressen dürfen :defer: sagen.</translation>
    </message>
    <message>
        <source>The addresses may say :fail:.</source>
        <translation>Die Adressen dürfen :fail: sagen.</translation>
    </message>
    <message>
        <source>The addresses to listen on; with IPv6 the list needs another separator, as in the default.</source>
        <translation>Die Adressen, auf denen gelauscht wird; mit IPv6 braucht die Liste ein anderes Trennzeichen, wie in der Vorgabe.</translation>
    </message>
    <message>
        <source>The authenticator is used towards a host only when this is true.</source>
        <translation>Das Verfahren wird gegenüber einem Rechner nur benutzt, wenn dies wahr ist.</translation>
    </message>
    <message>
        <source>The books do not balance: messages were accepted for which no outcome is known, or outcomes without a message. Run `postroomctl ledger` and keep the stores as they are.</source>
        <translation>Die Bilanz stimmt nicht: Es gibt angenommene Nachrichten ohne bekanntes Ergebnis oder Ergebnisse ohne Nachricht. Rufen Sie `postroomctl ledger` auf und lassen Sie die Speicher, wie sie sind.</translation>
    </message>
    <message>
        <source>The certificates by which LDAP servers are verified. Unset uses the system&apos;s LDAP settings.</source>
        <translation>Die Zertifikate, mit denen LDAP-Server geprüft werden. Ohne Angabe gelten die LDAP-Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>The client is authenticated when this is true. Unset makes it a client-side authenticator, except for the driver accounts.</source>
        <translation>Der Client gilt als angemeldet, wenn dies wahr ist. Ohne Angabe dient es nur uns als Client, außer beim Treiber accounts.</translation>
    </message>
    <message>
        <source>The configuration went back to an earlier revision: it was asked for, or a change was not confirmed in time.</source>
        <translation>Die Konfiguration ging auf eine frühere Revision zurück: Es wurde verlangt, oder eine Änderung wurde nicht rechtzeitig bestätigt.</translation>
    </message>
    <message>
        <source>The domain for addresses without one. Unset uses qualify_recipient.</source>
        <translation>Die Domain für Adressen ohne eine. Ohne Angabe qualify_recipient.</translation>
    </message>
    <message>
        <source>The domain for recipient addresses that have none. Unset uses qualify_domain.</source>
        <translation>Die Domain für Empfängeradressen, die keine haben. Ohne Angabe qualify_domain.</translation>
    </message>
    <message>
        <source>The domain for sender addresses that have none. Unset uses primary_hostname.</source>
        <translation>Die Domain für Absenderadressen, die keine haben. Ohne Angabe primary_hostname.</translation>
    </message>
    <message>
        <source>The domain in Message-ID headers that we add. Unset uses primary_hostname.</source>
        <translation>Die Domain in Message-ID-Köpfen, die wir ergänzen. Ohne Angabe primary_hostname.</translation>
    </message>
    <message>
        <source>The envelope sender of the delivery; bounces go there.</source>
        <translation>Der Umschlagabsender der Zustellung; Unzustellbarkeitsmeldungen gehen dorthin.</translation>
    </message>
    <message>
        <source>The error text when this is the last router and declines.</source>
        <translation>Der Fehlertext, wenn dies der letzte Router ist und ablehnt.</translation>
    </message>
    <message>
        <source>The fate of one recipient was decided on the content of the message (PRDR).</source>
        <translation>Über einen Empfänger wurde nach dem Inhalt der Nachricht entschieden (PRDR).</translation>
    </message>
    <message>
        <source>The file for sqlite lookups that name none.</source>
        <translation>Die Datei für sqlite-Abfragen, die keine nennen.</translation>
    </message>
    <message>
        <source>The folder in which the transport runs.</source>
        <translation>Der Ordner, in dem der Transport läuft.</translation>
    </message>
    <message>
        <source>The full name of this host. Unset asks the system.</source>
        <translation>Der volle Name dieses Rechners. Ohne Angabe wird das System gefragt.</translation>
    </message>
    <message>
        <source>The host name in the greeting and in replies. Unset uses primary_hostname.</source>
        <translation>Der Rechnername in der Begrüßung und in Antworten. Ohne Angabe primary_hostname.</translation>
    </message>
    <message>
        <source>The mbox file to deliver to.</source>
        <translation>Die mbox-Datei, in die zugestellt wird.</translation>
    </message>
    <message>
        <source>The mechanism is offered only when this is true. Unset: only over TLS, when the driver is accounts; always otherwise.</source>
        <translation>Das Verfahren wird nur angeboten, wenn dies wahr ist. Ohne Angabe: beim Treiber accounts nur über TLS, sonst immer.</translation>
    </message>
    <message>
        <source>The name that clients see: PLAIN, LOGIN, SCRAM-SHA-256.</source>
        <translation>Der Name, den Clients sehen: PLAIN, LOGIN, SCRAM-SHA-256.</translation>
    </message>
    <message>
        <source>The name to ask for in the handshake. Unset uses the host&apos;s.</source>
        <translation>Der Name, der beim Handschlag verlangt wird. Ohne Angabe der des Rechners.</translation>
    </message>
    <message>
        <source>The new address; $1 and so on are the parts that * and groups matched.</source>
        <translation>Die neue Adresse; $1 und so weiter sind die Teile, auf die * und Gruppen passten.</translation>
    </message>
    <message>
        <source>The new addresses, separated by commas: aliases, lists, :blackhole:, :fail: and the like; empty declines.</source>
        <translation>Die neuen Adressen, getrennt durch Kommas: Aliasse, Listen, :blackhole:, :fail: und dergleichen; leer lehnt ab.</translation>
    </message>
    <message>
        <source>The pause between them.</source>
        <translation>Die Pause dazwischen.</translation>
    </message>
    <message>
        <source>The permissions of files that are created.</source>
        <translation>Die Rechte angelegter Dateien.</translation>
    </message>
    <message>
        <source>The permissions of folders that are created.</source>
        <translation>Die Rechte angelegter Ordner.</translation>
    </message>
    <message>
        <source>The permissions of lock files.</source>
        <translation>Die Rechte von Sperrdateien.</translation>
    </message>
    <message>
        <source>The port of the hosts. Unset: 25, 465 for smtps and submissions, 24 for lmtp.</source>
        <translation>Der Port der Rechner. Ohne Angabe: 25, 465 für smtps und submissions, 24 für lmtp.</translation>
    </message>
    <message>
        <source>The port to listen on. 0 lets the system choose one, for tests.</source>
        <translation>Der Port, auf dem gelauscht wird. 0 lässt das System einen wählen, für Tests.</translation>
    </message>
    <message>
        <source>The prefix may be missing.</source>
        <translation>Das Präfix darf fehlen.</translation>
    </message>
    <message>
        <source>The program and its arguments, each expanded by itself. Arguments may not come from outside. What the program prints says what becomes of the address: ACCEPT, DECLINE, PASS, FAIL, DEFER, FREEZE or REDIRECT, and data.</source>
        <translation>Das Programm und seine Argumente, jedes für sich ausgewertet. Argumente dürfen nicht von außen kommen. Was das Programm ausgibt, sagt, was aus der Adresse wird: ACCEPT, DECLINE, PASS, FAIL, DEFER, FREEZE oder REDIRECT und Daten.</translation>
    </message>
    <message>
        <source>The program and its arguments, run without a shell. It is split before it is expanded, and tainted values are refused as the program.</source>
        <translation>Das Programm und seine Argumente, ohne Shell ausgeführt. Es wird vor der Auswertung zerlegt, und unsaubere Werte werden als Programm verweigert.</translation>
    </message>
    <message>
        <source>The router at which addresses that this one makes begin.</source>
        <translation>Der Router, bei dem von diesem erzeugte Adressen beginnen.</translation>
    </message>
    <message>
        <source>The router is used to verify and test only, never to deliver.</source>
        <translation>Der Router dient nur zum Prüfen und Testen, nie zum Zustellen.</translation>
    </message>
    <message>
        <source>The router to go on with when this one passes an address on.</source>
        <translation>Der Router, mit dem es weitergeht, wenn dieser eine Adresse weitergibt.</translation>
    </message>
    <message>
        <source>The same for the connections of callouts.</source>
        <translation>Dasselbe für die Verbindungen von Rückfragen.</translation>
    </message>
    <message>
        <source>The sender of a queued message was changed: bounces go to the new one.</source>
        <translation>Der Absender einer wartenden Nachricht wurde geändert: Unzustellbarkeitsmeldungen gehen an den neuen.</translation>
    </message>
    <message>
        <source>The server is ready.</source>
        <translation>Der Server ist bereit.</translation>
    </message>
    <message>
        <source>The server is stopping; sessions are finished first.</source>
        <translation>Der Server hält an; Sitzungen werden erst beendet.</translation>
    </message>
    <message>
        <source>The strings we send as client, separated by colons; ^ is a NUL, ^^ a ^.</source>
        <translation>Die Texte, die wir als Client senden, getrennt durch Doppelpunkte; ^ ist ein NUL, ^^ ein ^.</translation>
    </message>
    <message>
        <source>The suffix may be missing.</source>
        <translation>Das Suffix darf fehlen.</translation>
    </message>
    <message>
        <source>The text after 220 at the start of a session.</source>
        <translation>Der Text nach 220 zu Beginn einer Sitzung.</translation>
    </message>
    <message>
        <source>The transport that delivers addresses which this router accepts.</source>
        <translation>Der Transport, der die von diesem Router angenommenen Adressen zustellt.</translation>
    </message>
    <message>
        <source>The value of $authenticated_id after success.</source>
        <translation>Der Wert von $authenticated_id nach Erfolg.</translation>
    </message>
    <message>
        <source>The value of $home while the router runs.</source>
        <translation>Der Wert von $home, während der Router läuft.</translation>
    </message>
    <message>
        <source>The value of $home.</source>
        <translation>Der Wert von $home.</translation>
    </message>
    <message>
        <source>The value of a secret was set; the configuration itself did not change.</source>
        <translation>Der Wert eines Geheimnisses wurde gesetzt; die Konfiguration selbst blieb gleich.</translation>
    </message>
    <message>
        <source>The whole of a message arrived and is being decided on.</source>
        <translation>Eine Nachricht ist ganz angekommen, über sie wird entschieden.</translation>
    </message>
    <message>
        <source>The zone of times in headers and logs, as in /usr/share/zoneinfo. Unset uses the system&apos;s; UTC is a choice.</source>
        <translation>Die Zone der Zeiten in Köpfen und Protokollen, wie in /usr/share/zoneinfo. Ohne Angabe die des Systems; UTC geht auch.</translation>
    </message>
    <message>
        <source>This host</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Threads that deliver; they are started when needed.</source>
        <translation>Threads, die zustellen; sie starten bei Bedarf.</translation>
    </message>
    <message>
        <source>Threads that run sessions; they are started when needed. At the limit new connections get 421.</source>
        <translation>Threads, die Sitzungen führen; sie starten bei Bedarf. An der Grenze bekommen neue Verbindungen 421.</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Timeout defers</source>
        <translation>Zeitablauf schiebt auf</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>Zeitgrenzen</translation>
    </message>
    <message>
        <source>Traces of accepted mail</source>
        <translation>Verläufe angenommener Post</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Transport for files</source>
        <translation>Transport für Dateien</translation>
    </message>
    <message>
        <source>Transport for folders</source>
        <translation>Transport für Ordner</translation>
    </message>
    <message>
        <source>Transport for pipes</source>
        <translation>Transport für Programme</translation>
    </message>
    <message>
        <source>Treats the next host as one without DSN, and reports the message as relayed.</source>
        <translation>Behandelt den nächsten Rechner wie einen ohne DSN und meldet die Nachricht als weitergeleitet.</translation>
    </message>
    <message>
        <source>Tries IPv4 addresses of a host before its IPv6 addresses.</source>
        <translation>Versucht die IPv4-Adressen eines Rechners vor seinen IPv6-Adressen.</translation>
    </message>
    <message>
        <source>Tries hosts in random order.</source>
        <translation>Versucht Rechner in zufälliger Reihenfolge.</translation>
    </message>
    <message>
        <source>Tries the hosts of a rule in random order.</source>
        <translation>Versucht die Rechner einer Regel in zufälliger Reihenfolge.</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Vertraute Zertifikate</translation>
    </message>
    <message>
        <source>Trusted groups</source>
        <translation>Vertraute Gruppen</translation>
    </message>
    <message>
        <source>Trusted users</source>
        <translation>Vertraute Benutzer</translation>
    </message>
    <message>
        <source>Try held messages again after</source>
        <translation>Angehaltene Nachrichten wieder versuchen nach</translation>
    </message>
    <message>
        <source>Try to authenticate at</source>
        <translation>Anmeldung versuchen bei</translation>
    </message>
    <message>
        <source>Try to verify HELO of</source>
        <translation>HELO zu prüfen versuchen von</translation>
    </message>
    <message>
        <source>Try with these domains</source>
        <translation>Mit diesen Domains versuchen</translation>
    </message>
    <message>
        <source>Unknown commands</source>
        <translation>Unbekannte Befehle</translation>
    </message>
    <message>
        <source>Unset ACL variables are errors</source>
        <translation>Ungesetzte ACL-Variablen sind Fehler</translation>
    </message>
    <message>
        <source>Unset: a From line.</source>
        <translation>Ohne Angabe: eine From-Zeile.</translation>
    </message>
    <message>
        <source>Unset: an empty line.</source>
        <translation>Ohne Angabe: eine leere Zeile.</translation>
    </message>
    <message>
        <source>Unset: an empty line; nothing with maildir_format.</source>
        <translation>Ohne Angabe: eine leere Zeile; nichts mit maildir_format.</translation>
    </message>
    <message>
        <source>Unset: the From line of mbox; nothing with maildir_format.</source>
        <translation>Ohne Angabe: die From-Zeile von mbox; nichts mit maildir_format.</translation>
    </message>
    <message>
        <source>Upper and lower case matter</source>
        <translation>Groß- und Kleinschreibung zählt</translation>
    </message>
    <message>
        <source>Use again for children</source>
        <translation>Für Nachkommen wieder benutzen</translation>
    </message>
    <message>
        <source>Use as client when</source>
        <translation>Als Client benutzen, wenn</translation>
    </message>
    <message>
        <source>Used by address tests</source>
        <translation>Bei Adresstests benutzt</translation>
    </message>
    <message>
        <source>Used to verify recipients</source>
        <translation>Zur Prüfung von Empfängern benutzt</translation>
    </message>
    <message>
        <source>Used to verify senders</source>
        <translation>Zur Prüfung von Absendern benutzt</translation>
    </message>
    <message>
        <source>Uses TCP keep-alive on connections.</source>
        <translation>Benutzt TCP-Keep-alive auf Verbindungen.</translation>
    </message>
    <message>
        <source>Uses hosts even when the router gave some.</source>
        <translation>Benutzt hosts auch, wenn der Router welche gab.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Verify LDAP servers</source>
        <translation>LDAP-Server prüfen</translation>
    </message>
    <message>
        <source>Visible body</source>
        <translation>Sichtbarer Text</translation>
    </message>
    <message>
        <source>Wait for a block of data to be taken.</source>
        <translation>Warten, bis ein Datenblock genommen ist.</translation>
    </message>
    <message>
        <source>Wait for a client</source>
        <translation>Warten auf einen Client</translation>
    </message>
    <message>
        <source>Wait for a connection.</source>
        <translation>Warten auf eine Verbindung.</translation>
    </message>
    <message>
        <source>Wait for the PROXY header</source>
        <translation>Warten auf den PROXY-Kopf</translation>
    </message>
    <message>
        <source>Wait for the greeting and for replies to commands.</source>
        <translation>Warten auf die Begrüßung und auf Antworten auf Befehle.</translation>
    </message>
    <message>
        <source>Wait for the reply after the data.</source>
        <translation>Warten auf die Antwort nach den Daten.</translation>
    </message>
    <message>
        <source>Waiting connections</source>
        <translation>Wartende Verbindungen</translation>
    </message>
    <message>
        <source>What is logged as the identity that we used.</source>
        <translation>Was als die von uns benutzte Identität protokolliert wird.</translation>
    </message>
    <message>
        <source>What is remembered of hosts and addresses that failed is forgotten after so long without a new attempt.</source>
        <translation>Was über gescheiterte Rechner und Adressen gemerkt ist, wird nach dieser Zeit ohne neuen Versuch vergessen.</translation>
    </message>
    <message>
        <source>What log lines contain beside the usual, as +name and -name, in Exim&apos;s names; +all is everything.</source>
        <translation>Was Protokollzeilen neben dem Üblichen enthalten, als +name und -name, in Exims Namen; +all ist alles.</translation>
    </message>
    <message>
        <source>What takes the place of check_string.</source>
        <translation>Was an die Stelle von check_string tritt.</translation>
    </message>
    <message>
        <source>What takes the place of check_string. Unset: &quot;&gt;From &quot; for mbox.</source>
        <translation>Was an die Stelle von check_string tritt. Ohne Angabe: &quot;&gt;From &quot; für mbox.</translation>
    </message>
    <message>
        <source>What the client is asked for, in order, when it gave not everything at once.</source>
        <translation>Wonach der Client der Reihe nach gefragt wird, wenn er nicht alles auf einmal gab.</translation>
    </message>
    <message>
        <source>What the router does: accept, dnslookup, manualroute, redirect.</source>
        <translation>Was der Router tut: accept, dnslookup, manualroute, redirect.</translation>
    </message>
    <message>
        <source>What to do when no host remains.</source>
        <translation>Was zu tun ist, wenn kein Rechner bleibt.</translation>
    </message>
    <message>
        <source>What to do when routing leads to this host: freeze, defer, fail, send, pass, reroute: domain.</source>
        <translation>Was zu tun ist, wenn der Weg zu diesem Rechner führt: freeze, defer, fail, send, pass, reroute: Domain.</translation>
    </message>
    <message>
        <source>What to do when the name of a host does not exist.</source>
        <translation>Was zu tun ist, wenn es den Namen eines Rechners nicht gibt.</translation>
    </message>
    <message>
        <source>What to log</source>
        <translation>Was protokolliert wird</translation>
    </message>
    <message>
        <source>What we call ourselves.</source>
        <translation>Wie wir uns nennen.</translation>
    </message>
    <message>
        <source>What we send</source>
        <translation>Was wir senden</translation>
    </message>
    <message>
        <source>When TLS fails and is not required, the message is sent without.</source>
        <translation>Scheitert TLS und ist es nicht verlangt, geht die Nachricht ohne.</translation>
    </message>
    <message>
        <source>When a host is not found</source>
        <translation>Wenn ein Rechner nicht gefunden wird</translation>
    </message>
    <message>
        <source>When all hosts are ignored</source>
        <translation>Wenn alle Rechner übergangen werden</translation>
    </message>
    <message>
        <source>When all hosts are past their last retry time, an address fails without another attempt.</source>
        <translation>Ist bei allen Rechnern die letzte Versuchszeit vorbei, scheitert eine Adresse ohne weiteren Versuch.</translation>
    </message>
    <message>
        <source>When false, `address test` leaves the router out.</source>
        <translation>Ist dies falsch, lässt `address test` den Router aus.</translation>
    </message>
    <message>
        <source>When false, addresses that this router made do not come to it again.</source>
        <translation>Ist dies falsch, kommen von diesem Router erzeugte Adressen nicht wieder zu ihm.</translation>
    </message>
    <message>
        <source>When false, an address that this router declines is not offered to the others: it fails.</source>
        <translation>Ist dies falsch, wird eine hier abgelehnte Adresse den anderen nicht angeboten: Sie scheitert.</translation>
    </message>
    <message>
        <source>When false, newlines and NULs in $message_body become blanks.</source>
        <translation>Ist dies falsch, werden Zeilenenden und NULs in $message_body zu Leerzeichen.</translation>
    </message>
    <message>
        <source>When false, the router is left out when a recipient is verified.</source>
        <translation>Ist dies falsch, wird der Router bei der Prüfung eines Empfängers ausgelassen.</translation>
    </message>
    <message>
        <source>When false, the router is left out when a sender is verified.</source>
        <translation>Ist dies falsch, wird der Router bei der Prüfung eines Absenders ausgelassen.</translation>
    </message>
    <message>
        <source>When the host is this one</source>
        <translation>Wenn es dieser Rechner ist</translation>
    </message>
    <message>
        <source>When the sender is told that a message is still waiting: one time, or a list of them. 0s sends none.</source>
        <translation>Wann der Absender erfährt, dass eine Nachricht noch wartet: eine Zeit oder eine Liste davon. 0s sendet keine.</translation>
    </message>
    <message>
        <source>When true, IPv6 addresses are neither used nor looked up.</source>
        <translation>Ist dies wahr, werden IPv6-Adressen weder benutzt noch abgefragt.</translation>
    </message>
    <message>
        <source>When true, an ACL variable that was never set is an expansion error; otherwise it is empty.</source>
        <translation>Ist dies wahr, ist eine nie gesetzte ACL-Variable ein Fehler der Expansion; sonst ist sie leer.</translation>
    </message>
    <message>
        <source>When true, an accepted address is also offered to the next router.</source>
        <translation>Ist dies wahr, wird eine angenommene Adresse auch dem nächsten Router angeboten.</translation>
    </message>
    <message>
        <source>When true, messages are kept and wait for a queue run instead of being delivered at once.</source>
        <translation>Ist dies wahr, bleiben Nachrichten liegen und warten auf einen Lauf der Warteschlange, statt gleich zugestellt zu werden.</translation>
    </message>
    <message>
        <source>When true, recipients over recipients_max get 552, and the whole message is refused.</source>
        <translation>Ist dies wahr, bekommen Empfänger über recipients_max 552, und die ganze Nachricht wird abgewiesen.</translation>
    </message>
    <message>
        <source>When true, replies tell clients the detail of an internal error, which is otherwise only logged.</source>
        <translation>Ist dies wahr, nennen Antworten den Clients die Einzelheit eines inneren Fehlers, die sonst nur protokolliert wird.</translation>
    </message>
    <message>
        <source>Where and how</source>
        <translation>Wo und wie</translation>
    </message>
    <message>
        <source>Where files may be created</source>
        <translation>Wo Dateien entstehen dürfen</translation>
    </message>
    <message>
        <source>Where the program is looked for.</source>
        <translation>Wo das Programm gesucht wird.</translation>
    </message>
    <message>
        <source>Where to deliver when the router gave no hosts, or with hosts_override.</source>
        <translation>Wohin zugestellt wird, wenn der Router keine Rechner gab oder hosts_override gilt.</translation>
    </message>
    <message>
        <source>Where to write events as JSON, one a line. Unset writes none.</source>
        <translation>Wohin Ereignisse als JSON geschrieben werden, eines je Zeile. Ohne Angabe nirgends.</translation>
    </message>
    <message>
        <source>Where to write lines in Exim&apos;s format; %s becomes main, reject or panic. Unset writes none: the event store has everything.</source>
        <translation>Wohin Zeilen in Exims Format geschrieben werden; %s wird main, reject oder panic. Ohne Angabe nirgends: Der Ereignisspeicher hat alles.</translation>
    </message>
    <message>
        <source>Whether a bounce holds the body as well as the headers.</source>
        <translation>Ob eine Unzustellbarkeitsmeldung neben den Köpfen auch den Text enthält.</translation>
    </message>
    <message>
        <source>Whether a bounce holds the message or its headers at all.</source>
        <translation>Ob eine Unzustellbarkeitsmeldung die Nachricht oder ihre Köpfe überhaupt enthält.</translation>
    </message>
    <message>
        <source>Whether a client must authenticate before MAIL. Unset: yes for submission and submissions, no for mx.</source>
        <translation>Ob ein Client sich vor MAIL anmelden muss. Ohne Angabe: ja für submission und submissions, nein für mx.</translation>
    </message>
    <message>
        <source>Whether an AUTH= parameter of MAIL is believed.</source>
        <translation>Ob ein AUTH=-Parameter von MAIL geglaubt wird.</translation>
    </message>
    <message>
        <source>Whether an LDAP server must show a certificate that can be verified.</source>
        <translation>Ob ein LDAP-Server ein prüfbares Zertifikat zeigen muss.</translation>
    </message>
    <message>
        <source>With fewer free inodes where the queue is, messages get 452. 0 does not check.</source>
        <translation>Sind dort, wo die Warteschlange liegt, weniger Inodes frei, bekommen Nachrichten 452. 0 prüft nicht.</translation>
    </message>
    <message>
        <source>With less free space where the queue is, messages get 452. 0 does not check.</source>
        <translation>Ist dort, wo die Warteschlange liegt, weniger Platz frei, bekommen Nachrichten 452. 0 prüft nicht.</translation>
    </message>
    <message>
        <source>With prefix and suffix</source>
        <translation>Mit Präfix und Suffix</translation>
    </message>
    <message>
        <source>Workers of delivery</source>
        <translation>Arbeiter der Zustellung</translation>
    </message>
    <message>
        <source>Workers of reception</source>
        <translation>Arbeiter des Empfangs</translation>
    </message>
    <message>
        <source>Writes lines with CR LF.</source>
        <translation>Schreibt Zeilen mit CR LF.</translation>
    </message>
    <message>
        <source>Zone in log lines</source>
        <translation>Zone in Protokollzeilen</translation>
    </message>
    <message>
        <source>accounts checks the accounts of the configuration (PLAIN, LOGIN, SCRAM-SHA-256); plaintext asks conditions of yours.</source>
        <translation>accounts prüft die Konten der Konfiguration (PLAIN, LOGIN, SCRAM-SHA-256); plaintext fragt Ihre eigenen Bedingungen.</translation>
    </message>
    <message>
        <source>anywhere, inhome or belowhome; never outside mail_root.</source>
        <translation>anywhere, inhome oder belowhome; nie außerhalb von mail_root.</translation>
    </message>
    <message>
        <source>appendfile</source>
        <translation>appendfile</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>dnslookup</source>
        <translation>dnslookup</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>fcntl lock</source>
        <translation>fcntl-Sperre</translation>
    </message>
    <message>
        <source>flock lock</source>
        <translation>flock-Sperre</translation>
    </message>
    <message>
        <source>manualroute</source>
        <translation>manualroute</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>mx takes mail from other servers; submission takes mail from users with STARTTLS; submissions does with TLS from the start.</source>
        <translation>mx nimmt Post von anderen Servern; submission nimmt Post von Benutzern mit STARTTLS; submissions mit TLS von Anfang an.</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>pipe</translation>
    </message>
    <message>
        <source>plaintext</source>
        <translation>plaintext</translation>
    </message>
    <message>
        <source>queryprogram</source>
        <translation>queryprogram</translation>
    </message>
    <message>
        <source>r_name = value: sets $r_name for later routers and the transport.</source>
        <translation>r_name = Wert: setzt $r_name für spätere Router und den Transport.</translation>
    </message>
    <message>
        <source>redirect</source>
        <translation>redirect</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>smtp; smtps or submissions with TLS from the start; lmtp.</source>
        <translation>smtp; smtps oder submissions mit TLS von Anfang an; lmtp.</translation>
    </message>
    <message>
        <source>systemd socket</source>
        <translation>systemd-Socket</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>A disabled test is kept and not run.</source>
        <translation>Ein abgeschalteter Test bleibt und läuft nicht.</translation>
    </message>
    <message>
        <source>A file that cannot be read is left out; otherwise it defers the delivery.</source>
        <translation>Eine unlesbare Datei wird ausgelassen; sonst schiebt sie die Zustellung auf.</translation>
    </message>
    <message>
        <source>A file that comes after the text.</source>
        <translation>Eine Datei, die nach dem Text kommt.</translation>
    </message>
    <message>
        <source>A file under mail_root that notes who got a reply: nobody gets a second one.</source>
        <translation>Eine Datei unter mail_root, die vermerkt, wer eine Antwort bekam: Niemand bekommt eine zweite.</translation>
    </message>
    <message>
        <source>A filter that takes longer is ended and the delivery deferred.</source>
        <translation>Ein Filter, der länger braucht, wird beendet und die Zustellung aufgeschoben.</translation>
    </message>
    <message>
        <source>A message with more recipients is sent in several parts.</source>
        <translation>Eine Nachricht mit mehr Empfängern wird in mehreren Teilen gesendet.</translation>
    </message>
    <message>
        <source>A program through which the message goes: it reads the message and writes what is delivered. A status other than 0 defers the delivery.</source>
        <translation>Ein Programm, durch das die Nachricht geht: Es liest sie und schreibt, was zugestellt wird. Ein Status außer 0 schiebt die Zustellung auf.</translation>
    </message>
    <message>
        <source>A size, or a percentage of the quota: the user gets a letter when a message brings the mailbox beyond it.</source>
        <translation>Eine Größe oder ein Prozentsatz der Quota: Der Benutzer bekommt einen Brief, wenn eine Nachricht das Postfach darüber bringt.</translation>
    </message>
    <message>
        <source>A text that the last answer begins with or contains; a regular expression when it begins with ^.</source>
        <translation>Ein Text, mit dem die letzte Antwort beginnt oder den sie enthält; ein regulärer Ausdruck, wenn er mit ^ beginnt.</translation>
    </message>
    <message>
        <source>Addresses that never get a reply.</source>
        <translation>Adressen, die nie eine Antwort bekommen.</translation>
    </message>
    <message>
        <source>Allow filter files</source>
        <translation>Filterdateien erlauben</translation>
    </message>
    <message>
        <source>Another transport on this host that gets a copy of what this one (appendfile, pipe, autoreply) has delivered; what becomes of the copy is recorded and changes nothing.</source>
        <translation>Ein anderer Transport auf diesem Rechner, der eine Kopie dessen bekommt, was dieser (appendfile, pipe, autoreply) zugestellt hat; was aus der Kopie wird, wird vermerkt und ändert nichts.</translation>
    </message>
    <message>
        <source>Answer again after</source>
        <translation>Wieder antworten nach</translation>
    </message>
    <message>
        <source>Answer once</source>
        <translation>Einmal antworten</translation>
    </message>
    <message>
        <source>As if the connection were encrypted.</source>
        <translation>Als wäre die Verbindung verschlüsselt.</translation>
    </message>
    <message>
        <source>As if this user had authenticated.</source>
        <translation>Als hätte sich dieser Benutzer angemeldet.</translation>
    </message>
    <message>
        <source>Authenticated as</source>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Client address</source>
        <translation>Adresse des Clients</translation>
    </message>
    <message>
        <source>Count the message itself</source>
        <translation>Nachricht selbst mitzählen</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Expand the file</source>
        <translation>Datei auswerten</translation>
    </message>
    <message>
        <source>Expected reply</source>
        <translation>Erwartete Antwort</translation>
    </message>
    <message>
        <source>Expected router</source>
        <translation>Erwarteter Router</translation>
    </message>
    <message>
        <source>Expected transport</source>
        <translation>Erwarteter Transport</translation>
    </message>
    <message>
        <source>Expected verdict</source>
        <translation>Erwartetes Urteil</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Header lines</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Header lines for the reply, with line breaks between them.</source>
        <translation>Kopfzeilen für die Antwort, durch Zeilenumbrüche getrennt.</translation>
    </message>
    <message>
        <source>Header lines, an empty line, and the text. Unset: a text of our own.</source>
        <translation>Kopfzeilen, eine leere Zeile und der Text. Ohne Angabe ein eigener Text.</translation>
    </message>
    <message>
        <source>How it delivers: smtp to a host, lmtp to a socket of this host, appendfile to a mailbox, pipe to a program, autoreply answers.</source>
        <translation>Wie er zustellt: smtp an einen Rechner, lmtp an einen Socket dieses Rechners, appendfile in ein Postfach, pipe an ein Programm, autoreply antwortet.</translation>
    </message>
    <message>
        <source>Lines of the message&apos;s header; with any of them the message is sent, with a short body, and the answer to it is what is expected.</source>
        <translation>Kopfzeilen der Nachricht; gibt es welche, wird die Nachricht mit kurzem Text gesendet, und erwartet wird die Antwort darauf.</translation>
    </message>
    <message>
        <source>Messages of a maildir</source>
        <translation>Nachrichten eines Maildirs</translation>
    </message>
    <message>
        <source>More headers</source>
        <translation>Weitere Köpfe</translation>
    </message>
    <message>
        <source>Never to</source>
        <translation>Nie an</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recipients in different domains share a delivery.</source>
        <translation>Empfänger in verschiedenen Domains teilen eine Zustellung.</translation>
    </message>
    <message>
        <source>Reply-To</source>
        <translation>Reply-To</translation>
    </message>
    <message>
        <source>Rules for addresses in header fields of the delivered copy: pattern, replacement, flags (b c f h r s t, q); several are parted by colons.</source>
        <translation>Regeln für Adressen in Köpfen der zugestellten Kopie: Muster, Ersatz, Schalter (b c f h r s t, q); mehrere durch Doppelpunkte getrennt.</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Shadow when</source>
        <translation>Schatten, wenn</translation>
    </message>
    <message>
        <source>So many messages may a maildir hold. Unset or 0 is any number.</source>
        <translation>So viele Nachrichten darf ein Maildir halten. Ohne Angabe oder 0 beliebig viele.</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text from a file</source>
        <translation>Text aus einer Datei</translation>
    </message>
    <message>
        <source>Text of the warning</source>
        <translation>Text der Warnung</translation>
    </message>
    <message>
        <source>The From header of the reply. Unset: the address that was written to. The envelope sender is always &lt;&gt;.</source>
        <translation>Der From-Kopf der Antwort. Ohne Angabe die Adresse, an die geschrieben wurde. Der Umschlagabsender ist immer &lt;&gt;.</translation>
    </message>
    <message>
        <source>The Reply-To header of the reply.</source>
        <translation>Der Reply-To-Kopf der Antwort.</translation>
    </message>
    <message>
        <source>The Unix socket on which the LMTP server listens.</source>
        <translation>Der Unix-Socket, auf dem der LMTP-Server lauscht.</translation>
    </message>
    <message>
        <source>The address in MAIL FROM; not set, it is the empty sender.</source>
        <translation>Die Adresse in MAIL FROM; ohne Angabe der leere Absender.</translation>
    </message>
    <message>
        <source>The address that the client comes from.</source>
        <translation>Die Adresse, von der der Client kommt.</translation>
    </message>
    <message>
        <source>The addresses in RCPT TO. The last answer to one of them is what is expected, unless there are header lines.</source>
        <translation>Die Adressen in RCPT TO. Erwartet wird die letzte Antwort auf eine davon, außer es gibt Kopfzeilen.</translation>
    </message>
    <message>
        <source>The addresses may be an Exim or Sieve filter. Filters are not run here: the address is deferred, with a sentence that says so.</source>
        <translation>Die Adressen dürfen ein Filter von Exim oder Sieve sein. Filter laufen hier nicht: Die Adresse wird aufgeschoben, mit einem Satz, der es sagt.</translation>
    </message>
    <message>
        <source>The copy is made only when this is true.</source>
        <translation>Die Kopie entsteht nur, wenn dies wahr ist.</translation>
    </message>
    <message>
        <source>The file is a string expansion.</source>
        <translation>Die Datei wird als Expansion ausgewertet.</translation>
    </message>
    <message>
        <source>The file may be missing</source>
        <translation>Die Datei darf fehlen</translation>
    </message>
    <message>
        <source>The listener that the client connects to; one for incoming mail when it is not set.</source>
        <translation>Der Listener, mit dem der Client sich verbindet; ohne Angabe einer für ankommende Post.</translation>
    </message>
    <message>
        <source>The message that is answered comes after the text; of one over 100 KiB only its headers.</source>
        <translation>Die beantwortete Nachricht kommt nach dem Text; von einer über 100 KiB nur die Köpfe.</translation>
    </message>
    <message>
        <source>The name in EHLO.</source>
        <translation>Der Name in EHLO.</translation>
    </message>
    <message>
        <source>The router that takes the last recipient.</source>
        <translation>Der Router, der den letzten Empfänger nimmt.</translation>
    </message>
    <message>
        <source>The subject of the reply.</source>
        <translation>Der Betreff der Antwort.</translation>
    </message>
    <message>
        <source>The text of the reply.</source>
        <translation>Der Text der Antwort.</translation>
    </message>
    <message>
        <source>The transport that the last recipient goes to.</source>
        <translation>Der Transport, zu dem der letzte Empfänger geht.</translation>
    </message>
    <message>
        <source>The whole dialogue, a line each, instead of helo, sender, recipient and header. What is expected is the last answer.</source>
        <translation>Der ganze Dialog, Zeile für Zeile, statt helo, sender, recipient und header. Erwartet wird die letzte Antwort.</translation>
    </message>
    <message>
        <source>Time for the filter</source>
        <translation>Zeit für den Filter</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Wait for the replies after the data.</source>
        <translation>Warten auf die Antworten nach den Daten.</translation>
    </message>
    <message>
        <source>Warn at</source>
        <translation>Warnen bei</translation>
    </message>
    <message>
        <source>What is expected</source>
        <translation>Was erwartet wird</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was sie sagt</translation>
    </message>
    <message>
        <source>When false, the message that goes beyond the quota is still taken, and only the next one is not.</source>
        <translation>Ist dies falsch, wird die Nachricht, die über die Quota geht, noch genommen und erst die nächste nicht.</translation>
    </message>
    <message>
        <source>Who gets it too.</source>
        <translation>Wer sie auch bekommt.</translation>
    </message>
    <message>
        <source>Who gets it without being named in it.</source>
        <translation>Wer sie bekommt, ohne darin genannt zu sein.</translation>
    </message>
    <message>
        <source>Who gets the reply. Unset: the sender of the message.</source>
        <translation>Wer die Antwort bekommt. Ohne Angabe der Absender der Nachricht.</translation>
    </message>
    <message>
        <source>With once: another reply may go out after so long. 0s never.</source>
        <translation>Mit once: Nach dieser Zeit darf wieder eine Antwort hinausgehen. 0s nie.</translation>
    </message>
    <message>
        <source>accept: the last answer is 2xx or 354; defer: 4xx; deny: 5xx; drop: the connection is closed after a refusal.</source>
        <translation>accept: Die letzte Antwort ist 2xx oder 354; defer: 4xx; deny: 5xx; drop: Die Verbindung wird nach einer Abweisung geschlossen.</translation>
    </message>
    <message>
        <source>autoreply</source>
        <translation>autoreply</translation>
    </message>
    <message>
        <source>lmtp</source>
        <translation>lmtp</translation>
    </message>
    <message>
        <source>A client without permission wanted to send to a foreign domain.</source>
        <translation>Ein Client ohne Erlaubnis wollte an eine fremde Domain senden.</translation>
    </message>
    <message>
        <source>A rate limit was reached.</source>
        <translation>Eine Ratengrenze wurde erreicht.</translation>
    </message>
    <message>
        <source>A rule of the configuration said no, and none of the other words says why.</source>
        <translation>Eine Regel der Konfiguration sagte nein, und keines der anderen Wörter sagt warum.</translation>
    </message>
    <message>
        <source>A virus or spam scanner, or a rule on content, refused it.</source>
        <translation>Ein Viren- oder Spamfilter oder eine Regel über den Inhalt wies sie ab.</translation>
    </message>
    <message>
        <source>Authentication failed, or is required.</source>
        <translation>Die Anmeldung scheiterte oder wird verlangt.</translation>
    </message>
    <message>
        <source>Blocklist</source>
        <translation>Sperrliste</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Relaying</source>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <source>SPF, DKIM, DMARC or ARC spoke against the sender.</source>
        <translation>SPF, DKIM, DMARC oder ARC sprach gegen den Absender.</translation>
    </message>
    <message>
        <source>Sender authentication</source>
        <translation>Absenderprüfung</translation>
    </message>
    <message>
        <source>Something could not be answered at that moment, or the client is greylisted.</source>
        <translation>Etwas ließ sich in dem Augenblick nicht beantworten, oder der Client steht auf der grauen Liste.</translation>
    </message>
    <message>
        <source>The TLS handshake with the client failed.</source>
        <translation>Der TLS-Handschlag mit dem Client scheiterte.</translation>
    </message>
    <message>
        <source>The client broke the SMTP protocol.</source>
        <translation>Der Client hat das SMTP-Protokoll verletzt.</translation>
    </message>
    <message>
        <source>The client or its domain is in a DNS blocklist.</source>
        <translation>Der Client oder seine Domain steht in einer DNS-Sperrliste.</translation>
    </message>
    <message>
        <source>The client&apos;s name in HELO, or of its address, is wrong.</source>
        <translation>Der Name des Clients in HELO oder der seiner Adresse ist falsch.</translation>
    </message>
    <message>
        <source>The connection was refused: too many at once, or the host is unwanted.</source>
        <translation>Die Verbindung wurde abgewiesen: zu viele auf einmal, oder der Rechner ist unerwünscht.</translation>
    </message>
    <message>
        <source>The envelope sender cannot be right.</source>
        <translation>Der Umschlagabsender kann nicht stimmen.</translation>
    </message>
    <message>
        <source>The message is larger than message_size_limit, or the mailbox is full.</source>
        <translation>Die Nachricht ist größer als message_size_limit, oder das Postfach ist voll.</translation>
    </message>
    <message>
        <source>There is no such address here, or the next server does not know it.</source>
        <translation>Diese Adresse gibt es hier nicht, oder der nächste Server kennt sie nicht.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Too much at once</source>
        <translation>Zu viel auf einmal</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Später wieder versuchen</translation>
    </message>
    <message>
        <source>Unknown recipient</source>
        <translation>Unbekannter Empfänger</translation>
    </message>
    <message>
        <source>ASCII names</source>
        <translation>ASCII-Namen</translation>
    </message>
    <message>
        <source>Accepts and drops the recipient or the message when all conditions are true.</source>
        <translation>Nimmt an und verwirft den Empfänger oder die Nachricht, wenn alle Bedingungen wahr sind.</translation>
    </message>
    <message>
        <source>Accepts the message and tells the client that it did not.</source>
        <translation>Nimmt die Nachricht an und sagt dem Client, sie sei aufgeschoben.</translation>
    </message>
    <message>
        <source>Accepts the message and tells the client that it was refused.</source>
        <translation>Nimmt die Nachricht an und sagt dem Client, sie sei abgelehnt.</translation>
    </message>
    <message>
        <source>Accepts when all conditions are true; otherwise goes on, or denies after endpass.</source>
        <translation>Nimmt an, wenn alle Bedingungen wahr sind; sonst geht es weiter, nach endpass wird abgelehnt.</translation>
    </message>
    <message>
        <source>Adds header lines to the message if it is accepted; :at_start: and :after_received: say where.</source>
        <translation>Fügt der Nachricht Kopfzeilen hinzu, wenn sie angenommen wird; :at_start: und :after_received: sagen wo.</translation>
    </message>
    <message>
        <source>Adds no missing headers to a message from this host.</source>
        <translation>Ergänzt bei einer Nachricht dieses Rechners keine fehlenden Kopfzeilen.</translation>
    </message>
    <message>
        <source>Allow AUTH unasked</source>
        <translation>AUTH ungefragt erlauben</translation>
    </message>
    <message>
        <source>Another ACL</source>
        <translation>Andere ACL</translation>
    </message>
    <message>
        <source>At least one of the addresses in Sender, Reply-To or From can be verified.</source>
        <translation>Mindestens eine der Adressen in Sender, Reply-To oder From lässt sich prüfen.</translation>
    </message>
    <message>
        <source>Authenticated by</source>
        <translation>Angemeldet durch</translation>
    </message>
    <message>
        <source>Changes how the session or the message is treated.</source>
        <translation>Ändert, wie die Sitzung oder die Nachricht behandelt wird.</translation>
    </message>
    <message>
        <source>Compares the recipient&apos;s local part in lower case.</source>
        <translation>Vergleicht den lokalen Teil des Empfängers in Kleinbuchstaben.</translation>
    </message>
    <message>
        <source>Compares the recipient&apos;s local part with its case from here on.</source>
        <translation>Unterscheidet beim lokalen Teil des Empfängers ab hier Groß- und Kleinschreibung.</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>DNS lists</source>
        <translation>DNS-Listen</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Do not enforce synchronisation</source>
        <translation>Abwarten nicht verlangen</translation>
    </message>
    <message>
        <source>Do not flush before delays</source>
        <translation>Vor Verzögerungen nicht senden</translation>
    </message>
    <message>
        <source>Does not check this message against DMARC; without a DMARC check there is nothing to leave out.</source>
        <translation>Prüft diese Nachricht nicht mit DMARC; ohne DMARC-Prüfung entfällt nichts.</translation>
    </message>
    <message>
        <source>Does not offer PIPELINING to this client.</source>
        <translation>Bietet diesem Client kein PIPELINING an.</translation>
    </message>
    <message>
        <source>Does not verify DKIM signatures of this message; without a DKIM check there is nothing to leave out.</source>
        <translation>Prüft keine DKIM-Signaturen dieser Nachricht; ohne DKIM-Prüfung entfällt nichts.</translation>
    </message>
    <message>
        <source>Does what its modifiers say as far as the conditions are true, and goes on.</source>
        <translation>Tut, was die Zusätze sagen, soweit die Bedingungen wahr sind, und geht weiter.</translation>
    </message>
    <message>
        <source>Every recipient is named in the headers.</source>
        <translation>Jeder Empfänger steht in den Kopfzeilen.</translation>
    </message>
    <message>
        <source>Expands the text for its effect and goes on.</source>
        <translation>Wertet den Text um seiner Wirkung willen aus und geht weiter.</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Scheitern</translation>
    </message>
    <message>
        <source>HELO</source>
        <translation>HELO</translation>
    </message>
    <message>
        <source>Header syntax</source>
        <translation>Form der Kopfzeilen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Ignore the case</source>
        <translation>Schreibung nicht beachten</translation>
    </message>
    <message>
        <source>In accept and discard: when a condition after it is false, the ACL denies instead of going on.</source>
        <translation>In accept und discard: ist eine Bedingung danach falsch, lehnt die ACL ab, statt weiterzugehen.</translation>
    </message>
    <message>
        <source>Keep the case</source>
        <translation>Schreibung beachten</translation>
    </message>
    <message>
        <source>Keeps replies back while a delay runs.</source>
        <translation>Hält Antworten zurück, solange eine Verzögerung läuft.</translation>
    </message>
    <message>
        <source>Keeps the message for a queue run instead of delivering at once.</source>
        <translation>Hebt die Nachricht für einen Lauf der Warteschlange auf, statt sie gleich zuzustellen.</translation>
    </message>
    <message>
        <source>Lets this client send early.</source>
        <translation>Lässt diesen Client vorzeitig senden.</translation>
    </message>
    <message>
        <source>Log a line</source>
        <translation>Zeile ins Protokoll</translation>
    </message>
    <message>
        <source>Log text</source>
        <translation>Text fürs Protokoll</translation>
    </message>
    <message>
        <source>Makes the ACL fail with a temporary error.</source>
        <translation>Lässt die ACL mit einem vorübergehenden Fehler enden.</translation>
    </message>
    <message>
        <source>Name of the client</source>
        <translation>Name des Clients</translation>
    </message>
    <message>
        <source>Named recipients</source>
        <translation>Genannte Empfänger</translation>
    </message>
    <message>
        <source>No DKIM check</source>
        <translation>Keine DKIM-Prüfung</translation>
    </message>
    <message>
        <source>No DMARC check</source>
        <translation>Keine DMARC-Prüfung</translation>
    </message>
    <message>
        <source>No PIPELINING</source>
        <translation>Kein PIPELINING</translation>
    </message>
    <message>
        <source>No header fixes</source>
        <translation>Kopfzeilen nicht ergänzen</translation>
    </message>
    <message>
        <source>No way back</source>
        <translation>Kein Zurück</translation>
    </message>
    <message>
        <source>One-line replies</source>
        <translation>Einzeilige Antworten</translation>
    </message>
    <message>
        <source>Pretend to defer</source>
        <translation>Aufschub vortäuschen</translation>
    </message>
    <message>
        <source>Pretend to refuse</source>
        <translation>Ablehnung vortäuschen</translation>
    </message>
    <message>
        <source>Puts the message on hold.</source>
        <translation>Hält die Nachricht an.</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Häufigkeit</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recipient domain</source>
        <translation>Domain des Empfängers</translation>
    </message>
    <message>
        <source>Recipient local part</source>
        <translation>Lokaler Teil des Empfängers</translation>
    </message>
    <message>
        <source>Refuses (550) when all conditions are true.</source>
        <translation>Lehnt ab (550), wenn alle Bedingungen wahr sind.</translation>
    </message>
    <message>
        <source>Refuses and closes the connection when all conditions are true.</source>
        <translation>Lehnt ab und beendet die Verbindung, wenn alle Bedingungen wahr sind.</translation>
    </message>
    <message>
        <source>Refuses for now (451) when all conditions are true.</source>
        <translation>Lehnt vorerst ab (451), wenn alle Bedingungen wahr sind.</translation>
    </message>
    <message>
        <source>Refuses this client when it sends too early.</source>
        <translation>Lehnt diesen Client ab, wenn er zu früh sendet.</translation>
    </message>
    <message>
        <source>Refuses unless all conditions are true.</source>
        <translation>Lehnt ab, wenn nicht alle Bedingungen wahr sind.</translation>
    </message>
    <message>
        <source>Removes headers of these names from the message if it is accepted.</source>
        <translation>Entfernt Kopfzeilen dieser Namen aus der Nachricht, wenn sie angenommen wird.</translation>
    </message>
    <message>
        <source>Reply text</source>
        <translation>Text der Antwort</translation>
    </message>
    <message>
        <source>Runs another ACL: its name and up to nine arguments, which it sees as $acl_arg1 and so on. True when it accepts.</source>
        <translation>Führt eine andere ACL aus: ihr Name und bis zu neun Argumente, die sie als $acl_arg1 und so weiter sieht. Wahr, wenn sie annimmt.</translation>
    </message>
    <message>
        <source>Seen before</source>
        <translation>Schon gesehen</translation>
    </message>
    <message>
        <source>Sender domain</source>
        <translation>Domain des Absenders</translation>
    </message>
    <message>
        <source>Sender in the headers</source>
        <translation>Absender in den Kopfzeilen</translation>
    </message>
    <message>
        <source>Sends replies in one line, for broken clients.</source>
        <translation>Sendet Antworten in einer Zeile, für fehlerhafte Clients.</translation>
    </message>
    <message>
        <source>Set a variable</source>
        <translation>Variable setzen</translation>
    </message>
    <message>
        <source>Side effect</source>
        <translation>Nebenwirkung</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Einlieferung</translation>
    </message>
    <message>
        <source>Takes AUTH although it was not offered.</source>
        <translation>Nimmt AUTH an, obwohl es nicht angeboten wurde.</translation>
    </message>
    <message>
        <source>Text in the message</source>
        <translation>Text in der Nachricht</translation>
    </message>
    <message>
        <source>The client&apos;s address has a name that leads back to it.</source>
        <translation>Die Adresse des Clients hat einen Namen, der auf sie zurückführt.</translation>
    </message>
    <message>
        <source>The envelope sender, or another address given, can be routed.</source>
        <translation>Der Absender des Umschlags oder eine andere angegebene Adresse ist erreichbar.</translation>
    </message>
    <message>
        <source>The headers with addresses have a correct syntax.</source>
        <translation>Die Kopfzeilen mit Adressen sind richtig geformt.</translation>
    </message>
    <message>
        <source>The name in HELO fits the client.</source>
        <translation>Der Name in HELO passt zum Client.</translation>
    </message>
    <message>
        <source>The names of all header fields are printable ASCII.</source>
        <translation>Die Namen aller Kopfzeilen sind druckbares ASCII.</translation>
    </message>
    <message>
        <source>The recipient can be routed.</source>
        <translation>Der Empfänger ist erreichbar.</translation>
    </message>
    <message>
        <source>Treats the message as handed in by its author: adds and checks headers.</source>
        <translation>Behandelt die Nachricht als von ihrem Verfasser eingeliefert: ergänzt und prüft Kopfzeilen.</translation>
    </message>
    <message>
        <source>True when a DNS list has the client&apos;s address, or another key given after a slash.</source>
        <translation>Wahr, wenn eine DNS-Liste die Adresse des Clients oder einen anderen Schlüssel nach einem Schrägstrich enthält.</translation>
    </message>
    <message>
        <source>True when a line of the message, its header included, matches one of these regular expressions.</source>
        <translation>Wahr, wenn eine Zeile der Nachricht samt Kopf zu einem dieser regulären Ausdrücke passt.</translation>
    </message>
    <message>
        <source>True when events of this key reach a rate.</source>
        <translation>Wahr, wenn Ereignisse dieses Schlüssels eine Häufigkeit erreichen.</translation>
    </message>
    <message>
        <source>True when the client authenticated with one of these authenticators; * is any.</source>
        <translation>Wahr, wenn sich der Client durch eines dieser Verfahren angemeldet hat; * ist irgendeines.</translation>
    </message>
    <message>
        <source>True when the client is in the list; an empty item is a message from this host without SMTP.</source>
        <translation>Wahr, wenn der Client in der Liste steht; ein leerer Eintrag ist eine Nachricht dieses Rechners ohne SMTP.</translation>
    </message>
    <message>
        <source>True when the domain of the envelope sender is in the list.</source>
        <translation>Wahr, wenn die Domain des Absenders in der Liste steht.</translation>
    </message>
    <message>
        <source>True when the domain of the recipient is in the list.</source>
        <translation>Wahr, wenn die Domain des Empfängers in der Liste steht.</translation>
    </message>
    <message>
        <source>True when the envelope sender is in the list; an empty item is the sender of bounces.</source>
        <translation>Wahr, wenn der Absender des Umschlags in der Liste steht; ein leerer Eintrag ist der Absender von Fehlermeldungen.</translation>
    </message>
    <message>
        <source>True when the local part of the recipient is in the list.</source>
        <translation>Wahr, wenn der lokale Teil des Empfängers in der Liste steht.</translation>
    </message>
    <message>
        <source>True when the recipient is in the list.</source>
        <translation>Wahr, wenn der Empfänger in der Liste steht.</translation>
    </message>
    <message>
        <source>True when the session is encrypted with one of these cipher suites; * is any.</source>
        <translation>Wahr, wenn die Sitzung mit einem dieser Verfahren verschlüsselt ist; * ist irgendeines.</translation>
    </message>
    <message>
        <source>True when the text expands to true, yes or a number other than 0.</source>
        <translation>Wahr, wenn der Text true, yes oder eine andere Zahl als 0 ergibt.</translation>
    </message>
    <message>
        <source>True when the verification succeeds.</source>
        <translation>Wahr, wenn die Prüfung gelingt.</translation>
    </message>
    <message>
        <source>True when this key was seen within the interval; with a minus, when it was first seen longer ago.</source>
        <translation>Wahr, wenn dieser Schlüssel innerhalb der Frist gesehen wurde; mit Minus, wenn er vor längerer Zeit zuerst gesehen wurde.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Waits so long before going on.</source>
        <translation>Wartet so lange, bevor es weitergeht.</translation>
    </message>
    <message>
        <source>What is logged when the statement decides or warns.</source>
        <translation>Was protokolliert wird, wenn die Anweisung entscheidet oder warnt.</translation>
    </message>
    <message>
        <source>What the client is told when the statement decides. It may begin with a reply code and an enhanced code of the same class.</source>
        <translation>Was dem Client gesagt wird, wenn die Anweisung entscheidet. Der Text kann mit einem Antwortcode und einem erweiterten Code derselben Klasse beginnen.</translation>
    </message>
    <message>
        <source>Where refusals are logged</source>
        <translation>Wo Ablehnungen protokolliert werden</translation>
    </message>
    <message>
        <source>Writes a line to the log as soon as it is reached.</source>
        <translation>Schreibt eine Zeile ins Protokoll, sobald sie erreicht ist.</translation>
    </message>
    <message>
        <source>main, reject, panic, or nothing.</source>
        <translation>main, reject, panic oder nichts.</translation>
    </message>
    <message>
        <source>set acl_c_name = value for the connection, acl_m_name for the message.</source>
        <translation>set acl_c_name = Wert für die Verbindung, acl_m_name für die Nachricht.</translation>
    </message>
    <message>
        <source>A callout to an address that was accepted is not repeated for so long. 0s asks each time.</source>
        <translation>Eine Rückfrage zu einer Adresse, die angenommen wurde, wird so lange nicht wiederholt. 0s fragt jedes Mal.</translation>
    </message>
    <message>
        <source>An address that was refused in a callout counts as refused for so long, without another callout. 0s asks each time.</source>
        <translation>Eine Adresse, die bei einer Rückfrage abgelehnt wurde, gilt so lange ohne weitere Rückfrage als abgelehnt. 0s fragt jedes Mal.</translation>
    </message>
    <message>
        <source>Callouts</source>
        <translation>Rückfragen (Callouts)</translation>
    </message>
    <message>
        <source>Do not flush before callouts</source>
        <translation>Vor Rückfragen nicht senden</translation>
    </message>
    <message>
        <source>Keeps replies back while a callout runs.</source>
        <translation>Hält Antworten zurück, während eine Rückfrage läuft.</translation>
    </message>
    <message>
        <source>Local part that cannot exist</source>
        <translation>Lokalteil, den es nicht geben kann</translation>
    </message>
    <message>
        <source>Refuse a refused address for</source>
        <translation>Abgelehnte Adresse ablehnen für</translation>
    </message>
    <message>
        <source>Remember what a domain accepts for</source>
        <translation>Merken, was eine Domain annimmt, für</translation>
    </message>
    <message>
        <source>Remember what a domain refuses for</source>
        <translation>Merken, was eine Domain ablehnt, für</translation>
    </message>
    <message>
        <source>So long holds that a domain refuses the sender of a callout, postmaster, or a local part that cannot exist.</source>
        <translation>So lange gilt, dass eine Domain den Absender einer Rückfrage, postmaster oder einen Lokalteil ablehnt, den es nicht geben kann.</translation>
    </message>
    <message>
        <source>So long holds that a domain takes postmaster, or any local part.</source>
        <translation>So lange gilt, dass eine Domain postmaster oder jeden beliebigen Lokalteil annimmt.</translation>
    </message>
    <message>
        <source>The local part that callout=random tries, to find domains that accept every address.</source>
        <translation>Der Lokalteil, den callout=random versucht, um Domains zu finden, die jede Adresse annehmen.</translation>
    </message>
    <message>
        <source>Trust an accepted address for</source>
        <translation>Angenommener Adresse vertrauen für</translation>
    </message>
    <message>
        <source>A client asked by ETRN that the mail which waits for a domain be tried now, and its ACL allowed it.</source>
        <translation>Ein Client bat mit ETRN darum, die wartende Post einer Domain jetzt zuzustellen, und seine ACL erlaubte es.</translation>
    </message>
    <message>
        <source>At ETRN</source>
        <translation>Bei ETRN</translation>
    </message>
    <message>
        <source>At EXPN</source>
        <translation>Bei EXPN</translation>
    </message>
    <message>
        <source>Rewrite rules changed addresses of a message, in the envelope or in header fields.</source>
        <translation>Umschreiberegeln haben Adressen einer Nachricht geändert, im Umschlag oder in Kopfzeilen.</translation>
    </message>
    <message>
        <source>Runs for ETRN #domain, by which a host that is not always connected asks for its mail: where it accepts, what waits for that domain is tried now. Unset refuses.</source>
        <translation>Läuft bei ETRN #domain, womit ein nicht ständig verbundener Rechner um seine Post bittet: Nimmt sie an, wird jetzt versucht, was für diese Domain wartet. Ohne Angabe wird abgelehnt.</translation>
    </message>
    <message>
        <source>Runs for EXPN. Where it accepts, the client is told the addresses that an alias or a list leads to. Unset refuses.</source>
        <translation>Läuft bei EXPN. Nimmt sie an, erfährt der Client die Adressen, zu denen ein Alias oder eine Liste führt. Ohne Angabe wird abgelehnt.</translation>
    </message>
    <message>
        <source>Before a local submission</source>
        <translation>Vor einer lokalen Einlieferung</translation>
    </message>
    <message>
        <source>For each MIME part of a local submission</source>
        <translation>Für jeden MIME-Teil einer lokalen Einlieferung</translation>
    </message>
    <message>
        <source>Runs before a message of a local program is read. It can set variables and log, not refuse.</source>
        <translation>Läuft, bevor die Nachricht eines lokalen Programms gelesen wird. Sie kann Variablen setzen und protokollieren, nicht ablehnen.</translation>
    </message>
    <message>
        <source>Runs once for each part of a message of a local program that has MIME structure. Unset accepts.</source>
        <translation>Läuft einmal für jeden Teil einer Nachricht eines lokalen Programms, die MIME-Struktur hat. Nicht gesetzt: angenommen.</translation>
    </message>
    <message>
        <source>Used for EXPN</source>
        <translation>Für EXPN benutzt</translation>
    </message>
    <message>
        <source>When false, the router is left out when a client asks with EXPN where an address leads.</source>
        <translation>Bei false wird der Router ausgelassen, wenn ein Client mit EXPN fragt, wohin eine Adresse führt.</translation>
    </message>
    <message>
        <source>Named queue</source>
        <translation>Benannte Warteschlange</translation>
    </message>
    <message>
        <source>Puts the message into the queue of this name; without a name into the default one.</source>
        <translation>Legt die Nachricht in die Warteschlange dieses Namens; ohne Namen in die gewöhnliche.</translation>
    </message>
    <message>
        <source>Send a datagram</source>
        <translation>Datagramm senden</translation>
    </message>
    <message>
        <source>Sends the text to a counter or monitor elsewhere; whether it can be sent decides nothing.</source>
        <translation>Sendet den Text an einen Zähler oder eine Überwachung anderswo; ob das gelingt, entscheidet nichts.</translation>
    </message>
    <message>
        <source>The next hop is told recipients with the prefix and suffix that a router took off; otherwise without. For smtp and lmtp.</source>
        <translation>Dem nächsten Server werden Empfänger mit Präfix und Suffix genannt, die ein Router abgenommen hat, sonst ohne. Für smtp und lmtp.</translation>
    </message>
    <message>
        <source>Text in the part</source>
        <translation>Text im Teil</translation>
    </message>
    <message>
        <source>True when the decoded content of the MIME part matches one of these regular expressions.</source>
        <translation>Wahr, wenn der dekodierte Inhalt des MIME-Teils zu einem dieser regulären Ausdrücke passt.</translation>
    </message>
    <message>
        <source>Decode into a file</source>
        <translation>In eine Datei dekodieren</translation>
    </message>
    <message>
        <source>Writes the decoded MIME part into a file for programs that look at it: $mime_decoded_filename. Always true.</source>
        <translation>Schreibt den dekodierten MIME-Teil in eine Datei, damit Programme ihn ansehen können: $mime_decoded_filename. Immer wahr.</translation>
    </message>
    <message>
        <source>A regular expression; an answer that it does not match declines. Its groups are $1, $2... in the new address.</source>
        <translation>Ein regulärer Ausdruck; eine Antwort, zu der er nicht passt, wird übergangen. Seine Gruppen sind $1, $2 ... in der neuen Adresse.</translation>
    </message>
    <message>
        <source>Form of the answer</source>
        <translation>Form der Antwort</translation>
    </message>
    <message>
        <source>Go on without an answer</source>
        <translation>Ohne Antwort weitergehen</translation>
    </message>
    <message>
        <source>How long each server may take.</source>
        <translation>Wie lange jeder Server brauchen darf.</translation>
    </message>
    <message>
        <source>IP addresses of the servers that are asked where an address goes, one after the other until one answers.</source>
        <translation>IP-Adressen der Server, die gefragt werden, wohin eine Adresse geht, einer nach dem anderen, bis einer antwortet.</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Neue Adresse</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The address that takes the place of the one asked for; unset, the first word of the answer.</source>
        <translation>Die Adresse, die an die Stelle der gefragten tritt; ohne Angabe das erste Wort der Antwort.</translation>
    </message>
    <message>
        <source>The port of the servers.</source>
        <translation>Der Port der Server.</translation>
    </message>
    <message>
        <source>What is sent. An answer to the default question must repeat the address after its first word.</source>
        <translation>Was gesendet wird. Eine Antwort auf die voreingestellte Frage muss nach ihrem ersten Wort die Adresse wiederholen.</translation>
    </message>
    <message>
        <source>When no server answers, the next router is asked; otherwise the address is deferred.</source>
        <translation>Antwortet kein Server, wird der nächste Router gefragt; sonst wird die Adresse aufgeschoben.</translation>
    </message>
    <message>
        <source>Whether the servers are asked by UDP or TCP.</source>
        <translation>Ob die Server über UDP oder TCP gefragt werden.</translation>
    </message>
    <message>
        <source>iplookup</source>
        <translation>iplookup</translation>
    </message>
    <message>
        <source>A message that was to be delivered while its client waits (cutthrough_delivery) went into the queue instead.</source>
        <translation>Eine Nachricht, die zugestellt werden sollte, während ihr Client wartet (cutthrough_delivery), kam stattdessen in die Warteschlange.</translation>
    </message>
    <message>
        <source>Deliver while the client waits</source>
        <translation>Zustellen, während der Client wartet</translation>
    </message>
    <message>
        <source>Delivers a message with one recipient that goes to another host before it is accepted: the client hears what that host says. What cannot be delivered now is queued, or with /defer=pass refused for now.</source>
        <translation>Stellt eine Nachricht mit einem Empfänger, die zu einem anderen Host geht, zu, bevor sie angenommen wird: Der Client hört, was dieser Host sagt. Was jetzt nicht zugestellt werden kann, kommt in die Warteschlange oder wird mit /defer=pass vorübergehend abgewiesen.</translation>
    </message>
    <message>
        <source>Always this command</source>
        <translation>Immer dieser Befehl</translation>
    </message>
    <message>
        <source>Batch SMTP</source>
        <translation>Batch-SMTP</translation>
    </message>
    <message>
        <source>Only recipients for which this expands to the same text share a run.</source>
        <translation>Nur Empfänger, für die dies denselben Text ergibt, teilen sich einen Lauf.</translation>
    </message>
    <message>
        <source>Recipients of a run</source>
        <translation>Empfänger je Lauf</translation>
    </message>
    <message>
        <source>Recipients that go together</source>
        <translation>Zusammengehörige Empfänger</translation>
    </message>
    <message>
        <source>So many recipients share one run of the program, when no option of the transport looks at what differs between them.</source>
        <translation>So viele Empfänger teilen sich einen Lauf des Programms, wenn keine Option des Transports auf das sieht, worin sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>The command also counts for redirections to a program; theirs is $address_pipe, which as a word of its own stands for all words of it.</source>
        <translation>Der Befehl gilt auch für Weiterleitungen an ein Programm; deren Befehl ist $address_pipe, das als eigenes Wort für alle seine Wörter steht.</translation>
    </message>
    <message>
        <source>The command is expanded as a whole and given to /bin/sh; then nothing from outside may stand in it.</source>
        <translation>Der Befehl wird als Ganzes expandiert und an /bin/sh gegeben; dann darf nichts von außen darin stehen.</translation>
    </message>
    <message>
        <source>Through a shell</source>
        <translation>Über eine Shell</translation>
    </message>
    <message>
        <source>Writes the message as an SMTP transaction: MAIL, a RCPT for each recipient, DATA, the message with its dots doubled, and a dot.</source>
        <translation>Schreibt die Nachricht als SMTP-Transaktion: MAIL, ein RCPT je Empfänger, DATA, die Nachricht mit verdoppelten Punkten und ein Punkt.</translation>
    </message>
    <message>
        <source>After the envelope</source>
        <translation>Nach dem Umschlag</translation>
    </message>
    <message>
        <source>An attempt waits so long for a lock with fcntl(); 0 does not wait.</source>
        <translation>So lange wartet ein Versuch auf eine Sperre mit fcntl(); 0 wartet nicht.</translation>
    </message>
    <message>
        <source>Before the envelope</source>
        <translation>Vor dem Umschlag</translation>
    </message>
    <message>
        <source>Delivers two files for each message: ID.msg with the message and ID.env with the envelope.</source>
        <translation>Stellt jede Nachricht als zwei Dateien zu: ID.msg mit der Nachricht und ID.env mit dem Umschlag.</translation>
    </message>
    <message>
        <source>File maildirsize</source>
        <translation>Datei maildirsize</translation>
    </message>
    <message>
        <source>Folder to measure</source>
        <translation>Zu messender Ordner</translation>
    </message>
    <message>
        <source>Folders of a Maildir</source>
        <translation>Ordner eines Maildir</translation>
    </message>
    <message>
        <source>Folders that count</source>
        <translation>Ordner, die zählen</translation>
    </message>
    <message>
        <source>Follow links</source>
        <translation>Links folgen</translation>
    </message>
    <message>
        <source>Format of files</source>
        <translation>Format von Dateien</translation>
    </message>
    <message>
        <source>How the file of a message in a folder is named that is neither Maildir nor mailstore. Unset: made of the time and $inode.</source>
        <translation>Wie die Datei einer Nachricht in einem Ordner heißt, der weder Maildir noch Mailstore ist. Nicht gesetzt: aus der Zeit und $inode.</translation>
    </message>
    <message>
        <source>In Maildirs whose path this matches a file maildirfolder is made, which says that they are folders of another one.</source>
        <translation>In Maildirs, auf deren Pfad dies passt, wird eine Datei maildirfolder angelegt; sie besagt, dass es Ordner eines anderen Maildir sind.</translation>
    </message>
    <message>
        <source>Keeps the size of a Maildir in its file maildirsize, as Maildir++ has it, instead of looking at all files.</source>
        <translation>Hält die Größe eines Maildir in dessen Datei maildirsize fest, wie es Maildir++ vorsieht, statt alle Dateien anzusehen.</translation>
    </message>
    <message>
        <source>Known number of messages</source>
        <translation>Bekannte Zahl der Nachrichten</translation>
    </message>
    <message>
        <source>Known size</source>
        <translation>Bekannte Größe</translation>
    </message>
    <message>
        <source>Lines behind them.</source>
        <translation>Zeilen danach.</translation>
    </message>
    <message>
        <source>Lines in front of sender and recipients in the file of the envelope.</source>
        <translation>Zeilen vor Absender und Empfängern in der Datei des Umschlags.</translation>
    </message>
    <message>
        <source>Mailstore</source>
        <translation>Mailstore</translation>
    </message>
    <message>
        <source>Name of files</source>
        <translation>Name der Dateien</translation>
    </message>
    <message>
        <source>Named pipes</source>
        <translation>Benannte Pipes</translation>
    </message>
    <message>
        <source>Only recipients for which this expands to the same text share a copy.</source>
        <translation>Nur Empfänger, für die dies denselben Text ergibt, teilen sich eine Kopie.</translation>
    </message>
    <message>
        <source>Pairs of a text and a transport: a file that begins with the text is left to that transport; one that begins otherwise defers.</source>
        <translation>Paare aus einem Text und einem Transport: Eine Datei, die mit dem Text beginnt, wird diesem Transport überlassen; beginnt sie anders, wird die Zustellung aufgeschoben.</translation>
    </message>
    <message>
        <source>Recipients of a copy</source>
        <translation>Empfänger je Kopie</translation>
    </message>
    <message>
        <source>Sizes in names</source>
        <translation>Größen in Namen</translation>
    </message>
    <message>
        <source>So large may the mailbox get; beyond, the delivery is deferred with the error quota. Unset or 0 is no limit. With /no_check behind it, it is only written into maildirsize.</source>
        <translation>So groß darf das Postfach werden; darüber wird die Zustellung mit dem Fehler quota aufgeschoben. Nicht gesetzt oder 0 heißt unbegrenzt. Mit /no_check dahinter wird sie nur in maildirsize vermerkt.</translation>
    </message>
    <message>
        <source>So many recipients share one copy, when no option of the transport looks at what differs between them.</source>
        <translation>So viele Empfänger teilen sich eine Kopie, wenn keine Option des Transports auf das sieht, worin sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>Takes the size of a message from the name of its file: what the first parentheses match. Unset: the ,S= of Maildirs.</source>
        <translation>Entnimmt die Größe einer Nachricht dem Namen ihrer Datei: worauf die erste Klammer passt. Nicht gesetzt: das ,S= von Maildirs.</translation>
    </message>
    <message>
        <source>The Maildir or folder to deliver to. Tainted values are refused: use $local_part_data and $domain_data.</source>
        <translation>Das Maildir oder der Ordner, wohin zugestellt wird. Unsaubere Werte werden verweigert: Benutzen Sie $local_part_data und $domain_data.</translation>
    </message>
    <message>
        <source>The file may be a named pipe that some program reads.</source>
        <translation>Die Datei darf eine benannte Pipe sein, die ein Programm liest.</translation>
    </message>
    <message>
        <source>The file may be a symbolic link; it may not lead out of mail_root.</source>
        <translation>Die Datei darf ein symbolischer Link sein; er darf nicht aus mail_root hinausführen.</translation>
    </message>
    <message>
        <source>The folder whose size counts, where it is not the one to which the message is delivered.</source>
        <translation>Der Ordner, dessen Größe zählt, wenn es nicht der ist, in den zugestellt wird.</translation>
    </message>
    <message>
        <source>The folders of a Maildir that count. Unset: cur, new and those that begin with a dot.</source>
        <translation>Die Ordner eines Maildir, die zählen. Nicht gesetzt: cur, new und die, die mit einem Punkt beginnen.</translation>
    </message>
    <message>
        <source>The number of messages in it.</source>
        <translation>Die Zahl der Nachrichten darin.</translation>
    </message>
    <message>
        <source>The same for flock().</source>
        <translation>Dasselbe für flock().</translation>
    </message>
    <message>
        <source>The size of the mailbox, where something else knows it.</source>
        <translation>Die Größe des Postfachs, wenn etwas anderes sie kennt.</translation>
    </message>
    <message>
        <source>Wait for fcntl</source>
        <translation>Warten auf fcntl</translation>
    </message>
    <message>
        <source>Wait for flock</source>
        <translation>Warten auf flock</translation>
    </message>
    <message>
        <source>A text of the configuration could not be expanded for a message; the usual one was taken.</source>
        <translation>Ein Text der Konfiguration ließ sich für eine Nachricht nicht expandieren; der übliche wurde genommen.</translation>
    </message>
    <message>
        <source>Client authorisation (CSA)</source>
        <translation>Berechtigung des Clients (CSA)</translation>
    </message>
    <message>
        <source>Clients that may send EHLO and what follows without waiting for the greeting (PIPECONNECT). Unset is nobody.</source>
        <translation>Clients, die EHLO und was folgt senden dürfen, ohne die Begrüßung abzuwarten (PIPECONNECT). Ungesetzt ist niemand.</translation>
    </message>
    <message>
        <source>Clients to whom smtp_ratelimit_mail and smtp_ratelimit_rcpt apply. Unset is nobody.</source>
        <translation>Clients, für die smtp_ratelimit_mail und smtp_ratelimit_rcpt gelten. Ungesetzt ist niemand.</translation>
    </message>
    <message>
        <source>Copies of bounces</source>
        <translation>Kopien von Unzustellbarkeitsberichten</translation>
    </message>
    <message>
        <source>Delay of MAIL</source>
        <translation>Verzögerung von MAIL</translation>
    </message>
    <message>
        <source>Delay of RCPT</source>
        <translation>Verzögerung von RCPT</translation>
    </message>
    <message>
        <source>Hosts whose IPv6 addresses are not looked up when mail is routed.</source>
        <translation>Hosts, deren IPv6-Adressen beim Routen von Mail nicht gesucht werden.</translation>
    </message>
    <message>
        <source>IP addresses that count as this host&apos;s when mail is routed: of a balancer in front of it, for example.</source>
        <translation>IP-Adressen, die beim Routen von Mail als die dieses Hosts gelten: etwa die eines Lastverteilers davor.</translation>
    </message>
    <message>
        <source>Keep the whole trace</source>
        <translation>Ganze Spur behalten</translation>
    </message>
    <message>
        <source>Keeps the decision trace of this session&apos;s messages whatever trace_sample_accepted says; /stop and /kill end that. Exim&apos;s other options are taken and do nothing.</source>
        <translation>Behält die Entscheidungsspur der Nachrichten dieser Sitzung, was auch trace_sample_accepted sagt; /stop und /kill beenden das. Die anderen Optionen von Exim werden genommen und tun nichts.</translation>
    </message>
    <message>
        <source>Mark packets</source>
        <translation>Pakete kennzeichnen</translation>
    </message>
    <message>
        <source>Marks the packets sent to this client for routers on the way (differentiated services).</source>
        <translation>Kennzeichnet die Pakete an diesen Client für Router auf dem Weg (Differentiated Services).</translation>
    </message>
    <message>
        <source>More addresses of this host</source>
        <translation>Weitere Adressen dieses Hosts</translation>
    </message>
    <message>
        <source>Number of MAIL commands in a session that do not wait, the delay of the next one, the factor by which it grows, and the longest: 2,0.5s,1.05,4m.</source>
        <translation>Zahl der MAIL-Befehle einer Sitzung, die nicht warten, Verzögerung des nächsten, Faktor, um den sie wächst, und die längste: 2,0.5s,1.05,4m.</translation>
    </message>
    <message>
        <source>Offer PIPECONNECT to</source>
        <translation>PIPECONNECT anbieten für</translation>
    </message>
    <message>
        <source>Only IPv4 addresses of</source>
        <translation>Nur IPv4-Adressen von</translation>
    </message>
    <message>
        <source>Prefixes in From</source>
        <translation>Präfixe in From</translation>
    </message>
    <message>
        <source>Received header</source>
        <translation>Received-Kopfzeile</translation>
    </message>
    <message>
        <source>Slow down</source>
        <translation>Verlangsamen</translation>
    </message>
    <message>
        <source>Suffixes in From</source>
        <translation>Suffixe in From</translation>
    </message>
    <message>
        <source>Take a dot behind the domain</source>
        <translation>Punkt hinter der Domain annehmen</translation>
    </message>
    <message>
        <source>Take too many angle brackets</source>
        <translation>Zu viele spitze Klammern annehmen</translation>
    </message>
    <message>
        <source>Takes &lt;&lt;user@example.com&gt;&gt; in MAIL and RCPT for the address in it.</source>
        <translation>Nimmt &lt;&lt;user@example.com&gt;&gt; in MAIL und RCPT als die Adresse darin.</translation>
    </message>
    <message>
        <source>Takes &lt;user@example.com.&gt; in MAIL and RCPT for the address without the last dot.</source>
        <translation>Nimmt &lt;user@example.com.&gt; in MAIL und RCPT als die Adresse ohne den letzten Punkt.</translation>
    </message>
    <message>
        <source>The Received header that is added to each message; the time is put behind it. Unset is the usual one, an empty result adds none, which hides loops.</source>
        <translation>Die Received-Kopfzeile, die jede Nachricht bekommt; die Zeit wird angehängt. Ungesetzt ist die übliche; ein leeres Ergebnis fügt keine hinzu, was Schleifen verbirgt.</translation>
    </message>
    <message>
        <source>The domain in HELO, or the one given, lets this client send mail, by its SRV record _client._smtp; what says nothing is no refusal.</source>
        <translation>Die Domain in HELO, oder die angegebene, lässt diesen Client Mail senden, nach ihrem SRV-Eintrag _client._smtp; wo nichts steht, wird nicht abgewiesen.</translation>
    </message>
    <message>
        <source>The same for the RCPT commands of a message: 4,0.25s,1.015,4m.</source>
        <translation>Dasselbe für die RCPT-Befehle einer Nachricht: 4,0.25s,1.015,4m.</translation>
    </message>
    <message>
        <source>What may stand before the user&apos;s name in From without a Sender header being added; *- is everything up to a hyphen.</source>
        <translation>Was in From vor dem Namen des Benutzers stehen darf, ohne dass eine Sender-Kopfzeile hinzukommt; *- ist alles bis zu einem Bindestrich.</translation>
    </message>
    <message>
        <source>What may stand behind the user&apos;s name in From without a Sender header being added; -* is everything from a hyphen on.</source>
        <translation>Was in From hinter dem Namen des Benutzers stehen darf, ohne dass eine Sender-Kopfzeile hinzukommt; -* ist alles ab einem Bindestrich.</translation>
    </message>
    <message>
        <source>Who gets a copy of a bounce: items of an address pattern for the bounce&apos;s recipient, a blank, and addresses with commas between them. The first item that matches counts.</source>
        <translation>Wer eine Kopie eines Unzustellbarkeitsberichts bekommt: Einträge aus einem Adressmuster für dessen Empfänger, einem Leerzeichen und Adressen mit Kommas dazwischen. Der erste passende Eintrag zählt.</translation>
    </message>
    <message>
        <source>A name such as ef, af41 or cs1, or a number up to 63, for the differentiated services field of IP packets.</source>
        <translation>Ein Name wie ef, af41 oder cs1 oder eine Zahl bis 63 für das Feld Differentiated Services der IP-Pakete.</translation>
    </message>
    <message>
        <source>A service, smtp for instance, whose SRV records name the hosts where there are any; MX records count otherwise.</source>
        <translation>Ein Dienst, zum Beispiel smtp, dessen SRV-Einträge die Hosts nennen, wo es welche gibt; sonst gelten MX-Einträge.</translation>
    </message>
    <message>
        <source>Domains for which a DNS error with SRV counts as no SRV.</source>
        <translation>Domains, bei denen ein DNS-Fehler mit SRV als kein SRV gilt.</translation>
    </message>
    <message>
        <source>Greeting accepted by</source>
        <translation>Begrüßung nötig bei</translation>
    </message>
    <message>
        <source>Hosts that must accept EHLO or HELO. Others are given the message even when they refuse both.</source>
        <translation>Hosts, die EHLO oder HELO annehmen müssen. Andere bekommen die Nachricht auch dann, wenn sie beides ablehnen.</translation>
    </message>
    <message>
        <source>Marking of packets</source>
        <translation>Kennzeichnung der Pakete</translation>
    </message>
    <message>
        <source>SRV may fail for</source>
        <translation>SRV darf fehlschlagen für</translation>
    </message>
    <message>
        <source>SRV records of</source>
        <translation>SRV-Einträge von</translation>
    </message>
    <message>
        <source>A file with the words for people in bounces, expanded, in three parts with lines of `****` between them: header fields (Subject: ...), the beginning, and what introduces a program&apos;s output. It is read when the configuration is loaded.</source>
        <translation>Eine Datei mit den Worten für Menschen in Unzustellbarkeitsmeldungen, expandiert, in drei Teilen mit Zeilen aus `****` dazwischen: Kopfzeilen (Subject: ...), der Anfang, und was die Ausgabe eines Programms einleitet. Sie wird beim Laden der Konfiguration gelesen.</translation>
    </message>
    <message>
        <source>A file with the words of delay notices, in three parts: header fields, the beginning, and the end. It is read when the configuration is loaded.</source>
        <translation>Eine Datei mit den Worten der Verzögerungsmeldungen, in drei Teilen: Kopfzeilen, Anfang und Ende. Sie wird beim Laden der Konfiguration gelesen.</translation>
    </message>
    <message>
        <source>A notice of delay or success to the sender, or of skipped addresses to syntax_errors_to, was put into the queue.</source>
        <translation>Eine Meldung über Verzögerung oder Erfolg an den Absender, oder über ausgelassene Adressen an syntax_errors_to, kam in die Warteschlange.</translation>
    </message>
    <message>
        <source>An address that is told about entries left out by skip_syntax_errors, with the first attempt at a message.</source>
        <translation>Eine Adresse, die von Einträgen erfährt, die skip_syntax_errors ausgelassen hat, beim ersten Versuch einer Nachricht.</translation>
    </message>
    <message>
        <source>An answer of the DNS about these domains and hosts that DNSSEC does not validate counts for nothing: the address waits.</source>
        <translation>Eine Antwort des DNS über diese Domains und Hosts, die DNSSEC nicht bestätigt, gilt nichts: Die Adresse wartet.</translation>
    </message>
    <message>
        <source>Authenticated sender of notices</source>
        <translation>Angemeldeter Absender von Meldungen</translation>
    </message>
    <message>
        <source>Bounces name the address that was redirected, and not those that it leads to.</source>
        <translation>Unzustellbarkeitsmeldungen nennen die umgeleitete Adresse und nicht die, zu denen sie führt.</translation>
    </message>
    <message>
        <source>DNSSEC needed for</source>
        <translation>DNSSEC nötig für</translation>
    </message>
    <message>
        <source>Every wait</source>
        <translation>Jedes Warten</translation>
    </message>
    <message>
        <source>Ignore quotas</source>
        <translation>Quotas übergehen</translation>
    </message>
    <message>
        <source>Instead of a socket: a program that speaks LMTP on its standard input and output, and its arguments, each expanded by itself. The program itself may not come from outside.</source>
        <translation>Statt eines Sockets: ein Programm, das auf seiner Standardein- und -ausgabe LMTP spricht, und seine Argumente, jedes für sich expandiert. Das Programm selbst darf nicht von außen kommen.</translation>
    </message>
    <message>
        <source>Like queue_domains, but only what would go to another host waits; local deliveries are made at once.</source>
        <translation>Wie queue_domains, aber es wartet nur, was zu einem anderen Host ginge; örtlich wird sofort zugestellt.</translation>
    </message>
    <message>
        <source>Mail for these domains is not delivered when it comes in, but waits for a queue run (`queue run`, ETRN).</source>
        <translation>Post an diese Domains wird nicht beim Eintreffen zugestellt, sondern wartet auf einen Lauf der Warteschlange (`queue run`, ETRN).</translation>
    </message>
    <message>
        <source>One time for every wait, in place of the four below.</source>
        <translation>Eine Zeit für jedes Warten, anstelle der vier folgenden.</translation>
    </message>
    <message>
        <source>Queue mail for</source>
        <translation>Post zurückstellen für</translation>
    </message>
    <message>
        <source>Queue mail for other hosts for</source>
        <translation>Post an andere Hosts zurückstellen für</translation>
    </message>
    <message>
        <source>Says IGNOREQUOTA with each recipient when the server offers it.</source>
        <translation>Sagt bei jedem Empfänger IGNOREQUOTA, wenn der Server es anbietet.</translation>
    </message>
    <message>
        <source>The address in AUTH= of MAIL when a bounce or notice is sent over an authenticated connection.</source>
        <translation>Die Adresse in AUTH= von MAIL, wenn eine Meldung über eine angemeldete Verbindung gesendet wird.</translation>
    </message>
    <message>
        <source>The folder in which a local transport works, when that has no current_directory.</source>
        <translation>Der Ordner, in dem ein örtlicher Transport arbeitet, wenn dieser kein current_directory hat.</translation>
    </message>
    <message>
        <source>The folder in which the program runs. Unset: that of the server.</source>
        <translation>Der Ordner, in dem das Programm läuft. Nicht gesetzt: der des Servers.</translation>
    </message>
    <message>
        <source>The value of $home while a local transport runs, when that has no home_directory. Unset: that of the router.</source>
        <translation>Der Wert von $home, während ein örtlicher Transport läuft, wenn dieser kein home_directory hat. Nicht gesetzt: der des Routers.</translation>
    </message>
    <message>
        <source>Words of bounces</source>
        <translation>Worte der Unzustellbarkeitsmeldungen</translation>
    </message>
    <message>
        <source>Words of delay notices</source>
        <translation>Worte der Verzögerungsmeldungen</translation>
    </message>
    <message>
        <source>Whether a delivery on this machine that fails for now is remembered for the address or for its whole domain. Unset: the address.</source>
        <translation>Ob eine Zustellung auf dieser Maschine, die vorerst scheitert, für die Adresse gemerkt wird oder für ihre ganze Domain. Ohne Angabe: für die Adresse.</translation>
    </message>
    <message>
        <source>Socket of saslauthd</source>
        <translation>Socket von saslauthd</translation>
    </message>
    <message>
        <source>Where Cyrus saslauthd listens, which the condition saslauthd asks.</source>
        <translation>Wo Cyrus saslauthd lauscht, den die Bedingung saslauthd fragt.</translation>
    </message>
    <message>
        <source>A Perl function wrote a line (Exim::log_write, warn).</source>
        <translation>Eine Perl-Funktion hat eine Zeile geschrieben (Exim::log_write, warn).</translation>
    </message>
    <message>
        <source>Begin Perl at once</source>
        <translation>Perl sofort beginnen</translation>
    </message>
    <message>
        <source>How long a Perl function may take, waiting for a free process included; then its process is ended and what asked is deferred.</source>
        <translation>Wie lange eine Perl-Funktion dauern darf, das Warten auf einen freien Prozess eingeschlossen; danach wird ihr Prozess beendet und das, was gefragt hat, aufgeschoben.</translation>
    </message>
    <message>
        <source>How many Perl functions may run at a time.</source>
        <translation>Wie viele Perl-Funktionen gleichzeitig laufen dürfen.</translation>
    </message>
    <message>
        <source>Perl code that defines the functions for ${perl}, such as do &apos;/etc/postroom/functions.pl&apos;. It runs in processes apart from the server.</source>
        <translation>Perl-Code, der die Funktionen für ${perl} festlegt, etwa do &apos;/etc/postroom/functions.pl&apos;. Er läuft in Prozessen neben dem Server.</translation>
    </message>
    <message>
        <source>Perl processes</source>
        <translation>Perl-Prozesse</translation>
    </message>
    <message>
        <source>Perl timeout</source>
        <translation>Zeitgrenze für Perl</translation>
    </message>
    <message>
        <source>Perl to begin with</source>
        <translation>Perl zum Beginn</translation>
    </message>
    <message>
        <source>Runs Perl with -T.</source>
        <translation>Führt Perl mit -T aus.</translation>
    </message>
    <message>
        <source>Runs perl_startup when a configuration is applied, so that an error in it is refused; otherwise when the first function is called.</source>
        <translation>Führt perl_startup aus, wenn eine Konfiguration angewendet wird, sodass ein Fehler darin abgelehnt wird; sonst erst beim ersten Aufruf einer Funktion.</translation>
    </message>
    <message>
        <source>Taint mode of Perl</source>
        <translation>Taint-Modus von Perl</translation>
    </message>
    <message>
        <source>Whether an address that this router puts off is remembered by itself or with its whole domain. Unset: by itself where the router redirects or has check_local_user, local_parts, a condition, prefix or suffix, senders or require_files.</source>
        <translation>Ob eine Adresse, die dieser Router aufschiebt, für sich gemerkt wird oder mit ihrer ganzen Domain. Ohne Angabe: für sich, wo der Router umleitet oder check_local_user, local_parts, eine Bedingung, Präfix oder Suffix, senders oder require_files hat.</translation>
    </message>
    <message>
        <source>Ask for a client certificate</source>
        <translation>Nach einem Client-Zertifikat fragen</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Clients that are asked for a certificate; &quot;verify = certificate&quot; in an ACL tells whether they showed one that holds.</source>
        <translation>Clients, die nach einem Zertifikat gefragt werden; „verify = certificate“ in einer ACL sagt, ob sie ein gültiges gezeigt haben.</translation>
    </message>
    <message>
        <source>Clients that must show a certificate that holds; without one, encryption does not begin.</source>
        <translation>Clients, die ein gültiges Zertifikat zeigen müssen; ohne ein solches beginnt die Verschlüsselung nicht.</translation>
    </message>
    <message>
        <source>Demand a client certificate from</source>
        <translation>Client-Zertifikat verlangen von</translation>
    </message>
    <message>
        <source>File or folder with revocation lists in PEM, one for each authority of a chain.</source>
        <translation>Datei oder Ordner mit Sperrlisten in PEM, eine für jede Stelle einer Kette.</translation>
    </message>
    <message>
        <source>File or folder with the authorities, in PEM, whose client certificates hold; system is the system&apos;s own.</source>
        <translation>Datei oder Ordner mit den Stellen in PEM, deren Client-Zertifikate gelten; system sind die des Systems.</translation>
    </message>
    <message>
        <source>Revoked client certificates</source>
        <translation>Zurückgezogene Client-Zertifikate</translation>
    </message>
    <message>
        <source>The client showed a certificate of an authority that tls_verify_certificates trusts; tls_try_verify_hosts asks for it.</source>
        <translation>Der Client hat ein Zertifikat einer Stelle gezeigt, der tls_verify_certificates vertraut; tls_try_verify_hosts fragt danach.</translation>
    </message>
    <message>
        <source>Trusted for client certificates</source>
        <translation>Vertraute Stellen für Client-Zertifikate</translation>
    </message>
</context>
</TS>
