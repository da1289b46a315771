// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The design discussion: the document and its diagrams, the constraints, the log of trade-offs.

import assert from 'node:assert/strict';
import { handles, join, kept, pageTest, saved, until } from './fixture.mjs';
import { MockDesign } from './mock_design.mjs';
import { hashOf } from './mock_host.mjs';

const fence = (...lines) => ['```mermaid', ...lines, '```', ''].join('\n');
const withDesign = text => ({ prepare: host => void new MockDesign(host, text) });

const parts = page => ({
    ...handles(page),
    document: page.locator('.document'),
    pictures: page.locator('.diagram .picture svg'),
    problems: page.locator('.diagram-problem:visible'),
    view: name => page.getByRole('button', { name, exact: true }),
    tab: name => page.getByRole('tab', { name }),
    log: page.getByRole('region', { name: 'Constraints and trade-offs', exact: true }),
    rows: page.locator('.tradeoff'),
    chose: page.getByRole('form', { name: 'New trade-off' }).getByLabel('We chose'),
    instead: page.getByRole('form', { name: 'New trade-off' }).getByLabel('Instead of'),
    because: page.getByRole('form', { name: 'New trade-off' }).getByLabel('Because'),
    add: page.getByRole('button', { name: 'Add', exact: true }),
    status: page.getByRole('status'),
});

async function enter(page) {
    await join(page);
    return parts(page);
}

async function toTradeoffs(page) {
    const at = await enter(page);
    await at.tab(/^Trade-offs/).click();
    return at;
}

async function write(at, choice, instead = 'the other way', why = 'it is simpler') {
    await at.chose.fill(choice);
    await at.instead.fill(instead);
    await at.because.fill(why);
}

async function goOffline(page, host) {
    host.open = false;
    host.cut();
    await page.locator('header[data-save="offline"]').waitFor();
}

/** Types at the end of the document. */
async function type(at, text) {
    await at.editor.press('Control+End');
    await at.editor.pressSequentially(text);
}

/** Everything that is left of a document that could do harm or be fetched. */
const harmful = svg =>
    /<(?!\/?(svg|g|path|rect|circle|ellipse|line|polygon|polyline|text|tspan|marker|defs)\b)[^>]*>|\son\w+\s*=|href|javascript:|\sstyle=|\sclass=|<style|url\((?!#)|@import|foreignObject/i.exec(
        svg.replace(/>[^<]*</g, '><'), // words may be any
    );

pageTest('a task without a design shows nothing of it', async ({ page }) => {
    const at = await enter(page);
    assert.equal(await page.locator('.design-log, .tradeoff-form, .design-bar').count(), 0);
    assert.equal(await at.log.count(), 0);
    assert.equal(await page.locator('.preview').count(), 0);
});

pageTest(
    'the document stands beside how it reads',
    async ({ page }) => {
        const at = await enter(page);
        await at.document.locator('h2', { hasText: 'Orders that are never taken twice' }).waitFor();
        assert.equal(await at.tab('design.md').getAttribute('aria-selected'), 'true');
        assert.equal(await at.document.locator('strong').first().textContent(), 'key');
        assert.equal(await at.document.locator('a, img, iframe').count(), 0);
        assert.match(await at.document.textContent(), /the paper \(https:\/\/example\.com\/idempotency\)/);
        const cells = await at.document.locator('td').allTextContents();
        assert.deepEqual(cells, ['Orders', '2,000', '12 ms', 'Keys', '2,000', '3 ms']);
        assert.equal(await at.document.locator('td').nth(1).evaluate(td => getComputedStyle(td).textAlign), 'right');
        assert.equal(await at.document.locator('ol > li').count(), 2);
        assert.equal(await at.document.locator('ol > li > ul > li').count(), 2);
        assert.equal(await at.document.locator('blockquote').count(), 1);
        const [source, preview] = await Promise.all([
            page.locator('.design-source').boundingBox(),
            page.locator('.preview').boundingBox(),
        ]);
        assert.ok(preview.x >= source.x + source.width, 'beside each other');
        await type(at, '\n# Then');
        await at.document.locator('h2', { hasText: 'Then' }).waitFor();
    },
    withDesign(),
);

pageTest(
    'a narrow pane shows one of the two, by choice',
    async ({ page }) => {
        const at = await enter(page);
        assert.equal(await at.view('Side by side').isVisible(), false);
        assert.equal(await at.editor.isVisible(), true);
        assert.equal(await at.document.isVisible(), false);
        await at.view('Preview').focus();
        await page.keyboard.press('Enter');
        await at.document.waitFor();
        assert.equal(await at.editor.isVisible(), false);
        assert.equal(await at.view('Preview').getAttribute('aria-pressed'), 'true');
        await at.view('Write').click();
        await page.keyboard.type('x');
        assert.equal(await at.document.isVisible(), false);
        await saved(page);
    },
    { ...withDesign(), browser: { viewport: { width: 1280, height: 800 } } },
);

pageTest(
    'HTML, links, images and control characters of a document are text',
    async ({ page }) => {
        const at = await enter(page);
        await at.document.locator('p').first().waitFor();
        const made = await at.document.evaluate(root => ({
            odd: [...root.querySelectorAll('*')]
                .map(({ localName }) => localName)
                .filter(name => /^(a|img|script|iframe|style|object|svg|math|form|button|link|base)$/.test(name)),
            handlers: [...root.querySelectorAll('*')].flatMap(element =>
                element.getAttributeNames().filter(name => name.startsWith('on') || name === 'style'),
            ),
            text: root.textContent,
        }));
        assert.deepEqual(made.odd, []);
        assert.deepEqual(made.handlers, []);
        assert.ok(made.text.includes('<script>window.hacked = 1</script>'));
        assert.ok(made.text.includes('<img src=x onerror="window.hacked = 1">'));
        assert.ok(made.text.includes('image: a cat (https://example.com/cat.png)'));
        assert.ok(made.text.includes('click (javascript:window.hacked=1)'));
        assert.ok(made.text.includes('by name (https://example.com/named)'));
        assert.equal(await page.evaluate(() => window.hacked), undefined);
    },
    withDesign(
        [
            '<script>window.hacked = 1</script>',
            '',
            'A <img src=x onerror="window.hacked = 1"> and <b style="color:red">bold</b>',
            '',
            '![a cat](https://example.com/cat.png) [click](javascript:window.hacked=1) [by name][ref] \u202e\u0007&#0; &lt;',
            '',
            `${'>'.repeat(3000)} deep`,
            '',
            `${'- '.repeat(300)}deep`,
            '',
            '[ref]: https://example.com/named',
        ].join('\n'),
    ),
);

for (const colorScheme of ['light', 'dark']) {
    pageTest(
        `a diagram is drawn under the page's policy, its labels whole (${colorScheme})`,
        async ({ page }) => {
            const at = await enter(page);
            await until(async () => (await at.pictures.count()) === 3, 'three pictures');
            for (const label of ['Client', 'Known key?', 'First answer', 'POST /orders'])
                await at.pictures.first().getByText(label, { exact: true }).waitFor();
            const clipped = await at.pictures.evaluateAll(pictures =>
                pictures.flatMap(picture => {
                    const frame = picture.getBoundingClientRect();
                    return [...picture.querySelectorAll('text')]
                        .filter(text => {
                            const { left, right, top, bottom } = text.getBoundingClientRect();
                            const out = left < frame.left - 1 || right > frame.right + 1;
                            return out || top < frame.top - 1 || bottom > frame.bottom + 1;
                        })
                        .map(text => text.textContent);
                }),
            );
            assert.deepEqual(clipped, []);
            // A label stands in the middle of its box.
            const off = await at.pictures.first().evaluate(picture => {
                const label = [...picture.querySelectorAll('text')].find(text => text.textContent === 'Client');
                const text = label.getBoundingClientRect();
                const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
                const [x, y] = middle(text);
                const box = [...picture.querySelectorAll('rect')]
                    .map(rect => rect.getBoundingClientRect())
                    .find(({ left, right, top, bottom }) => left < x && x < right && top < y && y < bottom);
                const [boxX, boxY] = middle(box);
                return Math.max(Math.abs(boxX - x), Math.abs(boxY - y)) + (box.width < text.width ? 100 : 0);
            });
            assert.ok(off < 2, `off by ${off}`);
            assert.equal(await page.locator('.drawing-board').count(), 0);
        },
        {
            ...withDesign(
                fence(
                    'flowchart LR',
                    '  C[Client] -->|POST /orders| G(Gateway)',
                    '  G --> K{Known key?}',
                    '  K -->|no| D[(Orders)]',
                    '  K -->|yes| A[First answer]',
                ) +
                    fence('sequenceDiagram', '  actor U as User', '  U->>Server: ask', '  Note over Server: thinks') +
                    fence('erDiagram', '  CUSTOMER ||--o{ ORDER : places', '  ORDER { string id PK }'),
            ),
            browser: { colorScheme },
        },
    );
}

pageTest(
    'an error says its line in the place of the diagram, and the last good picture stays',
    async ({ page, host }) => {
        const at = await enter(page);
        await at.pictures.first().waitFor();
        assert.equal(await at.problems.count(), 0);
        await at.editor.press('Control+End');
        await at.editor.press('ArrowUp'); // the line of the closing fence
        await at.editor.pressSequentially('  B -->\n');
        await at.problems.first().waitFor();
        // Lines of the document: a heading, an empty line, the fence, the kind, a comment, an edge, this.
        assert.match(await at.problems.first().textContent(), /^Line 8: Not understood after “.*B -->”/);
        assert.equal(await at.pictures.count(), 1);
        assert.ok(await page.locator('.picture.stale').isVisible());
        await at.editor.press('ArrowUp');
        await at.editor.press('End');
        await at.editor.pressSequentially(' C');
        await until(async () => (await at.problems.count()) === 0, 'the error to go');
        await at.pictures.first().getByText('C', { exact: true }).waitFor();
        await saved(page);
        assert.match(host.text('design'), /B --> C\n\s*```\n$/);
    },
    withDesign('# A\n\n' + fence('flowchart LR', '  %% a comment', '', '  A --> B')),
);

pageTest(
    'a dark page sends a light picture, self-contained',
    async ({ page, host }) => {
        const at = await enter(page);
        const { diagrams } = host.design;
        await until(() => diagrams.length === 1, 'the picture');
        const [{ file, index, source, svg }] = diagrams;
        assert.deepEqual([file, index], ['design', 0]);
        assert.equal(source, hashOf('flowchart LR\n  A[First] --> B'));
        assert.equal(harmful(svg), null);
        assert.match(svg, /^<svg [^>]*width="[\d.]+" height="[\d.]+" viewBox="[-\d. ]+"/);
        assert.match(svg, /fill="#f6f7f9"/, 'the light surface');
        assert.doesNotMatch(svg, /dominant-baseline|[\d.](em|px|%)"/);
        assert.equal(await at.pictures.locator('rect').first().getAttribute('fill'), '#1f2327');
    },
    { ...withDesign(fence('flowchart LR', '  A[First] --> B')), browser: { colorScheme: 'dark' } },
);

pageTest(
    'only confirmed diagrams are sent, and each once',
    async ({ page, host }) => {
        const at = await enter(page);
        const { diagrams } = host.design;
        await until(() => diagrams.length === 1, 'the picture');
        host.hold();
        await at.editor.press('Control+End');
        await at.editor.press('ArrowUp');
        await at.editor.pressSequentially('  B --> Third\n');
        await at.pictures.first().getByText('Third', { exact: true }).waitFor();
        assert.equal(diagrams.length, 1, 'the host has not confirmed that text');
        host.release();
        await until(() => diagrams.length === 2, 'the changed picture');
        assert.equal(diagrams[1].source, hashOf('flowchart LR\n  A[First] --> B\n  B --> Third'));
        await type(at, 'words after it');
        await saved(page);
        await at.document.getByText('words after it').waitFor();
        assert.equal(diagrams.length, 2, 'the picture is the same');
    },
    withDesign(fence('flowchart LR', '  A[First] --> B')),
);

pageTest(
    'what a hostile diagram asks for is neither done nor sent',
    async ({ page, host }) => {
        const at = await enter(page);
        await until(async () => (await at.pictures.count()) === 3, 'the pictures');
        assert.match(await at.problems.textContent(), /Images are not shown/);
        await until(() => host.design.diagrams.length === 3, 'the messages');
        for (const { svg } of host.design.diagrams) {
            assert.equal(harmful(svg), null);
            // Well-formed, whatever stands in the labels.
            const parsed = await page.evaluate(
                text => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.localName,
                svg,
            );
            assert.equal(parsed, 'svg');
            assert.equal(/[\u0000-\u0008\u000e-\u001f]/.test(svg), false);
        }
        assert.equal(await at.pictures.locator('a, image, foreignObject, script, style, [onclick]').count(), 0);
        await at.pictures.first().getByText('Alpha', { exact: true }).click();
        await at.pictures.nth(1).getByText('Alice', { exact: true }).first().click();
        assert.equal(await page.evaluate(() => window.hacked), undefined);
        assert.equal(page.url().endsWith('/'), true);
        // Neither HTML labels nor another theme: the text is SVG, in the page's colours.
        assert.match(host.design.diagrams[0].svg, /<text[^>]*>Alpha<\/text>/);
        assert.match(host.design.diagrams[0].svg, /fill="#f6f7f9"/);
        assert.doesNotMatch(host.design.diagrams[0].svg, /#123456/);
    },
    withDesign(
        fence(
            '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "theme": "dark", "themeCSS": "* { fill: #123456; background: url(https://example.com/a.png) }", "themeVariables": {"primaryColor": "#123456"}}}%%',
            'flowchart LR',
            '  A[Alpha] --> Z["a\u0007\u001b[31mz &lt; #1;"]',
            '  A[Alpha] --> B["<script>window.hacked = 1</script><img src=x onerror=\'window.hacked = 1\'>"]',
            '  B --> C["<foreignObject><iframe src=\'javascript:window.hacked=1\'></iframe></foreignObject><b style=\'color:red\'>c</b>"]',
            '  click A "javascript:window.hacked=1"',
            '  click B href "https://example.com" _blank',
            '  click C call alert(1)',
            '  classDef bad fill:#fff,stroke:red',
            '  class C bad',
        ) +
            fence(
                '---',
                'config:',
                '  securityLevel: loose',
                '  htmlLabels: true',
                '---',
                'sequenceDiagram',
                '  participant A as Alice',
                '  link A: Evil @ javascript:window.hacked=1',
                '  links A: {"Other": "https://example.com"}',
                '  A->>A: <img src=x onerror=window.hacked=1> $$x^2$$',
            ) +
            fence('flowchart LR', '  P@{ img: "https://example.com/x.png", label: "picture" } --> Q') +
            fence('architecture-beta', '  group api(cloud)[API]', '  service db(database)[Database] in api'),
    ),
);

pageTest(
    'a huge diagram, and too many of them, are refused in words',
    async ({ page }) => {
        const at = await enter(page);
        await until(async () => (await at.pictures.count()) === 28, 'the pictures');
        const said = await until(async () => {
            const texts = await at.problems.allTextContents();
            return texts.length === 4 && texts;
        }, 'what is said of the others');
        assert.match(said[0], /too long/);
        assert.match(said[1], /too many parts/);
        for (const text of said.slice(2)) assert.match(text, /first 30/);
    },
    withDesign(
        fence('flowchart LR', `  A["${'x'.repeat(50_001)}"]`) +
            fence('flowchart LR', ...Array.from({ length: 2000 }, (_, i) => `  a${i} --> b${i}`)) +
            Array.from({ length: 30 }, (_, i) => fence('flowchart LR', `  a${i} --> b`)).join('\n'),
    ),
);

pageTest(
    'an enlarged diagram takes the focus and gives it back',
    async ({ page }) => {
        const at = await enter(page);
        await at.pictures.first().waitFor();
        const enlarge = page.getByRole('button', { name: 'Enlarge Diagram 1' });
        await enlarge.focus();
        await page.keyboard.press('Enter');
        const dialog = page.getByRole('dialog', { name: 'Diagram 1' });
        await dialog.locator('svg').waitFor();
        await page.keyboard.press('Escape');
        await until(async () => (await dialog.count()) === 0, 'the dialog to go');
        assert.ok(await enlarge.evaluate(button => button === document.activeElement));
    },
    withDesign(),
);

pageTest(
    'typing in a document of 2,000 lines stays quick',
    async ({ page }) => {
        const at = await enter(page);
        await at.document.locator('h3').first().waitFor();
        await page.evaluate(() => {
            window.spent = [];
            const editor = document.querySelector('.editor-panel:not([hidden]) .cm-content');
            let began = 0;
            window.addEventListener('keydown', () => (began = performance.now()), true);
            // After everything that the key brought about in its own turn.
            editor.addEventListener('input', () => queueMicrotask(() => window.spent.push(performance.now() - began)));
        });
        await type(at, 'and so it goes on, word for word, in one more paragraph');
        const spent = await page.evaluate(() => window.spent);
        assert.ok(spent.length > 40, String(spent.length));
        const mean = spent.reduce((sum, ms) => sum + ms, 0) / spent.length;
        assert.ok(mean < 16, `${mean.toFixed(1)} ms for a key`);
        await at.document.getByText('one more paragraph').waitFor();
        await saved(page);
    },
    withDesign(
        Array.from({ length: 500 }, (_, i) => `## Part ${i}\n\nSome *words* with \`code\` about part ${i}.\n`).join('\n'),
    ),
);

pageTest(
    'the preview follows the caret',
    async ({ page }) => {
        const at = await enter(page);
        await at.document.locator('h3').first().waitFor();
        await at.editor.press('Control+End');
        const seen = text =>
            until(
                () =>
                    at.document.getByText(text, { exact: true }).evaluate(element => {
                        const view = element.closest('.preview').getBoundingClientRect();
                        const { top, bottom } = element.getBoundingClientRect();
                        return top >= view.top && bottom <= view.bottom;
                    }),
                `${text} in view`,
            );
        await seen('Part 199');
        await at.editor.press('Control+Home');
        await seen('Part 0');
    },
    withDesign(Array.from({ length: 200 }, (_, i) => `## Part ${i}\n\nWords.\n`).join('\n')),
);

pageTest(
    'a document that is removed and brought back keeps its preview',
    async ({ page, host }) => {
        const at = await enter(page);
        await at.document.waitFor();
        host.remove({ mid: 'r1', file: 'design' });
        await until(async () => (await page.locator('.preview').count()) === 0, 'the preview to go');
        host.restore({ mid: 'r2', file: 'design' });
        await at.tab('design.md').click();
        await at.document.waitFor();
        await type(at, 'again here');
        await at.document.getByText('again here').waitFor();
        await saved(page);
    },
    withDesign(),
);

pageTest(
    'a fresh copy of the document takes its place beside the preview',
    async ({ page, host }) => {
        const at = await enter(page);
        await at.document.waitFor();
        const file = host.files.get('design');
        file.doc = file.doc.replace(0, 0, file.doc.constructor.of(['Another text.', '', '']));
        file.owners = Array(file.doc.length).fill(['baseline']);
        host.tell({ type: 'updates', file: 'design', version: 0, updates: [], hash: 'ffffffff' });
        await at.document.getByText('Another text.').waitFor();
        await type(at, 'more of it');
        await at.document.getByText('more of it').waitFor();
        assert.equal(await page.locator('.preview').count(), 1);
    },
    { ...withDesign() },
);

pageTest(
    'a constraint is marked new until it is looked at, and moves nothing that is typed in',
    async ({ page, host }) => {
        const at = await toTradeoffs(page);
        await at.chose.fill('half a thought');
        const before = await at.chose.boundingBox();
        host.design.drop('Ten times the traffic', 'For an hour.');
        await until(
            async () => (await at.status.textContent()) === 'New constraint: Ten times the traffic. For an hour.',
            'the announcement',
        );
        await at.tab('Constraints (1, 1 new)').waitFor();
        assert.deepEqual(await at.chose.boundingBox(), before);
        assert.ok(await at.chose.evaluate(field => field === document.activeElement));
        await page.getByRole('button', { name: 'New constraint: Ten times the traffic' }).click();
        await at.log.getByText('For an hour.').waitFor();
        await at.tab('Constraints (1)').waitFor();
        assert.equal(await page.locator('.new-mark:visible').count(), 0);
        assert.match(await page.locator('.constraint').textContent(), /^5:12/);
        await at.tab(/^Trade-offs/).click();
        assert.equal(await at.chose.inputValue(), 'half a thought');
    },
    withDesign(),
);

pageTest(
    'constraints stand once after a reconnect, one that came meanwhile is new, and a reload knows which were seen',
    async ({ page, host }) => {
        const at = await enter(page);
        host.design.drop('First', 'one');
        await at.log.getByText('one', { exact: true }).hover();
        await at.tab('Constraints (1)').waitFor();
        await goOffline(page, host);
        host.design.drop('Second', 'two');
        host.open = true;
        await at.tab('Constraints (2, 1 new)').waitFor();
        await until(async () => (await at.status.textContent()) === 'New constraint: Second. two', 'the news');
        assert.deepEqual(await page.locator('.constraint .strong').allTextContents(), ['First', 'Second']);
        await page.reload();
        await at.tab('Constraints (2, 1 new)').waitFor();
        assert.equal(await page.locator('.constraint').count(), 2);
    },
    withDesign(),
);

pageTest(
    'a trade-off is added, changed and removed',
    async ({ page, host }) => {
        const at = await toTradeoffs(page);
        await write(at, 'a table of keys', 'a cache', 'one transaction');
        await at.add.click();
        await until(() => host.design.tradeoffs.size === 1, 'the first');
        await write(at, 'second');
        await page.keyboard.press('Control+Enter');
        await until(() => host.design.tradeoffs.size === 2, 'the second');
        await saved(page);
        assert.equal(await at.chose.inputValue(), '');
        const [first] = host.design.tradeoffs.values();
        assert.deepEqual([first.choice, first.instead, first.why], ['a table of keys', 'a cache', 'one transaction']);
        await at.tab('Trade-offs (2)').waitFor();

        await page.getByRole('button', { name: 'Edit: a table of keys' }).click();
        const form = page.getByRole('form', { name: 'Change this trade-off' });
        await form.getByLabel('Instead of').fill('a queue');
        await form.getByRole('button', { name: 'Save', exact: true }).click();
        await until(() => [...host.design.tradeoffs.values()][0].instead === 'a queue', 'the change');
        assert.equal(host.design.tradeoffs.size, 2);
        await at.rows.first().getByText('a queue').waitFor();

        const remove = page.getByRole('button', { name: 'Remove: second' });
        await remove.click();
        assert.equal(await remove.textContent(), 'Confirm');
        await page.keyboard.press('Tab');
        assert.equal(await remove.textContent(), 'Remove', 'who goes on has not confirmed');
        assert.equal(host.design.tradeoffs.size, 2);
        await remove.click();
        await remove.click();
        await until(() => host.design.tradeoffs.size === 1, 'the removal');
        await at.tab('Trade-offs (1)').waitFor();
        assert.equal(await at.rows.count(), 1);
        await saved(page);
    },
    withDesign(),
);

pageTest(
    'half a trade-off is not sent, and the field that is missing gets the focus',
    async ({ page, host }) => {
        const at = await toTradeoffs(page);
        await at.chose.fill('a table');
        await at.add.click();
        await page.getByRole('alert').filter({ hasText: 'instead of what' }).waitFor();
        assert.ok(await at.instead.evaluate(field => field === document.activeElement));
        assert.equal(host.of('tradeoff').length, 0);
    },
    withDesign(),
);

pageTest(
    'trade-offs written offline survive a reload and arrive once',
    async ({ page, host }) => {
        const at = await toTradeoffs(page);
        await goOffline(page, host);
        await write(at, 'written alone');
        await at.add.click();
        await at.rows.getByText('saving').waitFor();
        await page.getByRole('button', { name: 'Edit: written alone' }).click();
        await page.getByRole('form', { name: 'Change this trade-off' }).getByLabel('We chose').fill('written twice');
        await page.keyboard.press('Control+Enter');
        await write(at, 'only half', '', '');
        await until(async () => {
            const [record] = await kept(page);
            return record?.messages.length === 2 && record.tradeoffs?.[0]?.choice === 'only half';
        }, 'both messages and the draft in the database');
        await page.reload();
        host.open = true;
        await at.tab(/^Trade-offs/).click();
        await saved(page);
        assert.deepEqual(
            [...host.design.tradeoffs.values()].map(({ choice }) => choice),
            ['written twice'],
        );
        assert.equal(await at.rows.count(), 1);
        assert.equal(await at.chose.inputValue(), 'only half');
        await page.locator('.notice-bar', { hasText: 'from before was brought back' }).waitFor();
    },
    withDesign(),
);

pageTest(
    'what arrived while the line broke is found in the next welcome',
    async ({ page, host }) => {
        const at = await toTradeoffs(page);
        await write(at, 'one');
        await at.add.click();
        await saved(page);
        host.hold();
        await write(at, 'two');
        await at.add.click();
        await until(() => host.design.tradeoffs.size === 2, 'it at the host');
        await page.getByRole('button', { name: 'Remove: one' }).click();
        await page.getByRole('button', { name: 'Remove: one' }).click();
        await until(() => host.design.tradeoffs.size === 1, 'the removal at the host');
        host.cut(); // and both acknowledgements with it
        host.held = null;
        await saved(page);
        assert.equal(await at.rows.count(), 1);
        assert.equal(await page.locator('.tradeoff-state:visible').count(), 0);
        await at.tab('Trade-offs (1)').waitFor();
        assert.equal(host.of('tradeoff').length, 3, 'nothing was sent twice');
    },
    withDesign(),
);

pageTest(
    "one entry's changes go one after the other",
    async ({ page, host }) => {
        const at = await toTradeoffs(page);
        host.hold();
        await write(at, 'first words');
        await at.add.click();
        await until(() => host.of('tradeoff').length === 1, 'the entry');
        await page.getByRole('button', { name: 'Edit: first words' }).click();
        await page.getByRole('form', { name: 'Change this trade-off' }).getByLabel('We chose').fill('last words');
        await page.keyboard.press('Control+Enter');
        await write(at, 'another');
        await at.add.click();
        await until(() => host.of('tradeoff').length > 1, 'another entry, which need not wait');
        assert.deepEqual(
            host.of('tradeoff').map(({ choice }) => choice),
            ['first words', 'another'],
        );
        host.release();
        await saved(page);
        assert.deepEqual(
            [...host.design.tradeoffs.values()].map(({ choice }) => choice),
            ['last words', 'another'],
        );
        assert.deepEqual(await at.rows.locator('p:first-child').allTextContents(), [
            'We chose: last words',
            'We chose: another',
        ]);
    },
    withDesign(),
);

pageTest(
    'a refused trade-off is in its form again, with the reason',
    async ({ page, host }) => {
        const at = await toTradeoffs(page);
        host.design.refusing = 'the task is over';
        await write(at, 'too late');
        await at.add.click();
        const form = page.getByRole('form', { name: 'Change this trade-off' });
        await form.getByText('Not saved: the task is over').waitFor();
        assert.equal(await form.getByLabel('We chose').inputValue(), 'too late');
        await saved(page);
        host.design.refusing = null;
        await form.getByRole('button', { name: 'Try again' }).click();
        await until(() => host.design.tradeoffs.size === 1, 'it');
        await saved(page);
        assert.equal(await form.count(), 0);
        assert.equal(await at.rows.count(), 1);
    },
    withDesign(),
);

pageTest(
    'the next task takes the discussion away',
    async ({ page, host }) => {
        const at = await enter(page);
        await at.document.waitFor();
        host.design = null;
        host.tell({ type: 'task', index: 2, count: 3, title: 'Review', minutes: 15, brief: '', handIn: [], at: 0 });
        await until(async () => !(await at.log.isVisible()), 'the log to go');
        assert.equal(await page.locator('.preview').count(), 0);
        await type(at, 'the text stays');
        await until(() => host.text('design').endsWith('the text stays'), 'the edit');
        await saved(page);
    },
    withDesign(),
);

pageTest(
    'a session that ended shows what is unsaved of the log, to be copied',
    async ({ page, host }) => {
        const at = await toTradeoffs(page);
        await goOffline(page, host);
        await write(at, 'never sent');
        await at.add.click();
        host.token = 'another';
        host.open = true;
        await page.getByRole('alert').filter({ hasText: 'This link does not work' }).waitFor();
        await at.rows.getByText('never sent').waitFor();
        assert.equal(await at.add.isVisible(), false);
        assert.equal(await page.getByRole('button', { name: /^Edit/ }).count(), 0);
        await page.evaluate(() => (navigator.clipboard.writeText = text => Promise.resolve(void (window.copied = text))));
        await page.getByRole('button', { name: 'Copy my text' }).click();
        await until(() => page.evaluate(() => window.copied?.includes('We chose: never sent')), 'the copy');
    },
    withDesign(),
);
