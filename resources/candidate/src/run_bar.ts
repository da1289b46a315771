// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bar under the editors: what can be run, what came of the last run, and earlier ones.

import { button, h, replace } from './dom';
import { glyph, icon } from './icons';
import { Menu, type MenuItem } from './menu';
import { signOf } from './run_sign';
import type { Outcome } from './run_words';

/** What the bar says: how something ended or goes on, or why nothing can be run. */
export type BarState = {
    /** Which kind goes on, if one does: its place has Stop. */
    going: 'run' | 'test' | null;
    /** Nothing can be started now, and why. */
    blocked: string | null;
    /** Beside the buttons; null: nothing was run yet. */
    said: Outcome | null;
    /** How long ago, or for how long already. */
    when: string;
    earlier: boolean;
};

export type BarActions = {
    start(test: boolean): void;
    stop(): void;
    earlier(): MenuItem[];
};

type Kind = 'run' | 'test';
type Slot = { element: HTMLElement; start: HTMLButtonElement; stop: HTMLButtonElement };
const labels: Record<Kind, { label: string; keys: string }> = {
    test: { label: 'Run tests', keys: 'Ctrl Enter' },
    run: { label: 'Run', keys: 'Ctrl Shift Enter' },
};

export class RunBar {
    readonly element: HTMLElement;
    private readonly slots: Record<Kind, Slot>;
    private readonly sign = h('span', { class: 'run-sign' });
    private readonly said = h('span');
    private readonly when = h('span');
    private readonly outcome = h(
        'p',
        { class: 'run-outcome' },
        this.sign,
        h('span', { class: 'run-words' }, this.said, this.when),
    );
    private readonly history = button('', 'flat', () => this.openHistory(), icon('history', 16));
    private menu: Menu | null = null;
    private state = '';

    constructor(
        private readonly actions: BarActions,
        fold: HTMLElement,
    ) {
        this.slots = { test: this.slot('test'), run: this.slot('run') };
        this.history.classList.add('bar-button');
        this.history.title = 'Earlier runs';
        this.history.setAttribute('aria-label', 'Earlier runs');
        this.history.setAttribute('aria-haspopup', 'menu');
        this.element = h(
            'div',
            { class: 'run-bar' },
            this.slots.test.element,
            this.slots.run.element,
            this.outcome,
            this.history,
            fold,
        );
        // A key that is held down presses a button again and again.
        this.element.addEventListener('keydown', event => {
            if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
        });
    }

    /** The buttons that there are recipes for; the first is the primary one. */
    offer(recipes: Record<Kind, string | undefined>): void {
        for (const kind of ['test', 'run'] as const) {
            const { element, start } = this.slots[kind];
            element.hidden = recipes[kind] === undefined;
            start.classList.toggle('primary', kind === 'test' || recipes.test === undefined);
        }
    }

    show(state: BarState): void {
        if (this.when.textContent !== state.when) this.when.textContent = state.when;
        const { when: _, ...rest } = state;
        const told = JSON.stringify(rest);
        if (told === this.state) return;
        this.state = told;
        const stopHadFocus = this.hasFocus('stop');
        const startHadFocus = this.hasFocus('start');
        for (const kind of ['test', 'run'] as const) this.showSlot(kind, state);
        const { said } = state;
        replace(this.sign, said ? signOf(said.sign) : null);
        this.said.textContent = said?.text ?? '';
        this.outcome.title = said?.text ?? '';
        this.outcome.className = `run-outcome ${said?.kind ?? ''}`;
        this.history.classList.toggle('away', !state.earlier); // its room stays
        // What was pressed gives its place to the other one, and the focus with it.
        const slot = this.slots[state.going ?? (this.slots.test.element.hidden ? 'run' : 'test')];
        if (state.going && startHadFocus) slot.stop.focus();
        else if (!state.going && stopHadFocus) this.slots[stopHadFocus].start.focus();
    }

    /** The session does not go on in this page. */
    close(): void {
        this.menu?.close(false);
        for (const { element } of Object.values(this.slots)) element.hidden = true;
    }

    private hasFocus(which: 'start' | 'stop'): Kind | null {
        const at = document.activeElement;
        return (['test', 'run'] as const).find(kind => this.slots[kind][which] === at) ?? null;
    }

    private slot(kind: Kind): Slot {
        const { label, keys } = labels[kind];
        const start = button(label, '', () => this.actions.start(kind === 'test'), glyph('run', 12));
        start.setAttribute('aria-keyshortcuts', keys.replace('Ctrl', 'Control').replaceAll(' ', '+'));
        start.append(h('kbd', { text: keys, attrs: { 'aria-hidden': 'true' } }));
        const stop = button('Stop', '', () => {}, icon('square', 14));
        // The second click of a double click on the other button falls here.
        stop.addEventListener('click', event => {
            if (event.detail < 2) this.actions.stop();
        });
        return { element: h('div', { class: 'run-slot' }, start, stop), start, stop };
    }

    private showSlot(kind: Kind, { going, blocked }: BarState): void {
        const { start, stop } = this.slots[kind];
        const stops = going === kind || (going !== null && Boolean(this.slots[going].element.hidden));
        start.classList.toggle('away', stops);
        stop.classList.toggle('away', !stops);
        start.setAttribute('aria-disabled', String(blocked !== null));
        start.title = blocked ?? `${labels[kind].label} (${labels[kind].keys})`;
    }

    private openHistory(): void {
        const wasOpen = this.history.getAttribute('aria-expanded') === 'true';
        this.menu?.close(false);
        if (wasOpen) return;
        const { top, bottom } = this.element.getBoundingClientRect();
        const above = top - 60;
        const below = window.innerHeight - bottom - 8;
        this.element.classList.toggle('opens-up', above >= below);
        this.element.style.setProperty('--room', `${Math.max(above, below, 120)}px`);
        this.menu = new Menu(this.element, this.history, 'Earlier runs', this.actions.earlier(), () => {
            this.menu = null;
        });
    }
}
