<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>RetryPage</name>
    <message>
        <source>Retry rules</source>
        <translation>Wiederholungsregeln</translation>
    </message>
    <message>
        <source>Retry rules in their order</source>
        <translation>Wiederholungsregeln in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Text of the retry rules</source>
        <translation>Text der Wiederholungsregeln</translation>
    </message>
    <message>
        <source>What could not be delivered for now is tried again by the first rule that fits, hosts before addresses.</source>
        <translation>Was vorerst nicht zugestellt werden konnte, wird nach der ersten passenden Regel wieder versucht; Hosts gehen Adressen vor.</translation>
    </message>
    <message>
        <source>There are no retry rules</source>
        <translation>Es gibt keine Wiederholungsregeln</translation>
    </message>
    <message>
        <source>Without one, what fails for now goes back to the sender at once.</source>
        <translation>Ohne eine geht, was vorerst scheitert, sofort an den Absender zurück.</translation>
    </message>
    <message>
        <source>Which rule would apply?</source>
        <translation>Welche Regel würde gelten?</translation>
    </message>
    <message>
        <source>Puts the cursor into the line for an address or a host.</source>
        <translation>Setzt die Schreibmarke in die Zeile für eine Adresse oder einen Host.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>all (*)</source>
        <translation>alle (*)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Only from</source>
        <translation>Nur von</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Wieder versucht</translation>
    </message>
    <message>
        <source>When mail that could not be delivered is tried again, and when it is given up.</source>
        <translation>Wann nicht zustellbare Mail wieder versucht und wann sie aufgegeben wird.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>RetryWords</name>
    <message>
        <source>every %1 for %2</source>
        <translation>alle %1, %2 lang</translation>
    </message>
    <message>
        <source>every %1 up to %2</source>
        <translation>alle %1 bis %2</translation>
    </message>
    <message>
        <source>from %1 growing ×%3 up to %2</source>
        <translation>ab %1 wachsend ×%3 bis %2</translation>
    </message>
    <message>
        <source>from %1 growing ×%3, each drawn by lot, up to %2</source>
        <translation>ab %1 wachsend ×%3, jeweils ausgelost, bis %2</translation>
    </message>
    <message>
        <source>fails at once, without another try</source>
        <translation>scheitert sofort, ohne weiteren Versuch</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1, dann %2</translation>
    </message>
    <message>
        <source>%1; give up after %2</source>
        <translation>%1; Aufgabe nach %2</translation>
    </message>
    <message>
        <source>any failure</source>
        <translation>jeder Fehler</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>connection refused, host from an MX record</source>
        <translation>Verbindung abgelehnt, Host aus einem MX-Eintrag</translation>
    </message>
    <message>
        <source>connection refused, host not from an MX record</source>
        <translation>Verbindung abgelehnt, Host nicht aus einem MX-Eintrag</translation>
    </message>
    <message>
        <source>no answer to the connection</source>
        <translation>keine Antwort auf die Verbindung</translation>
    </message>
    <message>
        <source>any timeout</source>
        <translation>jede Zeitüberschreitung</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>Verbindung abgerissen</translation>
    </message>
    <message>
        <source>DNS could not be asked</source>
        <translation>DNS war nicht zu fragen</translation>
    </message>
    <message>
        <source>the sender was deferred (4xx after MAIL)</source>
        <translation>der Absender wurde aufgeschoben (4xx nach MAIL)</translation>
    </message>
    <message>
        <source>the recipient was deferred (4xx after RCPT)</source>
        <translation>der Empfänger wurde aufgeschoben (4xx nach RCPT)</translation>
    </message>
    <message>
        <source>the message was deferred (4xx after DATA)</source>
        <translation>die Nachricht wurde aufgeschoben (4xx nach DATA)</translation>
    </message>
    <message>
        <source>the mailbox there is full (452 after RCPT)</source>
        <translation>das Postfach dort ist voll (452 nach RCPT)</translation>
    </message>
    <message>
        <source>the mailbox here is full</source>
        <translation>das Postfach hier ist voll</translation>
    </message>
    <message>
        <source>the mailbox here is full and was not read for a week</source>
        <translation>das Postfach hier ist voll und wurde eine Woche nicht gelesen</translation>
    </message>
    <message>
        <source>TLS was required and not to be had</source>
        <translation>TLS war verlangt und nicht zu haben</translation>
    </message>
    <message>
        <source>we could not authenticate</source>
        <translation>wir konnten uns nicht anmelden</translation>
    </message>
</context>
<context>
    <name>RewritePage</name>
    <message>
        <source>Rewrite rules</source>
        <translation>Umschreiberegeln</translation>
    </message>
    <message>
        <source>Rewrite rules in their order</source>
        <translation>Umschreiberegeln in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Text of the rewrite rules</source>
        <translation>Text der Umschreiberegeln</translation>
    </message>
    <message>
        <source>Addresses of a message are changed when it has been received, rule by rule, each on what the one before left.</source>
        <translation>Adressen einer Nachricht werden nach dem Empfang geändert, Regel für Regel, jede an dem, was die vorige ließ.</translation>
    </message>
    <message>
        <source>There are no rewrite rules</source>
        <translation>Es gibt keine Umschreiberegeln</translation>
    </message>
    <message>
        <source>Addresses stay as they came. A rule can turn anna@old.example into anna@new.example, in the envelope or in what readers see.</source>
        <translation>Adressen bleiben, wie sie kamen. Eine Regel kann aus anna@old.example anna@new.example machen, im Umschlag oder in dem, was Leser sehen.</translation>
    </message>
    <message>
        <source>What becomes of an address?</source>
        <translation>Was wird aus einer Adresse?</translation>
    </message>
    <message>
        <source>Puts the cursor into the line for an address to try.</source>
        <translation>Setzt die Schreibmarke in die Zeile für eine Adresse zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Become</source>
        <translation>Werden zu</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Rules that change addresses in the envelope and in header fields, and what they would do to an address.</source>
        <translation>Regeln, die Adressen im Umschlag und in Kopfzeilen ändern, und was sie aus einer Adresse machen würden.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>RewriteWords</name>
    <message>
        <source>the whole envelope</source>
        <translation>der ganze Umschlag</translation>
    </message>
    <message>
        <source>The sender and the recipients that the servers tell each other.</source>
        <translation>Absender und Empfänger, die die Server einander nennen.</translation>
    </message>
    <message>
        <source>envelope sender</source>
        <translation>Umschlag-Absender</translation>
    </message>
    <message>
        <source>Where bounces go.</source>
        <translation>Wohin Unzustellbarkeitsmeldungen gehen.</translation>
    </message>
    <message>
        <source>envelope recipients</source>
        <translation>Umschlag-Empfänger</translation>
    </message>
    <message>
        <source>Where the message goes.</source>
        <translation>Wohin die Nachricht geht.</translation>
    </message>
    <message>
        <source>all header fields</source>
        <translation>alle Kopfzeilen</translation>
    </message>
    <message>
        <source>All those below, as the reader sees them.</source>
        <translation>Alle darunter, wie der Leser sie sieht.</translation>
    </message>
    <message>
        <source>Who wrote it.</source>
        <translation>Wer sie geschrieben hat.</translation>
    </message>
    <message>
        <source>Who sent it for the author.</source>
        <translation>Wer sie für den Verfasser gesendet hat.</translation>
    </message>
    <message>
        <source>Where answers go.</source>
        <translation>Wohin Antworten gehen.</translation>
    </message>
    <message>
        <source>last rule</source>
        <translation>letzte Regel</translation>
    </message>
    <message>
        <source>No further rule is asked when this one has applied.</source>
        <translation>Wenn diese gegriffen hat, wird keine weitere Regel gefragt.</translation>
    </message>
    <message>
        <source>again</source>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>Applied to its own result too, up to ten times.</source>
        <translation>Auch auf das eigene Ergebnis angewandt, bis zu zehnmal.</translation>
    </message>
    <message>
        <source>name as well</source>
        <translation>auch der Name</translation>
    </message>
    <message>
        <source>In a header field the new text stands for name and address together.</source>
        <translation>In einer Kopfzeile steht der neue Text für Name und Adresse zusammen.</translation>
    </message>
    <message>
        <source>may have no domain</source>
        <translation>ohne Domain erlaubt</translation>
    </message>
    <message>
        <source>The new address may come without a domain; it gets the one for recipients.</source>
        <translation>Die neue Adresse darf ohne Domain sein; sie bekommt die für Empfänger.</translation>
    </message>
    <message>
        <source>as the client says it</source>
        <translation>wie der Client es sagt</translation>
    </message>
    <message>
        <source>Applied to what stands in MAIL and RCPT, before it is read as an address.</source>
        <translation>Auf das angewandt, was in MAIL und RCPT steht, bevor es als Adresse gelesen wird.</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>envelope recipient</source>
        <translation>Umschlag-Empfänger</translation>
    </message>
</context>
<context>
    <name>postroom::console::DurationField</name>
    <message>
        <source>%1: unit</source>
        <translation>%1: Einheit</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
</context>
<context>
    <name>postroom::console::RetryForm</name>
    <message>
        <source>*, partner.example, *@partner.example, mx.partner.example</source>
        <translation>*, partner.example, *@partner.example, mx.partner.example</translation>
    </message>
    <message>
        <source>An address, a domain or a host. * stands for all; the first rule that fits is used.</source>
        <translation>Eine Adresse, eine Domain oder ein Host. * steht für alle; die erste passende Regel gilt.</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>For which failure. Others than those in the list can be typed: rcpt_451, quota_3d.</source>
        <translation>Für welchen Fehler. Andere als die der Liste lassen sich eintippen: rcpt_451, quota_3d.</translation>
    </message>
    <message>
        <source>W&amp;hen</source>
        <translation>&amp;Bei</translation>
    </message>
    <message>
        <source>all senders</source>
        <translation>alle Absender</translation>
    </message>
    <message>
        <source>Only for messages from these senders.</source>
        <translation>Nur für Nachrichten dieser Absender.</translation>
    </message>
    <message>
        <source>Only fr&amp;om</source>
        <translation>Nur &amp;von</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Wieder versuchen</translation>
    </message>
    <message>
        <source>The rule in words</source>
        <translation>Die Regel in Worten</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>No rule is chosen</source>
        <translation>Keine Regel ist gewählt</translation>
    </message>
    <message>
        <source>Say for which addresses or hosts the rule is; * stands for all.</source>
        <translation>Sagen Sie, für welche Adressen oder Hosts die Regel ist; * steht für alle.</translation>
    </message>
</context>
<context>
    <name>postroom::console::RetryTrial</name>
    <message>
        <source>Which rule would apply?</source>
        <translation>Welche Regel würde gelten?</translation>
    </message>
    <message>
        <source>anna@partner.example or mx.partner.example</source>
        <translation>anna@partner.example oder mx.partner.example</translation>
    </message>
    <message>
        <source>&amp;Address or host</source>
        <translation>&amp;Adresse oder Host</translation>
    </message>
    <message>
        <source>Fa&amp;ilure</source>
        <translation>F&amp;ehler</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>&amp;Which rule?</source>
        <translation>&amp;Welche Regel?</translation>
    </message>
    <message>
        <source>Mail f&amp;rom</source>
        <translation>Mail v&amp;on</translation>
    </message>
    <message>
        <source>When a message that arrives now would be tried</source>
        <translation>Wann eine Nachricht, die jetzt eintrifft, versucht würde</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Rule %1: it fails at once, without another try.</source>
        <translation>Regel %1: sie scheitert sofort, ohne weiteren Versuch.</translation>
    </message>
    <message>
        <source>The rules could not be asked</source>
        <translation>Die Regeln ließen sich nicht fragen</translation>
    </message>
    <message>
        <source>Rule %1 applies</source>
        <translation>Regel %1 gilt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No rule applies</source>
        <translation>Keine Regel gilt</translation>
    </message>
    <message>
        <source>It fails at once; a last rule for * and any failure would catch it.</source>
        <translation>Sie scheitert sofort; eine letzte Regel für * und jeden Fehler finge das auf.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1; then it goes back to the sender</source>
        <translation>%1; dann geht sie an den Absender zurück</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>It fails at once, without another try.</source>
        <translation>Sie scheitert sofort, ohne weiteren Versuch.</translation>
    </message>
    <message numerus="yes">
        <source>A message that arrives now would be tried %n time(s) until %1.</source>
        <translation>
            <numerusform>Eine Nachricht, die jetzt eintrifft, würde %n-mal versucht, bis %1.</numerusform>
            <numerusform>Eine Nachricht, die jetzt eintrifft, würde %n-mal versucht, bis %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n tries of a message that arrives now:</source>
        <translation>
            <numerusform>Der erste Versuch einer Nachricht, die jetzt eintrifft:</numerusform>
            <numerusform>Die ersten %n Versuche einer Nachricht, die jetzt eintrifft:</numerusform>
        </translation>
    </message>
    <message>
        <source>Times drawn by lot are shown in the middle.</source>
        <translation>Ausgeloste Zeiten stehen in der Mitte ihres Bereichs.</translation>
    </message>
</context>
<context>
    <name>postroom::console::RewriteForm</name>
    <message>
        <source>anna@old.example, *@old.example, ^(.*)@old[.]example</source>
        <translation>anna@old.example, *@old.example, ^(.*)@old[.]example</translation>
    </message>
    <message>
        <source>An address; * at the beginning stands for any local part; ^ begins a regular expression.</source>
        <translation>Eine Adresse; * am Anfang steht für jeden lokalen Teil; ^ beginnt einen regulären Ausdruck.</translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation>&amp;Adressen</translation>
    </message>
    <message>
        <source>anna@new.example, $1@new.example</source>
        <translation>anna@new.example, $1@new.example</translation>
    </message>
    <message>
        <source>$1 is what * stood for, $2 the next. * alone leaves the address as it is.</source>
        <translation>$1 ist, wofür * stand, $2 das nächste. * allein lässt die Adresse, wie sie ist.</translation>
    </message>
    <message>
        <source>&amp;Become</source>
        <translation>&amp;Werden zu</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>In the envelope</source>
        <translation>Im Umschlag</translation>
    </message>
    <message>
        <source>In the header</source>
        <translation>In Kopfzeilen</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>No rule is chosen</source>
        <translation>Keine Regel ist gewählt</translation>
    </message>
    <message>
        <source>Changes addresses in: %1.</source>
        <translation>Ändert Adressen in: %1.</translation>
    </message>
    <message>
        <source>Say which addresses the rule is for.</source>
        <translation>Sagen Sie, für welche Adressen die Regel ist.</translation>
    </message>
    <message>
        <source>Say what they become.</source>
        <translation>Sagen Sie, was aus ihnen wird.</translation>
    </message>
</context>
<context>
    <name>postroom::console::RewriteTrial</name>
    <message>
        <source>What becomes of an address?</source>
        <translation>Was wird aus einer Adresse?</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>anna@old.example</source>
        <translation>anna@old.example</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation>Aus&amp;probieren</translation>
    </message>
    <message>
        <source>What the address becomes in each place</source>
        <translation>Was aus der Adresse an jeder Stelle wird</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>It could not be tried</source>
        <translation>Es ließ sich nicht ausprobieren</translation>
    </message>
    <message>
        <source>%1 (as it is)</source>
        <translation>%1 (wie sie ist)</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 wird %2</translation>
    </message>
    <message>
        <source>%1; no further rule is asked</source>
        <translation>%1; keine weitere Regel wird gefragt</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>Enter shows the rule.</source>
        <translation>Enter zeigt die Regel.</translation>
    </message>
    <message>
        <source>No rule changes %1</source>
        <translation>Keine Regel ändert %1</translation>
    </message>
    <message>
        <source>%1 is changed</source>
        <translation>%1 wird geändert</translation>
    </message>
    <message>
        <source>In: %1.</source>
        <translation>In: %1.</translation>
    </message>
    <message>
        <source>leaves it as it is</source>
        <translation>lässt sie, wie sie ist</translation>
    </message>
    <message>
        <source>makes it %1</source>
        <translation>macht sie zu %1</translation>
    </message>
</context>
<context>
    <name>postroom::console::RuleDocument</name>
    <message>
        <source>Only rules may stand here, no other section.</source>
        <translation>Hier dürfen nur Regeln stehen, kein anderer Abschnitt.</translation>
    </message>
</context>
<context>
    <name>postroom::console::RuleModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
</context>
<context>
    <name>postroom::console::RuleText</name>
    <message>
        <source>Findings in the text</source>
        <translation>Befunde im Text</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>The rules stay as they were until the text can be read.</source>
        <translation>Die Regeln bleiben, wie sie waren, bis der Text zu lesen ist.</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation>Regel %1: %2</translation>
    </message>
</context>
<context>
    <name>postroom::console::RulesView</name>
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
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Before the chosen rule: the first that fits is used.</source>
        <translation>Vor der gewählten Regel: die erste passende gilt.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Puts the selected rules before the one above.</source>
        <translation>Setzt die gewählten Regeln vor die darüber.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Puts the selected rules behind the one below.</source>
        <translation>Setzt die gewählten Regeln hinter die darunter.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Takes the selected rules out; Undo brings them back.</source>
        <translation>Nimmt die gewählten Regeln heraus; Rückgängig bringt sie wieder.</translation>
    </message>
    <message>
        <source>Ask the rules</source>
        <translation>Die Regeln fragen</translation>
    </message>
    <message>
        <source>Puts the question again, with the working copy.</source>
        <translation>Stellt die Frage noch einmal, mit der Arbeitskopie.</translation>
    </message>
    <message>
        <source>Table or text</source>
        <translation>Tabelle oder Text</translation>
    </message>
    <message>
        <source>Shows the rules as text, or as a table again.</source>
        <translation>Zeigt die Regeln als Text oder wieder als Tabelle.</translation>
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
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::ScheduleEditor</name>
    <message>
        <source>Add a s&amp;tep</source>
        <translation>S&amp;chritt anfügen</translation>
    </message>
    <message>
        <source>As te&amp;xt</source>
        <translation>Als Te&amp;xt</translation>
    </message>
    <message>
        <source>nothing: fails at once</source>
        <translation>nichts: scheitert sofort</translation>
    </message>
    <message>
        <source>F,until,gap or G,until,first gap,factor or H like G with chance; separated by semicolons.</source>
        <translation>F,bis,Abstand oder G,bis,erster Abstand,Faktor oder H wie G mit Zufall; durch Strichpunkte getrennt.</translation>
    </message>
    <message>
        <source>Step %1: kind</source>
        <translation>Schritt %1: Art</translation>
    </message>
    <message>
        <source>every</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>growing from</source>
        <translation>wachsend ab</translation>
    </message>
    <message>
        <source>Step %1: time between two tries</source>
        <translation>Schritt %1: Zeit zwischen zwei Versuchen</translation>
    </message>
    <message>
        <source>Step %1: each gap is so many times the one before</source>
        <translation>Schritt %1: jeder Abstand ist so oft der vorige</translation>
    </message>
    <message>
        <source>Step %1: until so long after the arrival</source>
        <translation>Schritt %1: bis so lange nach dem Eintreffen</translation>
    </message>
    <message>
        <source>Take step %1 away</source>
        <translation>Schritt %1 wegnehmen</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>by lot from</source>
        <translation>ausgelost ab</translation>
    </message>
</context>
</TS>
