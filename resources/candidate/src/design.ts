// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The discussion of a system's design: the document with its diagrams, and below the editors the constraints and the
// trade-offs. Nothing of it is there in another task.

import { announce } from './announce';
import { ConstraintList } from './constraint_list';
import { DesignDocument } from './design_document';
import { button, h } from './dom';
import type { TradeoffDraft } from './kept_store';
import type { Outbox } from './outbox';
import type { SharedFile } from './shared_file';
import { Tabs } from './tabs';
import { TradeoffLog } from './tradeoff_log';
import type { PageMessage, WireConstraint, WireDesign, WireTask, WireTradeoff } from './wire';

const afterTheLine = 1500; // ms: that the line is there again is said first

export type DesignHome = {
    session: string;
    send(message: PageMessage): boolean;
    connected(): boolean;
    file(id: string): SharedFile | undefined;
    /** Puts a file in front. */
    show(id: string): void;
    stirred(): void;
    drafted(): void;
};

export class Design {
    /** Empty in another task. */
    readonly element = h('div', { class: 'design-place' });
    private readonly log: HTMLElement;
    private readonly document: DesignDocument;
    private readonly constraints: ConstraintList;
    private readonly tradeoffs: TradeoffLog;
    private readonly tabs = new Tabs('design', 'Constraints and trade-offs', () => this.turned());
    private readonly news = button('', 'flat', () => this.showNews());
    private readonly fold = button('Hide', 'flat', () => this.setFolded(!this.folded));
    private fileId: string | null = null;
    private folded = false;
    private welcomed = false;
    private brought: string | null = null; // the document that was put in front when its task began

    constructor(
        private readonly home: DesignHome,
        outbox: Outbox,
    ) {
        this.document = new DesignDocument(home.send, home.connected);
        this.constraints = new ConstraintList(home.session, () => this.mark());
        this.tradeoffs = new TradeoffLog(outbox, {
            stirred: home.stirred,
            drafted: home.drafted,
            counted: count => this.tabs.rename('tradeoffs', count ? `Trade-offs (${count})` : 'Trade-offs'),
        });
        this.news.classList.add('news');
        this.fold.classList.add('fold');
        const bar = h('div', { class: 'log-bar' }, this.tabs.bar, h('span', { class: 'grow' }), this.news, this.fold);
        this.log = h(
            'div',
            { class: 'design-log', attrs: { role: 'region', 'aria-label': 'Constraints and trade-offs' } },
            bar,
            this.constraints.element,
            this.tradeoffs.element,
        );
        this.tabs.add({ id: 'constraints', label: 'Constraints', panel: this.constraints.element });
        this.tabs.add({ id: 'tradeoffs', label: 'Trade-offs', panel: this.tradeoffs.element });
        this.tradeoffs.refresh();
        this.setFolded(false);
        this.mark();
    }

    showTask(task: WireTask | null): void {
        this.fileId = task?.design?.file ?? null;
        const wanted = this.fileId !== null;
        // Not put in again at every join: who stands in it stays there.
        if (wanted && !this.log.parentElement) this.element.append(this.log);
        else if (!wanted) this.log.remove();
        this.moved();
    }

    /** After every join. */
    welcome(design: WireDesign | undefined): void {
        if (design) {
            const fresh = design.constraints.filter(one => this.constraints.add(one));
            if (this.welcomed && fresh.length)
                window.setTimeout(() => announce(fresh.map(spoken).join(' ')), afterTheLine);
            this.tradeoffs.load(design.tradeoffs);
        }
        this.welcomed = true;
        this.document.retry();
    }

    /** What is in the outbox, and these forms, are of earlier page loads. */
    takeUp(drafts: readonly TradeoffDraft[]): void {
        this.tradeoffs.refresh();
        for (const draft of drafts) this.tradeoffs.addDraft(draft);
    }

    get drafts(): TradeoffDraft[] {
        return this.tradeoffs.drafts;
    }

    constraint(constraint: WireConstraint): void {
        if (this.constraints.add(constraint)) announce(spoken(constraint));
    }

    tradeoff(message: WireTradeoff): void {
        this.tradeoffs.recordedOne(message);
    }

    /** Whether a refusal spoke of a trade-off. */
    failed(mid: string, reason: string): boolean {
        return this.tradeoffs.refused(mid, reason);
    }

    /** A file came, went or got another editor. */
    moved(): void {
        const file = this.fileId === null ? undefined : this.home.file(this.fileId);
        this.document.attach(file ?? null);
        if (!file || this.brought === this.fileId) return;
        this.brought = this.fileId;
        this.home.show(file.id);
    }

    changed(file: SharedFile): void {
        this.document.changed(file);
    }

    focusPreview(file: SharedFile): boolean {
        return this.document.focusPreview(file);
    }

    /** Something was confirmed. */
    stir(): void {
        this.document.stir();
    }

    connectionLost(): void {
        this.document.connectionLost();
    }

    /** The session does not go on in this page. */
    stop(): void {
        this.document.stop();
        this.tradeoffs.stop();
    }

    private turned(): void {
        if (this.tabs.selected === 'constraints' && this.element.contains(document.activeElement))
            this.constraints.lookedAt();
        this.setFolded(false);
    }

    private showNews(): void {
        this.tabs.select('constraints');
        this.constraints.element.focus();
        this.constraints.lookedAt();
    }

    private mark(): void {
        const { count, unseen } = this.constraints;
        const fresh = unseen.length ? `, ${unseen.length} new` : '';
        this.tabs.rename('constraints', count ? `Constraints (${count}${fresh})` : 'Constraints');
        const newest = unseen[unseen.length - 1];
        this.news.hidden = !newest;
        this.news.textContent = newest ? `New constraint: ${newest.title}` : '';
        this.news.title = newest ? newest.title : '';
    }

    private setFolded(folded: boolean): void {
        this.folded = folded;
        this.log.classList.toggle('folded', folded);
        this.fold.textContent = folded ? 'Show' : 'Hide';
        this.fold.setAttribute('aria-expanded', String(!folded));
        this.fold.setAttribute('aria-label', `${folded ? 'Show' : 'Hide'} constraints and trade-offs`);
    }
}

function spoken({ title, text }: WireConstraint): string {
    return `New constraint: ${title}. ${text}`;
}
