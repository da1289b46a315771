// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts of a drawn picture, line by line, each at the baseline where the browser put it: relative moves, units of
// the font and other baselines are not understood everywhere.

import { fillAttributes, number, svgElement } from './diagram_paint';
import { soundText } from './sound_text';

/** Text in one style: from where to where it goes, and on which baseline. */
type Run = { holder: SVGTextContentElement; text: string; from: number; to: number; y: number };

const ascents = new Map<string, number>(); // by font

export function textLines(text: SVGTextElement): SVGTextElement[] {
    const lines: Run[][] = [];
    for (const run of runs(text)) {
        const line = lines[lines.length - 1];
        if (line && !startsLine(run, line[0]!, text)) line.push(run);
        else lines.push([run]);
    }
    return lines.map(draw).filter(line => line !== null);
}

function runs(text: SVGTextElement): Run[] {
    const found: Run[] = [];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const holder = node.parentElement;
        if (!(holder instanceof SVGTextContentElement)) continue;
        const run = measured(holder, plain(node.nodeValue ?? ''));
        if (run) found.push(run);
    }
    return found;
}

/** Some kinds leave the special characters of HTML written out; what XML has no place for goes. */
function plain(text: string): string {
    const known: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
    return soundText(text)
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
        .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => known[name]!)
        .replace(/&#(\d{2,6});/g, (raw, code: string) => character(Number(code)) ?? raw)
        .replace(/\s+/g, ' ');
}

function character(code: number): string | null {
    const fit = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && code < 0xfffe;
    return fit ? String.fromCodePoint(code) : null;
}

/** Null for what is not drawn. */
function measured(holder: SVGTextContentElement, text: string): Run | null {
    const count = holder.getNumberOfChars();
    if (!text || !count || getComputedStyle(holder).display === 'none') return null;
    return {
        holder,
        text,
        from: holder.getStartPositionOfChar(0).x,
        to: holder.getEndPositionOfChar(count - 1).x,
        // The start of a character is told as if its baseline were the usual one; its box is where it is drawn.
        y: holder.getExtentOfChar(0).y + ascent(holder),
    };
}

/** From the top of a character's box down to the usual baseline. */
function ascent(holder: SVGTextContentElement): number {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(holder);
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const known = ascents.get(font);
    if (known !== undefined) return known;
    const probe = svgElement('text');
    Object.assign(probe.style, { fontStyle, fontWeight, fontSize, fontFamily, dominantBaseline: 'alphabetic' });
    probe.textContent = 'x';
    holder.ownerSVGElement!.append(probe);
    const found = -probe.getExtentOfChar(0).y;
    probe.remove();
    ascents.set(font, found);
    return found;
}

function startsLine(run: Run, first: Run, text: SVGTextElement): boolean {
    if (Math.abs(run.y - first.y) > 0.5) return true;
    for (let at: Element | null = run.holder; at && at !== text; at = at.parentElement) {
        if (at.hasAttribute('x')) return true;
        if (at.previousElementSibling) return false;
    }
    return false;
}

function draw(line: Run[]): SVGTextElement | null {
    const first = line[0]!;
    const last = line[line.length - 1]!;
    if (!line.some(({ text }) => text.trim())) return null;
    const style = getComputedStyle(first.holder);
    const anchor = style.textAnchor;
    const element = svgElement('text');
    const x = { middle: (first.from + last.to) / 2, end: last.to }[anchor] ?? first.from;
    element.setAttribute('x', number(x));
    element.setAttribute('y', number(first.y));
    if (anchor === 'middle' || anchor === 'end') element.setAttribute('text-anchor', anchor);
    const shared = new Map(fontAttributes(style));
    for (const [name, value] of shared) element.setAttribute(name, value);
    line.forEach(({ holder, text }, i) => {
        let words = i === 0 ? text.trimStart() : text;
        if (i === line.length - 1) words = words.trimEnd();
        const own = fontAttributes(getComputedStyle(holder)).filter(([name, value]) => shared.get(name) !== value);
        if (!own.length) {
            element.append(words);
            return;
        }
        const part = svgElement('tspan');
        for (const [name, value] of own) part.setAttribute(name, value);
        part.append(words);
        element.append(part);
    });
    if (line.length > 1) element.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
    return element;
}

function fontAttributes(style: CSSStyleDeclaration): [string, string][] {
    const mono = /mono|courier/i.test(style.fontFamily);
    const weight = Number.parseInt(style.fontWeight);
    return [
        ...fillAttributes(style),
        ['font-size', number(Number.parseFloat(style.fontSize))],
        ['font-weight', String(weight || 400)],
        ['font-style', style.fontStyle === 'normal' ? 'normal' : 'italic'],
        ...(mono ? [['font-family', 'monospace'] as [string, string]] : []),
    ];
}
