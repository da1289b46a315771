// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The edge between the editors and what stands below: dragged, or moved with the arrow keys. Size and folding are kept
// in this browser.

import { h } from './dom';

const least = 96;
const usual = 208;
const step = 16;
const heightKey = 'jumpseat.runs.height';
const foldedKey = 'jumpseat.runs.folded';

function remembered(key: string): string | null {
    try {
        return localStorage.getItem(key);
    } catch {
        return null; // storage may be forbidden; the choice then holds for this page only
    }
}

function remember(key: string, value: string): void {
    try {
        localStorage.setItem(key, value);
    } catch {
        /* as above */
    }
}

export class Splitter {
    readonly element: HTMLElement;
    folded = remembered(foldedKey) === 'yes';
    private height = Number(remembered(heightKey)) || usual;

    /** `room`: how high the body may become now. */
    constructor(
        private readonly body: HTMLElement,
        label: string,
        private readonly room: () => number,
        private readonly changed: (folded: boolean) => void,
    ) {
        this.element = h('div', {
            class: 'splitter',
            attrs: {
                role: 'separator',
                tabindex: '0',
                'aria-orientation': 'horizontal',
                'aria-label': label,
                'aria-controls': body.id,
                title: 'Drag, or use the arrow keys',
            },
            on: {
                pointerdown: event => this.drag(event),
                keydown: event => this.key(event),
                dblclick: () => this.set(usual),
            },
        });
        this.apply();
    }

    fold(folded: boolean): void {
        if (folded === this.folded) return;
        this.folded = folded;
        remember(foldedKey, folded ? 'yes' : 'no');
        this.apply();
    }

    /** A height for what is shown next, unless somebody chose one. */
    prefer(height: number): void {
        if (remembered(heightKey) === null) this.height = Math.max(this.height, height);
        this.apply();
    }

    /** The room may have become less, or more again. */
    apply(): void {
        const shown = this.shown();
        this.body.hidden = this.element.hidden = this.folded;
        this.body.style.height = `${shown}px`;
        this.element.setAttribute('aria-valuemin', String(least));
        this.element.setAttribute('aria-valuemax', String(this.most()));
        this.element.setAttribute('aria-valuenow', String(shown));
        this.changed(this.folded);
    }

    private most(): number {
        return Math.max(least, Math.round(this.room()));
    }

    private shown(): number {
        return Math.min(Math.max(least, this.height), this.most());
    }

    private set(height: number): void {
        this.height = Math.min(Math.max(least, Math.round(height)), this.most());
        remember(heightKey, String(this.height));
        this.apply();
    }

    private drag(event: PointerEvent): void {
        if (event.button !== 0) return;
        const from = event.clientY + this.body.offsetHeight;
        const move = (moved: PointerEvent) => this.set(from - moved.clientY);
        const done = () => {
            this.element.removeEventListener('pointermove', move);
            this.element.classList.remove('dragged');
        };
        event.preventDefault();
        this.element.focus();
        this.element.classList.add('dragged');
        this.element.setPointerCapture(event.pointerId);
        this.element.addEventListener('pointermove', move);
        this.element.addEventListener('lostpointercapture', done, { once: true });
    }

    private key(event: KeyboardEvent): void {
        const now = this.shown();
        const to = {
            ArrowUp: now + step,
            ArrowDown: now - step,
            PageUp: now + 6 * step,
            PageDown: now - 6 * step,
            Home: least,
            End: this.most(),
        }[event.key];
        if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        this.set(to);
    }
}
