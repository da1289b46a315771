// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One file of the pull request: the row of what can be done, and the diff with its threads below.

import { announce } from './announce';
import { button, h, replace } from './dom';
import { icon, type IconName } from './icons';
import type { ChangedFile, Stretch } from './review_file';
import type { ReviewModel } from './review_model';
import { chooseMode, modeFor, onNarrow, tooNarrow } from './review_modes';
import { DiffPane, type DiffMode, type Place } from './review_pane';
import type { Seen } from './review_report';
import { ReviewSlots } from './review_slots';
import type { ViewedFiles } from './review_viewed';
import { statusWords } from './review_words';

export type FilePageHome = {
    overview(): void;
    /** What can be seen changed. */
    moved(): void;
    /** A file was ticked off. */
    viewed(): void;
};

function iconButton(name: IconName, label: string, act: () => void): HTMLButtonElement {
    const one = button('', 'flat', act, icon(name, 16));
    one.classList.add('bar-button');
    one.setAttribute('aria-label', label);
    one.title = label;
    return one;
}

export class FilePage {
    readonly element: HTMLElement;
    private readonly body = h('div', { class: 'review-body' });
    private readonly notes = h('p', { class: 'review-notes cap t2' });
    private readonly facts = h('span', { class: 'review-facts t2' });
    private readonly where = h('span', { class: 'cap t3 num review-where' });
    private readonly choice: HTMLSelectElement;
    private readonly tick: HTMLInputElement;
    private readonly split: HTMLButtonElement;
    private readonly commentButton: HTMLButtonElement;
    private readonly places = new Map<string, Place>();
    private readonly slots = new Map<string, ReviewSlots>();
    private readonly unlisten: () => void;
    private file: ChangedFile | null = null;
    private pane: DiffPane | null = null;
    private readonly opened = new Map<ChangedFile, Stretch[]>();
    private held: number[] = [];

    constructor(
        private readonly model: ReviewModel,
        private readonly viewed: ViewedFiles,
        private readonly home: FilePageHome,
    ) {
        this.choice = h(
            'select',
            {
                class: 'field review-choose',
                attrs: { 'aria-label': 'File' },
                on: { change: () => this.open(model.files[this.choice.selectedIndex]!, null, false) },
            },
            ...model.files.map(({ path }) => h('option', { text: path })),
        );
        this.tick = h('input', {
            attrs: { type: 'checkbox', 'aria-keyshortcuts': 'V' },
            on: { change: () => this.setViewed(this.tick.checked) },
        });
        this.split = button('Side by side', 'flat', () => this.toggleMode());
        this.split.setAttribute('aria-keyshortcuts', 'U');
        this.commentButton = button('Comment', '', () => this.comment());
        this.commentButton.setAttribute('aria-keyshortcuts', 'C');
        this.commentButton.title = 'Comment on the line or the selection (C)';
        this.element = h(
            'div',
            { class: 'review-page review-file', on: { keydown: event => this.key(event) } },
            this.firstRow(),
            this.secondRow(),
            this.notes,
            this.body,
        );
        this.unlisten = onNarrow(() => this.rebuild());
    }

    /** `place`: where the caret goes; without one where it was before. */
    open(file: ChangedFile, place: Place | null, focus: boolean): void {
        this.remember();
        this.file = file;
        this.choice.selectedIndex = this.model.files.indexOf(file);
        this.tick.checked = this.viewed.has(file.path);
        replace(
            this.facts,
            h('span', { text: statusWords[file.status] }),
            file.status !== 'deleted' &&
                h('span', { class: 'num review-plus-count', text: `+${file.added}` }),
            file.status !== 'added' &&
                h('span', { class: 'num review-minus-count', text: `\u2212${file.removed}` }),
        );
        this.notes.textContent = file.notes.join(' ');
        this.notes.hidden = !file.notes.length;
        this.build(modeFor(this.body.clientWidth || this.element.parentElement?.clientWidth || 0));
        const goal = place ?? this.places.get(file.path);
        if (goal) this.pane!.goTo(goal.side, goal.to);
        if (focus) this.pane!.focus();
    }

    close(): void {
        this.remember();
        this.pane?.destroy();
        this.pane = null;
        this.file = null;
    }

    destroy(): void {
        this.close();
        this.unlisten();
    }

    /** Remarks or drafts changed. */
    refresh(): void {
        if (!this.pane || !this.file) return;
        const slots = this.slotsOf(this.file).slots();
        this.pane.setSlots(slots);
        const { unified } = this.file;
        this.held = slots.map(({ side, line }) => unified.rowOf(side, line) ?? 0);
        this.fold();
    }

    focus(): void {
        this.pane?.focus();
    }

    freeze(): void {
        for (const slots of this.slots.values()) slots.freeze();
        this.commentButton.hidden = true;
        this.refresh();
    }

    shown(): void {
        this.pane?.refresh();
        this.home.moved();
    }

    seen(): Seen | null {
        const place = this.pane?.visible();
        return place && this.file ? { ...place, file: this.file.path } : null;
    }

    private firstRow(): HTMLElement {
        const back = button('Overview', 'flat', () => this.home.overview(), icon('back', 16));
        back.setAttribute('aria-keyshortcuts', 'O');
        const tick = h(
            'label',
            { class: 'review-tick', attrs: { title: 'For yourself (V)' } },
            this.tick,
            'Viewed',
        );
        return h(
            'div',
            { class: 'review-row' },
            back,
            this.choice,
            iconButton('up', 'Previous file (P)', () => this.goToFile(-1)),
            iconButton('down', 'Next file (N)', () => this.goToFile(1)),
            tick,
        );
    }

    private secondRow(): HTMLElement {
        return h(
            'div',
            { class: 'review-row' },
            this.facts,
            h('span', { class: 'grow' }),
            this.where,
            iconButton('up', 'Previous change (Shift F7)', () => this.goToChange(-1)),
            iconButton('down', 'Next change (F7)', () => this.goToChange(1)),
            this.split,
            this.commentButton,
        );
    }

    private build(mode: DiffMode): void {
        this.pane?.destroy();
        this.pane = new DiffPane(this.file!, mode, {
            comment: place => this.comment(place),
            unfold: stretch => this.unfold(stretch),
            moved: () => this.moved(),
        });
        replace(this.body, this.pane.finder, this.pane.element);
        const oneSided = this.file!.status !== 'changed';
        const reason = tooNarrow()
            ? 'There is no room for two columns'
            : oneSided
              ? `The file is ${statusWords[this.file!.status]}: there is one side`
              : null;
        this.split.setAttribute('aria-pressed', String(mode === 'split' && !oneSided));
        this.split.setAttribute('aria-disabled', String(reason !== null));
        this.split.title = reason ?? 'Both texts beside each other (U)';
        this.refresh();
        this.moved();
    }

    private rebuild(): void {
        if (!this.pane || !this.file) return;
        const hadFocus = this.pane.element.contains(document.activeElement);
        const place = this.pane.place();
        this.build(modeFor(this.body.clientWidth));
        this.pane.goTo(place.side, place.to);
        if (!hadFocus) (document.activeElement as HTMLElement | null)?.blur();
    }

    private toggleMode(): void {
        if (this.split.getAttribute('aria-disabled') === 'true') return;
        const pressed = this.split.getAttribute('aria-pressed') === 'true';
        chooseMode(pressed ? 'unified' : 'split');
        const byButton = document.activeElement === this.split;
        this.rebuild();
        if (byButton) this.split.focus();
        announce(pressed ? 'One column' : 'Side by side');
    }

    private comment(place?: Place): void {
        if (!this.pane || !this.file || this.model.stopped) return;
        this.slotsOf(this.file).comment(place ?? this.pane.place());
    }

    private goToFile(step: 1 | -1): void {
        const { files } = this.model;
        const next = files[files.indexOf(this.file!) + step];
        const inDiff = this.pane!.element.contains(document.activeElement);
        if (next) this.open(next, null, inDiff);
        announce(next ? next.path : step > 0 ? 'This is the last file.' : 'This is the first file.');
    }

    private goToChange(step: 1 | -1): void {
        if (!this.pane!.goToChange(step))
            announce(step > 0 ? 'No further change in this file.' : 'No earlier change in this file.');
    }

    private moved(): void {
        if (!this.pane) return;
        const { number, count } = this.pane.change;
        const text = number ? `change ${number} of ${count}` : `${count} change${count === 1 ? '' : 's'}`;
        if (this.where.textContent !== text) this.where.textContent = text;
        this.home.moved();
    }

    private setViewed(viewed: boolean): void {
        this.tick.checked = viewed;
        this.viewed.set(this.file!.path, viewed);
        this.home.viewed();
    }

    private key(event: KeyboardEvent): void {
        if (event.key === 'F7') this.goToChange(event.shiftKey ? -1 : 1);
        else if (!this.letter(event)) return;
        event.preventDefault();
        event.stopPropagation();
    }

    /** Letters work in the lines only: nothing can be typed there. */
    private letter(event: KeyboardEvent): boolean {
        const inLines = (event.target as HTMLElement).classList.contains('cm-content');
        if (event.ctrlKey || event.altKey || event.metaKey || !inLines) return false;
        const acts: Record<string, () => void> = {
            c: () => this.comment(),
            n: () => this.goToFile(1),
            p: () => this.goToFile(-1),
            o: () => this.home.overview(),
            u: () => this.toggleMode(),
            v: () => this.setViewed(!this.tick.checked),
        };
        const act = acts[event.key.toLowerCase()];
        act?.();
        return act !== undefined;
    }

    private slotsOf(file: ChangedFile): ReviewSlots {
        let slots = this.slots.get(file.path);
        if (!slots) {
            slots = new ReviewSlots(this.model, file, {
                changed: () => this.refresh(),
                leave: place => this.pane?.goTo(place.side, place.to, 'nearest'),
            });
            this.slots.set(file.path, slots);
        }
        return slots;
    }

    private fold(): void {
        this.pane!.setFolds(this.file!.stretches(this.held, this.opened.get(this.file!) ?? []));
    }

    private unfold(stretch: Stretch): void {
        if (!this.pane || !this.file) return;
        const inFold = document.activeElement?.classList.contains('review-fold-button');
        this.opened.set(this.file, [...(this.opened.get(this.file) ?? []), stretch]);
        this.fold();
        // The button is gone: the lines that came in its place have the focus.
        if (inFold) this.pane.goTo('new', stretch.new, 'nearest');
        this.moved();
    }

    private remember(): void {
        if (this.pane && this.file) this.places.set(this.file.path, this.pane.place());
    }
}
