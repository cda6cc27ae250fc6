<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AliasLookups</name>
    <message>
        <source>the file %1</source>
        <translation>die Datei %1</translation>
    </message>
</context>
<context>
    <name>DomainsPage</name>
    <message>
        <source>Domains, aliases</source>
        <translation>Domains, Aliase</translation>
    </message>
    <message>
        <source>Which domains are ours, which addresses they have, and where mail for them goes.</source>
        <translation>Welche Domains unsere sind, welche Adressen sie haben und wohin deren Mail geht.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>postroom::console::AddressDialog</name>
    <message>
        <source>New address</source>
        <translation>Neue Adresse</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Wohin sie geht</translation>
    </message>
    <message>
        <source>sales</source>
        <translation>vertrieb</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>each of our domains</source>
        <translation>jeder unserer Domains</translation>
    </message>
    <message>
        <source>&amp;Mail for</source>
        <translation>&amp;Mail für</translation>
    </message>
    <message>
        <source>&amp;Everything else at this domain (catch-all)</source>
        <translation>&amp;Alles andere dieser Domain (Sammeladresse)</translation>
    </message>
    <message>
        <source>All addresses that nothing else takes, those of spammers who guess included.</source>
        <translation>Alle Adressen, die sonst nichts nimmt, auch die von ratenden Spammern.</translation>
    </message>
    <message>
        <source>anna@example.org
berta@elsewhere.example</source>
        <translation>anna@example.org
berta@elsewhere.example</translation>
    </message>
    <message>
        <source>An address in each line. Instead of addresses: &quot;:blackhole:&quot; throws mail away, &quot;:fail: text&quot; refuses it with this text.</source>
        <translation>In jeder Zeile eine Adresse. Statt Adressen: &quot;:blackhole:&quot; wirft Mail weg, &quot;:fail: Text&quot; weist sie mit diesem Text ab.</translation>
    </message>
    <message>
        <source>Goes &amp;to</source>
        <translation>Geht &amp;an</translation>
    </message>
    <message>
        <source>and a &amp;copy stays in the mailbox of this address</source>
        <translation>und eine &amp;Kopie bleibt im Postfach dieser Adresse</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>What stands before the @ is missing.</source>
        <translation>Es fehlt, was vor dem @ steht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot stand before the @ here: letters, digits and . _ + - are possible.</source>
        <translation>„%1“ kann hier nicht vor dem @ stehen: möglich sind Buchstaben, Ziffern und . _ + -.</translation>
    </message>
    <message>
        <source>Where does it go? An address in each line.</source>
        <translation>Wohin geht sie? In jeder Zeile eine Adresse.</translation>
    </message>
    <message>
        <source>Only &quot;:blackhole:&quot; and &quot;:fail: text&quot; are possible here.</source>
        <translation>Hier sind nur &quot;:blackhole:&quot; und &quot;:fail: Text&quot; möglich.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address.</source>
        <translation>„%1“ ist keine Adresse.</translation>
    </message>
</context>
<context>
    <name>postroom::console::AddressTree</name>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Geht an</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Steht in</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>everything else at %1</source>
        <translation>alles andere bei %1</translation>
    </message>
    <message>
        <source>its mailbox</source>
        <translation>ihr Postfach</translation>
    </message>
    <message>
        <source>its mailbox, by %1</source>
        <translation>ihr Postfach, mit %1</translation>
    </message>
    <message>
        <source>mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>catch-all</source>
        <translation>Sammeladresse</translation>
    </message>
    <message>
        <source>alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>all our domains</source>
        <translation>alle unsere Domains</translation>
    </message>
    <message>
        <source>%1 comes first</source>
        <translation>%1 kommt zuerst</translation>
    </message>
    <message>
        <source>alias, unused</source>
        <translation>Alias, ungenutzt</translation>
    </message>
</context>
<context>
    <name>postroom::console::DomainDialog</name>
    <message>
        <source>New domain</source>
        <translation>Neue Domain</translation>
    </message>
    <message>
        <source>example.org</source>
        <translation>example.org</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>&amp;Domain</translation>
    </message>
    <message>
        <source>is kept here</source>
        <translation>bleibt hier</translation>
    </message>
    <message>
        <source>is passed on to the domain&apos;s own server</source>
        <translation>geht weiter an den Server der Domain</translation>
    </message>
    <message>
        <source>Its &amp;mail</source>
        <translation>Ihre &amp;Mail</translation>
    </message>
    <message>
        <source>Mail for a domain that is kept here needs an address: a mailbox, an alias, or a catch-all. Mail for one that is passed on is taken from everybody and sent to where its MX records lead, or to where a router says.</source>
        <translation>Mail für eine Domain, die hier bleibt, braucht eine Adresse: ein Postfach, einen Alias oder eine Sammeladresse. Mail für eine, die weitergeht, wird von allen angenommen und dorthin gesendet, wohin ihre MX-Einträge führen oder ein Router sie schickt.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
</context>
<context>
    <name>postroom::console::DomainTree</name>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>All domains</source>
        <translation>Alle Domains</translation>
    </message>
    <message>
        <source>%1 (passed on)</source>
        <translation>%1 (geht weiter)</translation>
    </message>
    <message>
        <source>Mail for it is taken and sent on to its own server.</source>
        <translation>Mail für sie wird angenommen und an ihren eigenen Server gesendet.</translation>
    </message>
    <message>
        <source>A pattern, a lookup or another list: its domains are ours too.</source>
        <translation>Ein Muster, eine Abfrage oder eine andere Liste: auch deren Domains sind unsere.</translation>
    </message>
    <message>
        <source>The name of this host; &quot;@&quot; in the list.</source>
        <translation>Der Name dieses Hosts; „@“ in der Liste.</translation>
    </message>
    <message>
        <source>Mail for it is kept here.</source>
        <translation>Mail für sie bleibt hier.</translation>
    </message>
</context>
<context>
    <name>postroom::console::DomainsView</name>
    <message>
        <source>&amp;Where would this address go?</source>
        <translation>&amp;Wohin ginge diese Adresse?</translation>
    </message>
    <message>
        <source>sales@example.org</source>
        <translation>vertrieb@example.org</translation>
    </message>
    <message>
        <source>&amp;Follow it</source>
        <translation>&amp;Verfolgen</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>New domain...</source>
        <translation>Neue Domain...</translation>
    </message>
    <message>
        <source>Mail for it is kept here, or passed on to another server.</source>
        <translation>Mail für sie bleibt hier oder geht weiter an einen anderen Server.</translation>
    </message>
    <message>
        <source>Take the domain away</source>
        <translation>Domain wegnehmen</translation>
    </message>
    <message>
        <source>Mail for it is no longer taken; Undo brings it back.</source>
        <translation>Mail für sie wird nicht mehr angenommen; Zurücknehmen bringt sie wieder.</translation>
    </message>
    <message>
        <source>New address...</source>
        <translation>Neue Adresse...</translation>
    </message>
    <message>
        <source>An alias or a catch-all, and where it goes.</source>
        <translation>Ein Alias oder eine Sammeladresse, und wohin sie geht.</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>Ändern...</translation>
    </message>
    <message>
        <source>Where mail for the chosen address goes.</source>
        <translation>Wohin Mail für die gewählte Adresse geht.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>The chosen address goes nowhere any more; Undo brings it back.</source>
        <translation>Die gewählte Adresse geht nirgends mehr hin; Zurücknehmen bringt sie wieder.</translation>
    </message>
    <message>
        <source>Where would it go?</source>
        <translation>Wohin ginge sie?</translation>
    </message>
    <message>
        <source>Follows the chosen address through the routers, with the working copy.</source>
        <translation>Verfolgt die gewählte Adresse durch die Router, mit der Arbeitskopie.</translation>
    </message>
    <message>
        <source>Ask about an address</source>
        <translation>Nach einer Adresse fragen</translation>
    </message>
    <message>
        <source>Puts the cursor into the line for the address.</source>
        <translation>Setzt die Schreibmarke in die Zeile für die Adresse.</translation>
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
        <source>%1 is there already.</source>
        <translation>%1 ist schon da.</translation>
    </message>
    <message>
        <source>Mail for %1 is no longer taken once this is applied; Ctrl+Alt+Z brings it back.</source>
        <translation>Mail für %1 wird nicht mehr angenommen, sobald das angewandt ist; Strg+Alt+Z bringt sie wieder.</translation>
    </message>
    <message>
        <source>%1 is taken away in the working copy; Ctrl+Alt+Z brings it back.</source>
        <translation>%1 ist in der Arbeitskopie weggenommen; Strg+Alt+Z bringt es wieder.</translation>
    </message>
    <message>
        <source>The domains come out of an expression, or there is no list local_domains: they are edited at Lists.</source>
        <translation>Die Domains ergeben sich aus einem Ausdruck, oder es gibt keine Liste local_domains: sie werden bei den Listen bearbeitet.</translation>
    </message>
    <message>
        <source>Mail for it is taken and sent on; addresses here come first.</source>
        <translation>Mail für sie wird angenommen und weitergesendet; Adressen hier gehen vor.</translation>
    </message>
    <message>
        <source>All addresses</source>
        <translation>Alle Adressen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 of them are listed.</source>
        <translation>Die ersten %1 davon sind aufgeführt.</translation>
    </message>
    <message>
        <source>%1 stands in the working copy now and comes before the file %2.</source>
        <translation>%1 steht jetzt in der Arbeitskopie und kommt vor der Datei %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n alias(es) stand in the file %1 on the server.</source>
        <translation>
            <numerusform>%n Alias steht in der Datei %1 auf dem Server.</numerusform>
            <numerusform>%n Aliase stehen in der Datei %1 auf dem Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change puts one of them into the configuration, which comes first; whoever edits the file there changes it at once.</source>
        <translation>Ändern stellt einen davon in die Konfiguration, die zuerst kommt; wer die Datei dort bearbeitet, ändert ihn sofort.</translation>
    </message>
</context>
<context>
    <name>postroom::console::LookupsPane</name>
    <message>
        <source>Looked up one by one</source>
        <translation>Einzeln nachgeschlagen</translation>
    </message>
    <message>
        <source>Who is asked</source>
        <translation>Wer gefragt wird</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>Wonach</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Steht in</translation>
    </message>
    <message>
        <source>Enter shows the router.</source>
        <translation>Die Eingabetaste zeigt den Router.</translation>
    </message>
    <message>
        <source>What do they say &amp;of</source>
        <translation>Was sagen sie &amp;zu</translation>
    </message>
    <message>
        <source>sales@example.org</source>
        <translation>vertrieb@example.org</translation>
    </message>
    <message>
        <source>&amp;Test now</source>
        <translation>Jetzt &amp;testen</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>A whole address is needed, with what stands behind the @.</source>
        <translation>Nötig ist eine ganze Adresse, mit dem, was hinter dem @ steht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 does not know %2; the routers behind it are asked.</source>
        <translation>%1 kennt %2 nicht; die Router dahinter werden gefragt.</translation>
    </message>
    <message>
        <source>%1: %2 goes to %3</source>
        <translation>%1: %2 geht an %3</translation>
    </message>
</context>
</TS>
