<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QueueAction</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Tries delivery at once, whatever the next time is.</source>
        <translation>Versucht die Zustellung sofort, wann immer der nächste Versuch wäre.</translation>
    </message>
    <message>
        <source>Hold until...</source>
        <translation>Anhalten bis...</translation>
    </message>
    <message>
        <source>Keeps the messages and does not deliver them until you release them or the time has come.</source>
        <translation>Behält die Nachrichten und stellt sie nicht zu, bis Sie sie freigeben oder die Zeit gekommen ist.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Delivers what was on hold.</source>
        <translation>Stellt zu, was angehalten war.</translation>
    </message>
    <message>
        <source>Give up and notify sender</source>
        <translation>Aufgeben und Absender benachrichtigen</translation>
    </message>
    <message>
        <source>Ends delivery; the sender gets a bounce.</source>
        <translation>Beendet die Zustellung; der Absender bekommt eine Rückmeldung.</translation>
    </message>
    <message>
        <source>Delete without notice</source>
        <translation>Ohne Meldung löschen</translation>
    </message>
    <message>
        <source>Moves the messages to the bin; nobody hears of it. They can be brought back for some hours.</source>
        <translation>Legt die Nachrichten in den Papierkorb; niemand erfährt davon. Einige Stunden lang können sie zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Reroute...</source>
        <translation>Umleiten...</translation>
    </message>
    <message>
        <source>Sends the messages to another host than the routers say.</source>
        <translation>Schickt die Nachrichten an einen anderen Rechner, als die Router sagen.</translation>
    </message>
    <message>
        <source>Change sender...</source>
        <translation>Absender ändern...</translation>
    </message>
    <message>
        <source>Bounces go to another address.</source>
        <translation>Rückmeldungen gehen an eine andere Adresse.</translation>
    </message>
    <message>
        <source>Add recipient...</source>
        <translation>Empfänger hinzufügen...</translation>
    </message>
    <message>
        <source>Delivers the messages to one more address.</source>
        <translation>Stellt die Nachrichten einer weiteren Adresse zu.</translation>
    </message>
    <message>
        <source>Mark as delivered...</source>
        <translation>Als zugestellt markieren...</translation>
    </message>
    <message>
        <source>Ends delivery as if it were done; nothing is tried, nobody is told.</source>
        <translation>Beendet die Zustellung, als wäre sie geschehen; nichts wird versucht, niemand erfährt es.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Takes the messages out of the bin and delivers them.</source>
        <translation>Holt die Nachrichten aus dem Papierkorb und stellt sie zu.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Mail that waits: why, until when, and what can be done about it.</source>
        <translation>Wartende Mail: warum, bis wann und was man tun kann.</translation>
    </message>
</context>
<context>
    <name>postroom::console::ActionDialog</name>
    <message>
        <source>Counting...</source>
        <translation>Wird gezählt...</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>released by hand</source>
        <translation>von Hand freigegeben</translation>
    </message>
    <message>
        <source>in an hour</source>
        <translation>in einer Stunde</translation>
    </message>
    <message>
        <source>in four hours</source>
        <translation>in vier Stunden</translation>
    </message>
    <message>
        <source>tomorrow at this time</source>
        <translation>morgen um diese Zeit</translation>
    </message>
    <message>
        <source>in a week</source>
        <translation>in einer Woche</translation>
    </message>
    <message>
        <source>Until:</source>
        <translation>Bis:</translation>
    </message>
    <message>
        <source>mail.example.com, or [192.0.2.1]:2525; empty: as the routers say</source>
        <translation>mail.example.com oder [192.0.2.1]:2525; leer: wie die Router sagen</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
    <message>
        <source>Hosts:</source>
        <translation>Rechner:</translation>
    </message>
    <message>
        <source>New sender:</source>
        <translation>Neuer Absender:</translation>
    </message>
    <message>
        <source>Recipient:</source>
        <translation>Empfänger:</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>kept with the event</source>
        <translation>wird mit dem Ereignis aufbewahrt</translation>
    </message>
    <message>
        <source>Reason:</source>
        <translation>Grund:</translation>
    </message>
    <message>
        <source>Some of the messages</source>
        <translation>Einige der Nachrichten</translation>
    </message>
    <message>
        <source>No message matches any more.</source>
        <translation>Keine Nachricht passt mehr.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>It can be taken back: %1.</source>
        <translation>Es lässt sich zurücknehmen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1: done to %n message(s).</source>
        <translation>
            <numerusform>%1: bei %n Nachricht ausgeführt.</numerusform>
            <numerusform>%1: bei %n Nachrichten ausgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be changed: %1</source>
        <translation>
            <numerusform>%n konnte nicht geändert werden: %1</numerusform>
            <numerusform>%n konnten nicht geändert werden: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::GroupList</name>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>named queue</source>
        <translation>benannter Warteschlange</translation>
    </message>
    <message>
        <source>Groups of waiting mail</source>
        <translation>Gruppen wartender Mail</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Everything that waits</source>
        <translation>Alles, was wartet</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>%1 recipients in %2 messages; the oldest waits since %3</source>
        <translation>%1 Empfänger in %2 Nachrichten; die älteste wartet seit %3</translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>nächster Versuch %1</translation>
    </message>
</context>
<context>
    <name>postroom::console::QueueModel</name>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>When it came</source>
        <translation>Wann sie kam</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Sender of the envelope; &lt;&gt; is a bounce</source>
        <translation>Absender des Umschlags; &lt;&gt; ist eine Rückmeldung</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Recipients that still wait</source>
        <translation>Empfänger, die noch warten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waits, or is on hold</source>
        <translation>Wartet oder ist angehalten</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Warum sie wartet</translation>
    </message>
    <message>
        <source>What the other side said, or who put it on hold</source>
        <translation>Was die Gegenseite sagte oder wer sie anhielt</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>When it is tried again</source>
        <translation>Wann es wieder versucht wird</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>How often it was tried</source>
        <translation>Wie oft es versucht wurde</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Hidden from the helpdesk</source>
        <translation>Dem Helpdesk verborgen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>The named queue; empty is the usual one</source>
        <translation>Die benannte Warteschlange; leer ist die übliche</translation>
    </message>
    <message>
        <source>Queue id</source>
        <translation>Queue-ID</translation>
    </message>
    <message>
        <source>The id of the message</source>
        <translation>Die Kennung der Nachricht</translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>im Papierkorb</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>postroom::console::QueueView</name>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Standing orders</source>
        <translation>Daueraufträge</translation>
    </message>
    <message>
        <source>Messages that wait</source>
        <translation>Wartende Nachrichten</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Every message that was taken has been delivered, bounced or discarded.</source>
        <translation>Jede angenommene Nachricht wurde zugestellt, zurückgeschickt oder verworfen.</translation>
    </message>
    <message>
        <source>Messages in the bin</source>
        <translation>Nachrichten im Papierkorb</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>Deleted messages stay here for some hours and can be brought back.</source>
        <translation>Gelöschte Nachrichten bleiben einige Stunden hier und können zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>For all that match</source>
        <translation>Für alle passenden</translation>
    </message>
    <message>
        <source>Suspend a destination...</source>
        <translation>Ziel aussetzen...</translation>
    </message>
    <message>
        <source>Delivers nothing to a domain until you end the order.</source>
        <translation>Stellt einer Domain nichts zu, bis Sie den Auftrag beenden.</translation>
    </message>
    <message>
        <source>For all %1 that match</source>
        <translation>Für alle %1 passenden</translation>
    </message>
    <message>
        <source>Hold incoming mail...</source>
        <translation>Eingehende Mail anhalten...</translation>
    </message>
    <message>
        <source>Keeps what comes from now on and matches, until you release it.</source>
        <translation>Behält, was ab jetzt kommt und passt, bis Sie es freigeben.</translation>
    </message>
</context>
<context>
    <name>postroom::console::StandingDialog</name>
    <message>
        <source>Hold incoming mail</source>
        <translation>Eingehende Mail anhalten</translation>
    </message>
    <message>
        <source>Suspend a destination</source>
        <translation>Ein Ziel aussetzen</translation>
    </message>
    <message>
        <source>Mail that comes from now on and matches is taken and kept, not delivered, until you release it in the queue. * stands for anything.</source>
        <translation>Mail, die ab jetzt kommt und passt, wird angenommen und behalten, nicht zugestellt, bis Sie sie in der Warteschlange freigeben. * steht für Beliebiges.</translation>
    </message>
    <message>
        <source>Nothing is delivered there; its mail waits in the queue, and nobody is notified.</source>
        <translation>Dorthin wird nichts zugestellt; seine Mail wartet in der Warteschlange, und niemand wird benachrichtigt.</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Domain of the recipient</source>
        <translation>Domain des Empfängers</translation>
    </message>
    <message>
        <source>Client address</source>
        <translation>Adresse des Clients</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Host, by name or address</source>
        <translation>Rechner, nach Name oder Adresse</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Is</source>
        <translation>&amp;Ist</translation>
    </message>
    <message>
        <source>for those who find the order later</source>
        <translation>für jene, die den Auftrag später finden</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>ended by hand</source>
        <translation>von Hand beendet</translation>
    </message>
    <message>
        <source>in an hour</source>
        <translation>in einer Stunde</translation>
    </message>
    <message>
        <source>in four hours</source>
        <translation>in vier Stunden</translation>
    </message>
    <message>
        <source>tomorrow at this time</source>
        <translation>morgen um diese Zeit</translation>
    </message>
    <message>
        <source>in a week</source>
        <translation>in einer Woche</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Suspend</source>
        <translation>Au&amp;ssetzen</translation>
    </message>
</context>
<context>
    <name>postroom::console::StandingPane</name>
    <message>
        <source>Suspended destinations and hold rules</source>
        <translation>Ausgesetzte Ziele und Anhalteregeln</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Suspend a destination...</source>
        <translation>Ziel aussetzen...</translation>
    </message>
    <message>
        <source>End this order</source>
        <translation>Diesen Auftrag beenden</translation>
    </message>
    <message>
        <source>ended by hand</source>
        <translation>von Hand beendet</translation>
    </message>
    <message>
        <source>%1 %2 gets nothing</source>
        <translation>%1 %2 bekommt nichts</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>hold what comes with %1</source>
        <translation>anhalten, was mit %1 kommt</translation>
    </message>
    <message>
        <source>No destination is suspended and nothing is held from now on.</source>
        <translation>Kein Ziel ist ausgesetzt, und nichts wird von jetzt an angehalten.</translation>
    </message>
    <message>
        <source>%1 gets nothing from now on; its mail waits.</source>
        <translation>%1 bekommt von jetzt an nichts; die Mail dorthin wartet.</translation>
    </message>
    <message>
        <source>The order is ended.</source>
        <translation>Der Auftrag ist beendet.</translation>
    </message>
    <message>
        <source>Hold incoming mail...</source>
        <translation>Eingehende Mail anhalten...</translation>
    </message>
    <message>
        <source>What comes with %1 is put on hold from now on.</source>
        <translation>Was mit %1 kommt, wird ab jetzt angehalten.</translation>
    </message>
</context>
</TS>
