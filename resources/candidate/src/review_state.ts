// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was said in the review of the present task: what the host has recorded, and over it what waits in the outbox.

import type { Outbox } from './outbox';
import type {
    HostMessage,
    KeptMessage,
    ReviewRequest,
    Verdict,
    WireComment,
    WirePerson,
    WireReview,
} from './wire';

export type Remark = WireComment & { own: boolean; saving: boolean; author: string };
/** Remarks on one place, the first one first. `root` is its id, whether it is still there or not. */
export type Thread = { root: string; remarks: Remark[] };
/** `at`: null when it is not known. */
export type GivenVerdict = { verdict: Verdict; text: string; at: number | null; saving: boolean };

const isReview = (message: KeptMessage): message is ReviewRequest => message.type.startsWith('review-');

export class ReviewState {
    private recorded = new Map<string, WireComment>();
    private verdictRecorded: GivenVerdict | null = null;
    private names = new Map<string, string>();
    private me = '';

    constructor(private readonly outbox: Outbox) {}

    /** Whose page it is, and who else is there. */
    identify(me: string, people: readonly WirePerson[]): void {
        this.me = me;
        this.people(people);
    }

    /** Everything, at every join. What is recorded already is not sent again. */
    load(review: WireReview | undefined): void {
        const before = this.verdictRecorded;
        const { comments = [], verdict, text = '', at } = review ?? {};
        this.recorded = new Map(comments.map(comment => [comment.comment, comment]));
        const same = before?.verdict === verdict && before?.text === text;
        this.verdictRecorded = verdict ? { verdict, text, at: at ?? (same ? before!.at : null), saving: false } : null;
        const pending = this.pending;
        for (const message of pending)
            if (this.isRecorded(message, pending)) this.outbox.acknowledge(({ mid }) => mid === message.mid);
    }

    /** Another task: nothing was said of it yet. */
    clear(): void {
        this.recorded.clear();
        this.verdictRecorded = null;
    }

    people(people: readonly WirePerson[]): void {
        this.names = new Map([...this.names, ...people.map(({ id, name }) => [id, name] as const)]);
    }

    /** The remark that came or changed, "verdict", or null when the message is about something else. */
    handle(message: HostMessage): string | null {
        switch (message.type) {
            case 'review-comment':
                this.recorded.set(message.comment, message);
                this.acknowledge(message.mid);
                return message.comment;
            case 'review-edited': {
                const { comment, severity, text } = message;
                const known = this.recorded.get(comment);
                if (known) this.recorded.set(comment, { ...known, severity, text });
                this.acknowledge(message.mid);
                return comment;
            }
            case 'review-removed':
                this.recorded.delete(message.comment);
                this.acknowledge(message.mid);
                return message.comment;
            case 'review-verdict': {
                const { verdict, text, at } = message;
                this.verdictRecorded = { verdict, text, at, saving: false };
                this.acknowledge(message.mid);
                return 'verdict';
            }
            default:
                return null;
        }
    }

    /** A message that the host refused; null when it was none of a review. */
    takeBack(mid: string): ReviewRequest | null {
        const message = this.pending.find(one => one.mid === mid) ?? null;
        if (message) this.acknowledge(mid);
        return message;
    }

    get remarks(): Remark[] {
        const all = new Map<string, Remark>();
        for (const comment of this.recorded.values()) all.set(comment.comment, this.remark(comment, false));
        for (const message of this.pending) this.lay(message, all);
        return [...all.values()];
    }

    get verdict(): GivenVerdict | null {
        let given = this.verdictRecorded;
        for (const message of this.pending)
            if (message.type === 'review-verdict')
                given = { verdict: message.verdict, text: message.text, at: null, saving: true };
        return given;
    }

    private get pending(): ReviewRequest[] {
        return this.outbox.items.map(({ message }) => message).filter(isReview);
    }

    private acknowledge(mid: string): void {
        this.outbox.acknowledge(message => message.mid === mid);
    }

    private remark(comment: WireComment, saving: boolean): Remark {
        const own = comment.by === this.me;
        const author = own ? 'You' : (this.names.get(comment.by) ?? 'Interviewer');
        return { ...comment, own, author, saving };
    }

    private lay(message: ReviewRequest, all: Map<string, Remark>): void {
        if (message.type === 'review-verdict') return;
        const known = all.get(message.comment);
        if (message.type === 'review-remove') all.delete(message.comment);
        else if (message.type === 'review-comment')
            all.set(message.comment, known ?? this.remark({ ...message, by: this.me, at: 0 }, true));
        else if (known) {
            const { severity, text } = message;
            all.set(message.comment, { ...known, severity, text, saving: true });
        }
    }

    private isRecorded(message: ReviewRequest, pending: readonly ReviewRequest[]): boolean {
        if (message.type === 'review-verdict')
            return (
                this.verdictRecorded?.verdict === message.verdict && this.verdictRecorded.text === message.text
            );
        const known = this.recorded.get(message.comment);
        if (message.type === 'review-comment') return known !== undefined;
        if (message.type === 'review-edit')
            return known?.severity === message.severity && known.text === message.text;
        const unsent = pending.some(
            other => other.type === 'review-comment' && other.comment === message.comment,
        );
        return !known && !unsent;
    }
}

/** In the order in which their first remarks were made. */
export function threadsOf(remarks: readonly Remark[]): Thread[] {
    const threads = new Map<string, Thread>();
    for (const remark of remarks) {
        const root = remark.replyTo ?? remark.comment;
        const thread = threads.get(root);
        if (thread) thread.remarks.push(remark);
        else threads.set(root, { root, remarks: [remark] });
    }
    return [...threads.values()];
}
