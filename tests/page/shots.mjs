// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the page for a person to look at: node shots.mjs DIR

import { launch, openPage, servePage } from './browser.mjs';
import { MockDesign } from './mock_design.mjs';
import { MockHost } from './mock_host.mjs';
import { reviewing } from './mock_review.mjs';
import { assistantShots, noAssistantShot } from './shots_assistant.mjs';
import { runShots } from './shots_runs.mjs';

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

/** A pull request: its overview, both forms of the diff, a thread, a form, the verdict. */
async function review(theme, width, height, name, zoom = 1) {
    const { page, context, problems } = await openPage(browser, server.url, {
        viewport: { width: width / zoom, height: height / zoom },
        deviceScaleFactor: zoom,
        colorScheme: theme,
    });
    const host = new MockHost();
    reviewing(host);
    await host.attach(page);
    const shot = part => page.screenshot({ path: `${dir}/review-${part}-${name}.png` });
    await page.goto(`${server.url}/#secret-token`);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('heading', { name: 'Changed files' }).waitFor();
    await shot('start');
    await page.locator('.review-open').first().click();
    const lines = page.locator('.review .cm-content').last();
    await lines.waitFor();
    await shot('file');
    await lines.press('F7');
    await lines.press('F7');
    await lines.press('F7');
    await lines.press('c');
    await page.keyboard.type('`popleft` on a list that `allow` still makes for old keys?');
    await shot('form');
    await page.getByRole('radio', { name: /^Blocking/ }).check();
    await page.keyboard.press('Control+Enter');
    await page.locator('.review-remark').waitFor();
    await settled(page);
    host.review.reply(host.review.comments[0].comment, 'There are none any more. Does that settle it?');
    await page.locator('.review-remark').nth(1).waitFor();
    await shot('thread');
    if (width / zoom >= 900 && width < 1900) {
        await page.getByRole('button', { name: 'Side by side' }).click();
        await page.locator('.cm-mergeView').waitFor();
        await page.waitForTimeout(300);
        await shot('split');
    }
    await page.getByRole('button', { name: 'Overview' }).click();
    await page.getByRole('radio', { name: /^Request changes/ }).check();
    await page.getByRole('textbox', { name: 'What you say with the verdict' }).fill('Close: the bound is right now.');
    await page.getByRole('button', { name: 'Give verdict' }).click();
    await settled(page);
    await shot('overview');
    await page.locator('.review-open').nth(2).click();
    await page.getByText('kept for Python 2').waitFor();
    await shot('deleted');
    if (problems.length) console.log(name, problems);
    await context.close();
}

try {
    for (const theme of ['light', 'dark']) {
        await assistantShots(browser, server, dir, theme, theme);
        await noAssistantShot(browser, server, dir, theme);
    }
    await assistantShots(browser, server, dir, 'light', '1280', { viewport: { width: 1280, height: 800 } });
    await assistantShots(browser, server, dir, 'dark', 'narrow', { viewport: { width: 640, height: 800 } });
    if (process.argv[3] === 'assistant') process.exit(0);
    for (const [width, height, zoom] of [
        [1440, 900],
        [1280, 800],
        [1920, 1080],
        [800, 900],
        [1440, 900, 2],
    ])
        for (const theme of ['light', 'dark'])
            await review(theme, width, height, `${theme}-${width}${zoom ? '-zoom200' : ''}`, zoom);
    if (process.argv[3] === 'review') process.exit(0);
    for (const theme of ['light', 'dark']) {
        await states(theme);
        await design(theme, 1440, 900, theme);
        await design(theme, 1280, 800, `${theme}-1280`);
    }
    await session('light', 1440, 900, 'light');
    await session('dark', 1440, 900, 'dark');
    await session('light', 1024, 700, 'small');
    await session('light', 1440, 900, 'zoom200', 2);
    for (const theme of ['light', 'dark']) await runShots(browser, server, dir, theme, theme);
    await runShots(browser, server, dir, 'light', 'small', { viewport: { width: 1280, height: 800 } });
    await runShots(browser, server, dir, 'dark', 'narrow', { viewport: { width: 640, height: 700 } });
} finally {
    await browser.close();
    server.close();
}
