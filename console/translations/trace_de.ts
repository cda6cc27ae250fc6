<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>TracePage</name>
    <message>
        <source>Trace</source>
        <translation>Verfolgung</translation>
    </message>
    <message>
        <source>What became of a message: who sent it, what was decided, where it is now.</source>
        <translation>Was aus einer Nachricht wurde: wer sie schickte, was entschieden wurde, wo sie jetzt ist.</translation>
    </message>
</context>
<context>
    <name>postroom::console::QueryLine</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>An address, id, IP or subject; or from: to: status: ip: reason: subject: msgid: after: before:  (- excludes)</source>
        <translation>Adresse, Kennung, IP oder Betreff; oder from: to: status: ip: reason: subject: msgid: after: before:  (- schließt aus)</translation>
    </message>
</context>
<context>
    <name>postroom::console::SavedSearches</name>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>everything of the last day</source>
        <translation>alles vom letzten Tag</translation>
    </message>
    <message>
        <source>Ready made</source>
        <translation>Vorbereitet</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>Zurückgeschickt</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot;</source>
        <translation>„%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>postroom::console::TraceModel</name>
    <message>
        <source>in</source>
        <translation>herein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>hinaus</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When the server was asked to take it</source>
        <translation>Wann der Server sie annehmen sollte</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Came from outside, went out, or stayed here</source>
        <translation>Kam von außen, ging hinaus oder blieb hier</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Sender of the envelope; &lt;&gt; is a bounce</source>
        <translation>Absender des Umschlags; &lt;&gt; ist eine Rückmeldung</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Recipient of the envelope</source>
        <translation>Empfänger des Umschlags</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What became of it for this recipient</source>
        <translation>Was für diesen Empfänger daraus wurde</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The reply that was given, or what the next server said</source>
        <translation>Die gegebene Antwort oder was der nächste Server sagte</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Gesendet von</translation>
    </message>
    <message>
        <source>The host that handed it over</source>
        <translation>Der Rechner, der sie übergab</translation>
    </message>
    <message>
        <source>Next host</source>
        <translation>Nächster Rechner</translation>
    </message>
    <message>
        <source>Where it went, or where it waits for</source>
        <translation>Wohin sie ging oder worauf sie wartet</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>How the connection was encrypted</source>
        <translation>Wie die Verbindung verschlüsselt war</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Hidden from the helpdesk until a reason is given</source>
        <translation>Dem Helpdesk verborgen, bis ein Grund genannt ist</translation>
    </message>
    <message>
        <source>Queue id</source>
        <translation>Queue-ID</translation>
    </message>
    <message>
        <source>The id of the message on this server; none when it was refused</source>
        <translation>Die Kennung der Nachricht auf diesem Server; keine, wenn sie abgewiesen wurde</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>The configuration that decided</source>
        <translation>Die Konfiguration, die entschied</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>As its header says</source>
        <translation>Wie es im Kopf der Nachricht steht</translation>
    </message>
</context>
<context>
    <name>postroom::console::TracePreview</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the message</source>
        <translation>Die Nachricht öffnen</translation>
    </message>
</context>
<context>
    <name>postroom::console::TraceView</name>
    <message>
        <source>Recipients that were found</source>
        <translation>Gefundene Empfänger</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Help for the search line</source>
        <translation>Hilfe zur Suchzeile</translation>
    </message>
    <message>
        <source>Find in the queue</source>
        <translation>In der Warteschlange suchen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Verfolgung</translation>
    </message>
    <message>
        <source>Search line</source>
        <translation>Suchzeile</translation>
    </message>
    <message>
        <source>Puts the cursor into the search line.</source>
        <translation>Setzt die Schreibmarke in die Suchzeile.</translation>
    </message>
    <message>
        <source>Keeps the search in the list at the left.</source>
        <translation>Behält die Suche in der Liste links.</translation>
    </message>
    <message>
        <source>Export the rows</source>
        <translation>Zeilen exportieren</translation>
    </message>
    <message>
        <source>Writes the rows as CSV or JSON.</source>
        <translation>Schreibt die Zeilen als CSV oder JSON.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing in this time fits the search.</source>
        <translation>In dieser Zeit passt nichts zur Suche.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 and more found, newest first; %2</source>
        <translation>%1 und mehr gefunden, neueste zuerst; %2</translation>
    </message>
    <message>
        <source>%1 found, newest first; %2</source>
        <translation>%1 gefunden, neueste zuerst; %2</translation>
    </message>
    <message>
        <source>; searched back to %1 so far</source>
        <translation>; bisher zurückgesucht bis %1</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Try it with the working copy</source>
        <translation>Mit der Arbeitskopie ausprobieren</translation>
    </message>
    <message>
        <source>Open the rule that decided</source>
        <translation>Entscheidende Regel öffnen</translation>
    </message>
    <message>
        <source>%1 to today, %2</source>
        <translation>%1 bis heute, %2</translation>
    </message>
</context>
</TS>
