<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ChangesPage</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>What the working copy changes, what is wrong with it, and putting it to work.</source>
        <translation>Was die Arbeitskopie ändert, was daran falsch ist, und sie anwenden.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>postroom::console::ChangesView</name>
    <message>
        <source>Nothing is changed</source>
        <translation>Nichts ist geändert</translation>
    </message>
    <message>
        <source>What you change in the settings is collected here, checked by the server, and put to work together when you apply it.</source>
        <translation>Was Sie in den Einstellungen ändern, wird hier gesammelt, vom Server geprüft und zusammen wirksam, wenn Sie es anwenden.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Revision %1 is in force. Some of it holds only after a restart of the server.</source>
        <translation>Revision %1 ist in Kraft. Einiges davon gilt erst nach einem Neustart des Servers.</translation>
    </message>
    <message>
        <source>Revision %1 is in force.</source>
        <translation>Revision %1 ist in Kraft.</translation>
    </message>
    <message>
        <source>Put on the &amp;newest revision</source>
        <translation>Auf die &amp;neueste Revision setzen</translation>
    </message>
    <message>
        <source>Keeps your changes and makes them start from the revision in force.</source>
        <translation>Behält Ihre Änderungen und lässt sie von der geltenden Revision ausgehen.</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Puts the changes to work (Ctrl+Return).</source>
        <translation>Macht die Änderungen wirksam (Strg+Eingabe).</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Puts the changes to work.</source>
        <translation>Macht die Änderungen wirksam.</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>The working copy is as it was before the last change.</source>
        <translation>Die Arbeitskopie ist wieder wie vor der letzten Änderung.</translation>
    </message>
    <message>
        <source>Leave this change out</source>
        <translation>Diese Änderung weglassen</translation>
    </message>
    <message>
        <source>The selected setting or object stays as it is.</source>
        <translation>Die gewählte Einstellung oder das Objekt bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Discard all changes</source>
        <translation>Alle Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Empties the working copy; Undo brings it back.</source>
        <translation>Leert die Arbeitskopie; Rückgängig holt sie zurück.</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>Working copy</source>
        <translation>Arbeitskopie</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not applied: somebody else changed the configuration meanwhile.</source>
        <translation>Nicht angewendet: Jemand anderes hat inzwischen die Konfiguration geändert.</translation>
    </message>
    <message>
        <source>Not applied: nothing was changed.</source>
        <translation>Nicht angewendet: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1, not checked</source>
        <translation>%1, nicht geprüft</translation>
    </message>
    <message>
        <source>The server is checking them.</source>
        <translation>Der Server prüft sie.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n error(s)</source>
        <translation>
            <numerusform>%1 mit %n Fehler</numerusform>
            <numerusform>%1 mit %n Fehlern</numerusform>
        </translation>
    </message>
    <message>
        <source>They must be put right before the changes can be applied.</source>
        <translation>Das muss behoben werden, bevor die Änderungen angewendet werden können.</translation>
    </message>
    <message>
        <source>%1; meanwhile revision %2 came into force</source>
        <translation>%1; inzwischen trat Revision %2 in Kraft</translation>
    </message>
    <message>
        <source>They start from revision %1. Applying them works unless both changed the same object.</source>
        <translation>Sie gehen von Revision %1 aus. Anwenden geht, wenn nicht beide dasselbe Objekt geändert haben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n warning(s)</source>
        <translation>
            <numerusform>%1 mit %n Warnung</numerusform>
            <numerusform>%1 mit %n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>They can be applied.</source>
        <translation>Sie können angewendet werden.</translation>
    </message>
    <message>
        <source>%1 without errors</source>
        <translation>%1 ohne Fehler</translation>
    </message>
    <message>
        <source>Your role may look at changes, not apply them.</source>
        <translation>Ihre Rolle darf Änderungen ansehen, nicht anwenden.</translation>
    </message>
    <message>
        <source>&amp;Try out</source>
        <translation>Aus&amp;probieren</translation>
    </message>
    <message>
        <source>Leads a dialogue, or recorded mail, through the changes before they are applied.</source>
        <translation>Führt einen Dialog oder aufgezeichnete Mail durch die Änderungen, bevor sie angewandt werden.</translation>
    </message>
</context>
<context>
    <name>postroom::console::FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
</TS>
