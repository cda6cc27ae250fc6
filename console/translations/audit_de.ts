<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AuditPage</name>
    <message>
        <source>Access log</source>
        <translation>Zugriffsprotokoll</translation>
    </message>
    <message>
        <source>Who looked at the content of mail and why, who changed something, and who was denied it.</source>
        <translation>Wer Inhalt von Nachrichten ansah und warum, wer etwas änderte und wem es verweigert wurde.</translation>
    </message>
</context>
<context>
    <name>postroom::console::AuditModel</name>
    <message>
        <source>looked at content</source>
        <translation>sah Inhalt an</translation>
    </message>
    <message>
        <source>was denied</source>
        <translation>wurde verweigert</translation>
    </message>
    <message>
        <source>did</source>
        <translation>tat etwas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>Was es war</translation>
    </message>
    <message>
        <source>Looked at content, did something, or was denied it.</source>
        <translation>Sah Inhalt an, tat etwas oder bekam es verweigert.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>The user of the control socket.</source>
        <translation>Der Benutzer des Steuersockets.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Part or method</source>
        <translation>Teil oder Methode</translation>
    </message>
    <message>
        <source>What was looked at, or what was asked for.</source>
        <translation>Was angesehen oder verlangt wurde.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Reason, request</source>
        <translation>Grund, Anfrage</translation>
    </message>
    <message>
        <source>The reason that was typed, or the request and what came of it.</source>
        <translation>Der eingegebene Grund, oder die Anfrage und was daraus wurde.</translation>
    </message>
</context>
<context>
    <name>postroom::console::AuditView</name>
    <message>
        <source>What to list</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>name of the user, Enter</source>
        <translation>Name des Benutzers, Eingabe</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>id of the message, Enter</source>
        <translation>Kennung der Nachricht, Eingabe</translation>
    </message>
    <message>
        <source>Access log</source>
        <translation>Zugriffsprotokoll</translation>
    </message>
    <message>
        <source>Nothing is recorded</source>
        <translation>Nichts ist aufgezeichnet</translation>
    </message>
    <message>
        <source>Nobody looked at content, changed something or was denied it, as far as the log goes back: as long as the traces.</source>
        <translation>Niemand sah Inhalt an, änderte etwas oder bekam es verweigert, soweit das Protokoll zurückreicht: so lange wie die Aufzeichnungen.</translation>
    </message>
    <message>
        <source>Filter by user</source>
        <translation>Nach Benutzer filtern</translation>
    </message>
    <message>
        <source>Go to the line for a user.</source>
        <translation>Zur Zeile für einen Benutzer.</translation>
    </message>
</context>
</TS>
