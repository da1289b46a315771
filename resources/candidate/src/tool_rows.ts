// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a tool of the candidate's own did, a quiet line for each call; many are folded.

import { h, replace } from './dom';
import type { ToolOutcome, WireToolCall } from './wire_assistant';

const mostOpen = 3;
const mostShown = 100; // of a turn, the newest: an agent may make thousands
const longestInput = 200; // units of its first line

const outcomes: Record<ToolOutcome, string> = {
    ok: 'done',
    error: 'failed',
    rejected: 'rejected by you',
    interrupted: 'interrupted',
    denied: 'not allowed',
};

type Row = { call: WireToolCall; name: HTMLElement; words: HTMLElement; outcome: HTMLElement };

export class ToolRows {
    readonly element = h('div', { class: 'tool-rows' });
    private readonly rows = new Map<string, Row>();
    private readonly list = h('ul', { class: 'plain' });
    private readonly count = h('span');
    private readonly summary = h('summary', { class: 'outcome' }, this.count);
    private readonly earlier = h('li', { class: 'tool-row cap t3' });
    private odd = 0; // calls that were not carried out
    private fold: HTMLDetailsElement | null = null;

    constructor() {
        this.element.hidden = true;
        this.element.append(this.list);
    }

    has(call: string): boolean {
        return this.rows.has(call);
    }

    add(call: WireToolCall): void {
        const known = this.rows.get(call.call);
        if (known) {
            known.words.textContent = firstLine(call.input);
            known.words.title = firstLine(call.input);
            known.name.textContent = call.tool;
            if (call.outcome) this.ended(call.call, call.outcome);
            return;
        }
        const outcome = h('span', { class: 'tool-outcome t3' });
        const input = firstLine(call.input);
        const name = h('span', { class: 'tool-name', text: call.tool });
        const words = h('code', { class: 'tool-input t2', text: input, attrs: { title: input } });
        this.list.append(h('li', { class: 'tool-row cap' }, name, words, outcome));
        this.rows.set(call.call, { call: { ...call, outcome: undefined }, name, words, outcome });
        this.element.hidden = false;
        if (call.outcome) this.ended(call.call, call.outcome);
        this.collapse();
    }

    ended(call: string, outcome: ToolOutcome): void {
        const row = this.rows.get(call);
        if (!row) return;
        this.odd += Number(isOdd(outcome)) - Number(isOdd(row.call.outcome));
        row.call = { ...row.call, outcome };
        row.outcome.textContent = outcomes[outcome] ?? outcome;
        row.outcome.classList.toggle('odd', isOdd(outcome));
        this.collapse();
    }

    private collapse(): void {
        if (this.rows.size <= mostOpen) return;
        if (!this.fold) {
            this.fold = h('details', {}, this.summary);
            replace(this.element, this.fold);
            this.fold.append(this.list);
        }
        this.count.textContent = `${this.rows.size} tool calls${this.odd ? `, ${this.odd} not carried out` : ''}`;
        if (this.rows.size <= mostShown) return;
        if (!this.earlier.isConnected) this.list.prepend(this.earlier);
        while (this.list.children.length > mostShown + 1) this.list.children[1]?.remove();
        this.earlier.textContent = `${this.rows.size - mostShown} earlier calls are not shown here`;
    }
}

function isOdd(outcome?: ToolOutcome): boolean {
    return outcome !== undefined && outcome !== 'ok';
}

function firstLine(input: string): string {
    const line = input.trimStart().split('\n', 1)[0] ?? '';
    return line.length > longestInput ? `${line.slice(0, longestInput)}\u2026` : line;
}
