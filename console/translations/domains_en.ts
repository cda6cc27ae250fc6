<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::DomainsView</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alias(es) stand in the file %1 on the server.</source>
        <translation>
            <numerusform>%n alias stands in the file %1 on the server.</numerusform>
            <numerusform>%n aliases stand in the file %1 on the server.</numerusform>
        </translation>
    </message>
</context>
</TS>
