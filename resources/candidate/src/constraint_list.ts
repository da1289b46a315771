// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The constraints that the interviewer dropped into the discussion. One is new until the candidate turned to the list.

import { clock } from './clock';
import { h } from './dom';
import type { WireConstraint } from './wire';

export class ConstraintList {
    readonly element: HTMLElement;
    private readonly known = new Map<string, { constraint: WireConstraint; mark: HTMLElement }>();
    private readonly list = h('ol', { class: 'plain constraints' });
    private readonly empty = h('p', {
        class: 'empty t2',
        text: 'No constraints yet. They appear here as the discussion goes on.',
    });
    private readonly seen: Set<string>;
    private readonly key: string;

    /** `changed`: there is another one, or one is not new any more. */
    constructor(
        session: string,
        private readonly changed: () => void,
    ) {
        this.key = `jumpseat.constraints.${session}`;
        this.seen = new Set(remembered(this.key));
        this.element = h(
            'div',
            {
                class: 'log-panel log-scroll',
                attrs: { tabindex: '0' },
                on: {
                    pointermove: () => this.lookedAt(),
                    focusin: () => this.lookedAt(),
                },
            },
            this.empty,
            this.list,
        );
    }

    get count(): number {
        return this.known.size;
    }

    get unseen(): WireConstraint[] {
        return [...this.known.values()].map(({ constraint }) => constraint).filter(({ id }) => !this.seen.has(id));
    }

    /** Whether it was not known. */
    add(constraint: WireConstraint): boolean {
        if (this.known.has(constraint.id)) return false;
        const mark = h('span', { class: 'new-mark', text: 'new' });
        mark.hidden = this.seen.has(constraint.id);
        this.known.set(constraint.id, { constraint, mark });
        this.empty.hidden = true;
        this.list.append(
            h(
                'li',
                { class: 'constraint' },
                h('span', { class: 'cap t3 num', text: clock(constraint.at) }),
                h(
                    'div',
                    {},
                    h('p', {}, h('span', { class: 'strong', text: constraint.title }), mark),
                    h('p', { class: 'as-typed', text: constraint.text }),
                ),
            ),
        );
        this.element.scrollTop = this.element.scrollHeight;
        this.changed();
        return true;
    }

    lookedAt(): void {
        if (!this.unseen.length) return;
        for (const [id, { mark }] of this.known) {
            this.seen.add(id);
            mark.hidden = true;
        }
        try {
            sessionStorage.setItem(this.key, JSON.stringify([...this.seen]));
        } catch {
            /* they are new again after a reload */
        }
        this.changed();
    }
}

function remembered(key: string): string[] {
    try {
        const ids: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
        return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : [];
    } catch {
        return [];
    }
}
