<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::WayView</name>
    <message numerus="yes">
        <source>With the %n change(s) of the working copy.</source>
        <translation>
            <numerusform>With the %n change of the working copy.</numerusform>
            <numerusform>With the %n changes of the working copy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 goes to %n place(s)</source>
        <translation>
            <numerusform>%1 goes to %n place</numerusform>
            <numerusform>%1 goes to %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 becomes %n address(es), none of which is reached</source>
        <translation>
            <numerusform>%1 becomes %n address, which is not reached</numerusform>
            <numerusform>%1 becomes %n addresses, none of which is reached</numerusform>
        </translation>
    </message>
</context>
</TS>
