// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the choices of a review are called and mean, and the shape of each severity: never told by colour alone.

import { svg } from './dom';
import type { FileStatus } from './review_file';
import type { ReviewSide, Severity, Verdict } from './wire';

export const severities: Severity[] = ['blocking', 'important', 'minor', 'question'];
export const severityWords: Record<Severity, { name: string; means: string }> = {
    blocking: { name: 'Blocking', means: 'It must not go in like this.' },
    important: { name: 'Important', means: 'It should be put right, now or soon after.' },
    minor: { name: 'Minor', means: 'Better otherwise, and no harm as it is.' },
    question: { name: 'Question', means: 'The answer decides whether something is wrong.' },
};

export const verdicts: Verdict[] = ['approve', 'comment', 'changes'];
export const verdictWords: Record<Verdict, { name: string; means: string; given: string }> = {
    approve: { name: 'Approve', means: 'It can go in as it is.', given: 'approved' },
    comment: { name: 'Comment', means: 'Neither yes nor no.', given: 'commented on' },
    changes: {
        name: 'Request changes',
        means: 'It can go in when what you said is put right.',
        given: 'changes requested',
    },
};

const shapes: Record<Severity, Record<string, string>[]> = {
    blocking: [
        { d: 'M3.7.6h4.6L11.4 3.7v4.6L8.3 11.4H3.7L.6 8.3V3.7Z', class: 'sv-fill' },
        { d: 'M3.4 6h5.2', class: 'sv-cut' },
    ],
    important: [
        { d: 'M6 .8L11.6 11H.4Z', class: 'sv-fill' },
        { d: 'M6 4.4v3.2M6 8.8v1.1', class: 'sv-cut' },
    ],
    minor: [{ d: 'M6 2.2a3.8 3.8 0 1 0 .01 0Z', class: 'sv-line' }],
    question: [{ d: 'M3.6 4.2a2.4 2.4 0 1 1 3.5 2.1C6.3 6.8 6 7.2 6 8.1M6 9.7v1.3', class: 'sv-line' }],
};

export function severityShape(severity: Severity): SVGSVGElement {
    return svg(12, 12, shapes[severity], '0 0 12 12');
}

/** A host may know a severity that this page does not. */
export function isSeverity(value: string): value is Severity {
    return (severities as string[]).includes(value);
}

export const statusWords: Record<FileStatus, string> = {
    added: 'added',
    deleted: 'deleted',
    changed: 'changed',
};

export function count(n: number, what: string): string {
    return `${n} ${what}${n === 1 ? '' : 's'}`;
}

export function linesText({ side, from, to }: { side: ReviewSide; from: number; to: number }): string {
    const lines = from === to ? `line ${from}` : `lines ${from} to ${to}`;
    return side === 'old' ? `old ${lines}` : lines;
}
