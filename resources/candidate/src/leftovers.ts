// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text of the candidate that could not be put where it belongs. It is offered, and kept over reloads, until the
// candidate puts it away.

import type { Alerts } from './alerts';
import { copyButton } from './copy_text';
import { button } from './dom';
import type { Leftover } from './kept_store';

export class Leftovers {
    private kept: Leftover[] = [];
    private count = 0;

    constructor(
        private readonly alerts: Alerts,
        private readonly changed: () => void,
    ) {}

    get items(): Leftover[] {
        return this.kept;
    }

    /** `said` is what happened, in whole sentences. */
    add(item: Leftover, said: string): void {
        const key = `leftover-${this.count++}`;
        this.kept = [...this.kept, item];
        const done = button('Done', 'flat', () => {
            this.kept = this.kept.filter(other => other !== item);
            this.alerts.drop(key);
            this.changed();
        });
        done.title = 'Puts this text away for good';
        this.alerts.show(
            key,
            said,
            copyButton('Copy my text', () => item.text),
            done,
        );
        this.changed();
    }
}
