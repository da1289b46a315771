// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands below the bar: the output, and in tabs beside it the terminal where there is one. It can be sized and
// folded.

import { button, h, replace } from './dom';
import { icon } from './icons';
import { Splitter } from './splitter';
import { Tabs } from './tabs';

const leastEditor = 120; // px
const roomWithoutLayout = 600;

export class RunPanel {
    readonly element = h('div', { class: 'run-body', attrs: { id: 'run-body' } });
    readonly splitter: Splitter;
    /** Shows and hides the panel; it stands in the bar. */
    readonly fold = button('', 'flat', () => this.toggle());
    private readonly tabs = new Tabs('runs', 'Runs', () => this.changed());
    private readonly tabRow = h('div', { class: 'run-tabs' }, this.tabs.bar);

    /** `above`: what gives its room. `terminalShown`: it came in front. */
    constructor(
        private readonly output: HTMLElement,
        private readonly terminal: HTMLElement,
        private readonly above: HTMLElement,
        private readonly terminalShown: () => void,
    ) {
        this.fold.classList.add('bar-button', 'fold-button');
        this.fold.setAttribute('aria-controls', this.element.id);
        this.tabRow.hidden = true;
        this.element.append(this.tabRow, output);
        this.splitter = new Splitter(
            this.element,
            'Height of the output',
            () => this.room(),
            folded => this.showFold(folded),
        );
        new ResizeObserver(() => this.splitter.apply()).observe(document.documentElement);
    }

    /** Tabs only where there is more than the output. */
    offer(runs: boolean, terminal: boolean): void {
        if (terminal && !this.tabs.button('terminal')) {
            this.element.append(this.terminal);
            this.tabs.add({ id: 'output', label: 'Output', panel: this.output });
            this.tabs.add({ id: 'terminal', label: 'Terminal', panel: this.terminal });
        }
        if (!terminal) this.tabs.select('output');
        else if (!runs) this.tabs.select('terminal');
        this.tabRow.hidden = !terminal;
        const output = this.tabs.button('output');
        if (output) output.hidden = !runs;
        this.splitter.apply();
    }

    showOutput(): void {
        this.splitter.fold(false);
        this.tabs.select('output');
    }

    focusTab(): void {
        this.tabs.focus();
    }

    private changed(): void {
        if (this.tabs.selected === 'terminal') this.terminalShown();
    }

    private toggle(): void {
        this.splitter.fold(!this.splitter.folded);
        this.changed();
    }

    private showFold(folded: boolean): void {
        const label = folded ? 'Show the output' : 'Hide the output';
        if (this.fold.title === label) return;
        replace(this.fold, icon(folded ? 'up' : 'down', 16));
        this.fold.setAttribute('aria-label', label);
        this.fold.setAttribute('aria-expanded', String(!folded));
        this.fold.title = label;
    }

    private room(): number {
        const { isConnected, offsetHeight } = this.above;
        if (!isConnected || !offsetHeight) return roomWithoutLayout;
        return offsetHeight + this.element.offsetHeight - leastEditor;
    }
}
