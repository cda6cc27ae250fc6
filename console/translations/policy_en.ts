<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::PolicyView</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::StatementForm</name>
    <message numerus="yes">
        <source>It would have applied %n time(s). Take &quot;Only count&quot; away to put it in force.</source>
        <translation>
            <numerusform>It would have applied once. Take &quot;Only count&quot; away to put it in force.</numerusform>
            <numerusform>It would have applied %n times. Take &quot;Only count&quot; away to put it in force.</numerusform>
        </translation>
    </message>
</context>
</TS>
