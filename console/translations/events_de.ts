<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>EventsPage</name>
    <message>
        <source>Events (live)</source>
        <translation>Ereignisse (live)</translation>
    </message>
    <message>
        <source>What the server does, as it happens: a tail of its events with a filter.</source>
        <translation>Was der Server tut, während es geschieht: seine Ereignisse fortlaufend, mit einem Filter.</translation>
    </message>
</context>
<context>
    <name>postroom::console::EventsModel</name>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) missed</source>
        <translation>
            <numerusform>%n Ereignis fehlt</numerusform>
            <numerusform>%n Ereignisse fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message numerus="yes">
        <source>The server was started anew: %n event(s) since its start missed, and what it did last before it ended.</source>
        <translation>
            <numerusform>Der Server wurde neu gestartet: %n Ereignis seit seinem Start fehlt, und was er vor seinem Ende zuletzt tat.</numerusform>
            <numerusform>Der Server wurde neu gestartet: %n Ereignisse seit seinem Start fehlen, und was er vor seinem Ende zuletzt tat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::EventsView</name>
    <message>
        <source>Filter of the events</source>
        <translation>Filter der Ereignisse</translation>
    </message>
    <message>
        <source>Words that an event must have; or event: message: connection:  (- excludes)</source>
        <translation>Wörter, die ein Ereignis haben muss; oder event: message: connection:  (- schließt aus)</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 und darüber</translation>
    </message>
    <message>
        <source>Events, newest last</source>
        <translation>Ereignisse, das neueste zuletzt</translation>
    </message>
    <message>
        <source>The chosen event</source>
        <translation>Das gewählte Ereignis</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Keeps the table still; what happens meanwhile waits and comes afterwards.</source>
        <translation>Hält die Tabelle an; was inzwischen geschieht, wartet und kommt danach.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Go to the filter of the events.</source>
        <translation>Zum Filter der Ereignisse.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Takes what is shown away; what happens from now on is shown.</source>
        <translation>Nimmt weg, was gezeigt wird; gezeigt wird, was von nun an geschieht.</translation>
    </message>
    <message>
        <source>Only this session</source>
        <translation>Nur diese Sitzung</translation>
    </message>
    <message>
        <source>Shows only what the SMTP connection of the chosen event did.</source>
        <translation>Zeigt nur, was die SMTP-Verbindung des gewählten Ereignisses tat.</translation>
    </message>
    <message>
        <source>Choose an event to see all of it; Enter opens its message.</source>
        <translation>Wählen Sie ein Ereignis, um es ganz zu sehen; Eingabe öffnet seine Nachricht.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Nothing passes the filter</source>
        <translation>Nichts kommt durch den Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) came and do not match.</source>
        <translation>
            <numerusform>%n Ereignis kam und passt nicht.</numerusform>
            <numerusform>%n Ereignisse kamen und passen nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for events</source>
        <translation>Warten auf Ereignisse</translation>
    </message>
    <message>
        <source>What the server does from now on is shown here, as it happens. What was before is in the trace.</source>
        <translation>Hier erscheint, was der Server von nun an tut, während es geschieht. Was vorher war, steht in der Verfolgung.</translation>
    </message>
    <message>
        <source>the table holds %1, the oldest go</source>
        <translation>die Tabelle fasst %1, die ältesten gehen</translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paused, %n waiting</source>
        <translation>
            <numerusform>angehalten, %n wartet</numerusform>
            <numerusform>angehalten, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>Events since this page was opened: %1, lines shown: %2</source>
        <translation>Ereignisse, seit diese Seite offen ist: %1, gezeigte Zeilen: %2</translation>
    </message>
</context>
</TS>
