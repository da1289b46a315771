// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The session as the candidate works in it: files, conversation, task. It outlives connections.

import { announce } from './announce';
import { AssistantPanel } from './assistant';
import { BriefPane } from './brief';
import { SessionClock } from './clock';
import { button, h, replace } from './dom';
import { editorSetup } from './editor_setup';
import { Header, type SaveState } from './header';
import { icon } from './icons';
import { Outbox } from './outbox';
import { SharedFile } from './shared_file';
import { Suggestions } from './suggestions';
import { Tabs } from './tabs';
import { TheirCarets } from './their_carets';
import {
    freshId,
    type HostMessage,
    type PageMessage,
    type WireFile,
    type WireLobby,
    type WireTask,
    type WireWelcome,
} from './wire';

const caretInterval = 100; // ms: at most ten a second
const quietSaving = 400; // ms before "Saving" is said
const patience = 15_000; // ms without an answer before the connection is taken for dead

export type Line = { send(message: PageMessage): boolean; drop(): void };

export class Workspace {
    readonly element: HTMLElement;
    private readonly files = new Map<string, SharedFile>();
    private readonly broken = new Set<string>();
    private readonly outbox = new Outbox();
    private readonly clock = new SessionClock();
    private readonly header: Header;
    private readonly brief: BriefPane;
    private readonly assistant: AssistantPanel;
    private readonly suggestions: Suggestions;
    private readonly carets = new TheirCarets(this.files);
    private readonly tabs: Tabs;
    private readonly editors = h('div', { class: 'editors' });
    private readonly alert = h('div', { class: 'alert', attrs: { role: 'alert' } });
    private task: WireTask | null = null;
    private connected = false;
    private unsavedSince: number | null = null;
    private caretTimer: number | undefined;
    private readonly ticker: number;
    private readonly leaving = (event: BeforeUnloadEvent) => {
        if (this.unsaved) event.preventDefault();
    };

    constructor(
        lobby: WireLobby,
        private readonly client: string,
        private readonly line: Line,
    ) {
        this.header = new Header(lobby);
        this.brief = new BriefPane(lobby);
        this.tabs = new Tabs('file', 'Files', () => this.shown());
        this.assistant = new AssistantPanel({
            ask: (text, context) => this.ask(text, context),
            attachment: () => this.attachment(),
        });
        this.suggestions = new Suggestions(
            {
                file: id => this.files.get(id),
                show: file => this.tabs.select(file.id),
                place: (prompt, card) => this.assistant.offer(prompt, card),
                send: message => this.line.send(message),
                changed: () => this.pump(),
                dismissed: () => this.assistant.focus(),
            },
            this.outbox,
        );
        const editor = h(
            'section',
            { class: 'editor pane', attrs: { 'aria-label': 'Code' } },
            this.tabs.bar,
            this.alert,
            this.editors,
            h('p', {
                class: 'hidden-text',
                text: 'Tab indents. Press Escape, then Tab, to leave. F6 goes to the next part of the page.',
                attrs: { id: 'editor-help' },
            }),
        );
        this.element = h(
            'div',
            { class: 'session-page' },
            this.header.element,
            h('main', { class: 'session' }, this.brief.element, editor, this.assistant.element),
        );
        this.element.addEventListener('keydown', event => this.key(event));
        window.addEventListener('beforeunload', this.leaving);
        this.ticker = window.setInterval(() => this.tick(), 500);
    }

    /** The page goes on without the session: it is over, or open somewhere else. */
    close(): void {
        window.removeEventListener('beforeunload', this.leaving);
        window.clearInterval(this.ticker);
    }

    get unsaved(): boolean {
        return this.outbox.size > 0 || [...this.files.values()].some(file => file.pending > 0);
    }

    /** The whole present state, at the first join and after every reconnect. */
    welcome(welcome: WireWelcome): void {
        this.connected = true;
        this.clock.set(welcome.now);
        this.showTask(welcome.task ?? null);
        this.brief.showHints(welcome.hints);
        for (const file of welcome.files) this.addFile(file);
        this.acknowledgeAsked(welcome);
        this.assistant.load(welcome.turns);
        for (const suggestion of welcome.suggestions) this.suggestions.offer(suggestion);
        this.carets.present(welcome.people);
        for (const file of this.files.values()) {
            file.pushLost();
            this.line.send({ type: 'pull', file: file.id, version: file.version });
        }
        this.pump();
    }

    connectionLost(): void {
        this.connected = false;
        this.outbox.connectionLost();
        for (const file of this.files.values()) file.pushLost();
        this.status();
    }

    handle(message: HostMessage): void {
        switch (message.type) {
            case 'updates':
                this.updates(message);
                break;
            case 'refused':
                this.refused(message.file, message.reason);
                break;
            case 'cursor':
                this.carets.moved(message);
                break;
            case 'people':
                this.carets.present(message.people);
                break;
            case 'file':
                this.addFile(message);
                break;
            case 'task':
                this.showTask(message);
                announce(`Task ${message.index + 1}: ${message.title}`);
                break;
            case 'hint':
                this.brief.addHint(message);
                announce(`Hint: ${message.text}`);
                break;
            case 'prompt':
                this.outbox.acknowledge(kept => kept.mid === message.mid);
                this.assistant.prompted(message.id, message.mid, message.text, message.context, message.at);
                break;
            case 'delta':
                this.assistant.delta(message.prompt, message.text);
                break;
            case 'reply':
                this.assistant.replied(message.prompt, message.text, message.at);
                break;
            case 'suggestion':
                this.suggestions.offer(message);
                break;
            case 'decided':
                this.suggestions.decided(message.suggestion, message.decision, message.lines ?? 0);
                break;
            case 'error':
                this.failed(message);
                break;
            default:
                break;
        }
        this.status();
    }

    private updates(message: Extract<HostMessage, { type: 'updates' }>): void {
        const file = this.files.get(message.file);
        if (!file || this.broken.has(file.id)) return;
        if (!file.receive(message)) this.line.send({ type: 'pull', file: file.id, version: file.version });
        this.suggestions.refresh(file);
        this.carets.received();
        this.pump();
    }

    /** A message was not carried out, and sending it again would not help. */
    private failed({ code, message, mid }: Extract<HostMessage, { type: 'error' }>): void {
        if (mid === undefined) {
            console.warn(`host: ${code}: ${message}`);
            return;
        }
        this.outbox.acknowledge(kept => kept.mid === mid);
        if (!this.assistant.notAsked(mid, message)) announce(`Your decision was not recorded: ${message}.`);
    }

    private refused(id: string, reason: string): void {
        const file = this.files.get(id);
        if (!file) return;
        file.pushLost();
        if (reason === 'stale') {
            this.line.send({ type: 'pull', file: id, version: file.version });
            window.setTimeout(() => this.pump(), 300);
        } else {
            this.breakOff(file);
        }
    }

    /** The file cannot be kept in step any more. What is on the screen stays until the candidate has copied it. */
    private breakOff(file: SharedFile): void {
        if (this.broken.has(file.id)) return;
        this.broken.add(file.id);
        replace(
            this.alert,
            h('p', {
                text:
                    `The last changes in ${file.name} could not be saved. Everything before them is kept. ` +
                    'Copy your text, then load the saved one.',
            }),
            button('Copy my text', '', () => void navigator.clipboard.writeText(file.text)),
            button('Load the saved text', '', () => location.reload()),
        );
        this.status();
    }

    /** A turn that this page does not know and that has the words of an unanswered `ask` is that `ask`. */
    private acknowledgeAsked(welcome: WireWelcome): void {
        for (const turn of welcome.turns) {
            const mid = this.assistant.midOf(turn);
            if (!mid) continue;
            turn.mid = mid;
            this.outbox.acknowledge(kept => kept.mid === mid);
        }
    }

    private addFile(file: WireFile): void {
        if (this.files.has(file.id)) return;
        const shared = new SharedFile(
            file,
            this.client,
            {
                changed: changed => this.changed(changed),
                edited: () => queueMicrotask(() => this.pump()),
                diverged: diverged => this.breakOff(diverged),
            },
            editorSetup(file.name, announce),
        );
        this.files.set(file.id, shared);
        const panel = h('div', { class: 'editor-panel' }, shared.view.dom);
        this.editors.append(panel);
        const lock = file.readOnly ? { icon: () => icon('lock', 12) } : {};
        this.tabs.add({ id: file.id, label: file.name, panel, ...lock });
        this.assistant.updateContext();
    }

    private get active(): SharedFile | undefined {
        return this.tabs.selected === null ? undefined : this.files.get(this.tabs.selected);
    }

    private shown(): void {
        this.active?.view.requestMeasure();
        this.assistant?.updateContext();
        this.caretMoved();
    }

    private changed(file: SharedFile): void {
        this.suggestions.refresh(file);
        if (file !== this.active) return;
        this.assistant.updateContext();
        this.caretMoved();
    }

    private caretMoved(): void {
        if (this.caretTimer !== undefined) return;
        this.caretTimer = window.setTimeout(() => {
            this.caretTimer = undefined;
            const file = this.active;
            if (!this.connected || !file) return;
            this.line.send({
                type: 'cursor',
                file: file.id,
                version: file.version,
                ...file.confirmedSelection(),
            });
        }, caretInterval);
    }

    private ask(text: string, context: string[]): void {
        const mid = freshId();
        this.outbox.add({ type: 'ask', mid, text, context });
        this.assistant.asking(mid, text, context);
        this.pump();
    }

    private attachment(): string | null {
        const file = this.active;
        if (!file) return null;
        const { main } = file.view.state.selection;
        if (main.empty) return file.name;
        const { doc } = file.view.state;
        const first = doc.lineAt(main.from).number;
        const end = doc.lineAt(main.to);
        const last = end.from === main.to && end.number > first ? end.number - 1 : end.number;
        return first === last ? `${file.name}:${first}` : `${file.name}:${first}-${last}`;
    }

    private showTask(task: WireTask | null): void {
        this.task = task;
        this.header.showTask(task);
        this.header.showTime(task, this.clock.now());
        this.brief.showTask(task);
    }

    /** Sends whatever may go now. */
    private pump(): void {
        if (this.connected) {
            for (const file of this.files.values()) {
                const push = this.broken.has(file.id) ? null : file.takePush();
                if (push && !this.line.send(push)) file.pushLost();
            }
            this.outbox.flush(message => this.line.send(message));
        }
        this.status();
    }

    private status(): void {
        if (!this.unsaved) this.unsavedSince = null;
        else this.unsavedSince ??= performance.now();
        let state: SaveState = this.unsaved ? 'saving' : 'saved';
        if (!this.connected) state = 'offline';
        if (this.broken.size) state = 'rejected';
        this.header.mark(state);
        if (state !== 'saving') this.header.show(state);
        else if (performance.now() - this.unsavedSince! > quietSaving) this.header.show('saving');
        else window.setTimeout(() => this.late(), quietSaving);
    }

    private late(): void {
        if (
            this.connected &&
            this.unsavedSince !== null &&
            performance.now() - this.unsavedSince >= quietSaving
        )
            this.status();
    }

    private tick(): void {
        this.header.showTime(this.task, this.clock.now());
        if (
            this.connected &&
            this.unsavedSince !== null &&
            performance.now() - this.unsavedSince > patience
        ) {
            this.unsavedSince = performance.now();
            this.line.drop();
        }
    }

    private key(event: KeyboardEvent): void {
        if (event.key !== 'F6') return;
        event.preventDefault();
        const panes = [...this.element.querySelectorAll<HTMLElement>('.pane')];
        const at = panes.findIndex(pane => pane.contains(document.activeElement));
        const to = panes[(at + (event.shiftKey ? -1 : 1) + panes.length) % panes.length]!;
        if (to.classList.contains('editor')) this.active?.view.focus();
        else if (to.classList.contains('assistant')) this.assistant.focus();
        else to.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
    }
}
