// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { join, pageTest, saved, until } from './fixture.mjs';
import { staysSmooth } from './tasks.mjs';

const prepare = host => (host.runs.task = { test: 'pytest -q', terminal: true });

const parts = page => ({
    tab: page.getByRole('tab', { name: 'Terminal' }),
    opener: page.getByRole('button', { name: /^Open a (new )?terminal$/ }),
    screen: page.locator('.xterm-rows'),
    keys: page.getByRole('textbox', { name: /^Terminal/ }),
    status: page.locator('.terminal-said'),
    closer: page.getByRole('button', { name: 'Close', exact: true }),
});

async function opened(page, host) {
    const { editor } = await join(page);
    const at = parts(page);
    await at.tab.click();
    await at.opener.click();
    await at.screen.waitFor();
    await until(() => host.runs.list.length === 1);
    return { ...at, editor };
}

const terminalTest = (title, run, options = {}) =>
    pageTest(title, async given => run({ ...given, ...(await opened(given.page, given.host)) }), { prepare, ...options });

const shows = (screen, text) => screen.filter({ hasText: text }).waitFor();
const typed = host => host.of('terminal-input').map(({ text }) => text).join('');
const hasFocus = locator => locator.evaluate(element => element === document.activeElement);

pageTest(
    'a task without a terminal has no tab for one, and the screen is loaded only when one is opened',
    async ({ page, host }) => {
        const loads = [];
        page.on('request', request => loads.push(request.url()));
        await join(page);
        const at = parts(page);
        assert.equal(await at.tab.isVisible(), false);
        host.runs.task.terminal = true;
        host.cut();
        await at.tab.click();
        await at.opener.waitFor();
        assert.equal(loads.filter(url => url.includes('terminal_screen')).length, 0);
        await at.opener.click();
        await at.screen.waitFor();
        assert.equal(loads.filter(url => url.includes('terminal_screen')).length, 1);
    },
    { prepare: host => (host.runs.task = { test: 'pytest -q' }) },
);

pageTest(
    'a task with nothing but a terminal has just that',
    async ({ page, host }) => {
        await opened(page, host);
        assert.equal(await page.getByRole('button', { name: /^Run/ }).isVisible(), false);
        assert.equal(await page.getByRole('tab', { name: 'Output' }).isVisible(), false);
    },
    { prepare: host => (host.runs.task = { terminal: true }) },
);

terminalTest('keys go out, output is drawn with its colours, in the size that was asked for', async ({ page, host, screen, keys }) => {
    const [{ rows, columns }] = host.of('terminal-open');
    assert.ok(rows >= 5 && rows <= 40 && columns >= 40 && columns <= 200, `${rows} x ${columns}`);
    await until(() => hasFocus(keys), 'the focus in the terminal');
    await keys.pressSequentially('ls');
    await page.keyboard.press('Enter');
    await until(() => typed(host) === 'ls\r');
    host.runs.say('terminal', '\u001b[31mred\u001b[0m \u001b[38;2;1;120;3mtrue\u001b[0m\r\n');
    await shows(screen, 'red true');
    const colour = name => screen.locator('span', { hasText: name }).evaluate(e => getComputedStyle(e).color);
    // Rows are drawn anew now and then, and a span that has gone has no colour.
    await until(async () => (await colour('red')) === 'rgb(192, 43, 31)', 'the red');
    await until(async () => (await colour('true')) === 'rgb(1, 120, 3)', 'the true colour');
    await page.emulateMedia({ colorScheme: 'dark' });
    await until(async () => (await colour('red')) === 'rgb(255, 133, 120)', 'the dark colours');
    const ground = () => page.locator('.xterm-scrollable-element').evaluate(e => getComputedStyle(e).backgroundColor);
    await until(async () => (await ground()) === 'rgb(20, 22, 25)', 'the dark ground');
});

terminalTest('Ctrl Enter belongs to the terminal while it has the focus', async ({ page, host, keys }) => {
    await until(() => hasFocus(keys));
    await page.keyboard.press('Control+Enter');
    await until(() => typed(host) === '\r');
    assert.deepEqual(host.of('run'), []);
});

terminalTest('Tab stays in the terminal, Ctrl Shift full stop leaves it', async ({ page, host, keys, tab }) => {
    await until(() => hasFocus(keys));
    await page.keyboard.press('Tab');
    await until(() => typed(host) === '\t');
    await page.keyboard.press('Control+Shift+Period');
    await until(() => hasFocus(tab), 'the focus on the tab');
    assert.equal(typed(host), '\t');
});

terminalTest('a paste is bracketed where the program wants it, and cut to messages', async ({ page, host, context, server, keys, screen }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    host.runs.say('terminal', '\u001b[?2004hready');
    await shows(screen, 'ready');
    await until(() => hasFocus(keys));
    await page.evaluate(() => navigator.clipboard.writeText('é'.repeat(15_990) + '😀'.repeat(50)));
    await page.keyboard.press('Control+Shift+v');
    await until(() => typed(host).endsWith('\u001b[201~'));
    assert.equal(typed(host), `\u001b[200~${'é'.repeat(15_990)}${'😀'.repeat(50)}\u001b[201~`);
    const pieces = host.of('terminal-input').map(({ text }) => text);
    assert.ok(pieces.every(text => text.length <= 16_384 && text.isWellFormed()));
});

terminalTest('what reaches beyond the screen is refused', async ({ page, host, context, server, screen }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    await page.evaluate(() => navigator.clipboard.writeText('mine'));
    const title = await page.title();
    const evil = [
        '\u001b]52;c;ZXZpbA==\u0007',
        '\u001b]0;evil\u0007',
        '\u001b]2;evil\u001b\\',
        '\u001b]8;;http://evil.example/\u0007link\u001b]8;;\u0007',
        '\u001b]11;#ff0000\u0007\u001b]4;1;#ff0000\u0007',
        '\u001b]10;?\u0007\u001b]11;?\u0007\u001b]52;c;?\u0007\u001b[21t\u001b[14t\u001b[18t',
        ' http://evil.example/ done',
    ];
    host.runs.say('terminal', evil.join(''));
    await shows(screen, 'done');
    await screen.getByText('link').first().click({ force: true });
    await page.mouse.move(0, 0);
    assert.equal(await page.title(), title);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'mine');
    assert.equal(typed(host), '', 'nothing is answered');
    const ground = await page.locator('.xterm-scrollable-element').evaluate(e => getComputedStyle(e).backgroundColor);
    assert.equal(ground, 'rgb(255, 255, 255)');
    assert.equal(await page.locator('.xterm a').count(), 0);
});

terminalTest('a reconnect draws the terminal anew, and answers no old question again', async ({ page, host, screen, keys }) => {
    host.runs.say('terminal', 'one \u001b[6n');
    await until(() => typed(host) === '\u001b[1;5R', 'the answer to a question');
    host.open = false;
    host.cut();
    await page.getByText('Keys do not arrive. Offline').waitFor();
    await keys.focus();
    await page.keyboard.type('lost');
    host.runs.say('terminal', 'two');
    host.open = true;
    await shows(screen, 'one two');
    assert.equal((await screen.textContent()).split('one').length, 2, 'once');
    await page.getByText('Keys do not arrive').waitFor({ state: 'hidden' });
    await keys.pressSequentially('x');
    await until(() => typed(host).includes('x'));
    assert.equal(typed(host), '\u001b[1;5Rx');
});

terminalTest('after a reload the running terminal is there again', async ({ page, host }) => {
    host.runs.say('terminal', 'still here\r\n$ ');
    await page.reload();
    const at = parts(page);
    await at.tab.click();
    await shows(at.screen, 'still here');
    await at.keys.focus();
    await page.keyboard.type('y');
    await until(() => typed(host).endsWith('y'));
    assert.equal(host.of('terminal-open').length, 1);
});

terminalTest('its size follows the panel, at most five times a second', async ({ page, host }) => {
    await page.locator('.xterm-rows').waitFor();
    await saved(page);
    const edge = page.getByRole('separator', { name: 'Height of the output' });
    await edge.focus();
    const before = host.of('terminal-open')[0].rows;
    const began = Date.now();
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowUp');
    await until(() => host.of('terminal-resize').at(-1)?.rows >= before + 4, 'the larger size');
    const most = Math.ceil((Date.now() - began) / 200) + 1;
    assert.ok(host.of('terminal-resize').length <= most, `${host.of('terminal-resize').length} messages`);
    assert.equal(host.of('terminal-resize').at(-1).run, 'r1');
});

terminalTest('its end is told, and a new one can be opened', async ({ page, host, screen, keys, opener, status }) => {
    host.runs.say('terminal', 'last words');
    await shows(screen, 'last words');
    await until(() => hasFocus(keys));
    host.runs.finish({ code: 0, reason: 'time', ms: 600_000 });
    await status.filter({ hasText: 'The terminal was closed (stopped after 10 min 0 s: time limit).' }).waitFor();
    assert.ok((await screen.textContent()).includes('last words'), 'it stays to be read');
    await until(() => hasFocus(opener), 'the focus on the button');
    await page.keyboard.press('Enter');
    await until(() => host.runs.list.length === 2);
    host.runs.say('terminal', 'fresh');
    await shows(screen, 'fresh');
    assert.equal((await screen.textContent()).includes('last words'), false);
});

terminalTest('Close ends it', async ({ host, closer, status }) => {
    await closer.click();
    await until(() => host.of('run-stop').length === 1);
    assert.equal(host.of('run-stop')[0].run, 'r1');
    await status.filter({ hasText: 'The terminal was closed (stopped' }).waitFor();
});

pageTest(
    'a refusal is told, and where nothing can be run no terminal is offered',
    async ({ page, host }) => {
        await join(page);
        const at = parts(page);
        await at.tab.click();
        host.runs.refusal = 'one at a time';
        await at.opener.click();
        await at.status.filter({ hasText: 'No terminal was opened: one at a time' }).waitFor();
        host.runs.cannot('no sandbox here');
        await at.status.filter({ hasText: 'No sandbox here' }).waitFor();
        await at.opener.click({ force: true });
        host.runs.cannot('');
        await at.opener.dblclick();
        await at.screen.waitFor();
        assert.equal(host.of('terminal-open').length, 2);
    },
    { prepare },
);

terminalTest('what comes while another tab is in front is there later', async ({ page, host, screen, tab }) => {
    await page.getByRole('tab', { name: 'Output' }).click();
    host.runs.say('terminal', 'behind');
    await tab.click();
    await shows(screen, 'behind');
});

terminalTest('1 MiB at full speed does not block the page', async ({ page, host, screen }) => {
    const chunk = '\u001b[32mgreen\u001b[0m and plain text of a line\r\n'.repeat(1_600);
    let times = 0;
    await staysSmooth(page, 'terminal', async () => {
        for (let i = 0; i < 16; i++) host.runs.say('terminal', chunk);
        host.runs.say('terminal', `the end ${++times}`);
        await shows(screen, `the end ${times}`);
    });
});
