// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the host has not confirmed: kept in the browser while this page lives, and brought back by the next one.

import type { AssistantPanel } from './assistant';
import type { Design } from './design';
import { EditBuffer } from './edit_buffer';
import type { Kept, KeptRecord, KeptStore } from './kept_store';
import type { Leftovers } from './leftovers';
import type { NoticeBar } from './notice_bar';
import { isReport, type Outbox } from './outbox';
import { Restoration } from './restoration';
import type { Review } from './review';
import type { SessionFiles } from './session_files';
import { editJson } from './shared_file';
import type { Suggestions } from './suggestions';
import { tradeoffText } from './tradeoff_form';
import type { PageMessage } from './wire';

/** Where this page keeps what is unsaved, and what earlier page loads left there. */
export type Keeping = {
    store: KeptStore | null;
    session: string;
    client: string;
    records: readonly KeptRecord[];
};

export type Parts = {
    files: SessionFiles;
    outbox: Outbox;
    assistant: AssistantPanel;
    suggestions: Suggestions;
    leftovers: Leftovers;
    review: Review;
    notice: NoticeBar;
    design: Design;
};

export type UnsavedHome = {
    send(message: PageMessage): boolean;
    /** Whether it can be kept has changed. */
    healthChanged(): void;
    /** What was held back may be sent. */
    released(): void;
};

export class UnsavedWork {
    private readonly buffer: EditBuffer;
    private readonly restoration: Restoration;

    constructor(
        private readonly keeping: Keeping,
        private readonly parts: Parts,
        private readonly home: UnsavedHome,
    ) {
        const { store, session, client, records } = keeping;
        this.buffer = new EditBuffer(
            store,
            session,
            client,
            () => this.content(),
            () => home.healthChanged(),
        );
        this.restoration = new Restoration(records, {
            file: id => parts.files.present.get(id),
            pull: ({ id, version, epoch, hash }) =>
                void home.send({ type: 'pull', file: id, version, epoch, hash }),
            giveUp: ({ id, version, hash }) => void home.send({ type: 'reload', file: id, version, hash }),
            leftover: item =>
                parts.leftovers.add(
                    item,
                    `Changes in ${item.name} that this browser had kept could not be put back: the recorded text ` +
                        'is another one now. Your text is kept here: copy what you need of it.',
                ),
            finished: edits => void this.restored(edits),
        });
    }

    get any(): boolean {
        const { outbox, files } = this.parts;
        return outbox.owes || files.unsaved.length > 0 || this.restoration.active;
    }

    /** Edits, in whichever file, that are not confirmed. */
    get edits(): boolean {
        return this.parts.files.unsaved.length > 0 || this.restoration.active;
    }

    /** False: it lives in this page only. */
    get safe(): boolean {
        return this.buffer.healthy;
    }

    changed(): void {
        this.buffer.changed();
    }

    /** This page goes on no longer; what is kept stays kept. */
    close(): void {
        this.buffer.flush();
        this.buffer.close();
    }

    /** Questions and decisions of earlier page loads; a decision waits for the edits that were kept with it. */
    takeUpMessages(): void {
        const { files, outbox } = this.parts;
        const ready = () =>
            !this.restoration.active && files.unsaved.every(file => file.sentOwn >= file.lastOwn);
        for (const { messages } of this.keeping.records)
            for (const item of messages) outbox.add(item, item.message.type === 'decide' ? ready : undefined);
    }

    /** Those among them that the host does not have, after what it has. */
    showMessages(): void {
        const { assistant, suggestions, outbox, review, design } = this.parts;
        for (const { message } of outbox.items) {
            if (message.type === 'ask') assistant.asking(message.mid, message);
            else if (message.type === 'decide')
                suggestions.resumed(message.suggestion, message.decision, message.lines);
        }
        for (const { draft } of this.keeping.records) if (draft) assistant.addDraft(draft);
        for (const { reviewDrafts } of this.keeping.records) review.addDrafts(reviewDrafts ?? []);
        design.takeUp(this.keeping.records.flatMap(({ tradeoffs }) => tradeoffs ?? []));
    }

    /** After every join, when the present files are known. */
    begin(): void {
        this.restoration.begin();
    }

    /** After every update. */
    proceed(): void {
        this.restoration.proceed();
    }

    /** Whether a refusal spoke of edits that were to be brought back. */
    refused(file: string): boolean {
        return this.restoration.refused(file);
    }

    /** For "Copy my text" when the page stops. */
    text(): string {
        // What could not be placed yet stands in no editor.
        const waiting = this.restoration.active ? this.keeping.records.flatMap(({ files }) => files) : [];
        const files = [...this.parts.files.unsaved, ...waiting];
        const texts = files.map(({ name, text }) => (files.length > 1 ? `=== ${name} ===\n${text}` : text));
        for (const { message } of this.parts.outbox.items) {
            if (message.type === 'tradeoff' && !message.removed) texts.push(tradeoffText(message));
            else if (!isReport(message) && 'text' in message) texts.push(message.text);
        }
        texts.push(...this.parts.design.drafts.map(tradeoffText));
        return texts.join('\n\n');
    }

    /** Everything of the earlier page loads is in this page now; as soon as that is written down, theirs may go. */
    private async restored(edits: number): Promise<void> {
        const { records } = this.keeping;
        const { files, outbox, leftovers, notice } = this.parts;
        for (const { name, text } of records.flatMap(record => record.leftovers))
            leftovers.add({ name, text }, `Text from ${name} that could not be put back is still kept here.`);
        const own = outbox.items.some(({ message }) => !isReport(message)); // a report is nobody's work
        const drafted = ({ draft, reviewDrafts, tradeoffs }: KeptRecord) =>
            draft || reviewDrafts?.length || tradeoffs?.length;
        if (edits || own || records.some(drafted))
            notice.show('Your unsaved work from before was brought back', null, () =>
                files.active?.view.focus(),
            );
        if (records.length) await this.buffer.absorb(records.map(({ client }) => client));
        for (const file of files.present.values()) file.held = false;
        this.home.released();
    }

    /** What a later page load would need if this one ended now. */
    private content(): Kept | null {
        const files = this.parts.files.unsaved.map(file => {
            const { id, name, version, epoch, hash, text } = file;
            return { id, name, version, epoch, hash, text, edits: file.own().map(editJson) };
        });
        const messages = this.parts.outbox.items;
        const { draft } = this.parts.assistant;
        const leftovers = this.parts.leftovers.items;
        const reviewDrafts = this.parts.review.drafts;
        const tradeoffs = this.parts.design.drafts;
        const kept = [files, messages, draft, leftovers, reviewDrafts, tradeoffs];
        return kept.some(part => part.length) ? { files, messages, draft, leftovers, reviewDrafts, tradeoffs } : null;
    }
}
