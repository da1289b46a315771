// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One browser for a file of tests; for each test a page, a host, and the check that nothing forbidden happened.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, servePage } from './browser.mjs';
import { MockHost } from './mock_host.mjs';

let server;
let browser;
before(async () => {
    server = await servePage();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    server?.close();
});

export const handles = page => ({
    name: page.getByRole('textbox', { name: 'Your name', exact: true }),
    join: page.getByRole('button', { name: 'Join', exact: true }),
    editor: page.getByRole('textbox', { name: 'Code editor', exact: true }),
    ask: page.getByRole('textbox', { name: 'Ask the assistant', exact: true }),
    send: page.getByRole('button', { name: 'Send', exact: true }),
    insert: page.getByRole('button', { name: 'Insert', exact: true }),
    insertPart: page.getByRole('button', { name: 'Insert part', exact: true }),
    insertSelected: page.getByRole('button', { name: 'Insert selected', exact: true }),
    stop: page.getByRole('button', { name: 'Stop', exact: true }),
    retry: page.getByRole('button', { name: 'Retry', exact: true }),
    wrong: page.getByRole('button', { name: 'That is not right', exact: true }),
    edit: page.getByRole('button', { name: 'Edit', exact: true }),
    dismiss: page.getByRole('button', { name: 'Dismiss', exact: true }),
    tab: name => page.getByRole('tab', { name, exact: true }),
});

/** Waits for a condition in the test's own process; the driver has no such wait. */
export async function until(condition, what = 'the condition', timeout = 10_000) {
    for (const end = Date.now() + timeout; Date.now() < end;) {
        const value = await condition();
        if (value) return value;
        await new Promise(resolve => setTimeout(resolve, 10));
    }
    assert.fail(`waited in vain for ${what}`);
}

export const saved = page => page.locator('header[data-save="saved"]').waitFor();

export async function join(page, name = 'Ines Vale') {
    const at = handles(page);
    await at.name.fill(name);
    await at.join.click();
    await at.editor.waitFor();
    return at;
}

/** What the editor shows, line by line, however it is drawn. */
export const shown = page =>
    page.locator('.editor-panel:not([hidden]) .cm-content').evaluate(content =>
        [...content.querySelectorAll('.cm-line')]
            .map(line => {
                const copy = line.cloneNode(true);
                copy.querySelectorAll('.cm-caret').forEach(caret => caret.remove());
                return copy.textContent;
            })
            .join('\n'),
    );

export { kept } from './kept.mjs';

/**
 * A test with a page at the lobby; `options.prepare(host)` comes before the page is opened. `options.wholeBrowser`:
 * every page of the browser meets the host.
 */
export function pageTest(title, run, options = {}) {
    test(title, { timeout: 60_000 }, async () => {
        const { context, page, problems } = await openPage(browser, server.url, options.browser);
        const host = new MockHost();
        options.prepare?.(host);
        await host.attach(options.wholeBrowser ? context : page);
        try {
            await page.goto(`${server.url}/${options.link ?? '#secret-token'}`);
            await run({ page, host, at: handles(page), context, server, browser });
            assert.deepEqual(
                problems.filter(problem => !(options.expected ?? /^$/).test(problem)),
                [],
            );
        } finally {
            await context.close();
        }
    });
}
