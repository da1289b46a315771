// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several pages of one candidate in one browser: both go on, and what one left behind is taken up by one only.

import assert from 'node:assert/strict';
import { handles, join, kept, pageTest, saved, shown, until } from './fixture.mjs';

/** Another tab, as the browser makes it of a duplicated one: with a copy of what the first keeps for the session. */
async function duplicate(context, page, url) {
    const stored = await page.evaluate(() => JSON.stringify(sessionStorage));
    const copy = await context.newPage();
    await copy.addInitScript(text => {
        if (sessionStorage.length) return;
        for (const [key, value] of Object.entries(JSON.parse(text))) sessionStorage.setItem(key, value);
    }, stored);
    await copy.goto(url);
    await handles(copy).editor.waitFor();
    return copy;
}

async function sameText(host, ...pages) {
    for (const page of pages) {
        await saved(page);
        await until(async () => (await shown(page)) === host.text('limiter'), 'the same text everywhere');
    }
}

const inContext = { wholeBrowser: true };

pageTest(
    'a duplicated tab is an editor of its own',
    async ({ page, host, context, server }) => {
        await join(page);
        const copy = await duplicate(context, page, server.url);
        const clients = host.of('hello').map(({ client }) => client);
        assert.equal(new Set(clients).size, 2);
        await handles(page).editor.press('Control+Home');
        await handles(page).editor.pressSequentially('first');
        await handles(copy).editor.press('Control+End');
        await handles(copy).editor.pressSequentially('second');
        await sameText(host, page, copy);
        assert.ok(host.text('limiter').startsWith('firstimport'));
        assert.ok(host.text('limiter').endsWith('return True\nsecond'));
    },
    inContext,
);

pageTest(
    'two tabs type into one place at once: nothing is lost and nothing doubled',
    async ({ page, host, context, server }) => {
        await join(page);
        const copy = await duplicate(context, page, server.url);
        for (const one of [page, copy]) await handles(one).editor.press('Control+Home');
        await Promise.all([
            handles(page).editor.pressSequentially('a'.repeat(40), { delay: 5 }),
            handles(copy).editor.pressSequentially('b'.repeat(40), { delay: 7 }),
        ]);
        await sameText(host, page, copy);
        const start = host.text('limiter').split('import threading')[0];
        assert.equal(start.replaceAll('b', ''), 'a'.repeat(40));
        assert.equal(start.replaceAll('a', ''), 'b'.repeat(40));
    },
    inContext,
);

pageTest(
    'one tab is reloaded again and again while the other types',
    async ({ page, host, context, server }) => {
        await join(page);
        const copy = await duplicate(context, page, server.url);
        const typing = handles(page).editor.pressSequentially('y'.repeat(60), { delay: 30 });
        for (let i = 0; i < 3; i++) {
            await handles(copy).editor.press('Control+End');
            await handles(copy).editor.pressSequentially('xyz!');
            await copy.reload();
            await handles(copy).editor.waitFor();
        }
        await typing;
        await sameText(host, page, copy);
        assert.ok(
            host.text('limiter').endsWith('return True\n' + 'xyz!'.repeat(3)),
            host.text('limiter').slice(-40),
        );
        assert.equal(host.text('limiter').split('import threading')[0], 'y'.repeat(60));
        await until(async () => (await kept(page)).length === 0, 'the records to go');
    },
    inContext,
);

pageTest(
    'the record of a tab that lives is not taken over',
    async ({ page, host, context, server }) => {
        await join(page);
        host.push = () => {};
        await handles(page).editor.press('Control+End');
        await handles(page).editor.pressSequentially('still typing');
        await until(async () => (await kept(page))[0]?.files[0].edits.length === 12, 'the record');
        const copy = await duplicate(context, page, server.url);
        await saved(copy);
        assert.equal(await copy.locator('.notice-bar').isVisible(), false);
        assert.equal(host.of('hello').at(-1).instead, undefined);
        assert.equal((await kept(page)).length, 1);
    },
    inContext,
);

pageTest(
    'two tabs that open at once take a record up only once',
    async ({ page, host, context, server }) => {
        await join(page);
        host.open = false;
        host.cut();
        await handles(page).editor.press('Control+End');
        await handles(page).editor.pressSequentially('once');
        const first = await context.newPage();
        const second = await context.newPage();
        await until(async () => (await kept(page))[0]?.files[0].edits.length === 4, 'the record');
        await page.close();
        host.open = true;
        await Promise.all([first, second].map(one => one.goto(`${server.url}/#secret-token`)));
        await Promise.all([first, second].map(one => handles(one).editor.waitFor()));
        await until(() => host.text('limiter').endsWith('return True\nonce'), 'the edits');
        await sameText(host, first, second);
        assert.ok(host.text('limiter').endsWith('return True\nonce'));
        await until(async () => (await kept(first)).length === 0, 'the records to go');
    },
    inContext,
);

/** Puts a tab to sleep as far as others can tell: it answers nobody. What it was told it hears when it wakes. */
async function withSleep(page) {
    await page.addInitScript(() => {
        const { set } = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage');
        const late = [];
        window.asleep = false;
        window.wake = () => {
            window.asleep = false;
            for (const hear of late.splice(0)) hear();
        };
        Object.defineProperty(BroadcastChannel.prototype, 'onmessage', {
            set(handler) {
                set.call(this, event => {
                    if (window.asleep) late.push(() => handler(event));
                    else handler(event);
                });
            },
        });
    });
    await page.reload();
}

pageTest(
    'a tab that slept finds that another one went on, and pushes nothing twice',
    async ({ page, host, context, server }) => {
        await withSleep(page);
        const at = await join(page);
        host.push = ((push, first) => (client, message) => {
            if (client.id !== first) push.call(host, client, message);
        })(host.push, host.of('hello').at(-1).client);
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('sleepy');
        await until(async () => (await kept(page))[0]?.files[0].edits.length === 6, 'the record');
        await page.evaluate(() => (window.asleep = true));
        const other = await context.newPage();
        await other.goto(`${server.url}/#secret-token`);
        await other.locator('.notice-bar', { hasText: 'from before was brought back' }).waitFor();
        await saved(other);
        assert.equal(host.of('hello').at(-1).instead.length, 1);
        delete host.push;
        await page.evaluate(() => window.wake());
        await page.getByRole('alert').filter({ hasText: 'another page of this browser went on' }).waitFor();
        await page.getByRole('button', { name: 'Copy my text' }).waitFor();
        assert.ok((await shown(page)).endsWith('sleepy'));
        assert.ok(host.text('limiter').endsWith('return True\nsleepy'), host.text('limiter').slice(-20));
        await page.getByRole('button', { name: 'Open it here again' }).click();
        await at.editor.waitFor();
        await sameText(host, page, other);
        assert.ok(host.text('limiter').endsWith('return True\nsleepy'));
    },
    inContext,
);

pageTest(
    'a tab that missed the news while it slept asks before it says anything to the host',
    async ({ page, host, context, server }) => {
        // A channel that swallows: the only way left to find out is the database.
        await page.addInitScript(() => {
            BroadcastChannel.prototype.postMessage = () => {};
            Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set() {} });
        });
        await page.reload();
        const at = await join(page);
        host.open = false;
        host.cut();
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('deaf');
        await until(async () => (await kept(page))[0]?.files[0].edits.length === 4, 'the record');
        const other = await context.newPage();
        const hellos = host.of('hello').length;
        host.open = true;
        host.hello = ((hello, first) => (client, message) => {
            // The deaf page is kept away until the other one has taken its edits over.
            if (message.client === first && host.of('push').length === 0)
                void client.socket.close({ code: 1013 });
            else hello.call(host, client, message);
        })(host.hello, host.of('hello').at(-1).client);
        await other.goto(`${server.url}/#secret-token`);
        await other.locator('.notice-bar', { hasText: 'from before was brought back' }).waitFor();
        await saved(other);
        await page.getByRole('alert').filter({ hasText: 'another page of this browser went on' }).waitFor();
        assert.ok(host.of('hello').length > hellos);
        assert.ok(host.text('limiter').endsWith('return True\ndeaf'), host.text('limiter').slice(-20));
    },
    inContext,
);
