// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run as a person reads it: the command, what it said, its tests, how it ended, and while it goes on its input.
// What arrives is written once a frame, and no more of it than a frame has time for.

import { clock } from './clock';
import { button, h, replace } from './dom';
import { signOf } from './run_sign';
import { printableLine } from './printable';
import { RunInput } from './run_input';
import type { RunRecord } from './run_record';
import { RunText } from './run_text';
import { outcomeOf, sentence } from './run_words';
import { TestList } from './test_list';

const unitsAtOnce = 4_000;
const timePerFrame = 10; // ms, layout and all
const nearEnd = 24; // px

export type OutputActions = {
    input(run: RunRecord, text: string, end: boolean): void;
    linked(text: string): Node[];
    /** Who started it, unless this candidate did. */
    starter(run: RunRecord): string | null;
    /** Back to the newest run. */
    newest(): void;
};

export class RunOutput {
    readonly element: HTMLElement;
    readonly input: RunInput;
    private readonly scroller: HTMLElement;
    private readonly head = h('div', { class: 'run-head' });
    private readonly cut = h('p', {
        class: 'run-cut t3',
        text: 'The beginning of the output is left out here.',
    });
    private readonly text: RunText;
    private readonly tests: TestList;
    private readonly ending = h('p', { class: 'run-end' });
    private readonly empty = h('p', {
        class: 't2',
        text: 'Nothing run yet. Output and test results stand here.',
    });
    private readonly more = button('More below', '', () => this.toEnd());
    private run: RunRecord | null = null;
    private written = 0;
    private finished = false; // the end of the shown run is on the screen
    private follow = true;
    private frame = 0;

    constructor(private readonly actions: OutputActions) {
        this.text = new RunText(text => actions.linked(text));
        this.tests = new TestList(text => actions.linked(text));
        this.input = new RunInput((text, end) => this.run && actions.input(this.run, text, end));
        this.more.classList.add('more-below');
        this.scroller = h(
            'div',
            {
                class: 'run-scroll',
                attrs: { tabindex: '0', role: 'region', 'aria-label': 'Output' },
                on: { scroll: () => this.scrolled() },
            },
            this.empty,
            this.head,
            this.cut,
            this.text.element,
            this.tests.element,
            this.ending,
            this.input.element,
        );
        this.element = h('div', { class: 'run-output' }, this.scroller, this.more);
        const sizes = new ResizeObserver(() => this.keepEnd());
        for (const one of [this.scroller, this.text.element]) sizes.observe(one);
        this.show(null, true);
    }

    get shown(): RunRecord | null {
        return this.run;
    }

    /** Another run, or the same one told anew. */
    show(run: RunRecord | null, newest: boolean): void {
        this.run = run;
        this.written = 0;
        this.finished = false;
        this.follow = true;
        this.text.clear();
        this.tests.clear();
        this.ending.hidden = true;
        this.input.clear();
        this.empty.hidden = run !== null;
        this.head.hidden = run === null;
        this.cut.hidden = true;
        this.more.hidden = true;
        if (run) this.showHead(run, newest);
        this.changed();
    }

    /** The same run, told again by the host: what stands on the screen stays when it was whole. */
    exchange(run: RunRecord, newest: boolean): void {
        if (this.finished) this.run = run;
        else this.show(run, newest);
    }

    /** Something of the shown run may be new. */
    changed(): void {
        const hadFocus = this.input.hasFocus;
        this.input.element.hidden = !this.run?.going;
        if (hadFocus && this.input.element.hidden) this.scroller.focus();
        if (!this.frame) this.frame = requestAnimationFrame(() => this.write());
    }

    focus(): void {
        this.scroller.focus();
    }

    private showHead(run: RunRecord, newest: boolean): void {
        const starter = this.actions.starter(run);
        const said = [starter === null ? '' : `run by ${printableLine(starter, 80)}`, newest && starter === null ? '' : clock(run.at)];
        const note = said.filter(Boolean).join(', ');
        const back = button('Show the newest', 'flat', () => {
            this.actions.newest();
            this.focus();
        });
        back.classList.add('link');
        replace(
            this.head,
            h('span', { class: 'run-command', text: `$ ${printableLine(run.command, 1000)}` }),
            note ? h('span', { class: 'run-note cap t3', text: note }) : null,
            newest ? null : back,
        );
    }

    private write(): void {
        this.frame = 0;
        const { run } = this;
        if (!run || this.finished) return;
        const before = this.written;
        const began = performance.now();
        while (this.written < run.total && performance.now() - began < timePerFrame) this.writeSome(run);
        if (this.written < run.total) this.frame = requestAnimationFrame(() => this.write());
        else if (!run.going) this.showEnd(run);
        this.cut.hidden = !run.cut && !this.text.cut;
        if (this.finished && this.follow && this.tests.hasFailed) this.showTests();
        else if (this.written > before || this.finished) this.keepEnd();
    }

    private writeSome(run: RunRecord): void {
        // More came than could be shown: it goes on with the end.
        if (run.start > this.written) this.text.clear();
        const { pieces, next } = run.read(this.written, unitsAtOnce);
        for (const piece of pieces) this.text.write(piece);
        this.written = next;
        void this.scroller.scrollHeight; // its layout belongs to the time that this takes
    }

    private showEnd(run: RunRecord): void {
        this.finished = true;
        this.text.finish();
        if (run.tests?.length) this.tests.show(run.tests);
        const { sign, kind, text } = outcomeOf(run);
        replace(this.ending, signOf(sign), h('span', { text: sentence(text) }));
        this.ending.className = `run-end ${kind}`;
        this.ending.hidden = false;
    }

    /** What failed stands first, so there the reading begins. */
    private showTests(): void {
        const top = this.tests.element.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
        this.scroller.scrollTop += Math.floor(top);
        this.scrolled();
    }

    private scrolled(): void {
        const { scrollTop, scrollHeight, clientHeight } = this.scroller;
        this.follow = scrollHeight - scrollTop - clientHeight < nearEnd;
        if (this.follow) this.more.hidden = true;
    }

    private keepEnd(): void {
        if (this.follow) this.scroller.scrollTop = this.scroller.scrollHeight;
        else this.more.hidden = false;
    }

    private toEnd(): void {
        this.follow = true;
        this.keepEnd();
        this.more.hidden = true;
        this.focus();
    }
}
