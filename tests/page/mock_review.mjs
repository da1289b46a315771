// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The host's side of a review: a pull request, what is said of it, and an interviewer who answers.

const limiterBefore = `import threading
import time


class Limiter:
    """Allows so many calls of a key in a period."""

    def __init__(self, limit: int, period: float, clock=time.monotonic) -> None:
        self._limit, self._period, self._clock = limit, period, clock
        self._windows: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    @property
    def limit(self) -> int:
        return self._limit

    @property
    def period(self) -> float:
        return self._period

    def reset(self) -> None:
        self._windows.clear()

    def allow(self, key: str) -> bool:
        now = self._clock()
        hits = self._windows.setdefault(key, [])
        while hits and now - hits[0] > self._period:
            hits.pop(0)
        if len(hits) > self._limit:
            return False
        hits.append(now)
        return True
`;
const limiterAfter = limiterBefore
    .replace('import threading\nimport time\n', 'import threading\nimport time\nfrom collections import deque\n')
    .replace('list[float]] = {}', 'deque[float]] = {}')
    .replace('setdefault(key, [])', 'setdefault(key, deque())')
    .replace('            hits.pop(0)\n', '            hits.popleft()\n')
    .replace('if len(hits) > self._limit', 'if len(hits) >= self._limit');

export const pull = {
    title: 'Use a deque in the limiter',
    author: 'm.okafor',
    description:
        'Dropping old calls from a list costs time. A `deque` does not.\n\n- `allow` no longer copies the list\n- the old shim is gone',
    files: [
        { path: 'limiter/limiter.py', base: limiterBefore, head: limiterAfter },
        {
            path: 'limiter/stats.py',
            head: 'from limiter import Limiter\n\n\ndef usage(limiter: Limiter, key: str) -> float:\n    return len(limiter._windows[key]) / limiter.limit\n',
        },
        { path: 'limiter/compat.py', base: '# kept for Python 2\nfrom limiter import Limiter\n' },
    ],
};

export class MockReview {
    comments = [];
    verdict = null;
    refuse = null; // a reason: the next message of a review is not carried out
    done = new Set();
    at = 120_000;

    constructor(host, request) {
        this.host = host;
        this.task = { pull: request };
    }

    handlers(message) {
        return {
            'review-comment': () => this.take(message, () => this.comment(message)),
            'review-edit': () => this.take(message, () => this.edit(message)),
            'review-remove': () => this.take(message, () => this.remove(message)),
            'review-verdict': () => this.take(message, () => this.judge(message)),
            'review-view': () => {},
        };
    }

    /** What the welcome has beside the rest. */
    welcome(name) {
        return {
            people: [
                { id: 'c1', name, role: 'candidate', connected: true },
                { id: 'i1', name: 'R. Lantern', role: 'interviewer', connected: true },
            ],
            review: { comments: this.comments, ...this.verdict },
        };
    }

    /** Recorded once; a repeat is acknowledged again. */
    take(message, act) {
        const { mid } = message;
        if (this.refuse !== null) {
            const reason = this.refuse;
            this.refuse = null;
            this.host.tell({ type: 'error', code: 'refused', message: reason, mid });
            return;
        }
        const answer = act(this.done.has(mid));
        this.done.add(mid);
        this.host.tell(answer);
    }

    comment({ type, ...fields }, again) {
        const comment = { ...fields, by: 'c1', at: (this.at += 1000) };
        if (!again) this.comments.push(comment);
        return { type, ...comment };
    }

    edit({ comment, severity, text, mid }) {
        const known = this.comments.find(one => one.comment === comment);
        Object.assign(known, { severity, text });
        return { type: 'review-edited', comment, severity, text, mid, at: (this.at += 1000) };
    }

    remove({ comment, mid }) {
        this.comments = this.comments.filter(one => one.comment !== comment);
        return { type: 'review-removed', comment, mid };
    }

    judge({ verdict, text, mid }) {
        this.verdict = { verdict, text };
        return { type: 'review-verdict', verdict, text, mid, at: (this.at += 1000) };
    }

    /** An interviewer's answer in a thread. */
    reply(root, text) {
        const { file, side, from, to } = this.comments.find(one => one.comment === root);
        const comment = { comment: `r${this.at}`, replyTo: root, by: 'i1', file, side, from, to };
        const whole = { ...comment, severity: '', text, mid: '', at: (this.at += 1000) };
        this.comments.push(whole);
        this.host.tell({ type: 'review-comment', ...whole });
    }
}

/** The present task is a review from now on. */
export function reviewing(host, request = pull) {
    return (host.review = new MockReview(host, request));
}
