// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Carets of others, put where they belong once this page knows the version they speak of.

import { dropCaret, setCaret } from './carets';
import { positionNow } from './positions';
import type { SharedFile } from './shared_file';
import type { WireCursor, WirePerson } from './wire';

export class TheirCarets {
    private readonly waiting = new Map<string, WireCursor>();

    constructor(private readonly files: ReadonlyMap<string, SharedFile>) {}

    moved(cursor: WireCursor): void {
        this.waiting.delete(cursor.participant);
        const file = this.files.get(cursor.file);
        if (!file) return;
        if (cursor.version > file.version) {
            this.waiting.set(cursor.participant, cursor);
            return;
        }
        this.drop(cursor.participant, file);
        const anchor = positionNow(file, cursor.version, cursor.anchor);
        const head = positionNow(file, cursor.version, cursor.head);
        if (anchor === null || head === null) return;
        const { participant, name } = cursor;
        file.view.dispatch({ effects: setCaret.of({ participant, name, anchor, head }) });
    }

    received(): void {
        for (const cursor of [...this.waiting.values()]) this.moved(cursor);
    }

    present(people: WirePerson[]): void {
        for (const person of people) if (!person.connected) this.drop(person.id);
    }

    private drop(participant: string, except?: SharedFile): void {
        for (const file of this.files.values()) {
            if (file !== except) file.view.dispatch({ effects: dropCaret.of(participant) });
        }
    }
}
