<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Tried</name>
    <message>
        <source>Tried: the configuration in force, revision %1; nothing is changed.</source>
        <translation>Ausprobiert: die geltende Konfiguration, Revision %1; nichts ist geändert.</translation>
    </message>
    <message numerus="yes">
        <source>Tried: %n change(s) to revision %1, compared with what is in force.</source>
        <translation>
            <numerusform>Ausprobiert: %n Änderung an Revision %1, verglichen mit dem, was gilt.</numerusform>
            <numerusform>Ausprobiert: %n Änderungen an Revision %1, verglichen mit dem, was gilt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The changes have errors; what is wrong does not act.</source>
        <translation>Die Änderungen haben Fehler; was falsch ist, wirkt nicht.</translation>
    </message>
</context>
<context>
    <name>TryPage</name>
    <message>
        <source>Try out</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>What a dialogue, or recorded mail, would be answered after the changes; nothing is accepted or counted.</source>
        <translation>Was einem Dialog oder aufgezeichneter Mail nach den Änderungen geantwortet würde; nichts wird angenommen oder gezählt.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>postroom::console::DialoguePane</name>
    <message>
        <source>(the content was not kept)</source>
        <translation>(der Inhalt wurde nicht aufgehoben)</translation>
    </message>
    <message>
        <source>&amp;Keep as a test...</source>
        <translation>Als Test &amp;behalten...</translation>
    </message>
    <message>
        <source>Stores the dialogue with this outcome in the configuration; it is run before every change.</source>
        <translation>Legt den Dialog mit diesem Ausgang in der Konfiguration ab; er läuft vor jeder Änderung.</translation>
    </message>
    <message>
        <source>Nothing tried yet</source>
        <translation>Noch nichts ausprobiert</translation>
    </message>
    <message>
        <source>Write what a client would say, or take a message that was seen; nothing is accepted and nothing is counted.</source>
        <translation>Schreiben Sie, was ein Client sagen würde, oder nehmen Sie eine gesehene Nachricht; nichts wird angenommen und nichts gezählt.</translation>
    </message>
    <message>
        <source>Id of a message or refusal</source>
        <translation>Kennung einer Nachricht oder Ablehnung</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>Über&amp;nehmen</translation>
    </message>
    <message>
        <source>&amp;From a message</source>
        <translation>Aus einer N&amp;achricht</translation>
    </message>
    <message>
        <source>&amp;Client address</source>
        <translation>&amp;Adresse des Clients</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>&amp;Authenticated as</source>
        <translation>An&amp;gemeldet als</translation>
    </message>
    <message>
        <source>&amp;Encrypted</source>
        <translation>&amp;Verschlüsselt</translation>
    </message>
    <message>
        <source>&amp;What the client says</source>
        <translation>&amp;Was der Client sagt</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Leads the dialogue through the working copy (Ctrl+Alt+R).</source>
        <translation>Führt den Dialog durch die Arbeitskopie (Strg+Alt+R).</translation>
    </message>
    <message>
        <source>This message did not come over SMTP: there is no dialogue to repeat.</source>
        <translation>Diese Nachricht kam nicht über SMTP: es gibt keinen Dialog zu wiederholen.</translation>
    </message>
    <message>
        <source>All answers are those of the configuration in force.</source>
        <translation>Alle Antworten sind die der geltenden Konfiguration.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) differ from the configuration in force.</source>
        <translation>
            <numerusform>%n Antwort ist anders als bei der geltenden Konfiguration.</numerusform>
            <numerusform>%n Antworten sind anders als bei der geltenden Konfiguration.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answers are the same, %n of them by another rule.</source>
        <translation>
            <numerusform>Die Antworten sind dieselben, %n davon durch eine andere Regel.</numerusform>
            <numerusform>Die Antworten sind dieselben, %n davon durch andere Regeln.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server said nothing</source>
        <translation>Der Server sagte nichts</translation>
    </message>
    <message>
        <source>Keep as a test</source>
        <translation>Als Test behalten</translation>
    </message>
    <message>
        <source>Name of the test (letters, digits and underscores):</source>
        <translation>Name des Tests (Buchstaben, Ziffern und Unterstriche):</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a name.</source>
        <translation>„%1“ kann kein Name sein.</translation>
    </message>
    <message>
        <source>The test %1 is in the working copy.</source>
        <translation>Der Test %1 steht in der Arbeitskopie.</translation>
    </message>
    <message>
        <source>The answer, and why</source>
        <translation>Die Antwort und warum</translation>
    </message>
    <message>
        <source>Nothing was answered that could be expected.</source>
        <translation>Es wurde nichts geantwortet, das erwartet werden könnte.</translation>
    </message>
    <message>
        <source>It would be accepted</source>
        <translation>Sie würde angenommen</translation>
    </message>
    <message>
        <source>The server would wait for more</source>
        <translation>Der Server würde auf mehr warten</translation>
    </message>
    <message>
        <source>It would be put off</source>
        <translation>Sie würde aufgeschoben</translation>
    </message>
    <message>
        <source>It would be refused</source>
        <translation>Sie würde abgelehnt</translation>
    </message>
    <message>
        <source>The answer: %1.</source>
        <translation>Die Antwort: %1.</translation>
    </message>
</context>
<context>
    <name>postroom::console::DialogueResult</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>The client says</source>
        <translation>Der Client sagt</translation>
    </message>
    <message>
        <source>The server answers</source>
        <translation>Der Server antwortet</translation>
    </message>
    <message>
        <source>Compared with now</source>
        <translation>Verglichen mit jetzt</translation>
    </message>
    <message>
        <source>(connects)</source>
        <translation>(verbindet sich)</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>another answer</source>
        <translation>andere Antwort</translation>
    </message>
    <message>
        <source>another rule</source>
        <translation>andere Regel</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>dasselbe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Geltend</translation>
    </message>
    <message>
        <source>(an empty line)</source>
        <translation>(eine leere Zeile)</translation>
    </message>
</context>
<context>
    <name>postroom::console::RecentMail</name>
    <message>
        <source>&amp;Recent mail...</source>
        <translation>Letzte &amp;Mail...</translation>
    </message>
    <message>
        <source>Offers the newest messages and refusals of the trace that came over SMTP.</source>
        <translation>Bietet die neuesten Nachrichten und Ablehnungen der Verfolgung an, die über SMTP kamen.</translation>
    </message>
    <message>
        <source>%1  %2 to %3: %4</source>
        <translation>%1  %2 an %3: %4</translation>
    </message>
    <message>
        <source>(no sender)</source>
        <translation>(kein Absender)</translation>
    </message>
    <message>
        <source>Nothing came over SMTP in the last 24 hours</source>
        <translation>In den letzten 24 Stunden kam nichts über SMTP</translation>
    </message>
</context>
<context>
    <name>postroom::console::ReplayModel</name>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>aufgeschoben</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>refused, hung up</source>
        <translation>abgelehnt, aufgelegt</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>(all: %1)</source>
        <translation>(alle: %1)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>War</translation>
    </message>
    <message>
        <source>Would be</source>
        <translation>Wäre</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden durch</translation>
    </message>
    <message>
        <source>Would be decided by</source>
        <translation>Würde entschieden durch</translation>
    </message>
</context>
<context>
    <name>postroom::console::ReplayPane</name>
    <message>
        <source>&amp;Which mail</source>
        <translation>&amp;Welche Mail</translation>
    </message>
    <message>
        <source>all of the last 24 hours, or as in the trace: after:3d from:partner.example</source>
        <translation>alle der letzten 24 Stunden, oder wie in der Verfolgung: after:3d from:partner.example</translation>
    </message>
    <message>
        <source>Other decisions</source>
        <translation>Andere Entscheidungen</translation>
    </message>
    <message>
        <source>Could not be asked again</source>
        <translation>Konnte nicht noch einmal gefragt werden</translation>
    </message>
    <message>
        <source>Show the statement</source>
        <translation>Anweisung zeigen</translation>
    </message>
    <message>
        <source>Nothing replayed yet</source>
        <translation>Noch nichts wiederholt</translation>
    </message>
    <message>
        <source>Recorded mail and refusals are put to the working copy with everything that was asked of the outside then; only decisions that would be others are shown.</source>
        <translation>Aufgezeichnete Mail und Ablehnungen werden der Arbeitskopie vorgelegt, mit allem, was damals draußen gefragt wurde; gezeigt werden nur Entscheidungen, die anders ausfielen.</translation>
    </message>
    <message>
        <source>Recorded mail is being replayed.</source>
        <translation>Aufgezeichnete Mail wird wiederholt.</translation>
    </message>
    <message>
        <source>%1 decided as they were</source>
        <translation>%1 entschieden wie damals</translation>
    </message>
    <message>
        <source>%1 otherwise, but by what is in force too</source>
        <translation>%1 anders, aber auch durch das, was gilt</translation>
    </message>
    <message>
        <source>%1 could not be asked again</source>
        <translation>%1 konnten nicht noch einmal gefragt werden</translation>
    </message>
    <message>
        <source>%1 decisions are not shown</source>
        <translation>%1 Entscheidungen sind nicht gezeigt</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>Wiede&amp;rholen</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) and refusal(s) looked at</source>
        <translation>
            <numerusform>%n Nachricht oder Ablehnung betrachtet</numerusform>
            <numerusform>%n Nachrichten und Ablehnungen betrachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 so far, %2 would be decided otherwise</source>
        <translation>%1 bis jetzt, %2 würden anders entschieden</translation>
    </message>
    <message>
        <source>Stopped: %1, %2 would be decided otherwise</source>
        <translation>Angehalten: %1, %2 würden anders entschieden</translation>
    </message>
    <message>
        <source>%1, %2 would be decided otherwise</source>
        <translation>%1, %2 würden anders entschieden</translation>
    </message>
    <message>
        <source>%1, none would be decided otherwise</source>
        <translation>%1, keine würde anders entschieden</translation>
    </message>
    <message>
        <source>No recorded mail was found</source>
        <translation>Keine aufgezeichnete Mail gefunden</translation>
    </message>
    <message>
        <source>No decision would be another one</source>
        <translation>Keine Entscheidung fiele anders aus</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n Fall</numerusform>
            <numerusform>%n Fälle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, none of those that could be asked again would be decided otherwise</source>
        <translation>%1, keine von denen, die noch einmal gefragt werden konnten, würde anders entschieden</translation>
    </message>
    <message>
        <source>%1. For example: %2</source>
        <translation>%1. Zum Beispiel: %2</translation>
    </message>
    <message>
        <source>%1, none of them could be asked again</source>
        <translation>%1, keine davon konnte noch einmal gefragt werden</translation>
    </message>
    <message>
        <source>Recorded mail cannot say what would change</source>
        <translation>Aufgezeichnete Mail kann nicht sagen, was sich ändern würde</translation>
    </message>
    <message>
        <source>The changed rules ask what was not asked then. Try a dialogue instead: it asks now.</source>
        <translation>Die geänderten Regeln fragen, was damals nicht gefragt wurde. Versuchen Sie stattdessen einen Dialog: Er fragt jetzt.</translation>
    </message>
</context>
<context>
    <name>postroom::console::TestsModel</name>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>postroom::console::TestsPane</name>
    <message>
        <source>&amp;Run all</source>
        <translation>Alle lau&amp;fen lassen</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>What was said, and why</source>
        <translation>Was gesagt wurde und warum</translation>
    </message>
    <message>
        <source>There are no tests</source>
        <translation>Es gibt keine Tests</translation>
    </message>
    <message>
        <source>Try a dialogue and keep it as a test: it is run before every change, and a change that breaks it is refused.</source>
        <translation>Probieren Sie einen Dialog aus und behalten Sie ihn als Test: er läuft vor jeder Änderung, und eine, die ihn bricht, wird abgelehnt.</translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) are being run</source>
        <translation>
            <numerusform>%n Test läuft</numerusform>
            <numerusform>%n Tests laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s), not run</source>
        <translation>
            <numerusform>%n Test, nicht gelaufen</numerusform>
            <numerusform>%n Tests, nicht gelaufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%1 von %2 gescheitert</translation>
    </message>
    <message numerus="yes">
        <source>All of %n test(s) passed</source>
        <translation>
            <numerusform>%n Test bestanden</numerusform>
            <numerusform>Alle %n Tests bestanden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::TryView</name>
    <message>
        <source>How to try</source>
        <translation>Wie ausprobiert wird</translation>
    </message>
    <message>
        <source>A dialogue</source>
        <translation>Ein Dialog</translation>
    </message>
    <message>
        <source>Recorded mail</source>
        <translation>Aufgezeichnete Mail</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>Try out</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Runs what the page in front is for: the dialogue, the replay, the tests.</source>
        <translation>Führt aus, wozu die Seite vorn da ist: den Dialog, die Wiederholung, die Tests.</translation>
    </message>
    <message>
        <source>Next way to try</source>
        <translation>Nächste Art auszuprobieren</translation>
    </message>
    <message>
        <source>From the dialogue to recorded mail to the tests.</source>
        <translation>Vom Dialog zu aufgezeichneter Mail zu den Tests.</translation>
    </message>
    <message>
        <source>Stop the replay</source>
        <translation>Wiederholung anhalten</translation>
    </message>
    <message>
        <source>What was found so far stays.</source>
        <translation>Was bisher gefunden wurde, bleibt.</translation>
    </message>
    <message>
        <source>Take the test away</source>
        <translation>Test wegnehmen</translation>
    </message>
    <message>
        <source>The chosen test is no longer in the working copy.</source>
        <translation>Der gewählte Test steht nicht mehr in der Arbeitskopie.</translation>
    </message>
    <message>
        <source>Apply...</source>
        <translation>Anwenden...</translation>
    </message>
    <message>
        <source>Shows the changes and asks for a comment.</source>
        <translation>Zeigt die Änderungen und fragt nach einem Kommentar.</translation>
    </message>
</context>
</TS>
