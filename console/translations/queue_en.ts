<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::ActionDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: done to %n message(s).</source>
        <translation>
            <numerusform>%1: done to %n message.</numerusform>
            <numerusform>%1: done to %n messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be changed: %1</source>
        <translation>
            <numerusform>%n could not be changed: %1</numerusform>
            <numerusform>%n could not be changed: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
