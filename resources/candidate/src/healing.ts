// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done when a copy on this page and the host's have come to differ, or when the host refuses an edit for good.
// Nothing that stood on the screen goes away before the candidate could copy it.

import type { Alerts } from './alerts';
import { copyButton } from './copy_text';
import { button } from './dom';
import type { Leftovers } from './leftovers';
import type { SharedFile } from './shared_file';
import type { PageMessage, WireFile } from './wire';

const mostCopies = 3; // a file that differs again and again is not asked for for ever

export type HealingHome = {
    send(message: PageMessage): boolean;
    /** Another editor takes the place of `file`'s. `confirmedOwn`: null when only the host knows. */
    exchange(file: SharedFile, copy: WireFile, confirmedOwn: number | null): void;
    stirred(): void;
};

export class Healing {
    private readonly copies = new Map<string, number>(); // how often one was needed
    private readonly asked = new Set<string>(); // for a copy, on the present connection

    constructor(
        private readonly alerts: Alerts,
        private readonly leftovers: Leftovers,
        private readonly home: HealingHome,
    ) {}

    /** Nothing that was asked for will be answered any more. */
    newConnection(): void {
        this.asked.clear();
    }

    /** The file is removed: its matters rest. */
    rest(id: string): void {
        this.asked.delete(id);
        this.alerts.drop(`broken-${id}`);
        this.alerts.drop(`differs-${id}`);
    }

    diverged(file: SharedFile): void {
        const times = (this.copies.get(file.id) ?? 0) + 1;
        this.copies.set(file.id, times);
        if (times > mostCopies) {
            file.condition = 'live';
            this.breakOff(file, 'it differs from the recorded text again and again', () => location.reload());
            return;
        }
        this.alerts.show(
            `differs-${file.id}`,
            `${file.name} on this page differs from the recorded text. A fresh copy is on its way; ` +
                'what you see here is kept.',
            copyButton('Copy my text', () => file.text),
        );
        if (!file.busy) this.askForCopy(file);
        this.home.stirred();
    }

    askForCopy(file: SharedFile): void {
        if (this.asked.has(file.id)) return;
        const { id, version, hash } = file;
        if (this.home.send({ type: 'reload', file: id, version, hash })) this.asked.add(id);
    }

    arrived(file: SharedFile, copy: WireFile): void {
        this.rest(file.id);
        const text = file.text;
        this.home.exchange(file, copy, null);
        this.leftovers.add(
            { name: copy.name, text },
            `${copy.name} on this page had come to differ from the recorded text. You see the recorded text now. ` +
                'The text that stood here is kept: copy it if something of yours is missing.',
        );
    }

    /** What is on the screen stays until the candidate has copied it. */
    breakOff(file: SharedFile, reason: string, load = () => this.loadSaved(file)): void {
        if (file.condition !== 'live') return;
        file.condition = 'broken';
        this.alerts.show(
            `broken-${file.id}`,
            `The last changes in ${file.name} could not be saved${reason ? `: ${reason}` : ''}. ` +
                'Everything before them is kept. Copy your text, then load the saved one.',
            copyButton('Copy my text', () => file.text),
            button('Load the saved text', '', load),
        );
        this.home.stirred();
    }

    private loadSaved(file: SharedFile): void {
        this.rest(file.id);
        file.view.focus();
        this.home.exchange(file, file.confirmedCopy(), file.confirmedOwn);
        this.home.stirred();
    }
}
