// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a tool of the candidate's own did, a quiet line for each call; many are folded.

import { h, replace } from './dom';
import { frameWork, type Job } from './frame_work';
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

type Drawn = { item: HTMLElement; name: HTMLElement; words: HTMLElement; outcome: HTMLElement };
type Row = { call: WireToolCall; drawn?: Drawn };

/** Calls may come by the hundred; they are drawn now and then, so that typing never waits for them. */
export class ToolRows implements Job {
    readonly element = h('div', { class: 'tool-rows' });
    private readonly rows = new Map<string, Row>();
    private readonly order: Row[] = []; // as they came
    private readonly changed = new Set<Row>();
    private reached = 0; // rows before it have been drawn, or never will be
    private dropped = 0; // and these are not any more
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

    /** A call, or a known one with what was not told before. */
    add(call: WireToolCall): void {
        const known = this.rows.get(call.call);
        const row: Row = known ?? { call: { ...call, outcome: undefined } };
        if (known) known.call = { ...call, outcome: known.call.outcome };
        else {
            this.rows.set(call.call, row);
            this.order.push(row);
        }
        if (call.outcome) this.ended(call.call, call.outcome);
        this.draw(row);
    }

    ended(call: string, outcome: ToolOutcome): void {
        const row = this.rows.get(call);
        if (!row) return;
        this.odd += Number(isOdd(outcome)) - Number(isOdd(row.call.outcome));
        row.call = { ...row.call, outcome };
        this.draw(row);
    }

    step(): boolean {
        this.element.hidden = false;
        for (const { call, drawn } of this.changed) if (drawn) fill(drawn, call);
        this.changed.clear();
        const first = Math.max(this.reached, this.order.length - mostShown);
        for (const row of this.order.slice(first)) {
            row.drawn = newRow();
            fill(row.drawn, row.call);
            this.list.append(row.drawn.item);
        }
        this.reached = this.order.length;
        for (; this.dropped < this.order.length - mostShown; this.dropped++) {
            const row = this.order[this.dropped];
            row?.drawn?.item.remove();
            delete row?.drawn;
        }
        this.collapse();
        return false;
    }

    private draw(row: Row): void {
        this.changed.add(row);
        frameWork.add(this);
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
        this.earlier.textContent = `${this.rows.size - mostShown} earlier calls are not shown here`;
    }
}

function newRow(): Drawn {
    const name = h('span', { class: 'tool-name' });
    const words = h('code', { class: 'tool-input t2' });
    const outcome = h('span', { class: 'tool-outcome t3' });
    return { item: h('li', { class: 'tool-row cap' }, name, words, outcome), name, words, outcome };
}

function fill({ name, words, outcome }: Drawn, call: WireToolCall): void {
    name.textContent = call.tool;
    words.textContent = words.title = firstLine(call.input);
    outcome.textContent = call.outcome ? (outcomes[call.outcome] ?? call.outcome) : '';
    outcome.classList.toggle('odd', isOdd(call.outcome));
}

function isOdd(outcome?: ToolOutcome): boolean {
    return outcome !== undefined && outcome !== 'ok';
}

function firstLine(input: string): string {
    const line = input.trimStart().split('\n', 1)[0] ?? '';
    return line.length > longestInput ? `${line.slice(0, longestInput)}\u2026` : line;
}
