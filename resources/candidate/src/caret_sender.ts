// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells the others where the own caret is, at most ten times a second.

import { confirmedSelection } from './positions';
import type { SharedFile } from './shared_file';
import type { PageMessage } from './wire';

const interval = 100; // ms

export class CaretSender {
    private timer: number | undefined;

    /** `file`: the one in front, or undefined when there is nothing to tell. */
    constructor(
        private readonly file: () => SharedFile | undefined,
        private readonly send: (message: PageMessage) => void,
    ) {}

    moved(): void {
        this.timer ??= window.setTimeout(() => {
            this.timer = undefined;
            const file = this.file();
            if (!file || file.condition !== 'live') return;
            this.send({ type: 'cursor', file: file.id, version: file.version, ...confirmedSelection(file) });
        }, interval);
    }
}
