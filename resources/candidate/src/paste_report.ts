// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is pasted into the question is told to the host, which knows whether the assistant said it or the code has it.

import { readMark } from './clipboard_source';
import { soundText } from './sound_text';
import { freshId, type PasteReport } from './wire';

const shortest = 20; // UTF-16 units: a name or a number says nothing about where text comes from
const longest = 32 * 1024;

/** At most `limit` units of it, no pair of surrogates cut in two. */
function beginning(text: string, limit: number): string {
    const cutsPair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
    return text.length <= limit ? text : text.slice(0, cutsPair ? limit - 1 : limit);
}

/** Null for what is too short to be worth a word. */
export function pasteReport(data: DataTransfer | null, session: string): PasteReport | null {
    const pasted = soundText(data?.getData('text/plain') ?? '');
    const text = pasted.replace(/\r\n?/g, '\n').replace(/\0/g, '\uFFFD');
    if (text.length < shortest) return null;
    const source = readMark(data, session);
    return { type: 'pasted', mid: freshId(), text: beginning(text, longest), ...(source ? { source } : {}) };
}
