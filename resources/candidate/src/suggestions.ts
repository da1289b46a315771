// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Suggestions between the host, the files they are for and the cards that show them.

import { diff } from '@codemirror/merge';
import { ChangeSet, type ChangeSpec } from '@codemirror/state';
import { suggestionAnnotation } from './origins';
import type { Outbox } from './outbox';
import { changesNow } from './positions';
import type { SharedFile } from './shared_file';
import { ShownWatch } from './shown_watch';
import { changeOf, fits, hunksOf, insertedAt, type Hunk } from './suggestion';
import { SuggestionCard } from './suggestion_card';
import { offerHunks, suggestionField } from './suggestion_field';
import { freshId, type PageMessage } from './wire';
import type { Decision, WireSuggestion } from './wire_assistant';

export type SuggestionsHome = {
    file(id: string): SharedFile | undefined;
    show(file: SharedFile): void;
    /** Puts a card into the conversation, under the reply to its prompt. */
    place(prompt: string, card: SuggestionCard): void;
    send(message: PageMessage): void;
    /** Something waits to be sent. */
    changed(): void;
    dismissed(): void;
};

export class Suggestions {
    private readonly cards = new Map<string, SuggestionCard>();
    private readonly waiting = new Set<string>(); // for the versions between
    private readonly watch = new ShownWatch('.conversation');

    constructor(
        private readonly home: SuggestionsHome,
        private readonly outbox: Outbox,
    ) {}

    offer(suggestion: WireSuggestion): void {
        const known = this.cards.get(suggestion.id);
        if (known) {
            if (suggestion.decision) this.decided(suggestion.id, suggestion.decision, suggestion.lines ?? 0);
            return;
        }
        if (!suggestion.prompt) return; // a completion: it stood in the editor
        const name = this.home.file(suggestion.file)?.name ?? suggestion.file;
        const card = new SuggestionCard(suggestion, name, {
            insert: (id, lines) => this.insert(id, lines),
            insertEdited: (id, lines) => this.insertEdited(id, lines),
            dismiss: id => this.dismiss(id),
        });
        this.cards.set(suggestion.id, card);
        this.home.place(suggestion.prompt, card);
        const file = this.home.file(suggestion.file);
        if (card.open) this.watch.watch(card.element, () => this.shown(card.id));
        if (card.open && file) this.find(card, file);
        else card.setAside(file === undefined);
    }

    /** Called after every change of a file's text or version. */
    refresh(file: SharedFile): void {
        for (const card of this.cards.values()) {
            if (!card.open || card.suggestion.file !== file.id) continue;
            if (this.waiting.has(card.id)) this.locate(card);
            else this.draw(card, file);
        }
    }

    renamed(file: SharedFile): void {
        for (const card of this.cards.values()) {
            if (card.suggestion.file === file.id) card.rename(file.name);
        }
    }

    /** A file has another editor than before, or none. */
    moved(id: string): void {
        const file = this.home.file(id);
        for (const card of this.cards.values()) {
            if (!card.open || card.suggestion.file !== id) continue;
            card.setAside(file === undefined);
            if (file) this.find(card, file);
        }
    }

    /** A decision that an earlier page load made and could not send. */
    resumed(id: string, decision: Decision, lines: number): void {
        this.cards.get(id)?.decide(decision, lines);
    }

    /** Recorded, by this page or another one of the same candidate. */
    decided(id: string, decision: Decision, lines: number): void {
        if (decision === 'open') return;
        this.outbox.acknowledge(
            message => (message.type === 'decide' || message.type === 'shown') && message.suggestion === id,
        );
        this.cards.get(id)?.decide(decision, lines);
    }

    private find(card: SuggestionCard, file: SharedFile): void {
        this.locate(card);
        const { version } = card.suggestion;
        if (this.waiting.has(card.id) && version < file.version)
            this.home.send({ type: 'pull', file: file.id, version });
    }

    private locate(card: SuggestionCard): void {
        const { suggestion } = card;
        const file = this.home.file(suggestion.file);
        if (!file) return;
        let changes: ReturnType<typeof changesNow> = 'overtaken';
        try {
            changes = changesNow(file, suggestion.version, ChangeSet.fromJSON(suggestion.changes));
        } catch {
            /* not a change of this text: it cannot be inserted, only read about and dismissed */
        }
        if (changes === 'unknown') {
            this.waiting.add(card.id);
            return;
        }
        this.waiting.delete(card.id);
        if (changes === 'overtaken') {
            card.overtaken();
            return;
        }
        const hunks = hunksOf(file.view.state.doc, changes);
        file.view.dispatch({ effects: offerHunks.of({ id: card.id, hunks }) });
        this.draw(card, file);
    }

    private draw(card: SuggestionCard, file: SharedFile): void {
        const hunks = file.view.state.field(suggestionField).get(card.id);
        const doc = file.view.state.doc;
        if (!hunks) return;
        card.place(
            hunks.map(hunk => {
                const at = doc.lineAt(Math.min(hunk.from, doc.length));
                // A part that comes after the last line begins on the line after it.
                const line = at.number + (hunk.atEnd && hunk.from === at.to && hunk.from > 0 ? 1 : 0);
                return { hunk, line, fits: !file.readOnly && fits(hunk, doc) };
            }),
        );
    }

    private insert(id: string, lines: (string[] | null)[]): void {
        const place = this.insertable(id, lines);
        if (!place) return;
        const { card, file, hunks } = place;
        this.put(file, id, hunks, lines);
        const taken = countLines(lines);
        const all = hunks.every((hunk, i) => lines[i]?.length === hunk.after.length);
        const { added } = card.suggestion;
        this.decide(card, all ? 'accepted' : 'partly', all ? added : Math.min(taken, added), taken, hasSent(file));
    }

    /**
     * The offer goes in as it was made, and then what the candidate changed in it: so each character has the author
     * it has. One undo takes both back.
     */
    private insertEdited(id: string, lines: (string[] | null)[]): void {
        const place = this.insertable(id, lines);
        if (!place) return;
        const { card, file, hunks } = place;
        const offered = hunks.map(({ after }, i) => (lines[i] ? after : null));
        if (lines.every((part, i) => !part || part.join('\n') === hunks[i]!.after.join('\n'))) {
            this.insert(id, offered);
            return;
        }
        const changes = this.put(file, id, hunks, offered);
        const edits = hunks.flatMap((hunk, i) => {
            const part = lines[i];
            return part ? editsOf(hunk.after.join('\n'), part.join('\n'), insertedAt(hunk, changes)) : [];
        });
        file.view.dispatch({ changes: edits, userEvent: 'input.type', scrollIntoView: true });
        const taken = countLines(lines);
        this.decide(card, 'edited', Math.min(taken, card.suggestion.added), taken, hasSent(file));
    }

    private insertable(
        id: string,
        lines: (string[] | null)[],
    ): { card: SuggestionCard; file: SharedFile; hunks: readonly Hunk[] } | null {
        const card = this.cards.get(id)!;
        const file = this.home.file(card.suggestion.file);
        const hunks = file?.view.state.field(suggestionField).get(id);
        if (!file || !hunks || !hunks.every((hunk, i) => !lines[i] || fits(hunk, file.view.state.doc))) return null;
        return { card, file, hunks };
    }

    private put(file: SharedFile, id: string, hunks: readonly Hunk[], lines: (string[] | null)[]): ChangeSet {
        this.home.show(file);
        const spec = hunks.map((hunk, i) => (lines[i] ? changeOf(hunk, lines[i]!) : []));
        const changes = file.view.state.changes(spec);
        file.view.dispatch({
            changes,
            userEvent: 'input.complete',
            annotations: suggestionAnnotation.of(id),
            scrollIntoView: true,
        });
        file.view.focus();
        return changes;
    }

    private shown(id: string): void {
        const told = this.outbox.items.some(({ message }) => message.type === 'shown' && message.suggestion === id);
        if (told) return; // by an earlier page load, and not acknowledged
        this.outbox.add({ message: { type: 'shown', mid: freshId(), suggestion: id }, twins: 0 });
        this.home.changed();
    }

    private dismiss(id: string): void {
        this.decide(this.cards.get(id)!, 'rejected', 0, 0, () => true);
        this.home.dismissed();
    }

    private decide(
        card: SuggestionCard,
        decision: Decision,
        lines: number,
        shown: number,
        ready: () => boolean,
    ): void {
        card.decide(decision, shown);
        this.watch.forget(card.element);
        const message = { type: 'decide', mid: freshId(), suggestion: card.id, decision, lines } as const;
        this.outbox.add({ message, twins: 0 }, ready);
        this.home.changed();
    }
}

function countLines(lines: (string[] | null)[]): number {
    return lines.reduce((sum, part) => sum + (part?.length ?? 0), 0);
}

/** Whether the newest own edit of the file is on its way; asked later. */
export function hasSent(file: SharedFile): () => boolean {
    const number = file.lastOwn;
    return () => file.sentOwn >= number || file.confirmedOwn >= number;
}

function editsOf(offered: string, wanted: string, at: number): ChangeSpec[] {
    return diff(offered, wanted).map(({ fromA, toA, fromB, toB }) => ({
        from: at + fromA,
        to: at + toA,
        insert: wanted.slice(fromB, toB),
    }));
}
