// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of the session and their editors: which there are, which were removed, and what the host says of each.

import type { Extension } from '@codemirror/state';
import type { Alerts } from './alerts';
import { copyButton } from './copy_text';
import { button, h } from './dom';
import { editorSetup } from './editor_setup';
import { announce } from './announce';
import { clipboardSource } from './clipboard_source';
import { FileBar } from './file_bar';
import { FileOperations } from './file_operations';
import { Healing } from './healing';
import type { Leftovers } from './leftovers';
import type { NoticeBar } from './notice_bar';
import { confirmedPlace } from './positions';
import { SharedFile, type Predecessor } from './shared_file';
import type { HostMessage, PageMessage, WireFile, WireName, WireUpdates, WireWelcome } from './wire';

const staleWait = 300; // ms

export type FilesHome = {
    send(message: PageMessage): boolean;
    /** Another file is in front. */
    shown(): void;
    /** The text or the caret of a file changed. */
    changed(file: SharedFile): void;
    /** Something may be sent or has to be kept. */
    stirred(): void;
    renamed(file: SharedFile): void;
    /** What an editor brings besides. */
    extension(file: SharedFile): Extension;
    /** A file got another editor, came or went. */
    moved(id: string): void;
};

export class SessionFiles {
    readonly present = new Map<string, SharedFile>();
    readonly editors = h('div', { class: 'editors' });
    readonly bar: FileBar;
    private readonly away = new Map<string, SharedFile>(); // removed, with what was typed in them
    private readonly predecessors = new Map<string, Predecessor>();
    private readonly operations: FileOperations;
    private readonly healing: Healing;
    private readonly empty = h('p', { class: 'empty t2', text: 'There is no file. The + above makes one.' });
    private removed: WireName[] = [];
    private epoch = 0;

    constructor(
        private readonly page: { session: string; client: string },
        private readonly alerts: Alerts,
        private readonly notice: NoticeBar,
        leftovers: Leftovers,
        private readonly home: FilesHome,
    ) {
        this.operations = new FileOperations(message => this.home.send(message));
        this.healing = new Healing(alerts, leftovers, {
            send: message => this.home.send(message),
            exchange: (file, copy, confirmedOwn) => this.exchange(file, copy, confirmedOwn),
            stirred: () => this.home.stirred(),
        });
        this.bar = new FileBar({
            shown: id => this.shown(id),
            add: name => this.operations.add(name),
            rename: (id, name) => this.operations.rename(id, name),
            remove: id => this.wish(this.operations.remove(id), `${this.nameOf(id)} was not removed`),
            restore: id => this.restore(id),
            edit: () => this.active?.view.focus(),
        });
        this.empty.hidden = true;
        this.editors.append(this.empty);
    }

    get active(): SharedFile | undefined {
        return this.present.get(this.bar.selected ?? '');
    }

    /** Also those that are removed and hold edits. */
    get unsaved(): SharedFile[] {
        return [...this.present.values(), ...this.away.values()].filter(file => file.pending > 0);
    }

    /** Edits that will not be saved by waiting. */
    get stuck(): boolean {
        return (
            [...this.present.values()].some(({ condition }) => condition !== 'live') ||
            [...this.away.values()].some(({ pending }) => pending > 0)
        );
    }

    welcome({ files, removed, epoch }: WireWelcome): void {
        this.epoch = epoch;
        this.healing.newConnection();
        this.bar.setConnected(true);
        const now = new Set(files.map(({ id }) => id));
        for (const { id, name } of [...this.present.values()]) if (!now.has(id)) this.takeAway(id, name);
        for (const file of files) {
            if (this.present.has(file.id)) this.renamed(file.id, file.name);
            else this.appear(file);
        }
        this.removed = removed;
        this.bar.setRemoved(removed);
        for (const file of this.present.values()) this.resume(file);
    }

    connectionLost(): void {
        this.operations.connectionLost();
        this.bar.setConnected(false);
        for (const file of this.present.values()) file.pushLost();
    }

    push(): void {
        for (const file of this.present.values()) {
            const push = file.takePush();
            if (push && !this.home.send(push)) file.pushLost();
        }
    }

    /** The session does not go on in this page; the text stays readable. */
    stop(): void {
        this.bar.stop();
        for (const file of this.present.values()) file.freeze();
    }

    handle(message: HostMessage): void {
        switch (message.type) {
            case 'file':
                this.arrived(message, this.operations.answered(message.mid));
                break;
            case 'file-renamed':
                this.operations.answered(message.mid);
                this.renamed(message.file, message.name);
                break;
            case 'file-removed':
                this.operations.answered(message.mid);
                this.gone(message.file, message.name);
                break;
            case 'updates':
                this.updates(message);
                break;
            default:
                break;
        }
    }

    failed(mid: string, reason: string): boolean {
        return this.operations.failed(mid, reason);
    }

    refused(id: string, reason: string, said: string): void {
        const file = this.present.get(id);
        if (!file) return;
        file.pushLost();
        if (file.condition === 'differing') {
            this.healing.askForCopy(file);
        } else if (reason === 'epoch') {
            file.differs();
        } else if (reason === 'stale') {
            this.home.send({ type: 'pull', file: id, version: file.version });
            window.setTimeout(() => this.home.stirred(), staleWait);
        } else {
            this.healing.breakOff(file, said);
        }
    }

    private nameOf(id: string): string {
        return (this.present.get(id) ?? this.removed.find(file => file.id === id))?.name ?? 'The file';
    }

    private updates(message: WireUpdates): void {
        const file = this.present.get(message.file);
        if (!file || file.condition === 'broken') return;
        if (file.receive(message)) file.epoch = this.epoch;
        else this.home.send({ type: 'pull', file: file.id, version: file.version });
    }

    private arrived(file: WireFile, mine: boolean): void {
        const known = this.present.get(file.id);
        if (known?.condition === 'differing') {
            this.healing.arrived(known, file);
            return;
        }
        if (!known) {
            this.removed = this.removed.filter(({ id }) => id !== file.id);
            this.bar.setRemoved(this.removed);
            this.appear(file);
            this.resume(this.present.get(file.id)!);
        }
        if (mine) this.bar.select(file.id);
    }

    private appear(wire: WireFile): void {
        const kept = this.away.get(wire.id);
        this.away.delete(wire.id);
        this.alerts.drop(`removed-${wire.id}`);
        const file = kept ?? this.create(wire, this.epoch, this.predecessors.get(wire.id));
        if (kept && kept.name !== wire.name) kept.rename(wire.name);
        this.put(file);
        this.home.moved(file.id);
    }

    private create(wire: WireFile, epoch: number, before?: Predecessor): SharedFile {
        return new SharedFile(
            wire,
            epoch,
            this.page.client,
            {
                changed: file => this.home.changed(file),
                edited: () => this.home.stirred(),
                diverged: file => this.healing.diverged(file),
                settled: file => this.healing.askForCopy(file),
            },
            file => [
                editorSetup(wire.name, announce),
                clipboardSource(this.page.session, (from, to) => confirmedPlace(file, from, to)),
                this.home.extension(file),
            ],
            before,
        );
    }

    private put(file: SharedFile): void {
        this.present.set(file.id, file);
        const panel = h('div', { class: 'editor-panel' }, file.view.dom);
        this.editors.append(panel);
        this.bar.add(file.id, file.name, file.readOnly, panel);
    }

    private resume(file: SharedFile): void {
        file.pushLost();
        if (file.condition === 'differing') {
            this.healing.askForCopy(file);
            return;
        }
        const { id, version, epoch, hash } = file;
        this.home.send({ type: 'pull', file: id, version, epoch, hash });
        if (file.needsCount) this.home.send({ type: 'pull', file: id, version: file.start });
    }

    private renamed(id: string, name: string): void {
        const file = this.present.get(id);
        if (!file || file.name === name) return;
        file.rename(name);
        this.bar.renamed(id, name);
        this.home.renamed(file);
    }

    private shown(id: string | null): void {
        this.empty.hidden = id !== null;
        this.active?.view.requestMeasure();
        this.home.shown();
    }

    private gone(id: string, name: string): void {
        if (!this.present.has(id)) return;
        this.removed = [...this.removed.filter(file => file.id !== id), { id, name }];
        this.takeAway(id, name);
        this.bar.setRemoved(this.removed);
    }

    private takeAway(id: string, name: string): void {
        const file = this.present.get(id)!;
        this.present.delete(id);
        this.away.set(id, file);
        this.healing.rest(id);
        file.pushLost();
        this.bar.remove(id);
        this.home.moved(id);
        if (file.pending) this.warnOfRemoval(file);
        else
            this.notice.show(`${name} removed`, { label: 'Undo', act: () => this.restore(id) }, () =>
                this.bar.focus(),
            );
    }

    private warnOfRemoval(file: SharedFile): void {
        const { id, name } = file;
        const discard = button('Discard them', 'flat', () => {
            this.forget(file);
            this.alerts.drop(`removed-${id}`);
            this.home.stirred();
        });
        this.alerts.show(
            `removed-${id}`,
            `${name} was removed while your last changes in it were not saved. They are kept here: ` +
                'bring the file back, or copy your text.',
            button('Bring it back', '', () => this.restore(id)),
            copyButton('Copy my text', () => file.text),
            discard,
        );
    }

    /** Should it come back, the host goes on counting where this editor was. */
    private forget(file: SharedFile): void {
        this.away.delete(file.id);
        this.predecessors.set(file.id, { start: file.start, confirmedOwn: null });
    }

    private restore(id: string): void {
        this.wish(this.operations.restore(id), `${this.nameOf(id)} was not brought back`);
    }

    private wish(request: Promise<void>, failure: string): void {
        request.catch((reason: Error) =>
            this.notice.show(`${failure}: ${reason.message}`, null, () => this.bar.focus()),
        );
    }

    private exchange(file: SharedFile, copy: WireFile, confirmedOwn: number | null): void {
        const before = { start: file.start, confirmedOwn };
        // What is confirmed here was confirmed in the same opening as before; a fresh copy is of the present one.
        const fresh = this.create(copy, confirmedOwn === null ? this.epoch : file.epoch, before);
        const hadFocus = file.view.hasFocus;
        this.present.set(file.id, fresh);
        file.view.dom.replaceWith(fresh.view.dom);
        file.view.destroy();
        if (hadFocus) fresh.view.focus();
        this.bar.renamed(file.id, copy.name);
        this.home.moved(file.id);
        this.resume(fresh);
    }
}
