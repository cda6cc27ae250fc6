<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::MessageView</name>
    <message numerus="yes">
        <source>%n recipient(s): </source>
        <translation>
            <numerusform>%n recipient: </numerusform>
            <numerusform>%n recipients: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
