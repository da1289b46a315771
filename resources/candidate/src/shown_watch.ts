// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says once of an element that it stands before the eyes: half of it, or as much as fits, in a page that is visible.

const steps = Array.from({ length: 21 }, (_, i) => i / 20);
const fills = 0.9; // of its scrolling parent: more of a tall one is never to be seen at once

type Watched = { seen: () => void; inView: boolean };

export class ShownWatch {
    private readonly watched = new Map<Element, Watched>();
    private readonly observer = new IntersectionObserver(entries => this.observed(entries), { threshold: steps });

    /** `scroller`: the class of the parent that clips it. */
    constructor(private readonly scroller: string) {
        document.addEventListener('visibilitychange', () => this.report());
    }

    watch(element: Element, seen: () => void): void {
        this.watched.set(element, { seen, inView: false });
        this.observer.observe(element);
    }

    forget(element: Element): void {
        this.watched.delete(element);
        this.observer.unobserve(element);
    }

    private observed(entries: IntersectionObserverEntry[]): void {
        for (const { target, intersectionRect, boundingClientRect } of entries) {
            const one = this.watched.get(target);
            if (!one) continue;
            const room = target.closest(this.scroller)?.clientHeight ?? window.innerHeight;
            const enough = Math.min(boundingClientRect.height / 2, fills * room);
            one.inView = boundingClientRect.height > 0 && intersectionRect.height >= enough;
        }
        this.report();
    }

    private report(): void {
        if (document.visibilityState !== 'visible') return;
        for (const [element, { seen, inView }] of [...this.watched]) {
            if (!inView) continue;
            this.forget(element);
            seen();
        }
    }
}
