// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the page for a person to look at: node shots.mjs DIR

import { launch, openPage, servePage } from './browser.mjs';
import { MockDesign } from './mock_design.mjs';
import { MockHost } from './mock_host.mjs';

const dir = process.argv[2] ?? '.';
const server = await servePage();
const browser = await launch();

async function session(theme, width, height, name, zoom = 1) {
    const { page, context, problems } = await openPage(browser, server.url, {
        viewport: { width: width / zoom, height: height / zoom },
        deviceScaleFactor: zoom,
        colorScheme: theme,
    });
    const host = new MockHost();
    await host.attach(page);
    await page.goto(`${server.url}/#secret-token`);
    await page.getByRole('button', { name: 'Join', exact: true }).waitFor();
    await page.screenshot({ path: `${dir}/lobby-${name}.png` });
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    const editor = page.getByRole('textbox', { name: 'Code editor' });
    await editor.waitFor();
    const ask = page.getByRole('textbox', { name: 'Ask the assistant' });
    await ask.fill('Is `allow` right at exactly the limit?');
    await ask.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.turn').length === 1);
    host.reply(
        'p1',
        'It refuses one call too late. The comparison should be `>=`:\n\n```\nif len(hits) >= self._limit:\n```',
    );
    host.suggest(
        'p1',
        'limiter',
        '        if len(hits) > self._limit:\n',
        '        if len(hits) >= self._limit:\n',
    );
    await page.getByRole('button', { name: 'Insert', exact: true }).click();
    await editor.press('Control+End');
    await editor.pressSequentially('# mine\n');
    host.edit('limiter', { from: 0, insert: '# from the interviewer\n' });
    host.tell({
        type: 'cursor',
        participant: 'i1',
        name: 'R. Lantern',
        role: 'interviewer',
        file: 'limiter',
        version: host.files.get('limiter').history.length,
        anchor: 40,
        head: 62,
    });
    await ask.fill('Two threads call `allow("k")` for a new key at the same time. Walk me through it.');
    await ask.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.turn').length === 2);
    host.reply(
        'p2',
        'Creating the list is atomic, so both share it. The loop is not: take the lock around it.',
    );
    host.suggest(
        'p2',
        'limiter',
        '        now = self._clock()\n        hits = self._windows.setdefault(key, [])\n',
        '        with self._lock:\n            return self._allow(key)\n\n    def _allow(self, key: str) -> bool:\n        now = self._clock()\n        hits = self._windows.setdefault(key, [])\n',
    );
    await page.getByRole('button', { name: 'Insert part', exact: true }).waitFor();
    await editor.press('Control+Home');
    await page.waitForTimeout(700);
    await page.screenshot({ path: `${dir}/session-${name}.png` });
    await page.getByRole('button', { name: 'Insert part', exact: true }).click();
    await page.screenshot({ path: `${dir}/part-${name}.png` });
    if (problems.length) console.log(name, problems);
    await context.close();
}

async function settled(page) {
    await page.locator('header[data-save="saved"]').waitFor();
}

/** Files, what was brought back, and what goes wrong. */
async function states(theme) {
    const { page, context } = await openPage(browser, server.url, { colorScheme: theme });
    const host = new MockHost();
    await host.attach(context);
    const shot = name => page.screenshot({ path: `${dir}/${name}-${theme}.png` });
    const button = name => page.getByRole('button', { name });
    await page.goto(`${server.url}/#secret-token`);
    await button('Join').click();
    const editor = page.getByRole('textbox', { name: 'Code editor' });
    await editor.waitFor();
    host.addNew({ mid: 'a', name: 'test_limiter.py' });
    host.addNew({ mid: 'b', name: 'a/very/long/path/to/some/module_with_a_long_name.py' });
    host.addNew({ mid: 'c', name: 'notes.md' });
    await page.getByRole('tab', { name: 'notes.md' }).waitFor();
    await button(/^Rename or remove/).click();
    await shot('menu');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'README.md' }).dblclick();
    await shot('rename');
    await page.keyboard.press('Escape');
    await button(/^New file/).click();
    await page.getByRole('textbox', { name: 'Name of the new file' }).fill('README.md');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'already' }).waitFor();
    await shot('new-error');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'test_limiter.py' }).focus();
    await page.keyboard.press('Delete');
    await button('Undo').waitFor();
    await shot('removed');
    await button(/^New file/).click();
    await shot('bring-back');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'limiter.py', exact: true }).click();
    host.open = false;
    host.cut();
    await page.locator('header[data-save="offline"]').waitFor();
    await editor.press('Control+End');
    await editor.pressSequentially('\n\ndef reset(self) -> None:\n    ');
    await shot('offline');
    await page.reload();
    host.open = true;
    await page.locator('.notice-bar:not([hidden])').waitFor();
    await settled(page);
    await editor.press('Control+Home');
    await shot('brought-back');
    host.open = false;
    host.cut();
    await editor.pressSequentially('# unsaved\n');
    host.token = 'another';
    host.open = true;
    await page.getByRole('alert').filter({ hasText: 'This link does not work' }).waitFor();
    await shot('link-stopped');
    await context.close();
}

/** The design discussion: constraints, then trade-offs and a broken diagram. */
async function design(theme, width, height, name, zoom = 1) {
    const { page, context, problems } = await openPage(browser, server.url, {
        viewport: { width: width / zoom, height: height / zoom },
        deviceScaleFactor: zoom,
        colorScheme: theme,
    });
    const host = new MockHost();
    const discussion = new MockDesign(host);
    await host.attach(page);
    await page.goto(`${server.url}/#secret-token`);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    const editor = page.getByRole('textbox', { name: 'Code editor' });
    await editor.waitFor();
    discussion.drop('Ten times the traffic', 'On one Friday: 20,000 orders a second for an hour, with the same database.');
    await page.locator('.diagram .picture svg').first().waitFor({ state: 'attached' });
    await page.locator('.diagram-problem:not([hidden])').waitFor({ state: 'attached' });
    await page.screenshot({ path: `${dir}/design-${name}.png`, fullPage: zoom > 1 });
    await page.getByRole('tab', { name: /^Trade-offs/ }).click();
    const form = page.getByRole('form', { name: 'New trade-off' });
    const entries = [
        ['A table of keys beside the orders', 'a cache of keys', 'One transaction for both. It costs one more write.'],
        ['Keys live for a day', 'for ever', 'The table stays small; a retry after two days is a new order.'],
    ];
    for (const [choice, instead, why] of entries) {
        await form.getByLabel('We chose').fill(choice);
        await form.getByLabel('Instead of').fill(instead);
        await form.getByLabel('Because').fill(why);
        await form.getByRole('button', { name: 'Add' }).click();
    }
    await page.getByRole('button', { name: /^Edit: Keys/ }).click();
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.locator('.preview').evaluate(preview => (preview.scrollTop = preview.scrollHeight));
    await page.screenshot({ path: `${dir}/tradeoffs-${name}.png`, fullPage: zoom > 1 });
    if (problems.length) console.log(name, problems);
    await context.close();
}

try {
    for (const theme of ['light', 'dark']) await design(theme, 1440, 900, theme);
    for (const theme of ['light', 'dark']) await design(theme, 1280, 800, `${theme}-1280`);
    await design('light', 1440, 900, 'zoom200', 2);
    for (const theme of ['light', 'dark']) await states(theme);
    await session('light', 1440, 900, 'light');
    await session('dark', 1440, 900, 'dark');
    await session('light', 1024, 700, 'small');
    await session('light', 1440, 900, 'zoom200', 2);
} finally {
    await browser.close();
    server.close();
}
