<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>RevisionsPage</name>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Who changed what, when and why; compare any two, and go back.</source>
        <translation>Wer wann was warum geändert hat; zwei beliebige vergleichen und zurückgehen.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>postroom::console::HistoryModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Number of the revision</source>
        <translation>Nummer der Revision</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it was applied</source>
        <translation>Wann sie angewendet wurde</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who applied it</source>
        <translation>Wer sie angewendet hat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The comment it was applied with</source>
        <translation>Der Kommentar, mit dem sie angewendet wurde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Is it in force?</source>
        <translation>Ist sie in Kraft?</translation>
    </message>
    <message>
        <source>on trial</source>
        <translation>auf Probe</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>postroom::console::RevisionsView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No revisions</source>
        <translation>Keine Revisionen</translation>
    </message>
    <message>
        <source>The server has no configuration yet.</source>
        <translation>Der Server hat noch keine Konfiguration.</translation>
    </message>
    <message>
        <source>Select two revisions with Ctrl to compare them.</source>
        <translation>Zwei Revisionen mit Strg auswählen, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>&amp;Go back to this...</source>
        <translation>&amp;Hierhin zurück...</translation>
    </message>
    <message>
        <source>Go back to this revision...</source>
        <translation>Zu dieser Revision zurück...</translation>
    </message>
    <message>
        <source>Makes the selected revision the newest again.</source>
        <translation>Macht die gewählte Revision wieder zur neuesten.</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>There is no revision %1.</source>
        <translation>Es gibt keine Revision %1.</translation>
    </message>
    <message>
        <source>Select one revision, or two</source>
        <translation>Eine Revision auswählen, oder zwei</translation>
    </message>
    <message>
        <source>One is compared with the one before it, two with each other.</source>
        <translation>Eine wird mit der vorigen verglichen, zwei miteinander.</translation>
    </message>
    <message>
        <source>From revision %1 to %2</source>
        <translation>Von Revision %1 zu %2</translation>
    </message>
    <message>
        <source>What revision %1 changed</source>
        <translation>Was Revision %1 geändert hat</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The first revision</source>
        <translation>Die erste Revision</translation>
    </message>
    <message>
        <source>There is none before it. Select a second one to compare.</source>
        <translation>Es gibt keine davor. Wählen Sie zum Vergleichen eine zweite aus.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>The two revisions have the same settings.</source>
        <translation>Die beiden Revisionen haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>The server did not go back: %1</source>
        <translation>Der Server ging nicht zurück: %1</translation>
    </message>
    <message>
        <source>Revision %1 is in force, with the settings of revision %2.</source>
        <translation>Revision %1 ist in Kraft, mit den Einstellungen von Revision %2.</translation>
    </message>
</context>
<context>
    <name>postroom::console::RollbackDialog</name>
    <message>
        <source>Go back to revision %1</source>
        <translation>Zurück zu Revision %1</translation>
    </message>
    <message>
        <source>The configuration becomes that of revision %1 again, as a new revision: what was changed between it and revision %2 is undone. Nothing is lost: both stay in the history.</source>
        <translation>Die Konfiguration wird wieder die von Revision %1, als neue Revision: Was zwischen ihr und Revision %2 geändert wurde, wird rückgängig gemacht. Nichts geht verloren: Beide bleiben im Verlauf.</translation>
    </message>
    <message>
        <source>back to revision %1</source>
        <translation>zurück zu Revision %1</translation>
    </message>
    <message>
        <source>&amp;Go back</source>
        <translation>&amp;Zurückgehen</translation>
    </message>
</context>
</TS>
