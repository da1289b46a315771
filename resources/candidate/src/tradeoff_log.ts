// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log of trade-offs: what the host has recorded, and over it what is still on its way.

import { announce } from './announce';
import { h } from './dom';
import type { TradeoffDraft } from './kept_store';
import type { Outbox } from './outbox';
import { fieldLabels, TradeoffForm, type TradeoffText } from './tradeoff_form';
import { TradeoffRow, type RowState } from './tradeoff_row';
import { freshId, type TradeoffRequest, type WireTradeoff } from './wire';

export type LogActions = {
    /** Something has to be sent. */
    stirred(): void;
    /** Words in a form changed. */
    drafted(): void;
    /** How many entries there are. */
    counted(count: number): void;
};

type Entry = { text: TradeoffText; state: RowState };

export class TradeoffLog {
    readonly element: HTMLElement;
    private recorded = new Map<string, WireTradeoff>();
    private readonly rows = new Map<string, TradeoffRow>();
    private readonly list = h('ul', { class: 'plain tradeoffs' });
    private readonly empty = h('p', {
        class: 'empty t2',
        text: 'No trade-offs yet. Each says what you chose, instead of what, and why.',
    });
    private readonly captions: HTMLElement;
    private readonly fresh: TradeoffForm;
    private readonly scroller: HTMLElement;

    constructor(
        private readonly outbox: Outbox,
        private readonly actions: LogActions,
    ) {
        this.fresh = new TradeoffForm('New trade-off', 'Add', {
            submit: text => this.add(text),
            drafted: () => actions.drafted(),
        });
        this.captions = h(
            'div',
            { class: 'tradeoff-captions cap t3', attrs: { 'aria-hidden': 'true' } },
            ...[fieldLabels.choice, fieldLabels.instead, 'Because'].map(text => h('span', { text })),
        );
        this.scroller = h(
            'div',
            { class: 'log-scroll', attrs: { tabindex: '0', role: 'region', 'aria-label': 'Trade-offs so far' } },
            this.captions,
            this.empty,
            this.list,
        );
        this.element = h('div', { class: 'log-panel' }, this.scroller, this.fresh.element);
        this.refresh();
    }

    /** The host's list, after every join. What of ours is in it has arrived. */
    load(tradeoffs: readonly WireTradeoff[]): void {
        this.recorded = new Map(tradeoffs.filter(one => !one.removed).map(one => [one.tradeoff, one]));
        const open = new Set<string>();
        for (const { mid, tradeoff, removed } of this.pending) {
            const there = this.recorded.get(tradeoff);
            // One entry's changes go one after the other: the first of them is the only one that can have arrived.
            const arrived = !open.has(tradeoff) && (there ? there.mid === mid : removed === true);
            if (arrived) this.outbox.acknowledge(kept => kept.mid === mid);
            else open.add(tradeoff);
        }
        this.refresh();
    }

    recordedOne(message: WireTradeoff): void {
        this.outbox.acknowledge(kept => kept.mid === message.mid);
        if (message.removed) this.recorded.delete(message.tradeoff);
        else this.recorded.set(message.tradeoff, message);
        this.refresh();
        this.actions.stirred(); // a later change of the same entry may go now
    }

    /** The host did not take a message of this log: its words go back into a form, with the reason. */
    refused(mid: string, reason: string): boolean {
        const message = this.pending.find(one => one.mid === mid);
        if (!message) return false;
        this.outbox.acknowledge(kept => kept.mid === mid);
        this.refresh(message.tradeoff);
        const row = this.row(message.tradeoff);
        if (message.removed) row.refused(reason);
        else row.open(textOf(message), `Not saved: ${reason}`);
        this.refresh();
        announce(`Your trade-off was not saved: ${reason}.`);
        return true;
    }

    /** What an earlier page load left in the outbox is shown as ours. */
    refresh(keep = ''): void {
        const entries = this.entries();
        for (const [id, row] of this.rows) {
            if (entries.has(id) || row.form || id === keep) continue;
            const hadFocus = row.element.contains(document.activeElement);
            row.element.remove();
            this.rows.delete(id);
            if (hadFocus) this.scroller.focus();
        }
        for (const [id, { text, state }] of entries) this.row(id).update(text, state);
        for (const [id, row] of this.rows) if (!entries.has(id)) row.update(null, '');
        this.makeRoom();
        this.empty.hidden = this.rows.size > 0;
        this.captions.hidden = this.rows.size === 0;
        this.actions.counted([...entries.values()].filter(({ state }) => state !== 'removing').length);
    }

    get drafts(): TradeoffDraft[] {
        const forms = [['', this.fresh] as const, ...[...this.rows].map(([id, { form }]) => [id, form] as const)];
        return forms.flatMap(([tradeoff, form]) => (form?.draft ? [{ tradeoff, ...form.draft }] : []));
    }

    /** Forms as an earlier page load left them. */
    addDraft({ tradeoff, ...text }: TradeoffDraft): void {
        if (!tradeoff && !this.fresh.draft) this.fresh.fill(text);
        else this.row(tradeoff || freshId()).open(text);
        this.refresh();
    }

    stop(): void {
        this.fresh.stop();
        for (const row of this.rows.values()) row.stop();
    }

    private get pending(): TradeoffRequest[] {
        return this.outbox.items.flatMap(({ message }) => (message.type === 'tradeoff' ? [message] : []));
    }

    private entries(): Map<string, Entry> {
        const entries = new Map<string, Entry>();
        for (const [id, one] of this.recorded) entries.set(id, { text: textOf(one), state: '' });
        for (const message of this.pending) {
            const { tradeoff, removed } = message;
            if (!removed) entries.set(tradeoff, { text: textOf(message), state: 'saving' });
            else if (entries.has(tradeoff)) entries.get(tradeoff)!.state = 'removing';
        }
        return entries;
    }

    private row(id: string): TradeoffRow {
        const known = this.rows.get(id);
        if (known) return known;
        const row = new TradeoffRow({
            save: text => this.send({ tradeoff: id, ...text }),
            remove: () => this.remove(id),
            drafted: () => {
                this.makeRoom();
                this.actions.drafted();
            },
            abandoned: () => this.refresh(),
        });
        this.rows.set(id, row);
        this.list.append(row.element);
        return row;
    }

    /** While an entry is changed, an empty form for another one only takes its room. */
    private makeRoom(): void {
        const changing = [...this.rows.values()].some(({ form }) => form !== null);
        this.fresh.element.hidden = changing && !this.fresh.draft;
    }

    private add(text: TradeoffText): void {
        this.fresh.clear();
        this.send({ tradeoff: freshId(), ...text });
        this.scroller.scrollTop = this.scroller.scrollHeight;
        this.fresh.focus();
    }

    private remove(id: string): void {
        const entry = this.entries().get(id);
        if (entry) this.send({ tradeoff: id, ...entry.text, removed: true });
    }

    private send(change: Omit<TradeoffRequest, 'type' | 'mid'>): void {
        this.outbox.add({ message: { type: 'tradeoff', mid: freshId(), ...change }, twins: 0 });
        this.refresh();
        this.actions.stirred();
    }
}

function textOf({ choice, instead, why }: TradeoffText): TradeoffText {
    return { choice, instead, why };
}
