// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row above the editors: a tab for each file, and what can be done with files.

import { button, h } from './dom';
import { icon } from './icons';
import { Menu, type MenuItem } from './menu';
import { NameField } from './name_field';
import { Tabs } from './tabs';
import type { WireName } from './wire';

export type FileBarActions = {
    shown(id: string | null): void;
    /** Each is rejected with a reason in words. */
    add(name: string): Promise<void>;
    rename(id: string, name: string): Promise<void>;
    remove(id: string): void;
    restore(id: string): void;
    /** The text of the selected file goes on. */
    edit(): void;
};

type Entry = { name: string; readOnly: boolean };

const offline = 'Not while the connection is lost: files are added, renamed and removed at the host';

export class FileBar {
    readonly element: HTMLElement;
    private readonly tabs: Tabs;
    private readonly files = new Map<string, Entry>();
    private readonly plus = button('', 'flat', () => this.pressedPlus(), icon('plus', 16));
    private readonly more = button('', 'flat', () => this.pressedMore(), icon('more', 16));
    private removed: WireName[] = [];
    private field: NameField | null = null;
    private renaming: string | null = null;
    private menu: Menu | null = null;
    private connected = true;

    constructor(private readonly actions: FileBarActions) {
        this.tabs = new Tabs('file', 'Files', id => this.selectedChanged(id));
        this.more.setAttribute('aria-haspopup', 'menu');
        for (const one of [this.plus, this.more]) one.classList.add('bar-button');
        this.more.classList.add('more');
        this.element = h('div', { class: 'file-bar' }, this.tabs.bar, this.plus, this.more);
        this.tabs.bar.addEventListener('dblclick', event => this.rename(this.tabs.idOf(event.target)));
        this.tabs.bar.addEventListener('keydown', event => this.key(event));
        this.tabs.bar.addEventListener('contextmenu', event => this.context(event));
        this.tabs.bar.addEventListener('scroll', () => this.fade(), { passive: true });
        new ResizeObserver(() => this.fade()).observe(this.tabs.bar);
        // The row has no scroll bar; a wheel turns sideways what is too many.
        this.tabs.bar.addEventListener('wheel', event => (this.tabs.bar.scrollLeft += event.deltaY), {
            passive: true,
        });
        this.refresh();
    }

    get selected(): string | null {
        return this.tabs.selected;
    }

    add(id: string, name: string, readOnly: boolean, panel: HTMLElement): void {
        this.files.set(id, { name, readOnly });
        const lock = readOnly ? { icon: () => icon('lock', 12) } : {};
        this.tabs.add({ id, label: name, panel, ...lock });
        this.refresh();
    }

    /** A tab before all files that is none of them; it is selected at once. */
    addFirst(id: string, label: string, panel: HTMLElement): void {
        this.tabs.addFirst({ id, label, panel });
        this.select(id);
    }

    renamed(id: string, name: string): void {
        const file = this.files.get(id);
        if (file) file.name = name;
        this.tabs.rename(id, name);
        this.refresh();
    }

    /** The focus never falls into another file's text: keys that are still coming would land there. */
    remove(id: string): void {
        const at = document.activeElement;
        const hadFocus =
            this.tabs.has(id, at) || (this.tabs.selected === id && (at === this.more || this.menu !== null));
        this.files.delete(id);
        this.menu?.close(false);
        if (this.renaming === id) this.field?.cancel();
        this.tabs.remove(id);
        if (hadFocus) this.focus();
        this.refresh();
    }

    select(id: string): void {
        this.tabs.select(id);
    }

    focus(): void {
        if (this.tabs.selected === null) this.plus.focus();
        else this.tabs.focus();
    }

    setRemoved(removed: WireName[]): void {
        this.removed = removed;
        this.refresh();
    }

    setConnected(connected: boolean): void {
        this.connected = connected;
        if (!connected) this.menu?.close(false);
        this.refresh();
    }

    /** The session does not go on in this page. */
    stop(): void {
        this.field?.cancel();
        this.menu?.close(false);
        this.plus.hidden = this.more.hidden = true;
    }

    private selectedChanged(id: string | null): void {
        this.refresh();
        this.actions.shown(id);
    }

    private refresh(): void {
        this.fade();
        const file = this.files.get(this.tabs.selected ?? '');
        this.enable(
            this.plus,
            this.connected ? null : offline,
            this.removed.length ? 'New file, or bring one back' : 'New file',
        );
        if (this.removed.length) this.plus.setAttribute('aria-haspopup', 'menu');
        else this.plus.removeAttribute('aria-haspopup');
        let reason = this.connected ? null : offline;
        if (!file) reason = this.tabs.selected === null ? 'There is no file' : 'This is no file';
        else if (file.readOnly) reason = `${file.name} is read-only: it is neither renamed nor removed`;
        this.enable(this.more, reason, `Rename or remove ${file?.name ?? 'a file'}`);
    }

    private fade(): void {
        const { scrollLeft, clientWidth, scrollWidth, classList } = this.tabs.bar;
        classList.toggle('goes-on', scrollLeft + clientWidth < scrollWidth - 1);
    }

    /** Not `disabled`: whoever comes by with the keyboard is told why, too. */
    private enable(one: HTMLButtonElement, reason: string | null, label: string): void {
        one.setAttribute('aria-disabled', String(reason !== null));
        one.setAttribute('aria-label', label);
        one.title = reason ?? label;
    }

    private pressedPlus(): void {
        if (!this.connected) return;
        if (!this.removed.length) {
            this.newFile();
            return;
        }
        this.open(this.plus, 'New file', [
            { label: 'New file\u2026', act: () => this.newFile() },
            { heading: 'Bring back' },
            ...this.removed.map(({ id, name }) => ({ label: name, act: () => this.actions.restore(id) })),
        ]);
    }

    private pressedMore(): void {
        const id = this.tabs.selected;
        if (id !== null && this.changeable(id)) this.openFor(id, this.more);
    }

    private context(event: Event): void {
        const id = this.tabs.idOf(event.target);
        if (id === undefined || !this.changeable(id)) return;
        event.preventDefault();
        this.tabs.select(id);
        this.openFor(id, this.tabs.button(id)!);
    }

    private openFor(id: string, from: HTMLElement): void {
        this.open(from, this.files.get(id)!.name, [
            { label: 'Rename\u2026', keys: 'F2', act: () => this.rename(id) },
            { label: 'Remove', keys: 'Delete', act: () => this.actions.remove(id) },
        ]);
    }

    private open(from: HTMLElement, label: string, items: MenuItem[]): void {
        const wasOpen = from.getAttribute('aria-expanded') === 'true';
        this.menu?.close(false);
        if (wasOpen) return;
        this.menu = new Menu(this.element, from, label, items, () => (this.menu = null));
    }

    private changeable(id: string): boolean {
        return this.connected && this.files.get(id)?.readOnly === false;
    }

    private key(event: KeyboardEvent): void {
        const id = this.tabs.idOf(event.target);
        if (id === undefined || !this.changeable(id)) return;
        if (event.key === 'F2') this.rename(id);
        else if (event.key === 'Delete') this.actions.remove(id);
        else return;
        event.preventDefault();
    }

    private newFile(): void {
        this.show(
            new NameField('Name of the new file', '', {
                submit: name => this.actions.add(name),
                closed: name => this.closeField(name === null ? () => this.plus.focus() : null),
            }),
        );
        this.tabs.bar.after(this.field!.element);
        this.field!.focus();
    }

    /** The field lies over the tab; it is no part of the list of tabs, where screen readers expect tabs only. */
    private rename(id: string | undefined): void {
        if (id === undefined || !this.changeable(id)) return;
        const tab = this.tabs.button(id)!;
        const { name } = this.files.get(id)!;
        this.show(
            new NameField(`New name of ${name}`, name, {
                submit: text => this.actions.rename(id, text),
                closed: () => this.closeField(() => tab.focus()),
            }),
        );
        this.renaming = id;
        const { element } = this.field!;
        element.classList.add('over');
        this.element.append(element);
        const left = tab.getBoundingClientRect().left - this.element.getBoundingClientRect().left;
        element.style.left = `${Math.max(0, Math.min(left, this.element.clientWidth - element.offsetWidth))}px`;
        this.field!.focus();
    }

    private show(field: NameField): void {
        this.menu?.close(false);
        this.field?.cancel();
        this.field = field;
    }

    private closeField(refocus: (() => void) | null): void {
        const field = this.field!.element;
        const hadFocus = field.contains(document.activeElement);
        field.remove();
        this.field = null;
        this.renaming = null;
        if (!hadFocus) return;
        if (refocus) refocus();
        else this.actions.edit();
    }
}
