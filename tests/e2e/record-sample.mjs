// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the recorded interview that comes with the program: node record-sample.mjs FILE.jumpseat-events [SPEED]
//
// Nothing in it is written by hand. A scripted candidate works the real page at the pace of a person, an interviewer
// presses keys in the real window, and what the journal holds afterwards is the sample. SPEED 20 is for trying it out.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../page/browser.mjs';
import { Candidate } from './drive.mjs';
import { eventLines, press, Program, startDisplay, stored } from './program.mjs';

const [target, speed = '1'] = process.argv.slice(2);
if (!target) throw new Error('node record-sample.mjs FILE.jumpseat-events [SPEED]');
const keystroke = 85 / Number(speed);
const seconds = amount => new Promise(resolve => setTimeout(resolve, (amount * 1000) / Number(speed)));

const folder = mkdtempSync(join(tmpdir(), 'jumpseat-sample-'));
const workspace = join(folder, 'sample.jumpseat');
mkdirSync(join(folder, 'config', 'Jumpseat'), { recursive: true });
writeFileSync(join(folder, 'config', 'Jumpseat', 'jumpseat.conf'), '[interviewer]\nname=R. Lantern\n');

/** The first half: a draft to review, two planted flaws, an assistant that is wrong once. */
async function review(candidate, interviewer) {
    await candidate.openFile('brief.md');
    await seconds(9);
    await candidate.openFile('limiter.py');
    await candidate.editor.press('Control+Home');
    for (let line = 0; line < 35; line++) {
        await candidate.editor.press('ArrowDown');
        await seconds(0.35);
    }
    interviewer('n', 'text:Reads the brief and the whole file before asking.', 'Return', 'Escape');
    await candidate.ask(
        'The brief refuses call 11 when the limit is 10. Walk me through allow for that call, please.',
        keystroke,
    );
    await seconds(9);
    await candidate.insert('limiter.py');
    interviewer('Escape', 'comma', 'e', '4', 'c');
    await seconds(5);

    await candidate.openFile('test_limiter.py');
    await seconds(6);
    await candidate.ask(
        'None of these tests would have failed. Write one that counts what is let through.',
        keystroke,
    );
    await seconds(7);
    await candidate.insertPart(line => line < 6, 'test_limiter.py');
    await seconds(3);
    await candidate.caretAfter('answers == [True, True, True, False, False]');
    await candidate.type('\n# fails with the draft: checked by hand', keystroke);
    await seconds(4);

    await candidate.openFile('limiter.py');
    await candidate.ask(
        'Two threads call allow for a new key at the same time. Is that right as it stands?',
        keystroke,
    );
    await seconds(8);
    await candidate.dismiss('limiter.py');
    interviewer(
        'j',
        'j',
        'Escape',
        'comma',
        'e',
        '5',
        'n',
        'text:Does not take the reassurance. Works it through aloud.',
        'Return',
        'Escape',
    );
    await candidate.ask(
        'No. Both find no window, both create one, and the second is overwriting the first.',
        keystroke,
    );
    await seconds(9);
    await candidate.insert('limiter.py');
    await seconds(4);
    await candidate.caretAfter('looking, counting and adding are one step.');
    await candidate.type(' Callers: allow only.', keystroke);
    interviewer('b');
    await seconds(5);
}

/** The second half: a new function, taken, doubted, and put right. */
async function retryAfter(candidate, interviewer, context) {
    await candidate.page.getByRole('tab', { name: 'clients.md' }).waitFor();
    await candidate.openFile('clients.md');
    await seconds(8);
    await candidate.openFile('limiter.py');
    await candidate.ask(
        'Add retry_after(key): the seconds until the next call of this key would be let through.',
        keystroke,
    );
    await seconds(8);
    await candidate.insert('limiter.py');
    await seconds(7);
    await candidate.ask(
        'With exactly limit calls in the window retry_after says 0.0, and it reads without the lock.',
        keystroke,
    );
    await seconds(6);
    await candidate.insert('limiter.py');
    interviewer('k', 'Escape', 'comma', 'e', '4');
    await seconds(4);
    await candidate.openFile('test_limiter.py');
    await candidate.ask('Now a test for retry_after that goes through one whole wait.', keystroke);
    await seconds(6);
    await candidate.insert('test_limiter.py');
    await seconds(5);

    await candidate.openFile('README.md');
    await candidate.ask('A usage section for the README, eight lines at most.', keystroke);
    await seconds(5);
    await candidate.insert('README.md');
    await candidate.editor.press('Control+End');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await candidate.page.evaluate(() =>
        navigator.clipboard.writeText(
            '\nA refused caller asks `retry_after(key)` and waits that many seconds.\n',
        ),
    );
    await candidate.editor.press('Control+v');
    await candidate.type('\nNot checked yet: memory after many keys.\n', keystroke);
    await seconds(5);
}

const display = await startDisplay();
const browser = await launch();
let program;
try {
    program = await Program.start(
        display,
        workspace,
        [
            '--new-session',
            'rate-limiter',
            '--candidate',
            'Ines Vale',
            '--screenshot',
            join(folder, 'window.png'),
        ],
        { HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') },
    );
    const candidate = await Candidate.open(browser, program.link);
    const interviewer = (...keys) => press(display, ...keys);
    await seconds(6);
    await candidate.join('Ines Vale');
    await review(candidate, interviewer);
    interviewer('t', 'Return');
    await retryAfter(candidate, interviewer, candidate.context);
    interviewer(
        'j',
        'j',
        '4',
        'n',
        'text:Names what is left unchecked without being asked.',
        'Return',
        'Escape',
    );
    await candidate.saved();
    await seconds(3);
    interviewer('ctrl+shift+e', 'Return');
    await candidate.page.getByRole('heading', { name: 'The interview is over' }).waitFor();
    writeFileSync(target, eventLines(workspace, program.session));
    const { session, event_counts: counts } = stored(workspace, program.session);
    console.log(`${target}: ${session.events} events in ${Math.round(session.duration_ms / 1000)} s`, counts);
} finally {
    await browser.close();
    await program?.quit();
    display.stop();
    rmSync(folder, { recursive: true, force: true });
}
