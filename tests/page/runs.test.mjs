// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { join, pageTest, saved, until } from './fixture.mjs';
import { tests } from './mock_runs.mjs';
import { staysSmooth } from './tasks.mjs';

const both = { test: 'pytest -q test_limiter.py', run: 'python limiter.py' };
const prepare = host => (host.runs.task = { ...both });

const parts = page => ({
    runTests: page.getByRole('button', { name: 'Run tests' }),
    run: page.getByRole('button', { name: 'Run', exact: true }),
    stop: page.getByRole('button', { name: 'Stop', exact: true }),
    outcome: page.locator('.run-outcome'),
    output: page.getByRole('region', { name: 'Output' }),
    text: page.locator('.run-text'),
    input: page.getByRole('textbox', { name: 'Input for the program' }),
    edge: page.getByRole('separator', { name: 'Height of the output' }),
    earlier: page.getByRole('button', { name: 'Earlier runs' }),
});

const runTest = (title, run, options = {}) =>
    pageTest(title, async given => run({ ...given, ...parts(given.page), editor: (await join(given.page)).editor }), {
        prepare,
        ...options,
    });

const said = (locator, words) => locator.filter({ hasText: words }).waitFor();
const oneFrame = page =>
    page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

pageTest('a task without recipes shows nothing of runs', async ({ page, host }) => {
    const at = await join(page);
    assert.equal(await page.locator('.runs').isVisible(), false);
    await at.editor.press('Control+Enter');
    await saved(page);
    assert.deepEqual(host.of('run'), []);
    assert.equal(host.of('push').length, 1, 'the editor keeps its own key');
});

pageTest(
    'only what there is a recipe for has a button',
    async ({ page }) => {
        await join(page);
        const { run, runTests } = parts(page);
        await run.waitFor();
        assert.equal(await runTests.isVisible(), false);
        assert.equal(await page.getByRole('tab', { name: 'Terminal' }).isVisible(), false);
    },
    { prepare: host => (host.runs.task = { run: both.run }) },
);

runTest('tests run from the keyboard and end in rows, failed first', async ({ page, host, editor, ...at }) => {
    await editor.press('Control+Enter');
    await at.stop.waitFor();
    assert.ok(await editor.evaluate(element => element === document.activeElement), 'typing goes on');
    host.runs.say('stdout', 'collected 3 items\n');
    host.runs.tests(tests('a.py::one', 'a.py::two|failed|assert 1 == 2', 'a.py::three|skipped'));
    host.runs.finish({ code: 1 });
    await said(at.outcome, '1 of 3 failed, 1 skipped in 0.21 s, just now');
    await said(at.text, 'collected 3 items');
    assert.deepEqual(await page.locator('.test-name').allTextContents(), ['a.py::two', 'a.py::three', 'a.py::one']);
    assert.equal(await page.locator('.run-command').textContent(), '$ pytest -q test_limiter.py');
    const message = page.locator('.test-message');
    assert.equal(await message.textContent(), 'assert 1 == 2');
    await page.getByRole('button', { name: 'Message of a.py::two' }).click();
    assert.equal(await message.isVisible(), false);
    await page.locator('[role=status]', { hasText: 'Tests: 1 of 3 failed' }).waitFor({ state: 'attached' });
    assert.equal(host.of('run')[0].test, true);
});

runTest('Ctrl Shift Enter runs the program', async ({ host, editor, ...at }) => {
    await editor.press('Control+Shift+Enter');
    await at.stop.waitFor();
    host.runs.finish({ code: 1, ms: 1_240 });
    await said(at.outcome, 'exited with 1 after 1.2 s');
    assert.deepEqual(
        host.of('run').map(({ test }) => test),
        [false],
    );
});

runTest('a run waits until every edit is confirmed', async ({ page, host, editor, ...at }) => {
    host.hold();
    await editor.press('Control+End');
    await editor.pressSequentially('ab');
    await editor.press('Control+Enter');
    await said(at.outcome, 'Saving first');
    await oneFrame(page);
    assert.deepEqual(host.of('run'), []);
    host.release();
    await at.stop.waitFor();
    const order = host.received.map(({ type }) => type).filter(type => ['push', 'run'].includes(type));
    assert.deepEqual(order, ['push', 'push', 'run']);
});

runTest('key repeat and double clicks start one run, and do not stop it', async ({ page, host, editor, ...at }) => {
    await editor.focus();
    await page.keyboard.down('Control');
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    await at.stop.waitFor();
    host.runs.finish();
    await at.runTests.waitFor();
    await page.keyboard.down('Enter'); // held down still
    await page.keyboard.up('Enter');
    await page.keyboard.up('Control');
    await oneFrame(page);
    assert.equal(host.of('run').length, 1);
    const { x, y } = await at.runTests.boundingBox();
    await page.mouse.move(x + 10, y + 10);
    await page.mouse.down({ clickCount: 1 });
    await page.mouse.up({ clickCount: 1 });
    await at.stop.waitFor();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await oneFrame(page);
    assert.equal(host.of('run').length, 2);
    assert.equal(host.of('run-stop').length, 0);
    host.runs.finish();
    await at.run.focus();
    await page.keyboard.down('Enter');
    await at.stop.waitFor();
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await oneFrame(page);
    assert.equal(host.of('run').length, 3);
    assert.equal(host.of('run-stop').length, 0);
});

runTest('Stop takes the place and the focus of what was pressed, and gives them back', async ({ page, host, ...at }) => {
    const place = () => at.runTests.boundingBox();
    const before = await place();
    await at.runTests.focus();
    await page.keyboard.press('Enter');
    await at.stop.waitFor();
    const stop = await at.stop.boundingBox();
    assert.deepEqual([stop.x, stop.y, stop.width], [before.x, before.y, before.width]);
    await page.keyboard.press('Enter');
    await said(at.outcome, 'stopped after 4 s');
    assert.equal(host.of('run-stop')[0].run, 'r1');
    assert.deepEqual(await place(), before);
    assert.ok(await at.runTests.evaluate(element => element === document.activeElement));
});

runTest('why nothing can be run stands in place of the outcome', async ({ page, host, editor, ...at }) => {
    host.runs.cannot('no sandbox here: \u202eevil');
    await said(at.outcome, 'No sandbox here: \u27e8U+202E\u27e9evil');
    assert.equal(await at.runTests.getAttribute('aria-disabled'), 'true');
    await editor.press('Control+Enter');
    await at.runTests.click({ force: true });
    await oneFrame(page);
    assert.deepEqual(host.of('run'), []);
    host.runs.cannot('');
    await page.locator('.run-slot .primary[aria-disabled=false]').waitFor();
    assert.equal(await at.outcome.textContent(), '');
});

runTest('a refusal is told, and the buttons come back', async ({ host, editor, ...at }) => {
    host.runs.refusal = 'the last one is still being cleared away';
    await editor.press('Control+Enter');
    await said(at.outcome, 'Not run: the last one is still being cleared away');
    await editor.press('Control+Enter');
    await at.stop.waitFor();
});

runTest('offline nothing is run, and the page says why', async ({ page, host, editor, ...at }) => {
    host.open = false;
    host.cut();
    await said(at.outcome, 'Offline: runs need the connection');
    await editor.press('Control+Enter');
    await at.runTests.click({ force: true });
    host.open = true;
    await page.locator('.run-slot .primary[aria-disabled=false]').waitFor();
    assert.deepEqual(host.of('run'), []);
});

runTest('a start whose answer was lost is found again after the reconnect', async ({ page, host, editor, ...at }) => {
    host.hold();
    await editor.press('Control+Enter');
    await until(() => host.of('run').length === 1);
    host.cut();
    host.held = null;
    await at.stop.waitFor();
    assert.equal(host.of('run').length, 1);
    host.runs.finish();
    host.runs.handlers = () => ({ run: () => {} }); // the next one is lost on its way
    await page.locator('.run-slot .primary[aria-disabled=false]').waitFor();
    await editor.press('Control+Enter');
    await said(at.outcome, 'Starting');
    host.cut();
    await said(at.outcome, 'Not run: the connection was lost');
});

runTest('a reconnect in the middle doubles nothing and loses nothing', async ({ page, host, editor, ...at }) => {
    await editor.press('Control+Shift+Enter');
    await at.stop.waitFor();
    host.runs.say('stdout', 'one\n');
    await said(at.text, 'one');
    host.open = false;
    host.cut();
    await said(at.outcome, 'Offline');
    host.runs.say('stdout', 'two\n');
    host.open = true;
    await said(at.text, 'two');
    host.runs.say('stdout', 'three\n');
    await said(at.text, 'three');
    assert.equal(await at.text.textContent(), 'one\ntwo\nthree\n');
});

runTest('a reload shows what was run before', async ({ page, host, editor, ...at }) => {
    await editor.press('Control+Shift+Enter');
    await at.stop.waitFor();
    host.runs.say('stdout', 'out\n');
    host.runs.say('stderr', 'err\n');
    host.runs.finish({ code: 3 });
    await said(at.outcome, 'exited with 3');
    await page.reload();
    await said(at.outcome, 'exited with 3');
    await said(at.text, 'out');
    assert.equal(await page.locator('.block.stdout').textContent(), 'out\n');
    assert.equal(await page.locator('.block.stderr').textContent(), 'stderrerr\n');
    await said(page.locator('.run-end'), 'Exited with 3');
});

runTest('control characters and escapes are seen, never obeyed', async ({ page, host, editor, ...at }) => {
    await editor.press('Control+Shift+Enter');
    await at.stop.waitFor();
    host.runs.say('stdout', 'a\u001b[2Jb\u0007\u0008\u007f\u009b<b>x</b>\r');
    host.runs.say('stdout', '\nlone\rreturn \u202eright\u2066 zero\u200bwidth\ufeff \ud83d');
    host.runs.say('stdout', '\ude00 end\r');
    host.runs.finish();
    await said(at.outcome, 'finished in');
    await said(at.text, 'end');
    assert.equal(
        await at.text.textContent(),
        'a\u241b[2Jb\u2407\u2408\u2421\u27e8U+009B\u27e9<b>x</b>\n' +
            'lone\u240d\nreturn \u27e8U+202E\u27e9right\u27e8U+2066\u27e9 zero\u27e8U+200B\u27e9width\u27e8U+FEFF\u27e9 ' +
            '\u{1f600} end\u240d\n',
    );
});

runTest('what is typed reaches the program and is echoed', async ({ page, host, editor, ...at }) => {
    await editor.press('Control+Shift+Enter');
    await at.input.waitFor();
    host.runs.say('stdout', 'Name? ');
    await at.input.fill('Ines');
    await at.input.press('Enter');
    await said(page.locator('.part.stdin'), 'Ines');
    assert.equal(await at.input.inputValue(), '');
    await at.input.press('Control+d');
    await page.locator('.run-field[readonly]').waitFor();
    assert.deepEqual(
        host.of('run-input').map(({ run, text, end }) => ({ run, text, end })),
        [
            { run: 'r1', text: 'Ines\n', end: undefined },
            { run: 'r1', text: '', end: true },
        ],
    );
    await until(async () => (await at.text.textContent()) === 'Name? Ines\n\u2404\n', 'the end of the input');
    host.runs.finish();
    await at.input.waitFor({ state: 'hidden' });
    assert.ok(await at.output.evaluate(element => element === document.activeElement), 'the focus is not lost');
});

runTest('input that the lost connection left open is sent again, under the same id', async ({ page, host, editor, ...at }) => {
    await editor.press('Control+Shift+Enter');
    await at.input.waitFor();
    host.hold();
    await at.input.fill('once');
    await at.input.press('Enter');
    await until(() => host.of('run-input').length === 1);
    host.cut();
    host.held = null;
    await until(() => host.of('run-input').length === 2);
    const [first, second] = host.of('run-input');
    assert.equal(first.mid, second.mid);
    await said(at.text, 'once');
    await oneFrame(page);
    assert.equal(await at.text.textContent(), 'once\n');
});

runTest('refused input stands in the field again', async ({ page, host, editor, ...at }) => {
    await editor.press('Control+Shift+Enter');
    await at.input.fill('kept');
    host.runs.refusal = 'too much at once';
    await at.input.press('Enter');
    await said(page.locator('.run-input .problem'), 'This was not taken: too much at once');
    assert.equal(await at.input.inputValue(), 'kept');
});

runTest('pasted lines go out one by one complete, the rest stays', async ({ page, host, context, server, editor, ...at }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    await editor.press('Control+Shift+Enter');
    await at.input.focus();
    await page.evaluate(() => navigator.clipboard.writeText('1\r\n2\nthr'));
    await at.input.press('Control+v');
    await until(() => host.of('run-input').length === 1);
    assert.equal(host.of('run-input')[0].text, '1\n2\n');
    assert.equal(await at.input.inputValue(), 'thr');
});

runTest('places in the output lead to the code', async ({ page, host, editor, ...at }) => {
    host.addNew({ mid: 'f', name: 'test_limiter.py', text: 'import x\n\n\ndef test_b():\n    pass\n' });
    await editor.press('Control+Shift+Enter');
    await at.stop.waitFor();
    host.runs.say('stderr', 'File "/task/limi');
    host.runs.say('stderr', 'ter.py", line 11, in allow\nother.py:3: and README.md:99999\ntest_limiter.py::test_b FAILED\n');
    await page.getByRole('button', { name: 'test_limiter.py::test_b' }).waitFor();
    assert.deepEqual(await page.locator('.place').allTextContents(), [
        '/task/limiter.py", line 11',
        'README.md:99999',
        'test_limiter.py::test_b',
    ]);
    const line = () => page.locator('.editor-panel:not([hidden]) .cm-activeLine').textContent();
    await page.locator('.place').nth(2).click();
    await until(async () => (await line()) === 'def test_b():');
    await page.locator('.place').nth(0).focus();
    await page.keyboard.press('Enter');
    await until(async () => (await line()).includes('def allow'));
    assert.equal(await page.getByRole('tab', { name: 'limiter.py', exact: true }).getAttribute('aria-selected'), 'true');
    assert.ok(await page.locator('.editor-panel:not([hidden]) .cm-content').evaluate(e => e === document.activeElement));
    await page.locator('.place').nth(1).click();
    await until(async () => (await page.getByRole('tab', { name: 'README.md' }).getAttribute('aria-selected')) === 'true');
});

runTest("an interviewer's run says who started it", async ({ page, host, ...at }) => {
    host.tell({
        type: 'people',
        people: [{ id: 'i1', name: 'R. Lantern', role: 'interviewer', connected: true }],
    });
    host.runs.start({ test: true, by: 'i1' });
    await said(at.outcome, 'run by R. Lantern');
    await said(page.locator('.run-note'), 'run by R. Lantern, 1:00');
    await at.stop.click();
    await said(at.outcome, 'stopped after 4 s');
});

runTest('earlier runs can be looked at, also after a reconnect', async ({ page, host, ...at }) => {
    for (const word of ['first', 'second']) {
        host.runs.start({ at: word === 'first' ? 20_000 : 30_000 });
        host.runs.say('stdout', `${word}\n`);
        host.runs.finish();
    }
    await said(at.text, 'second');
    await at.earlier.click();
    const items = page.getByRole('menuitem');
    assert.deepEqual(await items.allTextContents(), [
        '0:30  Run: finished in 0.21 s',
        '0:20  Run: finished in 0.21 s',
    ]);
    await items.nth(1).click();
    await said(at.text, 'first');
    host.cut();
    await said(at.outcome, 'Offline');
    await said(at.outcome, 'finished');
    assert.equal(await at.text.textContent(), 'first\n');
    await page.getByRole('button', { name: 'Show the newest' }).click();
    await said(at.text, 'second');
});

runTest('the panel is sized and folded by keyboard, and remembers', async ({ page, host, ...at }) => {
    const height = () => page.locator('.run-body').evaluate(element => element.offsetHeight);
    const before = await height();
    await at.edge.focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await height(), before + 16);
    await page.keyboard.press('End');
    const most = await height();
    assert.ok((await page.locator('.editors').evaluate(element => element.offsetHeight)) >= 119);
    assert.equal(await at.edge.getAttribute('aria-valuenow'), String(most));
    const box = await at.edge.boundingBox();
    await page.mouse.move(box.x + 50, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 50, box.y + 104);
    await page.mouse.up();
    assert.equal(await height(), most - 100);
    await page.getByRole('button', { name: 'Hide the output' }).click();
    assert.equal(await page.locator('.run-body').isVisible(), false);
    await page.reload();
    await page.getByRole('button', { name: 'Show the output' }).click();
    assert.equal(await height(), most - 100);
});

runTest('the end is followed until somebody scrolls up, and there is a way back', async ({ page, host, editor, ...at }) => {
    await editor.press('Control+Shift+Enter');
    await at.stop.waitFor();
    const lines = from => Array.from({ length: 60 }, (_, i) => `line ${from + i}\n`).join('');
    const gap = () => at.output.evaluate(e => e.scrollHeight - e.scrollTop - e.clientHeight);
    host.runs.say('stdout', lines(0));
    await said(at.text, 'line 59');
    await until(async () => (await gap()) < 2, 'the end');
    await at.output.evaluate(e => (e.scrollTop = 0));
    await oneFrame(page);
    host.runs.say('stdout', lines(60));
    await said(at.text, 'line 119');
    const more = page.getByRole('button', { name: 'More below' });
    await more.waitFor();
    assert.equal(await at.output.evaluate(e => e.scrollTop), 0);
    await more.click();
    assert.ok((await gap()) < 2);
    assert.equal(await more.isVisible(), false);
});

for (const [what, piece] of [
    ['lines', `${'x'.repeat(70)} limiter.py:3 \u001b[0m\n`],
    ['one endless line', 'y'],
    ['empty lines', '\n'],
    ['places', 'limiter.py:3\n'],
    ['bare control characters', '\r\u0001\u202e'],
])
    runTest(`1 MiB at full speed does not block the page: ${what}`, async ({ page, host, ...at }) => {
        const chunk = piece.repeat(Math.ceil(65_536 / piece.length)).slice(0, 65_536);
        await staysSmooth(page, what, async () => {
            host.runs.start({});
            for (let i = 0; i < 16; i++) host.runs.say('stdout', chunk);
            host.runs.say('stderr', '\nthe end\n');
            host.runs.finish();
            await said(page.locator('.run-end'), 'Finished');
        });
        await said(page.locator('.run-cut'), 'The beginning of the output is left out here');
        assert.ok((await at.text.textContent()).length < 230_000);
        assert.match(await at.text.textContent(), /the end\n$/);
        assert.ok(await at.output.evaluate(e => e.scrollWidth <= e.clientWidth), 'nothing pushes the layout');
    });

runTest('many small pieces of two streams do not block the page', async ({ page, host, ...at }) => {
    await staysSmooth(page, 'small pieces', async () => {
        host.runs.start({});
        for (let i = 0; i < 5_000; i++) host.runs.say(i % 2 ? 'stdout' : 'stderr', `${i} `);
        host.runs.finish();
        await said(page.locator('.run-end'), 'Finished');
    });
    assert.match(await at.text.textContent(), /^stderr0 1 2 3 .* 4998 4999 $/);
});

runTest('how a run ended is said in words', async ({ page, host, ...at }) => {
    const cases = [
        [{ code: 9, reason: 'time', ms: 20_000 }, 'stopped after 20 s: time limit'],
        [{ code: 9, reason: 'memory', ms: 900 }, 'stopped after 0.90 s: it took too much memory'],
        [{ code: 11, reason: 'signalled', ms: 20 }, 'ended by signal 11 (segmentation fault) after 0.02 s'],
        [{ code: 0, reason: 'lost' }, 'lost: the interview was closed on the host meanwhile'],
        [{ code: 0, reason: 'python3 is not installed\u001b' }, 'could not be run: python3 is not installed\u241b'],
        [{ code: 2 }, 'exited with 2 after 0.21 s'],
    ];
    for (const [end, words] of cases) {
        host.runs.start({ test: true });
        host.runs.finish(end);
        await said(at.outcome, words);
        await said(page.locator('.run-end'), words.slice(1));
    }
    host.runs.start({ test: true });
    host.runs.tests(tests('a', 'b'));
    host.runs.finish({ code: 1 });
    await said(at.outcome, '2 passed in 0.21 s, but exited with 1');
});

runTest('after the end of the session nothing can be run, and the output stays', async ({ page, host, editor, ...at }) => {
    host.runs.start({});
    host.runs.say('stdout', 'to be read\n');
    await said(at.text, 'to be read');
    host.hold();
    await editor.press('Control+End');
    await editor.pressSequentially('unsaved');
    host.held = null;
    host.push = () => {};
    await editor.pressSequentially('!');
    host.tell({ type: 'ended' });
    await page.locator('.stopped').waitFor();
    await said(at.outcome, 'nothing can be run');
    assert.equal(await at.runTests.isVisible(), false);
    assert.equal(await at.stop.isVisible(), false);
    assert.equal(await at.input.isVisible(), false);
    await editor.press('Control+Enter');
    assert.deepEqual(host.of('run'), []);
    assert.equal(await at.text.textContent(), 'to be read\n');
});

runTest(
    'at 200 % zoom the bar and its panel stay within the page',
    async ({ page, host, ...at }) => {
        host.runs.start({ test: true });
        host.runs.say('stdout', `${'long'.repeat(400)}\n`);
        host.runs.tests(tests(`${'n'.repeat(300)}|failed|${'m'.repeat(500)}`));
        host.runs.finish({ code: 1 });
        await said(at.outcome, '1 of 1 failed');
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        const box = await page.locator('.run-bar').boundingBox();
        for (const one of [at.runTests, at.run, at.outcome]) {
            const { x, width } = await one.boundingBox();
            assert.ok(x >= box.x && x + width <= box.x + box.width);
        }
    },
    { browser: { viewport: { width: 640, height: 400 } } },
);
