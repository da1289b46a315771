<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CheckWords</name>
    <message numerus="yes">
        <source>%n event(s) kept, %1 to %2 lost</source>
        <translation>
            <numerusform>%n event kept, %1 to %2 lost</numerusform>
            <numerusform>%n events kept, %1 to %2 lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all of it kept: %n event(s)</source>
        <translation>
            <numerusform>all of it kept: %n event</numerusform>
            <numerusform>all of it kept: %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the lost can still be read and stand beside the record</source>
        <translation>
            <numerusform>%n of the lost can still be read and stand beside the record</numerusform>
            <numerusform>%n of the lost can still be read and stand beside the record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attached file(s) lost</source>
        <translation>
            <numerusform>%n attached file lost</numerusform>
            <numerusform>%n attached files lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The record is sound: %n session(s), each event as it was written</source>
        <translation>
            <numerusform>The record is sound: %n session, each event as it was written</numerusform>
            <numerusform>The record is sound: %n sessions, each event as it was written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The record is not sound: %1 of %n session(s)</source>
        <translation>
            <numerusform>The record is not sound: %1 of %n session</numerusform>
            <numerusform>The record is not sound: %1 of %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recovered into %1: %2 of %n session(s) whole</source>
        <translation>
            <numerusform>Recovered into %1: %2 of %n session whole</numerusform>
            <numerusform>Recovered into %1: %2 of %n sessions whole</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyWords</name>
    <message numerus="yes">
        <source>added: %1, %n event(s)</source>
        <translation>
            <numerusform>added: %1, %n event</numerusform>
            <numerusform>added: %1, %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>extended: %1, by %n event(s)</source>
        <translation>
            <numerusform>extended: %1, by %n event</numerusform>
            <numerusform>extended: %1, by %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported to %1: %n event(s), %2</source>
        <translation>
            <numerusform>Exported to %1: %n event, %2</numerusform>
            <numerusform>Exported to %1: %n events, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) imported</source>
        <translation>
            <numerusform>%1 of %n file imported</numerusform>
            <numerusform>%1 of %n files imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasureWords</name>
    <message numerus="yes">
        <source>%1 pieces of what was erased were looked for in %n file(s).</source>
        <translation>
            <numerusform>%1 pieces of what was erased were looked for in %n file.</numerusform>
            <numerusform>%1 pieces of what was erased were looked for in %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n event(s)</source>
        <translation>
            <numerusform>%1: %n event</numerusform>
            <numerusform>%1: %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) erased</source>
        <translation>
            <numerusform>%n session erased</numerusform>
            <numerusform>%n sessions erased</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranscriptWords</name>
    <message numerus="yes">
        <source>%n act(s) without a time will stand at its end.</source>
        <translation>
            <numerusform>%n act without a time will stand at its end.</numerusform>
            <numerusform>%n acts without a time will stand at its end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s)</source>
        <translation>
            <numerusform>%n edit</numerusform>
            <numerusform>%n edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can be imported. Nothing is stored yet.</source>
        <translation>
            <numerusform>%n file can be imported. Nothing is stored yet.</numerusform>
            <numerusform>%n files can be imported. Nothing is stored yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the folder are of another time, or do not say when.</source>
        <translation>
            <numerusform>%n file of the folder is of another time, or does not say when.</numerusform>
            <numerusform>%n files of the folder are of another time, or do not say when.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) fall into this session. Nothing is stored before you say so; what the record has already is not taken twice.</source>
        <translation>
            <numerusform>%n act falls into this session. Nothing is stored before you say so; what the record has already is not taken twice.</numerusform>
            <numerusform>%n acts fall into this session. Nothing is stored before you say so; what the record has already is not taken twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repl(ies)</source>
        <translation>
            <numerusform>%n reply</numerusform>
            <numerusform>%n replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shell command(s)</source>
        <translation>
            <numerusform>%n shell command</numerusform>
            <numerusform>%n shell commands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n tool call</numerusform>
            <numerusform>%n tool calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported: %n act(s)</source>
        <translation>
            <numerusform>Imported: %n act</numerusform>
            <numerusform>Imported: %n acts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not understood, and left out: %n record(s)</source>
        <translation>
            <numerusform>Not understood, and left out: %n record</numerusform>
            <numerusform>Not understood, and left out: %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::Desktop</name>
    <message numerus="yes">
        <source>Also %n other session(s) of this name</source>
        <translation>
            <numerusform>Also %n other session of this name</numerusform>
            <numerusform>Also %n other sessions of this name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::DiagramsView</name>
    <message numerus="yes">
        <source>%n diagram(s)</source>
        <translation>
            <numerusform>%n diagram</numerusform>
            <numerusform>%n diagrams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::DiffModel</name>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
</context>
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
    <name>jumpseat::ReviewHeader</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::ReviewModel</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::RunWords</name>
    <message numerus="yes">
        <source>%1 of %n failed</source>
        <translation>
            <numerusform>%1 of %n failed</numerusform>
            <numerusform>%1 of %n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::ServiceForm</name>
    <message numerus="yes">
        <source>It answers, and has %n model(s).</source>
        <translation>
            <numerusform>It answers, and has %n model.</numerusform>
            <numerusform>It answers, and has %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jumpseat::ServiceRow</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
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
    <message numerus="yes">
        <source>%1 of %n hidden test(s) passed</source>
        <translation>
            <numerusform>%1 of %n hidden test passed</numerusform>
            <numerusform>%1 of %n hidden tests passed</numerusform>
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
    <message numerus="yes">
        <source>What stays: kind and time of each of its %n event(s) with the chain over them, the kit, and scores as numbers. Names, texts, evidence and attached files are gone; nothing is left to be replayed.</source>
        <translation>
            <numerusform>What stays: kind and time of each of its %n event with the chain over them, the kit, and scores as numbers. Names, texts, evidence and attached files are gone; nothing is left to be replayed.</numerusform>
            <numerusform>What stays: kind and time of each of its %n events with the chain over them, the kit, and scores as numbers. Names, texts, evidence and attached files are gone; nothing is left to be replayed.</numerusform>
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
