// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the assistant's panel, completions and own tools, for shots.mjs.

import { openPage } from './browser.mjs';
import { model } from './mock_assistant.mjs';
import { MockHost } from './mock_host.mjs';

const answer = `## At the limit

\`allow\` refuses one call too late:

1. The comparison is \`>\` where the task asks for **at most** \`limit\`.
2. Two threads may pass it at once.

\`\`\`python
while hits and now - hits[0] >= self._period:
    hits.pop(0)
\`\`\`

| calls | allowed |
|---|---:|
| 2 | yes |
| 3 | no |

See the [notes on windows](https://example.org/windows).`;

export async function assistantShots(browser, server, dir, theme, name, options) {
    const { page, context, problems } = await openPage(browser, server.url, { colorScheme: theme, ...options });
    const host = new MockHost();
    host.assistant.info = model;
    await host.attach(page);
    const shot = what => page.screenshot({ path: `${dir}/assistant-${what}-${name}.png` });
    const ask = page.getByRole('textbox', { name: 'Ask the assistant' });
    const editor = page.getByRole('textbox', { name: 'Code editor' });
    const frames = () => page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 150))));
    const question = async text => {
        const before = host.turns.length;
        await ask.fill(text);
        await ask.press('Enter');
        while (host.turns.length === before) await frames();
        return host.turns.at(-1).id;
    };
    await page.goto(`${server.url}/#secret-token`);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await editor.waitFor();
    await frames();
    await shot('empty');
    const first = await question('Is `allow` right at exactly the limit?');
    host.reply(first, answer);
    await frames();
    await shot('reply');
    host.suggest(first, 'limiter', '        if len(hits) > self._limit:\n', '        if len(hits) >= self._limit:\n');
    host.suggest(
        first,
        'limiter',
        '        now = self._clock()\n        hits',
        '        with self._lock:\n            return self._allow(key)\n\n    def _allow(self, key: str) -> bool:\n        now = self._clock()\n        hits',
    );
    await page.getByRole('button', { name: 'Edit', exact: true }).last().click();
    await frames();
    await shot('edit');
    await page.keyboard.press('Escape');
    const second = await question('Make the lock a context manager of its own, and show the whole class.');
    host.reply(second, 'The class with the lock around the window, as far as it', {
        ending: 'cut',
        why: 'The connection to the model broke',
        wait: 40,
    });
    const own = host.assistant.ownPrompt('Add a test for the thread case');
    host.assistant.call(own, 'Read', 'limiter.py', 'ok');
    host.assistant.call(own, 'Edit', 'test_limiter.py', 'ok');
    host.assistant.call(own, 'Bash', 'pytest -q test_limiter.py --maxfail=1', 'rejected');
    host.tell({ type: 'reply', prompt: own, text: 'I added one test; it was not run.', at: 64_000 });
    await frames();
    await shot('endings');
    await page.getByRole('button', { name: 'That is not right' }).last().click();
    await page.getByRole('button', { name: 'Add file' }).click();
    await frames();
    await shot('add-file');
    await page.getByRole('option', { name: /^README/ }).click();
    await ask.fill('It is right, and the window is not.');
    await frames();
    await shot('pushback');
    await ask.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.turn').length === 4);
    host.tell({ type: 'delta', prompt: host.turns.at(-1).id, text: 'You are right: the window **slides** by' });
    host.assistant.completer = () => 'self._windows.pop(key, None)\n        return len(self._windows)';
    await editor.press('Control+End');
    await editor.pressSequentially('\n    def forget(self, key: str) -> int:\n        ');
    await page.locator('.cm-ghost').waitFor();
    await frames();
    await shot('ghost');
    await page.getByRole('button', { name: 'Settings' }).click();
    await shot('settings');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Use your own tool' }).first().click();
    await frames();
    await shot('own-tools');
    await page.keyboard.press('Escape');
    host.tell({ type: 'assistant', ...model, kind: 'none', completes: false });
    await frames();
    await shot('only-own');
    if (problems.length) console.log(name, problems);
    await context.close();
}

/** An interview without an assistant. */
export async function noAssistantShot(browser, server, dir, theme) {
    const { page, context } = await openPage(browser, server.url, { colorScheme: theme });
    const host = new MockHost();
    host.assistant.info = { ...model, kind: 'none', completes: false, own: false, watch: false };
    await host.attach(page);
    await page.goto(`${server.url}/#secret-token`);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('textbox', { name: 'Code editor' }).waitFor();
    await page.screenshot({ path: `${dir}/assistant-none-${theme}.png` });
    await context.close();
}
