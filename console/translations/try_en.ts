<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Tried</name>
    <message numerus="yes">
        <source>Tried: %n change(s) to revision %1, compared with what is in force.</source>
        <translation>
            <numerusform>Tried: %n change to revision %1, compared with what is in force.</numerusform>
            <numerusform>Tried: %n changes to revision %1, compared with what is in force.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::DialoguePane</name>
    <message numerus="yes">
        <source>%n answer(s) differ from the configuration in force.</source>
        <translation>
            <numerusform>%n answer differs from the configuration in force.</numerusform>
            <numerusform>%n answers differ from the configuration in force.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answers are the same, %n of them by another rule.</source>
        <translation>
            <numerusform>The answers are the same, %n of them by another rule.</numerusform>
            <numerusform>The answers are the same, %n of them by other rules.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::ReplayPane</name>
    <message numerus="yes">
        <source>%n message(s) and refusal(s) looked at</source>
        <translation>
            <numerusform>%n message or refusal looked at</numerusform>
            <numerusform>%n messages and refusals looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postroom::console::TestsPane</name>
    <message numerus="yes">
        <source>%n test(s) are being run</source>
        <translation>
            <numerusform>%n test is being run</numerusform>
            <numerusform>%n tests are being run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s), not run</source>
        <translation>
            <numerusform>%n test, not run</numerusform>
            <numerusform>%n tests, not run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of %n test(s) passed</source>
        <translation>
            <numerusform>%n test passed</numerusform>
            <numerusform>All of %n tests passed</numerusform>
        </translation>
    </message>
</context>
</TS>
