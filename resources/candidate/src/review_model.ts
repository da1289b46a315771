// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The review as the page works with it: the files of the pull request, what was said, what is being written, and what
// the candidate can do. Whoever shows it is told when it changed.

import { announce } from './announce';
import type { KeptItem } from './kept_store';
import type { Outbox } from './outbox';
import { draftKey, Drafts, type Draft, type RemarkDraft, type VerdictDraft } from './review_drafts';
import { ChangedFile } from './review_file';
import { verdictWords } from './review_words';
import { ReviewState, threadsOf, type GivenVerdict, type Remark, type Thread } from './review_state';
import { freshId, type HostMessage, type ReviewRequest, type WirePull, type WireWelcome } from './wire';

export type ModelHome = {
    /** Something waits to be sent. */
    stirred(): void;
    drafted(): void;
    changed(): void;
};

export class ReviewModel {
    readonly drafts: Drafts;
    readonly files: ChangedFile[];
    /** Why the host did not take a remark back, by its id. */
    readonly problems = new Map<string, string>();
    remarks: Remark[] = [];
    stopped = false;

    constructor(
        readonly pull: WirePull,
        readonly task: number,
        private readonly state: ReviewState,
        private readonly outbox: Outbox,
        private readonly home: ModelHome,
    ) {
        this.files = pull.files.map(({ path, base, head }) => new ChangedFile(path, base, head));
        this.drafts = new Drafts(() => home.drafted());
        this.remarks = state.remarks;
    }

    get verdict(): GivenVerdict | null {
        return this.state.verdict;
    }

    threads(file: string): Thread[] {
        return threadsOf(this.remarks.filter(remark => remark.file === file));
    }

    welcome({ review }: WireWelcome): void {
        this.state.load(review);
        this.refresh();
    }

    handle(message: HostMessage): void {
        if (message.type !== 'people' && this.state.handle(message) === null) return;
        this.refresh();
        if (message.type === 'review-comment') this.tell(message.comment);
        if (message.type === 'review-verdict') announce(`Recorded: ${verdictWords[message.verdict].given}.`);
    }

    /** False: the message was none of a review. */
    failed(mid: string, reason: string): boolean {
        const message = this.state.takeBack(mid);
        if (!message) return false;
        if (message.type === 'review-remove') this.problems.set(message.comment, `Not removed: ${reason}.`);
        else this.drafts.add(this.draftOf(message), `Not saved: ${reason}.`);
        this.refresh();
        announce(`Your ${message.type === 'review-verdict' ? 'verdict' : 'comment'} was not saved: ${reason}.`);
        return true;
    }

    addDrafts(drafts: readonly Draft[]): void {
        for (const draft of drafts) this.drafts.add(draft);
        if (drafts.length) this.home.changed();
    }

    send(draft: RemarkDraft): void {
        const { kind, comment, file, side, from, to, text } = draft;
        const severity = draft.severity;
        const mid = freshId();
        this.drafts.drop(draftKey(draft));
        if (kind === 'edit') this.post({ type: 'review-edit', mid, comment, severity, text });
        else {
            const place = { file, side, from, to };
            const replyTo = kind === 'reply' ? { replyTo: comment } : {};
            const fresh = freshId();
            this.post({ type: 'review-comment', mid, comment: fresh, ...replyTo, ...place, severity, text });
        }
    }

    remove(comment: string): void {
        this.problems.delete(comment);
        this.drafts.drop(`edit ${comment}`);
        this.post({ type: 'review-remove', mid: freshId(), comment });
        announce('Comment removed.');
    }

    judge({ verdict, text }: VerdictDraft): void {
        if (!verdict) return;
        this.drafts.drop('verdict');
        this.post({ type: 'review-verdict', mid: freshId(), verdict, text });
    }

    private post(message: ReviewRequest): void {
        const item: KeptItem = { message, twins: 0 };
        this.outbox.add(item);
        this.refresh();
        this.home.stirred();
    }

    private refresh(): void {
        this.remarks = this.state.remarks;
        this.home.changed();
    }

    private tell(comment: string): void {
        const remark = this.remarks.find(one => one.comment === comment);
        if (remark && !remark.own)
            announce(`${remark.author} commented on ${remark.file}: ${remark.text.slice(0, 400)}`);
    }

    private draftOf(message: Exclude<ReviewRequest, { type: 'review-remove' }>): Draft {
        const { task } = this;
        const { text } = message;
        if (message.type === 'review-verdict') return { kind: 'verdict', task, text, verdict: message.verdict };
        const { severity, comment } = message;
        if (message.type === 'review-comment') {
            const { file, side, from, to, replyTo } = message;
            const kind = replyTo ? 'reply' : 'comment';
            return { kind, task, text, severity, comment: replyTo ?? '', file, side, from, to };
        }
        const edited = this.state.remarks.find(one => one.comment === comment);
        const { file = '', side = 'new', from = 1, to = 1 } = edited ?? {};
        return { kind: 'edit', task, text, severity, comment, file, side, from, to };
    }
}
