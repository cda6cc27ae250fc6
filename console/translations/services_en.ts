<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::ServerState</name>
    <message numerus="yes">
        <source>%n message(s) came in meanwhile.</source>
        <translation>
            <numerusform>%n message came in meanwhile.</numerusform>
            <numerusform>%n messages came in meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) since its start were missed.</source>
        <translation>
            <numerusform>%n event since its start was missed.</numerusform>
            <numerusform>%n events since its start were missed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were missed.</source>
        <translation>
            <numerusform>%n event was missed.</numerusform>
            <numerusform>%n events were missed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::Session</name>
    <message numerus="yes">
        <source>Connected again after %n second(s).</source>
        <translation>
            <numerusform>Connected again after %n second.</numerusform>
            <numerusform>Connected again after %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
