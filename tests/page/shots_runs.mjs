// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of runs and the terminal, for shots.mjs.

import { openPage } from './browser.mjs';
import { MockHost } from './mock_host.mjs';
import { tests } from './mock_runs.mjs';

const seven = [
    'allows_up_to_limit',
    'exactly_at_limit',
    'window_slides',
    'keys_are_independent',
    'retry_after_unknown_key',
    'retry_after_when_full',
    'clock_is_injected',
].map(name => `test_limiter.py::test_${name}`);
const trouble = `    def test_exactly_at_limit():
        limiter = Limiter(2, 1.0, clock=lambda: 0.0)
        assert limiter.allow("k")
        assert limiter.allow("k")
>       assert not limiter.allow("k")
E       AssertionError: assert not True

test_limiter.py:14: AssertionError`;
const colours = [30, 31, 32, 33, 34, 35, 36, 37, 90, 91].map(n => `\u001b[${n}mcolour ${n}\u001b[0m`).join(' ');

export async function runShots(browser, server, dir, theme, name, options) {
    const { page, context, problems } = await openPage(browser, server.url, { colorScheme: theme, ...options });
    const host = new MockHost();
    const { runs } = host;
    const shot = what => page.screenshot({ path: `${dir}/runs-${what}-${name}.png` });
    const frames = () => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    const button = label => page.getByRole('button', { name: label });
    runs.task = { test: 'pytest -q test_limiter.py', run: 'python limiter.py' };
    host.addFile('tests', 'test_limiter.py', 'import limiter\n');
    await host.attach(page);
    await page.goto(`${server.url}/#secret-token`);
    await button('Join').click();
    await page.getByRole('textbox', { name: 'Code editor' }).waitFor();
    await shot('empty');
    runs.start({ test: true });
    runs.tests(tests(...seven));
    runs.finish();
    await page.getByText('7 passed').first().waitFor();
    await frames();
    await shot('passed');
    runs.start({ test: true });
    runs.say('stdout', 'collected 7 items\n\n');
    runs.say('stderr', 'limiter.py:12: DeprecationWarning: the window is inclusive\n');
    runs.say('stdout', 'done\n');
    runs.tests(tests(...seven.map((id, i) => (i === 1 ? `${id}|failed|${trouble}` : i === 4 ? `${id}|skipped` : id))));
    runs.finish({ code: 1 });
    await page.getByText('1 of 7 failed').first().waitFor();
    await frames();
    await shot('failed');
    runs.start({ by: 'R. Lantern' });
    runs.say('stdout', 'How many calls? ');
    runs.input({ mid: 'x', run: runs.last.id, text: '12\n' });
    runs.say('stdout', '\u001b[31mred\u001b[0m and a bell \u0007, and \u202eturned\u202c\n');
    runs.say('stderr', 'Traceback (most recent call last):\n  File "limiter.py", line 17, in allow\nValueError: 12\n');
    await page.getByText('ValueError').waitFor();
    await frames();
    await shot('running');
    await button('Earlier runs').click();
    await shot('history');
    await page.keyboard.press('Escape');
    runs.finish({ code: 9, reason: 'time', ms: 20_000 });
    await page.getByText('time limit').first().waitFor();
    await frames();
    await shot('limit');
    runs.cannot('no sandbox: install bubblewrap on the host');
    await page.getByText('install bubblewrap').first().waitFor();
    await shot('cannot');
    runs.cannot('');
    runs.task.terminal = true;
    host.cut();
    await page.getByRole('tab', { name: 'Terminal' }).click();
    await shot('terminal-closed');
    await button('Open a terminal').click();
    await page.locator('.xterm-rows').waitFor();
    runs.say('terminal', `\u001b[?2004h$ ls\r\n\u001b[1;34m__pycache__\u001b[0m  limiter.py  \u001b[32mrun.sh\u001b[0m\r\n${colours}\r\n\u001b[38;2;250;250;180mtrue colour\u001b[0m \u001b[44mblue ground\u001b[0m \u001b[7minverse\u001b[0m\r\n$ `);
    await page.locator('.xterm-rows', { hasText: 'inverse' }).waitFor();
    await shot('terminal');
    runs.finish({ code: 0, reason: 'stopped', ms: 7_000 });
    await page.getByText('The terminal was closed').waitFor();
    await shot('terminal-ended');
    if (problems.length) console.log(name, problems);
    await context.close();
}
