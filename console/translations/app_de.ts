<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>PaletteProviders</name>
    <message>
        <source>manual</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>postroom::console::AboutDialog</name>
    <message>
        <source>About Postroom</source>
        <translation>Über Postroom</translation>
    </message>
    <message>
        <source>Postroom&apos;s icon</source>
        <translation>Symbol von Postroom</translation>
    </message>
    <message>
        <source>Postroom console %1</source>
        <translation>Postroom-Konsole %1</translation>
    </message>
    <message>
        <source>The desktop console of Postroom, a mail server that explains itself.</source>
        <translation>Die Desktop-Konsole von Postroom, einem Mailserver, der sich erklärt.</translation>
    </message>
    <message>
        <source>Connected to %1.</source>
        <translation>Verbunden mit %1.</translation>
    </message>
    <message>
        <source>Built with Qt %1, running on Qt %2.</source>
        <translation>Gebaut mit Qt %1, läuft mit Qt %2.</translation>
    </message>
    <message>
        <source>The console is free software under the GNU General Public License, version 3 or later; it comes without any warranty. Server and tools are under the Apache License 2.0. Qt is used under the GNU Lesser General Public License, version 3, Qt Charts under the GNU General Public License, version 3.</source>
        <translation>Die Konsole ist freie Software unter der GNU General Public License, Version 3 oder später, und kommt ohne jede Gewährleistung. Server und Werkzeuge stehen unter der Apache License 2.0. Qt wird unter der GNU Lesser General Public License, Version 3, verwendet, Qt Charts unter der GNU General Public License, Version 3.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
</context>
<context>
    <name>postroom::console::Application</name>
    <message>
        <source>The desktop console of Postroom.</source>
        <translation>Die Desktop-Konsole von Postroom.</translation>
    </message>
    <message>
        <source>Connects to a socket of this computer.</source>
        <translation>Verbindet mit einem Socket dieses Rechners.</translation>
    </message>
    <message>
        <source>Connects to an appliance: ssh://user@host.</source>
        <translation>Verbindet mit einem Server: ssh://benutzer@rechner.</translation>
    </message>
    <message>
        <source>Language of the texts: en or de.</source>
        <translation>Sprache der Texte: en oder de.</translation>
    </message>
    <message>
        <source>There are no texts in the language &quot;%1&quot;.</source>
        <translation>Es gibt keine Texte in der Sprache „%1“.</translation>
    </message>
    <message>
        <source>Connect to %1?</source>
        <translation>Mit %1 verbinden?</translation>
    </message>
    <message>
        <source>The link leads to %1, to which this console never connected.</source>
        <translation>Der Verweis führt zu %1, womit diese Konsole noch nie verbunden war.</translation>
    </message>
    <message>
        <source>Connect by ssh</source>
        <translation>Über ssh verbinden</translation>
    </message>
    <message>
        <source>What to open: postroom://HOST/message/ID, message/ID, or a case file.</source>
        <translation>Was geöffnet wird: postroom://HOST/message/ID, message/ID oder eine Falldatei.</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>Falldatei</translation>
    </message>
    <message>
        <source>Open a case file</source>
        <translation>Falldatei öffnen</translation>
    </message>
    <message>
        <source>Case files (*.postroom-case)</source>
        <translation>Falldateien (*.postroom-case)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>postroom::console::AskPassDialog</name>
    <message>
        <source>Postroom: %1</source>
        <translation>Postroom: %1</translation>
    </message>
    <message>
        <source>Is this the right computer?</source>
        <translation>Ist das der richtige Rechner?</translation>
    </message>
    <message>
        <source>ssh asks</source>
        <translation>ssh fragt</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one that the appliance shows (ssh-keygen -l). If you cannot, ask whoever runs it.</source>
        <translation>Vergleichen Sie den Fingerabdruck mit dem, den der Server zeigt (ssh-keygen -l). Wenn Sie das nicht können, fragen Sie, wer ihn betreibt.</translation>
    </message>
    <message>
        <source>It is right: connect</source>
        <translation>Er ist es: verbinden</translation>
    </message>
</context>
<context>
    <name>postroom::console::CommandPalette</name>
    <message>
        <source>Go to anything</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Page, action or setting</source>
        <translation>Seite, Aktion oder Einstellung</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>postroom::console::ConnectDialog</name>
    <message>
        <source>Connect to an appliance</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Used &amp;before</source>
        <translation>&amp;Früher benutzt</translation>
    </message>
    <message>
        <source>Appliances used before</source>
        <translation>Früher benutzte Server</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Ver&amp;binden</translation>
    </message>
    <message>
        <source>%1, %2, used %3</source>
        <translation>%1, %2, benutzt %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Connects to %1</source>
        <translation>Verbindet mit %1</translation>
    </message>
    <message>
        <source>&amp;Open case file...</source>
        <translation>&amp;Falldatei öffnen...</translation>
    </message>
</context>
<context>
    <name>postroom::console::ConnectPane</name>
    <message>
        <source>The host cannot be reached or does not run ssh: try &quot;ssh %1&quot; in a terminal.</source>
        <translation>Der Rechner ist nicht erreichbar, oder dort läuft kein ssh: Versuchen Sie „ssh %1“ in einem Terminal.</translation>
    </message>
    <message>
        <source>Postroom is not installed or not running there: try &quot;ssh %1 postroomctl status&quot;.</source>
        <translation>Postroom ist dort nicht installiert oder läuft nicht: Versuchen Sie „ssh %1 postroomctl status“.</translation>
    </message>
    <message>
        <source>The user may not use the control socket: it must be in one of the groups postroom-admin, postroom-operator, postroom-helpdesk or postroom-auditor.</source>
        <translation>Der Benutzer darf den Steuersocket nicht benutzen: Er muss in einer der Gruppen postroom-admin, postroom-operator, postroom-helpdesk oder postroom-auditor sein.</translation>
    </message>
    <message>
        <source>postroomd is not running: try &quot;systemctl status postroomd&quot;.</source>
        <translation>postroomd läuft nicht: Versuchen Sie „systemctl status postroomd“.</translation>
    </message>
    <message>
        <source>It uses another socket: &quot;postroom-console --socket PATH&quot; opens that one.</source>
        <translation>Er benutzt einen anderen Socket: „postroom-console --socket PFAD“ öffnet diesen.</translation>
    </message>
    <message>
        <source>You may not use the socket: you must be in one of the groups postroom-admin, postroom-operator, postroom-helpdesk or postroom-auditor, and have logged in anew since.</source>
        <translation>Sie dürfen den Socket nicht benutzen: Sie müssen in einer der Gruppen postroom-admin, postroom-operator, postroom-helpdesk oder postroom-auditor sein und sich seitdem neu angemeldet haben.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Another appliance...</source>
        <translation>Anderer Server...</translation>
    </message>
    <message>
        <source>Connecting to %1...</source>
        <translation>Verbinde mit %1...</translation>
    </message>
    <message>
        <source>The usual causes:</source>
        <translation>Die üblichen Ursachen:</translation>
    </message>
    <message>
        <source>You have no role on %1.</source>
        <translation>Sie haben auf %1 keine Rolle.</translation>
    </message>
    <message>
        <source>%1 must be in one of the groups postroom-admin, postroom-operator, postroom-helpdesk or postroom-auditor, or in those that the server has instead; then log in anew.</source>
        <translation>%1 muss in einer der Gruppen postroom-admin, postroom-operator, postroom-helpdesk oder postroom-auditor sein, oder in denen, die der Server stattdessen hat; danach neu anmelden.</translation>
    </message>
</context>
<context>
    <name>postroom::console::ConnectionStrip</name>
    <message>
        <source>no role</source>
        <translation>keine Rolle</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>helpdesk</source>
        <translation>Helpdesk</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>The revision of the configuration that is in force</source>
        <translation>Die geltende Revision der Konfiguration</translation>
    </message>
    <message>
        <source>Who the server takes you for</source>
        <translation>Für wen der Server Sie hält</translation>
    </message>
    <message>
        <source>Your role decides what you may see and do</source>
        <translation>Ihre Rolle entscheidet, was Sie sehen und tun dürfen</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>connecting...</source>
        <translation>verbinde...</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>connection lost; next try in %1</source>
        <translation>Verbindung verloren; nächster Versuch in %1</translation>
    </message>
    <message>
        <source>case file, offline</source>
        <translation>Falldatei, ohne Verbindung</translation>
    </message>
</context>
<context>
    <name>postroom::console::HelpWindow</name>
    <message>
        <source>Postroom manual</source>
        <translation>Handbuch von Postroom</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>postroom::console::MainWindow</name>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(und eine weitere)</numerusform>
            <numerusform>(und %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1 - Postroom</source>
        <translation>%1 - Postroom</translation>
    </message>
    <message>
        <source>%1 - %2 - Postroom</source>
        <translation>%1 - %2 - Postroom</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Connect...</source>
        <translation>&amp;Verbinden...</translation>
    </message>
    <message>
        <source>Connects to another appliance in a new window.</source>
        <translation>Verbindet in einem neuen Fenster mit einem anderen Server.</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>Opens a second window on this appliance.</source>
        <translation>Öffnet ein zweites Fenster für diesen Server.</translation>
    </message>
    <message>
        <source>C&amp;lose window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>Closes this window.</source>
        <translation>Schließt dieses Fenster.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Closes all windows.</source>
        <translation>Schließt alle Fenster.</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Fetches again what is shown.</source>
        <translation>Holt das Gezeigte neu.</translation>
    </message>
    <message>
        <source>Copy &amp;link to this page</source>
        <translation>&amp;Verweis auf diese Seite kopieren</translation>
    </message>
    <message>
        <source>Copies an address that opens this page in another console.</source>
        <translation>Kopiert eine Adresse, die diese Seite in einer anderen Konsole öffnet.</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark text on light.</source>
        <translation>Dunkle Schrift auf hellem Grund.</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Light text on dark.</source>
        <translation>Helle Schrift auf dunklem Grund.</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is.</source>
        <translation>Hell oder dunkel, wie der Desktop ist.</translation>
    </message>
    <message>
        <source>Go to &amp;anything...</source>
        <translation>&amp;Gehe zu...</translation>
    </message>
    <message>
        <source>Searches pages, actions, settings and the manual.</source>
        <translation>Sucht Seiten, Aktionen, Einstellungen und im Handbuch.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Shows what was shown before.</source>
        <translation>Zeigt, was vorher zu sehen war.</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>Takes back a step back.</source>
        <translation>Nimmt einen Schritt zurück wieder zurück.</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>Opens the manual where it speaks of this page.</source>
        <translation>Öffnet das Handbuch, wo es von dieser Seite spricht.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts...</source>
        <translation>&amp;Tastenkürzel...</translation>
    </message>
    <message>
        <source>Shows all keys and changes them.</source>
        <translation>Zeigt alle Tasten und ändert sie.</translation>
    </message>
    <message>
        <source>&amp;About Postroom</source>
        <translation>&amp;Über Postroom</translation>
    </message>
    <message>
        <source>Version and licences.</source>
        <translation>Version und Lizenzen.</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinung</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>A case file of %1, saved %2. Nothing here asks a server or can change anything.</source>
        <translation>Eine Falldatei von %1, gesichert %2. Nichts hier fragt einen Server oder kann etwas ändern.</translation>
    </message>
    <message>
        <source>Addresses are masked: one pseudonym stands for the same address everywhere.</source>
        <translation>Adressen sind verdeckt: Ein Deckname steht überall für dieselbe Adresse.</translation>
    </message>
    <message>
        <source>Addresses are not masked.</source>
        <translation>Adressen sind nicht verdeckt.</translation>
    </message>
    <message>
        <source>&amp;Open case file...</source>
        <translation>&amp;Falldatei öffnen...</translation>
    </message>
    <message>
        <source>Shows a saved case file in a new window, without a server.</source>
        <translation>Zeigt eine gesicherte Falldatei in einem neuen Fenster, ohne Server.</translation>
    </message>
    <message>
        <source>Changes are not applied</source>
        <translation>Änderungen sind nicht angewendet</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) in the working copy would be lost.</source>
        <translation>
            <numerusform>%n Änderung in der Arbeitskopie ginge verloren.</numerusform>
            <numerusform>%n Änderungen in der Arbeitskopie gingen verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show the changes</source>
        <translation>Änderungen &amp;zeigen</translation>
    </message>
    <message>
        <source>Close and &amp;lose them</source>
        <translation>Schließen und &amp;verlieren</translation>
    </message>
</context>
<context>
    <name>postroom::console::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>postroom::console::NavigationList</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>postroom::console::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Aktionen und Tasten suchen</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Taste</translation>
    </message>
    <message>
        <source>Key of the action</source>
        <translation>Taste der Aktion</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>This key belongs to &quot;%1&quot;.</source>
        <translation>Diese Taste gehört zu „%1“.</translation>
    </message>
</context>
<context>
    <name>postroom::console::WindowNavigator</name>
    <message>
        <source>This console has no page &quot;%1&quot;.</source>
        <translation>Diese Konsole hat keine Seite „%1“.</translation>
    </message>
    <message>
        <source>Your role on this server does not show this page.</source>
        <translation>Ihre Rolle auf diesem Server zeigt diese Seite nicht.</translation>
    </message>
    <message>
        <source>The link was copied: %1</source>
        <translation>Der Verweis wurde kopiert: %1</translation>
    </message>
    <message>
        <source>A case file has only the page of its message.</source>
        <translation>Eine Falldatei hat nur die Seite ihrer Nachricht.</translation>
    </message>
</context>
</TS>
