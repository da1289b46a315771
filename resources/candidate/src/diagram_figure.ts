// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One diagram of a document: its picture, or why there is none, over the last good one.

import { enlarge } from './diagram_dialog';
import { button, h } from './dom';
import type { Drawn, Palette, Picture } from './diagrams';
import type { Wanted } from './diagram_queue';

const longest = 50_000; // units
const mostStatements = 240; // more of them would hold the page up for seconds
const mostDiagrams = 30;
const smallest = 0.35; // a wide picture is scrolled rather than shrunk more than this

/** A picture for the other side is always a light one: it lies on white paper there. */
export type LightPicture = { source: string; svg: string };

function tooLarge(source: string): string | null {
    if (source.length > longest) return `This diagram is too long to be drawn: ${longest} characters are the limit.`;
    const statements = source.match(/[\n;&]/g)?.length ?? 0;
    return statements > mostStatements ? 'This diagram has too many parts to be drawn.' : null;
}

let pictures = 0;

/** Several pictures stand in one page, each with its own ends of lines. */
function ownIds(svg: SVGSVGElement): void {
    const prefix = `picture-${++pictures}-`;
    for (const marker of svg.querySelectorAll('marker')) marker.id = prefix + marker.id;
    for (const end of ['marker-start', 'marker-mid', 'marker-end'])
        for (const line of svg.querySelectorAll(`[${end}]`))
            line.setAttribute(end, line.getAttribute(end)!.replace('#', `#${prefix}`));
}

export class DiagramFigure {
    source = '';
    index = 0;
    light: LightPicture | null = null;
    private line = 1; // of the document, where the text begins
    private changedAt = 0;
    private tried: { source: string; palette: Palette } | null = null;
    private lightTried: string | null = null;
    private readonly picture = h('div', { class: 'picture' });
    private readonly problem = h('p', { class: 'diagram-problem' });
    private said: { problem: string; line: number | null } | null = null;
    private readonly larger = button('Enlarge', '', () => enlarge(this.picture.querySelector('svg'), this.larger));
    readonly element = h('figure', { class: 'diagram' }, this.picture, this.larger, this.problem);

    constructor(private readonly changed: () => void) {
        this.problem.hidden = true;
        this.larger.classList.add('enlarge');
        this.larger.hidden = true;
        this.wait();
    }

    show(source: string): void {
        if (source === this.source) return;
        this.source = source;
        this.changedAt = performance.now();
        this.changed();
    }

    placed(index: number, line: number): void {
        const crossed = index < mostDiagrams !== this.index < mostDiagrams;
        this.index = index;
        if (crossed) this.tried = null;
        if (line !== this.line) {
            this.line = line;
            if (this.said) this.say(this.said.problem, this.said.line);
        }
    }

    /** It is in the document no longer. */
    discard(): void {
        this.element.remove();
    }

    /** What has to be drawn next for it; null when nothing is missing. */
    wants(palette: Palette, ready: (changedAt: number) => boolean): Wanted | null {
        const { source } = this;
        const fresh = this.tried?.source === source && this.tried.palette === palette;
        const needsLight = palette === 'dark' && this.lightTried !== source && !this.said;
        if (fresh && !needsLight) return null;
        if (!ready(this.changedAt)) return null;
        if (!fresh) {
            const refused = this.refusal();
            this.tried = { source, palette };
            if (refused !== null) {
                this.say(refused, null);
                return null;
            }
            return this.wanted(palette, drawn => this.drawn(drawn, source, palette));
        }
        this.lightTried = source;
        return this.wanted('light', drawn => this.drawnLight(drawn, source));
    }

    /** What could not be drawn because something was missing may be tried again. */
    retry(): void {
        if (this.said) this.tried = null;
    }

    private refusal(): string | null {
        if (this.index >= mostDiagrams) return `Only the first ${mostDiagrams} diagrams of a document are drawn.`;
        return this.source.trim() ? tooLarge(this.source) : 'The diagram is empty.';
    }

    private wanted(palette: Palette, done: (drawn: Drawn) => void): Wanted {
        return { source: this.source, palette, changedAt: this.changedAt, done };
    }

    private drawn(drawn: Drawn, source: string, palette: Palette): void {
        if (!('picture' in drawn)) {
            this.say(drawn.problem, drawn.line);
            return;
        }
        this.said = null;
        this.problem.hidden = true;
        this.picture.classList.remove('stale');
        if (palette === 'light') this.drawnLight(drawn, source);
        this.put(drawn.picture);
    }

    private drawnLight(drawn: Drawn, source: string): void {
        if (!('picture' in drawn)) return;
        this.light = { source, svg: new XMLSerializer().serializeToString(drawn.picture.svg) };
        this.changed();
    }

    private put({ svg, width, title }: Picture): void {
        const shown = document.importNode(svg, true);
        ownIds(shown);
        shown.setAttribute('role', 'img');
        shown.setAttribute('aria-label', title || `Diagram ${this.index + 1}`);
        shown.removeAttribute('font-family');
        shown.style.minWidth = `${Math.round(width * smallest)}px`;
        this.picture.replaceChildren(shown);
        this.larger.hidden = false;
        this.larger.setAttribute('aria-label', `Enlarge ${shown.getAttribute('aria-label')!}`);
    }

    private wait(): void {
        this.picture.replaceChildren(h('p', { class: 'cap t3', text: 'Drawing the diagram' }));
    }

    private say(problem: string, line: number | null): void {
        this.said = { problem, line };
        if (!this.picture.querySelector('svg')) this.picture.replaceChildren();
        this.picture.classList.add('stale');
        this.problem.hidden = false;
        this.problem.textContent = line === null ? problem : `Line ${this.line + line - 1}: ${problem}`;
    }
}
