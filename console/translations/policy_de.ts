<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>PolicyPage</name>
    <message>
        <source>ACLs</source>
        <translation>ACLs</translation>
    </message>
    <message>
        <source>The rules by which mail is accepted, deferred and refused, and how often each applied.</source>
        <translation>Die Regeln, nach denen Mail angenommen, aufgeschoben und abgelehnt wird, und wie oft jede zutraf.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>RedisQuestion</name>
    <message>
        <source>the address of the client</source>
        <translation>die Adresse des Clients</translation>
    </message>
    <message>
        <source>the sender</source>
        <translation>den Absender</translation>
    </message>
    <message>
        <source>the domain of the sender</source>
        <translation>die Domain des Absenders</translation>
    </message>
    <message>
        <source>the recipient</source>
        <translation>den Empfänger</translation>
    </message>
    <message>
        <source>the domain of the recipient</source>
        <translation>die Domain des Empfängers</translation>
    </message>
    <message>
        <source>the name in the client&apos;s greeting</source>
        <translation>den Namen im Gruß des Clients</translation>
    </message>
    <message>
        <source>the user that authenticated</source>
        <translation>den angemeldeten Benutzer</translation>
    </message>
    <message>
        <source>The name of the set is missing.</source>
        <translation>Der Name der Menge fehlt.</translation>
    </message>
    <message>
        <source>The answer that makes it true is missing.</source>
        <translation>Die Antwort, die es wahr macht, fehlt.</translation>
    </message>
    <message>
        <source>Letters, digits and . : _ @ / + - are possible here; write the condition as an expression for anything else.</source>
        <translation>Hier sind Buchstaben, Ziffern und . : _ @ / + - möglich; für alles andere schreiben Sie die Bedingung als Ausdruck.</translation>
    </message>
    <message>
        <source>Choose what to ask about.</source>
        <translation>Wählen Sie, wonach gefragt wird.</translation>
    </message>
    <message>
        <source>Redis has a key: %1</source>
        <translation>Redis hat einen Schlüssel: %1</translation>
    </message>
    <message>
        <source>Redis has a key &quot;%1&quot; with %2</source>
        <translation>Redis hat einen Schlüssel „%1“ mit: %2</translation>
    </message>
    <message>
        <source>Redis answers &quot;%1&quot; for &quot;%2&quot; with %3</source>
        <translation>Redis antwortet „%1“ auf „%2“ mit: %3</translation>
    </message>
    <message>
        <source>the set &quot;%1&quot; of Redis has %2</source>
        <translation>die Menge „%1“ in Redis enthält: %2</translation>
    </message>
</context>
<context>
    <name>TermText</name>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>unless authenticated</source>
        <translation>außer bei Anmeldung</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>nicht: %1</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <source>the connection</source>
        <translation>die Verbindung</translation>
    </message>
    <message>
        <source>the greeting (EHLO)</source>
        <translation>den Gruß (EHLO)</translation>
    </message>
    <message>
        <source>the sender (MAIL)</source>
        <translation>den Absender (MAIL)</translation>
    </message>
    <message>
        <source>AUTH= of the sender</source>
        <translation>AUTH= beim Absender</translation>
    </message>
    <message>
        <source>each recipient (RCPT)</source>
        <translation>jeden Empfänger (RCPT)</translation>
    </message>
    <message>
        <source>before the message (DATA)</source>
        <translation>vor der Nachricht (DATA)</translation>
    </message>
    <message>
        <source>each MIME part</source>
        <translation>jeden MIME-Teil</translation>
    </message>
    <message>
        <source>each recipient after the message (PRDR)</source>
        <translation>jeden Empfänger nach der Nachricht (PRDR)</translation>
    </message>
    <message>
        <source>after the message</source>
        <translation>nach der Nachricht</translation>
    </message>
    <message>
        <source>an end without QUIT</source>
        <translation>ein Ende ohne QUIT</translation>
    </message>
    <message>
        <source>the begin of a message of this host</source>
        <translation>den Beginn einer Nachricht dieses Rechners</translation>
    </message>
    <message>
        <source>each MIME part of a message of this host</source>
        <translation>jeden MIME-Teil einer Nachricht dieses Rechners</translation>
    </message>
    <message>
        <source>a message of this host</source>
        <translation>eine Nachricht dieses Rechners</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Defer</source>
        <translation>Aufschieben</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Refuse and hang up</source>
        <translation>Ablehnen und auflegen</translation>
    </message>
    <message>
        <source>Require</source>
        <translation>Verlangen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>none, mail of this host itself</source>
        <translation>keiner, Mail dieses Rechners selbst</translation>
    </message>
    <message>
        <source>the empty one, of bounces</source>
        <translation>der leere, von Rückläufern</translation>
    </message>
</context>
<context>
    <name>ValueEditor</name>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Named lists for %1</source>
        <translation>Benannte Listen für %1</translation>
    </message>
    <message>
        <source>Chooses named lists; a name that is not ticked is not in the condition.</source>
        <translation>Wählt benannte Listen; ein Name ohne Haken steht nicht in der Bedingung.</translation>
    </message>
    <message>
        <source>Ask Redis...</source>
        <translation>Redis fragen...</translation>
    </message>
    <message>
        <source>Makes the condition out of a question to a Redis server.</source>
        <translation>Macht die Bedingung aus einer Frage an einen Redis-Server.</translation>
    </message>
    <message>
        <source>by any authenticator</source>
        <translation>durch irgendeine Anmeldung</translation>
    </message>
    <message>
        <source>with any cipher suite</source>
        <translation>mit irgendeinem Verfahren</translation>
    </message>
</context>
<context>
    <name>postroom::console::AclDialog</name>
    <message>
        <source>New ACL</source>
        <translation>Neue ACL</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>nothing: other ACLs run it</source>
        <translation>nichts: andere ACLs rufen sie auf</translation>
    </message>
    <message>
        <source>&amp;Decides about</source>
        <translation>Ent&amp;scheidet über</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
</context>
<context>
    <name>postroom::console::AclText</name>
    <message>
        <source>Text of the ACL</source>
        <translation>Text der ACL</translation>
    </message>
    <message>
        <source>Findings in the text</source>
        <translation>Befunde im Text</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>postroom::console::PolicyView</name>
    <message>
        <source>&amp;ACL</source>
        <translation>&amp;ACL</translation>
    </message>
    <message>
        <source>ACL</source>
        <translation>ACL</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>ACLs</source>
        <translation>ACLs</translation>
    </message>
    <message>
        <source>Add a statement</source>
        <translation>Anweisung hinzufügen</translation>
    </message>
    <message>
        <source>Adds a statement before the selected one.</source>
        <translation>Fügt vor der gewählten eine Anweisung ein.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Moves the selected statements up.</source>
        <translation>Schiebt die gewählten Anweisungen nach oben.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Moves the selected statements down.</source>
        <translation>Schiebt die gewählten Anweisungen nach unten.</translation>
    </message>
    <message>
        <source>Switch on or off</source>
        <translation>Ein- oder ausschalten</translation>
    </message>
    <message>
        <source>A statement that is off is kept and does nothing.</source>
        <translation>Eine ausgeschaltete Anweisung bleibt stehen und tut nichts.</translation>
    </message>
    <message>
        <source>Only count</source>
        <translation>Nur zählen</translation>
    </message>
    <message>
        <source>Evaluated and counted without effect; again: in force.</source>
        <translation>Ausgewertet und gezählt, ohne zu wirken; noch einmal: in Kraft.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Takes the selected statements out; Undo brings them back.</source>
        <translation>Nimmt die gewählten Anweisungen heraus; Rückgängig bringt sie wieder.</translation>
    </message>
    <message>
        <source>Add a condition or modifier</source>
        <translation>Bedingung oder Zusatz hinzufügen</translation>
    </message>
    <message>
        <source>To the selected statement: type a part of its name.</source>
        <translation>Zur gewählten Anweisung: einen Teil des Namens tippen.</translation>
    </message>
    <message>
        <source>Try out</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Leads a dialogue, or recorded mail, through the changed rules.</source>
        <translation>Führt einen Dialog oder aufgezeichnete Mail durch die geänderten Regeln.</translation>
    </message>
    <message>
        <source>Table or text</source>
        <translation>Tabelle oder Text</translation>
    </message>
    <message>
        <source>Shows the ACL as text, or as a table again.</source>
        <translation>Zeigt die ACL als Text oder wieder als Tabelle.</translation>
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
        <source>Apply...</source>
        <translation>Anwenden...</translation>
    </message>
    <message>
        <source>Shows the changes and asks for a comment.</source>
        <translation>Zeigt die Änderungen und fragt nach einem Kommentar.</translation>
    </message>
    <message>
        <source>There is no ACL &quot;%1&quot; in the configuration.</source>
        <translation>In der Konfiguration gibt es keine ACL „%1“.</translation>
    </message>
    <message>
        <source>There are no ACLs</source>
        <translation>Es gibt keine ACLs</translation>
    </message>
    <message>
        <source>Without rules of its own the server takes mail for its own domains and refuses the rest.</source>
        <translation>Ohne eigene Regeln nimmt der Server Mail für seine eigenen Domains an und lehnt den Rest ab.</translation>
    </message>
    <message>
        <source>is not used</source>
        <translation>wird nicht benutzt</translation>
    </message>
    <message>
        <source>decides about: %1</source>
        <translation>entscheidet über: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The text cannot be read</source>
        <translation>Der Text ist nicht lesbar</translation>
    </message>
    <message>
        <source>The table shows the statements as they were before; put the text right, or undo.</source>
        <translation>Die Tabelle zeigt die Anweisungen wie zuvor; berichtigen Sie den Text oder nehmen Sie die Änderung zurück.</translation>
    </message>
    <message>
        <source>New ACL...</source>
        <translation>Neue ACL...</translation>
    </message>
    <message>
        <source>Makes an ACL for a point at which none runs yet.</source>
        <translation>Macht eine ACL für einen Punkt, an dem noch keine läuft.</translation>
    </message>
    <message>
        <source>New ACL</source>
        <translation>Neue ACL</translation>
    </message>
    <message>
        <source>There is an ACL &quot;%1&quot; already.</source>
        <translation>Es gibt schon eine ACL „%1“.</translation>
    </message>
</context>
<context>
    <name>postroom::console::RedisDialog</name>
    <message>
        <source>Ask Redis</source>
        <translation>Redis fragen</translation>
    </message>
    <message>
        <source>it has a key</source>
        <translation>es einen Schlüssel gibt</translation>
    </message>
    <message>
        <source>a key has a certain value</source>
        <translation>ein Schlüssel einen bestimmten Wert hat</translation>
    </message>
    <message>
        <source>a set has a member</source>
        <translation>eine Menge etwas enthält</translation>
    </message>
    <message>
        <source>&amp;True when</source>
        <translation>&amp;Wahr, wenn</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Gefragt nach</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>W&amp;ert</translation>
    </message>
    <message>
        <source>No Redis server is set yet (main setting redis_servers): until then the statement defers mail.</source>
        <translation>Es ist noch kein Redis-Server eingestellt (redis_servers): bis dahin schiebt die Anweisung Mail auf.</translation>
    </message>
    <message>
        <source>Asked: %1. While none of them answers, mail is deferred.</source>
        <translation>Gefragt wird: %1. Solange keiner antwortet, wird Mail aufgeschoben.</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Menge</translation>
    </message>
    <message>
        <source>&amp;Key begins with</source>
        <translation>&amp;Schlüssel beginnt mit</translation>
    </message>
    <message>
        <source>True when: %1.
%2</source>
        <translation>Wahr, wenn: %1.
%2</translation>
    </message>
    <message>
        <source>Redis &amp;server</source>
        <translation>Redis-&amp;Server</translation>
    </message>
    <message>
        <source>127.0.0.1, or with port, database and password: 127.0.0.1:6379/0/secret</source>
        <translation>127.0.0.1, oder mit Port, Datenbank und Passwort: 127.0.0.1:6379/0/geheim</translation>
    </message>
</context>
<context>
    <name>postroom::console::StatementForm</name>
    <message>
        <source>What the statement does</source>
        <translation>Was die Anweisung tut</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A statement that is switched off is kept and does nothing.</source>
        <translation>Eine ausgeschaltete Anweisung bleibt stehen und tut nichts.</translation>
    </message>
    <message>
        <source>Only count</source>
        <translation>Nur zählen</translation>
    </message>
    <message>
        <source>Evaluated, counted and listed, but without effect: to see what it would do.</source>
        <translation>Ausgewertet, gezählt und aufgelistet, aber ohne Wirkung: um zu sehen, was sie täte.</translation>
    </message>
    <message>
        <source>Unless authenticated</source>
        <translation>Außer bei Anmeldung</translation>
    </message>
    <message>
        <source>Does not apply to clients that authenticated.</source>
        <translation>Gilt nicht für Clients, die sich angemeldet haben.</translation>
    </message>
    <message>
        <source>Add a condition or modifier</source>
        <translation>Bedingung oder Zusatz hinzufügen</translation>
    </message>
    <message>
        <source>Add a condition or modifier: type a part of its name</source>
        <translation>Bedingung oder Zusatz hinzufügen: einen Teil des Namens tippen</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Statement %1</source>
        <translation>Anweisung %1</translation>
    </message>
    <message>
        <source>at character %1: %2</source>
        <translation>bei Zeichen %1: %2</translation>
    </message>
    <message>
        <source>It would not have applied yet.</source>
        <translation>Sie hätte noch nie zugetroffen.</translation>
    </message>
    <message numerus="yes">
        <source>It would have applied %n time(s). Take &quot;Only count&quot; away to put it in force.</source>
        <translation>
            <numerusform>Sie hätte %n Mal zugetroffen. Nehmen Sie „Nur zählen“ weg, um sie in Kraft zu setzen.</numerusform>
            <numerusform>Sie hätte %n Mal zugetroffen. Nehmen Sie „Nur zählen“ weg, um sie in Kraft zu setzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, from %3 to %4: %5</source>
        <translation>%1: %2, von %3 an %4: %5</translation>
    </message>
    <message>
        <source>why this statement is here</source>
        <translation>wozu diese Anweisung da ist</translation>
    </message>
    <message>
        <source>What Redis says (condition)...</source>
        <translation>Was Redis sagt (condition)...</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Eingeschaltet</translation>
    </message>
</context>
<context>
    <name>postroom::console::StatementModel</name>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>only counted, without effect</source>
        <translation>nur gezählt, ohne Wirkung</translation>
    </message>
    <message>
        <source>never reached: hidden by statement %1</source>
        <translation>nie erreicht: von Anweisung %1 verdeckt</translation>
    </message>
    <message>
        <source>not reached so far: statement %1 came first</source>
        <translation>bisher nie erreicht: Anweisung %1 kam zuvor</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Counted once the statement is in force.</source>
        <translation>Wird gezählt, sobald die Anweisung in Kraft ist.</translation>
    </message>
    <message>
        <source>How often it applied, of how often it was asked; counted since %1.</source>
        <translation>Wie oft sie zutraf, von so vielen Malen, die sie gefragt wurde; gezählt seit %1.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Tut</translation>
    </message>
    <message>
        <source>Conditions and modifiers</source>
        <translation>Bedingungen und Zusätze</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Traf zu</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
</context>
<context>
    <name>postroom::console::StatementsPane</name>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
</context>
<context>
    <name>postroom::console::TermLine</name>
    <message>
        <source>not</source>
        <translation>nicht</translation>
    </message>
    <message>
        <source>Not: %1</source>
        <translation>Nicht: %1</translation>
    </message>
    <message>
        <source>Makes the condition true when it would be false.</source>
        <translation>Macht die Bedingung wahr, wenn sie falsch wäre.</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>acl_c_name is kept for the connection, acl_m_name for the message.</source>
        <translation>acl_c_name gilt für die Verbindung, acl_m_name für die Nachricht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Remark: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
</context>
</TS>
