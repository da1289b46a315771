// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever a reply is made of and however it is cut: what is drawn piece by piece is what is drawn at once.

import assert from 'node:assert/strict';
import { join, pageTest } from './fixture.mjs';
import { intoPage } from './from_source.mjs';

const documents = 600;
const longOnes = 25;

/** Runs in the page. `lines`: how many a text may have; `plainly`: only its words are compared, not how it is built. */
function compare({ documents, lines: most, plainly, start }) {
    let seed = start;
    const random = n => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return Math.floor((seed / 2 ** 32) * n);
    };
    const lines = [
        '', '', '', 'words', 'more *words* here', '# Title', '## Under', '===', '---', '***', '- item', '- [x] done',
        '  - deeper', '* other', '1. one', '2) two', '   goes on', '    four in', '> quote', '> - in it', '```', '```py',
        '````', '~~~', '   ```', 'a `code` b', '**bold', 'bold** end', '| a | b |', '|---|:-:|', '| 1 | 2 |', '[x]',
        '[x]: http://a.b/c', 'see [x] and [y](http://d.e)', '<b>raw</b>', '<div>', '</div>', '<!-- c', '-->', '\\*no\\*',
        '&amp; &#x41;', 'tail  ', '\t tab', '+', '-', '1.', '`', '``', '_a_ __b__ ~~c~~', '![i](j)', '<http://k.l>',
    ];
    const compose = () => {
        const count = most / 2 + random(most / 2);
        // Runs of the same, so that lists and code become long as well.
        const list = [];
        while (list.length < count) {
            const line = lines[random(lines.length)];
            // A block that is cut because it is endless is cut where the pieces end; so there is none.
            if (plainly && line === '<!-- c') continue;
            list.push(...Array(1 + random(plainly ? 60 : 2)).fill(line), ...(plainly ? [''] : []));
        }
        return list.join('\n') + (random(2) ? '\n' : '');
    };
    const built = reply => {
        while (reply.step());
        if (!plainly) return reply.element.innerHTML;
        return reply.element.textContent.replace(/[\s*_`~\\&;#]+|Copy|code/g, '');
    };
    const whole = text => {
        const reply = new window.replies.ReplyText();
        reply.finish(text);
        return built(reply);
    };
    const inPieces = text => {
        const reply = new window.replies.ReplyText();
        for (let at = 0; at < text.length;) {
            const size = 1 + random(random(2) ? 3 : most * 2);
            reply.append(text.slice(at, at + size));
            at += size;
            while (random(3) && reply.step());
        }
        reply.finish(text);
        return built(reply);
    };
    for (let i = 0; i < documents; i++) {
        const text = compose();
        const expected = whole(text);
        const shown = inPieces(text);
        if (shown === expected) continue;
        let at = 0;
        while (shown[at] === expected[at]) at++;
        const part = said => said.slice(Math.max(0, at - 100), at + 200);
        return { text: text.length < 500 ? text : `${text.length} units`, expected: part(expected), shown: part(shown) };
    }
    return null;
}

pageTest('pieces and wholes are drawn alike, for texts put together by chance', async ({ page }) => {
    await join(page);
    await intoPage(page, 'reply_text', 'replies');
    const short = await page.evaluate(compare, { documents, lines: 14, plainly: false, start: 20261123 });
    assert.equal(short, null, JSON.stringify(short, null, 1));
    const long = await page.evaluate(compare, { documents: longOnes, lines: 1500, plainly: true, start: 4711 });
    assert.equal(long, null, JSON.stringify(long, null, 1));
});
