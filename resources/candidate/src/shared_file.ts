// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One shared file: what the host has confirmed, what is on its way, and the editor that shows both.
//
// Rule (measured; a page that breaks it can end with another text than the host): updates are received one at a time.

import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from '@codemirror/collab';
import { ChangeSet, EditorState, Transaction, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { originField, setOrigins, suggestionAnnotation } from './origins';
import { originOfOwn, Provenance, toOrigin, type Origin } from './provenance';
import type { PageMessage, PushedUpdate, WireFile, WireUpdates } from './wire';

const mostPerPush = 200;
const mostUnitsPerPush = 200_000;

export type FileEvents = {
    /** The text or the caret changed, here or elsewhere. */
    changed(file: SharedFile): void;
    /** An own edit waits to be sent. */
    edited(file: SharedFile): void;
    /** The copies differ: only a fresh copy helps. */
    diverged(file: SharedFile): void;
};

type Own = { changes: ChangeSet; origin: Origin; event: string; suggestion: string | undefined };

/** Whether `step` changes what `changes` wants to replace; text beside it does not count. */
function overlap(changes: ChangeSet, step: ChangeSet): boolean {
    let found = false;
    changes.iterChangedRanges(
        (from, to) =>
            step.iterChangedRanges((stepFrom, stepTo) => {
                if (stepFrom < to && stepTo > from) found = true;
            }, true),
        true,
    );
    return found;
}

export class SharedFile {
    readonly id: string;
    readonly name: string;
    readonly readOnly: boolean;
    readonly view: EditorView;
    /** Own edits confirmed so far; the next pending one is number `confirmedOwn + 1`. */
    confirmedOwn = 0;
    /** Own edits handed to the present connection, as a count. */
    sentOwn = 0;
    private inFlight = 0;
    private confirmedOrigins: Provenance;
    private readonly history = new Map<number, ChangeSet>(); // by the version they made

    constructor(
        file: WireFile,
        private readonly client: string,
        private readonly events: FileEvents,
        extensions: Extension,
    ) {
        this.id = file.id;
        this.name = file.name;
        this.readOnly = file.readOnly;
        this.confirmedOrigins = Provenance.of(
            file.origins.map(([length, kind, suggestion]) => ({
                length,
                kind,
                suggestion: suggestion ?? '',
            })),
        );
        const state = EditorState.create({
            doc: file.text,
            extensions: [
                collab({ startVersion: file.version, clientID: client }),
                originField.init(() => this.confirmedOrigins),
                EditorState.readOnly.of(file.readOnly),
                extensions,
            ],
        });
        this.view = new EditorView({ state, dispatchTransactions: (trs, view) => this.dispatch(trs, view) });
    }

    get version(): number {
        return getSyncedVersion(this.view.state);
    }

    get pending(): number {
        return sendableUpdates(this.view.state).length;
    }

    /** The number of the newest own edit, sent or not. */
    get lastOwn(): number {
        return this.confirmedOwn + this.pending;
    }

    get text(): string {
        return this.view.state.doc.toString();
    }

    /** The next push, or null when there is nothing to send or one is under way. */
    takePush(): PageMessage | null {
        const own = this.own();
        if (this.inFlight || !own.length) return null;
        const updates: PushedUpdate[] = [];
        let units = 0;
        for (const update of own.slice(0, mostPerPush)) {
            units += update.changes.newLength - update.changes.length;
            if (updates.length && units > mostUnitsPerPush) break;
            updates.push({
                n: this.confirmedOwn + updates.length + 1,
                changes: update.changes.toJSON(),
                event: update.event,
                ...(update.suggestion ? { suggestion: update.suggestion } : {}),
            });
        }
        this.inFlight = updates.length;
        this.sentOwn = Math.max(this.sentOwn, this.confirmedOwn + updates.length);
        return { type: 'push', file: this.id, version: this.version, updates };
    }

    /** The push was refused, or its connection is gone: its edits are offered again. */
    pushLost(): void {
        this.inFlight = 0;
        this.sentOwn = this.confirmedOwn;
    }

    /** Returns false when versions are missing before these, so that they have to be pulled. */
    receive(message: WireUpdates): boolean {
        let version = message.version;
        for (const update of message.updates) {
            version++;
            if (version > this.version + 1) return false;
            try {
                const changes = ChangeSet.fromJSON(update.changes);
                if (version > this.version) this.take(update.client, changes, toOrigin(update.origin));
                this.history.set(version, changes);
            } catch {
                this.events.diverged(this);
                return true;
            }
        }
        return true;
    }

    /** `changes` proposed for an older version, as they apply to the text shown. */
    fromVersion(version: number, changes: ChangeSet): ChangeSet | 'unknown' | 'overtaken' {
        if (version > this.version) return 'unknown';
        const steps: ChangeSet[] = [];
        for (let v = version + 1; v <= this.version; v++) {
            const step = this.history.get(v);
            if (!step) return 'unknown';
            steps.push(step);
        }
        for (const step of steps.concat(this.own().map(update => update.changes))) {
            if (step.length !== changes.length || overlap(changes, step)) return 'overtaken';
            changes = changes.map(step);
        }
        return changes.length === this.view.state.doc.length ? changes : 'overtaken';
    }

    /** A position of a confirmed version in the text shown; null while that version is unknown. */
    positionFrom(version: number, position: number): number | null {
        if (version > this.version) return null;
        for (let v = version + 1; v <= this.version; v++) {
            const step = this.history.get(v);
            if (!step || position > step.length) return null;
            position = step.mapPos(position, -1);
        }
        for (const update of this.own()) {
            if (position > update.changes.length) return null;
            position = update.changes.mapPos(position, -1);
        }
        return position <= this.view.state.doc.length ? position : null;
    }

    /** The caret with unconfirmed edits taken out: the host and the others do not have those yet. */
    confirmedSelection(): { anchor: number; head: number } {
        let { anchor, head } = this.view.state.selection.main;
        for (const update of this.own().reverse()) {
            const back = update.changes.invertedDesc;
            anchor = back.mapPos(anchor, -1);
            head = back.mapPos(head, -1);
        }
        return { anchor, head };
    }

    private own(): Own[] {
        return sendableUpdates(this.view.state).map(update => {
            const event = update.origin.annotation(Transaction.userEvent) ?? '';
            const suggestion = update.origin.annotation(suggestionAnnotation);
            return { changes: update.changes, event, suggestion, origin: originOfOwn(event, suggestion) };
        });
    }

    private take(client: string, changes: ChangeSet, origin: Origin): void {
        const mine = client === this.client && this.pending > 0;
        this.view.dispatch(receiveUpdates(this.view.state, [{ clientID: client, changes }]));
        if (mine) {
            this.confirmedOwn++;
            this.inFlight = Math.max(0, this.inFlight - 1);
        }
        this.confirmedOrigins = this.confirmedOrigins.apply(changes, origin);
        const shown = this.own().reduce(
            (at, own) => at.apply(own.changes, own.origin),
            this.confirmedOrigins,
        );
        this.view.dispatch({ effects: setOrigins.of(shown) });
    }

    private dispatch(transactions: readonly Transaction[], view: EditorView): void {
        view.update(transactions);
        const edited = transactions.some(tr => tr.docChanged && !tr.annotation(Transaction.remote));
        if (edited) this.events.edited(this);
        if (edited || transactions.some(tr => tr.docChanged || tr.selection)) this.events.changed(this);
    }
}
