<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ListsPage</name>
    <message>
        <source>Lists, lookups</source>
        <translation>Listen, Lookups</translation>
    </message>
    <message>
        <source>Named lists with how often each entry matched, and the servers that lookups ask.</source>
        <translation>Benannte Listen und wie oft jeder Eintrag passte, und die Server, die Lookups fragen.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>postroom::console::ListDialog</name>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>letters, digits and underscores</source>
        <translation>Buchstaben, Ziffern und Unterstriche</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
</context>
<context>
    <name>postroom::console::ListsPane</name>
    <message>
        <source>Hosts</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Local parts</source>
        <translation>Lokale Teile</translation>
    </message>
    <message>
        <source>Named lists</source>
        <translation>Benannte Listen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Entries of the list</source>
        <translation>Einträge der Liste</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Passte</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>&amp;New entry</source>
        <translation>&amp;Neuer Eintrag</translation>
    </message>
    <message>
        <source>192.0.2.0/24, partner.example, ! what is kept out</source>
        <translation>192.0.2.0/24, partner.example, ! was ausgenommen ist</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Take a&amp;way</source>
        <translation>&amp;Wegnehmen</translation>
    </message>
    <message>
        <source>Is this in the &amp;list?</source>
        <translation>Steht das in der &amp;Liste?</translation>
    </message>
    <message>
        <source>an address, a domain</source>
        <translation>eine Adresse, eine Domain</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>No list is chosen</source>
        <translation>Keine Liste ist gewählt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The entries come from an expansion; they are edited as text in the settings:
%1</source>
        <translation>Die Einträge kommen aus einem Ausdruck; sie werden als Text in den Einstellungen bearbeitet:
%1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>There is such a list already.</source>
        <translation>So eine Liste gibt es schon.</translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation>%1 steht schon in der Liste.</translation>
    </message>
    <message>
        <source>This cannot be tested: it has characters that mean something else in an expression.</source>
        <translation>Das kann nicht getestet werden: es enthält Zeichen, die in einem Ausdruck etwas anderes bedeuten.</translation>
    </message>
    <message>
        <source>%1 is in %2.</source>
        <translation>%1 steht in %2.</translation>
    </message>
    <message>
        <source>%1 is not in %2.</source>
        <translation>%1 steht nicht in %2.</translation>
    </message>
    <message>
        <source>Asked: %1</source>
        <translation>Gefragt: %1</translation>
    </message>
    <message>
        <source>%1 is taken away in the working copy; Ctrl+Alt+Z brings it back.</source>
        <translation>%1 ist in der Arbeitskopie entfernt; Strg+Alt+Z holt es zurück.</translation>
    </message>
    <message>
        <source>%1 is in %2, by the entry %3.</source>
        <translation>%1 ist in %2, durch den Eintrag %3.</translation>
    </message>
</context>
<context>
    <name>postroom::console::ListsView</name>
    <message>
        <source>Lists or lookups</source>
        <translation>Listen oder Lookups</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Lookup servers</source>
        <translation>Server für Lookups</translation>
    </message>
    <message>
        <source>New list...</source>
        <translation>Neue Liste...</translation>
    </message>
    <message>
        <source>Asks for its kind and its name.</source>
        <translation>Fragt nach Art und Name.</translation>
    </message>
    <message>
        <source>Take entries away</source>
        <translation>Einträge wegnehmen</translation>
    </message>
    <message>
        <source>The chosen entries are no longer in the list.</source>
        <translation>Die gewählten Einträge stehen nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>Is it in the list?</source>
        <translation>Steht es in der Liste?</translation>
    </message>
    <message>
        <source>Puts the cursor into the line that is tested.</source>
        <translation>Setzt den Cursor in die Zeile, die getestet wird.</translation>
    </message>
    <message>
        <source>Test the lookup servers now</source>
        <translation>Server für Lookups jetzt testen</translation>
    </message>
    <message>
        <source>Connects to each server and puts a harmless question to it.</source>
        <translation>Verbindet sich mit jedem Server und stellt ihm eine harmlose Frage.</translation>
    </message>
    <message>
        <source>Lists or lookup servers</source>
        <translation>Listen oder Server für Lookups</translation>
    </message>
    <message>
        <source>Shows the other of the two.</source>
        <translation>Zeigt das andere von beiden.</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>The working copy is as it was before the last change.</source>
        <translation>Die Arbeitskopie ist wie vor der letzten Änderung.</translation>
    </message>
    <message>
        <source>Take the list away</source>
        <translation>Liste entfernen</translation>
    </message>
    <message>
        <source>The chosen list is no longer there; Undo brings it back.</source>
        <translation>Die gewählte Liste ist nicht mehr da; Rückgängig holt sie zurück.</translation>
    </message>
    <message>
        <source>Apply...</source>
        <translation>Anwenden...</translation>
    </message>
    <message>
        <source>Shows the changes and asks for a comment.</source>
        <translation>Zeigt die Änderungen und fragt nach einem Kommentar.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::ServersModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>As the setting names it.</source>
        <translation>Wie ihn die Einstellung nennt.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What came of the last question.</source>
        <translation>Was aus der letzten Frage wurde.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Since the server was started.</source>
        <translation>Seit dem Start des Servers.</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Questions without an answer.</source>
        <translation>Fragen ohne Antwort.</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Im Mittel</translation>
    </message>
    <message>
        <source>Time for an answer.</source>
        <translation>Zeit für eine Antwort.</translation>
    </message>
    <message>
        <source>Tested now</source>
        <translation>Jetzt getestet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>answers in %1: %2</source>
        <translation>antwortet in %1: %2</translation>
    </message>
    <message>
        <source>does not answer: %1</source>
        <translation>antwortet nicht: %1</translation>
    </message>
</context>
<context>
    <name>postroom::console::ServersPane</name>
    <message>
        <source>&amp;Test now</source>
        <translation>Jetzt &amp;testen</translation>
    </message>
    <message>
        <source>Connects to each server and puts a harmless question to it.</source>
        <translation>Verbindet sich mit jedem Server und stellt ihm eine harmlose Frage.</translation>
    </message>
    <message>
        <source>Servers of lookups</source>
        <translation>Server für Lookups</translation>
    </message>
    <message>
        <source>No lookup asks a server</source>
        <translation>Kein Lookup fragt einen Server</translation>
    </message>
    <message>
        <source>Servers are set in the main settings: redis_servers, pgsql_servers, mysql_servers, ldap_default_servers.</source>
        <translation>Server stehen in den Haupteinstellungen: redis_servers, pgsql_servers, mysql_servers, ldap_default_servers.</translation>
    </message>
    <message>
        <source>Nothing was looked up yet.</source>
        <translation>Noch wurde nichts nachgeschlagen.</translation>
    </message>
    <message>
        <source>Kept answers served %1 of %2 questions; kept now: %3.</source>
        <translation>Aufgehobene Antworten genügten für %1 von %2 Fragen; jetzt aufgehoben: %3.</translation>
    </message>
</context>
</TS>
