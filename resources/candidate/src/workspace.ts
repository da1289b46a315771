// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The session as the candidate works in it: files, conversation, task. It outlives connections.

import { Alerts } from './alerts';
import { announce } from './announce';
import { AssistantSide } from './assistant_side';
import { BriefPane } from './brief';
import { CaretSender } from './caret_sender';
import { SessionClock } from './clock';
import { copyButton } from './copy_text';
import { Design } from './design';
import { h } from './dom';
import { Header, type SaveState } from './header';
import { Leftovers } from './leftovers';
import { NoticeBar } from './notice_bar';
import { Outbox } from './outbox';
import { Review } from './review';
import { Runs } from './runs';
import { SaveStatus } from './save_status';
import { Settings } from './settings';
import { SessionFiles } from './session_files';
import type { SharedFile } from './shared_file';
import { TheirCarets } from './their_carets';
import { UnsavedWork, type Keeping } from './unsaved_work';
import type { HostMessage, PageMessage, WireLobby, WireTask, WireWelcome } from './wire';

const tickTime = 500; // ms

export type Line = { send(message: PageMessage): boolean; drop(): void };
export class Workspace {
    readonly element: HTMLElement;
    private readonly alerts = new Alerts();
    private readonly notice = new NoticeBar();
    private readonly outbox = new Outbox();
    private readonly clock = new SessionClock();
    private readonly header: Header;
    private readonly brief: BriefPane;
    private readonly files: SessionFiles;
    private readonly settings: Settings;
    private readonly assistant: AssistantSide;
    private readonly review: Review;
    private readonly carets: TheirCarets;
    private readonly ownCaret: CaretSender;
    private readonly runs: Runs;
    private readonly saving: SaveStatus;
    private readonly design: Design;
    private readonly work: UnsavedWork;
    private readonly ticker: number;
    private task: WireTask | null = null;
    private connected = false;
    private welcomed = false; // ever
    private stopped = false;
    private pumping = false;
    private readonly leaving = (event: BeforeUnloadEvent) => {
        if (this.unsaved && !this.work.safe && !this.stopped) event.preventDefault();
    };

    constructor(
        lobby: WireLobby,
        private readonly line: Line,
        keeping: Keeping,
        token: () => string,
    ) {
        this.settings = new Settings(announce, wanted => this.assistant.completions.want(wanted));
        this.header = new Header(lobby, this.settings);
        this.brief = new BriefPane(lobby);
        const leftovers = new Leftovers(this.alerts, () => this.work.changed());
        this.files = new SessionFiles(keeping, this.alerts, this.notice, leftovers, {
            send: message => this.line.send(message),
            shown: () => this.caretMoved(),
            changed: file => this.changed(file),
            stirred: () => this.stirred(),
            renamed: file => {
                this.assistant.suggestions.renamed(file);
                this.assistant.panel.updateContext();
            },
            extension: file => this.assistant.completions.extension(file),
            moved: id => {
                this.design.moved();
                this.assistant.suggestions.moved(id);
                this.assistant.panel.updateContext();
            },
        });
        this.assistant = new AssistantSide(
            {
                session: keeping.session,
                token,
                files: this.files,
                send: message => this.line.send(message),
                connected: () => this.connected,
                now: () => this.clock.now(),
                stirred: () => this.stirred(),
                drafted: () => this.work.changed(),
                known: assistant => {
                    this.settings.offerCompletions(assistant.completes);
                    this.brief.showAssistant(assistant);
                },
            },
            this.outbox,
        );
        this.review = new Review(keeping.session, this.files.bar, this.files.editors, this.outbox, {
            send: message => this.connected && this.line.send(message),
            stirred: () => this.stirred(),
            drafted: () => this.work.changed(),
            leftover: text =>
                leftovers.add(
                    { name: 'the pull request', text },
                    'The review is over. What you had written for it and not sent is kept here: copy what you need.',
                ),
        });
        this.carets = new TheirCarets(this.files.present);
        this.ownCaret = new CaretSender(
            () => (this.connected ? this.files.active : undefined),
            message => this.line.send(message),
        );
        this.runs = new Runs(this.files, {
            send: message => this.line.send(message),
            edits: () => ({ unsaved: this.work.edits, stuck: this.files.stuck }),
            now: () => this.clock.now(),
        });
        this.saving = new SaveStatus(this.header, () => this.line.drop());
        this.design = new Design(
            {
                session: keeping.session,
                send: message => this.line.send(message),
                connected: () => this.connected,
                file: id => this.files.present.get(id),
                show: id => this.files.bar.select(id),
                stirred: () => this.stirred(),
                drafted: () => this.work.changed(),
            },
            this.outbox,
        );
        const { files, outbox, notice, review, design } = this;
        const { panel: assistant, suggestions } = this.assistant;
        this.work = new UnsavedWork(
            keeping,
            { files, outbox, assistant, suggestions, leftovers, notice, review, design },
            {
                send: message => this.line.send(message),
                healthChanged: () => this.status(),
                released: () => this.pump(),
            },
        );
        this.element = this.layOut();
        this.element.addEventListener('keydown', event => this.key(event));
        this.element.addEventListener('keydown', event => this.runs.key(event), { capture: true });
        window.addEventListener('beforeunload', this.leaving);
        this.ticker = window.setInterval(() => this.tick(), tickTime);
    }

    get unsaved(): boolean {
        return this.work.any;
    }

    /** The page goes on without the session: it is over, or open somewhere else. What is kept stays kept. */
    close(): void {
        this.work.close();
        window.removeEventListener('beforeunload', this.leaving);
        window.clearInterval(this.ticker);
    }

    /** The session does not go on in this page, and some of it is not saved: it stays readable. */
    stop(said: string, ...actions: HTMLElement[]): void {
        if (!this.stopped) this.close();
        this.stopped = true;
        this.connected = false;
        this.files.stop();
        this.notice.close();
        this.assistant.stop();
        this.runs.stop();
        this.review.stop();
        this.design.stop();
        this.element.classList.add('stopped');
        const copy = copyButton('Copy my text', () => this.work.text());
        this.alerts.show('stopped', said, ...(this.work.text() ? [copy] : []), ...actions);
        this.header.mark('rejected');
        this.header.show('rejected');
    }

    /** The whole present state, at the first join and after every reconnect. */
    welcome(welcome: WireWelcome): void {
        this.connected = true;
        this.clock.set(welcome.now);
        this.showTask(welcome.task ?? null);
        this.brief.showHints(welcome.hints);
        this.files.welcome(welcome);
        if (!this.welcomed) this.work.takeUpMessages();
        this.review.welcome(welcome);
        this.outbox.findAsked(welcome.turns);
        this.design.welcome(welcome.design);
        this.assistant.welcome(welcome);
        if (!this.welcomed) this.work.showMessages();
        this.welcomed = true;
        this.carets.present(welcome.people);
        this.runs.welcome(welcome);
        this.work.begin();
        this.pump();
    }

    connectionLost(): void {
        this.connected = false;
        this.outbox.connectionLost();
        this.assistant.connectionLost();
        this.files.connectionLost();
        this.runs.connectionLost();
        this.design.connectionLost();
        this.status();
    }

    handle(message: HostMessage): void {
        if (this.runs.handle(message)) return;
        const isPiece = message.type === 'delta'; // of many, and it leaves nothing to be saved
        if (this.assistant.handle(message) && isPiece) return;
        this.review.handle(message);
        switch (message.type) {
            case 'updates':
                this.updated(message);
                break;
            case 'file':
            case 'file-renamed':
            case 'file-removed':
                this.files.handle(message);
                break;
            case 'refused':
                if (!this.work.refused(message.file))
                    this.files.refused(message.file, message.reason, message.message ?? '');
                break;
            case 'cursor':
                this.carets.moved(message);
                break;
            case 'people':
                this.carets.present(message.people);
                this.runs.present(message.people);
                break;
            case 'task':
                this.showTask(message);
                announce(`Task ${message.index + 1}: ${message.title}`);
                break;
            case 'hint':
                this.brief.addHint(message);
                announce(`Hint: ${message.text}`);
                break;
            case 'pasted':
            case 'done':
                this.outbox.acknowledge(kept => kept.mid === message.mid);
                break;
            case 'constraint':
                this.design.constraint(message);
                break;
            case 'tradeoff':
                this.design.tradeoff(message);
                break;
            case 'error':
                this.failed(message);
                break;
            default:
                break;
        }
        this.work.changed();
        this.status();
    }

    private layOut(): HTMLElement {
        const editor = h(
            'section',
            { class: 'editor pane', attrs: { 'aria-label': 'Code' } },
            this.files.bar.element,
            this.alerts.element,
            this.notice.element,
            this.files.editors,
            this.runs.element,
            this.design.element,
            h('p', {
                class: 'hidden-text',
                text:
                    'Tab indents. Press Escape, then Tab, to leave. F6 goes to the next part of the page. ' +
                    'Where a completion is offered, Tab inserts it, Control and Right its next word, ' +
                    'Escape dismisses it.',
                attrs: { id: 'editor-help' },
            }),
        );
        return h(
            'div',
            { class: 'session-page' },
            this.header.element,
            h('main', { class: 'session' }, this.brief.element, editor, this.assistant.panel.element),
            this.assistant.dialog,
        );
    }

    private updated(message: Extract<HostMessage, { type: 'updates' }>): void {
        this.files.handle(message);
        this.work.proceed();
        const file = this.files.present.get(message.file);
        if (file) this.assistant.changed(file);
        this.carets.received();
        this.pump();
    }

    /** A message was not carried out, and sending it again would not help. */
    private failed({ code, message, mid }: Extract<HostMessage, { type: 'error' }>): void {
        if (mid === undefined) {
            console.warn(`host: ${code}: ${message}`);
            return;
        }
        const parts = [this.files, this.runs, this.review, this.design, this.assistant];
        if (!parts.some(part => part.failed(mid, message))) console.info(`host: ${code}: ${message}`);
    }

    private changed(file: SharedFile): void {
        this.assistant.changed(file);
        this.design.changed(file);
        if (file === this.files.active) this.caretMoved();
    }

    private caretMoved(): void {
        this.assistant.panel.updateContext();
        this.ownCaret.moved();
    }

    private showTask(task: WireTask | null): void {
        this.task = task;
        this.header.showTask(task);
        this.header.showTime(task, this.clock.now());
        this.brief.showTask(task);
        this.runs.showTask(task);
        this.review.showTask(task);
        this.design.showTask(task);
    }

    /** Not at once: an editor must not be asked for its text in the middle of a change. */
    private stirred(): void {
        this.work.changed();
        if (this.pumping) return;
        this.pumping = true;
        queueMicrotask(() => {
            this.pumping = false;
            this.pump();
        });
    }

    /** Sends whatever may go now. */
    private pump(): void {
        if (this.stopped) return;
        if (this.connected) {
            this.files.push();
            this.outbox.flush(message => this.line.send(message));
            this.design.stir();
        }
        this.status();
    }

    private status(): void {
        if (this.stopped) return;
        let state: SaveState = this.unsaved ? 'saving' : 'saved';
        if (!this.connected) state = this.work.safe ? 'offline' : 'alone';
        if (this.files.stuck) state = 'rejected';
        this.saving.show(state, this.unsaved);
        this.runs.refresh();
    }

    private tick(): void {
        this.header.showTime(this.task, this.clock.now());
        this.runs.tick();
        if (this.connected) this.saving.check();
    }

    private key(event: KeyboardEvent): void {
        if (event.key !== 'F6') return;
        event.preventDefault();
        const panes = [...this.element.querySelectorAll<HTMLElement>('.pane:not([hidden])')];
        const at = panes.findIndex(pane => pane.contains(document.activeElement));
        const to = panes[(at + (event.shiftKey ? -1 : 1) + panes.length) % panes.length]!;
        if (to.classList.contains('editor')) this.focusEditor();
        else if (to.classList.contains('assistant')) this.assistant.panel.focus();
        else to.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
    }

    private focusEditor(): void {
        const { active, bar } = this.files;
        if (active && !this.design.focusPreview(active)) active.view.focus();
        else if (!active && this.review.active) this.review.focus();
        else if (!active) bar.focus();
    }
}
