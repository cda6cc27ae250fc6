<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Outcome</name>
    <message>
        <source>rejected</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>bounced</source>
        <translation>zurückgeschickt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>aufgeschoben</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused for now</source>
        <translation>vorerst abgewiesen</translation>
    </message>
    <message>
        <source>redirected</source>
        <translation>umgeleitet</translation>
    </message>
</context>
<context>
    <name>TextFormat</name>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
</context>
<context>
    <name>postroom::console::DetailsTree</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alles zuklappen</translation>
    </message>
</context>
<context>
    <name>postroom::console::DifferenceView</name>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>(default)</source>
        <translation>(Vorgabe)</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Text before</source>
        <translation>Text vorher</translation>
    </message>
    <message>
        <source>Text after</source>
        <translation>Text nachher</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Object and setting</source>
        <translation>Objekt und Einstellung</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n Anweisung</numerusform>
            <numerusform>%n Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
</context>
<context>
    <name>postroom::console::FormField</name>
    <message>
        <source>(not set)</source>
        <translation>(nicht gesetzt)</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Vorgabe)</translation>
    </message>
</context>
<context>
    <name>postroom::console::ReasonForm</name>
    <message>
        <source>Co&amp;mment</source>
        <translation>Ko&amp;mmentar</translation>
    </message>
    <message>
        <source>Why? A few words for the history.</source>
        <translation>Warum? Ein paar Worte für den Verlauf.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Say in a few words why: whoever looks for the reason later reads it in the history.</source>
        <translation>Sagen Sie in ein paar Worten, warum: Wer später den Grund sucht, liest ihn im Verlauf.</translation>
    </message>
    <message>
        <source>Take &amp;back unless I keep it within</source>
        <translation>&amp;Zurücknehmen, wenn ich es nicht behalte innerhalb von</translation>
    </message>
    <message>
        <source>A change that cuts off this console, or the mail, is undone by the server itself.</source>
        <translation>Eine Änderung, die diese Konsole oder die Post abschneidet, macht der Server selbst rückgängig.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Seconds until it is taken back</source>
        <translation>Sekunden, bis es zurückgenommen wird</translation>
    </message>
</context>
<context>
    <name>postroom::console::StatePlaceholder</name>
    <message>
        <source>Loading...</source>
        <translation>Lade...</translation>
    </message>
    <message>
        <source>Your role on this server does not allow it.</source>
        <translation>Ihre Rolle auf diesem Server erlaubt es nicht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>postroom::console::TablePane</name>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>, more when you scroll down</source>
        <translation>, mehr beim Weiterblättern</translation>
    </message>
</context>
<context>
    <name>postroom::console::TableView</name>
    <message>
        <source>Standard columns</source>
        <translation>Übliche Spalten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Filter on %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
    <message>
        <source>Exclude %1</source>
        <translation>%1 ausschließen</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
    <message numerus="yes">
        <source>Export %n row(s)</source>
        <translation>
            <numerusform>%n Zeile exportieren</numerusform>
            <numerusform>%n Zeilen exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV, for spreadsheets (*.csv)</source>
        <translation>CSV, für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>JSON, for programs (*.json)</source>
        <translation>JSON, für Programme (*.json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 ließ sich nicht schreiben: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::TextPane</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in %1</source>
        <translation>Suchen in %1</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>from the other end</source>
        <translation>vom anderen Ende</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
</context>
<context>
    <name>postroom::console::TrialBanner</name>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Take back now</source>
        <translation>Jetzt &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Time left to keep the changes</source>
        <translation>Verbleibende Zeit, um die Änderungen zu behalten</translation>
    </message>
    <message numerus="yes">
        <source>Keep these changes? Taken back in %n second(s).</source>
        <translation>
            <numerusform>Diese Änderungen behalten? Zurückgenommen in %n Sekunde.</numerusform>
            <numerusform>Diese Änderungen behalten? Zurückgenommen in %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Revision %1 is in force. Unless you keep it, the server goes back to the one before by itself.</source>
        <translation>Revision %1 ist in Kraft. Wenn Sie sie nicht behalten, geht der Server von selbst zur vorigen zurück.</translation>
    </message>
    <message>
        <source>That did not work: %1</source>
        <translation>Das ging nicht: %1</translation>
    </message>
    <message numerus="yes">
        <source>The connection is lost. The changes are taken back in %n second(s).</source>
        <translation>
            <numerusform>Die Verbindung ist verloren. Die Änderungen werden in %n Sekunde zurückgenommen.</numerusform>
            <numerusform>Die Verbindung ist verloren. Die Änderungen werden in %n Sekunden zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Perhaps the changes cut it off. The console goes on trying; unless it comes back in time, the server takes revision %1 back by itself.</source>
        <translation>Vielleicht haben die Änderungen sie abgeschnitten. Die Konsole versucht es weiter; kommt sie nicht rechtzeitig zurück, nimmt der Server Revision %1 von selbst zurück.</translation>
    </message>
    <message>
        <source>Revision %1 is kept.</source>
        <translation>Revision %1 bleibt.</translation>
    </message>
    <message>
        <source>Revision %1 was taken back.</source>
        <translation>Revision %1 wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Revision %1 runs now. Your changes are still here, to be applied again.</source>
        <translation>Jetzt läuft Revision %1. Ihre Änderungen sind noch da und können wieder angewendet werden.</translation>
    </message>
    <message>
        <source>The console could not reconnect: the server takes revision %1 back by itself.</source>
        <translation>Die Konsole konnte sich nicht wieder verbinden: Der Server nimmt Revision %1 von selbst zurück.</translation>
    </message>
    <message>
        <source>The time to keep it is over. What runs is shown as soon as there is a connection again.</source>
        <translation>Die Zeit, sie zu behalten, ist vorbei. Was läuft, wird gezeigt, sobald es wieder eine Verbindung gibt.</translation>
    </message>
</context>
</TS>
