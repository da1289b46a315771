// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which line an error of Mermaid speaks of: it counts without comments, settings and the empty lines before them.

const notParsed = [/^-{3}\s*[\n\r][^]*?[\n\r]-{3}\s*[\n\r]+/, /%{2}{[^]*?}%{2}/g, /^\s*%%(?!{)[^\n]+\n?/gm];

type Detailed = { hash?: { loc?: { first_line?: number }; line?: number } };

/** Counted from 1; null when the error does not say. */
export function saidLine(error: unknown, message: string): number | null {
    const words = /\bline:? (\d+)/i.exec(message)?.[1];
    if (words) return Number(words);
    const { hash } = (error ?? {}) as Detailed;
    return hash?.loc?.first_line ?? (hash?.line === undefined ? null : hash.line + 1);
}

/** The line of `source` that is line number `line` of what was parsed. */
export function originalLine(source: string, line: number): number {
    const gone = '\u0000';
    // What is not parsed is blanked out, unit by unit, so that the places stay.
    const blanked = notParsed.reduce((text, what) => text.replace(what, part => gone.repeat(part.length)), source);
    let left = line;
    let begun = false;
    let at = 0;
    for (; at < blanked.length; at++) {
        const unit = blanked[at]!;
        if (!begun && (unit === gone || /\s/.test(unit))) continue; // nor is white space at the beginning
        begun = true;
        if (left === 1 && unit !== '\n' && unit !== gone) break;
        if (unit === '\n') left--;
        if (left < 1) break;
    }
    return source.slice(0, at).split('\n').length;
}
