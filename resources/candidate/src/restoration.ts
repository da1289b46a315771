// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Brings back what earlier page loads left unsaved: for each file the edits are moved from the version they were made
// for to the text of now, and become this page's own. What does not fit is offered to be copied.

import { ChangeSet } from '@codemirror/state';
import type { KeptFile, KeptRecord, Leftover } from './kept_store';
import { rebase, type Accepted } from './rebase';
import type { OwnEdit, SharedFile } from './shared_file';

export type RestorationHome = {
    file(id: string): SharedFile | undefined;
    /** Asks for what was accepted since the version that was kept. */
    pull(kept: KeptFile): void;
    /** Tells the host that the refused text is given up: until then it takes no push for the file. */
    giveUp(kept: KeptFile): void;
    leftover(item: Leftover): void;
    /** All of it has its place; `edits` of them wait in editors, which are held. */
    finished(edits: number): void;
};

type Part = { client: string; kept: KeptFile; edits: OwnEdit[] | null };

/** Null for a damaged record. */
function readEdits(kept: KeptFile): OwnEdit[] | null {
    try {
        return kept.edits.map(edit => ({ ...edit, changes: ChangeSet.fromJSON(edit.changes) }));
    } catch {
        return null;
    }
}

export class Restoration {
    private parts: Part[];
    private open = true;

    constructor(
        records: readonly KeptRecord[],
        private readonly home: RestorationHome,
    ) {
        this.parts = records.flatMap(({ client, files }) =>
            files.map(kept => ({ client, kept, edits: readEdits(kept) })),
        );
    }

    get active(): boolean {
        return this.open;
    }

    /** The present files are known; called again after a lost connection. */
    begin(): void {
        if (!this.open) return;
        for (const part of this.parts) {
            const file = this.home.file(part.kept.id);
            const { version, hash } = part.kept;
            if (!file || version > file.version || (version === file.version && hash !== file.hash))
                part.edits = null;
            else if (part.edits && !file.since(version)) {
                // Nothing is pushed before the host has said whether it knows that version.
                file.held = true;
                this.home.pull(part.kept);
            }
        }
        this.proceed();
    }

    /** Called after every update from the host. */
    proceed(): void {
        if (!this.open || !this.parts.every(part => this.ready(part))) return;
        this.open = false;
        let edits = 0;
        for (const part of this.parts) {
            const placed = this.place(part);
            if (placed === null) this.home.leftover({ name: part.kept.name, text: part.kept.text });
            else edits += placed;
        }
        this.parts = [];
        this.home.finished(edits);
    }

    /** The host does not know the text that the kept edits of a file were made for. */
    refused(id: string): boolean {
        if (!this.open) return false;
        const parts = this.parts.filter(({ kept, edits }) => kept.id === id && edits);
        for (const part of parts) {
            part.edits = null;
            this.home.giveUp(part.kept);
        }
        this.proceed();
        return parts.length > 0;
    }

    private ready({ kept, edits }: Part): boolean {
        return !edits || !!this.home.file(kept.id)?.since(kept.version);
    }

    /** How many edits went in, or null when they do not fit. */
    private place({ client, kept, edits }: Part): number | null {
        const file = this.home.file(kept.id);
        const accepted = file?.since(kept.version);
        if (!edits || !file || !accepted) return null;
        try {
            const left = rebase(edits, client, accepted);
            const typed: Accepted[] = file.own().map(({ changes }) => ({ client: '', changes }));
            const placed = rebase(left, client, typed);
            if (placed[0] && placed[0].changes.length !== file.view.state.doc.length) return null;
            file.held = true;
            file.restore(placed);
            return placed.length;
        } catch {
            return null;
        }
    }
}
