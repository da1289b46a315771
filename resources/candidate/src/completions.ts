// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When a completion is asked for, and what became of it.

import { Transaction, type Extension, type Text } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { announce } from './announce';
import { completionGhost, dismissGhost, ghostField, restsAt, showGhost, type Ghost } from './completion_ghost';
import type { Outbox } from './outbox';
import type { SharedFile } from './shared_file';
import { hasSent } from './suggestions';
import { freshId, type PageMessage } from './wire';
import type { Decision, WireCompletion } from './wire_assistant';

export type CompletionsHome = {
    send(message: PageMessage): boolean;
    connected(): boolean;
    file(id: string): SharedFile | undefined;
    /** Something waits to be sent. */
    changed(): void;
};

const pause = 400; // ms without a key

/** The text and the caret that a completion is for. */
type Spot = { file: SharedFile; doc: Text; at: number };
type Shown = { id: string; file: SharedFile; text: string; taken: string };

export class Completions {
    private allowed = false; // by the host
    private wanted = true; // by the candidate
    private timer: number | undefined;
    private waiting: Spot | null = null; // for its edits to be confirmed
    private asked: (Spot & { mid: string }) | null = null;
    private shown: Shown | null = null;

    constructor(
        private readonly home: CompletionsHome,
        private readonly outbox: Outbox,
    ) {}

    /** For each editor that can be written in. */
    extension(file: SharedFile): Extension {
        if (file.readOnly) return [];
        return [
            completionGhost({
                taken: (ghost, text) => this.taken(ghost, text),
                ended: ghost => this.ended(ghost),
            }),
            EditorView.updateListener.of(update => this.updated(file, update)),
        ];
    }

    allow(allowed: boolean): void {
        this.allowed = allowed;
        if (!allowed) this.forget();
    }

    want(wanted: boolean): void {
        this.wanted = wanted;
        if (!wanted) this.forget();
    }

    /** An update of the file came from the host. */
    confirmed(file: SharedFile): void {
        if (this.waiting?.file === file) this.ask(this.waiting);
    }

    answered({ mid, id, text }: WireCompletion): void {
        const spot = this.asked;
        if (!spot || spot.mid !== mid) return;
        this.asked = null;
        const clean = text.replace(/\r\n?/g, '\n').replace(/\0/g, '');
        const { file, at } = spot;
        if (!id || !clean || !this.rests(spot) || file.view.state.field(ghostField)) return;
        file.view.dispatch({ effects: showGhost.of({ id, at, text: clean }) });
        this.shown = { id, file, text: clean, taken: '' };
        this.outbox.add({ message: { type: 'shown', mid: freshId(), suggestion: id }, twins: 0 });
        this.home.changed();
        const lines = clean.split('\n').length;
        const many = lines === 1 ? 'one line' : `${lines} lines`;
        announce(`Completion offered, ${many}. Tab inserts it, Escape dismisses it.`);
    }

    connectionLost(): void {
        this.asked = this.waiting = null;
    }

    stop(): void {
        this.allowed = false;
        this.shown = null; // nothing can be recorded any more
        this.forget();
    }

    private updated(file: SharedFile, { transactions, docChanged, selectionSet, state }: ViewUpdate): void {
        if (!docChanged && !selectionSet) return;
        window.clearTimeout(this.timer);
        this.waiting = null;
        const typed = transactions.some(
            tr =>
                tr.docChanged &&
                !tr.annotation(Transaction.remote) &&
                (tr.isUserEvent('input') || tr.isUserEvent('delete')) &&
                !tr.isUserEvent('input.paste') &&
                !tr.isUserEvent('input.drop'),
        );
        if (!typed || !this.allowed || !this.wanted) return;
        const spot = { file, doc: state.doc, at: state.selection.main.head };
        this.timer = window.setTimeout(() => this.ask(spot), pause);
    }

    /** The host completes what it has: edits on their way are waited for. */
    private ask(spot: Spot): void {
        this.waiting = null;
        const { file, at } = spot;
        if (!this.allowed || !this.wanted || !this.home.connected() || !this.rests(spot)) return;
        if (file.condition !== 'live' || file.view.state.field(ghostField, false) || insideWord(spot)) return;
        if (file.pending > 0 || file.held) {
            this.waiting = spot;
            return;
        }
        const mid = freshId();
        this.asked = { ...spot, mid };
        this.home.send({ type: 'complete', mid, file: file.id, version: file.version, at });
    }

    private rests({ file, doc, at }: Spot): boolean {
        const { view } = file;
        const same = view.state.doc === doc && restsAt(view.state, at);
        return same && view.hasFocus && !view.composing && this.home.file(file.id) === file;
    }

    private taken(ghost: Ghost, text: string): void {
        if (this.shown?.id === ghost.id) this.shown.taken += text;
    }

    private ended(ghost: Ghost): void {
        const { shown } = this;
        if (shown?.id !== ghost.id) return;
        this.shown = null;
        const { id, file, taken, text } = shown;
        const decision: Decision = taken === text ? 'accepted' : taken ? 'partly' : 'rejected';
        const lines = taken ? taken.split('\n').length : 0;
        // In the middle of an update of the editor: its new edit is counted only afterwards.
        queueMicrotask(() => {
            const message = { type: 'decide', mid: freshId(), suggestion: id, decision, lines } as const;
            this.outbox.add({ message, twins: 0 }, taken ? hasSent(file) : () => true);
            this.home.changed();
        });
    }

    private forget(): void {
        window.clearTimeout(this.timer);
        this.asked = this.waiting = null;
        const file = this.shown?.file;
        if (file) dismissGhost(file.view);
    }
}

function insideWord({ doc, at }: Spot): boolean {
    return /^[\p{L}\p{N}_]/u.test(doc.sliceString(at, at + 2));
}
