<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>FlowChart</name>
    <message>
        <source>came in</source>
        <translation>eingegangen</translation>
    </message>
    <message>
        <source>went out</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>aufgeschoben</translation>
    </message>
</context>
<context>
    <name>OverviewFacts</name>
    <message>
        <source>Free disk space</source>
        <translation>Freier Plattenplatz</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>%1: %2 of %3 are free</source>
        <translation>%1: %2 von %3 sind frei</translation>
    </message>
    <message>
        <source>Subject %1, valid until %2</source>
        <translation>Inhaber %1, gültig bis %2</translation>
    </message>
    <message>
        <source>It is self-signed: senders encrypt with it, but cannot check who we are.</source>
        <translation>Es ist selbst signiert: Absender verschlüsseln damit, können aber nicht prüfen, wer wir sind.</translation>
    </message>
    <message>
        <source>Certificate %1</source>
        <translation>Zertifikat %1</translation>
    </message>
    <message>
        <source>(self-signed)</source>
        <translation>(selbst signiert)</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Listener %1 on %2</source>
        <translation>Listener %1 auf %2</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>%1 connections were taken since the start</source>
        <translation>%1 Verbindungen wurden seit dem Start angenommen</translation>
    </message>
    <message>
        <source>Ledger: every message is accounted for</source>
        <translation>Bilanz: Jede Nachricht ist verbucht</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>ausgeglichen</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Ledger: messages are not accounted for</source>
        <translation>Bilanz: Nachrichten fehlen</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>Revision %1 by %2</source>
        <translation>Revision %1 von %2</translation>
    </message>
    <message>
        <source>In the last hour: %1 in, %2 out, %3 refused.</source>
        <translation>In der letzten Stunde: %1 eingegangen, %2 zugestellt, %3 abgewiesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait in the queue</source>
        <translation>
            <numerusform>%n Nachricht wartet in der Warteschlange</numerusform>
            <numerusform>%n Nachrichten warten in der Warteschlange</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest came %1.</source>
        <translation>die älteste kam %1.</translation>
    </message>
    <message>
        <source>Nothing waits in the queue.</source>
        <translation>Nichts wartet in der Warteschlange.</translation>
    </message>
    <message>
        <source>Mail is flowing, but something needs attention.</source>
        <translation>Die Post fließt, aber etwas braucht Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>Mail is flowing.</source>
        <translation>Die Post fließt.</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>noch nicht versucht</translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>%n Empfänger</numerusform>
            <numerusform>%n Empfänger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Is mail flowing? What waits, what was refused, what needs attention.</source>
        <translation>Fließt die Post? Was wartet, was abgewiesen wurde, was Aufmerksamkeit braucht.</translation>
    </message>
</context>
<context>
    <name>postroom::console::FlowChart</name>
    <message>
        <source>Mail over time</source>
        <translation>Post im Verlauf</translation>
    </message>
    <message>
        <source>Left and Right move the mark, Enter shows the mail of the marked span.</source>
        <translation>Links und Rechts bewegen die Marke, die Eingabetaste zeigt die Post des markierten Zeitraums.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 bis %2: %3</translation>
    </message>
</context>
<context>
    <name>postroom::console::OverviewView</name>
    <message>
        <source>Came in</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Zugestellt</translation>
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
        <source>Oldest message</source>
        <translation>Älteste Nachricht</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Why mail waits</source>
        <translation>Warum Post wartet</translation>
    </message>
    <message>
        <source>Refused in the last day</source>
        <translation>Abgewiesen am letzten Tag</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>Mail over time</source>
        <translation>Post im Verlauf</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Chart of 24 hours</source>
        <translation>Diagramm über 24 Stunden</translation>
    </message>
    <message>
        <source>Shows the last day in the chart.</source>
        <translation>Zeigt den letzten Tag im Diagramm.</translation>
    </message>
    <message>
        <source>Chart of 7 days</source>
        <translation>Diagramm über 7 Tage</translation>
    </message>
    <message>
        <source>Shows the last week in the chart.</source>
        <translation>Zeigt die letzte Woche im Diagramm.</translation>
    </message>
    <message>
        <source>last hour; %1/min now</source>
        <translation>letzte Stunde; jetzt %1/min</translation>
    </message>
    <message numerus="yes">
        <source>%n on hold</source>
        <translation>
            <numerusform>%n angehalten</numerusform>
            <numerusform>%n angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>waiting for so long</source>
        <translation>wartet schon so lange</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>SMTP sessions now</source>
        <translation>SMTP-Sitzungen jetzt</translation>
    </message>
    <message>
        <source>Nothing waits: every message that was taken has been delivered, bounced or discarded.</source>
        <translation>Nichts wartet: Jede angenommene Nachricht wurde zugestellt, zurückgeschickt oder verworfen.</translation>
    </message>
    <message>
        <source>Nothing was refused in the last day.</source>
        <translation>Am letzten Tag wurde nichts abgewiesen.</translation>
    </message>
    <message>
        <source>No connection: this is how it was at %1.</source>
        <translation>Keine Verbindung: So war es um %1.</translation>
    </message>
</context>
</TS>
