<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>WayPage</name>
    <message>
        <source>Way of an address</source>
        <translation>Weg einer Adresse</translation>
    </message>
    <message>
        <source>The routers and transports in their order, and where an address would go through them.</source>
        <translation>Die Router und Transporte in ihrer Reihenfolge, und wohin eine Adresse durch sie ginge.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
</context>
<context>
    <name>postroom::console::ChainModel</name>
    <message>
        <source>back to the first router</source>
        <translation>zurück zum ersten Router</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>None takes it: the address is not known here.</source>
        <translation>Keiner nimmt sie: die Adresse ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>passed on: %1</source>
        <translation>weitergereicht: %1</translation>
    </message>
    <message>
        <source>taken: %1</source>
        <translation>genommen: %1</translation>
    </message>
    <message>
        <source>%1. %2 (%3)</source>
        <translation>%1. %2 (%3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>for every address</source>
        <translation>für jede Adresse</translation>
    </message>
    <message>
        <source>it has nothing for this address</source>
        <translation>er hat nichts zu dieser Adresse</translation>
    </message>
    <message>
        <source>ends here, undeliverable: %1</source>
        <translation>endet hier, unzustellbar: %1</translation>
    </message>
    <message>
        <source>ends here for now: %1</source>
        <translation>endet hier vorerst: %1</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>genommen</translation>
    </message>
</context>
<context>
    <name>postroom::console::WayView</name>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>aufgeschoben</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>nicht zugestellt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Wohin sie geht</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Routers in their order</source>
        <translation>Router in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Where would &amp;this address go?</source>
        <translation>Wohin ginge &amp;diese Adresse?</translation>
    </message>
    <message>
        <source>recipient@example.org</source>
        <translation>empfaenger@example.org</translation>
    </message>
    <message>
        <source>Mail &amp;from</source>
        <translation>Mail &amp;von</translation>
    </message>
    <message>
        <source>the empty sender</source>
        <translation>dem leeren Absender</translation>
    </message>
    <message>
        <source>as for &amp;verification</source>
        <translation>wie zur &amp;Prüfung</translation>
    </message>
    <message>
        <source>Asks the routers as &quot;verify = recipient&quot; does: those for verification only take part, others may not.</source>
        <translation>Fragt die Router, wie es „verify = recipient“ tut: solche nur zur Prüfung nehmen teil, andere vielleicht nicht.</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>Ver&amp;folgen</translation>
    </message>
    <message>
        <source>Way of an address</source>
        <translation>Weg einer Adresse</translation>
    </message>
    <message>
        <source>Ask about an address</source>
        <translation>Nach einer Adresse fragen</translation>
    </message>
    <message>
        <source>Puts the cursor into the line for the address.</source>
        <translation>Setzt den Cursor in die Zeile für die Adresse.</translation>
    </message>
    <message>
        <source>Follow the address</source>
        <translation>Adresse verfolgen</translation>
    </message>
    <message>
        <source>Traces it through the routers, with the working copy.</source>
        <translation>Verfolgt sie durch die Router, mit der Arbeitskopie.</translation>
    </message>
    <message>
        <source>Show the chain alone</source>
        <translation>Nur die Kette zeigen</translation>
    </message>
    <message>
        <source>Nothing is followed any more.</source>
        <translation>Es wird nichts mehr verfolgt.</translation>
    </message>
    <message>
        <source>There are no routers</source>
        <translation>Es gibt keine Router</translation>
    </message>
    <message>
        <source>Without a router no address can be delivered.</source>
        <translation>Ohne Router kann keine Adresse zugestellt werden.</translation>
    </message>
    <message>
        <source>It could not be followed</source>
        <translation>Sie konnte nicht verfolgt werden</translation>
    </message>
    <message>
        <source>As the configuration in force has it.</source>
        <translation>So sagt es die geltende Konfiguration.</translation>
    </message>
    <message numerus="yes">
        <source>With the %n change(s) of the working copy.</source>
        <translation>
            <numerusform>Mit der %n Änderung der Arbeitskopie.</numerusform>
            <numerusform>Mit den %n Änderungen der Arbeitskopie.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 goes nowhere</source>
        <translation>%1 geht nirgendwohin</translation>
    </message>
    <message>
        <source>%1 goes by %2</source>
        <translation>%1 geht über %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 goes to %n place(s)</source>
        <translation>
            <numerusform>%1 geht an %n Ort</numerusform>
            <numerusform>%1 geht an %n Orte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 goes to %2 of %3 places</source>
        <translation>%1 geht an %2 von %3 Orten</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 becomes %n address(es), none of which is reached</source>
        <translation>
            <numerusform>%1 wird zu %n Adresse, die nicht erreicht wird</numerusform>
            <numerusform>%1 wird zu %n Adressen, von denen keine erreicht wird</numerusform>
        </translation>
    </message>
</context>
</TS>
