// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reviewing a pull request: reading it, commenting on its lines, and what happens to what was said.

import assert from 'node:assert/strict';
import { handles, join, kept, pageTest, saved, until } from './fixture.mjs';
import { pull, reviewing } from './mock_review.mjs';
import { goToLine, joinReview, names, openFile, reviewTest, write } from './review_fixture.mjs';

const sides = { viewport: { width: 1920, height: 1080 } }; // there is room for two columns

async function goOffline(page, host) {
    host.open = false;
    host.cut();
    await page.locator('header[data-save="offline"]').waitFor();
}

const texts = locator => locator.allTextContents();
const last = list => list.at(-1);

pageTest('a task without a pull request shows nothing of a review', async ({ page }) => {
    await join(page);
    assert.equal(await names(page).tab.count(), 0);
    assert.equal(await page.locator('.review').count(), 0);
});

reviewTest('the review is the first tab, is selected, and files stay beside it', async ({ page }) => {
    const review = await joinReview(page);
    const tabs = page.getByRole('tablist', { name: 'Files' }).getByRole('tab');
    const labels = (await texts(tabs)).map(text => text.trim());
    assert.deepEqual(labels, ['Pull request', 'limiter.py', 'README.md', 'brief.md']);
    assert.equal(await review.tab.getAttribute('aria-selected'), 'true');
    await handles(page).tab('limiter.py').click();
    await handles(page).editor.waitFor();
    assert.equal(await review.overview.isVisible(), false);
    await page.keyboard.press('ArrowLeft');
    await review.overview.waitFor();
});

reviewTest('the overview tells what changed', async ({ page }) => {
    await joinReview(page);
    const rows = await page.locator('.review-open').evaluateAll(all => all.map(one => one.innerText.split(/\s+/)));
    assert.deepEqual(rows, [
        ['changed', 'limiter/limiter.py', '+5', '\u22124'],
        ['added', 'limiter/stats.py', '+5'],
        ['deleted', 'limiter/compat.py', '\u22122'],
    ]);
    await page.getByText('3 files, 10 lines added, 6 removed').waitFor();
    await page.locator('.review .prose code', { hasText: 'deque' }).waitFor();
});

reviewTest('a file shows what goes and what comes, by sign, and folds the rest', async ({ page }) => {
    await joinReview(page);
    await openFile(page);
    const lines = kind => texts(page.locator(`.review .cm-line.review-${kind}`));
    assert.deepEqual(
        (await lines('removed')).map(line => line.trim()),
        [
            'self._windows: dict[str, list[float]] = {}',
            'hits = self._windows.setdefault(key, [])',
            'hits.pop(0)',
            'if len(hits) > self._limit:',
        ],
    );
    assert.equal((await lines('added')).length, 5);
    const signs = (await texts(page.locator('.review-signs .cm-gutterElement'))).filter(sign => sign.trim());
    assert.equal(signs.filter(sign => sign === '+').length - 1, 5); // one of them keeps the width
    assert.equal(signs.filter(sign => sign === '\u2212').length, 4);
    assert.deepEqual(await texts(page.locator('.review-added .review-word')), ['deque', 'deque()', 'popleft(', '=']);
    const fold = page.getByRole('button', { name: '9 unchanged lines' });
    await fold.focus();
    await page.keyboard.press('Enter');
    await page.locator('.review .cm-line', { hasText: 'def reset' }).waitFor();
    assert.equal(await fold.count(), 0);
    await write(page, 'from the first line that came'); // the focus went there, and what is open stays open
    assert.match(await names(page).remarks.innerText(), /from the first line/);
    assert.equal(await fold.count(), 0);
    await page.keyboard.press('u');
    await page.keyboard.press('n');
    await page.keyboard.press('p');
    await page.locator('.review .cm-line', { hasText: 'def reset' }).first().waitFor();
});

reviewTest('nothing can be typed into a diff', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    const before = await review.lines.innerText();
    await review.lines.press('Control+End');
    await page.keyboard.type('xyz');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    assert.equal(await review.lines.innerText(), before);
    assert.equal(await review.lines.getAttribute('aria-readonly'), 'true');
    assert.equal(host.of('push').length, 0);
});

reviewTest('keys go from change to change and from file to file', async ({ page }) => {
    await joinReview(page);
    const review = await openFile(page);
    const where = page.locator('.review-where');
    assert.equal(await where.textContent(), '4 changes');
    await review.lines.press('F7');
    await review.lines.press('F7');
    assert.equal(await where.textContent(), 'change 2 of 4');
    await review.lines.press('Shift+F7');
    assert.equal(await where.textContent(), 'change 1 of 4');
    await review.lines.press('n');
    await page.locator('.review .cm-line', { hasText: 'def usage' }).waitFor();
    await page.keyboard.press('n');
    await page.locator('.review .cm-line', { hasText: 'kept for Python 2' }).waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await page.locator('.review .cm-line', { hasText: 'threading' }).first().waitFor();
    assert.equal(await where.textContent(), 'change 1 of 4'); // where it was
    await page.keyboard.press('v');
    await page.keyboard.press('o');
    await review.overview.waitFor();
    assert.ok(await page.getByRole('checkbox', { name: 'Viewed: limiter/limiter.py' }).isChecked());
    await page.reload();
    await review.overview.waitFor();
    assert.ok(await page.getByRole('checkbox', { name: 'Viewed: limiter/limiter.py' }).isChecked());
    assert.ok(!(await page.getByRole('checkbox', { name: 'Viewed: limiter/stats.py' }).isChecked()));
});

reviewTest(
    'both forms of the diff: the choice is remembered, and the sides are level',
    async ({ page }) => {
        const review = await joinReview(page);
        await review.file('limiter.py').click();
        await review.after.waitFor(); // there is room for it
        await review.after.press('u');
        await review.lines.waitFor();
        await page.reload();
        await review.file('limiter.py').click();
        await review.lines.waitFor();
        await review.button('Side by side').click();
        await review.before.waitFor();
        const tops = async text => {
            const boxes = page.locator('.review .cm-line', { hasText: text });
            return [(await boxes.nth(0).boundingBox()).y, (await boxes.nth(1).boundingBox()).y];
        };
        const level = async text => {
            const [a, b] = await tops(text);
            return Math.abs(a - b) < 1;
        };
        await until(() => level('hits.append'), 'the sides to be level below an added line');
        await goToLine(page, 'now = self._clock');
        await write(page, 'in the middle of what both sides have');
        await until(() => level('hits.append'), 'the sides to be level below a thread');
        await until(() => level('while hits'), 'the sides to be level just below a thread');
        await review.after.press('Control+f');
        await page.keyboard.type('reset'); // in what is folded
        await page.keyboard.press('Enter');
        await page.locator('.review .cm-searchMatch-selected').waitFor();
        await until(() => level('hits.append'), 'the sides to be level below the search');
    },
    { browser: sides },
);

reviewTest(
    'below 900 pixels there is one column, whatever was chosen',
    async ({ page }) => {
        const review = await joinReview(page);
        await review.file('limiter.py').click();
        await review.after.press('u');
        await review.lines.press('u'); // chosen, not found
        await review.after.waitFor();
        await page.setViewportSize({ width: 880, height: 900 });
        await review.lines.waitFor();
        assert.equal(await review.button('Side by side').getAttribute('aria-disabled'), 'true');
        await page.setViewportSize({ width: 1920, height: 900 });
        await review.after.waitFor();
    },
    { browser: sides },
);

reviewTest('a comment goes to the host, is shown at once, and is in the overview', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    host.hold();
    await goToLine(page, 'hits.popleft()');
    await write(page, 'What if `hits` is empty?', 'Question');
    await review.remarks.waitFor();
    assert.match(await review.remarks.innerText(), /^Question\s+You\s+saving\s+What if hits is empty\?/);
    host.release();
    await saved(page);
    assert.match(await review.remarks.innerText(), /^Question\s+You\s+2:01\s/);
    const { comment, mid, ...sent } = host.of('review-comment')[0];
    assert.deepEqual(sent, {
        ...{ type: 'review-comment', file: 'limiter/limiter.py', side: 'new', from: 29, to: 29 },
        ...{ severity: 'question', text: 'What if `hits` is empty?' },
    });
    assert.ok(comment && mid && comment !== mid);
    await review.button('Overview').click();
    await page.locator('.review-entry', { hasText: 'limiter/limiter.py, line 29' }).click();
    await review.lines.waitFor();
    await page.keyboard.press('F7');
    assert.equal(await page.locator('.review-where').textContent(), 'change 4 of 4'); // from line 29, in the fourth
});

reviewTest('a comment can be on several lines, and on the old side', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    await goToLine(page, 'hits.pop(0)');
    await page.keyboard.press('Home'); // to the first letter
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await write(page, 'both of them', 'Minor');
    await until(() => host.of('review-comment').length, 'the comment');
    const [{ side, from, to }] = host.of('review-comment');
    assert.deepEqual({ side, from, to }, { side: 'old', from: 28, to: 29 });
    assert.match(await review.remarks.innerText(), /on old lines 28 to 29/);
});

reviewTest('the + beside a line opens its form', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    await page.locator('.review .cm-line', { hasText: 'class Limiter' }).hover();
    await page.locator('.review-plus').click();
    await review.form.waitFor();
    await until(() => review.form.locator('textarea').evaluate(one => one === document.activeElement), 'the focus');
    await page.keyboard.type('why a class?');
    await page.keyboard.press('Control+Enter'); // without a severity
    await review.form.getByRole('alert').filter({ hasText: 'Choose how much it matters' }).waitFor();
    assert.equal(host.of('review-comment').length, 0);
    await page.keyboard.press('ArrowDown'); // from the first of the choices to the second
    await page.keyboard.press('Control+Enter');
    await until(() => host.of('review-comment').length, 'the comment');
    const [{ from, severity }] = host.of('review-comment');
    assert.deepEqual({ from, severity }, { from: 6, severity: 'important' });
});

reviewTest('an interviewer answers, and is answered', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    await write(page, 'first');
    await saved(page);
    host.review.reply(host.review.comments[0].comment, 'Why <b>that</b>?');
    await review.remarks.nth(1).waitFor();
    assert.match(await review.remarks.nth(1).innerText(), /^R\. Lantern\s+2:02\s+Why <b>that<\/b>\?$/);
    await review.button('Reply').click();
    await page.keyboard.type('Because.');
    await page.keyboard.press('Control+Enter');
    await review.remarks.nth(2).waitFor();
    const { replyTo, severity, text, from } = last(host.of('review-comment'));
    assert.deepEqual(
        { replyTo, severity, text, from },
        { replyTo: host.review.comments[0].comment, severity: '', text: 'Because.', from: 1 },
    );
    assert.equal(await page.locator('.review-thread').count(), 1);
});

reviewTest('one\'s own comment is edited, and removed by the second press', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    await write(page, 'first');
    await saved(page);
    await review.button('Edit').click();
    await page.keyboard.type(' and more');
    await review.radio('Minor').check();
    await page.keyboard.press('Control+Enter');
    await saved(page);
    assert.match(await review.remarks.innerText(), /^Minor\s+You\s+2:01\s+first and more/);
    await review.button('Remove').click();
    assert.equal(host.of('review-remove').length, 0);
    await review.button('Press again to remove it').click();
    await until(() => host.of('review-remove').length, 'the removal');
    await saved(page);
    assert.equal(await review.remarks.count(), 0);
    assert.equal(await page.locator('.review-slot').count(), 0);
});

reviewTest('what the host refuses comes back into its form, with the reason', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    host.review.refuse = 'the task is over';
    await write(page, 'too late?');
    await review.form.getByRole('alert').filter({ hasText: 'Not saved: the task is over.' }).waitFor();
    assert.equal(await review.form.locator('textarea').inputValue(), 'too late?');
    assert.equal(await review.remarks.count(), 0);
    await review.form.getByRole('button', { name: 'Comment' }).click();
    await review.remarks.waitFor();
    await saved(page);
    host.review.refuse = 'no';
    await review.button('Remove').click();
    await review.button('Press again to remove it').click();
    await review.remarks.getByText('Not removed: no.').waitFor();
    await page.keyboard.press('o');
    host.review.refuse = 'no verdict';
    await review.radio('Approve').check();
    await page.getByRole('textbox', { name: 'What you say with the verdict' }).fill('fine');
    await review.button('Give verdict').click();
    await page.getByRole('alert').filter({ hasText: 'Not saved: no verdict.' }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'What you say with the verdict' }).inputValue(), 'fine');
    assert.ok(await review.radio('Approve').isChecked());
    await page.getByText('You have not given one yet.').waitFor();
});

reviewTest('a verdict is given, and replaced', async ({ page, host }) => {
    const review = await joinReview(page);
    const words = page.getByRole('textbox', { name: 'What you say with the verdict' });
    await review.radio('Request changes').check();
    await words.fill('See the bound.');
    await words.press('Control+Enter');
    await saved(page);
    assert.match(await page.locator('.review-given').innerText(), /^Request changes 2:01\s+See the bound\.$/);
    await review.radio('Approve').check();
    await review.button('Replace verdict').click();
    await saved(page);
    assert.match(await page.locator('.review-given').innerText(), /^Approve 2:02$/);
    assert.deepEqual(host.review.verdict, { verdict: 'approve', text: '' });
    await page.reload();
    await review.overview.waitFor();
    assert.match(await page.locator('.review-given').innerText(), /^Approve$/);
});

reviewTest('what was said offline survives a reload, and goes to the host once', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    await write(page, 'before');
    await saved(page);
    await goOffline(page, host);
    await goToLine(page, 'hits.popleft()');
    await write(page, 'while alone');
    await review.button('Edit').first().click();
    await page.keyboard.type(', changed');
    await page.keyboard.press('Control+Enter');
    await until(async () => (await kept(page))[0]?.messages.length === 2, 'both in the browser\'s database');
    await page.reload();
    host.open = true;
    await review.overview.waitFor();
    await saved(page);
    assert.deepEqual(
        host.review.comments.map(({ text }) => text),
        ['before, changed', 'while alone'],
    );
    await review.file('limiter.py').click();
    await review.remarks.nth(1).waitFor();
    assert.equal(await review.remarks.count(), 2);
    await until(async () => (await kept(page)).length === 0, 'the record to go');
});

reviewTest('what the host had recorded before a reload is not sent again', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    host.hold(); // the answers do not arrive
    await write(page, 'one');
    await until(() => host.of('review-comment').length === 1, 'the comment');
    await until(async () => (await kept(page))[0]?.messages.length === 1, 'it in the browser\'s database');
    host.cut();
    host.held = null;
    await page.reload();
    await review.overview.waitFor();
    await saved(page);
    assert.equal(host.of('review-comment').length, 1);
    await review.file('limiter.py').click();
    await review.remarks.waitFor();
    assert.equal(await review.remarks.count(), 1);
});

reviewTest('a second welcome doubles nothing and moves nothing', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    await write(page, 'one');
    await saved(page);
    await goToLine(page, 'hits.popleft()');
    await page.keyboard.press('c');
    await page.keyboard.type('half a sen');
    host.cut();
    await until(() => host.of('join').length === 2, 'the second join');
    host.review.reply(host.review.comments[0].comment, 'answer');
    await review.remarks.nth(1).waitFor();
    await page.keyboard.type('tence');
    assert.equal(await review.form.locator('textarea').inputValue(), 'half a sentence');
    assert.equal(await review.remarks.count(), 2);
    assert.equal(await page.getByRole('tab', { name: 'Pull request' }).count(), 1);
});

reviewTest('words that were not sent are kept where they belong, over a reload', async ({ page }) => {
    await joinReview(page);
    const review = await openFile(page);
    await goToLine(page, 'hits.popleft()');
    await page.keyboard.press('c');
    await page.keyboard.type('not yet');
    await review.radio('Minor').check();
    await page.keyboard.press('Escape');
    await page.getByText('Draft, line 29, not sent').waitFor();
    await page.keyboard.press('o');
    await review.file('limiter.py').getByText('1 draft').waitFor();
    await until(async () => (await kept(page))[0]?.reviewDrafts.length === 1, 'it in the browser\'s database');
    await page.reload();
    await review.overview.waitFor();
    await review.file('limiter.py').click();
    await page.getByText('Draft, line 29, not sent').waitFor();
    await review.button('Go on').click();
    assert.equal(await review.form.locator('textarea').inputValue(), 'not yet');
    assert.ok(await review.radio('Minor').isChecked());
    await review.button('Discard').click();
    assert.equal(await review.form.count(), 0);
    await until(async () => (await kept(page)).length === 0, 'the record to go');
});

pageTest('a review that begins later knows whose words are whose', async ({ page, host }) => {
    await join(page);
    reviewing(host);
    const task = { index: 2, count: 3, title: 'Review', minutes: 15, at: 0, handIn: [], brief: 'Read.' };
    host.tell({ type: 'people', ...host.review.welcome('Ines Vale') });
    host.tell({ type: 'task', ...task, ...host.review.task });
    const review = names(page);
    await review.overview.waitFor();
    await openFile(page);
    await write(page, 'mine');
    await saved(page);
    host.review.reply(host.review.comments[0].comment, 'theirs');
    await review.remarks.nth(1).waitFor();
    const authors = await texts(page.locator('.review-author'));
    assert.deepEqual(authors, ['You', 'R. Lantern']);
});

reviewTest('words given back do not overwrite the ones that are being written', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    host.hold();
    host.review.refuse = 'no';
    await write(page, 'older');
    await review.remarks.waitFor();
    await page.keyboard.press('c');
    await page.keyboard.type('newer');
    host.release();
    await review.form.getByRole('alert').filter({ hasText: 'Not saved: no.' }).waitFor();
    assert.equal(await review.form.locator('textarea').inputValue(), 'older\n\nnewer');
});

const nextTask = { index: 2, count: 3, title: 'Design', minutes: 15, at: 0, handIn: [], brief: 'Talk.' };
for (const refused of [false, true])
    reviewTest(
        `what is under way when the review ends is ${refused ? 'given back when it is refused' : 'saved'}`,
        async ({ page, host }) => {
            await joinReview(page);
            await openFile(page);
            host.hold();
            if (refused) host.review.refuse = 'the task is over';
            await write(page, 'just in time');
            await until(() => host.of('review-comment').length, 'the comment');
            const [late] = host.held;
            host.held = null;
            host.tell({ type: 'task', ...nextTask });
            await handles(page).editor.waitFor();
            host.send(...late);
            await saved(page);
            const alert = page.getByRole('alert').filter({ hasText: 'The review is over' });
            if (refused) await alert.waitFor();
            else assert.equal(await alert.count(), 0);
        },
    );

reviewTest('the next task takes the review away, and offers what was not sent', async ({ page, host }) => {
    await joinReview(page);
    await openFile(page);
    await page.keyboard.press('c');
    await page.keyboard.type('a thought');
    host.tell({ type: 'task', ...nextTask });
    await page.getByRole('alert').filter({ hasText: 'The review is over' }).waitFor();
    assert.equal(await names(page).tab.count(), 0);
    await handles(page).editor.waitFor();
});

reviewTest(
    'a comment on a line that is not there stands at the end, and says so',
    async ({ page }) => {
        await joinReview(page);
        const review = await openFile(page);
        await review.lines.press('Control+End');
        await page.getByText('on line 900, which is not there').waitFor();
        assert.match(await review.remarks.innerText(), /nowhere/);
    },
    {
        prepare: host =>
            host.review.comments.push({
                ...{ comment: 'x', by: 'i1', file: 'limiter/limiter.py', side: 'new', from: 900, to: 900 },
                ...{ severity: 'minor', text: 'nowhere', mid: '', at: 5000 },
            }),
    },
);

reviewTest('the lines that rest on the screen are told, once', async ({ page, host }) => {
    await page.clock.install();
    await page.reload();
    await joinReview(page);
    const review = await openFile(page);
    await until(() => host.of('review-view').length === 1, 'the first view');
    const [first] = host.of('review-view');
    assert.deepEqual(first, { type: 'review-view', file: 'limiter/limiter.py', side: 'new', from: 1, to: 33 });
    await review.lines.press('ArrowDown'); // the same lines
    await page.clock.fastForward(1500);
    await review.lines.press('n');
    await review.lines.press('n');
    await until(() => last(host.of('review-view')).file === 'limiter/compat.py', 'the second view');
    assert.equal(host.of('review-view').length, 2);
    const second = { type: 'review-view', file: 'limiter/compat.py', side: 'old', from: 1, to: 2 };
    assert.deepEqual(last(host.of('review-view')), second); // the file between was not rested on
});

reviewTest('when the session stops, everything stays readable and nothing more can be said', async ({ page, host }) => {
    await joinReview(page);
    const review = await openFile(page);
    await write(page, 'said');
    await saved(page);
    await goOffline(page, host);
    await goToLine(page, 'from collections');
    await write(page, 'never arrives');
    await goToLine(page, 'hits.popleft()');
    await page.keyboard.press('c');
    await page.keyboard.type('half');
    host.token = 'another';
    host.open = true;
    await page.locator('.stopped').waitFor();
    await review.remarks.nth(1).waitFor();
    assert.equal(await review.form.locator('textarea').getAttribute('readonly'), '');
    for (const name of ['Edit', 'Remove', 'Reply', 'Comment'])
        assert.equal(await page.getByRole('button', { name }).count(), 0, name);
    const before = host.received.length;
    await review.lines.press('c');
    assert.equal(host.received.length, before);
    assert.equal(await page.locator('.review-file .review-form').count(), 1); // the half one
});

const hostile = {
    ...{ title: '<img src=x onerror=alert(1)>', author: '<b>', description: '<script>alert(1)</script> `<i>`' },
    files: [
        {
            path: 'a/<b>.js',
            base: `let a = 1;\n${'x'.repeat(100_000)}\n`,
            head: `let a = 2;\n${'x'.repeat(50_000)}y${'x'.repeat(49_999)}\n\u202e \u0000 \u001b[31m\r\n`,
        },
    ],
};
reviewTest(
    'strangers\' texts are text, and lines of 100,000 characters do not hang the page',
    async ({ page }) => {
        await joinReview(page);
        await page.getByRole('heading', { name: '<img src=x onerror=alert(1)>' }).waitFor();
        const review = await openFile(page, '<b>.js');
        await page.locator('.review .cm-line', { hasText: 'let a = 1' }).waitFor();
        assert.deepEqual(await texts(page.locator('.review-word')), ['1']);
        await review.lines.press('Control+End');
        await page.locator('.review .cm-specialChar').first().waitFor();
        assert.equal(await page.locator('.review img:not(.cm-widgetBuffer), .review script').count(), 0);
    },
    { request: hostile },
);

const crlf = { ...pull, files: [{ path: 'a.txt', base: 'a\r\nb\r\n', head: 'a\r\nc' }] };
reviewTest(
    'line ends that are all alike are no news; a missing last one is said in words',
    async ({ page }) => {
        await joinReview(page);
        await openFile(page, 'a.txt');
        assert.deepEqual(await texts(page.locator('.review .cm-line')), ['a', 'b', 'c']);
        await page.getByText('The new text has no line break at its end.').waitFor();
    },
    { request: crlf },
);

pageTest(
    'Ctrl Enter in the form of a comment sends the comment, wherever in it, and runs nothing',
    async ({ page, host }) => {
        await joinReview(page);
        await page.locator('.review-open').first().click();
        const lines = page.locator('.review .cm-content').last();
        await lines.press('F7');
        await lines.press('c');
        await page.keyboard.type('Who may read this?');
        await page.getByRole('radio', { name: /^Blocking/ }).check();
        await page.keyboard.press('Control+Enter');
        await until(() => host.of('review-comment').length === 1, 'the comment');
        assert.equal(host.of('run').length, 0);
    },
    {
        prepare: host => {
            reviewing(host);
            host.runs.task = { run: 'python3 a.py', test: 'pytest -q' };
        },
    },
);
