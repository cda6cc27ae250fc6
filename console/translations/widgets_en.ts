<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::DifferenceView</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::TablePane</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::TableView</name>
    <message numerus="yes">
        <source>Export %n row(s)</source>
        <translation>
            <numerusform>Export %n row</numerusform>
            <numerusform>Export %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::TrialBanner</name>
    <message numerus="yes">
        <source>Keep these changes? Taken back in %n second(s).</source>
        <translation>
            <numerusform>Keep these changes? Taken back in %n second.</numerusform>
            <numerusform>Keep these changes? Taken back in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection is lost. The changes are taken back in %n second(s).</source>
        <translation>
            <numerusform>The connection is lost. The changes are taken back in %n second.</numerusform>
            <numerusform>The connection is lost. The changes are taken back in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
