// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a reply ended, in words: what happened, what was kept, what can be done.

import type { Ending, ReplyEnd } from './wire_assistant';

function sentence(text: string): string {
    const trimmed = text.trim();
    return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** "" for a reply that ended well. `some`: whether any of it came. */
export function endingWords({ ending, why, wait }: ReplyEnd, some: boolean): string {
    if (!ending) return '';
    const kept = some ? 'What came until then is kept.' : 'Your question is kept.';
    const asked = wait ? ` The model's server asks to wait ${duration(wait)}.` : '';
    const words: Record<Ending, string> = {
        stopped: some ? 'Stopped by you. What came until then is kept.' : 'Stopped by you before anything came.',
        cut: `${sentence(why || 'The connection to the model broke')} ${kept}${asked} Retry asks the same again.`,
        failed: `${sentence(why || 'The model gave no answer')} ${kept}${asked} Retry asks the same again.`,
        length: 'The reply reached the length limit of the model and ends here. Ask it to go on, or retry.',
        refused: 'The model refused to answer this. Your question is kept; you can put it in other words.',
        budget:
            `${sentence(why || 'What this interview may use of the model is used up')} The conversation is kept. ` +
            'You can go on without the assistant; the interviewer sees this too.',
    };
    return words[ending] ?? `The reply ended early. ${kept}`;
}

/** Whether asking the same again can help. */
export function canRetry(ending: Ending | undefined): boolean {
    return ending === 'stopped' || ending === 'cut' || ending === 'failed' || ending === 'length';
}

/** A short state for the line above the reply. */
export function endingMark(ending: Ending | undefined): string {
    const marks: Record<Ending, string> = {
        stopped: 'stopped',
        cut: 'incomplete',
        failed: 'failed',
        length: 'cut at the limit',
        refused: 'refused',
        budget: 'not answered',
    };
    return ending ? (marks[ending] ?? 'incomplete') : '';
}

export function duration(seconds: number): string {
    const whole = Math.max(0, Math.ceil(seconds));
    const rest = String(whole % 60).padStart(2, '0');
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)}:${rest} min`;
}
