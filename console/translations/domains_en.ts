<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::DomainsView</name>
    <message numerus="yes">
        <source>Aliases also stand in the file %1 on the server, %n of them; it is edited there.</source>
        <translation>
            <numerusform>One more alias stands in the file %1 on the server; it is edited there.</numerusform>
            <numerusform>%n more aliases stand in the file %1 on the server; it is edited there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
</TS>
