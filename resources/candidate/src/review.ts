// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The review of a pull request in the code pane: a first tab that is there while the task has one.

import { announce } from './announce';
import { h, replace } from './dom';
import type { FileBar } from './file_bar';
import type { Outbox } from './outbox';
import type { ChangedFile } from './review_file';
import { FilePage } from './review_file_page';
import { ReviewModel } from './review_model';
import { ReviewOverview } from './review_overview';
import type { Place } from './review_pane';
import { ViewReport } from './review_report';
import { ReviewState } from './review_state';
import { ViewedFiles } from './review_viewed';
import { linesText } from './review_words';
import type { Draft } from './review_drafts';
import type { HostMessage, PageMessage, WirePull, WireTask, WireWelcome } from './wire';

const tab = 'pull request'; // no file's id has a blank

export type ReviewHome = {
    send(message: PageMessage): boolean;
    /** Something waits to be sent. */
    stirred(): void;
    drafted(): void;
    /** Words for a review that is over. */
    leftover(text: string): void;
};

type Open = { model: ReviewModel; overview: ReviewOverview; page: FilePage };

function samePull(a: WirePull, b: WirePull): boolean {
    return (
        a.title === b.title &&
        a.author === b.author &&
        a.description === b.description &&
        a.files.length === b.files.length &&
        a.files.every((file, i) => {
            const { path, base, head } = b.files[i]!;
            return file.path === path && file.base === base && file.head === head;
        })
    );
}

export class Review {
    private readonly state: ReviewState;
    private readonly panel = h('div', { class: 'editor-panel review' });
    private readonly report: ViewReport;
    private readonly resized: ResizeObserver;
    private open: Open | null = null;
    private reading = false; // a file, not the overview

    constructor(
        private readonly session: string,
        private readonly bar: FileBar,
        private readonly editors: HTMLElement,
        private readonly outbox: Outbox,
        private readonly home: ReviewHome,
    ) {
        this.state = new ReviewState(outbox);
        this.report = new ViewReport(
            () => (this.active && this.reading ? (this.open?.page.seen() ?? null) : null),
            message => this.home.send(message),
        );
        this.resized = new ResizeObserver(() => {
            if (this.active) this.open?.page.shown();
        });
    }

    /** Its tab is in front. */
    get active(): boolean {
        return this.open !== null && this.bar.selected === tab;
    }

    get drafts(): Draft[] {
        return this.open?.model.drafts.items ?? [];
    }

    /** Of earlier page loads. */
    addDrafts(drafts: readonly Draft[]): void {
        const task = this.open?.model.task;
        this.open?.model.addDrafts(drafts.filter(draft => draft.task === task));
        this.leave(drafts.filter(draft => draft.task !== task));
    }

    focus(): void {
        if (this.reading) this.open?.page.focus();
        else this.open?.overview.focus();
    }

    /** At every join and every new task. The same pull request goes on where it was. */
    showTask(task: WireTask | null): void {
        const pull = task?.pull;
        const { model } = this.open ?? {};
        if (model && pull && model.task === task.index && samePull(model.pull, pull)) return;
        this.close();
        if (pull && task) this.begin(pull, task.index);
    }

    welcome(welcome: WireWelcome): void {
        this.state.identify(welcome.participant, welcome.people);
        this.open?.model.welcome(welcome);
        this.report.forget();
    }

    handle(message: HostMessage): void {
        if (message.type === 'people') this.state.people(message.people);
        // What was said in a review that is over is acknowledged as well.
        if (this.open) this.open.model.handle(message);
        else this.state.handle(message);
    }

    /** A message was not carried out. False: it was none of a review. */
    failed(mid: string, reason: string): boolean {
        if (this.open) return this.open.model.failed(mid, reason);
        const message = this.state.takeBack(mid);
        if (message && 'text' in message && message.text) this.home.leftover(message.text);
        return message !== null;
    }

    /** The session does not go on in this page: everything stays readable. */
    stop(): void {
        this.report.stop();
        if (!this.open) return;
        const { model, page, overview } = this.open;
        model.stopped = true;
        page.freeze();
        overview.freeze();
    }

    private begin(pull: WirePull, task: number): void {
        this.state.clear();
        const model = new ReviewModel(pull, task, this.state, this.outbox, {
            stirred: () => this.home.stirred(),
            drafted: () => this.home.drafted(),
            changed: () => this.refresh(),
        });
        const viewed = new ViewedFiles(this.session, task);
        const page = new FilePage(model, viewed, {
            overview: () => this.showOverview(),
            moved: () => this.report.moved(),
            viewed: () => this.open?.overview.refresh(),
        });
        const overview = new ReviewOverview(model, viewed, (file, place) => this.read(file, place));
        this.open = { model, overview, page };
        this.reading = false;
        const help =
            'C comments on the line. F7 goes to the next change. N and P change the file. Tab leaves the text.';
        replace(
            this.panel,
            overview.element,
            page.element,
            h('p', { class: 'hidden-text', text: help, attrs: { id: 'review-help' } }),
        );
        page.element.hidden = true;
        this.editors.append(this.panel);
        this.bar.addFirst(tab, 'Pull request', this.panel);
        this.resized.observe(this.panel);
    }

    private close(): void {
        if (!this.open) return;
        const { model, page, overview } = this.open;
        const unsent = model.drafts.items;
        this.open = null;
        this.resized.disconnect();
        page.destroy();
        overview.destroy();
        this.bar.remove(tab);
        this.leave(unsent);
    }

    private leave(drafts: readonly Draft[]): void {
        const texts = drafts.map(draft =>
            draft.kind === 'verdict' ? draft.text : `${draft.file}, ${linesText(draft)}: ${draft.text}`,
        );
        if (texts.length) this.home.leftover(texts.join('\n\n'));
    }

    private refresh(): void {
        this.open?.overview.refresh();
        this.open?.page.refresh();
    }

    private read(file: ChangedFile, place: Place | null): void {
        const { page, overview } = this.open!;
        this.reading = true;
        overview.element.hidden = true;
        page.element.hidden = false;
        page.open(file, place, true);
        announce(file.path);
    }

    private showOverview(): void {
        const { page, overview } = this.open!;
        this.reading = false;
        page.close();
        page.element.hidden = true;
        overview.element.hidden = false;
        overview.refresh();
        overview.focus();
    }
}
