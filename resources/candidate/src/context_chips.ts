// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes to the assistant with a question: one chip that follows the editor, and those the candidate added. Nothing
// is attached that does not stand here.

import { ContextMenu, type Offer } from './context_menu';
import { heldRanges, holdRange, placeInFront, placeName, selectionOf, type Range } from './context_places';
import { button, h, replace } from './dom';
import { icon } from './icons';
import type { SharedFile } from './shared_file';

export type ChipsHome = {
    active(): SharedFile | undefined;
    file(id: string): SharedFile | undefined;
    files(): SharedFile[];
};

/** Added by hand; `label` is what it was called last, for when its editor is another one by now. */
type Pin = { id: string; file: string; lines: boolean; label: string };

const most = 16;

export class ContextChips {
    readonly element = h('div', {
        class: 'chips',
        attrs: { role: 'group', 'aria-label': 'Attached to your question' },
    });
    private readonly front = button('', 'flat', () => this.toggleFront());
    private readonly add = button('Add file', 'flat', () => this.openMenu(), icon('plus', 14));
    private pins: Pin[] = [];
    private count = 0;
    private attachFront = true;
    private menu: ContextMenu | null = null;
    private drawn = '';

    constructor(private readonly home: ChipsHome) {
        for (const one of [this.front, this.add]) one.classList.add('chip');
        this.add.setAttribute('aria-haspopup', 'listbox');
        this.add.setAttribute('aria-expanded', 'false');
        this.element.append(this.front, this.add);
        this.refresh();
    }

    /** As `ask` takes it: each once, at most 16. */
    get context(): string[] {
        const front = this.attachFront ? this.frontPlace : null;
        return [...new Set([...(front ? [front] : []), ...this.pins.map(({ label }) => label)])].slice(0, most);
    }

    /** The text, the caret or the files changed. */
    refresh(): void {
        for (const pin of this.pins) {
            const file = this.home.file(pin.file);
            const range = file?.view.state.field(heldRanges, false)?.get(pin.id);
            if (file && !pin.lines) pin.label = file.name;
            else if (file && range) pin.label = placeName(file.name, file.view.state.doc, range);
        }
        this.pins = this.pins.filter(({ file }) => this.home.file(file));
        const front = this.frontPlace;
        const shape = JSON.stringify([front, this.attachFront, this.pins.map(({ label }) => label)]);
        if (shape === this.drawn) return;
        this.drawn = shape;
        this.draw(front);
    }

    closeMenu(): boolean {
        if (!this.menu) return false;
        this.menu.close(true);
        return true;
    }

    private get frontPlace(): string | null {
        const file = this.home.active();
        return file ? placeInFront(file) : null;
    }

    private draw(front: string | null): void {
        this.front.hidden = front === null;
        const label = this.attachFront ? (front ?? '') : `Attach ${front ?? ''}`;
        fill(this.front, this.attachFront ? 'cross' : 'plus', label);
        this.front.setAttribute('aria-label', this.attachFront ? removing(label) : label);
        this.front.classList.toggle('attached-chip', this.attachFront);
        for (const old of this.element.querySelectorAll('.pinned')) old.remove();
        for (const pin of this.pins) this.add.before(this.pinned(pin));
        const full = this.context.length >= most;
        this.add.disabled = full;
        this.add.title = full ? `At most ${most} can be attached: take one off first` : '';
    }

    private pinned(pin: Pin): HTMLElement {
        const chip = button('', 'flat', () => this.unpin(pin));
        chip.classList.add('chip', 'attached-chip', 'pinned');
        fill(chip, 'cross', pin.label);
        chip.setAttribute('aria-label', removing(pin.label));
        return chip;
    }

    private toggleFront(): void {
        this.attachFront = !this.attachFront;
        this.refresh();
    }

    private unpin(pin: Pin): void {
        this.pins = this.pins.filter(other => other !== pin);
        this.home.file(pin.file)?.view.dispatch({ effects: holdRange.of({ id: pin.id, range: null }) });
        this.refresh();
        this.add.focus();
    }

    private pin(file: SharedFile, range: Range | null): void {
        const pin = { id: `pin-${this.count++}`, file: file.id, lines: range !== null, label: file.name };
        this.pins.push(pin);
        if (range) file.view.dispatch({ effects: holdRange.of({ id: pin.id, range }) });
        this.refresh();
    }

    private openMenu(): void {
        if (this.closeMenu()) return;
        this.menu = new ContextMenu(this.add, this.offers(), refocus => {
            this.menu = null;
            if (refocus) this.add.focus();
        });
        this.element.append(this.menu.element);
        this.menu.focus();
    }

    /** The selection first; then the file in front, which would otherwise leave with its tab; then the others. */
    private offers(): Offer[] {
        const taken = new Set(this.pins.map(({ label }) => label));
        const active = this.home.active();
        const range = active && selectionOf(active);
        const place = active && range && placeName(active.name, active.view.state.doc, range);
        const lines: Offer[] =
            active && range && place && !taken.has(place)
                ? [{ label: place, detail: 'the selection', take: () => this.pin(active, range) }]
                : [];
        const inFront = (file: SharedFile) => (file === active ? 0 : 1);
        const files = this.home
            .files()
            .filter(({ name }) => !taken.has(name))
            .sort((a, b) => inFront(a) - inFront(b));
        return [
            ...lines,
            ...files.map(file => ({
                label: file.name,
                detail: file === active ? 'in front' : file.readOnly ? 'read only' : '',
                take: () => this.pin(file, null),
            })),
        ];
    }
}

function removing(label: string): string {
    return `Attached: ${label}. Do not attach`;
}

function fill(chip: HTMLElement, name: 'cross' | 'plus', label: string): void {
    replace(chip, icon(name, 14), h('span', { class: 'chip-text', text: label }));
    chip.title = label;
}
