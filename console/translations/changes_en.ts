<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::ChangesView</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n error(s)</source>
        <translation>
            <numerusform>%1 with %n error</numerusform>
            <numerusform>%1 with %n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n warning(s)</source>
        <translation>
            <numerusform>%1 with %n warning</numerusform>
            <numerusform>%1 with %n warnings</numerusform>
        </translation>
    </message>
</context>
</TS>
