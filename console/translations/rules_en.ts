<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::RetryTrial</name>
    <message numerus="yes">
        <source>A message that arrives now would be tried %n time(s) until %1.</source>
        <translation>
            <numerusform>A message that arrives now would be tried %n time until %1.</numerusform>
            <numerusform>A message that arrives now would be tried %n times until %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n tries of a message that arrives now:</source>
        <translation>
            <numerusform>The first try of a message that arrives now:</numerusform>
            <numerusform>The first %n tries of a message that arrives now:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::RulesView</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
</TS>
