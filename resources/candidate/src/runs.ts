// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Run, Test and the terminal, under the editors. Nothing of it shows while the task has none of it.

import { announce } from './announce';
import { clock } from './clock';
import { h } from './dom';
import type { MenuItem } from './menu';
import { PlaceLinks } from './place_links';
import { printableLine } from './printable';
import { RunBar } from './run_bar';
import { RunInputs } from './run_inputs';
import { RunOutput } from './run_output';
import { RunPanel } from './run_panel';
import type { RunRecord } from './run_record';
import { RunStarter } from './run_starter';
import { runStatus } from './run_status';
import { RunStore } from './run_store';
import { outcomeOf, sentence } from './run_words';
import type { SessionFiles } from './session_files';
import { TerminalPane } from './terminal_pane';
import type { HostMessage, PageMessage, WireTask, WireWelcome } from './wire';

export type RunsHome = {
    send(message: PageMessage): boolean;
    /** Edits that the host has not confirmed; `stuck`: and waiting does not help. */
    edits(): { unsaved: boolean; stuck: boolean };
    /** Session time. */
    now(): number;
};

const terminalHeight = 330;

export class Runs {
    readonly element: HTMLElement;
    private readonly store = new RunStore();
    private readonly starter: RunStarter;
    private readonly bar: RunBar;
    private readonly output: RunOutput;
    private readonly terminal: TerminalPane;
    private readonly panel: RunPanel;
    private task: WireTask | null = null;
    private own = { id: '', name: '' };
    private names = new Map<string, string>();
    private cannot = ''; // why nothing can be run here, as the host says
    private said = ''; // why the last start came to nothing
    private connected = false;
    private stopped = false;
    private readonly inputs: RunInputs;

    constructor(
        files: SessionFiles,
        private readonly home: RunsHome,
    ) {
        const links = new PlaceLinks(files);
        this.inputs = new RunInputs(message => home.send(message));
        this.starter = new RunStarter({
            unsaved: () => home.edits().unsaved,
            send: message => home.send(message),
            changed: () => this.refresh(),
        });
        this.output = new RunOutput({
            input: (run, text, end) => this.type(run, text, end),
            linked: text => links.nodes(text),
            starter: run => this.starterOf(run),
            newest: () => this.showNewest(),
        });
        this.terminal = new TerminalPane({
            send: message => home.send(message),
            leave: () => this.panel.focusTab(),
            opening: () => this.panel.splitter.prefer(terminalHeight),
        });
        this.panel = new RunPanel(this.output.element, this.terminal.element, files.editors, () =>
            this.terminal.shown(),
        );
        this.bar = new RunBar(
            {
                start: test => this.start(test),
                stop: () => this.stopRun(),
                earlier: () => this.earlier(),
            },
            this.panel.fold,
        );
        this.element = h(
            'div',
            { class: 'runs', attrs: { role: 'group', 'aria-label': 'Run' } },
            this.panel.splitter.element,
            this.bar.element,
            this.panel.element,
        );
        this.element.hidden = true;
    }

    welcome({ participant, name, people, running, runs }: WireWelcome): void {
        this.connected = true;
        this.own = { id: participant, name };
        this.present(people);
        this.cannot = running ?? '';
        this.store.load(runs ?? []);
        this.resolveStart();
        this.inputs.resend(run => this.store.get(run)?.going === true);
        this.showTask(this.task);
        this.showAgain();
        this.terminal.set(this.store.terminal(this.task?.index ?? -1), true);
    }

    present(people: readonly { id: string; name: string }[]): void {
        this.names = new Map(people.map(({ id, name }) => [id, name]));
    }

    showTask(task: WireTask | null): void {
        const another = task?.index !== this.task?.index;
        this.task = task;
        const { run, test, terminal } = task ?? {};
        const any = run !== undefined || test !== undefined;
        this.element.hidden = !any && !terminal;
        this.element.classList.toggle('no-runs', !any);
        this.bar.offer({ run, test });
        this.panel.offer(any, terminal === true);
        if (another) this.forTask(task);
        this.refresh();
    }

    private forTask(task: WireTask | null): void {
        this.said = '';
        this.showNewest();
        this.terminal.set(this.store.terminal(task?.index ?? -1), false);
    }

    connectionLost(): void {
        this.connected = false;
        if (this.starter.state === 'saving' && this.starter.giveUp())
            this.said = 'not run: the connection was lost';
        this.terminal.connectionLost();
        this.refresh();
    }

    /** The session does not go on in this page. */
    stop(): void {
        this.stopped = true;
        this.connected = false;
        this.starter.giveUp();
        this.bar.close();
        this.refresh();
    }

    /** True when the message was about a run. */
    handle(message: HostMessage): boolean {
        switch (message.type) {
            case 'running':
                this.cannot = message.why;
                break;
            case 'run-started':
                this.started(message);
                break;
            case 'run-output':
            case 'run-input':
            case 'tests':
            case 'run-finished':
                this.happened(message);
                break;
            case 'terminal-resized':
                break;
            case 'done': // of an input that was sent twice; others may be waiting for it, too
                this.inputs.take(message.mid);
                return false;
            default:
                return false;
        }
        if (message.type !== 'run-output') this.refresh();
        return true;
    }

    /** A request was not carried out. */
    failed(mid: string, reason: string): boolean {
        if (this.terminal.failed(mid, reason)) return true;
        const input = this.inputs.take(mid);
        if (input) {
            if (this.output.shown?.id === input.run) this.output.input.refused(input.text, printableLine(reason));
            return true;
        }
        if (!this.starter.answered(mid)) return false;
        this.said = `not run: ${printableLine(reason)}`;
        announce(sentence(this.said));
        this.refresh();
        return true;
    }

    /** Keys that hold in the whole page but the terminal; taken before the editor's own. */
    key(event: KeyboardEvent): boolean {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey) return false;
        const test = !event.shiftKey;
        if ((test ? this.task?.test : this.task?.run) === undefined) return false;
        const at = event.target as Element;
        if (at.closest('.terminal-screen, textarea, dialog, form, fieldset, .review-form, .review-verdict')) return false;
        event.preventDefault();
        event.stopPropagation();
        if (!event.repeat) this.start(test);
        return true;
    }

    tick(): void {
        if (!this.element.hidden) this.refresh();
    }

    /** After anything that may have changed what can be done; cheap when nothing did. */
    refresh(): void {
        if (this.connected) this.starter.proceed();
        if (this.element.hidden) return;
        const blocked = this.blockedBy();
        const going = this.store.going;
        this.bar.show({
            going: going && this.connected ? (going.test ? 'test' : 'run') : null,
            blocked: blocked ?? (going ? 'A run goes on: one at a time' : this.starting()),
            ...runStatus({
                now: this.home.now(),
                connected: this.connected,
                blocked,
                start: this.starter.state,
                going,
                last: this.ofTask().at(-1) ?? null,
                notice: this.said,
                starter: run => this.starterOf(run),
            }),
            earlier: this.ofTask().length > 1,
        });
        this.output.input.enable(this.inputReason());
        this.terminal.block(this.offlineBy(), blocked);
    }

    private start(test: boolean): void {
        this.refresh();
        if (this.blockedBy() !== null || this.store.going || this.starter.state !== 'idle') return;
        if (this.home.edits().stuck) {
            this.said = 'not run: some changes cannot be saved, see above the editor';
            announce(sentence(this.said));
            this.refresh();
            return;
        }
        this.said = '';
        this.panel.splitter.fold(false);
        this.starter.start(test);
        this.refresh();
    }

    private stopRun(): void {
        const { going } = this.store;
        if (going) this.home.send({ type: 'run-stop', run: going.id });
    }

    private started(message: Extract<HostMessage, { type: 'run-started' }>): void {
        const mine = this.starter.answered(message.mid);
        const wasNewest = this.output.shown === (this.ofTask().at(-1) ?? null);
        const run = this.store.started(message);
        if (!run) return;
        if (run.terminal) {
            this.terminal.set(run, false);
            return;
        }
        this.said = '';
        if (run.task !== this.task?.index) return;
        if (mine) this.panel.showOutput();
        if (mine || wasNewest) this.showNewest();
        const who = this.starterOf(run);
        const what = run.test ? 'Running the tests' : 'Running';
        announce(who === null ? what : `${what}, started by ${printableLine(who, 80)}`);
    }

    private happened(message: Extract<HostMessage, { type: 'run-output' | 'run-input' | 'tests' | 'run-finished' }>): void {
        if (message.type === 'run-input') this.inputs.take(message.mid);
        const run = this.store.take(message);
        if (!run) return;
        if (run.terminal) {
            if (message.type === 'run-output') this.terminal.output(message.text);
            else if (message.type === 'run-finished') this.terminal.ended();
            return;
        }
        if (run === this.output.shown) this.output.changed();
        if (message.type === 'run-finished') announce(`${run.test ? 'Tests' : 'Run'}: ${outcomeOf(run).text}`);
    }

    /** A start that the lost connection left open: the host's list says whether it became a run. */
    private resolveStart(): void {
        if (this.starter.state !== 'asked') return;
        const begun = this.ofAll().some(({ mid }) => this.starter.answered(mid));
        if (!begun && this.starter.giveUp()) this.said = 'not run: the connection was lost';
    }

    private type(run: RunRecord, text: string, end: boolean): void {
        if (run.going && this.inputReason() === null) this.inputs.add(run.id, text, end);
    }

    private inputReason(): string | null {
        if (!this.connected) return 'No connection at the moment';
        const run = this.output.shown;
        const ended = run !== null && (run.inputEnded || this.inputs.ends(run.id));
        return ended ? 'The input has ended' : null;
    }

    private offlineBy(): string | null {
        if (this.stopped) return 'The session does not go on here: nothing can be run';
        return this.connected ? null : 'Offline: runs need the connection';
    }

    private blockedBy(): string | null {
        const offline = this.offlineBy();
        if (offline !== null) return offline;
        return this.cannot ? sentence(printableLine(this.cannot)) : null;
    }

    private starting(): string | null {
        return this.starter.state === 'idle' ? null : 'It is being started';
    }

    private starterOf({ by }: RunRecord): string | null {
        return by === this.own.id || by === this.own.name ? null : (this.names.get(by) ?? by);
    }

    private ofTask(): RunRecord[] {
        return this.task ? this.store.ofTask(this.task.index) : [];
    }

    private ofAll(): RunRecord[] {
        const { going } = this.store;
        return going ? [...this.ofTask(), going] : this.ofTask();
    }

    private showNewest(): void {
        this.output.show(this.ofTask().at(-1) ?? null, true);
    }

    /** After a reconnect the run that was looked at is looked at still. */
    private showAgain(): void {
        const runs = this.ofTask();
        const same = runs.find(({ id }) => id === this.output.shown?.id);
        if (same) this.output.exchange(same, same === runs.at(-1));
        else this.showNewest();
    }

    private earlier(): MenuItem[] {
        const runs = this.ofTask();
        return runs
            .map((run, i): MenuItem => {
                const who = this.starterOf(run);
                const by = who === null ? '' : `, by ${printableLine(who, 40)}`;
                const what = `${run.test ? 'Tests' : 'Run'}: ${outcomeOf(run).text}${by}`;
                return {
                    label: `${clock(run.at)}  ${what}`,
                    act: () => {
                        this.panel.showOutput();
                        this.output.show(run, i === runs.length - 1);
                        this.output.focus();
                    },
                };
            })
            .reverse();
    }
}
