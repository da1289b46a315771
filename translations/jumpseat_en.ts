<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>jumpseat::HeaderBar</name>
    <message numerus="yes">
        <source>%n event(s) are held since %1</source>
        <translation>
            <numerusform>%n event is held since %1</numerusform>
            <numerusform>%n events are held since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving, %n event(s) wait</source>
        <translation>
            <numerusform>Saving, %n event waits</numerusform>
            <numerusform>Saving, %n events wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recorded %1, %n event(s)</source>
        <translation>
            <numerusform>Recorded %1, %n event</numerusform>
            <numerusform>Recorded %1, %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::HomeWindow</name>
    <message numerus="yes">
        <source>%n session(s) are live. Close again to quit: what was written is kept, and Resume goes on with it.</source>
        <translation>
            <numerusform>%n session is live. Close again to quit: what was written is kept, and Resume goes on with it.</numerusform>
            <numerusform>%n sessions are live. Close again to quit: what was written is kept, and Resume goes on with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::KitRow</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n criteria</source>
        <translation>
            <numerusform>%n criterion</numerusform>
            <numerusform>%n criteria</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::SessionModel</name>
    <message numerus="yes">
        <source>%1 offered for %2, %n line(s) added</source>
        <translation>
            <numerusform>%1 offered for %2, %n line added</numerusform>
            <numerusform>%1 offered for %2, %n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n test(s) passed</source>
        <translation>
            <numerusform>%1 of %n test passed</numerusform>
            <numerusform>%1 of %n tests passed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::SessionPreview</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::TimelineView</name>
    <message numerus="yes">
        <source>%1, and %n more here</source>
        <translation>
            <numerusform>%1, and %n more here</numerusform>
            <numerusform>%1, and %n more here</numerusform>
        </translation>
    </message>
</context>
</TS>
