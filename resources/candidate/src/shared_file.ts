// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One shared file: what the host has confirmed, what is on its way, and the editor that shows both.
//
// Rule (measured; a page that breaks it can end with another text than the host): updates are received one at a time.

import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from '@codemirror/collab';
import {
    ChangeSet,
    EditorState,
    Prec,
    StateEffect,
    Text,
    Transaction,
    type Extension,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { languageFor, languageSlot } from './language';
import { originField, setOrigins, sourceAnnotation, suggestionAnnotation } from './origins';
import { guessOrigin, Provenance, toRuns, type Origin, type Run } from './provenance';
import type { Accepted } from './rebase';
import { textHash } from './text_hash';
import type { PageMessage, PushedUpdate, WireFile, WireSource, WireUpdates } from './wire';

const mostPerPush = 200;
const mostUnitsPerPush = 200_000;

export type FileEvents = {
    /** The text or the caret changed, here or elsewhere. */
    changed(file: SharedFile): void;
    /** An own edit waits to be sent. */
    edited(file: SharedFile): void;
    /** The copies differ: only a fresh copy helps. */
    diverged(file: SharedFile): void;
    /** A fresh copy may be asked for: nothing of this page is under way any more. */
    settled(file: SharedFile): void;
};

export type OwnEdit = {
    changes: ChangeSet;
    event: string;
    suggestion?: string | undefined;
    source?: WireSource | undefined;
};

/** What a new editor has to know of the one it takes the place of: the host goes on counting this client's edits. */
export type Predecessor = { start: number; confirmedOwn: number | null };

/** `live`; `broken`: the host refuses an edit; `differing`: waits for a fresh copy. */
export type FileCondition = 'live' | 'broken' | 'differing';

/** As it is pushed and kept; what is not there is left out. */
export function editJson({ changes, event, suggestion, source }: OwnEdit): Omit<PushedUpdate, 'n'> {
    return {
        changes: changes.toJSON(),
        event,
        ...(suggestion ? { suggestion } : {}),
        ...(source ? { source } : {}),
    };
}

function guessed({ event, suggestion, source }: OwnEdit): Origin {
    return guessOrigin(event, suggestion, source !== undefined);
}

export class SharedFile {
    readonly id: string;
    readonly readOnly: boolean;
    readonly view: EditorView;
    /** Own edits confirmed so far; the next pending one is number `confirmedOwn + 1`. */
    confirmedOwn = 0;
    /** Own edits handed to the present connection, as a count. */
    sentOwn = 0;
    condition: FileCondition = 'live';
    /** Nothing is pushed while restored edits are not safe under this page's own name. */
    held = false;
    /** The host's opening in which the confirmed text was known to be the host's. */
    epoch: number;
    /** Confirmed when this page met the file; no edit of this page is older. */
    readonly start: number;
    private shownName: string;
    private counted: boolean;
    private inFlight = 0;
    private confirmed: Text;
    private confirmedOrigins: Provenance;
    private hashed: { version: number; hash: string } | null = null;
    private readonly history = new Map<number, Accepted>(); // by the version they made

    constructor(
        file: WireFile,
        epoch: number,
        private readonly client: string,
        private readonly events: FileEvents,
        extensions: (file: SharedFile) => Extension,
        before?: Predecessor,
    ) {
        this.id = file.id;
        this.shownName = file.name;
        this.readOnly = file.readOnly;
        this.epoch = epoch;
        this.start = before?.start ?? file.version;
        this.counted = file.version <= this.start || typeof before?.confirmedOwn === 'number';
        this.confirmedOwn = this.sentOwn = before?.confirmedOwn ?? 0;
        this.confirmed = Text.of(file.text.split('\n'));
        this.confirmedOrigins = Provenance.of(toRuns(file.origins));
        const state = EditorState.create({
            doc: this.confirmed,
            extensions: [
                collab({ startVersion: file.version, clientID: client }),
                originField.init(() => this.confirmedOrigins),
                EditorState.readOnly.of(file.readOnly),
                extensions(this),
            ],
        });
        this.view = new EditorView({ state, dispatchTransactions: (trs, view) => this.dispatch(trs, view) });
    }

    get name(): string {
        return this.shownName;
    }

    rename(name: string): void {
        this.shownName = name;
        this.view.dispatch({ effects: languageSlot.reconfigure(languageFor(name)) });
    }

    /** The text stays, to be read and copied. */
    freeze(): void {
        const readOnly = Prec.highest(EditorState.readOnly.of(true));
        this.view.dispatch({ effects: StateEffect.appendConfig.of(readOnly) });
    }

    /** A file that replaces this one has to ask for everything since `start`, to know how many edits of this page count. */
    get needsCount(): boolean {
        return !this.counted;
    }

    /** The hash of the confirmed text. */
    get hash(): string {
        if (this.hashed?.version !== this.version)
            this.hashed = { version: this.version, hash: textHash(this.confirmed) };
        return this.hashed.hash;
    }

    get confirmedText(): Text {
        return this.confirmed;
    }

    /** The confirmed state, as the host would send it. */
    confirmedCopy(): WireFile {
        const { id, name, readOnly, version } = this;
        const origins = this.confirmedOrigins.runs.map(
            ({ length, kind, source }): [number, typeof kind, string?] =>
                source ? [length, kind, source] : [length, kind],
        );
        return { id, name, readOnly, version, text: this.confirmed.toString(), origins };
    }

    get version(): number {
        return getSyncedVersion(this.view.state);
    }

    get busy(): boolean {
        return this.inFlight > 0;
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
        if (this.condition !== 'live' || this.held || !this.counted) return null;
        if (this.inFlight || !own.length) return null;
        const updates: PushedUpdate[] = [];
        let units = 0;
        for (const update of own.slice(0, mostPerPush)) {
            units += update.changes.newLength - update.changes.length;
            if (updates.length && units > mostUnitsPerPush) break;
            updates.push({ n: this.confirmedOwn + updates.length + 1, ...editJson(update) });
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
        if (this.condition === 'differing') {
            this.settle(message);
            return true;
        }
        let version = message.version;
        for (const update of message.updates) {
            version++;
            if (version > this.version + 1) return false;
            try {
                const accepted = { client: update.client, changes: ChangeSet.fromJSON(update.changes) };
                if (version > this.version) this.take(accepted, toRuns(update.origins));
                this.history.set(version, accepted);
            } catch {
                this.differs();
                return true;
            }
        }
        this.count();
        if (message.hash !== undefined && version === this.version && message.hash !== this.hash)
            this.differs();
        return true;
    }

    /** The host has another text for this version. No more is pushed, and what is under way is waited for. */
    differs(): void {
        if (this.condition === 'differing') return;
        this.condition = 'differing';
        this.events.diverged(this);
    }

    /** What was accepted since `version`; null while some of it is unknown. */
    since(version: number): Accepted[] | null {
        const accepted: Accepted[] = [];
        for (let v = version + 1; v <= this.version; v++) {
            const update = this.history.get(v);
            if (!update) return null;
            accepted.push(update);
        }
        return accepted;
    }

    /** Edits made for the text as it is shown now, put in as this page's own. */
    restore(edits: readonly OwnEdit[]): void {
        for (const { changes, event, suggestion, source } of edits) {
            const annotations = [Transaction.userEvent.of(event)];
            this.view.dispatch({
                changes,
                annotations: [
                    ...annotations,
                    ...(suggestion ? [suggestionAnnotation.of(suggestion)] : []),
                    ...(source ? [sourceAnnotation.of(source)] : []),
                ],
                filter: false,
            });
        }
    }

    /** The edits that are not confirmed, in order. */
    own(): OwnEdit[] {
        return sendableUpdates(this.view.state).map(({ changes, origin }) => ({
            changes,
            event: origin.annotation(Transaction.userEvent) ?? '',
            suggestion: origin.annotation(suggestionAnnotation),
            source: origin.annotation(sourceAnnotation),
        }));
    }

    private take({ client, changes }: Accepted, origins: Run[]): void {
        const mine = client === this.client && this.pending > 0;
        const confirmed = changes.apply(this.confirmed);
        this.view.dispatch(receiveUpdates(this.view.state, [{ clientID: client, changes }]));
        if (mine) {
            this.confirmedOwn++;
            this.inFlight = Math.max(0, this.inFlight - 1);
        }
        this.confirmed = confirmed;
        this.confirmedOrigins = this.confirmedOrigins.apply(changes, origins);
        const shown = this.own().reduce(
            (at, own) => at.guess(own.changes, guessed(own)),
            this.confirmedOrigins,
        );
        this.view.dispatch({ effects: setOrigins.of(shown) });
    }

    /** The text is given up, but the host's answers to what is under way still count. */
    private settle(message: WireUpdates): void {
        if (!this.inFlight) return;
        const echoes = message.updates.filter(({ client }) => client === this.client).length;
        this.inFlight = Math.max(0, this.inFlight - echoes);
        if (!this.inFlight) this.events.settled(this);
    }

    private count(): void {
        const accepted = this.counted ? null : this.since(this.start);
        if (!accepted) return;
        this.counted = true;
        this.confirmedOwn = accepted.filter(({ client }) => client === this.client).length;
        this.sentOwn = this.confirmedOwn;
        this.events.edited(this);
    }

    private dispatch(transactions: readonly Transaction[], view: EditorView): void {
        view.update(transactions);
        const edited = transactions.some(tr => tr.docChanged && !tr.annotation(Transaction.remote));
        if (edited) this.events.edited(this);
        if (edited || transactions.some(tr => tr.docChanged || tr.selection)) this.events.changed(this);
    }
}
