// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that the assistant brings into the page: the conversation, suggestions, completions, and the candidate's
// own tools. It speaks with the host through the outbox where nothing may be lost.

import { announce } from './announce';
import { AssistantPanel } from './assistant';
import { Completions } from './completions';
import type { Outbox } from './outbox';
import { OwnToolsDialog } from './own_tools';
import { pasteReport } from './paste_report';
import type { SessionFiles } from './session_files';
import type { SharedFile } from './shared_file';
import { Suggestions } from './suggestions';
import { freshId, type HostMessage, type PageMessage, type WireWelcome } from './wire';
import type { Question, WireAssistant } from './wire_assistant';

export type AssistantHome = {
    session: string;
    token(): string;
    files: SessionFiles;
    send(message: PageMessage): boolean;
    connected(): boolean;
    now(): number; // ms of session time
    /** Something waits to be sent. */
    stirred(): void;
    /** What is kept in the browser has changed. */
    drafted(): void;
    /** Which assistant this is has become known. */
    known(assistant: WireAssistant): void;
};

const plain: WireAssistant = { kind: 'scripted', name: '', completes: false, own: false, watch: false };

export class AssistantSide {
    readonly panel: AssistantPanel;
    readonly suggestions: Suggestions;
    readonly completions: Completions;
    readonly dialog: HTMLElement;
    private readonly tools: OwnToolsDialog;
    private assistant = plain;

    constructor(
        private readonly home: AssistantHome,
        private readonly outbox: Outbox,
    ) {
        const { files } = home;
        this.tools = new OwnToolsDialog(() => home.token());
        this.dialog = this.tools.element;
        this.panel = new AssistantPanel({
            ask: question => this.ask(question),
            stopReply: prompt => void home.send({ type: 'stop', prompt }),
            ownTools: () => this.tools.open(this.assistant),
            now: () => home.now(),
            active: () => files.active,
            file: id => files.present.get(id),
            files: () => [...files.present.values()],
            pasted: data => this.pasted(data),
            drafted: () => home.drafted(),
        });
        this.suggestions = new Suggestions(
            {
                file: id => files.present.get(id),
                show: file => files.bar.select(file.id),
                place: (prompt, card) => this.panel.offer(prompt, card),
                send: message => void home.send(message),
                changed: () => home.stirred(),
                dismissed: () => this.panel.focus(),
            },
            outbox,
        );
        this.completions = new Completions(
            {
                send: message => home.send(message),
                connected: () => home.connected(),
                file: id => files.present.get(id),
                changed: () => home.stirred(),
            },
            outbox,
        );
    }

    /** Whether the message was about the assistant. */
    handle(message: HostMessage): boolean {
        switch (message.type) {
            case 'prompt':
                this.outbox.acknowledge(kept => kept.mid === message.mid);
                this.panel.prompted(message);
                return true;
            case 'delta':
                this.panel.delta(message.prompt, message.text);
                return true;
            case 'reply':
                this.panel.replied(message);
                return true;
            case 'suggestion':
                this.suggestions.offer(message);
                return true;
            case 'decided':
                this.suggestions.decided(message.suggestion, message.decision, message.lines ?? 0);
                return true;
            case 'completion':
                this.completions.answered(message);
                return true;
            case 'assistant':
                this.show(message);
                return true;
            case 'tool':
                if ('tool' in message) this.panel.toolCalled(message);
                else this.panel.toolEnded(message.call, message.outcome);
                return true;
            default:
                return false;
        }
    }

    welcome({ assistant, turns, suggestions }: WireWelcome): void {
        this.show(assistant ?? plain);
        this.panel.load(turns);
        for (const suggestion of suggestions) this.suggestions.offer(suggestion);
    }

    /** A message that the host did not carry out; whether it was one of these. */
    failed(mid: string, reason: string): boolean {
        const kept = this.outbox.items.find(({ message }) => message.mid === mid)?.message;
        this.outbox.acknowledge(message => message.mid === mid);
        if (this.panel.notAsked(mid, reason)) return true;
        if (kept?.type === 'decide') announce(`Your decision was not recorded: ${reason}.`);
        // Nobody asked for the reports, so nobody has to be troubled with their fate.
        else console.info(`host: ${reason}`);
        return kept !== undefined;
    }

    /** A file's text, caret or version changed. */
    changed(file: SharedFile): void {
        this.suggestions.refresh(file);
        this.completions.confirmed(file);
    }

    connectionLost(): void {
        this.completions.connectionLost();
    }

    stop(): void {
        this.panel.close();
        this.completions.stop();
        this.tools.close();
    }

    private show(assistant: WireAssistant): void {
        this.assistant = assistant;
        this.panel.show(assistant);
        this.completions.allow(assistant.completes);
        this.home.known(assistant);
    }

    private ask(question: Question): void {
        const mid = freshId();
        const message = { type: 'ask', mid, ...question } as const;
        this.outbox.add({ message, twins: this.panel.twins(question.text) });
        this.panel.asking(mid, question);
        this.home.stirred();
    }

    private pasted(data: DataTransfer | null): void {
        const report = pasteReport(data, this.home.session);
        if (!report) return;
        this.outbox.add({ message: report, twins: 0 });
        this.home.stirred();
    }
}
