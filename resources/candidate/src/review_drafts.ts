// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words for a review that were not sent: kept over reloads until they are sent or thrown away.

import type { ReviewSide, Severity, Verdict } from './wire';

type At = { task: number; text: string };
export type RemarkDraft = At & {
    kind: 'comment' | 'reply' | 'edit';
    /** The thread's first remark of a reply, the remark of an edit, "" of a new comment. */
    comment: string;
    file: string;
    side: ReviewSide;
    from: number;
    to: number;
    severity: Severity | '';
};
export type VerdictDraft = At & { kind: 'verdict'; verdict: Verdict | '' };
export type Draft = RemarkDraft | VerdictDraft;

export function draftKey(draft: Draft): string {
    if (draft.kind === 'verdict') return 'verdict';
    const { kind, comment, file, side, from, to } = draft;
    return kind === 'comment' ? `comment ${side} ${from} ${to} ${file}` : `${kind} ${comment}`;
}

/** A record of another version, or a damaged one, must not stop the page. */
function isDraft(value: unknown): value is Draft {
    const { kind, text, task, file } = (value ?? {}) as Partial<RemarkDraft>;
    if (typeof text !== 'string' || typeof task !== 'number') return false;
    return (kind as string) === 'verdict' || typeof file === 'string';
}

export class Drafts {
    private readonly kept = new Map<string, Draft>();
    private readonly reasons = new Map<string, string>(); // why the host did not take it

    constructor(private readonly changed: () => void) {}

    get items(): Draft[] {
        return [...this.kept.values()].filter(({ text }) => text.trim());
    }

    get(key: string): Draft | undefined {
        return this.kept.get(key);
    }

    /** Why these words were given back; told once. */
    takeReason(key: string): string {
        const reason = this.reasons.get(key) ?? '';
        this.reasons.delete(key);
        return reason;
    }

    set(draft: Draft): void {
        this.kept.set(draftKey(draft), draft);
        this.changed();
    }

    /** What was given back, or comes from an earlier page load, is put before what stands there by now. */
    add(draft: unknown, reason = ''): void {
        if (!isDraft(draft)) return;
        const key = draftKey(draft);
        const there = this.kept.get(key)?.text ?? '';
        const text = there.trim() && there !== draft.text ? `${draft.text}\n\n${there}` : draft.text;
        this.kept.set(key, { ...draft, text });
        if (reason) this.reasons.set(key, reason);
        this.changed();
    }

    drop(key: string): void {
        this.reasons.delete(key);
        if (this.kept.delete(key)) this.changed();
    }

    clear(): void {
        this.kept.clear();
        this.reasons.clear();
        this.changed();
    }
}
