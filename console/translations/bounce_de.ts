<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BouncePage</name>
    <message>
        <source>Bounce helper</source>
        <translation>Rückläufer-Hilfe</translation>
    </message>
    <message>
        <source>Paste a bounce: who refused, why, whose problem it is, and what to answer.</source>
        <translation>Rückläufer einfügen: wer abgelehnt hat, warum, wessen Problem es ist und was zu antworten ist.</translation>
    </message>
</context>
<context>
    <name>BounceWords</name>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>The sender</source>
        <translation>Der Absender</translation>
    </message>
    <message>
        <source>The sending server</source>
        <translation>Der sendende Server</translation>
    </message>
    <message>
        <source>The recipient</source>
        <translation>Der Empfänger</translation>
    </message>
    <message>
        <source>The recipient&apos;s server</source>
        <translation>Der Server des Empfängers</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>A bounce: the message was not delivered.</source>
        <translation>Ein Rückläufer: Die Nachricht wurde nicht zugestellt.</translation>
    </message>
    <message>
        <source>A notice of delay: the message waits and is tried again.</source>
        <translation>Eine Verzögerungsmeldung: Die Nachricht wartet und wird wieder versucht.</translation>
    </message>
    <message>
        <source>A report of success: the message was delivered.</source>
        <translation>Eine Erfolgsmeldung: Die Nachricht wurde zugestellt.</translation>
    </message>
    <message>
        <source>A complaint or an authentication report, no bounce.</source>
        <translation>Eine Beschwerde oder ein Echtheitsbericht, kein Rückläufer.</translation>
    </message>
    <message>
        <source>An automatic reply, no bounce.</source>
        <translation>Eine automatische Antwort, kein Rückläufer.</translation>
    </message>
    <message>
        <source>The answer of a mail server.</source>
        <translation>Die Antwort eines Mailservers.</translation>
    </message>
    <message>
        <source>No bounce was recognised in this text.</source>
        <translation>In diesem Text wurde kein Rückläufer erkannt.</translation>
    </message>
    <message>
        <source>the recipient</source>
        <translation>den Empfänger</translation>
    </message>
    <message>
        <source>the recipient&apos;s domain</source>
        <translation>der Domain des Empfängers</translation>
    </message>
    <message>
        <source>the reporting server</source>
        <translation>dem meldenden Server</translation>
    </message>
    <message>
        <source>the sender&apos;s domain</source>
        <translation>der Domain des Absenders</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(ohne Betreff)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>in reply to %1</source>
        <translation>als Antwort auf %1</translation>
    </message>
    <message>
        <source>%1, in reply to %2</source>
        <translation>%1, als Antwort auf %2</translation>
    </message>
</context>
<context>
    <name>postroom::console::BounceDetails</name>
    <message>
        <source>Who refused</source>
        <translation>Wer abgelehnt hat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Whose problem</source>
        <translation>Wessen Problem</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>The server&apos;s words</source>
        <translation>Worte des Servers</translation>
    </message>
    <message>
        <source>Answer for the &amp;user</source>
        <translation>&amp;Antwort für den Benutzer</translation>
    </message>
    <message>
        <source>&amp;Copy the answer</source>
        <translation>Antwort &amp;kopieren</translation>
    </message>
    <message>
        <source>Answer for the user</source>
        <translation>Antwort für den Benutzer</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
</context>
<context>
    <name>postroom::console::BounceInput</name>
    <message>
        <source>Bounce</source>
        <translation>Rückläufer</translation>
    </message>
    <message>
        <source>Paste the bounce here, or drop the message as a file.

One line is enough:
550 5.7.26 Unauthenticated email from example.org is not accepted...</source>
        <translation>Rückläufer hier einfügen oder die Nachricht als Datei hierher ziehen.

Eine Zeile genügt:
550 5.7.26 Unauthenticated email from example.org is not accepted...</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
</context>
<context>
    <name>postroom::console::BounceView</name>
    <message>
        <source>The answer is in the clipboard.</source>
        <translation>Die Antwort ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>&amp;Bounce or server reply</source>
        <translation>&amp;Rückläufer oder Serverantwort</translation>
    </message>
    <message>
        <source>Open &amp;file...</source>
        <translation>&amp;Datei öffnen...</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Show our &amp;message</source>
        <translation>Unsere &amp;Nachricht zeigen</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Whose problem</source>
        <translation>Wessen Problem</translation>
    </message>
    <message>
        <source>Open bounce as file...</source>
        <translation>Rückläufer als Datei öffnen...</translation>
    </message>
    <message>
        <source>Explains a message that was saved as a file.</source>
        <translation>Erklärt eine Nachricht, die als Datei gespeichert wurde.</translation>
    </message>
    <message>
        <source>Bounce helper</source>
        <translation>Rückläufer-Hilfe</translation>
    </message>
    <message>
        <source>Open bounce</source>
        <translation>Rückläufer öffnen</translation>
    </message>
    <message>
        <source>Messages (*.eml *.msg *.txt);;All files (*)</source>
        <translation>Nachrichten (*.eml *.msg *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>What does this bounce mean?</source>
        <translation>Was bedeutet dieser Rückläufer?</translation>
    </message>
    <message>
        <source>Paste it at the left, or drop it there as a file: you learn who refused, why, whose problem it is, what to do, and get an answer for the user. Nothing of it is kept.</source>
        <translation>Fügen Sie ihn links ein oder ziehen Sie ihn als Datei dorthin: Sie erfahren, wer abgelehnt hat, warum, wessen Problem es ist, was zu tun ist, und bekommen eine Antwort für den Benutzer. Nichts davon wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Paste the whole message, with its header, or the line that begins with the number of the server&apos;s answer (550 ...).</source>
        <translation>Fügen Sie die ganze Nachricht mit ihrem Kopf ein oder die Zeile, die mit der Nummer der Serverantwort beginnt (550 ...).</translation>
    </message>
    <message>
        <source>Whether it is about a message of this server could not be looked up: %1.</source>
        <translation>Ob es um eine Nachricht dieses Servers geht, konnte nicht nachgesehen werden: %1.</translation>
    </message>
    <message>
        <source>No message of this server in the last 30 days fits it.</source>
        <translation>Keine Nachricht dieses Servers aus den letzten 30 Tagen passt dazu.</translation>
    </message>
    <message>
        <source>It is about our message %1.</source>
        <translation>Es geht um unsere Nachricht %1.</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>Betreff: %1</translation>
    </message>
    <message>
        <source>(no address)</source>
        <translation>(keine Adresse)</translation>
    </message>
</context>
</TS>
