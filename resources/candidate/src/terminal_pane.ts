// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terminal beside the runs: opened by a button, drawn by a screen that is loaded then, written anew after a reload
// or a reconnect.

import { copyText } from './copy_text';
import { button, h } from './dom';
import { printableLine } from './printable';
import { inputPieces } from './run_input';
import type { RunRecord } from './run_record';
import { outcomeOf } from './run_words';
import type { TerminalScreen } from './terminal_screen';
import { freshId, type PageMessage, type TerminalSize } from './wire';

export type TerminalHome = {
    send(message: PageMessage): boolean;
    /** Out of the terminal, with the focus. */
    leave(): void;
    /** One is about to be opened and measured. */
    opening(): void;
};

const firstSize = { rows: 12, columns: 80 };

export class TerminalPane {
    readonly element: HTMLElement;
    private readonly place = h('div', { class: 'terminal-screen' });
    private readonly opener = button('Open a terminal', 'primary', () => void this.open());
    private readonly closer = button('Close', 'flat', () => this.close());
    private readonly said = h('p', { class: 'terminal-said', attrs: { role: 'status' } });
    private readonly opening: HTMLElement;
    private screen: TerminalScreen | null = null;
    private loading: Promise<TerminalScreen | null> | null = null;
    private run: RunRecord | null = null;
    private onScreen: RunRecord | null = null;
    private asked = ''; // the id of a request that is not answered
    private offline: string | null = null;
    private blocked: string | null = null; // none can be opened
    private hold = '';

    constructor(private readonly home: TerminalHome) {
        this.closer.title = 'Ends what runs in the terminal';
        this.opening = h('div', { class: 'terminal-opening' }, this.said, this.opener);
        this.place.hidden = true;
        this.element = h(
            'div',
            { class: 'terminal' },
            h(
                'div',
                { class: 'terminal-head cap t2' },
                h(
                    'p',
                    {},
                    'Works on copies of the files: your edits arrive within a second, what programs write stays ' +
                        'there. ',
                    h('kbd', { text: 'Ctrl Shift .' }),
                    ' leaves it.',
                ),
                this.closer,
            ),
            this.place,
            this.opening,
        );
        // A key that is held down presses a button again and again.
        this.opener.addEventListener('keydown', event => {
            if (event.repeat) event.preventDefault();
        });
        this.refresh();
    }

    /** Its tab is in front. */
    shown(): void {
        if (this.run?.going) void this.draw();
    }

    /** Why keys do not arrive, and why none can be opened now; null when they do and one can. */
    block(offline: string | null, blocked: string | null): void {
        if (offline === this.offline && blocked === this.blocked) return;
        const changed = offline !== this.offline;
        this.offline = offline;
        this.blocked = blocked;
        if (changed) this.screen?.enable(offline === null && this.run?.going === true);
        this.refresh();
    }

    /** The newest terminal of the task, as it is known now; `anew`: what it said was told from the beginning. */
    set(run: RunRecord | null, anew: boolean): void {
        const answered = run !== null && run.mid === this.asked;
        if (answered) this.asked = '';
        if (anew) this.onScreen = null;
        this.run = run;
        this.refresh();
        if (run?.going && (answered || this.element.offsetParent)) void this.draw(answered);
    }

    output(text: string): void {
        if (this.onScreen && this.onScreen === this.run) this.screen?.write(text);
    }

    ended(): void {
        const hadFocus = this.place.contains(document.activeElement);
        this.screen?.enable(false);
        this.refresh();
        if (hadFocus) this.opener.focus();
    }

    failed(mid: string, reason: string): boolean {
        if (!this.asked || mid !== this.asked) return false;
        this.asked = '';
        this.hold = `No terminal was opened: ${printableLine(reason)}`;
        this.refresh();
        return true;
    }

    connectionLost(): void {
        this.asked = '';
        this.refresh();
    }

    focus(): void {
        if (this.run?.going && this.onScreen) this.screen?.focus();
        else this.opener.focus();
    }

    private async open(): Promise<void> {
        if (this.blocked !== null || this.asked || this.run?.going) return;
        this.hold = '';
        const mid = (this.asked = freshId());
        this.refresh();
        this.home.opening();
        this.place.hidden = false; // measured for the size, and seen in a moment
        const screen = await this.load();
        const size: TerminalSize = screen?.size ?? firstSize;
        if (this.asked !== mid) return;
        if (!screen || !this.home.send({ type: 'terminal-open', mid, ...size })) {
            this.asked = '';
            if (screen) this.hold = 'There is no connection at the moment.';
        }
        this.refresh();
    }

    private close(): void {
        if (this.run?.going) this.home.send({ type: 'run-stop', run: this.run.id });
    }

    private load(): Promise<TerminalScreen | null> {
        this.loading ??= import('./terminal_screen.js').then(
            ({ TerminalScreen }) => {
                this.screen = new TerminalScreen(this.place, {
                    input: text => this.input(text),
                    sized: size => this.sized(size),
                    leave: () => this.home.leave(),
                    copy: text => void copyText(text),
                });
                return this.screen;
            },
            () => {
                this.loading = null;
                this.hold = 'The terminal could not be loaded. Try again in a moment.';
                return null;
            },
        );
        return this.loading;
    }

    /** All that the running terminal said, on the screen. */
    private async draw(focus = false): Promise<void> {
        this.place.hidden = false;
        const screen = await this.load();
        const { run } = this;
        if (!screen || !run?.going) {
            this.refresh();
            return;
        }
        if (this.onScreen !== run) {
            this.onScreen = run;
            const output = run.read(0, Infinity).pieces.map(({ text }) => text);
            screen.begin(run.terminal ?? firstSize, output.join(''));
            screen.enable(this.offline === null);
        }
        this.refresh();
        if (focus && this.element.offsetParent) screen.focus();
    }

    private input(text: string): void {
        if (!this.run?.going) return;
        for (const piece of inputPieces(text))
            this.home.send({ type: 'terminal-input', run: this.run.id, text: piece });
    }

    private sized({ rows, columns }: TerminalSize): void {
        if (this.run?.going) this.home.send({ type: 'terminal-resize', run: this.run.id, rows, columns });
    }

    private refresh(): void {
        const going = this.run?.going === true;
        this.place.hidden = !going && this.onScreen === null;
        this.closer.hidden = !going;
        this.closer.disabled = this.offline !== null;
        this.opening.hidden = going && this.offline === null;
        this.opener.hidden = going;
        this.opener.setAttribute('aria-disabled', String(this.blocked !== null || this.asked !== ''));
        this.opener.title = this.blocked ?? '';
        this.opener.textContent = this.run ? 'Open a new terminal' : 'Open a terminal';
        const said = this.words(going);
        if (this.said.textContent !== said) this.said.textContent = said;
    }

    private words(going: boolean): string {
        if (going) return this.offline === null ? '' : `Keys do not arrive. ${this.offline}`;
        if (this.blocked !== null) return this.blocked;
        if (this.asked) return 'Opening\u2026';
        if (this.hold) return this.hold;
        if (!this.run) return '';
        const { code, reason } = this.run.end!;
        const why = reason === '' ? (code ? `the shell ended with ${code}` : '') : outcomeOf(this.run).text;
        return why ? `The terminal was closed (${why}).` : 'The terminal was closed.';
    }
}
