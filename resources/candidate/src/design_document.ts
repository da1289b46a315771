// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The document of a design discussion: its editor and, beside it or in its place, how it reads.

import { StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { DiagramFigure } from './diagram_figure';
import { DiagramQueue, type Wanted } from './diagram_queue';
import { DiagramSender } from './diagram_sender';
import { DocumentPreview } from './document_preview';
import { button, h } from './dom';
import { onPaletteChange, paletteNow } from './palette';
import type { SharedFile } from './shared_file';
import type { PageMessage } from './wire';

const pause = 150; // ms between two updates of the preview
const roomForBoth = 720; // px

type View = 'write' | 'both' | 'preview';
const names: Record<View, string> = { write: 'Write', both: 'Side by side', preview: 'Preview' };

export class DesignDocument {
    private file: SharedFile | null = null;
    private panel: HTMLElement | null = null;
    private shownId = '';
    private chosen: View | null = null;
    private timer: number | undefined;
    private stopped = false;
    private readonly queue = new DiagramQueue(ready => this.nextDrawing(ready));
    private readonly preview = new DocumentPreview(() => new DiagramFigure(() => this.stir()));
    private readonly sender: DiagramSender;
    private readonly source = h('div', { class: 'design-source' });
    private readonly buttons = new Map<View, HTMLButtonElement>();
    private readonly bar = h('div', { class: 'design-bar', attrs: { role: 'group', 'aria-label': 'View' } });
    private readonly halves = h('div', { class: 'design-halves' }, this.source, this.preview.element);
    private readonly size = new ResizeObserver(() => this.arrange());

    constructor(
        send: (message: PageMessage) => boolean,
        private readonly connected: () => boolean,
    ) {
        for (const view of Object.keys(names) as View[]) {
            const one = button(names[view], 'flat', () => this.choose(view));
            one.setAttribute('aria-pressed', 'false');
            this.buttons.set(view, one);
            this.bar.append(one);
        }
        this.bar.append(
            h('span', { class: 'grow' }),
            h('span', { class: 'cap t3 design-note', text: 'Markdown; diagrams in ```mermaid blocks' }),
        );
        this.sender = new DiagramSender(send, () => this.confirmed, () => this.preview.figures);
        onPaletteChange(() => this.queue.stir());
    }

    /** The editor of the document as it is now: another one after a fresh copy, none while the file is away. */
    attach(file: SharedFile | null): void {
        const inPlace = file !== null && this.source.contains(file.view.dom);
        if (file === this.file && (inPlace || !file)) return;
        if (!inPlace) this.detach();
        if (!file) return;
        if (file.id !== this.shownId) this.sender.reset();
        this.shownId = file.id;
        this.file = file;
        if (!inPlace) this.takeIn(file);
        this.wrapLines(file.view);
        this.arrange();
        this.update();
    }

    changed(file: SharedFile): void {
        if (file !== this.file || this.timer !== undefined) return;
        this.timer = window.setTimeout(() => this.update(), pause);
    }

    /** Something was confirmed, or the line is there again. */
    stir(): void {
        if (!this.file) return;
        this.queue.stir();
        if (!this.stopped) this.sender.stir(this.file.id);
    }

    connectionLost(): void {
        this.sender.reset();
    }

    /** Where the editor is hidden, the preview stands for it. */
    focusPreview(file: SharedFile): boolean {
        if (file !== this.file || !this.source.hidden) return false;
        this.preview.element.focus();
        return true;
    }

    /** A library that could not be loaded while the line was down can be now. */
    retry(): void {
        for (const figure of this.preview.figures) figure.retry();
        this.stir();
    }

    stop(): void {
        this.stopped = true;
        this.sender.stop();
    }

    private get confirmed(): boolean {
        return this.file !== null && this.connected() && this.timer === undefined && this.file.pending === 0;
    }

    private takeIn(file: SharedFile): void {
        this.panel = file.view.dom.parentElement!;
        this.panel.classList.add('design-panel');
        this.source.append(file.view.dom);
        this.panel.append(this.bar, this.halves);
        this.size.observe(this.halves);
    }

    private wrapLines(view: EditorView): void {
        if (view.lineWrapping) return;
        view.dispatch({ effects: StateEffect.appendConfig.of(EditorView.lineWrapping) });
    }

    private detach(): void {
        if (this.file && this.panel) {
            this.size.disconnect();
            this.panel.classList.remove('design-panel');
            if (this.source.contains(this.file.view.dom)) this.panel.append(this.file.view.dom);
            this.source.replaceChildren();
            this.bar.remove();
            this.halves.remove();
        }
        this.file = this.panel = null;
        window.clearTimeout(this.timer);
        this.timer = undefined;
    }

    private update(): void {
        window.clearTimeout(this.timer);
        this.timer = undefined;
        if (!this.file) return;
        const { view } = this.file;
        this.preview.update(view.state.doc.toString());
        if (view.hasFocus) this.preview.reveal(view.state.selection.main.head);
        this.stir();
    }

    private nextDrawing(ready: (changedAt: number) => boolean): Wanted | null {
        const palette = paletteNow();
        for (const figure of this.preview.figures) {
            const wanted = figure.wants(palette, ready);
            if (wanted) return wanted;
        }
        return null;
    }

    private choose(view: View): void {
        this.chosen = view;
        this.arrange();
        if (view === 'write') this.file?.view.focus();
        if (view !== 'write' && this.file) this.preview.reveal(this.file.view.state.selection.main.head);
    }

    /** Side by side where there is room for it, unless the candidate chose otherwise. */
    private arrange(): void {
        const room = this.halves.clientWidth >= roomForBoth;
        if (!this.halves.clientWidth) return;
        let view = this.chosen ?? (room ? 'both' : 'write');
        if (view === 'both' && !room) view = 'write';
        this.buttons.get('both')!.hidden = !room;
        for (const [name, one] of this.buttons) one.setAttribute('aria-pressed', String(name === view));
        if (this.halves.dataset.view === view) return;
        this.halves.dataset.view = view;
        this.source.hidden = view === 'preview';
        this.preview.element.hidden = view === 'write';
        this.file?.view.requestMeasure();
    }
}
