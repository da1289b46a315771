// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws Mermaid's diagrams. A file of its own (diagrams.js), loaded with the first diagram of a document.
//
// Mermaid draws into the document, outside the view, because text can only be measured there. Its style rules come as
// an event (see mermaid_policy.mjs) and are adopted for as long as that takes.

import mermaid from 'mermaid';
import { h } from './dom';
import { takePicture, type Picture } from './diagram_picture';
import { originalLine, saidLine } from './diagram_lines';
import { settings, type Palette } from './diagram_theme';

export type { Palette, Picture };
export type Drawn = { picture: Picture } | { problem: string; line: number | null };

let count = 0;

export async function draw(source: string, palette: Palette): Promise<Drawn> {
    const id = `diagram-${++count}`;
    const sheet = new CSSStyleSheet();
    const board = h('div', { class: 'drawing-board', attrs: { 'aria-hidden': 'true', inert: true } });
    board.addEventListener('rules', event => adoptable(sheet, (event as CustomEvent<string>).detail));
    document.body.append(board);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    try {
        mermaid.initialize(settings(palette, getComputedStyle(board).fontFamily));
        await mermaid.render(id, source, board);
        const drawn = board.querySelector('svg');
        if (!drawn) return { problem: 'There is nothing to draw.', line: null };
        return { picture: takePicture(drawn) };
    } catch (error) {
        return explained(error, source);
    } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
        board.remove();
    }
}

/** A diagram's text may style its nodes; what would have to be fetched for that is taken out before it is used. */
function adoptable(sheet: CSSStyleSheet, rules: string): void {
    sheet.replaceSync(rules);
    const scrub = (list: CSSRuleList) => {
        for (const rule of list) {
            if (rule instanceof CSSStyleRule) {
                for (const name of [...rule.style]) {
                    const value = rule.style.getPropertyValue(name);
                    if (/(?:url|image|image-set|src)\(/i.test(value) && !/^url\("#[^"]*"\)$/.test(value))
                        rule.style.removeProperty(name);
                }
            }
            if (rule instanceof CSSGroupingRule) scrub(rule.cssRules);
        }
    };
    scrub(sheet.cssRules);
    // The line under a label must not strike it through.
    sheet.insertRule('.drawing-board .edgeLabel rect { opacity: 1 !important; }', sheet.cssRules.length);
}

function explained(error: unknown, source: string): Drawn {
    const message = error instanceof Error ? error.message : String(error);
    const line = saidLine(error, message);
    return { problem: explanation(message), line: line === null ? null : originalLine(source, line) };
}

/** A parser's list of everything it expected helps nobody; what stands before the place does. */
function explanation(message: string): string {
    if (message.startsWith('No diagram type detected'))
        return 'The first line names no kind of diagram, such as flowchart or sequenceDiagram.';
    const parts = /error on line \d+[:.]?[^\n]*\n([^\n]*)\n(-*)\^/.exec(message);
    const before = parts?.[1]?.slice(0, parts[2]!.length).replace(/^\.{3}\S*\s/, '').trim();
    if (before) return `Not understood after \u201c${before.replace(/\s+/g, ' ').slice(-40)}\u201d.`;
    const plain = message
        .replace(/^Parsing failed: /, '')
        .replace(/(Parse|Lexical|Lexer|Parser) error on line \d+(, column \d+)?[:.]?/g, '')
        .replace(/ at offset: \d+, skipped \d+ characters/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    return plain.length > 200 ? `${plain.slice(0, 200)}\u2026` : plain || 'The diagram could not be read.';
}
