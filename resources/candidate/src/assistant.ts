// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conversation with the assistant, and what the candidate's own tools said and did.

import { announce } from './announce';
import { Composer, type ComposerActions } from './composer';
import { button, h, replace } from './dom';
import { endingWords } from './endings';
import { icon } from './icons';
import type { SuggestionCard } from './suggestion_card';
import { firstWords, Turn, type TurnQuestion } from './turn';
import type {
    Question,
    ToolOutcome,
    WireAssistant,
    WirePrompt,
    WireReply,
    WireToolCall,
    WireTurn,
} from './wire_assistant';

export type AssistantActions = Omit<ComposerActions, 'stop'> & {
    /** Asks the host to end a reply. */
    stopReply(prompt: string): void;
    /** The dialog about the candidate's own tools. */
    ownTools(): void;
    now(): number; // ms of session time
};

const stopPatience = 5000; // ms until a stop that nothing came of may be pressed again
const ownToolWords = 'Use your own tool';
const inviting =
    'Ask about the task or the code, or ask for an edit. Its edits are only put in when you insert them.';
const onlyOwn = 'This interview has no assistant of its own. You may use your own tool; what it does is shown here.';

export class AssistantPanel {
    readonly element: HTMLElement;
    private readonly turns = new Map<string, Turn>();
    private readonly sending = new Map<string, Turn>();
    private readonly stopping = new Set<string>();
    private early: WireToolCall[] = []; // before their prompt
    private readonly list = h('div', { class: 'turns' });
    private readonly scroller = h(
        'div',
        { class: 'conversation', attrs: { tabindex: '0', role: 'region', 'aria-label': 'Conversation' } },
        this.list,
    );
    private readonly empty = h('div', { class: 'empty t2' }, h('p', { text: inviting }));
    private readonly which = h('span', { class: 'cap t3 which', text: 'the same for every candidate' });
    private readonly ownTools: HTMLButtonElement;
    private readonly composer: Composer;
    private assistant: WireAssistant = { kind: 'scripted', name: '', completes: false, own: false, watch: false };
    private last: Turn | null = null; // of those that the assistant here answers

    constructor(private readonly actions: AssistantActions) {
        this.composer = new Composer({ ...actions, stop: () => this.stop() });
        this.ownTools = button('', 'flat', () => actions.ownTools(), icon('plug'));
        this.ownTools.classList.add('bar-button');
        this.ownTools.setAttribute('aria-label', ownToolWords);
        this.ownTools.title = ownToolWords;
        this.ownTools.hidden = true;
        this.list.append(this.empty);
        this.element = h(
            'section',
            { class: 'assistant pane', attrs: { 'aria-label': 'Assistant' } },
            h('div', { class: 'bar' }, h('h2', { text: 'Assistant' }), this.which, this.ownTools),
            this.scroller,
            this.composer.element,
        );
        new ResizeObserver(() => this.follow()).observe(this.list);
    }

    /** Which assistant this session has; a later word replaces an earlier one. */
    show(assistant: WireAssistant): void {
        this.assistant = assistant;
        const { kind, name, own, watch } = assistant;
        const none = kind === 'none';
        const named = kind === 'model' && name !== '';
        replace(
            this.which,
            named ? h('span', { class: 'which-name', text: name, attrs: { title: name } }) : null,
            h('span', { text: none ? 'none in this interview' : `${named ? ', ' : ''}the same for every candidate` }),
        );
        this.ownTools.hidden = !own && !watch;
        this.composer.element.hidden = none;
        this.element.classList.toggle('none', none);
        replace(
            this.empty,
            h('p', { text: none ? onlyOwn : inviting }),
            own || watch ? button(ownToolWords, '', () => this.actions.ownTools(), icon('plug', 14)) : null,
        );
        this.element.hidden = none && !own && !watch && this.turns.size === 0;
        this.streamed();
    }

    focus(): void {
        if (this.composer.element.hidden) this.scroller.focus();
        else this.composer.focus();
    }

    load(turns: WireTurn[]): void {
        for (const turn of turns) {
            const known = this.turns.get(turn.id);
            if (known) known.interrupted();
            else this.prompted({ ...turn, text: turn.prompt, mid: turn.mid ?? '' });
            for (const call of turn.tools ?? []) this.turns.get(turn.id)!.tool(call);
            const { id, reply, replyAt, ending, why, wait } = turn;
            if (reply !== undefined && replyAt !== undefined)
                this.complete(id, { prompt: id, text: reply, at: replyAt, ...defined({ ending, why, wait }) });
        }
        this.streamed();
        for (const prompt of this.stopping) this.actions.stopReply(prompt);
    }

    /** How many turns there are with these words. */
    twins(text: string): number {
        return [...this.turns.values(), ...this.sending.values()].filter(({ prompt }) => prompt === text).length;
    }

    get draft(): string {
        return this.composer.draft;
    }

    addDraft(text: string): void {
        this.composer.addDraft(text);
    }

    /** An own prompt, shown before the host has it. */
    asking(mid: string, question: Question): void {
        const turn = this.newTurn(question, null);
        this.sending.set(mid, turn);
        this.stick = true;
        this.follow();
    }

    prompted(prompt: WirePrompt): void {
        const known = this.turns.get(prompt.id);
        if (known) return known.retold(prompt); // an own tool told of it before its words
        const own = this.sending.get(prompt.mid);
        this.sending.delete(prompt.mid);
        const turn = own ?? this.newTurn(prompt, prompt.at);
        turn.id = prompt.id;
        turn.sent(prompt.at, prompt.context);
        this.turns.set(prompt.id, turn);
        if (own && this.assistant.kind === 'model') turn.thinking();
        this.early = this.early.filter(call => call.prompt !== prompt.id || (turn.tool(call), false));
        this.streamed();
    }

    /** The host did not take an own prompt. Its words go back to the field. */
    notAsked(mid: string, reason: string): boolean {
        const turn = this.sending.get(mid);
        if (!turn) return false;
        this.sending.delete(mid);
        turn.refused(reason);
        this.composer.giveBack(turn.prompt);
        announce(`Your question was not sent: ${reason}.`);
        return true;
    }

    delta(prompt: string, text: string): void {
        const turn = this.turns.get(prompt);
        const began = turn !== undefined && !turn.answering;
        turn?.delta(text);
        if (began) this.streamed();
    }

    replied(reply: WireReply): void {
        const turn = this.turns.get(reply.prompt);
        if (!turn) return;
        this.complete(reply.prompt, reply);
        this.streamed();
        const who = turn.question.from ?? 'The assistant';
        const ending = endingWords(reply, reply.text !== '');
        const said = reply.text ? `${who} answered: ${reply.text.slice(0, 400)}` : '';
        announce([said, ending].filter(Boolean).join(' '));
    }

    offer(prompt: string, card: SuggestionCard): void {
        this.turns.get(prompt)?.offer(card);
    }

    /** A call stands with its prompt, which may come later; one without, with the newest of an own tool. */
    toolCalled(call: WireToolCall): void {
        const own = [...this.turns.values()].filter(({ question }) => question.from !== undefined);
        const turn = this.turns.get(call.prompt ?? '') ?? (call.prompt ? undefined : own.pop());
        if (turn) turn.tool(call);
        else this.early.push(call);
    }

    toolEnded(call: string, outcome: ToolOutcome): void {
        for (const { tools } of this.turns.values()) tools.ended(call, outcome);
        this.early = this.early.map(early => (early.call === call ? { ...early, outcome } : early));
    }

    updateContext(): void {
        this.composer.updateContext();
    }

    close(): void {
        this.composer.close();
        for (const turn of this.turns.values()) turn.close();
    }

    private complete(prompt: string, { text, at, ending, why, wait }: WireReply): void {
        this.stopping.delete(prompt);
        this.turns.get(prompt)?.complete(text, at, this.actions.now(), defined({ ending, why, wait }));
    }

    private newTurn(question: TurnQuestion, at: number | null): Turn {
        const turn = new Turn(question, at, {
            retry: which => this.retry(which),
            pushBack: which => this.composer.pushBack(which.id, which.replyWords || firstWords(which.prompt)),
        });
        const about = this.turns.get(question.about ?? '');
        if (question.as) turn.describe(question.as, about?.replyWords ?? 'an earlier reply');
        if (question.as === 'retry') about?.retried();
        this.empty.remove();
        this.element.hidden = false;
        this.list.append(turn.element);
        if (question.from === undefined) {
            this.last?.setLast(false);
            this.last = turn;
            turn.setLast(true);
        }
        return turn;
    }

    private retry({ id, question: { text, context } }: Turn): void {
        this.actions.ask({ text, context, about: id, as: 'retry' });
        this.composer.focus();
    }

    /** Replies that can be stopped: those that stream, and of a model the newest, which may think for a while. */
    private get under(): Turn[] {
        const model = this.assistant.kind === 'model';
        const thinks = (turn: Turn) => model && turn === this.last;
        return [...this.turns.values()].filter(turn => turn.waiting && (turn.answering || thinks(turn)));
    }

    private stop(): void {
        for (const { id } of this.under) {
            this.stopping.add(id);
            this.actions.stopReply(id);
            window.setTimeout(() => {
                this.stopping.delete(id);
                this.streamed();
            }, stopPatience);
        }
        this.streamed();
        announce('Stopping the reply.');
    }

    private streamed(): void {
        const { under } = this;
        const any = under.length > 0;
        this.composer.setStreaming(any, any && under.every(({ id }) => this.stopping.has(id)));
    }

    // New text keeps the end in view, unless the candidate scrolled up to read.
    private stick = true;
    private top = 0; // where it stood last; only people move it up
    private follow(): void {
        if (!this.scroller.onscroll) {
            this.scroller.onscroll = () => {
                const { scrollTop, scrollHeight, clientHeight } = this.scroller;
                if (scrollHeight - scrollTop - clientHeight < 40) this.stick = true;
                else if (scrollTop < this.top) this.stick = false;
                this.top = scrollTop;
                this.scroller.classList.toggle('reading', !this.stick);
            };
        }
        if (this.stick) this.scroller.scrollTop = this.scroller.scrollHeight;
    }
}

/** Without the members that are not there. */
function defined<T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } {
    return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
        [K in keyof T]?: NonNullable<T[K]>;
    };
}
