<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::EventsModel</name>
    <message numerus="yes">
        <source>%n event(s) missed</source>
        <translation>
            <numerusform>%n event missed</numerusform>
            <numerusform>%n events missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server was started anew: %n event(s) since its start missed, and what it did last before it ended.</source>
        <translation>
            <numerusform>The server was started anew: %n event since its start missed, and what it did last before it ended.</numerusform>
            <numerusform>The server was started anew: %n events since its start missed, and what it did last before it ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::EventsView</name>
    <message numerus="yes">
        <source>%n event(s) came and do not match.</source>
        <translation>
            <numerusform>%n event came and does not match.</numerusform>
            <numerusform>%n events came and do not match.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paused, %n waiting</source>
        <translation>
            <numerusform>paused, %n waiting</numerusform>
            <numerusform>paused, %n waiting</numerusform>
        </translation>
    </message>
</context>
</TS>
