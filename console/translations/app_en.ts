<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>postroom::console::MainWindow</name>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and one more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) in the working copy would be lost.</source>
        <translation>
            <numerusform>%n change in the working copy would be lost.</numerusform>
            <numerusform>%n changes in the working copy would be lost.</numerusform>
        </translation>
    </message>
</context>
</TS>
