<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ApplianceUri</name>
    <message>
        <source>A host is missing: ssh://user@host</source>
        <translation>Der Rechner fehlt: ssh://benutzer@rechner</translation>
    </message>
    <message>
        <source>Neither host nor user may begin with a hyphen</source>
        <translation>Weder Rechner noch Benutzer dürfen mit einem Bindestrich beginnen</translation>
    </message>
    <message>
        <source>Leave the password out: it is asked for when it is needed</source>
        <translation>Lassen Sie das Kennwort weg: Es wird erfragt, wenn es gebraucht wird</translation>
    </message>
    <message>
        <source>Write ssh://user@host, or the path of a socket on this computer</source>
        <translation>Schreiben Sie ssh://benutzer@rechner oder den Pfad eines Sockets auf diesem Rechner</translation>
    </message>
    <message>
        <source>This is no address; write ssh://user@host</source>
        <translation>Das ist keine Adresse; schreiben Sie ssh://benutzer@rechner</translation>
    </message>
    <message>
        <source>The path of the socket is missing: unix:///run/postroom/control.sock</source>
        <translation>Der Pfad des Sockets fehlt: unix:///run/postroom/control.sock</translation>
    </message>
    <message>
        <source>Only ssh:// and unix:// are known here</source>
        <translation>Hier sind nur ssh:// und unix:// bekannt</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
</context>
<context>
    <name>postroom::console::CaseChannel</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is larger than 16 MiB: this is no case file</source>
        <translation>%1 ist größer als 16 MiB: Das ist keine Falldatei</translation>
    </message>
    <message>
        <source>case file</source>
        <translation>Falldatei</translation>
    </message>
    <message>
        <source>This is a case file: there is no server to ask.</source>
        <translation>Dies ist eine Falldatei: Es gibt keinen Server, den man fragen könnte.</translation>
    </message>
</context>
<context>
    <name>postroom::console::LocalChannel</name>
    <message>
        <source>Nobody listens on %1. Is postroomd running?</source>
        <translation>Niemand lauscht auf %1. Läuft postroomd?</translation>
    </message>
    <message>
        <source>You may not use %1.</source>
        <translation>Sie dürfen %1 nicht benutzen.</translation>
    </message>
    <message>
        <source>The connection to the server ended.</source>
        <translation>Die Verbindung zum Server endete.</translation>
    </message>
</context>
<context>
    <name>postroom::console::ServerState</name>
    <message numerus="yes">
        <source>%n message(s) came in meanwhile.</source>
        <translation>
            <numerusform>%n Nachricht ging inzwischen ein.</numerusform>
            <numerusform>%n Nachrichten gingen inzwischen ein.</numerusform>
        </translation>
    </message>
    <message>
        <source>The configuration went from revision %1 to %2.</source>
        <translation>Die Konfiguration ging von Revision %1 auf %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) since its start were missed.</source>
        <translation>
            <numerusform>%n Ereignis seit seinem Start fehlt.</numerusform>
            <numerusform>%n Ereignisse seit seinem Start fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were missed.</source>
        <translation>
            <numerusform>%n Ereignis fehlt.</numerusform>
            <numerusform>%n Ereignisse fehlen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::Session</name>
    <message numerus="yes">
        <source>Connected again after %n second(s).</source>
        <translation>
            <numerusform>Nach %n Sekunde wieder verbunden.</numerusform>
            <numerusform>Nach %n Sekunden wieder verbunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server was restarted meanwhile.</source>
        <translation>Der Server wurde inzwischen neu gestartet.</translation>
    </message>
    <message>
        <source>The server did not answer the greeting.</source>
        <translation>Der Server hat den Gruß nicht beantwortet.</translation>
    </message>
    <message>
        <source>The connection was lost before the answer came.</source>
        <translation>Die Verbindung ging verloren, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es besteht keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
</context>
<context>
    <name>postroom::console::SshChannel</name>
    <message>
        <source>The connection to %1 ended.</source>
        <translation>Die Verbindung mit %1 endete.</translation>
    </message>
    <message>
        <source>The program ssh could not be started. Install OpenSSH&apos;s client.</source>
        <translation>Das Programm ssh ließ sich nicht starten. Installieren Sie den Client von OpenSSH.</translation>
    </message>
    <message>
        <source>%1 did not let you in: wrong user, password or key.</source>
        <translation>%1 hat Sie nicht eingelassen: falscher Benutzer, falsches Kennwort oder falscher Schlüssel.</translation>
    </message>
    <message>
        <source>The identity of %1 was not confirmed, or has changed since the last time.</source>
        <translation>Die Identität von %1 wurde nicht bestätigt oder hat sich seit dem letzten Mal geändert.</translation>
    </message>
    <message>
        <source>%1 has no postroomctl: Postroom is not installed there, or not in the PATH.</source>
        <translation>%1 hat kein postroomctl: Postroom ist dort nicht installiert oder nicht im PATH.</translation>
    </message>
    <message>
        <source>The server on %1 does not run.</source>
        <translation>Der Server auf %1 läuft nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
</context>
</TS>
