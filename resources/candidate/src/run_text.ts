// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The output of a run on the screen. Complete lines go in as few text nodes as links allow, in blocks of one stream
// each; of a line that goes on only its text node grows. What is too much goes from the beginning, block by block.

import { h } from './dom';
import { Printer } from './printable';
import { mostUnits, type Piece } from './run_record';
import type { RunStream } from './wire';

// Text that comes to a block lays the whole block out again.
const largestBlock = 8_000;
const mostLines = 80; // of a block
const longestLine = 4_000;
const mostNodes = 12_000;

type Block = { element: HTMLElement; stream: RunStream; units: number; nodes: number; lines: number };
/** A line that has not ended: what it holds of one stream, shown as plain text until it is known whole. */
type Open = { node: Text; text: string; into: HTMLElement; stream: RunStream };

export class RunText {
    readonly element = h('div', { class: 'run-text' });
    private printers = new Map<RunStream, Printer>();
    private last: RunStream | null = null;
    private blocks: Block[] = [];
    private open: Open | null = null;
    private lineUnits = 0; // of the line that goes on
    private units = 0;
    private nodes = 0;
    /** The beginning had to go. */
    cut = false;

    /** `linked`: a text as nodes, with what can be followed in it. */
    constructor(private readonly linked: (text: string) => Node[]) {}

    get empty(): boolean {
        return this.blocks.length === 0;
    }

    clear(): void {
        this.element.replaceChildren();
        this.printers = new Map();
        this.blocks = [];
        this.open = null;
        this.lineUnits = this.units = this.nodes = 0;
        this.cut = false;
    }

    write({ stream, text }: Piece): void {
        if (stream !== this.last) this.endPrinters();
        this.last = stream;
        let printer = this.printers.get(stream);
        if (!printer) this.printers.set(stream, (printer = new Printer()));
        this.print(stream, printer.print(text));
        this.trim();
    }

    /** Nothing follows: the last line is taken for whole. */
    finish(): void {
        this.endPrinters();
        this.close();
    }

    /** What a stream held back for its next piece comes before what another one says. */
    private endPrinters(): void {
        for (const [stream, printer] of this.printers) this.print(stream, printer.end());
    }

    private print(stream: RunStream, text: string): void {
        let at = 0;
        while (at < text.length) {
            const end = this.lineUnits ? text.indexOf('\n', at) + 1 || text.length : this.wholeLines(text, at);
            const part = text.slice(at, Math.min(end, at + longestLine));
            at += part.length;
            if (!this.lineUnits && part.endsWith('\n')) this.addWhole(stream, part);
            else this.addOpen(stream, part);
        }
    }

    /** The end of as many complete lines as one block takes; without any, the end of what there is. */
    private wholeLines(text: string, at: number): number {
        let end = text.indexOf('\n', at) + 1;
        if (!end) return text.length;
        for (let lines = 1; lines < mostLines; lines++) {
            const next = text.indexOf('\n', end) + 1;
            if (!next || next - at > longestLine) break;
            end = next;
        }
        return end;
    }

    private addWhole(stream: RunStream, text: string): void {
        const block = this.block(stream);
        const nodes = this.linked(text);
        block.element.append(...nodes);
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) block.lines++;
        this.count(block, text.length, nodes.length);
        this.estimate(block);
    }

    /** How high it is as long as nobody has laid it out: what is not in view is not. */
    private estimate({ element, lines }: Block): void {
        element.style.setProperty('--lines', String(Math.max(1, lines)));
    }

    /** A part of a line: at its beginning, behind the same stream, or behind another one. */
    private addOpen(stream: RunStream, part: string): void {
        if (!this.lineUnits) this.block(stream);
        const block = this.blocks.at(-1)!;
        const ends = part.endsWith('\n');
        if (this.open?.stream === stream) {
            this.open.node.appendData(part);
            this.open.text += part;
            this.count(block, part.length, 0);
        } else {
            this.link();
            const node = new Text(part);
            const into = stream === block.stream ? block.element : h('span', { class: `part ${stream}` });
            if (into !== block.element) block.element.append(into);
            into.append(node);
            this.open = { node, text: part, into, stream };
            this.count(block, part.length, 2);
        }
        this.lineUnits += part.length;
        if (ends || this.lineUnits >= longestLine) this.close();
    }

    private close(): void {
        this.link();
        this.lineUnits = 0;
        const block = this.blocks.at(-1);
        if (!block) return;
        block.lines++;
        this.estimate(block);
    }

    private link(): void {
        if (!this.open) return;
        const nodes = this.linked(this.open.text);
        if (nodes.length > 1 || !(nodes[0] instanceof Text)) {
            this.open.node.replaceWith(...nodes);
            this.count(this.blocks.at(-1)!, 0, nodes.length - 1);
        }
        this.open = null;
    }

    private block(stream: RunStream): Block {
        const last = this.blocks.at(-1);
        if (last?.stream === stream && last.units < largestBlock && last.lines < mostLines) return last;
        const element = h(
            'div',
            { class: `block ${stream}` },
            // The bar beside the lines is not all that tells them apart.
            stream === 'stderr' && last?.stream !== 'stderr'
                ? h('span', { class: 'stream-name cap', text: 'stderr' })
                : null,
        );
        const block = { element, stream, units: 0, nodes: 1, lines: 0 };
        this.nodes++;
        this.blocks.push(block);
        this.element.append(element);
        return block;
    }

    private count(block: Block, units: number, nodes: number): void {
        block.units += units;
        block.nodes += nodes;
        this.units += units;
        this.nodes += nodes;
    }

    private trim(): void {
        while ((this.units > mostUnits || this.nodes > mostNodes) && this.blocks.length > 1) {
            const { element, units, nodes } = this.blocks.shift()!;
            element.remove();
            this.units -= units;
            this.nodes -= nodes;
            this.cut = true;
        }
    }
}
