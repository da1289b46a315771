// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tests of a run as rows: what failed first, each with its message to unfold; what passed in one line each.

import { h, replace } from './dom';
import { glyph } from './icons';
import { printable, printableLine } from './printable';
import { seconds } from './run_words';
import type { TestOutcome, WireTest } from './wire';

const mostRows = 500;
const longestMessage = 20_000;
const unfoldedAtOnce = 3;
const order: TestOutcome[] = ['failed', 'error', 'skipped', 'passed'];
const words: Record<TestOutcome, string> = {
    failed: 'failed',
    error: 'error',
    skipped: 'skipped',
    passed: 'passed',
};

const isBad = ({ outcome }: WireTest) => outcome === 'failed' || outcome === 'error';

export class TestList {
    readonly element = h('div', { class: 'tests' });
    hasFailed = false;
    private rows = 0; // ever made, for ids

    constructor(private readonly linked: (text: string) => Node[]) {}

    clear(): void {
        this.element.replaceChildren();
        this.hasFailed = false;
    }

    show(tests: readonly WireTest[]): void {
        const sorted = order.flatMap(outcome => tests.filter(test => test.outcome === outcome));
        const bad = sorted.filter(isBad).length;
        this.hasFailed = bad > 0;
        const unfolded = bad <= unfoldedAtOnce ? bad : 1;
        const list = h('ul', { class: 'plain test-rows', attrs: { 'aria-label': 'Tests' } });
        sorted.slice(0, mostRows).forEach((test, i) => list.append(this.row(test, i < unfolded)));
        const more = sorted.length - mostRows;
        replace(
            this.element,
            list,
            more > 0 ? h('p', { class: 't3', text: `${more} more tests are not shown.` }) : null,
        );
    }

    private row(test: WireTest, unfolded: boolean): HTMLElement {
        const bad = isBad(test);
        const name = printableLine(test.name || test.id, 400);
        const shown = h('span', { class: 'test-name' });
        shown.append(...(bad ? this.linked(name) : [new Text(name)]));
        const row = h(
            'li',
            { class: `test ${test.outcome}` },
            shown,
            h(
                'span',
                { class: 'test-outcome' },
                bad ? glyph('fail', 11) : null,
                h('span', { text: words[test.outcome] }),
            ),
            h('span', { class: 'test-time t3', text: test.ms >= 100 ? seconds(test.ms) : '' }),
        );
        if (test.message) this.addMessage(row, name, test.message, bad && unfolded);
        return row;
    }

    private addMessage(row: HTMLElement, name: string, message: string, unfolded: boolean): void {
        const text = h('pre', { class: 'test-message', attrs: { id: `test-message-${this.rows++}` } });
        const fold = h('button', {
            class: 'fold',
            attrs: { type: 'button', 'aria-controls': text.id, 'aria-label': `Message of ${name}` },
            on: { click: () => set(text.hidden !== false) },
        });
        const set = (open: boolean) => {
            if (open && !text.firstChild) text.append(...this.messageNodes(message));
            text.hidden = !open;
            fold.textContent = open ? 'hide' : 'show';
            fold.setAttribute('aria-expanded', String(open));
        };
        set(unfolded);
        row.append(fold, text);
    }

    private messageNodes(message: string): Node[] {
        const nodes = this.linked(printable(message.slice(0, longestMessage)).replace(/\n+$/, ''));
        const left = message.length - longestMessage;
        if (left > 0) nodes.push(new Text(`\n\u2026 ${left.toLocaleString('en')} more characters`));
        return nodes;
    }
}
