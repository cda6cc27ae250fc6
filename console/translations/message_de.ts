<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Message</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>MIME parts</source>
        <translation>MIME-Teile</translation>
    </message>
    <message>
        <source>PRDR reply</source>
        <translation>PRDR-Antwort</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Local submission</source>
        <translation>Lokale Einlieferung</translation>
    </message>
    <message>
        <source>End without QUIT</source>
        <translation>Ende ohne QUIT</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>refused for now</source>
        <translation>vorerst abgewiesen</translation>
    </message>
    <message>
        <source>refused and hung up</source>
        <translation>abgewiesen und aufgelegt</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>Message:</source>
        <translation>Nachricht:</translation>
    </message>
    <message>
        <source>Received:</source>
        <translation>Empfangen:</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>Von:</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>An:</translation>
    </message>
    <message>
        <source>Message-ID:</source>
        <translation>Message-ID:</translation>
    </message>
    <message>
        <source>No session was recorded: the message did not come by SMTP, or it is older than the recording.</source>
        <translation>Keine Sitzung aufgezeichnet: die Nachricht kam nicht über SMTP oder ist älter als die Aufzeichnung.</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>What happened to one message, for each recipient, and why.</source>
        <translation>Was mit einer Nachricht geschah, für jeden Empfänger, und warum.</translation>
    </message>
</context>
<context>
    <name>postroom::console::AttemptsPane</name>
    <message>
        <source>Attempt %1, %2</source>
        <translation>Versuch %1, %2</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Its greeting</source>
        <translation>Seine Begrüßung</translation>
    </message>
    <message>
        <source>Its answer to EHLO</source>
        <translation>Seine Antwort auf EHLO</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Enhanced status</source>
        <translation>Erweiterter Status</translation>
    </message>
    <message>
        <source>Diagnostic</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Got as far as</source>
        <translation>Kam bis</translation>
    </message>
    <message>
        <source>From our address</source>
        <translation>Von unserer Adresse</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>used before for another message</source>
        <translation>schon für eine andere Nachricht benutzt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Delivery attempts</source>
        <translation>Zustellversuche</translation>
    </message>
    <message>
        <source>Recipient and attempt</source>
        <translation>Empfänger und Versuch</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>No attempt</source>
        <translation>Kein Versuch</translation>
    </message>
    <message>
        <source>It was refused: nothing was to be delivered.</source>
        <translation>Sie wurde abgewiesen: es gab nichts zuzustellen.</translation>
    </message>
    <message>
        <source>Nothing was tried yet.</source>
        <translation>Noch nichts versucht.</translation>
    </message>
    <message>
        <source>none: it was not encrypted</source>
        <translation>keine: unverschlüsselt</translation>
    </message>
</context>
<context>
    <name>postroom::console::BouncePane</name>
    <message>
        <source>No bounce or delay notice was sent about this message.</source>
        <translation>Zu dieser Nachricht ging keine Rückmeldung oder Verzögerungsmeldung hinaus.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Open it as a message</source>
        <translation>Als Nachricht öffnen</translation>
    </message>
    <message>
        <source>Fields of the notice</source>
        <translation>Felder der Meldung</translation>
    </message>
    <message>
        <source>The notice as it was sent</source>
        <translation>Die Meldung, wie sie gesendet wurde</translation>
    </message>
    <message>
        <source>This message is a notice itself</source>
        <translation>Diese Nachricht ist selbst eine Meldung</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 an %2: %3</translation>
    </message>
</context>
<context>
    <name>postroom::console::ConfigPane</name>
    <message>
        <source>Configuration at that time</source>
        <translation>Konfiguration zu dieser Zeit</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>The configuration of that time cannot be shown: %1</source>
        <translation>Die damalige Konfiguration kann nicht gezeigt werden: %1</translation>
    </message>
    <message>
        <source>Revision %1, %2, statement %3</source>
        <translation>Revision %1, %2, Anweisung %3</translation>
    </message>
    <message>
        <source>Revision %1, %2</source>
        <translation>Revision %1, %2</translation>
    </message>
</context>
<context>
    <name>postroom::console::DecisionsPane</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Statement or condition</source>
        <translation>Anweisung oder Bedingung</translation>
    </message>
    <message>
        <source>Its value then</source>
        <translation>Ihr Wert damals</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>No decisions were recorded for this message.</source>
        <translation>Für diese Nachricht wurden keine Entscheidungen aufgezeichnet.</translation>
    </message>
    <message>
        <source>The whole session</source>
        <translation>Die ganze Sitzung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> by %1</source>
        <translation> durch %1</translation>
    </message>
    <message>
        <source>%1 statement %2: %3</source>
        <translation>%1 Anweisung %2: %3</translation>
    </message>
    <message>
        <source>Double click: shows it in the configuration of revision %1</source>
        <translation>Doppelklick: zeigt sie in der Konfiguration der Revision %1</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschied</translation>
    </message>
</context>
<context>
    <name>postroom::console::MessageView</name>
    <message>
        <source>Copy for a ticket</source>
        <translation>Für ein Ticket kopieren</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Delivery attempts</source>
        <translation>Zustellversuche</translation>
    </message>
    <message>
        <source>SMTP session</source>
        <translation>SMTP-Sitzung</translation>
    </message>
    <message>
        <source>Headers and content</source>
        <translation>Kopf und Inhalt</translation>
    </message>
    <message>
        <source>Bounce</source>
        <translation>Rückmeldung</translation>
    </message>
    <message>
        <source>Configuration then</source>
        <translation>Konfiguration damals</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>The record as it is</source>
        <translation>Der Eintrag, wie er ist</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Sentences, envelope and attempts as text, with a link that opens this page.</source>
        <translation>Sätze, Umschlag und Versuche als Text, mit einem Link, der diese Seite öffnet.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save a case file</source>
        <translation>Falldatei speichern</translation>
    </message>
    <message>
        <source>Everything about this message in one file, addresses masked, to be opened without a server.</source>
        <translation>Alles zu dieser Nachricht in einer Datei, Adressen maskiert, ohne Server zu öffnen.</translation>
    </message>
    <message>
        <source>Shows this part of the message.</source>
        <translation>Zeigt diesen Teil der Nachricht.</translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s): </source>
        <translation>
            <numerusform>%n Empfänger: </numerusform>
            <numerusform>%n Empfänger: </numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>&lt;&gt; (a bounce or notice)</source>
        <translation>&lt;&gt; (eine Rückmeldung oder Meldung)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>, sent by %1</source>
        <translation>, gesendet von %1</translation>
    </message>
    <message>
        <source> through the proxy %1</source>
        <translation> über den Proxy %1</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Notice about</source>
        <translation>Meldung zu</translation>
    </message>
    <message>
        <source>Case files (*.postroom-case)</source>
        <translation>Falldateien (*.postroom-case)</translation>
    </message>
    <message>
        <source>No case file: %1</source>
        <translation>Keine Falldatei: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Saved. Addresses are masked in it.</source>
        <translation>Gespeichert. Adressen sind darin maskiert.</translation>
    </message>
    <message>
        <source>Who looked at it</source>
        <translation>Wer hineinsah</translation>
    </message>
    <message>
        <source>Lists who looked at the content of this message, and why.</source>
        <translation>Zeigt, wer den Inhalt dieser Nachricht ansah und warum.</translation>
    </message>
    <message>
        <source>Try it with the working copy</source>
        <translation>Mit der Arbeitskopie ausprobieren</translation>
    </message>
    <message>
        <source>Leads the dialogue of this message through the changed rules.</source>
        <translation>Führt den Dialog dieser Nachricht durch die geänderten Regeln.</translation>
    </message>
</context>
<context>
    <name>postroom::console::RevealPane</name>
    <message>
        <source>What to show</source>
        <translation>Was zeigen</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why you need to see it, for example the number of the ticket</source>
        <translation>Warum Sie es sehen müssen, zum Beispiel die Nummer des Tickets</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the content</source>
        <translation>Den Inhalt zeigen</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>Inhalt der Nachricht</translation>
    </message>
    <message>
        <source>The message was refused before its content came: there is nothing to show.</source>
        <translation>Die Nachricht wurde abgewiesen, bevor ihr Inhalt kam: es gibt nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Content is private. Type a reason of at least ten characters; who looked, when and why is recorded.</source>
        <translation>Inhalt ist privat. Geben Sie einen Grund von mindestens zehn Zeichen an; wer wann warum hinsah, wird festgehalten.</translation>
    </message>
    <message>
        <source>Your role may not see the content of messages.</source>
        <translation>Ihre Rolle darf den Inhalt von Nachrichten nicht sehen.</translation>
    </message>
    <message>
        <source>Recorded: you looked at it, and why.</source>
        <translation>Festgehalten: Sie haben es angesehen, und warum.</translation>
    </message>
    <message>
        <source>Recorded: you looked at it, and why. This is the beginning; the rest is longer than 1 MiB.</source>
        <translation>Festgehalten: Sie haben es angesehen, und warum. Dies ist der Anfang; das Ganze ist länger als 1 MiB.</translation>
    </message>
    <message>
        <source>A case file holds no content of the message.</source>
        <translation>Eine Falldatei enthält keinen Inhalt der Nachricht.</translation>
    </message>
</context>
<context>
    <name>postroom::console::TimelinePane</name>
    <message>
        <source>+%1 ms</source>
        <translation>+%1 ms</translation>
    </message>
    <message>
        <source>came in</source>
        <translation>kam an</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschied</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>postroom::console::VerdictsPane</name>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Enter or double click on a cell opens the decision behind it.</source>
        <translation>Eingabetaste oder Doppelklick auf eine Zelle öffnet die Entscheidung dahinter.</translation>
    </message>
    <message>
        <source>This check was not made for this recipient.</source>
        <translation>Diese Prüfung gab es für diesen Empfänger nicht.</translation>
    </message>
</context>
</TS>
