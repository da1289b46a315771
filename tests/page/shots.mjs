// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the page for a person to look at: node shots.mjs DIR

import { launch, openPage, servePage } from './browser.mjs';
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

try {
    await session('light', 1440, 900, 'light');
    await session('dark', 1440, 900, 'dark');
    await session('light', 1024, 700, 'small');
    await session('light', 1440, 900, 'zoom200', 2);
} finally {
    await browser.close();
    server.close();
}
