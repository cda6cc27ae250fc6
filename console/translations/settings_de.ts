<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Every setting of the server, with its default and where its value comes from.</source>
        <translation>Jede Einstellung des Servers, mit Vorgabe und Herkunft ihres Werts.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>postroom::console::ObjectActions</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>New object...</source>
        <translation>Neues Objekt...</translation>
    </message>
    <message>
        <source>Adds a router, transport, listener, account, list or rule.</source>
        <translation>Fügt einen Router, Transport, Listener, ein Konto, eine Liste oder eine Regel hinzu.</translation>
    </message>
    <message>
        <source>Take the object away</source>
        <translation>Objekt entfernen</translation>
    </message>
    <message>
        <source>Takes the chosen object out of the configuration.</source>
        <translation>Nimmt das gewählte Objekt aus der Konfiguration.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Puts the chosen object before the one above: the first that fits is used.</source>
        <translation>Stellt das gewählte Objekt vor das darüber: Benutzt wird das erste, das passt.</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Puts the chosen object behind the one below.</source>
        <translation>Stellt das gewählte Objekt hinter das darunter.</translation>
    </message>
    <message>
        <source>%1 is taken away in the working copy; Ctrl+Alt+Z brings it back.</source>
        <translation>%1 ist in der Arbeitskopie entfernt; Strg+Alt+Z holt es zurück.</translation>
    </message>
    <message>
        <source>Rename...</source>
        <translation>Umbenennen...</translation>
    </message>
    <message>
        <source>Gives the chosen object another name; what refers to it follows.</source>
        <translation>Gibt dem gewählten Objekt einen anderen Namen; was darauf verweist, folgt.</translation>
    </message>
</context>
<context>
    <name>postroom::console::ObjectDialog</name>
    <message>
        <source>New object</source>
        <translation>Neues Objekt</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Driver</source>
        <translation>&amp;Treiber</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>&amp;Muster</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>An address, a domain or a pattern that the rule is for.</source>
        <translation>Eine Adresse, eine Domain oder ein Muster, wofür die Regel gilt.</translation>
    </message>
    <message>
        <source>The name stands in the configuration and in every trace.</source>
        <translation>Der Name steht in der Konfiguration und in jeder Verfolgung.</translation>
    </message>
    <message>
        <source>A pattern has no blanks.</source>
        <translation>Ein Muster hat keine Leerzeichen.</translation>
    </message>
    <message>
        <source>This cannot be a name: letters, digits and underscores are allowed.</source>
        <translation>Das kann kein Name sein: Erlaubt sind Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
    <message>
        <source>There is such an object already.</source>
        <translation>So ein Objekt gibt es schon.</translation>
    </message>
</context>
<context>
    <name>postroom::console::ObjectsTree</name>
    <message>
        <source>Objects of the configuration</source>
        <translation>Objekte der Konfiguration</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Changed in the working copy</source>
        <translation>In der Arbeitskopie geändert</translation>
    </message>
    <message>
        <source>Main settings</source>
        <translation>Haupteinstellungen</translation>
    </message>
    <message>
        <source>Domain lists</source>
        <translation>Domainlisten</translation>
    </message>
    <message>
        <source>Host lists</source>
        <translation>Hostlisten</translation>
    </message>
    <message>
        <source>Address lists</source>
        <translation>Adresslisten</translation>
    </message>
    <message>
        <source>Local part lists</source>
        <translation>Listen lokaler Teile</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>Listener</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>ACLs</source>
        <translation>ACLs</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Transports</source>
        <translation>Transporte</translation>
    </message>
    <message>
        <source>Retry rules</source>
        <translation>Wiederholungsregeln</translation>
    </message>
    <message>
        <source>Rewrite rules</source>
        <translation>Umschreiberegeln</translation>
    </message>
    <message>
        <source>Authenticators</source>
        <translation>Authentifizierer</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
</context>
<context>
    <name>postroom::console::RenameDialog</name>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>What names it follows: routers, ACLs and lists. A name inside an expansion does not; what is missing then is among the findings of the changes.</source>
        <translation>Was es beim Namen nennt, folgt: Router, ACLs und Listen. Ein Name in einer Expansion folgt nicht; was dann fehlt, steht bei den Befunden der Änderungen.</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>This cannot be a name: letters, digits and underscores are allowed.</source>
        <translation>Das kann kein Name sein: Buchstaben, Ziffern und Unterstriche sind erlaubt.</translation>
    </message>
    <message>
        <source>There is such an object already.</source>
        <translation>Ein solches Objekt gibt es schon.</translation>
    </message>
</context>
<context>
    <name>postroom::console::SettingsForm</name>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>Default: not set</source>
        <translation>Vorgabe: nicht gesetzt</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Changed here: back to the default</source>
        <translation>Hier geändert: zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Changed here; in force: %1</source>
        <translation>Hier geändert; in Kraft: %1</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>die Vorgabe</translation>
    </message>
    <message>
        <source>Set in revision %1 by %2, %3</source>
        <translation>Gesetzt in Revision %1 von %2, %3</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Gesetzt</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>Holds after a restart of the server.</source>
        <translation>Gilt nach einem Neustart des Servers.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>Diese Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What is wrong with the object</source>
        <translation>Was an dem Objekt falsch ist</translation>
    </message>
    <message>
        <source>Wrong: %1</source>
        <translation>Falsch: %1</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>postroom::console::SettingsView</name>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Text of the object</source>
        <translation>Text des Objekts</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Searches names, titles and explanations.</source>
        <translation>Durchsucht Namen, Titel und Erklärungen.</translation>
    </message>
    <message>
        <source>Apply...</source>
        <translation>Anwenden...</translation>
    </message>
    <message>
        <source>Shows the changes and asks for a comment.</source>
        <translation>Zeigt die Änderungen und fragt nach einem Kommentar.</translation>
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
        <source>There is no object &quot;%1&quot; in the configuration.</source>
        <translation>Es gibt kein Objekt „%1“ in der Konfiguration.</translation>
    </message>
    <message>
        <source>Choose what to set</source>
        <translation>Wählen Sie, was einzustellen ist</translation>
    </message>
    <message>
        <source>The objects of the configuration are at the left; the search finds settings by name and by what they do.</source>
        <translation>Links stehen die Objekte der Konfiguration; die Suche findet Einstellungen nach Name und Wirkung.</translation>
    </message>
    <message>
        <source>%1 has no setting &quot;%2&quot;.</source>
        <translation>%1 hat keine Einstellung „%2“.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
</context>
</TS>
